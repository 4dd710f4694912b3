/* What the record tests share: a seeded generator, files of the corpus, random JSON. */
#ifndef COCO_TESTS_RECORD_HELP_H
#define COCO_TESTS_RECORD_HELP_H

#include "coco/record.h"

#include <stdlib.h>
#include <string.h>

/* xorshift64* (Vigna 2016): the same numbers everywhere. */
struct rng {
	uint64_t state;
};

static inline uint64_t rng_next(struct rng *r)
{
	r->state ^= r->state >> 12;
	r->state ^= r->state << 25;
	r->state ^= r->state >> 27;
	return r->state * 0x2545F4914F6CDD1Du;
}

static inline size_t rng_below(struct rng *r, size_t n)
{
	return (size_t)(rng_next(r) >> 33) % n;
}

static inline const char *shared(void)
{
	const char *folder = getenv("SHARED");
	return folder ? folder : "../shared";
}

static inline struct coco_str view(const char *text)
{
	return coco_str_of(text);
}

#endif
