/* A leaf of the door coco/record.h: several fields of a type's records in a store that is sealed, one record after the other. Where a store
 * keeps some fields, the places of these are looked up once, not for each record.
 */
#ifndef COCO_RECORD_FIELDS_H
#define COCO_RECORD_FIELDS_H

#include "coco/record.h"

#define COCO_FIELDS_MOST 12

/* Zero-initialise but for `names`, literals, `n` of them. */
struct coco_fields {
	const char *const *names;
	size_t n;
	bool begun;
	size_t places[COCO_FIELDS_MOST]; /* in a kept record; COCO_NONE: to be sought */
};
/* The raw values of the record's fields, as coco_rec_get gives them; all records are of one type of one store. */
void coco_fields_get(struct coco_fields *fields, const struct coco_rec *rec, struct coco_str *raw);
/* The strings among them, decoded; absent where the field is missing, or of another kind. */
void coco_fields_str(struct coco_fields *fields, const struct coco_rec *rec, struct coco_arena *arena, struct coco_str *texts);

#endif
