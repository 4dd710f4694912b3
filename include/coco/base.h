/* coco/base.h: the ground floor; every other room stands on it and it knows none of them.
 *
 * It holds what is not about culture, manufacturers or records: errors, diagnostics, memory, options, files,
 * number and date text, compiled tables. The frame of a main() is base_run.h.
 *
 * Ownership, for all of coco: what you pass is borrowed; what you get belongs to the object that gave it, unless the
 * name says `_new`, `_dup` or `_take`. Strings that a function keeps are copied by it, unless it says otherwise.
 *
 * Failure, for all of coco: a function that can fail takes the caller's `struct coco_err *` last and returns 0 or -1
 * (or NULL). Faults in the user's data are no errors: they go to the diagnostics sink. Libraries never print, never
 * exit, never read the environment.
 */
#ifndef COCO_BASE_H
#define COCO_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#if defined(__GNUC__)
#define COCO_PRINTF(f, a) __attribute__((format(printf, f, a)))
#define COCO_MUST_USE __attribute__((warn_unused_result))
/* A function with so much on its stack that those who call it seldom shall not have it on theirs. */
#define COCO_APART __attribute__((noinline))
#else
#define COCO_PRINTF(f, a)
#define COCO_MUST_USE
#define COCO_APART
#endif

#define COCO_LEN(array) (sizeof(array) / sizeof((array)[0]))

/* ---- exit codes and errors -------------------------------------------------------------------------------------- */

enum coco_exit {
	COCO_EXIT_OK = 0,       /* all input was read, all output was written */
	COCO_EXIT_FINDINGS = 1, /* ran, but with rejects or findings */
	COCO_EXIT_USAGE = 2,    /* wrong options or configuration */
	COCO_EXIT_INPUT = 3,    /* input unreadable or not of the expected form */
	COCO_EXIT_IO = 4,       /* a read, a write or memory failed */
	COCO_EXIT_BUG = 5       /* a check of our own result failed: a bug in coco */
};

/* What went wrong, filled by the function that failed. Zero-initialise. The strings are cut, never overrun. */
struct coco_err {
	enum coco_exit exit; /* the exit status that this error asks for; COCO_EXIT_OK: no error */
	char code[32];       /* short kebab-case name, e.g. "bad-date" */
	char source[256];    /* file name, "-" for standard input, or empty */
	size_t line, column; /* from 1; 0: none */
	char text[384];      /* what, in a sentence without a full stop */
	char hint[256];      /* what to do, or empty */
};

/* Fills `err` (which may be NULL) and returns -1, so that a function can `return coco_err_set(...)`. */
int coco_err_set(struct coco_err *err, enum coco_exit status, const char *code, const char *fmt, ...) COCO_PRINTF(4, 5);
/* Adds the place; `source` may be NULL. Returns -1. */
int coco_err_at(struct coco_err *err, const char *source, size_t line, size_t column);
/* Adds what the user can do. Returns -1. */
int coco_err_hint(struct coco_err *err, const char *fmt, ...) COCO_PRINTF(2, 3);
/* "out of memory", exit 4. */
void coco_err_no_memory(struct coco_err *err);
/* The same, for a `return`: -1. Its body stands here so that static analysis knows the value. */
static inline int coco_err_nomem(struct coco_err *err)
{
	coco_err_no_memory(err);
	return -1;
}
/* `what` and the text of `errnum` (an errno value). Returns -1. */
int coco_err_errno(struct coco_err *err, enum coco_exit status, const char *code, int errnum, const char *what);

/* ---- text spans ------------------------------------------------------------------------------------------------- */

/* A run of bytes that somebody else owns; not NUL-terminated. s == NULL means "absent", which is not the same as empty. */
struct coco_str {
	const char *s;
	size_t n;
};

#define COCO_STR(literal) ((struct coco_str){"" literal, sizeof(literal) - 1})
#define COCO_STR_NONE ((struct coco_str){NULL, 0})
/* For printf's "%.*s". */
#define COCO_STR_ARG(str) (int)(str).n, (str).s ? (str).s : ""

/* Of a C string; NULL gives COCO_STR_NONE. Inline, as is coco_str_is, because the length of a literal is known to the compiler. */
static inline struct coco_str coco_str_of(const char *text)
{
	return text ? (struct coco_str){text, strlen(text)} : COCO_STR_NONE;
}
/* One to seven bytes as a number, without a byte beyond them; of texts of one length the same number means the same bytes. */
static inline uint64_t coco_word_of(const char *s, size_t n)
{
	if (n >= 4) {
		uint32_t low, high;
		memcpy(&low, s, sizeof low);
		memcpy(&high, s + n - 4, sizeof high);
		return low | (uint64_t)high << 8 * (n - 4);
	}
	const unsigned char *u = (const unsigned char *)s;
	return u[0] | (uint64_t)u[n / 2] << 8 * (n / 2) | (uint64_t)u[n - 1] << 8 * (n - 1);
}
/* memcmp(a, b, n) == 0 for names and keys, which are so short that a call costs more than it compares. The last eight bytes may overlap
 * those before. */
static inline bool coco_same_bytes(const char *a, const char *b, size_t n)
{
	uint64_t x, y;
	if (n < sizeof x)
		return n == 0 || coco_word_of(a, n) == coco_word_of(b, n);
	const size_t last = n - sizeof x;
	for (size_t i = 0; i < last; i += sizeof x) {
		memcpy(&x, a + i, sizeof x);
		memcpy(&y, b + i, sizeof y);
		if (x != y)
			return false;
	}
	memcpy(&x, a + last, sizeof x);
	memcpy(&y, b + last, sizeof y);
	return x == y;
}
/* The same bytes; absent equals absent alone. */
static inline bool coco_str_eq(struct coco_str a, struct coco_str b)
{
	if (!a.s || !b.s)
		return !a.s && !b.s;
	return a.n == b.n && memcmp(a.s, b.s, a.n) == 0;
}
static inline bool coco_str_is(struct coco_str a, const char *text)
{
	return coco_str_eq(a, coco_str_of(text));
}
int coco_str_cmp(struct coco_str a, struct coco_str b); /* byte order, the shorter first, absent before all */
/* The first eight bytes as a number, those behind the end as 0: texts whose heads differ are in the order of their heads. */
static inline uint64_t coco_str_head(struct coco_str a)
{
	uint64_t head = 0;
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	if (a.n >= sizeof head) {
		memcpy(&head, a.s, sizeof head);
		return __builtin_bswap64(head);
	}
#endif
	for (size_t i = 0; i < sizeof head; i++)
		head = head << 8 | (i < a.n ? (unsigned char)a.s[i] : 0U);
	return head;
}
bool coco_str_starts(struct coco_str a, const char *prefix);
bool coco_str_ends(struct coco_str a, const char *suffix);
struct coco_str coco_str_trim_blanks(struct coco_str a); /* coco_str_trim of what may have some */
/* Without ASCII blanks, tabs, CR and LF at both ends. Inline, because nearly no text has any. */
static inline struct coco_str coco_str_trim(struct coco_str a)
{
	if (a.n > 0 && (unsigned char)a.s[0] > ' ' && (unsigned char)a.s[a.n - 1] > ' ')
		return a;
	return coco_str_trim_blanks(a);
}
static inline struct coco_str coco_str_sub(struct coco_str a, size_t from, size_t to)
{
	if (!a.s)
		return a;
	if (to > a.n)
		to = a.n;
	if (from > to)
		from = to;
	return (struct coco_str){a.s + from, to - from};
}
/* Takes the piece before the next `separator` off the front of *rest; false once *rest is absent. "a,,b" gives a, "", b. */
bool coco_str_split(struct coco_str *rest, char separator, struct coco_str *piece);
/* Position of `needle` in `hay` from `start` on, or SIZE_MAX. */
size_t coco_str_find(struct coco_str hay, struct coco_str needle, size_t start);
/* Checks UTF-8 as Unicode defines it (no overlong forms, no surrogates). Returns the offset where the first ill-formed
 * sequence begins, or SIZE_MAX where all is well. */
size_t coco_utf8_check(struct coco_str text);
/* Decodes one code point at text.s[0..n) into *cp; returns its length in bytes, 0 at the end. A byte that begins no
 * well-formed sequence gives U+FFFD and 1. */
size_t coco_utf8_next(struct coco_str text, uint32_t *cp);
/* Encodes `cp` (U+FFFD for what is no code point); returns 1 to 4. */
size_t coco_utf8_put(uint32_t cp, char out[4]);
/* Code points in valid UTF-8. */
size_t coco_utf8_count(struct coco_str text);

/* A word list "a|b|c": the number of `word` in it, or -1. */
int coco_choice(const char *choices, struct coco_str word);
/* The word with this number, copied into `out`; returns out. */
const char *coco_choice_text(const char *choices, int number, char out[64]);

/* ---- memory ----------------------------------------------------------------------------------------------------- */

/* A growable byte buffer. Failure is sticky: after an allocation failed all later puts do nothing and coco_buf_ok()
 * is false, so a run of puts is checked once at its end. `data` is NUL-terminated whenever it is not NULL. */
struct coco_buf {
	char *data;
	size_t len, cap;
	bool failed;
};
#define COCO_BUF_INIT ((struct coco_buf){NULL, 0, 0, false})

/* Room for `n` more bytes (and a NUL) behind len; NULL if there is none to be had. Set len yourself. */
char *coco_buf_room(struct coco_buf *buf, size_t n);
/* Inline, because every byte of every record goes through here. */
static inline void coco_buf_put(struct coco_buf *buf, const char *bytes, size_t n)
{
	char *room = !buf->failed && n < buf->cap - buf->len ? buf->data + buf->len : coco_buf_room(buf, n);
	if (!room)
		return;
	if (n > 0)
		memcpy(room, bytes, n);
	room[n] = '\0';
	buf->len += n;
}
static inline void coco_buf_str(struct coco_buf *buf, struct coco_str text)
{
	coco_buf_put(buf, text.s, text.n);
}
static inline void coco_buf_puts(struct coco_buf *buf, const char *text)
{
	coco_buf_put(buf, text, strlen(text));
}
static inline void coco_buf_putc(struct coco_buf *buf, char c)
{
	coco_buf_put(buf, &c, 1);
}
void coco_buf_printf(struct coco_buf *buf, const char *fmt, ...) COCO_PRINTF(2, 3);
static inline bool coco_buf_ok(const struct coco_buf *buf)
{
	return !buf->failed;
}
/* Valid until the next put. */
static inline struct coco_str coco_buf_view(const struct coco_buf *buf)
{
	return (struct coco_str){buf->data ? buf->data : "", buf->len};
}
/* No bytes and no failure; keeps the memory. */
static inline void coco_buf_clear(struct coco_buf *buf)
{
	buf->len = 0;
	buf->failed = false;
	if (buf->data)
		buf->data[0] = '\0';
}
void coco_buf_free(struct coco_buf *buf);

/* Memory that is freed all at once. Every allocation is aligned for any type and zeroed. */
struct coco_arena;
struct coco_arena *coco_arena_new(void);                                                   /* NULL: out of memory */
void *coco_arena_alloc(struct coco_arena *arena, size_t bytes) COCO_MUST_USE;              /* NULL: out of memory */
void *coco_arena_array(struct coco_arena *arena, size_t count, size_t size) COCO_MUST_USE; /* NULL on overflow too */
char *coco_arena_room(struct coco_arena *arena, size_t bytes) COCO_MUST_USE;               /* for text: not zeroed */
struct coco_str coco_arena_copy(struct coco_arena *arena, struct coco_str text);           /* NUL-terminated; .s NULL on failure */
char *coco_arena_printf(struct coco_arena *arena, const char *fmt, ...) COCO_PRINTF(2, 3);
/* memory.c: notes that the system refused memory; buffers, arenas, arrays and maps do so by themselves. */
void coco_memory_refused(void);
/* False: it did, at any time in this process: some answer may lack what it should hold, so that no output is whole. coco_finish and every
 * commit of a file ask. */
bool coco_memory_ok(void);
/* False: something that was asked of it was not to be had, ever since it was made. A reader of optional members, where absent and
 * no memory look alike, asks when all is read. */
bool coco_arena_ok(const struct coco_arena *arena);
void coco_arena_reset(struct coco_arena *arena);         /* frees what it gave, keeps its blocks */
size_t coco_arena_bytes(const struct coco_arena *arena); /* memory that it holds, in use or not */
void coco_arena_free(struct coco_arena *arena);

/* Grows an array to hold one more element: `*items` of `*cap` elements of `size` bytes; `count` are used. 0 or -1 (no
 * memory; the array stays as it was). The array is malloc'ed: free() it. */
int coco_grow(void *items_ptr, size_t *cap, size_t count, size_t size) COCO_MUST_USE;

/* A set of byte strings numbered 0, 1, 2 … in the order of their first addition: hash map, interner and ordered set in
 * one; values live in the caller's arrays under the same number. Iteration by number is deterministic. Keys are copied. */
struct coco_map;
#define COCO_NONE SIZE_MAX
struct coco_map *coco_map_new(void);
/* The number of `key`, added if new (`*added`, which may be NULL, tells). COCO_NONE: out of memory. */
size_t coco_map_add(struct coco_map *map, struct coco_str key, bool *added);
size_t coco_map_find(const struct coco_map *map, struct coco_str key); /* COCO_NONE: not there */
/* Asks the processor for the memory in which `key` will be looked for: who has other work to do before finds it there afterwards. What it
 * returns spares coco_map_add_fetched, else as coco_map_add, the hash of the same key. */
uint32_t coco_map_fetch(const struct coco_map *map, struct coco_str key);
size_t coco_map_add_fetched(struct coco_map *map, struct coco_str key, uint32_t fetched, bool *added);
struct coco_str coco_map_key(const struct coco_map *map, size_t number);
size_t coco_map_count(const struct coco_map *map);
void coco_map_free(struct coco_map *map);
/* The map's hash: 64 well-mixed bits, the same on every machine of one byte order. Not against an adversary. */
uint64_t coco_hash(struct coco_str key);

/* ---- numbers, dates, digests ------------------------------------------------------------------------------------ */

#define COCO_NUM_TEXT 40
/* The least digits (of 15 to 17) that read back as the same double, laid out as %g does: "1.1", "-0.25", "1e+300", "-0";
 * locale-free, always a JSON number. Returns its length; 0 for NaN and infinities, which have no text. */
size_t coco_num_text(double value, char out[COCO_NUM_TEXT]);
/* Fixed decimals (0 to 12), half away from zero on the shortest decimal text of `value` (1.005 gives 1.01), no "-0". From
 * 1e21 on as coco_num_text. Returns its length, 0 as there. */
size_t coco_num_fixed(double value, int decimals, char out[COCO_NUM_TEXT]);
/* The whole `text` is a JSON number within double's range; what is too small for it is 0. */
bool coco_num_parse(struct coco_str text, double *value);
bool coco_int_parse(struct coco_str text, int64_t *value); /* [-]digits within int64; leading zeros are no fault */

struct coco_date {
	int year, month, day; /* year 0: absent */
};
bool coco_date_valid(struct coco_date date);                        /* Gregorian, years 1 to 9999 */
bool coco_date_parse(struct coco_str text, struct coco_date *date); /* exactly YYYY-MM-DD and a real day */
size_t coco_date_text(struct coco_date date, char out[11]);         /* 10; 0 and "" for what is no date */
int32_t coco_date_days(struct coco_date date);                      /* days since 1970-01-01 */
struct coco_date coco_date_from_days(int32_t days);                 /* year 0: outside of years 1 to 9999 */
int coco_date_weekday(struct coco_date date);                       /* ISO: 1 Monday … 7 Sunday */
int coco_date_cmp(struct coco_date a, struct coco_date b);

/* A point in time or a local time: ISO 8601, `2026-03-12T09:00[:00[.fff]][Z|±hh:mm]`. */
struct coco_time {
	struct coco_date date;
	int hour, minute, second;
	int offset_min;  /* minutes east of UTC */
	bool has_offset; /* false: local time of the place */
};
bool coco_time_parse(struct coco_str text, struct coco_time *time); /* fractions of a second are dropped */
/* Minutes of the wall clock since 1970-01-01T00:00; an offset is not looked at. */
int64_t coco_time_minutes(struct coco_time time);
/* 2026-03-12T09:00/12:00 or 2026-03-12T22:00/2026-03-13T02:00, the end after the start: both in minutes of the wall clock. */
bool coco_interval_parse(struct coco_str text, int64_t *from, int64_t *to);
/* With an offset as RFC 3339 has it (`…T09:00:00Z`); a local time without its seconds if they are 0. Returns its length. */
size_t coco_time_text(struct coco_time time, char out[32]);

#define COCO_SHA256_TEXT 65
/* Lower-case hex SHA-256 (FIPS 180-4) of `data`, NUL-terminated. */
struct coco_sha256 {
	uint64_t state[16]; /* for nobody but digest.c */
};
void coco_sha256_begin(struct coco_sha256 *digest);
void coco_sha256_add(struct coco_sha256 *digest, struct coco_str data);
void coco_sha256_end(struct coco_sha256 *digest, char out[COCO_SHA256_TEXT]);
void coco_sha256_text(struct coco_str data, char out[COCO_SHA256_TEXT]);
#define COCO_SHA256_BYTES 32
void coco_sha256_bytes(struct coco_str data, unsigned char out[COCO_SHA256_BYTES]); /* the digest as it is, not as text */
/* Its text: 64 digits and a NUL. */
void coco_sha256_digits(const unsigned char digest[COCO_SHA256_BYTES], char out[COCO_SHA256_TEXT]);
bool coco_sha256_read(struct coco_str text, unsigned char digest[COCO_SHA256_BYTES]); /* false: these are no 64 lower-case digits */

/* ---- libraries that few runs need -------------------------------------------------------------------------------- */

/* A function of such a library, and the pointer of its type that is set. */
struct coco_late {
	const char *name;
	void *to;
};
/* Loads the shared library by its name ("libz.so.1") and sets the pointers; `package`: Debian's, for the hint. The handle, for
 * coco_late_close, or NULL. Error: io (no-library: it is not there, or lacks one of them). */
void *coco_late_open(const char *library, const char *package, const struct coco_late *functions, size_t n, struct coco_err *err);
void coco_late_close(void *handle); /* NULL does nothing */

/* ---- compiled tables -------------------------------------------------------------------------------------------- */

/* A CSV file of the source tree, compiled in by cmd/build/csv2c.c: one text blob and offsets, no relocations.
 * Every folder lib/ROOM with *.csv gives one `coco_tables_ROOM`. */
struct coco_table {
	char name[32]; /* the file's name without .csv */
	uint32_t columns, rows;
	uint32_t at;    /* index of the first header cell in the set's offsets; data rows follow, then the order of the rows */
	uint32_t names; /* index of its folded names there (coco/record.h); 0: it has none */
};
struct coco_tables {
	const struct coco_table *tables;
	size_t count;
	const char *text;
	const uint32_t *offsets;
};
extern const struct coco_tables coco_tables_vocab, coco_tables_workbook, coco_tables_dsv, coco_tables_survey, coco_tables_text,
    coco_tables_concept, coco_tables_match, coco_tables_rewrite, coco_tables_page, coco_tables_report;

/* One table as callers hold it; `table` NULL: no such table. */
struct coco_table_ref {
	const struct coco_tables *set;
	const struct coco_table *table;
};
struct coco_table_ref coco_table_find(const struct coco_tables *set, const char *name);
size_t coco_table_rows(struct coco_table_ref ref);
/* The column headed `name`, or COCO_NONE. */
size_t coco_table_column(struct coco_table_ref ref, const char *name);
/* Cell text, "" where the column is COCO_NONE. Static storage. */
const char *coco_table_cell(struct coco_table_ref ref, size_t row, size_t column);
/* First row whose cell in `column` is `key`, or COCO_NONE. By bisection in column 0; elsewhere linear: build a coco_map for
 * a hot path. */
size_t coco_table_row(struct coco_table_ref ref, size_t column, struct coco_str key);
/* For those who make tables: fills `order` with the numbers of all rows by the bytes of their first cells, equal ones as they
 * stand. This is what follows a table's cells in its set's offsets. 0, or -1 (no memory). */
int coco_table_order(struct coco_table_ref ref, uint32_t *order) COCO_MUST_USE;

/* The nine languages that coco reads and shows, in the order of every table's columns. */
#define COCO_LANGS 9
extern const char coco_langs[COCO_LANGS][3]; /* en de sl it pl hu sk hr cs */
/* 0 to 8, or -1. */
int coco_lang_index(struct coco_str code);

/* ---- diagnostics ------------------------------------------------------------------------------------------------ */

enum coco_level { COCO_NOTE, COCO_WARNING, COCO_ERROR };

/* One message about the data. Values of personal fields must not be in it. NULL members are left out. */
struct coco_finding {
	enum coco_level level;
	const char *code; /* kebab-case */
	const char *file;
	size_t line, column;
	const char *record; /* id or key */
	const char *field;
	const char *text;
	const char *hint;
	const char *data; /* the same for programs: a JSON object, shown in messages as JSON alone */
};

/* The sink of all messages: `tool: file:line:column: level[code]: text; hint`, or one JSON object a line. Control bytes
 * and invalid UTF-8 are escaped on their way out. At most `repeat` messages of one code are shown in text; the rest is
 * counted and told by coco_diag_end. In text, record and field follow in parentheses unless the text names them. */
struct coco_diag;
struct coco_diag_options {
	bool json, color;
	bool quiet;                                                /* only errors */
	unsigned repeat;                                           /* messages of one code before they are only counted; 0: no limit */
	void (*write)(void *context, const char *bytes, size_t n); /* gets whole lines */
	void *context;
};
struct coco_diag *coco_diag_new(const char *tool, const struct coco_diag_options *options);
void coco_diag_add(struct coco_diag *diag, const struct coco_finding *finding);
/* The same in one call; `at` gives file, line, column, record, field and may be NULL. */
void coco_diag_say(struct coco_diag *diag, enum coco_level level, const char *code, const struct coco_finding *at, const char *hint,
    const char *fmt, ...) COCO_PRINTF(6, 7);
void coco_diag_err(struct coco_diag *diag, const struct coco_err *err); /* an error as a message of level error */
size_t coco_diag_count(const struct coco_diag *diag, enum coco_level level);
void coco_diag_end(struct coco_diag *diag); /* tells what was only counted; idempotent */
void coco_diag_free(struct coco_diag *diag);

/* ---- input ------------------------------------------------------------------------------------------------------ */

#define COCO_LINE_MAX ((size_t)16 << 20)

/* A file, standard input, or memory, read in blocks. EINTR is retried, a directory is refused by name. */
struct coco_in;
struct coco_in *coco_in_open(const char *path, struct coco_err *err); /* "-": standard input */
struct coco_in *coco_in_memory(const char *name, struct coco_str data);
void coco_in_block(struct coco_in *in, size_t bytes); /* block size from now on (tests use 1) */
const char *coco_in_name(const struct coco_in *in);
/* A view of the next bytes without taking them: at least `want` (≤ 1 MiB) unless the input ends before. 0 or -1. */
int coco_in_peek(struct coco_in *in, size_t want, struct coco_str *view, struct coco_err *err);
/* The next block, valid until the next call: 1, 0 at the end, -1. */
int coco_in_next(struct coco_in *in, struct coco_str *block, struct coco_err *err);

struct coco_line {
	struct coco_str text; /* without its LF; a CR before it stays; valid until the next call */
	size_t number;        /* from 1 */
	bool ended;           /* an LF followed */
	bool too_long;        /* over COCO_LINE_MAX: text holds only its beginning, the rest was skipped */
};
/* The next line: 1, 0 at the end, -1. An empty last piece behind the last LF is no line. */
int coco_in_line(struct coco_in *in, struct coco_line *line, struct coco_err *err);
uint64_t coco_in_bytes(const struct coco_in *in); /* taken so far */
void coco_in_close(struct coco_in *in);
/* The bytes behind an open descriptor, which the input closes (also on failure); standard input's is not for this. */
struct coco_in *coco_in_descriptor(const char *name, int fd, struct coco_err *err);
/* The whole file into the arena, at most `limit` bytes. .s NULL on error. */
struct coco_str coco_file_read(const char *path, size_t limit, struct coco_arena *arena, struct coco_err *err);
bool coco_file_exists(const char *path);

/* Bytes kept for a second look: in memory up to `limit`, beyond that in an unlinked file that nobody else can open. All is put
 * first, then read: from the beginning after coco_spool_rewind, or as an input, one at a time, as often as is wanted.
 * Errors: exit 4 "temporary-file". */
struct coco_spool;
struct coco_spool *coco_spool_new(size_t limit); /* NULL: out of memory */
int coco_spool_put(struct coco_spool *spool, struct coco_str bytes, struct coco_err *err) COCO_MUST_USE;
int coco_spool_rewind(struct coco_spool *spool, struct coco_err *err) COCO_MUST_USE;
int coco_spool_take(struct coco_spool *spool, void *to, size_t n, struct coco_err *err) COCO_MUST_USE; /* exactly n bytes */
struct coco_in *coco_spool_open(struct coco_spool *spool, const char *name, struct coco_err *err);     /* must not outlive it */
/* To be called once all is put and before coco_spool_at, which reads n bytes at an offset, from any thread. */
int coco_spool_settle(struct coco_spool *spool, struct coco_err *err) COCO_MUST_USE;
uint64_t coco_spool_size(const struct coco_spool *spool); /* bytes put so far: the offset of what is put next */
int coco_spool_at(const struct coco_spool *spool, uint64_t at, void *to, size_t n, struct coco_err *err) COCO_MUST_USE;
void coco_spool_free(struct coco_spool *spool);

/* ---- work in threads -------------------------------------------------------------------------------------------- */

size_t coco_cores(void); /* of the machine that are in use, at least 1 */

/* Work in pieces, 0 … n - 1, done side by side and put together in the order of their numbers. `work` is called by several threads
 * at once, `put` by one at a time and for one piece after another, with all that `work` did for it and every `put` before it seen.
 * The threads are told by their numbers, from 0 (the caller's own), so that each may have what it needs for itself. */
struct coco_pieces {
	size_t n;
	size_t threads; /* at most; with 1 none is started */
	size_t slots;   /* pieces that may be in work or wait for their turn, at least 1: room for their results */
	int (*work)(void *context, size_t thread, size_t slot, size_t piece, struct coco_err *err);
	int (*put)(void *context, size_t slot, size_t piece, struct coco_err *err);
	void *context;
};
/* 0, or -1 with the error of the first piece that failed, by number: all before it were put, none behind it. */
int coco_pieces_do(const struct coco_pieces *pieces, struct coco_err *err) COCO_MUST_USE;

/* ---- output ----------------------------------------------------------------------------------------------------- */

/* Buffered output with a sticky error. A regular file is written beside its target and renamed by a committing close,
 * so that it appears whole or not at all; a device, a FIFO and standard output are written directly. */
struct coco_out;
enum { COCO_OUT_PRIVATE = 1 };                                                          /* personal data: mode 0600 */
struct coco_out *coco_out_open(const char *path, unsigned flags, struct coco_err *err); /* NULL or "-": standard output */
void coco_out_put(struct coco_out *out, const char *bytes, size_t n);
void coco_out_str(struct coco_out *out, struct coco_str text);
void coco_out_puts(struct coco_out *out, const char *text);
/* What was put turned out to be personal: a file that a committing close puts in place will have mode 0600. */
void coco_out_private(struct coco_out *out);
uint64_t coco_out_bytes(const struct coco_out *out); /* put so far */
bool coco_out_failed(const struct coco_out *out);    /* stop early: nothing more can be written */
bool coco_out_atomic(const struct coco_out *out);    /* nothing is seen before a committing close */
/* Flushes, closes, and with `commit` makes an atomic file durable and renames it. Frees `out` in any case. 0 or -1 with the
 * first error of its life; EPIPE has the code "closed-pipe". */
int coco_out_close(struct coco_out *out, bool commit, struct coco_err *err) COCO_MUST_USE;

/* Files that a run reads and then replaces: while it holds the lock of their folders, no other run does so. Waits. NULL:
 * exit 4 "not-locked". */
struct coco_lock;
struct coco_lock *coco_lock_new(const char *const *paths, size_t n, struct coco_err *err) COCO_MUST_USE;
void coco_lock_free(struct coco_lock *lock); /* gives it back; NULL is none */

struct coco_run; /* base_run.h: one run of a tool */

#endif
