/* Tables compiled from CSV by cmd/build/csv2c.c: row-major cells, header first, each a NUL-terminated text at an offset
 * of one blob. Tables stand in the order that their readers like, so each is followed by the order that a search likes.
 * Invariant: a set's offsets hold per table, from its `at` on, columns × (rows + 1) cells and then the numbers of its rows,
 * sorted by the bytes of their first cells. */
#include "coco/base.h"

#include <stdlib.h>
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

/* strcmp is for the few that begin alike. */
static bool same(const char *a, const char *b)
{
	return *a == *b && strcmp(a, b) == 0;
}

struct coco_table_ref coco_table_find(const struct coco_tables *set, const char *name)
{
	for (size_t i = 0; i < set->count; i++) {
		if (same(set->tables[i].name, name))
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
		if (same(cell_at(ref, 0, i), name))
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

/* ---- finding a row ---------------------------------------------------------------------------------------------- */

struct first_cell {
	const char *text;
	uint32_t row;
};

static int by_text(const void *a, const void *b)
{
	const struct first_cell *x = a, *y = b;
	int order = strcmp(x->text, y->text);
	return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

int coco_table_order(struct coco_table_ref ref, uint32_t *order)
{
	uint32_t rows = ref.table->rows;
	struct first_cell *cells = rows > 0 ? calloc(rows, sizeof *cells) : NULL;
	if (rows > 0 && !cells)
		return -1;
	for (uint32_t i = 0; i < rows; i++)
		cells[i] = (struct first_cell){cell_at(ref, (size_t)i + 1, 0), i};
	if (rows > 0)
		qsort(cells, rows, sizeof *cells, by_text);
	for (uint32_t i = 0; i < rows; i++)
		order[i] = cells[i].row;
	free(cells);
	return 0;
}

/* Byte order of a cell and a key, which may hold a NUL. */
static int cell_cmp(const char *cell, struct coco_str key)
{
	size_t i = 0;
	while (i < key.n && cell[i] != '\0' && cell[i] == key.s[i])
		i++;
	if (i == key.n)
		return cell[i] != '\0';
	return (unsigned char)cell[i] <= (unsigned char)key.s[i] ? -1 : 1;
}

/* The first row whose first cell is `key`. */
static size_t bisect(struct coco_table_ref ref, struct coco_str key)
{
	size_t columns = ref.table->columns, low = 0, high = ref.table->rows;
	const uint32_t *firsts = ref.set->offsets + ref.table->at + columns; /* every columns-th */
	const uint32_t *order = firsts + columns * high;
	size_t found = COCO_NONE;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int side = cell_cmp(ref.set->text + firsts[order[middle] * columns], key);
		if (side == 0)
			found = order[middle]; /* unless an equal one stands before it */
		if (side < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return found;
}

size_t coco_table_row(struct coco_table_ref ref, size_t column, struct coco_str key)
{
	size_t rows = coco_table_rows(ref);
	if (column == 0 && rows > 0)
		return key.s ? bisect(ref, key) : COCO_NONE;
	for (size_t i = 0; i < rows; i++) {
		if (coco_str_is(key, coco_table_cell(ref, i, column)))
			return i;
	}
	return COCO_NONE;
}
