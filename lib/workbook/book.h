/* book.h: what the readers of workbooks share. book.c opens the file and its parts, xlsx.c and ods.c read
 * cells, value.c makes their text, grid.c keeps the rows. */
#ifndef COCO_WORKBOOK_BOOK_H
#define COCO_WORKBOOK_BOOK_H

#include "coco/workbook.h"
#include "libraries.h"

/* As spreadsheets have them. */
#define SHEET_COLUMNS ((size_t)16384)
#define SHEET_ROWS ((size_t)1048576)

/* ---- grid.c: rows of cells on their way into CSV text --------------------------------------------------------- */

/* A finished row in the spool, before its text. */
struct sheet_row {
	uint32_t row, from, end; /* columns */
	uint32_t bytes;
};

/* join.c: ids under a heading that sheets may share. */
struct sheet_ids {
	bool drop, repeated;    /* drop: the ids are left out of the text; repeated: one of them stands twice */
	size_t heading, column; /* the heading's row, 0: none is met; its column */
	struct coco_map *known;
	size_t *rows; /* of each id, ascending */
	size_t cap;
};

struct sheet_grid {
	const char *path;
	struct sheet_ids *ids;         /* NULL: not sought */
	bool probe;                    /* only to know whether there is a cell */
	struct coco_spool *spool;      /* finished rows */
	struct coco_buf text;          /* the row in work, its cells as CSV */
	struct coco_buf head;          /* text of the sheet's first cell that is not empty */
	size_t row, from, next;        /* its number; its first cell's column, the column behind its last */
	size_t first, width_end, last; /* of the sheet: first column with a cell, column behind the last one, last row */
	uint64_t rows, bytes;          /* with cells */
};
/* `path` for messages. 0 or -1. */
int sheet_grid_init(struct sheet_grid *grid, const char *path, bool probe, struct coco_err *err);
/* Begins a row; rows and cells come in order, none twice. `column` from 0; an empty cell is none. */
int sheet_grid_row(struct sheet_grid *grid, size_t row, struct coco_err *err);
int sheet_grid_cell(struct sheet_grid *grid, size_t column, struct coco_str text, struct coco_err *err);
/* Ends the row in work; it stands `times` in the sheet. */
int sheet_grid_row_end(struct sheet_grid *grid, size_t times, struct coco_err *err);
void sheet_grid_free(struct sheet_grid *grid);

int sheet_ids_init(struct sheet_ids *ids, bool drop, struct coco_err *err);
void sheet_ids_free(struct sheet_ids *ids);
/* A cell that may be the heading or, below it, an id. */
int sheet_ids_see(struct sheet_ids *ids, size_t row, size_t column, struct coco_str text, bool *is_id, struct coco_err *err);
/* All of `ids` are in `to`, and none stands twice. */
bool sheet_ids_fit(const struct sheet_ids *to, const struct sheet_ids *ids);
/* Gives the grid's rows the numbers of the rows of `to` with the same ids: 1; 0: it has rows without an id and stays; -1. */
int sheet_ids_join(const struct sheet_ids *to, const struct sheet_ids *ids, struct sheet_grid *grid, struct coco_err *err);

/* Where lines stop being rows: from `line` on, row = line - less. */
struct sheet_shift {
	size_t line, less;
};
/* The CSV text of grids side by side, joined by row, into `out`. Rows without cells are blank lines. */
int sheet_grids_write(
    struct sheet_grid *grids, size_t n, struct coco_spool *out, struct sheet_shift **shifts, size_t *n_shifts, struct coco_err *err);
/* "C5". */
const char *sheet_cell_name(size_t row, size_t column, char out[24]);

/* ---- book.c, part.c: the workbook and its parts ---------------------------------------------------------------------------- */

struct sheet_entry {
	const char *name, *part; /* part: of XLSX */
	bool hidden, filled;     /* filled: has a cell */
};
struct sheet_book {
	struct coco_str file; /* the ZIP file */
	uint64_t directory, parts;
	struct sheet_libraries libraries;
	const char *path;
	struct coco_arena *arena;
	struct coco_diag *diag;
	size_t block;
	char decimal;
	uint64_t unpacked;
	struct sheet_entry *sheets; /* malloc'ed */
	size_t n_sheets, cap_sheets;
	struct sheet_xlsx *xlsx; /* NULL: ODS */
	bool quiet;              /* tell and count nothing: a sheet is looked at */
	uint64_t percents, hidden_rows;
	bool points, marks; /* a number with a point; a text like a number with a mark */
};

/* zip.c: a part of the ZIP file. */
struct sheet_part {
	const char *name;
	uint32_t method, crc, sum;
	uint64_t at, packed, size, given; /* at: of its packed bytes */
	z_stream in;
	const struct sheet_libraries *libraries;
	bool ended;
};
int sheet_zip_open(struct sheet_book *book, struct coco_str file, struct coco_err *err);
/* The part of that name, whatever its case: 1, 0 if there is none, -1. `name` is kept. */
int sheet_zip_find(const struct sheet_book *book, const char *name, struct sheet_part *part, struct coco_err *err);
/* Its bytes by blocks; *got 0: the end, and its length and checksum are right. After sheet_zip_begin has returned 0, sheet_zip_end. */
int sheet_zip_begin(const struct sheet_book *book, struct sheet_part *part, struct coco_err *err);
int sheet_zip_next(const struct sheet_book *book, struct sheet_part *part, char *block, size_t n, size_t *got, struct coco_err *err);
void sheet_zip_end(struct sheet_part *part);

/* An XML part on its way through expat. Names come without their prefix. */
struct sheet_xml {
	void *context;
	void (*start)(struct sheet_xml *xml, const char *name, const char *prefix, const char **attributes);
	void (*end)(struct sheet_xml *xml, const char *name);
	void (*text)(struct sheet_xml *xml, struct coco_str text); /* may be NULL */
	struct coco_err *err;
	const struct sheet_libraries *libraries;
	void *parser;
	size_t depth;
	bool failed, enough; /* sheet_xml_fail, sheet_xml_enough */
};
/* From a handler: gives up with what is in xml->err; or needs no more. */
void sheet_xml_fail(struct sheet_xml *xml);
void sheet_xml_enough(struct sheet_xml *xml);
/* The value of an attribute by its local name, or NULL. */
const char *sheet_attribute(const char **attributes, const char *name);
/* Reads a part: 1, 0 if there is none, -1. */
int sheet_part_read(struct sheet_book *book, const char *part, struct sheet_xml *xml, struct coco_err *err);
/* "is damaged: …"; returns -1. */
int sheet_damaged(const struct sheet_book *book, struct coco_err *err, const char *fmt, ...) COCO_PRINTF(3, 4);
int sheet_too_large(const char *path, struct coco_err *err, const char *fmt, ...) COCO_PRINTF(3, 4);
int sheet_encrypted(const char *path, struct coco_err *err);
/* Adds a sheet; `part` may be NULL. NULL: memory. */
struct sheet_entry *sheet_add(struct sheet_book *book, const char *name, const char *part, bool hidden);
/* Tells of an error value or of a formula without its result. */
void sheet_cell_tell(struct sheet_book *book, size_t row, size_t column, const char *error);

/* Finds the sheets: 0 or -1. */
int sheet_xlsx_open(struct sheet_book *book, const char *part, struct coco_err *err);
int sheet_ods_open(struct sheet_book *book, struct coco_err *err);
/* The cells of a sheet into `grid`: 0 or -1. */
int sheet_xlsx_read(struct sheet_book *book, size_t sheet, struct sheet_grid *grid, struct coco_err *err);
int sheet_ods_read(struct sheet_book *book, size_t sheet, struct sheet_grid *grid, struct coco_err *err);
void sheet_xlsx_free(struct sheet_xlsx *xlsx);

/* ---- value.c: the text of numbers and dates -------------------------------------------------------------------- */

enum sheet_kind { SHEET_NUMBER, SHEET_PERCENT, SHEET_DIGITS, SHEET_DATE, SHEET_DATETIME, SHEET_TIME, SHEET_DURATION };
struct sheet_format {
	enum sheet_kind kind;
	struct coco_str digits; /* of SHEET_DIGITS: the format's first part, "00-000" */
};
/* The kind of a number format by its built-in number, or by its text. */
struct sheet_format sheet_format_builtin(long id);
struct sheet_format sheet_format_of(struct coco_str code);
/* A stored number as the format shows it: numbers with 15 digits, dates by ISO 8601. What is no number stays as it is. */
void sheet_number_text(struct coco_str stored, struct sheet_format format, bool date1904, char decimal, struct coco_buf *out);

/* A text that may be a number with a decimal mark or groups: "1.234", "2,5 ". */
bool sheet_is_marked(struct coco_str text);

#endif
