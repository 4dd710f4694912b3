/* The assignment of participants to challenges within seats and pitches. Private to lib/match. */
#ifndef COCO_MATCH_ASSIGN_H
#define COCO_MATCH_ASSIGN_H

#include "coco/base.h"

struct coco_bounds {
	int64_t min, max; /* 0 ≤ min; a min above max counts as max, the rest as shortfall */
};

/* A pair that may be assigned. */
struct coco_pair {
	uint32_t challenge, participant; /* from 0 */
	int64_t score;                   /* in millionths, 0 … 10^6 */
	bool pinned;                     /* must be assigned */
	bool chosen;                     /* out */
};

struct coco_assignment {
	bool feasible;     /* false: the pins or the minimum pitches cannot be met; nothing is chosen */
	int64_t shortfall; /* unfilled minimum seats */
	int64_t total;     /* sum of the chosen scores, in millionths */
};

/* Marks the pairs of the best assignment. Lexicographic: first the least shortfall of minimum seats, then the greatest sum
 * of scores among assignments with that shortfall; every maximum, every minimum of pitches and every pin holds.
 * `seats` is n_challenges long, `pitches` n_participants. The same problem in the same order gives the same choice: sort
 * the pairs by ids. Returns 0 or -1. */
int coco_assign(const struct coco_bounds *seats, size_t n_challenges, const struct coco_bounds *pitches, size_t n_participants,
    struct coco_pair *pairs, size_t n_pairs, struct coco_assignment *result, struct coco_err *err) COCO_MUST_USE;

/* Checks a result by other means than those that found it: bounds, pins, sums. 0, or -1 with exit COCO_EXIT_BUG. */
int coco_assign_verify(const struct coco_bounds *seats, size_t n_challenges, const struct coco_bounds *pitches, size_t n_participants,
    const struct coco_pair *pairs, size_t n_pairs, const struct coco_assignment *result, struct coco_err *err) COCO_MUST_USE;

#endif
