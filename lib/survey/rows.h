/* rows.h: rows of cells from the text of a CSV file. */
#ifndef COCO_SURVEY_ROWS_H
#define COCO_SURVEY_ROWS_H

#include "bytes.h"

/* A row: its cells' exact text, valid until the next one is asked for. */
struct survey_row {
	struct coco_str *cells;
	size_t n;
	size_t line;       /* physical line where it begins, from 1 */
	bool bare_quote;   /* a quote inside an unquoted cell, kept as it stands */
	const char *fault; /* NULL, or why the row is none: its cells then hold one, the text of the line */
	size_t column;     /* of the fault, in bytes, from 1 */
};

struct survey_rows;
/* Reads from `bytes` (borrowed). */
struct survey_rows *survey_rows_new(struct survey_bytes *bytes, char delimiter, struct coco_err *err);
/* Leaves out whole lines (a "sep=" line, --skip-rows). Returns 1, 0 if the text ended before, -1. */
int survey_rows_skip(struct survey_rows *rows, size_t lines, struct coco_err *err);
/* The next row; blank lines are none: 1, 0 at the end, -1 (bad-quote, record-too-long). */
int survey_rows_next(struct survey_rows *rows, struct survey_row *row, struct coco_err *err);
/* Tests: every line goes through libcsv, also those that hold no quote. */
void survey_rows_plain(struct survey_rows *rows, bool off);
void survey_rows_free(struct survey_rows *rows);

/* ---- dialect ----------------------------------------------------------------------------------------------------- */

struct survey_dialect {
	char delimiter;
	size_t skip;        /* lines before the header: a "sep=" line */
	size_t width;       /* cells of the header */
	const char *reason; /* static text */
};
/* Finds the delimiter of `text` (behind `skip` lines) by the width of its rows; `given` 0: find it. Errors: ambiguous. */
int survey_dialect_find(
    struct coco_str text, size_t skip, char given, const char *name, struct survey_dialect *dialect, struct coco_err *err);

#endif
