/* Who may be meant by a name or an address that nobody has, written in other words.
 *
 * Method: a name's words are folded and compared one by one, in any order: each word of the shorter name must be a word of the longer one,
 * or its initial, and one of four letters or more must be the same; words of six letters may differ in one,
 * shorter ones in that a letter is doubled. What stands before the '@' of
 * an address counts as a name where it is of several words. Addresses are alike that differ but in dots and in what stands behind a plus
 * sign before the '@'. Only names are compared that share such a word: each is entered under its words of four letters, and under the
 * first letters and the ends of those of six, of which a slip leaves one as it was. Invariant: candidates are told by id alone, in the
 * order of the alphabet.
 */
#include <stdlib.h>
#include <string.h>
#include "refs.h"

enum { WORDS = 8, SAME_LETTERS = 4, SLIP_LETTERS = 6, DOUBLED_LETTERS = 3 };

struct name {
	struct coco_str words[WORDS];
	size_t n;
};

/* Of words with a blank between; n 0: they are too many for a name. */
static void name_take(struct coco_str words, struct name *name)
{
	struct coco_str word;
	name->n = 0;
	while (words.n && coco_str_split(&words, ' ', &word)) {
		if (name->n == WORDS) {
			name->n = 0;
			return;
		}
		if (word.n)
			name->words[name->n++] = word;
	}
}

/* One letter is another one, or is missing. */
static bool slipped(struct coco_str a, struct coco_str b)
{
	size_t i = 0;
	if (a.n < SLIP_LETTERS || b.n < SLIP_LETTERS || a.n > b.n + 1 || b.n > a.n + 1)
		return false;
	while (i < a.n && i < b.n && a.s[i] == b.s[i])
		i++;
	return i > 0 && coco_str_eq(coco_str_sub(a, i + (a.n >= b.n), a.n), coco_str_sub(b, i + (b.n >= a.n), b.n));
}

/* "Anna" and "Ana": a letter is doubled in one of them, however short they are. */
static bool doubled(struct coco_str a, struct coco_str b)
{
	const struct coco_str more = a.n > b.n ? a : b, less = a.n > b.n ? b : a;
	size_t i = 0;
	if (more.n != less.n + 1 || less.n < DOUBLED_LETTERS)
		return false;
	while (i < less.n && more.s[i] == less.s[i])
		i++;
	return i > 0 && more.s[i] == more.s[i - 1] && coco_str_eq(coco_str_sub(more, i + 1, more.n), coco_str_sub(less, i, less.n));
}

static bool words_alike(struct coco_str a, struct coco_str b, bool *same)
{
	const bool equal = coco_str_eq(a, b) || slipped(a, b);
	*same |= equal && a.n >= SAME_LETTERS;
	return equal || doubled(a, b) || (a.s[0] == b.s[0] && (a.n == 1 || b.n == 1));
}

/* Every word of the one is one of the other. */
static bool names_alike(const struct name *few, const struct name *many)
{
	bool used[WORDS] = {false}, same = false;
	if (!few->n || few->n > many->n)
		return false;
	for (size_t i = 0; i < few->n; i++) {
		size_t k = 0;
		while (k < many->n && (used[k] || !words_alike(few->words[i], many->words[k], &same)))
			k++;
		if (k == many->n)
			return false;
		used[k] = true;
	}
	return same;
}

uint32_t refs_initials(struct coco_str words)
{
	uint32_t bits = 0;
	for (size_t i = 0; i < words.n; i++) {
		if (i == 0 || words.s[i - 1] == ' ')
			bits |= UINT32_C(1) << ((unsigned char)words.s[i] % 32);
	}
	return bits;
}

void refs_words_key(struct coco_str text, struct coco_buf *out)
{
	const size_t before = out->len;
	const bool address = coco_is_email(text);
	if (address) {
		text = coco_email_bare(text);
		size_t at = coco_str_find(text, COCO_STR("@"), 0), plus = coco_str_find(text, COCO_STR("+"), 1);
		text = coco_str_sub(text, 0, plus < at ? plus : at);
	}
	coco_fold_words(text, out);
	if (address && out->data && !memchr(out->data + before, ' ', out->len - before))
		out->len = before;
}

void refs_mailbox_key(struct coco_str address, struct coco_buf *out)
{
	struct coco_buf normal = COCO_BUF_INIT;
	coco_email_normal(coco_email_bare(address), &normal);
	struct coco_str text = coco_buf_view(&normal);
	size_t at = coco_str_find(text, COCO_STR("@"), 0), plus = coco_str_find(text, COCO_STR("+"), 1);
	for (size_t i = 0; i < text.n; i++) {
		if (i >= at || (i < plus && text.s[i] != '.'))
			coco_buf_putc(out, text.s[i]);
	}
	coco_buf_free(&normal);
}

void coco_refs_liken(struct coco_refs *refs)
{
	refs->liken = true;
}

static int by_text(const void *a, const void *b)
{
	return coco_str_cmp(*(const struct coco_str *)a, *(const struct coco_str *)b);
}

static int candidates_add(struct coco_refs *refs, const struct refs_entry *entry, struct coco_map *ids)
{
	for (size_t i = 0; i < entry->n && i < REFS_CANDIDATES; i++) {
		if (coco_map_add(ids, coco_map_key(refs->ids, entry->ids[i]), NULL) == COCO_NONE)
			return -1;
	}
	return 0;
}

/* ---- names by their words ---------------------------------------------------------------------------------------- */

struct refs_index {
	struct coco_map *keys;
	size_t *heads, cap_heads; /* of a key: number of its first link + 1 */
	struct link {
		uint32_t entry, next;
	} * links;
	size_t n, cap;
	size_t entered; /* names so far */
	size_t *found, cap_found;
	struct coco_buf key;
};

void refs_index_free(struct refs_index *index)
{
	if (!index)
		return;
	coco_map_free(index->keys);
	coco_buf_free(&index->key);
	free(index->heads);
	free(index->links);
	free(index->found);
	free(index);
}

enum { KEYS = 3, PART = 3 };

/* The k-th key of a word, which others have that are the same or, with a slip of `more` letters (-1, 0, 1), like it; absent: none. */
static struct coco_str word_key(struct refs_index *index, struct coco_str word, int k, int more)
{
	coco_buf_clear(&index->key);
	if (k == 0 && word.n >= SAME_LETTERS)
		coco_buf_str(&index->key, word);
	if (k && word.n >= SLIP_LETTERS) {
		coco_buf_printf(&index->key, "%c%d", k == 1 ? '<' : '>', (int)word.n + more);
		coco_buf_str(&index->key, coco_str_sub(word, 0, k == 1 ? PART : 1));
		coco_buf_str(&index->key, coco_str_sub(word, k == 1 ? word.n : word.n - PART, word.n));
	}
	return coco_buf_view(&index->key);
}

static int link_add(struct refs_index *index, struct coco_str key, size_t entry)
{
	bool added;
	const size_t at = coco_map_add(index->keys, key, &added);
	if (at == COCO_NONE || (at >= index->cap_heads && coco_grow(&index->heads, &index->cap_heads, at, sizeof *index->heads)) ||
	    (index->n == index->cap && coco_grow(&index->links, &index->cap, index->n, sizeof *index->links)))
		return -1;
	index->links[index->n] = (struct link){(uint32_t)entry, (uint32_t)(added ? 0 : index->heads[at])};
	index->heads[at] = ++index->n;
	return 0;
}

static struct coco_str name_words(const struct coco_refs *refs, size_t entry)
{
	const struct coco_str key = coco_map_key(refs->names, entry);
	return coco_str_sub(key, sizeof REFS_PERSON, key.n);
}

/* The first letters of a name with the type before it; absent: it has too few. */
static struct coco_str beginning_key(struct refs_index *index, struct coco_str key, size_t at)
{
	coco_buf_clear(&index->key);
	if (at && key.n >= at + REFS_BEGINNING) {
		coco_buf_putc(&index->key, '=');
		coco_buf_str(&index->key, coco_str_sub(key, 0, at + REFS_BEGINNING));
	}
	return coco_buf_view(&index->key);
}

/* Enters the names that have come since. */
static int index_fill(struct coco_refs *refs)
{
	struct refs_index *index = refs->index;
	int rc = 0;
	for (; index->entered < coco_map_count(refs->names) && !rc; index->entered++) {
		struct name name;
		const struct refs_entry *e = &refs->entries[index->entered];
		const struct coco_str begins = beginning_key(index, coco_map_key(refs->names, index->entered), e->name_at);
		if (begins.n && link_add(index, begins, index->entered))
			return -1;
		if (!e->initials)
			continue;
		name_take(name_words(refs, index->entered), &name);
		for (size_t i = 0; i < name.n; i++) {
			for (int k = 0; k < KEYS && !rc; k++) {
				const struct coco_str key = word_key(index, name.words[i], k, 0);
				rc = key.n ? link_add(index, key, index->entered) : 0;
			}
		}
	}
	return rc;
}

static struct refs_index *index_new(void)
{
	struct refs_index *index = calloc(1, sizeof *index);
	if (index && (index->keys = coco_map_new()))
		return index;
	refs_index_free(index);
	return NULL;
}

static int by_number(const void *a, const void *b)
{
	const size_t x = *(const size_t *)a, y = *(const size_t *)b;
	return (x > y) - (x < y);
}

/* The names of a key behind the first `n` of index->found. How many there are then; COCO_NONE: memory. */
static size_t key_find(struct refs_index *index, struct coco_str key, size_t n)
{
	const size_t at = coco_map_find(index->keys, key);
	for (size_t link = at == COCO_NONE ? 0 : index->heads[at]; link; link = index->links[link - 1].next) {
		if (n == index->cap_found && coco_grow(&index->found, &index->cap_found, n, sizeof *index->found))
			return COCO_NONE;
		index->found[n++] = index->links[link - 1].entry;
	}
	return n;
}

const size_t *refs_beginning(struct coco_refs *refs, struct coco_str key, size_t at, size_t *n)
{
	*n = 0;
	if ((!refs->index && !(refs->index = index_new())) || index_fill(refs))
		return NULL;
	const struct coco_str begins = beginning_key(refs->index, key, at);
	const size_t found = begins.n ? key_find(refs->index, begins, 0) : 0;
	*n = found == COCO_NONE ? 0 : found;
	if (*n)
		qsort(refs->index->found, *n, sizeof *refs->index->found, by_number);
	return *n ? refs->index->found : NULL;
}

/* The names that share a key with one of the words, into index->found, some more than once. Their number; COCO_NONE: memory. */
static size_t names_sharing(struct refs_index *index, const struct name *wanted)
{
	size_t n = 0;
	for (size_t i = 0; i < wanted->n; i++) {
		for (int k = 0; k < KEYS; k++) {
			for (int more = k ? -1 : 0; more <= (k ? 1 : 0); more++) {
				const struct coco_str key = word_key(index, wanted->words[i], k, more);
				if (key.n && (n = key_find(index, key, n)) == COCO_NONE)
					return COCO_NONE;
			}
		}
	}
	return n;
}

/* All whose words are like these. */
static int words_find(struct coco_refs *refs, struct coco_str words, struct coco_map *ids)
{
	struct name wanted, known;
	const uint32_t initials = refs_initials(words);
	name_take(words, &wanted);
	if ((!refs->index && !(refs->index = index_new())) || index_fill(refs))
		return -1;
	const size_t n = names_sharing(refs->index, &wanted);
	if (n == COCO_NONE)
		return -1;
	if (n)
		qsort(refs->index->found, n, sizeof *refs->index->found, by_number);
	int rc = 0;
	for (size_t i = 0; i < n && !rc; i++) {
		const size_t entry = refs->index->found[i];
		const uint32_t others = refs->entries[entry].initials, both = initials & others;
		if ((i && refs->index->found[i - 1] == entry) || (both != initials && both != others))
			continue;
		name_take(name_words(refs, entry), &known);
		if (names_alike(&wanted, &known) || names_alike(&known, &wanted))
			rc = candidates_add(refs, &refs->entries[entry], ids);
	}
	return rc;
}

bool coco_refs_like(struct coco_refs *refs, struct coco_str text, struct coco_buf *candidates)
{
	struct coco_buf words = COCO_BUF_INIT;
	struct coco_map *ids = coco_map_new();
	struct coco_str shown[REFS_CANDIDATES + 1] = {COCO_STR_NONE};
	refs_words_key(text, &words);
	const struct refs_entry *box = coco_is_email(text) ? refs_get(refs, REFS_PERSON, REFS_BY_MAILBOX, text) : NULL;
	const bool well =
	    ids && (!box || !candidates_add(refs, box, ids)) && coco_buf_ok(&words) && !words_find(refs, coco_buf_view(&words), ids);
	const size_t n = well ? coco_map_count(ids) : 0, most = n < REFS_CANDIDATES ? n : REFS_CANDIDATES;
	for (size_t i = 0; i < most; i++)
		shown[i] = coco_map_key(ids, i);
	qsort(shown, most, sizeof *shown, by_text);
	for (size_t i = 0; i < most; i++)
		coco_buf_printf(candidates, "%s%.*s", i ? ", " : "", COCO_STR_ARG(shown[i]));
	if (n > most)
		coco_buf_puts(candidates, ", …");
	coco_map_free(ids);
	coco_buf_free(&words);
	return n > 0;
}
