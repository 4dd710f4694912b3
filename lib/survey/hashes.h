/* hashes.h: a set of 64-bit hashes in as little memory as may be: sixteen bytes for each or fewer. Zero-initialise. */
#ifndef COCO_SURVEY_HASHES_H
#define COCO_SURVEY_HASHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct survey_hashes {
	uint64_t *slots; /* 0: free */
	size_t n, size;  /* of the slots: a power of two */
};
int survey_hashes_add(struct survey_hashes *set, uint64_t hash); /* which is not 0; 0 or -1 (memory) */
bool survey_hashes_has(const struct survey_hashes *set, uint64_t hash);
/* The members in order, to be freed by the caller; NULL: memory. */
uint64_t *survey_hashes_sorted(const struct survey_hashes *set);
void survey_hashes_free(struct survey_hashes *set);

#endif
