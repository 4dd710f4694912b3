/* validate.h: the check of records, one after the other, and what it says. */
#ifndef COCO_RECORD_VALIDATE_H
#define COCO_RECORD_VALIDATE_H

#include "coco/record.h"
#include "schema.h"

/* What the check of a record leaves for the next. The records of a stream mostly have the same members in the same order, so
 * the field of a member is mostly that of the member which stood at its place the last time. The answer doesn't depend on it.
 * Zero-initialise. */
enum { VALIDATE_PLACES = 64 };
struct validate_memory {
	const struct schema_type *type;  /* of the last record */
	bool personal;                   /* some record had a value in a personal field */
	size_t required;                 /* fields that a record of the type must have */
	const struct coco_field *object; /* the object that was checked last, and how many fields it may have; NULL: none */
	size_t object_fields;
	const struct coco_field *fields[VALIDATE_PLACES]; /* of the last members by place; NULL: unknown to the schema, or no member yet */
};
/* coco_schema_check_in for record after record. */
bool validate_next(const struct coco_rec *rec, const struct coco_vocabs *vocabs, struct coco_diag *diag, struct validate_memory *memory);

/* Where in the record the check is: a field and, in a list, the number of the item. */
struct place {
	const struct place *up;
	const struct coco_field *field;
	size_t item; /* COCO_NONE: not in a list */
};

/* The check of one record. */
struct check {
	const struct coco_rec *rec;
	const struct coco_vocabs *vocabs;
	struct coco_diag *diag;
	struct validate_memory *memory;
	struct coco_arena *arena; /* for decoded strings; NULL until needed */
	bool ok;
	const char *vocab_name; /* of the vocabulary looked up last: the items of a list ask for the same one */
	const struct coco_vocab *vocab;
};

/* What can be wrong (validate_tell.c): a value of which is said "VALUE what" (hint NULL: what is likely meant), one of another
 * kind than the field's, a number beyond the field's range, and required fields of `type` that the record does not have. */
void validate_fault(
    struct check *c, const struct place *place, const char *code, struct coco_str value, const char *what, const char *hint);
void validate_bad_kind(struct check *c, const struct place *place, struct coco_str raw);
void validate_out_of_range(struct check *c, const struct place *place, struct coco_str raw);
void validate_missing(struct check *c, const struct schema_type *type);

/* A hint for a wrong code of a COCO_CODE or COCO_CHOICE field: what it is likely to mean, else the nearest codes (three at
 * most), else, where there are few, all of them. Appends nothing if there is nothing to say. */
void validate_code_hint(const struct coco_field *field, const struct coco_vocabs *vocabs, struct coco_str wrong, struct coco_buf *out);

#endif
