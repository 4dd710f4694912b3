/* Languages whose speakers understand each other although neither has learned the other's: no interpreter is needed between Prague and
 * Bratislava. Which they are and how far that goes stands in close.csv, each pair once. */
#include "close.h"

static bool are(const char *one, const char *other, struct coco_str a, struct coco_str b)
{
	return (coco_str_is(a, one) && coco_str_is(b, other)) || (coco_str_is(a, other) && coco_str_is(b, one));
}

struct coco_close_languages coco_languages_close(struct coco_strs a, struct coco_strs b)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "close");
	const size_t one = coco_table_column(table, "one"), other = coco_table_column(table, "other"),
	             worth = coco_table_column(table, "worth");
	struct coco_close_languages best = {.worth = 0};
	for (size_t i = 0; i < a.n; i++)
		for (size_t k = 0; k < b.n; k++)
			for (size_t row = 0; row < coco_table_rows(table); row++) {
				double value;
				if (are(coco_table_cell(table, row, one), coco_table_cell(table, row, other), a.items[i], b.items[k]) &&
				    coco_num_parse(coco_str_of(coco_table_cell(table, row, worth)), &value) && value > best.worth)
					best = (struct coco_close_languages){a.items[i], b.items[k], value};
			}
	return best;
}
