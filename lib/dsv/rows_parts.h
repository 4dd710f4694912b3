/* What the parts of the row reader share: lines (lines.c), cells (rows.c), rows whose quotes span lines (quotes.c). */
#ifndef DSV_ROWS_PARTS_H
#define DSV_ROWS_PARTS_H

#include <csv.h>
#include "coco/dsv.h"

struct span {
	size_t start, n;
};

struct coco_dsv_rows {
	struct coco_dsv_bytes *bytes;
	char delimiter;
	bool no_plain;
	bool formulas; /* ="text" is "text" */
	struct csv_parser csv;
	const char *at, *end;  /* of the block */
	const char *lf, *cr;   /* next LF and CR of the block, `end` if there is none; NULL: not sought */
	struct coco_buf carry; /* a line that blocks' ends cut */
	struct coco_buf bared; /* a line without the signs of its formulas */
	bool eof;
	size_t line;         /* number of the line that was taken last */
	size_t width;        /* cells of a row as it should be; 0: not known yet */
	struct coco_buf log; /* lines of a row with an open quote; from `log_at` on they are read once more */
	size_t log_at;
	bool from_log; /* the line that was taken last */
	struct coco_str *cells;
	size_t n, cap;
	struct coco_buf text; /* cells of a row that libcsv gave */
	struct span *spans;
	size_t n_spans, cap_spans;
	bool quote_blanks; /* blanks around quotes were left out of the row */
	bool row_done, failed;
};

/* The next physical line with its end: 1, 0, -1. Lines of the log that are to be read again come first. */
int rows_line_next(struct coco_dsv_rows *rows, struct coco_str *line, struct coco_err *err);
/* The next line of the log. */
int rows_line_again(struct coco_dsv_rows *rows, struct coco_str *line);
struct coco_str rows_without_end(struct coco_str line);

static inline bool rows_cell_add(struct coco_dsv_rows *r, const char *s, size_t n)
{
	if (r->n == r->cap && coco_grow(&r->cells, &r->cap, r->n, sizeof *r->cells))
		return false;
	r->cells[r->n++] = (struct coco_str){s, n};
	return true;
}

int rows_parser_reset(struct coco_dsv_rows *rows, struct coco_err *err);
/* A row that begins on `line` and needs libcsv: 1, -1. */
int rows_parse(struct coco_dsv_rows *rows, struct coco_str line, struct coco_dsv_row *row, struct coco_err *err);

#endif
