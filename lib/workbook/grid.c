/* Rows of a sheet, kept until its width is known, then written as CSV text.
 *
 * Method: a row's cells become CSV text at once; the finished row goes to a spool behind a small head that says which
 * columns it covers. When the sheet has ended, its first and its last column are known; the rows are read back and filled up
 * with commas to one width. Sheets that continue each other stand side by side, joined by the row's number.
 * Invariant: line of the text = row of the sheet, but for the line ends inside of cells, which `shifts` accounts for.
 */
#include <stdlib.h>
#include <string.h>
#include "book.h"

enum { KEPT_IN_MEMORY = 1 << 20 };
static const uint64_t cells_max = (uint64_t)1 << 27, bytes_max = (uint64_t)1 << 31;

const char *sheet_cell_name(size_t row, size_t column, char out[24])
{
	char letters[8];
	size_t n = 0;
	for (size_t c = column + 1; c && n < sizeof letters; c = (c - 1) / 26)
		letters[n++] = (char)('A' + (c - 1) % 26);
	size_t at = 0;
	while (n)
		out[at++] = letters[--n];
	snprintf(out + at, 24 - at, "%zu", row);
	return out;
}

int sheet_grid_init(struct sheet_grid *grid, const char *path, bool probe, struct coco_err *err)
{
	*grid = (struct sheet_grid){.path = path, .probe = probe, .first = SIZE_MAX};
	grid->spool = coco_spool_new(KEPT_IN_MEMORY);
	return grid->spool ? 0 : coco_err_nomem(err);
}

void sheet_grid_free(struct sheet_grid *grid)
{
	coco_spool_free(grid->spool);
	coco_buf_free(&grid->text);
	coco_buf_free(&grid->head);
	grid->spool = NULL;
}

static int out_of_order(const struct sheet_grid *grid, size_t row, size_t column, const char *what, struct coco_err *err)
{
	char name[24];
	coco_err_set(err, COCO_EXIT_INPUT, "bad-workbook", "is damaged: %s %s stands twice, or behind one that should follow it", what,
	    sheet_cell_name(row, column, name));
	coco_err_hint(err, "open it in a spreadsheet program and save it again");
	return coco_err_at(err, grid->path, row, 0);
}

int sheet_grid_row(struct sheet_grid *grid, size_t row, struct coco_err *err)
{
	if (row > SHEET_ROWS)
		return sheet_too_large(grid->path, err, "row %zu: a sheet has %zu rows", row, SHEET_ROWS);
	if (row <= grid->last || row <= grid->row)
		return out_of_order(grid, row, 0, "the row of", err);
	grid->row = row;
	grid->next = 0;
	coco_buf_clear(&grid->text);
	return 0;
}

static void cell_write(struct coco_buf *out, struct coco_str text)
{
	bool quote = memchr(text.s, '"', text.n) || memchr(text.s, ',', text.n) || memchr(text.s, '\n', text.n) || memchr(text.s, '\r', text.n);
	if (!quote) {
		coco_buf_str(out, text);
		return;
	}
	coco_buf_putc(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '"')
			coco_buf_putc(out, '"');
		coco_buf_putc(out, text.s[i]);
	}
	coco_buf_putc(out, '"');
}

int sheet_grid_cell(struct sheet_grid *grid, size_t column, struct coco_str text, struct coco_err *err)
{
	char name[24];
	if (column >= SHEET_COLUMNS)
		return sheet_too_large(
		    grid->path, err, "cell %s: a sheet has %zu columns", sheet_cell_name(grid->row, column, name), SHEET_COLUMNS);
	bool is_id = false;
	if (grid->ids && text.n && sheet_ids_see(grid->ids, grid->row, column, text, &is_id, err))
		return -1;
	if (is_id && grid->ids->drop)
		return 0;
	if (grid->ids && grid->ids->drop && grid->ids->heading && column > grid->ids->column)
		column--; /* the place of the ids closes */
	if (column < grid->next)
		return out_of_order(grid, grid->row, column, "cell", err);
	if (!text.n)
		return 0;
	if (grid->text.len + text.n > COCO_LINE_MAX)
		return sheet_too_large(grid->path, err, "row %zu: more than %zu MiB of text", grid->row, COCO_LINE_MAX >> 20);
	if (!grid->rows && !grid->text.len)
		coco_buf_str(&grid->head, text);
	if (!grid->text.len)
		grid->from = grid->next = column;
	for (; grid->next < column; grid->next++)
		coco_buf_putc(&grid->text, ',');
	if (column > grid->from)
		coco_buf_putc(&grid->text, ',');
	cell_write(&grid->text, text);
	grid->next = column + 1;
	return coco_buf_ok(&grid->text) ? 0 : coco_err_nomem(err);
}

int sheet_grid_row_end(struct sheet_grid *grid, size_t times, struct coco_err *err)
{
	if (!grid->text.len)
		return 0;
	if (grid->ids && times > 1)
		grid->ids->repeated = true;
	grid->first = grid->from < grid->first ? grid->from : grid->first;
	grid->width_end = grid->next > grid->width_end ? grid->next : grid->width_end;
	for (size_t i = 0; i < times && !(grid->probe && i); i++) {
		struct sheet_row head = {(uint32_t)(grid->row + i), (uint32_t)grid->from, (uint32_t)grid->next, (uint32_t)grid->text.len};
		if (grid->row + i > SHEET_ROWS)
			return sheet_too_large(grid->path, err, "row %zu: a sheet has %zu rows", grid->row + i, SHEET_ROWS);
		grid->bytes += grid->text.len;
		grid->rows++;
		grid->last = grid->row + i;
		if (grid->bytes > bytes_max || grid->rows * (grid->width_end - grid->first) > cells_max)
			return sheet_too_large(grid->path, err, "row %zu: more than %llu million cells or %llu GiB of text", grid->last,
			    (unsigned long long)cells_max / 1000000, (unsigned long long)bytes_max >> 30);
		if (coco_spool_put(grid->spool, (struct coco_str){(const char *)&head, sizeof head}, err) ||
		    coco_spool_put(grid->spool, coco_buf_view(&grid->text), err))
			return -1;
	}
	coco_buf_clear(&grid->text);
	return 0;
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

/* Line ends inside of a row's cells. */
static size_t line_ends(struct coco_str text)
{
	size_t n = 0;
	for (size_t i = 0; i < text.n; i++)
		n += text.s[i] == '\n' || (text.s[i] == '\r' && (i + 1 == text.n || text.s[i + 1] != '\n'));
	return n;
}

/* The head of the grid's next row; its row is 0 at the end. */
static int head_next(struct sheet_grid *grid, struct sheet_row *head, struct coco_err *err)
{
	*head = (struct sheet_row){0};
	if (!grid->rows)
		return 0;
	grid->rows--;
	return coco_spool_take(grid->spool, head, sizeof *head, err);
}

static void commas(struct coco_buf *line, size_t n)
{
	while (n--)
		coco_buf_putc(line, ',');
}

/* The part of a row that `grid` has, filled up to its width. */
static int part_write(struct sheet_grid *grid, struct sheet_row *head, size_t row, struct coco_buf *line, struct coco_err *err)
{
	if (head->row != row) {
		commas(line, grid->width_end - grid->first - 1);
		return 0;
	}
	commas(line, head->from - grid->first);
	char *room = coco_buf_room(line, head->bytes);
	if (!room)
		return coco_err_nomem(err);
	if (coco_spool_take(grid->spool, room, head->bytes, err))
		return -1;
	line->len += head->bytes;
	commas(line, grid->width_end - head->end);
	return head_next(grid, head, err);
}

static int shift_add(struct sheet_shift **shifts, size_t *n, size_t *cap, size_t line, size_t less, struct coco_err *err)
{
	if (*n == *cap && coco_grow(shifts, cap, *n, sizeof **shifts))
		return coco_err_nomem(err);
	(*shifts)[(*n)++] = (struct sheet_shift){line, less};
	return 0;
}

int sheet_grids_write(
    struct sheet_grid *grids, size_t n, struct coco_spool *out, struct sheet_shift **shifts, size_t *n_shifts, struct coco_err *err)
{
	struct sheet_row *heads = calloc(n ? n : 1, sizeof *heads);
	struct coco_buf line = COCO_BUF_INIT;
	size_t at = 0, less = 0, cap = 0; /* at: rows written */
	int rc = heads ? 0 : coco_err_nomem(err);
	for (size_t i = 0; i < n && !rc; i++)
		rc = coco_spool_rewind(grids[i].spool, err) || head_next(&grids[i], &heads[i], err) ? -1 : 0;
	while (!rc) {
		size_t row = 0;
		for (size_t i = 0; i < n; i++)
			row = heads[i].row && (!row || heads[i].row < row) ? heads[i].row : row;
		if (!row)
			break;
		coco_buf_clear(&line);
		for (; at + 1 < row; at++)
			coco_buf_putc(&line, '\n');
		size_t blank = line.len;
		for (size_t i = 0; i < n && !rc; i++) {
			if (i)
				coco_buf_putc(&line, ',');
			rc = part_write(&grids[i], &heads[i], row, &line, err);
		}
		size_t inside = line_ends(coco_str_sub(coco_buf_view(&line), blank, line.len));
		coco_buf_putc(&line, '\n');
		at = row;
		less += inside;
		if (!rc && inside)
			rc = shift_add(shifts, n_shifts, &cap, at + less + 1, less, err);
		if (!rc)
			rc = coco_buf_ok(&line) ? coco_spool_put(out, coco_buf_view(&line), err) : coco_err_nomem(err);
	}
	coco_buf_free(&line);
	free(heads);
	return rc;
}
