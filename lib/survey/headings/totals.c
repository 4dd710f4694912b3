/* Rows of sums under a table that people keep in a spreadsheet, "Total" and then numbers, and footnotes: "* without warranty".
 *
 * Method: the first cell that is filled is a word for a sum in one of nine languages, and every other one is a number, of which
 * there is one at least, or the sum stands behind the word, "Total: 3". An organisation of that name has a country, an address, an
 * answer beside it. A footnote begins with an asterisk in the first of three columns or more, and all others are empty.
 * Invariant: a row with any other text in it is neither.
 */
#include <string.h>
#include "plan.h"

enum { WORD_MAX = 24, FOOTNOTE_COLUMNS = 3 };

/* Nothing that begins so is a number: nearly every row shows with its second cell that it is none of sums. */
static bool begins_like_word(struct coco_str cell)
{
	return (cell.s[0] | 32) >= 'a' && (cell.s[0] | 32) <= 'z';
}

/* "Total: 3": the word, a colon, and a number. */
static bool is_sum(struct survey_plan *plan, struct coco_str cell)
{
	const char *colon = memchr(cell.s, ':', cell.n);
	const size_t at = colon ? (size_t)(colon - cell.s) : cell.n;
	struct coco_buf json = COCO_BUF_INIT;
	double value;
	if (!colon || !coco_str_trim(coco_str_sub(cell, at + 1, cell.n)).n)
		return false;
	const char *fault = survey_number(coco_str_trim(coco_str_sub(cell, at + 1, cell.n)), 0, &value, &json);
	coco_buf_free(&json);
	return (!fault || strcmp(fault, "ambiguous-number") == 0) &&
	       survey_lexicon_word(plan->lexicon, "total", coco_str_trim(coco_str_sub(cell, 0, at))) != NULL;
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
	return first.s && (numbers ? survey_lexicon_word(plan->lexicon, "total", first) != NULL : is_sum(plan, first));
}

bool survey_row_is_footnote(const struct coco_dsv_row *row)
{
	const struct coco_str first = row->n >= FOOTNOTE_COLUMNS ? coco_str_trim(row->cells[0]) : COCO_STR_NONE;
	if (first.n < 2 || first.s[0] != '*')
		return false;
	for (size_t i = 1; i < row->n; i++) {
		if (coco_str_trim(row->cells[i]).n)
			return false;
	}
	return true;
}
