/* Records of which a store keeps some fields. Not for other rooms: their door is coco/record.h. */
#ifndef COCO_RECORD_ROWS_H
#define COCO_RECORD_ROWS_H

#include "coco/record.h"
#include "schema.h"

#define ROWS_GUESSES 64
#define ROWS_NAME 96 /* bytes of a field's name that are told */

/* The fields that are kept of one type. */
struct coco_shape {
	struct coco_str *fields; /* spans of static text; the key's first */
	bool *filled;            /* of this field only whether it is blank */
	size_t n;
	size_t first_dotted;                          /* fields from here on may lie within an object */
	bool one_id;                                  /* the key is one field */
	const struct coco_field *parts[SCHEMA_PARTS]; /* of the key: the first fields */
	size_t n_parts;
	unsigned char guess[ROWS_GUESSES]; /* by the address of a name, the field that it was when last asked for */
	char missed[ROWS_NAME];            /* a field that was asked for and is none of them; "": none */
};

int shape_make(struct coco_shape *shape, struct coco_str type, const struct coco_kept_field *keeps, size_t n);
void shape_free(struct coco_shape *shape);
/* A row behind its digest: a byte that says how wide the ends are and whether some value has an escape; for each field where its value
 * ends, counted from the first value, in the machine's own byte order; the values. */
#define ROW_WIDTH 7U /* of an end: 1, 2 or 4 bytes */
#define ROW_ESCAPED 8U
static inline bool row_escaped(const struct coco_rec *rec)
{
	return ((unsigned char)rec->line.s[0] & ROW_ESCAPED) != 0;
}
/* The value of field number `i` of a shape of n; absent where the record has none. */
struct coco_str row_value(const char *row, size_t n, size_t i);
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
/* What path names in a kept record; absent also where its field is not kept, which the shape notes. */
struct coco_str rows_get(const struct coco_rec *rec, struct coco_str path);

struct rows;
struct rows *rows_new(struct coco_str type, const struct coco_kept_field *keeps, size_t n); /* NULL: no memory */
void rows_free(struct rows *rows);
/* `digest` NULL: it is computed. `key` is scratch. */
int rows_add(
    struct rows *rows, const struct coco_rec *rec, const unsigned char *digest, struct coco_buf *key, bool *added, struct coco_err *err);
int rows_seal(struct rows *rows, struct coco_err *err);
/* Of sealed rows, but for the count. */
size_t rows_count(const struct rows *rows);
const struct coco_rec *rows_at(const struct rows *rows, size_t i);
const struct coco_rec *rows_find(struct rows *rows, struct coco_str id);
const unsigned char *rows_digest(const struct rows *rows, size_t i);
/* As coco_store_kept_json says. */
void rows_json(const struct rows *rows, size_t i, struct coco_buf *out);
const char *rows_missed(const struct rows *rows); /* NULL: all that was asked for is kept */

/* Of a store of kept fields, else NULL. */
const unsigned char *store_kept_digest(const struct coco_store *store, const char *type, size_t i);

#endif
