/* Records of which a store keeps some fields. Not for other rooms: their door is coco/record.h. */
#ifndef COCO_RECORD_ROWS_H
#define COCO_RECORD_ROWS_H

#include "coco/record.h"
#include "coco/record_says.h"
#include "json.h"
#include "schema.h"

#define ROWS_GUESSES 64
#define ROWS_NAME 96 /* bytes of a field's name that are told */

/* The fields that are kept of one type. */
struct coco_shape {
	struct coco_str *fields; /* spans of static text; the key's first */
	bool *filled;            /* of this field only whether it is blank */
	size_t n_filled;         /* such fields */
	struct shape_said {
		size_t most;          /* or itself, up to so many bytes; 0: not so */
		struct coco_buf text; /* a list of such, as JSON, of the record that is added */
	} * said;
	size_t n;
	size_t first_dotted;                          /* fields from here on may lie within an object */
	bool one_id;                                  /* the key is one field */
	const struct coco_field *parts[SCHEMA_PARTS]; /* of the key: the first fields */
	size_t n_parts;
	unsigned char guess[ROWS_GUESSES]; /* by the address of a name, the field that it was when last asked for */
	char missed[ROWS_NAME];            /* a field that was asked for and is none of them; "": none */
};

int shape_make(struct coco_shape *shape, struct coco_str type, const struct coco_kept_field *keeps, size_t n);
void shape_says(struct coco_shape *shape, struct coco_str type, const struct coco_says *says, size_t n);
void shape_free(struct coco_shape *shape);
/* A row behind its digest: a byte that says how wide the ends are and whether some value has an escape; for each field where its value
 * ends, counted from the first value, in the machine's own byte order; the values. */
#define ROW_WIDTH 7U /* of an end: 1, 2 or 4 bytes */
#define ROW_ESCAPED 8U
static inline bool row_escaped(const struct coco_rec *rec)
{
	return ((unsigned char)rec->line.s[0] & ROW_ESCAPED) != 0;
}
/* Where the value before number `i` ends. */
static inline size_t row_end(const char *row, size_t width, size_t i)
{
	const char *at = row + 1 + (i - 1) * width;
	uint16_t half;
	uint32_t whole;
	if (i == 0)
		return 0;
	switch (width) {
	case 1:
		return (unsigned char)*at;
	case 2:
		memcpy(&half, at, sizeof half);
		return half;
	default:
		memcpy(&whole, at, sizeof whole);
		return whole;
	}
}
/* The value of field number `i` of a shape of n; absent where the record has none. */
static inline struct coco_str row_value(const char *row, size_t n, size_t i)
{
	const size_t width = (unsigned char)*row & ROW_WIDTH;
	size_t from, to;
	if (width == 1) { /* nearly all rows */
		from = i ? (unsigned char)row[i] : 0;
		to = (unsigned char)row[i + 1];
	} else {
		from = row_end(row, width, i);
		to = row_end(row, width, i + 1);
	}
	return to > from ? (struct coco_str){row + 1 + n * width + from, to - from} : COCO_STR_NONE;
}
/* From the values, of which none has more than 4 GiB; row_put takes row_size bytes. */
size_t row_size(const struct coco_str *values, size_t n);
void row_put(char *row, const struct coco_str *values, size_t n);
size_t row_bytes(const char *row, size_t n);
/* A row and what it is sorted by; the first eight bytes of that as a number, so that most comparisons read no more. Once sorted, the key
 * may have lost its beginning. */
struct row_item {
	uint64_t head;
	struct coco_str key;
	const char *row;
	uint32_t number;
};
void row_items_sort(struct row_item *items, size_t n);

/* The raw value of a field of that name in `rec`, a kept record. */
struct coco_str shape_value(const void *rec, struct coco_str name);
static inline unsigned char *shape_guess(struct coco_shape *shape, struct coco_str name)
{
	return &shape->guess[((uintptr_t)name.s ^ (uintptr_t)name.s >> 6) % ROWS_GUESSES];
}
static inline bool shape_is(struct coco_str field, struct coco_str name)
{
	return field.n == name.n && coco_same_bytes(field.s, name.s, name.n);
}
size_t shape_seek(struct coco_shape *shape, struct coco_str name);
/* The number of the field of that name; shape->n: none. Most names are literals of the program: asked for again, they lie where they lay.
 */
static inline size_t shape_field(struct coco_shape *shape, struct coco_str name)
{
	const size_t i = *shape_guess(shape, name);
	return i < shape->n && shape_is(shape->fields[i], name) ? i : shape_seek(shape, name);
}
/* What path names in a kept record; absent also where its field is not kept, which the shape notes. A field that lies within no object is
 * where it must be, or nowhere. */
struct coco_str rows_seek(const struct coco_rec *rec, struct coco_str path);
static inline struct coco_str rows_get(const struct coco_rec *rec, struct coco_str path)
{
	const size_t field = shape_field(rec->shape, path);
	const struct coco_str value = field < rec->shape->n ? row_value(rec->line.s, rec->shape->n, field) : COCO_STR_NONE;
	return value.s || field < rec->shape->first_dotted ? value : rows_seek(rec, path);
}

#define ROWS_FORMS 8
#define ROWS_TURNS 64 /* records that are given in turn */
#define ROWS_REFS 12
#define ROWS_DOTTED 16

struct rows;
struct rows_id;
/* What a field of all rows refers to. */
struct rows_refs {
	size_t field; /* of the shape */
	const struct rows *target;
	uint32_t *place; /* of each row, the place of what it names in `target`; UINT32_MAX: nothing there */
};
/* What is known of the records of one form (json_forms.c): the field that each member is, that number of fields where none is kept, and the
 * canonical order of the members. */
struct rows_form {
	uint64_t id; /* 0: none yet */
	bool in_order;
	unsigned char field[JSON_KNOWN], order[CANONICAL_FEW];
	unsigned char outer[ROWS_DOTTED]; /* of the first dotted fields, the member in which it lies (rows.c) */
};

struct rows {
	struct coco_shape shape;            /* first: a record's shape leads to its rows */
	struct rows_form forms[ROWS_FORMS]; /* by id, the one seen last */
	struct coco_str *values;            /* scratch: of the record in work by field, and one that is for none */
	struct coco_str type;
	struct coco_arena *arena;
	size_t live, dead;     /* bytes of rows there that count, and that were superseded; of several ids estimated */
	struct coco_map *keys; /* the key without the type; of several ids a sample of them (rows_doubles.c) */
	size_t sampled;        /* one less than how many keys one of the sample stands for */
	const char **keyed, **keyless;
	size_t n_keyed, cap_keyed, n_keyless, cap_keyless;
	size_t superseded;             /* of several ids, those that were found so far */
	struct coco_buf text, decoded; /* scratch */
	/* sealed */
	const char **sorted; /* where each row begins behind its digest */
	size_t n;
	struct coco_rec *recs; /* of one id: the same as records; else those that were given last, in turn */
	size_t turn;
	uint32_t *place; /* of one id: by a key's number, its place; NULL, as `keys`, where all stand in `ids` */
	struct rows_id *ids;
	size_t ids_mask;
	size_t found; /* the place that was looked up last by its id; COCO_NONE: none yet */
	struct coco_str found_id;
	struct rows_refs refs[ROWS_REFS];
	size_t n_refs;
};

struct rows *rows_new(struct coco_str type, const struct coco_kept_field *keeps, size_t n); /* NULL: no memory */
void rows_free(struct rows *rows);
/* `digest` NULL: it is computed. `key` is scratch. */
int rows_add(
    struct rows *rows, const struct coco_rec *rec, const unsigned char *digest, struct coco_buf *key, bool *added, struct coco_err *err);
int rows_seal(struct rows *rows, struct coco_err *err);
/* Of rows of several ids (rows_doubles.c), behind which their keys stand until they are sealed. The key; how many bytes it takes there, and
 * putting it there. */
struct coco_str rows_key(const struct rows *rows, const char *row);
size_t rows_key_bytes(struct coco_str key);
void rows_key_put(char *at, struct coco_str key);
/* Counts a row of that key and size as one that lives, and estimates what died for it. -1: no memory. */
int rows_sample(struct rows *rows, struct coco_str key, size_t bytes);
/* Of sorted items leaves of each key the one that was added last; how many stay. */
size_t rows_single(struct rows *rows, struct row_item *items, size_t n);
/* Of sealed rows, but for the count (rows_read.c). Of a type that is keyed by more than one id, a record is valid until ROWS_TURNS - 1 more
 * of it were asked for. */
size_t rows_count(const struct rows *rows);
static inline void rows_set(const struct rows *rows, struct coco_rec *rec, size_t i) /* makes it row number i */
{
	rec->line = (struct coco_str){rows->sorted[i], 0}; /* a row says itself how long it is */
	rec->line_number = i;
}
static inline const struct coco_rec *rows_at(struct rows *rows, size_t i)
{
	if (i >= rows->n)
		return NULL;
	if (rows->shape.one_id)
		return &rows->recs[i];
	struct coco_rec *rec = &rows->recs[rows->turn++ % ROWS_TURNS];
	rows_set(rows, rec, i);
	return rec;
}
size_t rows_place(struct rows *rows, struct coco_str id); /* COCO_NONE: not there */
/* Of sorted rows of one id (rows_ids.c): what rows_place looks at; asking for the memory in which it will look. -1: no memory. */
int rows_ids_make(struct rows *rows);
void rows_ids_fetch(const struct rows *rows, struct coco_str id);
/* The place in `target`, rows of one id, of what that field of `rec`, a record of any rows, names; COCO_NONE: nothing there. */
size_t rows_refer(const struct coco_rec *rec, struct coco_str field, struct rows *target);
/* By row, the place in `target` of what the field names; UINT32_MAX: nothing there. NULL: no memory for it, or rows of several ids. */
const uint32_t *rows_refs_of(struct rows *rows, size_t field, struct rows *target);
static inline const unsigned char *rows_digest(const struct rows *rows, size_t i)
{
	return (const unsigned char *)rows->sorted[i] - COCO_SHA256_BYTES;
}
/* As coco_store_kept_json says. */
void rows_json(const struct rows *rows, size_t i, struct coco_buf *out);
const char *rows_missed(const struct rows *rows); /* NULL: all that was asked for is kept */

#endif
