/* Records of which a store keeps some fields. Not for other rooms: their door is coco/record.h. */
#ifndef COCO_RECORD_ROWS_H
#define COCO_RECORD_ROWS_H

#include "coco/record.h"

#define ROWS_GUESSES 64
#define ROWS_NAME 96 /* bytes of a field's name that are told */

/* The fields that are kept of one type. */
struct coco_shape {
	struct coco_str *fields; /* spans of static text; the key's first */
	bool *filled;            /* of this field only whether it is blank */
	size_t n;
	size_t first_dotted;               /* fields from here on may lie within an object */
	bool one_id;                       /* the key is one field */
	unsigned char guess[ROWS_GUESSES]; /* by the address of a name, the field that it was when last asked for */
	char missed[ROWS_NAME];            /* a field that was asked for and is none of them; "": none */
};

int shape_make(struct coco_shape *shape, struct coco_str type, const struct coco_kept_field *keeps, size_t n);
void shape_free(struct coco_shape *shape);
/* The length that stands at *at, which is moved behind it: a byte, or SHAPE_LONG and four bytes. */
#define SHAPE_LONG 255
size_t shape_length(const unsigned char **at);
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
const struct coco_rec *rows_find(const struct rows *rows, struct coco_str id);
const unsigned char *rows_digest(const struct rows *rows, size_t i);
/* As coco_store_kept_json says. */
void rows_json(const struct rows *rows, size_t i, struct coco_buf *out);
const char *rows_missed(const struct rows *rows); /* NULL: all that was asked for is kept */

/* Of a store of kept fields, else NULL. */
const unsigned char *store_kept_digest(const struct coco_store *store, const char *type, size_t i);

#endif
