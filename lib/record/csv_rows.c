/* Rows of cells from CSV bytes: libcsv, which pushes, turned into a reader that one pulls from.
 *
 * The input goes to libcsv a physical line at a time, so that at most one row ends with each piece and its line is known.
 * libcsv runs strict (a stray quote is a fault, not a guess), with a space function that says "never", because it would
 * trim cells; byte order mark, line numbers, blank lines, UTF-8 and limits are done here.
 * Invariant: the rows don't depend on the size of the input's blocks.
 */
#include <csv.h>
#include <stdlib.h>
#include <string.h>
#include "csv_value.h"

struct csv_rows {
	struct coco_in *in;
	struct csv_parser parser;
	bool parser_made;
	struct coco_str rest; /* of the present block */
	size_t skip;          /* bytes of a byte order mark still to pass over */
	size_t line;          /* of the next byte */
	size_t start;         /* line on which the present row began; 0: between rows */
	size_t row_bytes;
	bool after_cr; /* an LF that comes now belongs to the CR before it */
	bool row_done, at_end, failed;
	struct coco_buf bytes; /* of the row's cells */
	size_t *ends;          /* of each cell in bytes */
	size_t n_cells, cap_ends;
	struct coco_str *cells;
	size_t cap_cells;
};

static int never_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void on_cell(void *text, size_t n, void *context)
{
	struct csv_rows *rows = context;
	coco_buf_put(&rows->bytes, text, n);
	if (!coco_buf_ok(&rows->bytes) || coco_grow(&rows->ends, &rows->cap_ends, rows->n_cells, sizeof *rows->ends) < 0) {
		rows->failed = true;
		return;
	}
	rows->ends[rows->n_cells++] = rows->bytes.len;
}

static void on_row(int terminator, void *context)
{
	(void)terminator;
	((struct csv_rows *)context)->row_done = true;
}

struct csv_rows *csv_rows_new(struct coco_in *in, struct coco_err *err)
{
	struct csv_rows *rows = calloc(1, sizeof *rows);
	struct coco_str head;
	if (!rows || csv_init(&rows->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) {
		free(rows);
		coco_err_nomem(err);
		return NULL;
	}
	rows->parser_made = true;
	csv_set_space_func(&rows->parser, never_space);
	csv_set_blk_size(&rows->parser, 65536);
	rows->in = in;
	rows->line = 1;
	if (coco_in_peek(in, 3, &head, err) < 0) {
		csv_rows_free(rows);
		return NULL;
	}
	rows->skip = coco_str_starts(head, "\xEF\xBB\xBF") ? 3 : 0;
	return rows;
}

void csv_rows_free(struct csv_rows *rows)
{
	if (!rows)
		return;
	if (rows->parser_made)
		csv_free(&rows->parser);
	coco_buf_free(&rows->bytes);
	free(rows->ends);
	free(rows->cells);
	free(rows);
}

static int fail(struct csv_rows *rows, size_t line, struct coco_err *err, const char *code, const char *text, const char *hint)
{
	coco_err_set(err, COCO_EXIT_INPUT, code, "%s", text);
	coco_err_at(err, coco_in_name(rows->in), line, 0);
	return coco_err_hint(err, "%s", hint);
}

/* The next piece: up to and with the first line end in the block. 1, 0 at the end, -1. */
static int next_piece(struct csv_rows *rows, struct coco_str *piece, struct coco_err *err)
{
	while (rows->rest.n == 0) {
		int got = coco_in_next(rows->in, &rows->rest, err);
		if (got <= 0)
			return got;
		size_t skip = rows->skip < rows->rest.n ? rows->skip : rows->rest.n;
		rows->skip -= skip;
		rows->rest = coco_str_sub(rows->rest, skip, rows->rest.n);
	}
	size_t n = 0;
	while (n < rows->rest.n && rows->rest.s[n] != '\n' && rows->rest.s[n] != '\r')
		n++;
	n += n < rows->rest.n;
	*piece = coco_str_sub(rows->rest, 0, n);
	rows->rest = coco_str_sub(rows->rest, n, rows->rest.n);
	return 1;
}

/* Counts the piece's line end: LF, CR, or CR LF as one. Returns whether the piece is nothing but a line end. */
static bool count_line(struct csv_rows *rows, struct coco_str piece)
{
	char last = piece.s[piece.n - 1];
	bool pair = rows->after_cr && last == '\n' && piece.n == 1;
	rows->line += (last == '\n' || last == '\r') && !pair;
	rows->after_cr = last == '\r';
	return piece.n == 1 && (last == '\n' || last == '\r');
}

static int parse_failed(struct csv_rows *rows, size_t line, struct coco_err *err)
{
	if (csv_error(&rows->parser) == CSV_ENOMEM)
		return coco_err_nomem(err);
	return fail(rows, line, err, "bad-quote", "a quotation mark stands where none may stand",
	    "a cell that holds a quotation mark is quoted as a whole and the mark doubled: \"5\"\" pipe\"");
}

static int take_row(struct csv_rows *rows, struct csv_row *row, struct coco_err *err)
{
	if (rows->failed)
		return coco_err_nomem(err);
	struct coco_str text = coco_buf_view(&rows->bytes);
	bool whole = text.n == 0 || !memchr(text.s, '\0', text.n);
	for (size_t i = 0, from = 0; i < rows->n_cells; from = rows->ends[i++]) {
		if (coco_grow(&rows->cells, &rows->cap_cells, i, sizeof *rows->cells) < 0)
			return coco_err_nomem(err);
		rows->cells[i] = (struct coco_str){text.s ? text.s + from : "", rows->ends[i] - from};
		whole = whole && coco_utf8_check(rows->cells[i]) == SIZE_MAX; /* cell by cell: halves of two cells may look whole */
	}
	if (!whole)
		return fail(
		    rows, rows->start, err, "bad-utf8", "the row is no UTF-8 text", "convert the file, or read it with coco-import --as=TYPE");
	*row = (struct csv_row){rows->cells, rows->n_cells, rows->start};
	rows->start = 0;
	return 1;
}

int csv_rows_next(struct csv_rows *rows, struct csv_row *row, struct coco_err *err)
{
	coco_buf_clear(&rows->bytes);
	rows->n_cells = rows->row_bytes = 0;
	rows->row_done = false;
	while (!rows->row_done && !rows->at_end) {
		struct coco_str piece;
		int got = next_piece(rows, &piece, err);
		if (got < 0)
			return -1;
		if (got == 0) {
			rows->at_end = true;
			if (csv_fini(&rows->parser, on_cell, on_row, rows) != 0)
				return parse_failed(rows, rows->start, err);
			break;
		}
		size_t line = rows->line;
		bool blank = count_line(rows, piece);
		if (rows->start == 0 && !blank)
			rows->start = line;
		rows->row_bytes += piece.n;
		if (rows->row_bytes > COCO_LINE_MAX)
			return fail(
			    rows, rows->start, err, "line-too-long", "the row is longer than 16 MiB", "look for a quotation mark that is not closed");
		if (csv_parse(&rows->parser, piece.s, piece.n, on_cell, on_row, rows) != piece.n)
			return parse_failed(rows, line, err);
	}
	return rows->row_done ? take_row(rows, row, err) : 0;
}
