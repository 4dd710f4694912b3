/* Which passage says which word, and how much of it that is. Private to lib/match. */
#ifndef COCO_MATCH_POSTINGS_H
#define COCO_MATCH_POSTINGS_H

#include "coco/base.h"

/* Passages are numbered 0, 1, 2 … as they come, words as the caller numbers them (below UINT32_MAX). */
struct coco_postings;
struct coco_postings *coco_postings_new(void);
/* The next passage: its words in their order. 0, or -1: memory, or more passages or words than fit. */
int coco_postings_add(struct coco_postings *postings, const uint32_t *words, size_t n);
/* To be called once, when all are in, with the class of each passage: those of a class lie together, so that a search may ask less or
 * more of a class; and with all words in an order in which those that are asked for together are near each other, as their lists will be
 * (NULL: that of their numbers). From now on it may be read by many threads. 0, or -1: memory, or more than fits. */
int coco_postings_seal(struct coco_postings *postings, const uint16_t *classes, const uint32_t *order, size_t n);
size_t coco_postings_count(const struct coco_postings *postings);                      /* passages */
uint32_t coco_postings_length(const struct coco_postings *postings, uint32_t passage); /* in words */
/* The words of a passage in their order, into words[coco_postings_length]. */
void coco_postings_words(const struct coco_postings *postings, uint32_t passage, uint32_t *words);

/* A passage will be read soon: where its words lie, and then these, are fetched from memory while something else is done. */
void coco_postings_expect(const struct coco_postings *postings, uint32_t passage);
void coco_postings_fetch(const struct coco_postings *postings, uint32_t passage);

/* How much `count` of a word is in a passage of that length, in 1/COCO_IMPACT. */
#define COCO_IMPACT 255
unsigned coco_postings_impact(const struct coco_postings *postings, uint32_t count, uint32_t length);

/* A word that is looked for, and what it is worth. Terms of one slot stand together: only the best of them counts in a passage. */
struct coco_term {
	uint32_t word, slot;
	uint32_t weight; /* at most COCO_TERM_MOST */
};
#define COCO_TERM_MOST ((uint32_t)1 << 14)
/* Passages of a block at most, which are summed at a time. */
#define COCO_BLOCK 65536

/* The sum of each passage (sums.c): over slots, of the greatest weight * impact; what does not fit into 32 bits is the fault of the
 * weights. Into sums[coco_postings_count]. 0, or -1: memory. */
int coco_postings_sums(const struct coco_postings *postings, const struct coco_term *terms, size_t n, uint32_t *sums);

/* Passages of a class that are likely among the best (scouts.c); scratch, one per thread. */
struct coco_scouts;
struct coco_scouts *coco_scouts_new(void); /* NULL: memory */
/* At most `most` passages of this class into passages[*found]. 0, or -1: memory. */
int coco_scouts_send(struct coco_scouts *scouts, const struct coco_postings *postings, const struct coco_term *terms, size_t n,
    unsigned class, uint32_t *passages, size_t most, size_t *found);
void coco_scouts_free(struct coco_scouts *scouts);

/* The passages whose sum might be enough (sieve.c); one per thread. */
struct coco_sieve;
struct coco_sieve *coco_sieve_new(const struct coco_postings *postings); /* NULL: memory */
/* What is looked for: terms of slots 0 … slots - 1. */
int coco_sieve_begin(struct coco_sieve *sieve, const struct coco_term *terms, size_t n, size_t slots);
/* The next passages, all of one class. false: no more. */
bool coco_sieve_next(struct coco_sieve *sieve, unsigned *class);
/* A passage, and what its sum is at most. */
struct coco_hit {
	uint32_t passage, most;
};
/* Those of them whose sum might be `least` (above 0) or more, the promising ones first: valid until the next call. `exact`: the bounds are
 * their sums. To be called once each time. */
void coco_sieve_hits(struct coco_sieve *sieve, uint32_t least, const struct coco_hit **hits, size_t *n, bool *exact);
void coco_sieve_free(struct coco_sieve *sieve);
void coco_postings_free(struct coco_postings *postings);

#endif
