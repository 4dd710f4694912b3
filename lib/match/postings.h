/* Which passage says which word, and how much of it that is. Private to lib/match. */
#ifndef COCO_MATCH_POSTINGS_H
#define COCO_MATCH_POSTINGS_H

#include "coco/base.h"

/* Passages are numbered 0, 1, 2 … as they come, words as the caller numbers them (below UINT32_MAX). */
struct coco_postings;
struct coco_postings *coco_postings_new(void);
/* The next passage: its words in their order. 0, or -1: memory, or more passages or words than fit. */
int coco_postings_add(struct coco_postings *postings, const uint32_t *words, size_t n);
/* To be called once, when all are in. From now on it may be read by many threads. */
int coco_postings_seal(struct coco_postings *postings);
size_t coco_postings_count(const struct coco_postings *postings);                      /* passages */
uint32_t coco_postings_passages(const struct coco_postings *postings, uint32_t word);  /* that have the word */
uint32_t coco_postings_length(const struct coco_postings *postings, uint32_t passage); /* in words */
/* The words of a passage in their order, into words[coco_postings_length]. */
void coco_postings_words(const struct coco_postings *postings, uint32_t passage, uint32_t *words);

/* How much `count` of a word is in a passage of that length, in 1/COCO_IMPACT. */
#define COCO_IMPACT 255
unsigned coco_postings_impact(const struct coco_postings *postings, uint32_t count, uint32_t length);

/* A word that is looked for, and what it is worth. Terms of one slot stand together: only the best of them counts in a passage. */
struct coco_term {
	uint32_t word, slot;
	uint32_t weight; /* at most COCO_TERM_MOST */
};
#define COCO_TERM_MOST ((uint32_t)1 << 14)
/* Blocks of passages that are summed at a time; passages of block b begin at b * COCO_BLOCK. */
#define COCO_BLOCK 16384
struct coco_sums;
struct coco_sums *coco_sums_new(void);
/* What will be summed: borrowed until the next. */
int coco_sums_begin(struct coco_sums *sums, const struct coco_postings *postings, const struct coco_term *terms, size_t n);
/* The next block: for each of its passages the sum over slots of the greatest weight * impact; what does not fit into 32 bits
 * is the fault of the weights. NULL: no more blocks. */
const uint32_t *coco_sums_next(struct coco_sums *sums, uint32_t *first, size_t *n);
void coco_sums_free(struct coco_sums *sums);
void coco_postings_free(struct coco_postings *postings);

#endif
