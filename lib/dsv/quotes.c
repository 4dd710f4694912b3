/* Rows that need libcsv, in strict mode: their quotes span lines, or are not those of RFC 4180.
 *
 * Method: the lines of an open quote are kept. If the quote turns out to be broken (text behind a closing one, the file's end, or a row
 * of the wrong width one of whose lines has the right one), the lines from the one that opened it to before the next line of
 * the right width are one refused row, and reading goes on there: the lines are read again from the log. */
#include <stdlib.h>
#include <string.h>
#include "rows_parts.h"

/* The longest text of a row that is given up. */
#define LOST_MAX ((size_t)1 << 20)

/* Where the cell that is still open at the end of `body` has its quote: behind the last delimiter that a quote follows. */
static size_t quote_column(struct coco_str body, char delimiter)
{
	for (size_t i = body.n; i > 1; i--) {
		if (body.s[i - 1] == '"' && body.s[i - 2] == delimiter)
			return i;
	}
	return 1;
}

/* ---- libcsv ------------------------------------------------------------------------------------------------------ */

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void on_field(void *text, size_t n, void *context)
{
	struct coco_dsv_rows *r = context;
	if (r->n_spans == r->cap_spans && coco_grow(&r->spans, &r->cap_spans, r->n_spans, sizeof *r->spans)) {
		r->failed = true;
		return;
	}
	r->spans[r->n_spans++] = (struct span){r->text.len, n};
	coco_buf_put(&r->text, text, n);
}

static void on_row(int end, void *context)
{
	(void)end;
	((struct coco_dsv_rows *)context)->row_done = true;
}

int rows_parser_reset(struct coco_dsv_rows *r, struct coco_err *err)
{
	csv_free(&r->csv);
	if (csv_init(&r->csv, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL))
		return coco_err_nomem(err);
	csv_set_delim(&r->csv, (unsigned char)r->delimiter);
	csv_set_space_func(&r->csv, no_space);
	csv_set_blk_size(&r->csv, 65536);
	return 0;
}

/* ---- rows whose quotes span lines -------------------------------------------------------------------------------- */

/* Where the row in work has its quotes, and its lines in the log. */
struct quotes {
	size_t start;                   /* of the row in the log; SIZE_MAX: it has only its first line, which is not there */
	size_t line, col;               /* the quote that is open, or was opened last over a line's end */
	size_t after;                   /* in the log: behind the line of that quote */
	size_t fields;                  /* cells before it */
	size_t first_line, first_after; /* the same of the row's first such quote */
	size_t first_col;
};

/* Puts the line that was just taken into the log, unless it came from there. */
static int line_keep(struct coco_dsv_rows *r, struct coco_str line, struct quotes *q, struct coco_err *err)
{
	if (q->start == SIZE_MAX) {
		if (!r->from_log)
			coco_buf_clear(&r->log);
		q->start = r->from_log ? r->log_at - line.n : 0;
	}
	if (r->from_log)
		return 0;
	coco_buf_str(&r->log, line);
	r->log_at = r->log.len;
	return coco_buf_ok(&r->log) ? 0 : coco_err_nomem(err);
}

/* Cells of a line that is a row by itself: quotes are the first and the last byte of a cell or stand doubled in such a one. 0: it is
 * none. */
static size_t line_cells(struct coco_str body, char delimiter)
{
	size_t n = body.n != 0;
	bool quoted = false;
	for (size_t i = 0; i < body.n; i++) {
		char c = body.s[i];
		bool first = i == 0 || (!quoted && body.s[i - 1] == delimiter);
		if (c == delimiter) {
			n += !quoted;
		} else if (c == '"' && !quoted) {
			if (!first)
				return 0;
			quoted = true;
		} else if (c == '"') {
			bool doubled = i + 1 < body.n && body.s[i + 1] == '"';
			if (!doubled && i + 1 < body.n && body.s[i + 1] != delimiter)
				return 0;
			i += doubled;
			quoted = doubled;
		}
	}
	return quoted ? 0 : n;
}

static bool line_fits(const struct coco_dsv_rows *r, struct coco_str line)
{
	size_t n = line_cells(rows_without_end(line), r->delimiter);
	return n && (!r->width || n == r->width);
}

static int row_fault(struct coco_dsv_rows *r, struct coco_dsv_row *row, struct coco_str text, const char *why, struct coco_err *err)
{
	r->n = 0;
	coco_buf_clear(&r->text);
	coco_buf_str(&r->text, rows_without_end(text));
	if (!coco_buf_ok(&r->text) || !rows_cell_add(r, r->text.data ? r->text.data : "", r->text.len))
		return coco_err_nomem(err);
	row->fault = "bad-quote";
	row->why = why;
	return 1;
}

/* Gives up the row: its lines down to the quote's, and those behind it that are no row by themselves. */
static int row_lost(struct coco_dsv_rows *r, struct coco_dsv_row *row, const struct quotes *q, const char *why, struct coco_err *err)
{
	struct coco_str line = COCO_STR_NONE;
	int rc;
	row->quote_line = q->line;
	row->column = q->col;
	r->log_at = q->after;
	r->line = q->line;
	while (r->log_at - q->start < LOST_MAX && (rc = rows_line_next(r, &line, err)) != 0) {
		size_t n = line.n;
		bool fits = rc > 0 && line_fits(r, line);
		if (rc < 0 || (!r->from_log && line_keep(r, line, &(struct quotes){0}, err)))
			return -1;
		if (fits) {
			r->log_at -= n;
			r->line--;
			break;
		}
	}
	row->lines = r->line - row->line + 1;
	return row_fault(r, row, coco_str_sub(coco_buf_view(&r->log), q->start, r->log_at), why, err);
}

/* Looks at the lines of the row in the log. *one: one behind that of its first quote is a row by itself. *each: as plain text, all
 * of them are cut into as many cells as a row has. */
static void lines_look(struct coco_dsv_rows *r, const struct quotes *q, bool *one, bool *each)
{
	struct coco_str line;
	size_t end = r->log_at, number = r->line;
	*one = false;
	*each = r->width > 1;
	r->log_at = q->start;
	while (r->log_at < end && rows_line_again(r, &line)) {
		size_t marks = 0;
		for (size_t i = 0; i < line.n; i++)
			marks += line.s[i] == r->delimiter;
		*each &= marks + 1 == r->width;
		*one |= r->log_at > q->first_after && line_fits(r, line);
	}
	r->line = number;
}

/* A row of several lines that libcsv took: was its quote meant? False: *q is the quote that was not. */
static bool row_credible(struct coco_dsv_rows *r, struct coco_dsv_row *row, struct quotes *q)
{
	bool one, each;
	row->lines = r->line - row->line + 1;
	if (row->lines == 1 || !r->width)
		return true;
	row->quote_line = q->first_line;
	lines_look(r, q, &one, &each);
	row->swallowed = each && r->n_spans == r->width;
	if (r->n_spans == r->width || !one)
		return true;
	q->line = q->first_line;
	q->col = q->first_col;
	q->after = q->first_after;
	return false;
}

static int cells_take(struct coco_dsv_rows *r, struct coco_err *err)
{
	if (r->failed || !coco_buf_ok(&r->text))
		return coco_err_nomem(err);
	const char *text = r->text.data ? r->text.data : "";
	for (size_t i = 0; i < r->n_spans; i++) {
		if (!rows_cell_add(r, text + r->spans[i].start, r->spans[i].n))
			return coco_err_nomem(err);
	}
	return 1;
}

/* The line's end is inside quotes. */
static int quote_note(struct coco_dsv_rows *r, struct coco_str line, struct quotes *q, struct coco_err *err)
{
	size_t column = quote_column(rows_without_end(line), r->delimiter);
	bool first = q->start == SIZE_MAX;
	if (line_keep(r, line, q, err))
		return -1;
	if (first || q->fields != r->n_spans) { /* the open cell began on this line */
		q->fields = r->n_spans;
		q->line = r->line;
		q->col = column;
		q->after = r->log_at;
	}
	if (first) {
		q->first_line = q->line;
		q->first_col = q->col;
		q->first_after = q->after;
	}
	return 0;
}

static const char *line_why(struct coco_str line)
{
	return coco_str_find(line, COCO_STR("\\\""), 0) != SIZE_MAX ? "quotes are escaped by a backslash, which CSV does not know"
	                                                            : "text behind a closing quote: the quotes of this row are broken";
}

/* A row that begins on `line` and needs libcsv. */
int rows_parse(struct coco_dsv_rows *r, struct coco_str line, struct coco_dsv_row *row, struct coco_err *err)
{
	struct quotes q = {.start = SIZE_MAX};
	r->n_spans = 0;
	r->row_done = r->failed = false;
	coco_buf_clear(&r->text);
	for (;;) {
		size_t used = csv_parse(&r->csv, line.s, line.n, on_field, on_row, r);
		if (used != line.n) {
			bool memory = csv_error(&r->csv) == CSV_ENOMEM;
			if (memory || rows_parser_reset(r, err))
				return coco_err_nomem(err);
			row->column = used;
			if (q.start == SIZE_MAX)
				return row_fault(r, row, line, line_why(line), err);
			return line_keep(r, line, &q, err) ? -1 : row_lost(r, row, &q, "is closed before other text", err);
		}
		if (r->row_done)
			break;
		if (quote_note(r, line, &q, err))
			return -1;
		if (r->log_at - q.start > COCO_LINE_MAX)
			return rows_parser_reset(r, err) ? -1 : row_lost(r, row, &q, "is not closed within 16 MiB", err);
		int rc = rows_line_next(r, &line, err);
		if (rc < 0)
			return -1;
		if (rc == 0) {
			if (csv_fini(&r->csv, on_field, on_row, r))
				return rows_parser_reset(r, err) ? -1 : row_lost(r, row, &q, "is never closed", err);
			line = COCO_STR_NONE;
			break;
		}
	}
	if (q.start != SIZE_MAX && line_keep(r, line, &q, err))
		return -1;
	if (q.start != SIZE_MAX && !row_credible(r, row, &q))
		return row_lost(r, row, &q, "runs over lines that are rows by themselves", err);
	return cells_take(r, err);
}
