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
	const char *fault; /* NULL, or the code of why the row is none: its cells then hold one, the text of its lines */
	size_t column;     /* of the fault, in bytes, from 1 */
	const char *why;   /* of a fault, static text: a sentence, or with quote_line how the quote there ends */
	size_t lines;      /* physical lines from `line` on that are the row's, or were given up with it */
	size_t quote_line; /* where the quote was opened that ran over lines; 0: none did */
	bool swallowed;    /* a cell in quotes runs over lines, and each of these lines has the cells of a row: a quote too many? */
};

struct survey_rows;
/* Reads from `bytes` (borrowed). */
struct survey_rows *survey_rows_new(struct survey_bytes *bytes, char delimiter, struct coco_err *err);
struct survey_dialect;
/* The same, as a file's dialect has it. */
struct survey_rows *survey_rows_of(struct survey_bytes *bytes, const struct survey_dialect *dialect, struct coco_err *err);
/* Leaves out whole lines (a "sep=" line, --skip-rows). Returns 1, 0 if the text ended before, -1. */
int survey_rows_skip(struct survey_rows *rows, size_t lines, struct coco_err *err);
/* The next row; blank lines are none: 1, 0 at the end, -1 (record-too-long: a line of over 16 MiB). A row with a broken quote is
 * given as a fault; where its quote has swallowed lines, reading goes on at the next line of the right width. */
int survey_rows_next(struct survey_rows *rows, struct survey_row *row, struct coco_err *err);
/* Cells of a row as it should be, if it is not what the first row has. */
void survey_rows_width(struct survey_rows *rows, size_t width);
/* Tests: every line goes through libcsv, also those that hold no quote. */
void survey_rows_plain(struct survey_rows *rows, bool off);
/* Lines of text that were taken so far: survey_rows_skip of so many lines goes on where this reader stands. */
size_t survey_rows_line(const struct survey_rows *rows);
void survey_rows_free(struct survey_rows *rows);

/* ---- dialect ----------------------------------------------------------------------------------------------------- */

struct survey_dialect {
	char delimiter;
	size_t skip;        /* lines before the header: a "sep=" line */
	size_t preamble;    /* of these, lines that are no part of the table */
	size_t width;       /* cells of the header */
	bool formulas;      /* cells are written ="text", so that spreadsheet programs leave them alone */
	size_t above;       /* of such a table, or where they alone end with a delimiter: rows of headings; 0: not known */
	const char *reason; /* static text */
};
/* Finds the delimiter of `text` (behind `skip` lines) by the width of its rows; `given` 0: find it. Errors: ambiguous. */
int survey_dialect_find(
    struct coco_str text, size_t skip, char given, const char *name, struct survey_dialect *dialect, struct coco_err *err);

#endif
