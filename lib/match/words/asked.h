/* The words that a challenge asks for, packed for looking up the words of one passage after another. Private to lib/match. */
#ifndef COCO_MATCH_ASKED_H
#define COCO_MATCH_ASKED_H

#include "postings.h"

/* What a word brings: its slot, and its weight there. */
struct coco_answer_of {
	uint32_t slot, weight;
};

struct coco_asked {
	uint64_t *bits;                 /* by word: it has a term */
	uint32_t *before;               /* by 64 words: words before them that have */
	struct coco_answer_of *answers; /* in the order of words: those of the i-th word are first[i] … first[i + 1] */
	uint32_t *first;
	uint32_t *seen; /* scratch, by i: 0 but while it is in use */
	size_t n, lots; /* words that have a term; 64s of words */
	size_t cap_answers, cap_first, cap_seen;
};

/* Room for so many words. 0, or -1: memory. */
int coco_asked_init(struct coco_asked *asked, size_t words);
void coco_asked_free(struct coco_asked *asked);
/* From now on it is these terms. 0, or -1: memory. */
int coco_asked_fill(struct coco_asked *asked, const struct coco_term *terms, size_t n);

static inline bool coco_asked_has(const struct coco_asked *asked, uint32_t word)
{
	return asked->bits[word / 64] >> word % 64 & 1;
}

/* Where a word that it has stands. */
static inline uint32_t coco_asked_place(const struct coco_asked *asked, uint32_t word)
{
	const uint64_t below = asked->bits[word / 64] & ((UINT64_C(1) << word % 64) - 1);
	return asked->before[word / 64] + (uint32_t)__builtin_popcountll(below);
}

#endif
