/* Numbers that an expert of the field may doubt stand in measures.csv with their reasons; here they are read. */
#include "measure.h"

const char *coco_measure_name(enum coco_measure measure)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "measures");
	return coco_table_cell(table, (size_t)measure, coco_table_column(table, "measure"));
}

void coco_measures_default(struct coco_measures *measures)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "measures");
	const size_t column = coco_table_column(table, "value");
	for (size_t i = 0; i < COCO_MEASURES; i++)
		if (!coco_num_parse(coco_str_of(coco_table_cell(table, i, column)), &measures->of[i]))
			measures->of[i] = 0;
}
