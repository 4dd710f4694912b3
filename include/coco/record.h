/* coco/record.h: records: what they may hold (schema, vocabularies), how they are written (NDJSON, JSON arrays, record
 * CSV), and how they travel (the stream that every tool reads, the sink that it writes, the store that it looks up).
 *
 * How a record travels: coco_stream_next() gives one at a time as a `struct coco_rec`: the line as it stood and the spans
 * of its members, checked but not copied. A filter hands `rec.line` to its sink as it is; a tool that needs it later adds
 * it to a store. New records are written by a coco_writer into a buffer, a line each.
 *
 * A value is a span of checked JSON text ("raw"). It is decoded where it is used.
 */
#ifndef COCO_RECORD_H
#define COCO_RECORD_H

#include "coco/base.h"

/* ---- JSON text -------------------------------------------------------------------------------------------------- */

/* The reader accepts and refuses what jansson 2.14 does with JSON_REJECT_DUPLICATES, but for three things: integers beyond
 * int64 are kept as they stand, a top value must be an object (coco_json_check takes any), and a raw NUL is refused also
 * behind a number or word, where jansson overlooks it. Depth is at most COCO_JSON_DEPTH as in jansson (a scalar counts).
 * `\u0000` is refused in strings and keys, as jansson does by default. */
#define COCO_JSON_DEPTH 2048

enum coco_json_kind {
	COCO_JSON_ABSENT,
	COCO_JSON_NULL,
	COCO_JSON_FALSE,
	COCO_JSON_TRUE,
	COCO_JSON_INT, /* a number without fraction and exponent */
	COCO_JSON_REAL,
	COCO_JSON_STRING,
	COCO_JSON_ARRAY,
	COCO_JSON_OBJECT
};

/* One JSON value with blanks around it, any kind. 0, or -1 with code "bad-json", line 1-based within `text`, column in
 * bytes, and what was wrong. */
int coco_json_check(struct coco_str text, struct coco_err *err);
enum coco_json_kind coco_json_kind(struct coco_str raw);
/* The member of an object, or absent. `path` may be dotted: "commitment.aims" (a key that holds a dot wins). */
struct coco_str coco_json_get(struct coco_str object, const char *path);

struct coco_json_iter {
	const char *at, *end;
	bool object;
};
struct coco_json_iter coco_json_iter(struct coco_str array_or_object); /* another kind: an empty iteration */
/* The next member or element; *key is its raw string (quotes included), absent in an array. */
bool coco_json_next(struct coco_json_iter *iter, struct coco_str *key, struct coco_str *value);
size_t coco_json_count(struct coco_str array_or_object);

/* Decoded string (escapes resolved; the span itself where there are none), absent if `raw` is no string or memory is out. */
struct coco_str coco_json_str(struct coco_str raw, struct coco_arena *arena);
bool coco_json_num(struct coco_str raw, double *value);
bool coco_json_int(struct coco_str raw, int64_t *value);
bool coco_json_bool(struct coco_str raw, bool *value);

/* A streaming JSON writer into a buffer. Commas and nesting are its business; strings must be valid UTF-8. Numbers are the
 * shortest text that reads back the same; a non-finite number becomes null. */
struct coco_writer {
	struct coco_buf *out;
	unsigned depth;
	uint64_t filled[4]; /* a bit a level: has members already */
	bool after_key;
};
void coco_writer_init(struct coco_writer *w, struct coco_buf *out);
void coco_write_object(struct coco_writer *w);
void coco_write_array(struct coco_writer *w);
void coco_write_end(struct coco_writer *w, bool object); /* closes what the matching call opened */
void coco_write_key(struct coco_writer *w, const char *key);
void coco_write_key_str(struct coco_writer *w, struct coco_str key);
void coco_write_key_raw(struct coco_writer *w, struct coco_str json); /* a JSON string, quotes included */
void coco_write_str(struct coco_writer *w, struct coco_str text);     /* absent: null */
void coco_write_text(struct coco_writer *w, const char *text);        /* NULL: null */
void coco_write_num(struct coco_writer *w, double value);
void coco_write_fixed(struct coco_writer *w, double value, int decimals); /* trailing zeros dropped */
void coco_write_int(struct coco_writer *w, int64_t value);
void coco_write_bool(struct coco_writer *w, bool value);
void coco_write_null(struct coco_writer *w);
void coco_write_date(struct coco_writer *w, struct coco_date date); /* year 0: null */
void coco_write_raw(struct coco_writer *w, struct coco_str json);
/* Appends `text` as a JSON string with quotes; control characters escaped, the rest as it is. */
void coco_json_quote(struct coco_buf *out, struct coco_str text);
/* Copies a text that needs no escape to `to`, which has room for its bytes. False: it needs some; what `to` holds then says nothing. */
bool coco_json_copy_plain(char *to, struct coco_str text);

/* ---- a record --------------------------------------------------------------------------------------------------- */

struct coco_member {
	struct coco_str key;   /* raw without quotes; escapes, which are rare in keys, stand as they are */
	struct coco_str value; /* raw */
};
/* A parsed line. Zero-initialise; reuse for line after line; coco_rec_free at the end. Spans point into the line. */
struct coco_rec {
	struct coco_str line; /* the object's text, no line end */
	struct coco_str type; /* decoded "type", absent if there is none or it is no string */
	struct coco_member *members;
	size_t n_members, cap_members;
	/* where it came from, for messages; set by the stream */
	const char *file;
	size_t line_number;
	bool valid;    /* keeps to the schema: may be used. Unknown types are valid. */
	void *scratch; /* the parser's own */
	struct coco_shape
	    *shape; /* of a record that a store keeps in part (coco_store_keep), else NULL; it has no line and no members to walk */
};
/* One pass over `line`: checks it and notes its members. 0, or -1 (bad-json, not-an-object) with the column. */
int coco_rec_parse(struct coco_rec *rec, struct coco_str line, struct coco_err *err) COCO_MUST_USE;
void coco_rec_free(struct coco_rec *rec);
bool coco_rec_is(const struct coco_rec *rec, const char *type);
/* Raw value of a member (dotted for nested ones); absent if it is not there. null is a value. */
struct coco_str coco_rec_find(const struct coco_rec *rec, struct coco_str path);
static inline struct coco_str coco_rec_get(const struct coco_rec *rec, const char *path)
{
	return coco_rec_find(rec, coco_str_of(path));
}
/* Decoded values; absent, false, year 0 where the member is missing, null, or of another kind. */
struct coco_str coco_rec_find_str(const struct coco_rec *rec, struct coco_str path, struct coco_arena *arena);
static inline struct coco_str coco_rec_str(const struct coco_rec *rec, const char *path, struct coco_arena *arena)
{
	return coco_rec_find_str(rec, coco_str_of(path), arena);
}
bool coco_rec_num(const struct coco_rec *rec, const char *path, double *value);
bool coco_rec_int(const struct coco_rec *rec, const char *path, int64_t *value);
bool coco_rec_bool(const struct coco_rec *rec, const char *path, bool *value);
struct coco_date coco_rec_date(const struct coco_rec *rec, const char *path);
/* The strings of a list (a lone string counts as a list of one), `*count` of them; NULL if none. */
struct coco_str *coco_rec_list(const struct coco_rec *rec, const char *path, size_t *count, struct coco_arena *arena);

/* The name of the participant's organisation is a person's: so marked, or not known of a creative that is micro or of unknown size,
 * or of a micro firm of both sides. */
bool coco_org_personal(const struct coco_rec *rec, struct coco_arena *arena);

/* A change of one top-level member. value absent: remove it. */
struct coco_patch {
	const char *key;
	struct coco_str value; /* raw JSON */
};
/* Appends the record to `out` with its members replaced, removed, or (where new) added at the end; all other bytes stay. */
void coco_rec_patch(const struct coco_rec *rec, const struct coco_patch *patches, size_t n, struct coco_buf *out);
/* Appends the record's canonical text: members sorted by key (bytes), numbers in shortest form, no blanks; the same for
 * two records that differ only in spelling. For digests and comparisons. */
int coco_rec_canonical(const struct coco_rec *rec, struct coco_buf *out, struct coco_err *err);

/* ---- schema ----------------------------------------------------------------------------------------------------- */

enum coco_kind {
	COCO_STRING,
	COCO_TEXT,
	COCO_INT,
	COCO_NUM,
	COCO_BOOL,
	COCO_DATE,
	COCO_TIME,
	COCO_CODE,    /* `of`: vocabulary; "skill|technology": either; a piece "=word" is a code by itself */
	COCO_CHOICE,  /* `of`: "a|b|c" */
	COCO_REF,     /* `of`: record type */
	COCO_OBJECT,  /* its members are fields with dotted names; `of` "str", "int" or "any": a free map with such values */
	COCO_ANY,     /* num, str, bool, list of str or null */
	COCO_INTERVAL /* ISO 8601 interval of local time: 2026-03-12T09:00/12:00 */
};
enum {
	COCO_FIELD_LIST = 1,
	COCO_FIELD_REQUIRED = 2,
	COCO_FIELD_KEY = 4,      /* part of the record's key */
	COCO_FIELD_PERSONAL = 8, /* never in the stream unless --with-contacts, never in a message */
	COCO_FIELD_OPEN = 16,    /* a code or any other string */
	COCO_FIELD_DERIVED = 32,
	COCO_FIELD_INSTEAD = 64 /* part of the key of a record that has none of the KEY fields */
};
/* One row of the schema. A field is added here and nowhere else. */
struct coco_field {
	const char *type; /* record type; "*": every type */
	const char *name; /* dotted for members of objects and of the objects of a list: "commitment.aims", "portfolio.title" */
	enum coco_kind kind;
	unsigned flags;
	const char *of;
	double min, max; /* of numbers; both 0: any */
	const char *unit;
	const char *meaning;      /* one English phrase */
	unsigned char name_bytes; /* length of `name` */
};
/* All rows: those of "*" first, then type by type in the order of the types. */
size_t coco_schema_count(void);
const struct coco_field *coco_schema_field_at(size_t i);
/* The field of a type, else the common one of that name; of an unknown type, the common one. NULL: unknown. */
const struct coco_field *coco_schema_field(struct coco_str type, struct coco_str name);
/* How many rows directly behind an object field are members of it ("readiness": "readiness.culture" …). */
size_t coco_schema_members(const struct coco_field *field);
size_t coco_schema_types(void);
const char *coco_schema_type(size_t i); /* "*" is none of them */
const char *coco_schema_type_meaning(size_t i);
bool coco_schema_known(struct coco_str type);
/* Checks a record field by field and tells each fault to `diag` (may be NULL) as an error: missing-field, bad-kind,
 * not-a-list, bad-code, bad-date, bad-time, bad-interval, out-of-range. Values of personal fields are not shown. True:
 * nothing is wrong. Unknown types and fields are no fault, null is as good as absent. */
bool coco_schema_check(const struct coco_rec *rec, struct coco_diag *diag);
/* The same with the vocabularies of a registry (below) in place of the compiled ones. */
struct coco_vocabs;
bool coco_schema_check_in(const struct coco_rec *rec, const struct coco_vocabs *vocabs, struct coco_diag *diag);
/* Appends the record's key, "type\x1fvalue\x1f…" of its key fields in order; a list as its sorted items joined by \x1e.
 * A key field that is not required and not there counts as empty. False (nothing appended) where a required one is
 * missing or of another kind, or the type has no key. Where no KEY field is there at all the INSTEAD fields, if the type has any, are the
 * key, behind an empty part. */
bool coco_rec_key(const struct coco_rec *rec, struct coco_buf *out);
/* JSON Schema (draft 2020-12) of one type, or of all if `type` is NULL or "". */
int coco_schema_json(const char *type, struct coco_buf *out, struct coco_err *err);
/* A CSV header of the type's fields with a comment row that says what each holds. */
int coco_schema_template(const char *type, struct coco_buf *out, struct coco_err *err);
/* The field tables of coco-formats(5) in mdoc: a subsection a type, an item a field; then the vocabularies. */
void coco_schema_mdoc(struct coco_buf *out);
/* Appends what a field holds, in words: "list of code (skill, technology) or text"; as template and manual show it. */
void coco_field_describe(const struct coco_field *field, struct coco_buf *out);

/* ---- names ------------------------------------------------------------------------------------------------------ */

/* The folding that names are compared by: letters and digits only, no case, no accents. Appends to `out`. */
void coco_fold(struct coco_str text, struct coco_buf *out);
/* The same word by word, with blanks between; a '*' behind a word stays: "Name Ihr*" → "name ihr*". Appends to `out`. */
void coco_fold_words(struct coco_str text, struct coco_buf *out);
/* coco_fold, but a text of nothing but marks ("#", "✓") stands for itself, trimmed. */
void coco_fold_name(struct coco_str text, struct coco_buf *out);

/* The names in a table, folded when the table was made, numbered from 0 in the order of rows and columns. In a table whose
 * first column is `code` these are the code, each label, each of the synonyms, and each of the
 * `answers`, which name the row only as a whole answer; elsewhere each of the pieces, parted by
 * ';', in the columns of the languages. A table has none unless Makefile says so. COCO_NONE: no (further) name. */
size_t coco_names_count(struct coco_table_ref ref);
size_t coco_names_find(struct coco_table_ref ref, struct coco_str folded); /* the first with this fold */
size_t coco_names_next(struct coco_table_ref ref, size_t name);            /* the next with the fold of `name` */
size_t coco_names_row(struct coco_table_ref ref, size_t name);
size_t coco_names_column(struct coco_table_ref ref, size_t name);
const char *coco_names_text(struct coco_table_ref ref, size_t name); /* as folded */
/* Names that were folded word by word, by how their first word begins: all names that can begin with `word` (not empty) are of its
 * class. *n: how many; NULL and 0 where the names are folded as a whole. */
size_t coco_names_class(struct coco_str word);
const uint32_t *coco_names_of_class(struct coco_table_ref ref, size_t class, size_t *n);
/* The host, in lower case and without "www.", is one that many share (facebook.com), so that it says nothing of whose a page there is. */
bool coco_host_shared(struct coco_str host);
/* For those who make tables. Appends the folded texts to `text`, which will stand `text_at` bytes behind the beginning of the
 * set's text, and to `numbers` what must stand in the set's offsets from ref.table->names on. `fold` is coco_fold_name or
 * coco_fold_words, which lays the names by class as well. 0, or -1 (no memory, a text that is no UTF-8). */
struct coco_names {
	struct coco_buf text;
	uint32_t *numbers;
	size_t n, cap;
};
int coco_names_make(
    struct coco_table_ref ref, void (*fold)(struct coco_str, struct coco_buf *), size_t text_at, struct coco_names *out) COCO_MUST_USE;

/* ---- vocabularies ----------------------------------------------------------------------------------------------- */

struct coco_vocab;                                     /* compiled in, or read by coco_vocab_load */
const struct coco_vocab *coco_vocab(const char *name); /* NULL: no such vocabulary */
size_t coco_vocab_names(const char *const **names);
size_t coco_vocab_count(const struct coco_vocab *vocab);
const char *coco_vocab_code(const struct coco_vocab *vocab, size_t i);
const char *coco_vocab_parent(const struct coco_vocab *vocab, size_t i);
/* Label in a language (coco_lang_index), English where there is none. */
const char *coco_vocab_label(const struct coco_vocab *vocab, size_t i, int lang);
const char *coco_vocab_synonyms(const struct coco_vocab *vocab, size_t i);                  /* joined by ';' */
const char *coco_vocab_extra(const struct coco_vocab *vocab, size_t i, const char *column); /* "" if there is none */
size_t coco_vocab_find(const struct coco_vocab *vocab, struct coco_str code);               /* COCO_NONE: no such code */
/* A valid code: listed, or (nace, nuts) a deeper code of the system's form whose longest listed prefix exists. */
bool coco_vocab_valid(const struct coco_vocab *vocab, struct coco_str code);
/* The same, but within what the list holds in parts only its parts are codes: AT13 is one, AT99 is not, nor is DE9ZZ; DE711 is one, because
 * of DE71 no part is listed. For systems whose codes begin with their parent's. */
bool coco_vocab_listed(const struct coco_vocab *vocab, struct coco_str code);
/* The code that a person's words name: code, label or synonym in any language, compared without case, accents, hyphens,
 * blanks and punctuation. COCO_NONE: none, or more than one; of a code and its part with the same name ("Wien") the outer. */
size_t coco_vocab_recognise(const struct coco_vocab *vocab, struct coco_str words);
/* The same with the caller's buffer for the fold, which is emptied first: for use cell by cell. */
size_t coco_vocab_recognise_in(const struct coco_vocab *vocab, struct coco_str words, struct coco_buf *fold);
/* The vocabulary as the CSV that it was compiled from. */
int coco_vocab_csv(const struct coco_vocabs *vocabs, const char *name, struct coco_buf *out, struct coco_err *err);
/* A user's vocabulary: CSV of the same columns (UTF-8, comma; `code` is required, others may be missing). It lives in the
 * arena. NULL: unreadable (exit 3), or not of that form (exit 2: bad-vocabulary, with the line). */
const struct coco_vocab *coco_vocab_load(const char *path, struct coco_arena *arena, struct coco_err *err);
/* --vocab-dir: every NAME.csv of a folder that has the name of a compiled vocabulary stands in its place. Another *.csv is
 * an error (unknown-vocabulary), so that a misspelt name is seen. */
struct coco_vocabs *coco_vocabs_new(const char *dir, struct coco_err *err);
const struct coco_vocab *coco_vocabs_get(const struct coco_vocabs *vocabs, const char *name); /* vocabs NULL: as coco_vocab */
void coco_vocabs_free(struct coco_vocabs *vocabs);

/* ---- record CSV ------------------------------------------------------------------------------------------------- */

/* Reads record CSV from `in`, one record a call as a JSON line in `line` (cleared first): 1, 0 at the end, -1. `type`
 * stands for a missing `type` column (NULL: required). A row of another width or with a bad cell: 2, `err` says why, the
 * row's text is in `line`; reading can go on. *row (may be NULL) is the physical line, from 1, on which the row begins.
 * Rows without any content are skipped; so is the row under the header if its first cell begins with '#'.
 * coco-formats(5) says how cells and values correspond; values survive both ways.
 * Errors (exit 3): bad-header, bad-quote, bad-utf8, line-too-long; of a row: bad-width, bad-cell. */
struct coco_csv_reader;
struct coco_csv_reader *coco_csv_reader_new(struct coco_in *in, const char *type, struct coco_err *err);
int coco_csv_reader_next(struct coco_csv_reader *reader, struct coco_buf *line, size_t *row, struct coco_err *err);
void coco_csv_reader_free(struct coco_csv_reader *reader);
/* Writes records as record CSV. The columns must be known before the first row is written, so the writer keeps the lines
 * until coco_csv_writer_end (in an unlinked temporary file beyond 8 MiB). */
struct coco_csv_writer;
struct coco_csv_writer *coco_csv_writer_new(struct coco_err *err);
int coco_csv_writer_add(struct coco_csv_writer *writer, struct coco_str line, struct coco_err *err);
int coco_csv_writer_end(struct coco_csv_writer *writer, struct coco_out *out, struct coco_err *err); /* writes all */
void coco_csv_writer_free(struct coco_csv_writer *writer);
/* One cell, quoted where needed. */
void coco_csv_cell(struct coco_buf *out, struct coco_str text);

/* ---- the stream ------------------------------------------------------------------------------------------------- */

/* All records of a run's FILEs in order, whatever their form (NDJSON, JSON array, record CSV). Lines that are no record go
 * to the rejects file or are named; records that break the schema come with valid == false; either makes the run end with
 * exit 1. A file of a wrong form ends it (exit 3). */
struct coco_stream;
struct coco_stream_options {
	const char *type;    /* --as: type of record CSV without a `type` column; or NULL */
	const char *rejects; /* path for rejected lines, or NULL */
	bool no_check;       /* leave out the schema check */
};
struct coco_stream *coco_stream_new(struct coco_run *run, const struct coco_stream_options *options, struct coco_err *err);
/* Same, over one open input (which the stream closes); it shows no progress. */
struct coco_stream *coco_stream_of(
    struct coco_run *run, struct coco_in *in, const struct coco_stream_options *options, struct coco_err *err);
/* The next record, valid until the next call: 1, 0 at the end, -1. An `abort` record is given like any other, and the end
 * then is -1 with exit 3 ("upstream-abort"), so that a tool passes it on and fails. */
int coco_stream_next(struct coco_stream *stream, struct coco_rec *rec, struct coco_err *err) COCO_MUST_USE;
uint64_t coco_stream_records(const struct coco_stream *stream);
uint64_t coco_stream_rejects(const struct coco_stream *stream);
void coco_stream_free(struct coco_stream *stream);

enum coco_format { COCO_NDJSON, COCO_JSON, COCO_CSV };
#define COCO_FORMATS "ndjson|json|csv"
/* Where a tool puts records, a line at a time, into run->out in the chosen format. */
struct coco_sink;
struct coco_sink *coco_sink_new(struct coco_run *run, enum coco_format format, struct coco_err *err);
/* -1 with `err` as it was where the output itself has failed: coco_finish closes it and tells why (or nothing: a closed pipe). */
int coco_sink_put(struct coco_sink *sink, struct coco_str line, struct coco_err *err) COCO_MUST_USE;
/* n records at once, a line each with its LF. */
int coco_sink_put_lines(struct coco_sink *sink, struct coco_str lines, size_t n, struct coco_err *err) COCO_MUST_USE;
int coco_sink_end(struct coco_sink *sink, struct coco_err *err) COCO_MUST_USE; /* the last bytes of json and csv */
void coco_sink_free(struct coco_sink *sink);

/* ---- the store -------------------------------------------------------------------------------------------------- */

/* Records by type and key. A later record of the same key supersedes the earlier. Records without a full key are kept
 * apart under a number of their own. Sealed, a type's records stand in order of their keys, whatever the input's order. */
struct coco_store;
struct coco_store *coco_store_new(void);
/* The records of this type will lie in a private file (in memory while they are few), so that a store of millions stays small. To be called
 * before any is added. A coco_store_reader gives them once all are sealed; coco_store_at and coco_store_find do not. */
int coco_store_spool(struct coco_store *store, const char *type, struct coco_err *err) COCO_MUST_USE;
/* A field that is kept of a type's records; `filled`: of its text only whether it is blank. */
struct coco_kept_field {
	const char *type, *field; /* `field` may be dotted */
	bool filled;
};
/* Of all records the store will keep these fields, those of the key and a digest, so that millions fit into memory. To be called before
 * any is added. `keeps` and its texts must live as long as the store. A kept record answers coco_rec_get and its kin for what is kept,
 * and for what lies within it; asking for another field is a fault of the program, which coco_store_missed tells. Records without a key are
 * then sorted by their digests. */
void coco_store_keep(struct coco_store *store, const struct coco_kept_field *keeps, size_t n);
/* The field that some record was asked for although it is not kept, and the records' type; NULL: none was. */
const char *coco_store_missed(const struct coco_store *store, struct coco_str *type);
/* Adds a record of kept fields with the digest of the whole, as coco_store_kept_json wrote it. */
int coco_store_add_kept(struct coco_store *store, const struct coco_rec *rec, const unsigned char digest[COCO_SHA256_BYTES],
    struct coco_err *err) COCO_MUST_USE;
/* Appends a sealed store's record as a JSON object of `type`, its digest as `sha256` and the kept fields by their dotted names. */
void coco_store_kept_json(const struct coco_store *store, const char *type, size_t i, struct coco_buf *out);
int coco_store_add(struct coco_store *store, const struct coco_rec *rec, struct coco_err *err) COCO_MUST_USE; /* copies */
int coco_store_seal(struct coco_store *store, struct coco_err *err) COCO_MUST_USE;
/* Those that are asked for record after record are inline, so that the length of a literal is known to the compiler. */
size_t coco_store_count_of(const struct coco_store *store, struct coco_str type);
static inline size_t coco_store_count(const struct coco_store *store, const char *type)
{
	return coco_store_count_of(store, coco_str_of(type));
}
/* In a store of kept fields a record of a type that is keyed by more than one id is valid until fifty more of its type were asked for. */
const struct coco_rec *coco_store_at_of(const struct coco_store *store, struct coco_str type, size_t i);
static inline const struct coco_rec *coco_store_at(const struct coco_store *store, const char *type, size_t i)
{
	return coco_store_at_of(store, coco_str_of(type), i);
}
/* The record of a type keyed by one id, or NULL; its place, or COCO_NONE. */
const struct coco_rec *coco_store_find(const struct coco_store *store, const char *type, struct coco_str id);
size_t coco_store_place(const struct coco_store *store, const char *type, struct coco_str id);
/* The place of the record of `type`, keyed by one id, that a field of `rec`, one of the sealed store's records, names; COCO_NONE: it names
 * none that is there. In a store of kept fields the field is looked up once for all records of `rec`'s type. */
size_t coco_store_refer_of(const struct coco_store *store, const struct coco_rec *rec, struct coco_str field, struct coco_str type);
static inline size_t coco_store_refer(const struct coco_store *store, const struct coco_rec *rec, const char *field, const char *type)
{
	return coco_store_refer_of(store, rec, coco_str_of(field), coco_str_of(type));
}
/* Reads a sealed store record by record, wherever they lie; one per thread. What coco_store_read gives is valid until its next call; of
 * a spooled type it knows neither file nor line number. NULL: memory, or the file cannot be read. */
struct coco_store_reader;
struct coco_store_reader *coco_store_reader_new(const struct coco_store *store);
const struct coco_rec *coco_store_read(struct coco_store_reader *reader, const char *type, size_t i, struct coco_err *err);
void coco_store_reader_free(struct coco_store_reader *reader);
/* Number of records that were superseded. */
size_t coco_store_superseded(const struct coco_store *store);
/* SHA-256 over the SHA-256s (a line each) of the canonical texts of all records of the given types in the store's order: the same for
 * the same set of records. */
int coco_store_digest(const struct coco_store *store, const char *const *types, size_t n, char out[COCO_SHA256_TEXT], struct coco_err *err);
void coco_store_free(struct coco_store *store);

#endif
