/* bytes.h: a file's bytes as UTF-8 text, and their digest. */
#ifndef COCO_SURVEY_BYTES_H
#define COCO_SURVEY_BYTES_H

#include <sys/types.h>
#include "coco/base.h"
#include "coco/workbook.h"

/* The longest beginning of a file that decisions are taken from. */
#define SURVEY_SAMPLE ((size_t)1 << 20)

/* encoding.c: how a file's text is written. */
struct survey_encoding {
	const char *name;
	const char *iconv; /* its name for iconv; NULL: UTF-8, nothing to convert */
	size_t mark;       /* bytes of the byte order mark */
	bool open;         /* nothing says that it is UTF-8, but that its bytes fit */
	char why[192];
};
/* The names of COCO_IMPORT_ENCODINGS by number, NULL behind the last; `iconv` may be NULL. */
#define SURVEY_ENCODINGS_8BIT 2 /* the first that has a byte a letter */
const char *survey_encoding_name(size_t number, const char **iconv);
bool survey_encoding_is_of(size_t number, const char *lang); /* texts in `lang` (a code) are usually written so */
/* The share of files in it among those that are not Unicode, if they are in `lang`; an estimate, to weigh evidence with. */
double survey_encoding_often(size_t number, const char *lang);
/* By the beginning; `given` may be NULL. Refuses what is no text. 0 or -1. */
int survey_encoding_find(struct survey_encoding *encoding, struct coco_str head, const char *given, const char *name, struct coco_err *err);

/* guess.c: which 8-bit encoding a text that is not UTF-8 is in. Add all of it in blocks of any size, then ask once. */
struct survey_guess;
struct survey_guess *survey_guess_new(void);
void survey_guess_add(struct survey_guess *guess, struct coco_str raw);
/* 1: *encoding is filled. 0: no encoding gives words enough, or the text is damaged UTF-8; encoding->name is then the one that comes
 * nearest, or is left as it is. -1: ambiguous-encoding, memory. */
int survey_guess_end(struct survey_guess *guess, const char *name, struct survey_encoding *encoding, struct coco_err *err);
void survey_guess_free(struct survey_guess *guess);

struct survey_bytes;
/* Takes `in` (closed by survey_bytes_close, and on failure too). `encoding` NULL: by a byte order mark, UTF-8 if its beginning fits,
 * else by what words its beginning gives. Errors: what is no text by its first bytes (PNG, ZIP, HTML …), an encoding that is
 * against the mark, ambiguous-encoding. */
struct survey_bytes *survey_bytes_new(struct coco_in *in, const char *encoding, struct coco_err *err);
/* Text from memory, valid UTF-8, unchecked and without digest. */
struct survey_bytes *survey_bytes_of(struct coco_str text);
const char *survey_bytes_encoding(const struct survey_bytes *bytes);
const char *survey_bytes_reason(const struct survey_bytes *bytes); /* why this encoding */
const char *survey_bytes_name(const struct survey_bytes *bytes);
/* The beginning as text, whole characters, nothing taken; *whole: that is all there is. Lives as long as `bytes`. */
int survey_bytes_sample(struct survey_bytes *bytes, struct coco_str *text, bool *whole, struct coco_err *err);
/* The next block of text, valid until the next call: 1, 0 at the end, -1 (bad-encoding, nul-byte, with the line). */
int survey_bytes_next(struct survey_bytes *bytes, struct coco_str *block, struct coco_err *err);
/* SHA-256 of the bytes as they stood; complete once survey_bytes_next has returned 0. */
void survey_bytes_sha256(struct survey_bytes *bytes, char out[COCO_SHA256_TEXT]);
void survey_bytes_close(struct survey_bytes *bytes);

/* source.c: a file that may be read more than once: a regular file is opened again (as standard input: read again from where it
 * stood), what can't be is kept in memory. A workbook is read as the text of one of its sheets. */
struct survey_source {
	const char *path;
	bool regular, once;
	bool workbook;               /* by its first bytes; survey_source_unpack makes `sheet` of it */
	struct coco_workbook *sheet; /* NULL: the file's bytes as they are */
	struct coco_in *begun;       /* of what is read once only: its first bytes were looked at */
	off_t start;                 /* of standard input */
	struct coco_spool *spool;    /* all bytes of what can't be opened again; NULL: it can, or need not */
};
/* `once`: it will be opened once only, so nothing needs to be kept. */
int survey_source_init(struct survey_source *source, const char *path, bool once, struct coco_err *err);
/* From then on the source is the text of a sheet. */
int survey_source_unpack(struct survey_source *source, const struct coco_workbook_said *said, struct coco_diag *diag, struct coco_err *err);
struct coco_in *survey_source_open(struct survey_source *source, struct coco_err *err);
void survey_source_free(struct survey_source *source);

/* Opens a source; with `digest` reads it through once before, so that its SHA-256 is known and its bytes are checked before
 * its first row is used. Unlike survey_bytes_new it looks at the whole file for words, unless it can be read only once. */
struct survey_bytes *survey_bytes_open(struct survey_source *source, const char *encoding, bool digest, struct coco_err *err);
/* The same from its beginning, with what was found out about it; closes `bytes`, also on failure. Not of a source that is read once. */
struct survey_bytes *survey_bytes_again(struct survey_bytes *bytes, struct survey_source *source, struct coco_err *err);
/* Its beginning was looked at, and more of it is left than was: the memory for the look is worth giving back. */
bool survey_bytes_looked(const struct survey_bytes *bytes);
/* The digest that survey_bytes_open took; empty if it didn't. */
const char *survey_bytes_digest(const struct survey_bytes *bytes);
/* Where the text comes from, or NULL: a text file. */
const struct coco_workbook *survey_bytes_sheet(const struct survey_bytes *bytes);

#endif
