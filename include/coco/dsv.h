/* coco/dsv.h: delimiter-separated text of strangers: from a file's bytes to UTF-8, the delimiter, and rows of cells.
 *
 * A source is opened as bytes in whatever encoding, a workbook as the text of one of its sheets; its beginning tells the dialect; then rows
 * are read, each with the line where it begins. A row that is none comes as a fault with its text: nothing is lost, and nothing is guessed
 * where two readings fit.
 */
#ifndef COCO_DSV_H
#define COCO_DSV_H

#include <sys/types.h>
#include "coco/workbook.h"

#define COCO_DSV_ENCODINGS                                                                                              \
	"utf-8|utf-16|cp1250|cp1252|iso-8859-1|iso-8859-2|iso-8859-15|iso-8859-16|cp852|cp850|macintosh|mac-centraleurope|" \
	"utf-8-as-cp1252|utf-8-as-cp1250|utf-8-as-macintosh|utf-8-as-cp852"

/* The longest beginning of a file that decisions are taken from. */
#define COCO_DSV_SAMPLE ((size_t)1 << 20)

/* encoding.c: how a file's text is written. */
struct coco_dsv_encoding {
	const char *name;
	const char *iconv; /* its name for iconv; NULL: UTF-8, nothing to convert */
	size_t mark;       /* bytes of the byte order mark */
	size_t undo;       /* its number, if it is UTF-8 that was written twice; 0 */
	bool open;         /* nothing says that it is UTF-8, but that its bytes fit */
	bool given;        /* it was said */
	char why[192];
};
/* The names of COCO_DSV_ENCODINGS by number, NULL behind the last; `iconv` may be NULL. */
#define COCO_DSV_ENCODINGS_8BIT 2 /* the first that has a byte a letter */
const char *coco_dsv_encoding_name(size_t number, const char **iconv);
#define COCO_DSV_ENCODINGS_TWICE 12                 /* the first of UTF-8 that was read in another encoding and written as UTF-8 again */
const char *coco_dsv_encoding_inner(size_t number); /* iconv's name of that other one; NULL: it is none of these */
bool coco_dsv_encoding_is_of(size_t number, const char *lang); /* texts in `lang` (a code) are usually written so */
/* The share of files in it among those that are not Unicode, if they are in `lang`; an estimate, to weigh evidence with. */
double coco_dsv_encoding_often(size_t number, const char *lang);
/* By the beginning; `given` may be NULL. Refuses what is no text. 0 or -1. */
int coco_dsv_encoding_find(
    struct coco_dsv_encoding *encoding, struct coco_str head, const char *given, const char *name, struct coco_err *err);

struct coco_dsv_bytes;
/* Takes `in` (closed by coco_dsv_bytes_close, and on failure too). `encoding` NULL: by a byte order mark, UTF-8 if its beginning fits,
 * else by what words its beginning gives. Errors: what is no text by its first bytes (PNG, ZIP, HTML …), an encoding that is
 * against the mark, ambiguous-encoding. */
struct coco_dsv_bytes *coco_dsv_bytes_new(struct coco_in *in, const char *encoding, struct coco_err *err);
/* Text from memory, valid UTF-8, unchecked and without digest. */
struct coco_dsv_bytes *coco_dsv_bytes_of(struct coco_str text);
const char *coco_dsv_bytes_encoding(const struct coco_dsv_bytes *bytes);
const char *coco_dsv_bytes_reason(const struct coco_dsv_bytes *bytes); /* why this encoding */
const char *coco_dsv_bytes_name(const struct coco_dsv_bytes *bytes);
/* The beginning as text, whole characters, nothing taken; *whole: that is all there is. Lives as long as `bytes`. */
int coco_dsv_bytes_sample(struct coco_dsv_bytes *bytes, struct coco_str *text, bool *whole, struct coco_err *err);
/* The next block of text, valid until the next call: 1, 0 at the end, -1 (bad-encoding, nul-byte, with the line). */
int coco_dsv_bytes_next(struct coco_dsv_bytes *bytes, struct coco_str *block, struct coco_err *err);
/* SHA-256 of the bytes as they stood; complete once coco_dsv_bytes_next has returned 0. */
void coco_dsv_bytes_sha256(struct coco_dsv_bytes *bytes, char out[COCO_SHA256_TEXT]);
void coco_dsv_bytes_close(struct coco_dsv_bytes *bytes);

/* source.c: a file that may be read more than once: a regular file is opened again (as standard input: read again from where it
 * stood), what can't be is kept in memory. A workbook is read as the text of one of its sheets. */
struct coco_dsv_source {
	const char *path;
	bool regular, once;
	bool workbook;               /* by its first bytes; coco_dsv_source_unpack makes `sheet` of it */
	struct coco_workbook *sheet; /* NULL: the file's bytes as they are */
	struct coco_in *begun;       /* of what is read once only: its first bytes were looked at */
	off_t start;                 /* of standard input */
	struct coco_spool *spool;    /* all bytes of what can't be opened again; NULL: it can, or need not */
};
/* `once`: it will be opened once only, so nothing needs to be kept. */
int coco_dsv_source_init(struct coco_dsv_source *source, const char *path, bool once, struct coco_err *err);
/* From then on the source is the text of a sheet. */
int coco_dsv_source_unpack(
    struct coco_dsv_source *source, const struct coco_workbook_said *said, struct coco_diag *diag, struct coco_err *err);
struct coco_in *coco_dsv_source_open(struct coco_dsv_source *source, struct coco_err *err);
void coco_dsv_source_free(struct coco_dsv_source *source);

/* Opens a source; with `digest` reads it through once before, so that its SHA-256 is known and its bytes are checked before
 * its first row is used. Unlike coco_dsv_bytes_new it looks at the whole file for words, unless it can be read only once. */
struct coco_dsv_bytes *coco_dsv_bytes_open(struct coco_dsv_source *source, const char *encoding, bool digest, struct coco_err *err);
/* The same from its beginning, with what was found out about it; closes `bytes`, also on failure. Not of a source that is read once. */
struct coco_dsv_bytes *coco_dsv_bytes_again(struct coco_dsv_bytes *bytes, struct coco_dsv_source *source, struct coco_err *err);
/* Its beginning was looked at, and more of it is left than was: the memory for the look is worth giving back. */
bool coco_dsv_bytes_looked(const struct coco_dsv_bytes *bytes);
/* The digest that coco_dsv_bytes_open took; empty if it didn't. */
const char *coco_dsv_bytes_digest(const struct coco_dsv_bytes *bytes);
/* Where a text that is UTF-8 looks as if some of it had been read in another encoding and written as UTF-8 again ("MÃ¼nchen"): how many
 * places; line and column in bytes of the first ones, and the encoding that would take them back. Of what coco_dsv_bytes_open has read
 * through. */
#define COCO_DSV_TWICE_PLACES 8
struct coco_dsv_place {
	size_t line, column;
	const char *encoding;
};
size_t coco_dsv_bytes_twice(const struct coco_dsv_bytes *bytes, const struct coco_dsv_place **places);
/* Where the text comes from, or NULL: a text file. */
const struct coco_workbook *coco_dsv_bytes_sheet(const struct coco_dsv_bytes *bytes);

/* ---- rows --------------------------------------------------------------------------------------------------------- */

/* A row: its cells' exact text, valid until the next one is asked for. */
struct coco_dsv_row {
	struct coco_str *cells;
	size_t n;
	size_t line;       /* physical line where it begins, from 1 */
	bool bare_quote;   /* a quote inside an unquoted cell, kept as it stands */
	bool quote_blanks; /* blanks before or behind the quotes of a cell, left out */
	const char *fault; /* NULL, or the code of why the row is none: its cells then hold one, the text of its lines */
	size_t column;     /* of the fault, in bytes, from 1 */
	const char *why;   /* of a fault, static text: a sentence, or with quote_line how the quote there ends */
	size_t lines;      /* physical lines from `line` on that are the row's, or were given up with it */
	size_t quote_line; /* where the quote was opened that ran over lines; 0: none did */
	bool swallowed;    /* a cell in quotes runs over lines, and each of these lines has the cells of a row: a quote too many? */
};

struct coco_dsv_rows;
/* Reads from `bytes` (borrowed). */
struct coco_dsv_rows *coco_dsv_rows_new(struct coco_dsv_bytes *bytes, char delimiter, struct coco_err *err);
struct coco_dsv_dialect;
/* The same, as a file's dialect has it. */
struct coco_dsv_rows *coco_dsv_rows_of(struct coco_dsv_bytes *bytes, const struct coco_dsv_dialect *dialect, struct coco_err *err);
/* Leaves out whole lines (a "sep=" line, --skip-rows). Returns 1, 0 if the text ended before, -1. */
int coco_dsv_rows_skip(struct coco_dsv_rows *rows, size_t lines, struct coco_err *err);
/* The next row; blank lines are none: 1, 0 at the end, -1 (record-too-long: a line of over 16 MiB). A row with a broken quote is
 * given as a fault; where its quote has swallowed lines, reading goes on at the next line of the right width. */
int coco_dsv_rows_next(struct coco_dsv_rows *rows, struct coco_dsv_row *row, struct coco_err *err);
/* Cells of a row as it should be, if it is not what the first row has. */
void coco_dsv_rows_width(struct coco_dsv_rows *rows, size_t width);
/* Tests: every line goes through libcsv, also those that hold no quote. */
void coco_dsv_rows_plain(struct coco_dsv_rows *rows, bool off);
/* Lines of text that were taken so far: coco_dsv_rows_skip of so many lines goes on where this reader stands. */
size_t coco_dsv_rows_line(const struct coco_dsv_rows *rows);
void coco_dsv_rows_free(struct coco_dsv_rows *rows);

/* ---- dialect ----------------------------------------------------------------------------------------------------- */

struct coco_dsv_dialect {
	char delimiter;
	size_t skip;        /* lines before the header: a "sep=" line */
	size_t preamble;    /* of these, lines that are no part of the table */
	size_t width;       /* cells of the header */
	bool formulas;      /* cells are written ="text", so that spreadsheet programs leave them alone */
	size_t above;       /* of such a table, or where they alone end with a delimiter: rows of headings; 0: not known */
	const char *reason; /* static text */
};
/* Finds the delimiter of `text` (behind `skip` lines) by the width of its rows; `given` 0: find it. Errors: ambiguous. */
int coco_dsv_dialect_find(
    struct coco_str text, size_t skip, char given, const char *name, struct coco_dsv_dialect *dialect, struct coco_err *err);

#endif
