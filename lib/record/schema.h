/* schema.h: the schema table as the files of this room walk it. */
#ifndef COCO_RECORD_SCHEMA_H
#define COCO_RECORD_SCHEMA_H

#include "coco/record.h"

struct schema_type {
	const char *name, *meaning;
	unsigned char name_bytes;
	const struct coco_field *fields;
	size_t n;
};
/* The first is "*", the common fields. */
extern const struct schema_type schema_types[];
extern const size_t schema_n_types;

/* The type's entry, or that of "*" where it is unknown or absent. */
const struct schema_type *schema_type_of(struct coco_str type);
/* The type's entry by a name from the command line; -1: unknown-type (exit 2) with the list of types. */
int schema_type_find(const char *name, const struct schema_type **type, struct coco_err *err);
/* The field `name` among `n` rows, the search beginning at row *at (records keep mostly to the table's order, so the next
 * member is mostly the next row) and running round; *at is moved behind the hit. NULL: none. */
const struct coco_field *schema_seek(const struct coco_field *fields, size_t n, struct coco_str name, size_t *at);
/* The member `name` of `field` among the `n` rows behind it, sought as by schema_seek. */
const struct coco_field *schema_seek_member(const struct coco_field *field, size_t n, struct coco_str name, size_t *at);

/* The text of a raw JSON string; an arena is made only where escapes ask for one. Absent: no string, or no memory. */
struct coco_str schema_text(struct coco_str raw, struct coco_arena **arena);

/* The KEY and INSTEAD fields of a type, in the schema's order; how many. */
#define SCHEMA_PARTS 16
size_t schema_key_parts(const struct schema_type *type, const struct coco_field *parts[SCHEMA_PARTS]);
/* Appends a key as coco_rec_key does, but without the type before it, from the raw values of its parts. */
bool schema_key_put(const struct coco_field *const *parts, const struct coco_str *values, size_t n, struct coco_buf *out);

/* The pieces of `of` of a COCO_CODE field: vocabulary names and "=word" literals. */
bool schema_piece(const char **of, struct coco_str *piece, bool *literal);

#endif
