/* Stable choices: two sides that rank each other, each with room for several. Private to lib/match. Plain numbers: nothing here knows of
 * records or of where an order comes from. */
#ifndef COCO_MATCH_STABLE_H
#define COCO_MATCH_STABLE_H

#include "coco/base.h"

/* Whose best choice it is. */
enum coco_stable_side { COCO_STABLE_CCI, COCO_STABLE_AVM, COCO_STABLE_SIDES };

/* A pair that both would accept; what is not listed is acceptable to neither. Each two have one pair at most. */
struct coco_stable_pair {
	uint32_t challenge, participant; /* from 0 */
	/* Of COCO_STABLE_CCI: the challenge's place in the participant's order; of COCO_STABLE_AVM: the participant's place in the challenge's
	 * order. The less the better; no two alike in one's order. */
	uint32_t place[COCO_STABLE_SIDES];
};

struct coco_stable_problem {
	const size_t *seats;   /* by challenge: how many it takes, from 0 on */
	const size_t *pitches; /* by participant: how many it takes, from 0 on */
	size_t n_challenges, n_participants;
	const struct coco_stable_pair *pairs;
	size_t n_pairs;
};

/* Marks in `chosen`, n_pairs long, the pairwise stable choice that is best for the side: no pair that is not chosen would be preferred by
 * both, each to one that it has or to an empty place. Each of the side likes it at least as well as any other stable choice, each of the
 * other side at most as well. 0, or -1: memory.
 *
 * Source: deferred acceptance: Gale and Shapley, American Mathematical Monthly 69 (1962); many-to-one, and that each gets as many in every
 * stable choice: Roth and Sotomayor, Two-Sided Matching (1990), chapter 5, theorems 5.12, 5.31; where both sides have room for several
 * and like another of one's own the more, the better it stands in their order (responsive preferences): Roth, Econometrica 52 (1984);
 * Baïou and Balinski, Discrete Applied Mathematics 101 (2000). */
int coco_stable(const struct coco_stable_problem *problem, enum coco_stable_side side, bool *chosen, struct coco_err *err) COCO_MUST_USE;

/* Checks a choice by its definition, without the code that made it: capacities hold and no pair blocks it. 0, or -1 with exit
 * COCO_EXIT_BUG. */
int coco_stable_verify(const struct coco_stable_problem *problem, const bool *chosen, struct coco_err *err) COCO_MUST_USE;
/* … and that of the two best choices each gives everybody as many, the one of a side to each of that side as good ones. */
int coco_stable_compare(
    const struct coco_stable_problem *problem, const bool *best_cci, const bool *best_avm, struct coco_err *err) COCO_MUST_USE;

#endif
