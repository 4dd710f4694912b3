/* Rows of sums under a table that people keep in a spreadsheet: "Total", and then numbers.
 *
 * Method: the first cell that is filled is a word for a sum in one of nine languages, and every other one is a number, of which
 * there is one at least. An organisation of that name has a country, an address, an answer beside it.
 * Invariant: a row with any other text in it is no row of sums.
 */
#include <string.h>
#include "plan.h"

enum { WORD_MAX = 24 };

/* Nothing that begins so is a number: nearly every row shows with its second cell that it is none of sums. */
static bool begins_like_word(struct coco_str cell)
{
	return (cell.s[0] | 32) >= 'a' && (cell.s[0] | 32) <= 'z';
}

bool survey_row_is_total(struct survey_plan *plan, const struct coco_dsv_row *row)
{
	size_t numbers = 0;
	struct coco_str first = COCO_STR_NONE;
	for (size_t i = 0; i < row->n; i++) {
		struct coco_buf json = COCO_BUF_INIT;
		struct coco_str cell = coco_str_trim(row->cells[i]);
		double value;
		if (!cell.n)
			continue;
		if (!first.s) {
			if (cell.n > WORD_MAX)
				return false;
			first = cell;
			continue;
		}
		if (begins_like_word(cell))
			return false;
		const char *fault = survey_number(cell, 0, &value, &json);
		coco_buf_free(&json);
		if (fault && strcmp(fault, "ambiguous-number") != 0)
			return false;
		numbers++;
	}
	return numbers && survey_lexicon_word(plan->lexicon, "total", first);
}
