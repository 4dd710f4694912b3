/* validate.h: the check of records, one after the other, and what it says. */
#ifndef COCO_RECORD_VALIDATE_H
#define COCO_RECORD_VALIDATE_H

#include "coco/record.h"
#include "json.h"
#include "schema.h"

/* What the check of a record leaves for the next (validate_memory.c). The answer doesn't depend on it. Zero-initialise; it serves records
 * checked against the same vocabularies. */
struct validate_plan {
	uint64_t form;                               /* of records, as the scanner numbers them; 0: none yet */
	const struct schema_type *own;               /* their type */
	size_t required;                             /* fields that a record of the type must have */
	const struct coco_field *fields[JSON_KNOWN]; /* of the members; NULL: unknown to the schema */
};
#define VALIDATE_PLANS 32
#define VALIDATE_OBJECTS 16
struct validate_good;
struct validate_memory {
	bool personal; /* some record had a value in a personal field */
	struct {
		const struct coco_field *field; /* NULL: none */
		size_t n;
	} objects[VALIDATE_OBJECTS]; /* by the address of the field, those that were checked last and how many fields they may have */
	struct validate_plan once;   /* for a record that is alone in its form, or where nothing is remembered */
	struct validate_plan *plans; /* NULL: nothing is remembered */
	struct validate_good *good;
};
/* From now on it remembers; without memory for that it does not, and all is checked as the first time. */
void validate_memory_begin(struct validate_memory *memory);
void validate_memory_end(struct validate_memory *memory);
/* Where the plan for records of that form belongs; it may be another's yet. */
struct validate_plan *validate_plan_for(struct validate_memory *memory, uint64_t form);
/* Was this value checked for this field (or for what else the address stands) before, and good? */
bool validate_was_good(const struct validate_memory *memory, const void *field, struct coco_str raw);
void validate_is_good(struct validate_memory *memory, const void *field, struct coco_str raw);
/* coco_schema_known of the record's type. */
bool validate_knows(const struct coco_rec *rec, const struct validate_memory *memory);
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
