/* Given names, in any case of their language.
 *
 * Method: the frequent ones of the nine languages (given.csv) as they are folded, and what is left of a word when an ending of the text's
 * language is taken for the one that it stands for (given_endings.csv). Names that are everyday words as well (row "also") are told apart,
 * as are the small words before a family name (row "particle"). Invariant: a word without a letter is none. */
#include <string.h>
#include "reach.h"

enum { STEM_LEAST = 2 };

/* The kind of row that has the name: of two the one that is no more than a name. A particle has no endings: it is a `whole` word. */
static enum coco_given kind_of(struct coco_table_ref names, struct coco_str folded, bool whole)
{
	enum coco_given found = COCO_GIVEN_NONE;
	for (size_t name = coco_names_find(names, folded); name != COCO_NONE; name = coco_names_next(names, name)) {
		const char *kind = coco_table_cell(names, coco_names_row(names, name), 0);
		if (strcmp(kind, "also") == 0)
			return COCO_GIVEN_OR_WORD;
		if (strcmp(kind, "particle") != 0)
			found = COCO_GIVEN_NAME;
		else if (found == COCO_GIVEN_NONE && whole)
			found = COCO_GIVEN_PARTICLE;
	}
	return found;
}

enum coco_given coco_given_name(struct coco_str word, int lang)
{
	const struct coco_table_ref names = coco_table_find(&coco_tables_person, "given"),
	                            endings = coco_table_find(&coco_tables_person, "given_endings");
	const size_t col_ending = coco_table_column(endings, "ending"), col_base = coco_table_column(endings, "base");
	struct coco_buf folded = COCO_BUF_INIT, base = COCO_BUF_INIT;
	coco_fold(word, &folded);
	const struct coco_str whole = coco_buf_view(&folded);
	enum coco_given found = whole.n ? kind_of(names, whole, true) : COCO_GIVEN_NONE;
	for (size_t row = 0; !found && lang >= 0 && row < coco_table_rows(endings); row++) {
		const char *ending = coco_table_cell(endings, row, col_ending);
		const size_t n = strlen(ending);
		if (strcmp(coco_table_cell(endings, row, 0), coco_langs[lang]) != 0 || whole.n < n + STEM_LEAST || !coco_str_ends(whole, ending))
			continue;
		coco_buf_clear(&base);
		coco_buf_str(&base, coco_str_sub(whole, 0, whole.n - n));
		coco_buf_puts(&base, coco_table_cell(endings, row, col_base));
		found = kind_of(names, coco_buf_view(&base), false);
	}
	coco_buf_free(&folded);
	coco_buf_free(&base);
	return found;
}
