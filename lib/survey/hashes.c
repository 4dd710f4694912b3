/* A set of 64-bit hashes: open addressing with linear probing; the upper half of a hash says where it belongs.
 * Invariant: at least a quarter of the slots are free. */
#include <stdlib.h>
#include "coco/base.h"
#include "hashes.h"

enum { SLOTS_FIRST = 16 };

/* The slot that holds `hash`, or the free one where it belongs. */
static size_t probe(const uint64_t *slots, size_t size, uint64_t hash)
{
	size_t at = (size_t)(hash >> 32) & (size - 1);
	while (slots[at] && slots[at] != hash)
		at = (at + 1) & (size - 1);
	return at;
}

static int grow(struct survey_hashes *set)
{
	size_t size = set->size ? set->size * 2 : SLOTS_FIRST;
	uint64_t *slots = calloc(size, sizeof *slots);
	if (!slots) {
		coco_memory_refused();
		return -1;
	}
	for (size_t i = 0; i < set->size; i++) {
		if (set->slots[i])
			slots[probe(slots, size, set->slots[i])] = set->slots[i];
	}
	free(set->slots);
	set->slots = slots;
	set->size = size;
	return 0;
}

int survey_hashes_add(struct survey_hashes *set, uint64_t hash)
{
	if ((set->n + 1) * 4 > set->size * 3 && grow(set))
		return -1;
	size_t at = probe(set->slots, set->size, hash);
	set->n += !set->slots[at];
	set->slots[at] = hash;
	return 0;
}

bool survey_hashes_has(const struct survey_hashes *set, uint64_t hash)
{
	return set->n && set->slots[probe(set->slots, set->size, hash)];
}

static int by_value(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

uint64_t *survey_hashes_sorted(const struct survey_hashes *set)
{
	uint64_t *all = calloc(set->n ? set->n : 1, sizeof *all);
	size_t n = 0;
	if (!all) {
		coco_memory_refused();
		return NULL;
	}
	for (size_t i = 0; i < set->size; i++) {
		if (set->slots[i])
			all[n++] = set->slots[i];
	}
	qsort(all, n, sizeof *all, by_value);
	return all;
}

void survey_hashes_free(struct survey_hashes *set)
{
	free(set->slots);
	*set = (struct survey_hashes){.slots = NULL};
}
