/* A question that only says less (rule R22) asks for what should be there instead: "reduce noise at the press" becomes "make it
 * quieter at the press".
 *
 * Method: the rows of positive.csv of the language in their order; the first whose pattern meets the whole question gives its template,
 * with $1 and $2 as what the pattern caught, word for word. Only pairs whose meaning is the same wherever they stand are in the table;
 * a question that none of them meets stays as it is, and R22 notes it.
 *
 * Invariant: every word of the new question is a word of the old one or of a template. */
#include "parts.h"

#include <string.h>

enum { WORDS_MAX = 20 }; /* of a question */

static void fill_pair(const char *template, struct coco_str question, const size_t groups[16], struct coco_buf *out)
{
	for (const char *t = template; *t; t++) {
		if (*t != '$') {
			coco_buf_putc(out, *t);
			continue;
		}
		size_t g = (size_t)(*++t - '0');
		if (groups[2 * g] != SIZE_MAX)
			coco_buf_str(out, coco_str_sub(question, groups[2 * g], groups[2 * g + 1]));
	}
}

int question_positive(const struct lang_tables *tables, int lang, struct coco_arena *arena, struct coco_str *question, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "positive");
	size_t rule = rule_by_id("R22"), start, end, groups[16], col = coco_table_column(table, "template");
	struct coco_buf out = COCO_BUF_INIT;
	bool done =
	    pattern_find(tables->rules[rule], *question, 0, &start, &end) != 1 || !rule_edits("R22", lang); /* it is positive as it stands */
	int rc = 0;
	for (size_t i = 0; rc == 0 && !done && i < coco_table_rows(table); i++) {
		if (strcmp(coco_table_cell(table, i, 0), coco_langs[lang]) != 0)
			continue;
		struct pattern *pattern = pattern_new(coco_table_cell(table, i, 1), 0, err);
		if (!pattern)
			rc = -1;
		else if (pattern_groups(pattern, *question, groups) == 1) {
			fill_pair(coco_table_cell(table, i, col), *question, groups, &out);
			done = true;
		}
		pattern_free(pattern);
	}
	if (rc == 0 && out.failed)
		rc = coco_err_nomem(err);
	if (rc == 0 && out.len && count_words(coco_buf_view(&out)) <= WORDS_MAX) {
		struct coco_str copy = coco_arena_copy(arena, coco_buf_view(&out));
		if (copy.s)
			*question = copy;
		else
			rc = coco_err_nomem(err);
	}
	coco_buf_free(&out);
	return rc;
}
