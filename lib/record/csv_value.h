/* csv_value.h: what the files of record CSV share: rows of cells, and how a cell and a value correspond. */
#ifndef COCO_RECORD_CSV_VALUE_H
#define COCO_RECORD_CSV_VALUE_H

#include "coco/record.h"

/* ---- rows of cells (csv_rows.c) --------------------------------------------------------------------------------- */

struct csv_rows;
struct csv_row {
	struct coco_str *cells; /* valid until the next call */
	size_t n;
	size_t line; /* physical line on which the row begins, from 1 */
};
struct csv_rows *csv_rows_new(struct coco_in *in, struct coco_err *err);
/* The next row that is no blank line: 1, 0 at the end, -1 (bad-quote, bad-utf8, line-too-long with the line, exit 3). */
int csv_rows_next(struct csv_rows *rows, struct csv_row *row, struct coco_err *err);
void csv_rows_free(struct csv_rows *rows);

/* ---- cells and values (csv_value.c, where the rules are) -------------------------------------------------------- */

enum csv_rule {
	CSV_TEXT,    /* text as it is */
	CSV_NUMBER,  /* a JSON number */
	CSV_BOOL,    /* true, false */
	CSV_TEXTS,   /* a;b;c */
	CSV_OBJECTS, /* JSON text of a list */
	CSV_OBJECT,  /* JSON text of an object, or dotted columns below */
	CSV_ANY,     /* JSON text if it is some, else text */
	CSV_FREE,    /* the same; an object may have dotted columns below */
	CSV_CLASH    /* a dotted column below something that is no object */
};
/* The rule for a dotted path in records of a type. */
enum csv_rule csv_rule_of(struct coco_str type, struct coco_str path);
/* Appends the value that a non-empty cell holds; NULL, or what is wrong with the cell. */
const char *csv_cell_value(enum csv_rule rule, struct coco_str cell, struct coco_buf *json);
/* Appends the cell of a raw value. False: this rule can't hold it (what was appended is to be cut off). */
bool csv_value_cell(enum csv_rule rule, struct coco_str raw, struct coco_arena *arena, struct coco_buf *cell);
/* The most pieces that a heading may have. */
enum { CSV_DEPTH = 32 };
/* Can the key be a piece of a dotted heading? */
bool csv_key_plain(struct coco_str key);
/* A cell or heading that is one JSON string and nothing else. Out of memory: `out` is marked as failed. */
bool csv_is_json_string(struct coco_str text, struct coco_buf *out);

#endif
