/* Columns whose cells rate what their heading names, instead of naming it: "How good are your skills?", "Skills [Graphic design]".
 *
 * Method: the cells are labels of a rating scale, with numbers or without, marks up to ten, or words that share what a scale grades
 * ("sehr stark", "kaum stark"); of a list of names less than half is read by its vocabulary. Nothing else is said of the column: which
 * scale it is, scales.c decides. A heading that asks how much or how well (whose.csv, "degree") wants no list of names, unless most cells
 * are names. Invariant: a column of which a name is in most cells is none.
 */
#include <string.h>
#include "columns_parts.h"
#include "likert.h"

enum { MARK_MOST = 10 };

/* A whole number from 0 to 10. */
static bool is_mark(struct coco_str cell)
{
	int64_t mark;
	return cell.n && cell.n <= 2 && coco_int_parse(cell, &mark) && mark >= 0 && mark <= MARK_MOST;
}

/* How many of the cells the list's vocabulary itself reads, free texts left out. */
static double named_share(
    struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field, const struct survey_evidence *e)
{
	struct coco_field closed = *field;
	closed.flags &= ~(unsigned)COCO_FIELD_OPEN;
	return column_readable(plan, c, &closed, e);
}

bool column_is_rated(
    struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field, const struct survey_evidence *e)
{
	struct coco_str texts[SURVEY_DISTINCT];
	size_t n = 0, labels = 0, marks = 0;
	const bool list = column_is_list(field) && column_is_coded(field) && field->flags & COCO_FIELD_OPEN;
	if (!list && field->kind != COCO_TEXT)
		return false;
	if (!e->n_distinct || e->n_distinct >= SURVEY_DISTINCT || e->yes_no == e->filled)
		return false;
	const struct survey_likert *likert = survey_likert_new(plan->arena);
	for (size_t i = 0; likert && i < e->n_distinct; i++) {
		const struct coco_str cell = coco_str_trim(e->distinct[i]);
		if (survey_cell_missing(plan, cell) || survey_word_missing(plan->lexicon, cell, true))
			continue;
		texts[n++] = cell;
		marks += is_mark(cell);
		labels += !is_mark(cell) && survey_likert_label(likert, cell);
	}
	plan->failed |= !likert;
	if (!n || !likert)
		return false;
	struct survey_scale scale, also;
	const bool rated = (labels + marks) * 5 >= n * 4 ||
	                   (labels * 2 >= n && survey_scale_find(likert, texts, n, 0, e->filled, NULL, &scale, &also) != SURVEY_SCALE_NONE);
	const bool degree = list && survey_lexicon_may_be(plan->lexicon, c->asked) & SURVEY_ASKS_DEGREE;
	return (rated || degree) && !(list && named_share(plan, c, field, e) >= 0.5);
}
