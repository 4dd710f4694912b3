/* Sheets joined by an id that both carry: a contribution's answers on one, what hangs on it on another.
 *
 * Method: the heading is one of ids.csv, in any row; the cells below it are ids. A sheet is joined if every row below its
 * heading has an id, none twice, and each is an id of the sheet that it is joined to. Its rows are then written anew under the
 * numbers of that sheet's rows, without the id, so that they can stand beside it. Rows above its heading are left behind.
 * Invariant: a row of the joined sheet is in just one row of the other, or the sheet is not joined.
 */
#include <stdlib.h>
#include <string.h>
#include "book.h"

static bool same_text(struct coco_str a, struct coco_str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++) {
		char c = a.s[i] >= 'A' && a.s[i] <= 'Z' ? (char)(a.s[i] | 32) : a.s[i];
		if (c != b.s[i])
			return false;
	}
	return true;
}

static bool is_id_heading(struct coco_str text)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_workbook, "ids");
	text = coco_str_trim(text);
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		for (size_t lang = 0; lang < COCO_LANGS; lang++) {
			struct coco_str words = coco_str_of(coco_table_cell(table, row, coco_table_column(table, coco_langs[lang]))), word;
			while (coco_str_split(&words, ';', &word)) {
				if (word.n && same_text(text, word))
					return true;
			}
		}
	}
	return false;
}

int sheet_ids_init(struct sheet_ids *ids, bool drop, struct coco_err *err)
{
	*ids = (struct sheet_ids){.drop = drop, .known = coco_map_new()};
	return ids->known ? 0 : coco_err_nomem(err);
}

void sheet_ids_free(struct sheet_ids *ids)
{
	coco_map_free(ids->known);
	free(ids->rows);
	*ids = (struct sheet_ids){0};
}

int sheet_ids_see(struct sheet_ids *ids, size_t row, size_t column, struct coco_str text, bool *is_id, struct coco_err *err)
{
	bool added;
	*is_id = ids->heading && column == ids->column;
	if (!ids->heading && is_id_heading(text)) {
		ids->heading = row;
		ids->column = column;
		*is_id = true;
		return 0;
	}
	if (!*is_id)
		return 0;
	size_t i = coco_map_add(ids->known, coco_str_trim(text), &added);
	if (i == COCO_NONE || (added && i == ids->cap && coco_grow(&ids->rows, &ids->cap, i, sizeof *ids->rows)))
		return coco_err_nomem(err);
	ids->repeated |= !added;
	ids->rows[i] = row;
	return 0;
}

bool sheet_ids_fit(const struct sheet_ids *to, const struct sheet_ids *ids)
{
	if (!ids->heading || ids->repeated || !to->heading || to->repeated || !coco_map_count(ids->known))
		return false;
	for (size_t i = 0; i < coco_map_count(ids->known); i++) {
		if (coco_map_find(to->known, coco_map_key(ids->known, i)) == COCO_NONE)
			return false;
	}
	return true;
}

/* ---- rows anew ---------------------------------------------------------------------------------------------------------- */

struct kept {
	struct sheet_row head;
	size_t at; /* of its text */
};
struct rows {
	struct coco_buf text;
	struct kept *rows;
	size_t n, cap;
};

/* All rows of the grid, from its spool. */
static int rows_load(struct sheet_grid *grid, struct rows *all, struct coco_err *err)
{
	if (coco_spool_rewind(grid->spool, err))
		return -1;
	for (uint64_t i = 0; i < grid->rows; i++) {
		if (all->n == all->cap && coco_grow(&all->rows, &all->cap, all->n, sizeof *all->rows))
			return coco_err_nomem(err);
		struct kept *row = &all->rows[all->n++];
		if (coco_spool_take(grid->spool, &row->head, sizeof row->head, err))
			return -1;
		row->at = all->text.len;
		char *room = coco_buf_room(&all->text, row->head.bytes);
		if (!room)
			return coco_err_nomem(err);
		if (coco_spool_take(grid->spool, room, row->head.bytes, err))
			return -1;
		all->text.len += row->head.bytes;
	}
	return 0;
}

static int row_put(struct sheet_grid *out, const struct rows *all, const struct kept *row, size_t number, struct coco_err *err)
{
	struct sheet_row head = row->head;
	struct coco_str text = coco_str_sub(coco_buf_view(&all->text), row->at, row->at + row->head.bytes);
	head.row = (uint32_t)number;
	out->rows++;
	out->last = number;
	out->first = head.from < out->first ? head.from : out->first;
	out->width_end = head.end > out->width_end ? head.end : out->width_end;
	return coco_spool_put(out->spool, (struct coco_str){(const char *)&head, sizeof head}, err) || coco_spool_put(out->spool, text, err)
	           ? -1
	           : 0;
}

static const struct kept *row_find(const struct rows *all, size_t number)
{
	size_t low = 0, high = all->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (all->rows[middle].head.row < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low < all->n && all->rows[low].head.row == number ? &all->rows[low] : NULL;
}

/* Every row below the heading has an id. */
static bool rows_named(const struct rows *all, const struct sheet_ids *ids)
{
	size_t k = 0, n = coco_map_count(ids->known);
	for (size_t i = 0; i < all->n; i++) {
		while (k < n && ids->rows[k] < all->rows[i].head.row)
			k++;
		if (all->rows[i].head.row > ids->heading && (k == n || ids->rows[k] != all->rows[i].head.row))
			return false;
	}
	return true;
}

int sheet_ids_join(const struct sheet_ids *to, const struct sheet_ids *ids, struct sheet_grid *grid, struct coco_err *err)
{
	struct rows all = {.n = 0};
	struct sheet_grid out;
	int rc = sheet_grid_init(&out, grid->path, false, err);
	if (!rc)
		rc = rows_load(grid, &all, err);
	bool named = !rc && rows_named(&all, ids);
	const struct kept *row = named ? row_find(&all, ids->heading) : NULL;
	if (row)
		rc = row_put(&out, &all, row, to->heading, err);
	for (size_t i = 0; named && !rc && i < coco_map_count(to->known); i++) {
		size_t k = coco_map_find(ids->known, coco_map_key(to->known, i));
		row = k == COCO_NONE ? NULL : row_find(&all, ids->rows[k]);
		if (row)
			rc = row_put(&out, &all, row, to->rows[i], err);
	}
	coco_buf_free(&all.text);
	free(all.rows);
	if (rc || !named) {
		sheet_grid_free(&out);
		return rc ? -1 : 0;
	}
	sheet_grid_free(grid);
	*grid = out;
	return 1;
}
