/* What the check of records remembers: for a form of records (json_forms.c) the type and the fields of its members, so that nothing is
 * sought where the members are those of a record before; and values that were good for a field, since codes, lists of them and small
 * objects come again and again. Whether a value is good for a field depends on nothing else, so a value that stands the same is good again.
 *
 * Both are tables in which a newer entry takes the place of an older one of the same hash. */
#include "validate.h"

#include <stdlib.h>
#include <string.h>

#define GOOD_BITS 9
#define GOOD_BYTES 80

struct validate_good {
	const void *field; /* NULL: empty */
	size_t n;
	char raw[GOOD_BYTES];
};

void validate_memory_begin(struct validate_memory *memory)
{
	memory->plans = calloc(VALIDATE_PLANS, sizeof *memory->plans);
	memory->good = calloc((size_t)1 << GOOD_BITS, sizeof *memory->good);
}

void validate_memory_end(struct validate_memory *memory)
{
	free(memory->plans);
	free(memory->good);
	memory->plans = NULL;
	memory->good = NULL;
}

struct validate_plan *validate_plan_for(struct validate_memory *memory, uint64_t form)
{
	return memory->plans && form ? &memory->plans[form % VALIDATE_PLANS] : &memory->once;
}

/* The place of a value in the table; NULL: it is too long, or there is no table. */
static struct validate_good *place_of(const struct validate_memory *memory, const void *field, struct coco_str raw)
{
	if (!memory->good || raw.n == 0 || raw.n > GOOD_BYTES)
		return NULL;
	uint64_t head, tail = 0;
	if (raw.n >= 8) {
		memcpy(&head, raw.s, 8);
		memcpy(&tail, raw.s + raw.n - 8, 8);
	} else {
		head = coco_word_of(raw.s, raw.n);
	}
	const uint64_t mixed = (head ^ (tail << 23 | tail >> 41) ^ (uintptr_t)field ^ raw.n << 56) * UINT64_C(0xD6E8FEB86659FD93);
	return &memory->good[(mixed ^ mixed >> 32) * UINT64_C(0xD6E8FEB86659FD93) >> (64 - GOOD_BITS)];
}

bool validate_was_good(const struct validate_memory *memory, const void *field, struct coco_str raw)
{
	const struct validate_good *good = place_of(memory, field, raw);
	return good && good->field == field && good->n == raw.n && coco_same_bytes(good->raw, raw.s, raw.n);
}

void validate_is_good(struct validate_memory *memory, const void *field, struct coco_str raw)
{
	struct validate_good *good = place_of(memory, field, raw);
	if (!good)
		return;
	good->field = field;
	good->n = raw.n;
	memcpy(good->raw, raw.s, raw.n);
}
