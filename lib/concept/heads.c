/* Short names that end compounds: Image|film, Büro|möbel, iroda|bútor.
 *
 * Method: a short name ends words of every kind (Öl|film, disztri|bútor), so only those of the table `heads` are looked for, each with the
 * first parts behind which it means something else (`not`), or the only ones behind which it means itself (`only`). A first part that is
 * told is the end of what stands before the head, letters that join it (Produkt|s|film) left out. What stands behind the head is an
 * ending for the caller to take off. */
#include "heads.h"

#include "coco/record.h"
#include "coco/text.h"

#include <stdlib.h>
#include <string.h>

#define HEADS_MOST 64
#define FIRST_LEAST 3   /* letters before the head */
#define ENDING_MOST 10u /* … behind it */

struct head {
	int lang;
	size_t letters, only, not ; /* where each begins in `folded`, behind a NUL; lists end each item with a semicolon */
};

struct coco_heads {
	struct head heads[HEADS_MOST];
	size_t n;
	struct coco_buf folded;
};

/* Appends the folded items of a list; where they begin. */
static size_t add_folded(struct coco_buf *folded, const char *list)
{
	const size_t at = folded->len;
	struct coco_str rest = coco_str_of(list), item;
	while (rest.n > 0 && coco_str_split(&rest, ';', &item)) {
		coco_fold(item, folded);
		coco_buf_putc(folded, ';');
	}
	coco_buf_put(folded, "", 1);
	return at;
}

struct coco_heads *coco_heads_new(void)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_concept, "heads");
	const size_t head = coco_table_column(table, "head"), only = coco_table_column(table, "only"), not = coco_table_column(table, "not");
	struct coco_heads *h = calloc(1, sizeof *h);
	if (h == NULL)
		return NULL;
	for (size_t row = 0; row < coco_table_rows(table) && h->n < HEADS_MOST; row++) {
		struct head *one = &h->heads[h->n++];
		one->lang = coco_lang_index(coco_str_of(coco_table_cell(table, row, 0)));
		one->letters = add_folded(&h->folded, coco_table_cell(table, row, head));
		one->only = add_folded(&h->folded, coco_table_cell(table, row, only));
		one->not = add_folded(&h->folded, coco_table_cell(table, row, not ));
	}
	if (coco_buf_ok(&h->folded))
		return h;
	coco_heads_free(h);
	return NULL;
}

void coco_heads_free(struct coco_heads *heads)
{
	if (heads == NULL)
		return;
	coco_buf_free(&heads->folded);
	free(heads);
}

/* The first part ends with one of the list, with or without letters that join it. */
static bool ends_with_any(const char *list, struct coco_str first)
{
	static const char *const joints[] = {"", "s", "es", "n", "en", "e"};
	struct coco_str rest = coco_str_of(list), item;
	while (rest.n > 0 && coco_str_split(&rest, ';', &item))
		for (size_t i = 0; item.n > 0 && i < COCO_LEN(joints); i++) {
			const size_t joint = strlen(joints[i]);
			if (first.n >= item.n + joint && coco_str_ends(first, joints[i]) &&
			    memcmp(first.s + first.n - joint - item.n, item.s, item.n) == 0)
				return true;
		}
	return false;
}

/* Where the head begins in the word, the last place first; 0: nowhere. */
static size_t place_of(struct coco_str head, struct coco_str word)
{
	const size_t least = word.n > head.n + ENDING_MOST ? word.n - head.n - ENDING_MOST : FIRST_LEAST;
	for (size_t at = word.n < head.n ? 0 : word.n - head.n; at >= FIRST_LEAST && at >= least; at--)
		if (memcmp(word.s + at, head.s, head.n) == 0)
			return at;
	return 0;
}

size_t coco_heads_in(const struct coco_heads *heads, int lang, struct coco_str word, size_t *next)
{
	while (*next < heads->n) {
		const struct head *one = &heads->heads[(*next)++];
		if (one->lang != lang)
			continue;
		const char *letters = heads->folded.data + one->letters;
		const size_t at = place_of((struct coco_str){letters, strlen(letters) - 1}, word);
		const struct coco_str first = {word.s, at};
		const char *only = heads->folded.data + one->only;
		if (at > 0 && !ends_with_any(heads->folded.data + one->not, first) && (*only == '\0' || ends_with_any(only, first)))
			return at;
	}
	return 0;
}
