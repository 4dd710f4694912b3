/* Languages whose speakers understand each other although neither has learned the other's: no interpreter is needed between Prague and
 * Bratislava. Which they are and how far that goes stands in close.csv, each pair once. Of two that are as close, the first of the first
 * list, then of the second. */
#include "close.h"

/* What a row says is close to the language; absent: it says nothing about it. */
static struct coco_str close_to(struct coco_table_ref table, size_t row, struct coco_str language)
{
	const struct coco_str one = coco_str_of(coco_table_cell(table, row, 0)), other = coco_str_of(coco_table_cell(table, row, 1));
	return coco_str_eq(language, one) ? other : coco_str_eq(language, other) ? one : COCO_STR_NONE;
}

struct coco_close_languages coco_languages_close(struct coco_strs a, struct coco_strs b)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "close");
	const size_t rows = coco_table_rows(table), worth = coco_table_column(table, "worth");
	struct coco_close_languages best = {.worth = 0};
	size_t best_i = 0, best_k = 0;
	for (size_t i = 0; i < a.n; i++)
		for (size_t row = 0; row < rows; row++) {
			const struct coco_str other = close_to(table, row, a.items[i]);
			double value;
			for (size_t k = 0; other.n > 0 && k < b.n; k++) {
				if (!coco_str_eq(b.items[k], other) || !coco_num_parse(coco_str_of(coco_table_cell(table, row, worth)), &value))
					continue;
				if (value < best.worth || (value == best.worth && (i != best_i || k >= best_k)))
					continue;
				best = (struct coco_close_languages){a.items[i], b.items[k], value};
				best_i = i, best_k = k;
			}
		}
	return best;
}
