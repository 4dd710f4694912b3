/* Who may be meant by a name or an address that nobody has, written in other words.
 *
 * Method: a name's words are folded and compared one by one, in any order: each word of the shorter name must be a word of the longer one,
 * or its initial, and one of four letters or more must be the same; words of six letters may differ in one. What stands before the '@' of
 * an address counts as a name where it is of several words. Addresses are alike that differ but in dots and in what stands behind a plus
 * sign before the '@'. Names whose words begin with other letters are passed over unread. Invariant: candidates are told by id alone, in
 * the order of the alphabet.
 */
#include <stdlib.h>
#include <string.h>
#include "refs.h"

enum { WORDS = 8, SAME_LETTERS = 4, SLIP_LETTERS = 6 };

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

static bool words_alike(struct coco_str a, struct coco_str b, bool *same)
{
	const bool equal = coco_str_eq(a, b) || slipped(a, b);
	*same |= equal && a.n >= SAME_LETTERS;
	return equal || (a.s[0] == b.s[0] && (a.n == 1 || b.n == 1));
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

/* All whose words are like these. */
static int words_find(struct coco_refs *refs, struct coco_str words, struct coco_map *ids)
{
	struct name wanted, known;
	const uint32_t initials = refs_initials(words);
	int rc = 0;
	name_take(words, &wanted);
	for (size_t i = 0; wanted.n && i < coco_map_count(refs->names) && !rc; i++) {
		const uint32_t others = refs->entries[i].initials, both = initials & others;
		if (!others || (both != initials && both != others))
			continue;
		const struct coco_str key = coco_map_key(refs->names, i);
		name_take(coco_str_sub(key, sizeof REFS_PERSON, key.n), &known);
		if (names_alike(&wanted, &known) || names_alike(&known, &wanted))
			rc = candidates_add(refs, &refs->entries[i], ids);
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
