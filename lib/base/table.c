/* Tables compiled from CSV by cmd/build/csv2c.c: row-major cells, header first, each a NUL-terminated text at an offset
 * of one blob. Invariant: a set's offsets hold columns × (rows + 1) entries per table from its `at` on. */
#include "coco/base.h"

#include <string.h>

const char coco_langs[COCO_LANGS][3] = {"en", "de", "sl", "it", "pl", "hu", "sk", "hr", "cs"};

int coco_lang_index(struct coco_str code)
{
	for (int i = 0; i < COCO_LANGS; i++) {
		if (coco_str_is(code, coco_langs[i]))
			return i;
	}
	return -1;
}

struct coco_table_ref coco_table_find(const struct coco_tables *set, const char *name)
{
	for (size_t i = 0; i < set->count; i++) {
		if (strcmp(set->tables[i].name, name) == 0)
			return (struct coco_table_ref){set, &set->tables[i]};
	}
	return (struct coco_table_ref){set, NULL};
}

size_t coco_table_rows(struct coco_table_ref ref)
{
	return ref.table ? ref.table->rows : 0;
}

/* Cell by line: 0 is the header. */
static const char *cell_at(struct coco_table_ref ref, size_t line, size_t column)
{
	return ref.set->text + ref.set->offsets[ref.table->at + line * ref.table->columns + column];
}

size_t coco_table_column(struct coco_table_ref ref, const char *name)
{
	size_t columns = ref.table ? ref.table->columns : 0;
	for (size_t i = 0; i < columns; i++) {
		if (strcmp(cell_at(ref, 0, i), name) == 0)
			return i;
	}
	return COCO_NONE;
}

const char *coco_table_cell(struct coco_table_ref ref, size_t row, size_t column)
{
	if (!ref.table || row >= ref.table->rows || column >= ref.table->columns)
		return "";
	return cell_at(ref, row + 1, column);
}

size_t coco_table_row(struct coco_table_ref ref, size_t column, struct coco_str key)
{
	size_t rows = coco_table_rows(ref);
	for (size_t i = 0; i < rows; i++) {
		if (coco_str_is(key, coco_table_cell(ref, i, column)))
			return i;
	}
	return COCO_NONE;
}
