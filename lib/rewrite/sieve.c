/* What a pattern can't do without: a sieve before the patterns of a language, most of which are in no given sentence.
 *
 * Method: of each alternative of a pattern the longest run of ASCII letters that every match of it holds is a needle (of a group, if that
 * is better, one of each of its alternatives). Of a text the sets of three letters that stand side by side in it are noted in a table of
 * bits, small letters and capitals alike; a pattern of none of whose needles all threes are there has no match. Tables of texts are kept by
 * the texts' hashes. A pattern with an alternative without a needle is always asked.
 *
 * Invariant: what the sieve holds back has no match: two other characters that PCRE2 takes for s and k let everything through. */
#include "pattern.h"

#include <stdlib.h>
#include <string.h>

enum { BITS = 1 << 13, KEPT = 128, TEXT_MAX = 2048, THREES = 5, RUN = 3, DEPTH = 30 };

struct needle {
	uint16_t threes[THREES];
	unsigned n;
};

struct threes {
	size_t length;
	uint64_t hash;
	bool filled;
	uint64_t bits[BITS / 64];
};

struct sieve {
	struct threes kept[KEPT];
};

struct sieve *sieve_new(void)
{
	return calloc(1, sizeof(struct sieve));
}

void sieve_free(struct sieve *sieve)
{
	free(sieve);
}

/* ---- needles ---- */

struct span {
	const char *start;
	size_t n;
};

struct spans {
	struct span *items;
	size_t n, cap;
	bool failed;
};

static bool letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* The end of what begins at `p` with a backslash. */
static const char *escape_end(const char *p, const char *end)
{
	char kind = p + 1 < end ? p[1] : '\0';
	p = p + 2 < end ? p + 2 : end;
	if (kind == 'p' || kind == 'P' || kind == 'x') {
		if (p < end && *p == '{')
			while (p < end && *p++ != '}')
				;
		else if (p < end)
			p += kind == 'x' && p + 1 < end ? 2 : 1;
	}
	return p;
}

static const char *class_end(const char *p, const char *end)
{
	p += 1 + (p + 1 < end && p[1] == '^');
	p += p < end && *p == ']';
	while (p < end && *p != ']') {
		if (*p == '\\')
			p = escape_end(p, end);
		else if (*p == '[' && p + 1 < end && p[1] == ':')
			for (p += 2; p < end && *p++ != ']';)
				;
		else
			p++;
	}
	return p < end ? p + 1 : end;
}

/* The bracket that closes the one at `p`, and beyond. */
static const char *group_end(const char *p, const char *end)
{
	int open = 0;
	while (p < end) {
		if (*p == '\\') {
			p = escape_end(p, end);
			continue;
		}
		if (*p == '[') {
			p = class_end(p, end);
			continue;
		}
		open += (*p == '(') - (*p == ')');
		p++;
		if (open == 0)
			return p;
	}
	return end;
}

/* Where the alternatives of the group at `p` begin; NULL: it holds nothing that a match must (looking around, flags, verbs). */
static const char *group_inside(const char *p, const char *end)
{
	if (p + 1 < end && p[1] == '*')
		return NULL;
	if (p + 1 >= end || p[1] != '?')
		return p + 1;
	for (p += 2; p < end && (letter(*p) || *p == '-' || *p == '^'); p++)
		;
	return p < end && (*p == ':' || *p == '>') ? p + 1 : NULL;
}

static bool may_be_left_out(const char *p, const char *end)
{
	return p < end && (*p == '?' || *p == '*' || *p == '{');
}

static size_t least(const struct spans *list, size_t from)
{
	size_t n = SIZE_MAX;
	for (size_t i = from; i < list->n; i++)
		n = list->items[i].n < n ? list->items[i].n : n;
	return list->n > from ? n : 0;
}

/* What was added behind `middle` replaces what stands from `from` on, if its shortest needle is longer; else it goes. */
static void keep_better(struct spans *list, size_t from, size_t middle)
{
	if (least(list, middle) > (middle > from ? least(list, from) : 0) && middle > from) {
		struct span *old = list->items + from;
		size_t n = list->n - middle;
		memmove(old, list->items + middle, n * sizeof *old);
		list->n = from + n;
	} else if (middle > from) {
		list->n = middle;
	}
}

static void add_span(struct spans *list, const char *start, const char *stop)
{
	if ((size_t)(stop - start) < RUN || list->failed)
		return;
	if (coco_grow(&list->items, &list->cap, list->n, sizeof *list->items) != 0)
		list->failed = true;
	else
		list->items[list->n++] = (struct span){start, (size_t)(stop - start)};
}

static bool alternatives(const char *p, const char *end, struct spans *list, int depth);

/* The best needles of one alternative, up to its end. */
static const char *alternative(const char *p, const char *end, struct spans *list, int depth)
{
	size_t from = list->n;
	while (p < end && *p != '|') {
		size_t middle = list->n;
		if (letter(*p)) {
			const char *start = p;
			while (p < end && letter(*p))
				p++;
			add_span(list, start, may_be_left_out(p, end) ? p - 1 : p);
		} else if (*p == '(') {
			const char *inside = group_inside(p, end), *stop = group_end(p, end);
			if (inside && depth < DEPTH && !may_be_left_out(stop, end) && !alternatives(inside, stop - 1, list, depth + 1))
				list->n = middle;
			p = stop;
		} else if (*p == '\\') {
			p = escape_end(p, end);
		} else if (*p == '[') {
			p = class_end(p, end);
		} else if (*p == '{') {
			while (p < end && *p++ != '}')
				;
		} else {
			p++;
		}
		keep_better(list, from, middle);
	}
	return p;
}

/* Needles of all alternatives of [p, end); false: one has none. */
static bool alternatives(const char *p, const char *end, struct spans *list, int depth)
{
	for (;; p++) {
		size_t before = list->n;
		p = alternative(p, end, list, depth);
		if (list->n == before || list->failed)
			return false;
		if (p >= end)
			return true;
	}
}

/* ---- threes ---- */

static inline unsigned three_at(const char *s)
{
	uint32_t three = (uint32_t)(s[0] & 31) << 10 | (uint32_t)(s[1] & 31) << 5 | (uint32_t)(s[2] & 31);
	return three * 2654435761U >> 19;
}

struct needle *needles_of(const char *pattern, size_t *count)
{
	struct spans list = {0};
	struct needle *needles = NULL;
	*count = 0;
	if (alternatives(pattern, pattern + strlen(pattern), &list, 0))
		needles = calloc(list.n, sizeof *needles);
	for (size_t i = 0; needles && i < list.n; i++) {
		struct needle *to = &needles[(*count)++];
		for (size_t k = 0; k + RUN <= list.items[i].n && to->n < THREES; k++)
			to->threes[to->n++] = (uint16_t)three_at(list.items[i].start + k);
	}
	free(list.items);
	return needles;
}

static void note_threes(struct threes *to, struct coco_str text)
{
	size_t run = 0;
	memset(to->bits, 0, sizeof to->bits);
	for (size_t i = 0; i < text.n; i++) {
		const char *s = text.s + i;
		run = letter(*s) ? run + 1 : 0;
		if (run >= RUN) {
			unsigned three = three_at(s - 2);
			to->bits[three / 64] |= UINT64_C(1) << three % 64;
		}
		/* the long s and the sign of kelvin */
		if ((unsigned char)*s >= 0xC5 && (coco_str_starts(coco_str_sub(text, i, text.n), "\xC5\xBF") ||
		                                     coco_str_starts(coco_str_sub(text, i, text.n), "\xE2\x84\xAA"))) {
			memset(to->bits, 0xFF, sizeof to->bits);
			return;
		}
	}
}

bool sieve_passes(struct sieve *sieve, const struct needle *needles, size_t count, struct coco_str text)
{
	if (text.n > TEXT_MAX)
		return true;
	uint64_t hash = coco_hash(text);
	struct threes *of = &sieve->kept[hash % KEPT];
	if (!of->filled || of->hash != hash || of->length != text.n) {
		note_threes(of, text);
		of->hash = hash;
		of->length = text.n;
		of->filled = true;
	}
	for (size_t i = 0; i < count; i++) {
		const struct needle *needle = &needles[i];
		unsigned k = 0;
		while (k < needle->n && of->bits[needle->threes[k] / 64] >> needle->threes[k] % 64 & 1)
			k++;
		if (k == needle->n)
			return true;
	}
	return false;
}
