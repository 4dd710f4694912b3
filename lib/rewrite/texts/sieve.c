/* A sieve before the patterns of a language, most of which are in no given sentence.
 *
 * Method: the needles of all patterns (needle.c) are in one table, by the three characters of each that are rarest in texts. A text is
 * folded (small letters, one blank for each run of blanks) and gone through once: at each three characters that the table knows, the whole
 * needle is compared, and found ones set their patterns' bits. The bits of texts inside the region, the text that is worked on, are kept by
 * place, and so are those of texts elsewhere that are held; those of the last other text beside a copy of it.
 *
 * Invariant: what the sieve holds back has no match: other characters that PCRE2 takes for s, k, å and ß let everything through. */
#include "sieve.h"

#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 1 << 13, PATTERNS = 1024, WORDS = PATTERNS / 64, TEXT_MAX = 2048, LEAST_KEPT = 64, MOST_KEPT = 1 << 16, UNIT_BYTES = 48 };

struct entry {
	struct needle needle;
	uint32_t three;
	uint8_t at; /* of the three in the needle */
	uint16_t pattern;
	uint16_t next; /* from 1 */
};

struct kept {
	const char *s;
	size_t n;
	uint64_t bits[WORDS];
};

struct held {
	struct kept of; /* s NULL: empty */
	bool noted;
};

struct sieve {
	struct entry *entries;
	size_t n_entries, cap;
	unsigned patterns;
	struct coco_str region; /* nobody changes it until the next region */
	struct kept *kept;      /* of texts in the region, by place */
	size_t n_kept, kept_cap;
	struct held *held; /* texts elsewhere that nobody changes, by place; a power of two of them, half of them empty at least */
	size_t n_held, in_held;
	struct coco_str asked; /* the last of the region or of the held ones, and its bits */
	const uint64_t *asked_bits;
	bool noted; /* `last` has the bits of `copy` */
	size_t n_copy;
	uint64_t last[WORDS];
	char copy[TEXT_MAX];
	bool failed;
	struct coco_err fault;
	uint16_t heads[BUCKETS];
};

struct sieve *sieve_new(void)
{
	return calloc(1, sizeof(struct sieve));
}

void sieve_free(struct sieve *sieve)
{
	if (!sieve)
		return;
	free(sieve->entries);
	free(sieve->kept);
	free(sieve->held);
	free(sieve);
}

int sieve_fails(struct sieve *sieve, const struct coco_err *fault)
{
	if (!sieve->failed)
		sieve->fault = *fault;
	sieve->failed = true;
	return -1;
}

int sieve_sound(const struct sieve *sieve, struct coco_err *err)
{
	if (!sieve || !sieve->failed)
		return 0;
	*err = sieve->fault;
	return -1;
}

/* ---- folding ---- */

/* The small letter of a Latin letter from À to ž; 0: no letter, or ſ. */
static unsigned small(unsigned cp)
{
	if (cp < 0xC0 || cp > 0x17E || cp == 0xD7 || cp == 0xF7)
		return 0;
	if (cp < 0x100)
		return cp <= 0xDE ? cp + 0x20 : cp;
	if (cp == 0x138 || cp == 0x149)
		return cp;
	if (cp == 0x178)
		return 0xFF;
	bool capital_is_odd = (cp >= 0x139 && cp <= 0x148) || cp >= 0x179;
	return (cp & 1) == capital_is_odd ? cp + 1 : cp;
}

static char fold_ascii(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c >= '\t' && c <= '\r' ? ' ' : c);
}

/* Bytes of the blank of other kinds that `text` begins with: what \s matches. */
static size_t odd_blank(struct coco_str text)
{
	static const char *const blanks[] = {"\xC2\xA0", "\xC2\x85", "\xE1\x9A\x80", "\xE1\xA0\x8E", "\xE2\x81\x9F", "\xE3\x80\x80"};
	for (size_t i = 0; i < COCO_LEN(blanks); i++)
		if (coco_str_starts(text, blanks[i]))
			return strlen(blanks[i]);
	if (text.n < 3 || text.s[0] != '\xE2' || text.s[1] != '\x80')
		return 0;
	unsigned third = (unsigned char)text.s[2];
	return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0;
}

size_t fold_char(struct coco_str text, char *to, size_t *length)
{
	unsigned char c = (unsigned char)text.s[0];
	*length = 1;
	to[0] = '\0';
	if (c < 0x80) {
		to[0] = fold_ascii(text.s[0]);
		return 1;
	}
	if (c >= 0xC3 && c <= 0xC5 && text.n > 1) {
		unsigned cp = small((c & 0x1FU) << 6 | ((unsigned char)text.s[1] & 0x3FU));
		*length = 2;
		if (cp == 0)
			return 1;
		to[0] = (char)(0xC0 | cp >> 6);
		to[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	size_t blank = odd_blank(text);
	if (blank > 0) {
		*length = blank;
		to[0] = ' ';
	}
	return 1;
}

/* ſ, ẞ, K and Å (Kelvin, Ångström): PCRE2 takes them for s, ß, k, å. */
static bool has_twin(struct coco_str text)
{
	return coco_str_starts(text, "\xC5\xBF") || coco_str_starts(text, "\xE1\xBA\x9E") || coco_str_starts(text, "\xE2\x84\xAA") ||
	       coco_str_starts(text, "\xE2\x84\xAB");
}

/* ---- needles ---- */

static uint32_t three_at(const char *s)
{
	return (uint32_t)(unsigned char)s[0] << 16 | (uint32_t)(unsigned char)s[1] << 8 | (unsigned char)s[2];
}

static uint32_t bucket(uint32_t three)
{
	return three * 2654435761U >> 19;
}

/* Where the three characters are that texts have least. */
static size_t rarest(const struct needle *needle)
{
	size_t best = 0;
	unsigned most = 0;
	for (size_t i = 0; i + 3 <= needle->n; i++) {
		unsigned sum = 0;
		for (size_t k = i; k < i + 3; k++)
			sum += needle->s[k] == ' ' || needle->s[k] == 'e' ? 1
			       : strchr("tainosr", needle->s[k])          ? 2
			       : strchr("hldcum", needle->s[k])           ? 3
			                                                  : 4;
		if (sum > most) {
			most = sum;
			best = i;
		}
	}
	return best;
}

unsigned sieve_add(struct sieve *sieve, const struct needle *needles, size_t count)
{
	if (sieve->patterns + 1 >= PATTERNS || sieve->n_entries + count > UINT16_MAX)
		return 0;
	for (size_t i = 0; i < count; i++) {
		if (coco_grow(&sieve->entries, &sieve->cap, sieve->n_entries, sizeof *sieve->entries) != 0)
			return 0; /* what is in sets a bit that nobody asks for */
		size_t at = rarest(&needles[i]);
		uint32_t three = three_at(needles[i].s + at);
		uint16_t *head = &sieve->heads[bucket(three)];
		sieve->entries[sieve->n_entries++] = (struct entry){needles[i], three, (uint8_t)at, (uint16_t)(sieve->patterns + 1), *head};
		*head = (uint16_t)sieve->n_entries;
	}
	sieve->noted = false;
	sieve->asked = COCO_STR_NONE;
	if (sieve->n_kept > 0)
		memset(sieve->kept, 0, sieve->n_kept * sizeof *sieve->kept);
	for (size_t i = 0; i < sieve->n_held; i++)
		sieve->held[i].noted = false;
	return ++sieve->patterns;
}

/* ---- texts ---- */

static bool goes_on(const char *folded, size_t at)
{
	char c = folded[at];
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static void look(const struct sieve *sieve, const char *folded, size_t n, size_t at, uint32_t three, uint64_t bits[WORDS])
{
	for (unsigned e = sieve->heads[bucket(three)]; e > 0; e = sieve->entries[e - 1].next) {
		const struct entry *entry = &sieve->entries[e - 1];
		const struct needle *needle = &entry->needle;
		if (entry->three != three || at < entry->at)
			continue;
		size_t start = at - entry->at, stop = start + needle->n;
		if (stop > n || memcmp(folded + start, needle->s, needle->n) != 0 || (needle->begins && start > 0 && goes_on(folded, start - 1)) ||
		    (needle->ends && stop < n && goes_on(folded, stop)))
			continue;
		bits[entry->pattern / 64] |= UINT64_C(1) << entry->pattern % 64;
	}
}

static void note(const struct sieve *sieve, struct coco_str text, uint64_t bits[WORDS])
{
	char folded[TEXT_MAX + 2];
	size_t n = 0, length;
	memset(bits, 0, WORDS * sizeof *bits);
	for (size_t i = 0; i < text.n; i += length) {
		if ((unsigned char)text.s[i] < 0x80) {
			folded[n] = fold_ascii(text.s[i]);
			n += folded[n] != ' ' || n == 0 || folded[n - 1] != ' ';
			length = 1;
			continue;
		}
		struct coco_str rest = {text.s + i, text.n - i};
		if ((unsigned char)text.s[i] >= 0xC5 && has_twin(rest)) {
			memset(bits, 0xFF, WORDS * sizeof *bits);
			return;
		}
		size_t put = fold_char(rest, folded + n, &length);
		n += folded[n] == ' ' && n > 0 && folded[n - 1] == ' ' ? 0 : put;
	}
	for (size_t i = 0, three = 0; i < n; i++) {
		three = (three << 8 | (unsigned char)folded[i]) & 0xFFFFFF;
		if (sieve->heads[bucket((uint32_t)three)] && i >= 2)
			look(sieve, folded, n, i - 2, (uint32_t)three, bits);
	}
}

void sieve_region(struct sieve *sieve, struct coco_str text)
{
	size_t n = LEAST_KEPT;
	sieve->region = sieve->asked = COCO_STR_NONE;
	while (n < MOST_KEPT && n * UNIT_BYTES < text.n)
		n *= 2;
	if (text.n == 0)
		return;
	if (n > sieve->kept_cap) {
		struct kept *more = realloc(sieve->kept, n * sizeof *more);
		if (!more)
			return; /* bits are not kept then */
		sieve->kept = more;
		sieve->kept_cap = n;
	}
	memset(sieve->kept, 0, n * sizeof *sieve->kept);
	sieve->n_kept = n;
	sieve->region = text;
}

static uint64_t place_in_memory(struct coco_str text)
{
	return ((uint64_t)(uintptr_t)text.s << 12 ^ text.n) * UINT64_C(0x9E3779B97F4A7C15) >> 32;
}

/* Where a text is held; its s is NULL where it is not. */
static struct held *held_at(const struct sieve *sieve, struct coco_str text)
{
	size_t i = (size_t)place_in_memory(text) & (sieve->n_held - 1);
	while (sieve->held[i].of.s && (sieve->held[i].of.s != text.s || sieve->held[i].of.n != text.n))
		i = (i + 1) & (sieve->n_held - 1);
	return &sieve->held[i];
}

void sieve_hold(struct sieve *sieve, const struct coco_str *texts, size_t count)
{
	size_t need = LEAST_KEPT;
	sieve->asked = COCO_STR_NONE;
	while (need < 2 * (sieve->in_held + count))
		need *= 2;
	if (need > sieve->n_held) {
		struct held *old = sieve->held, *more = calloc(need, sizeof *more);
		const size_t n = sieve->n_held;
		if (!more)
			return; /* these are not held then */
		sieve->held = more;
		sieve->n_held = need;
		for (size_t i = 0; i < n; i++)
			if (old[i].of.s)
				*held_at(sieve, (struct coco_str){old[i].of.s, old[i].of.n}) = old[i];
		free(old);
	}
	for (size_t i = 0; i < count; i++) {
		struct held *held = texts[i].n ? held_at(sieve, texts[i]) : NULL;
		if (!held || held->of.s)
			continue;
		*held = (struct held){.of = {.s = texts[i].s, .n = texts[i].n}};
		sieve->in_held++;
	}
}

void sieve_release(struct sieve *sieve)
{
	free(sieve->held);
	sieve->held = NULL;
	sieve->asked = COCO_STR_NONE;
	sieve->n_held = sieve->in_held = 0;
}

/* Where the bits of a text in the region are kept, or will be. */
static struct kept *place_of(const struct sieve *sieve, struct coco_str text)
{
	enum { TRIES = 4 };
	uint64_t place = ((uint64_t)(text.s - sieve->region.s) << 12 ^ text.n) * UINT64_C(0x9E3779B97F4A7C15) >> 32;
	for (size_t i = 0; i < TRIES; i++) {
		struct kept *kept = &sieve->kept[(place + i) & (sieve->n_kept - 1)];
		if (!kept->s || (kept->s == text.s && kept->n == text.n))
			return kept;
	}
	return &sieve->kept[place & (sieve->n_kept - 1)];
}

static const uint64_t *remember(struct sieve *sieve, struct coco_str text, const uint64_t *bits)
{
	sieve->asked = text;
	return sieve->asked_bits = bits;
}

static const uint64_t *bits_of(struct sieve *sieve, struct coco_str text)
{
	if (text.s == sieve->asked.s && text.n == sieve->asked.n)
		return sieve->asked_bits;
	if (sieve->region.n > 0 && text.s >= sieve->region.s && text.s + text.n <= sieve->region.s + sieve->region.n) {
		struct kept *kept = place_of(sieve, text);
		if (kept->s != text.s || kept->n != text.n) {
			kept->s = text.s;
			kept->n = text.n;
			note(sieve, text, kept->bits);
		}
		return remember(sieve, text, kept->bits);
	}
	struct held *held = sieve->n_held ? held_at(sieve, text) : NULL;
	if (held && held->of.s) {
		if (!held->noted)
			note(sieve, text, held->of.bits);
		held->noted = true;
		return remember(sieve, text, held->of.bits);
	}
	if (!sieve->noted || sieve->n_copy != text.n || memcmp(sieve->copy, text.s, text.n) != 0) {
		memcpy(sieve->copy, text.s, text.n);
		sieve->n_copy = text.n;
		sieve->noted = true;
		note(sieve, text, sieve->last);
	}
	return sieve->last;
}

bool sieve_passes(struct sieve *sieve, unsigned pattern, struct coco_str text)
{
	if (text.n > TEXT_MAX || text.n == 0)
		return true;
	return bits_of(sieve, text)[pattern / 64] >> pattern % 64 & 1;
}
