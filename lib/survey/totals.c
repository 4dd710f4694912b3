/* Rows of sums under a table that people keep in a spreadsheet: "Total", and then numbers.
 *
 * Method: the first cell that is filled is a word for a sum in one of nine languages, and every other one is a number, of which
 * there is one at least. An organisation of that name has a country, an address, an answer beside it.
 * Invariant: a row with any other text in it is no row of sums.
 */
#include <string.h>
#include "plan.h"

bool survey_row_is_total(struct survey_plan *plan, const struct survey_row *row)
{
	size_t numbers = 0;
	bool word = false;
	for (size_t i = 0; i < row->n; i++) {
		struct coco_buf json = COCO_BUF_INIT;
		struct coco_str cell = coco_str_trim(row->cells[i]);
		double value;
		if (!cell.n)
			continue;
		if (!word) {
			if (cell.n > 24 || !(word = survey_lexicon_word(plan->lexicon, "total", cell) != NULL))
				return false;
			continue;
		}
		const char *fault = survey_number(cell, 0, &value, &json);
		coco_buf_free(&json);
		if (fault && strcmp(fault, "ambiguous-number") != 0)
			return false;
		numbers++;
	}
	return word && numbers;
}
