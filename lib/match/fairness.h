/* The assignment whose worst-off challenge is as well off as can be found, within a budget. Private to lib/match. Plain numbers, as in
 * assign.h. */
#ifndef COCO_MATCH_FAIRNESS_H
#define COCO_MATCH_FAIRNESS_H

#include "assign.h"

/* Sums of scores, in millionths. Of the challenges count those that have a pair. */
struct coco_fairness {
	size_t counted;  /* challenges */
	int64_t optimum; /* the greatest total, bonuses included, … */
	int64_t least;   /* … how much of it must stay, … */
	int64_t total;   /* … and what has stayed */
	int64_t before;  /* the worst-off challenge's sum where the total is greatest */
	int64_t worst;   /* … and now */
	int64_t bound;   /* no assignment within the budget has more */
};

/* From the best assignment of the problem, which stands in its pairs (coco_assign), to a fairer one, which then stands there: the sum of
 * the worst-off challenge is lifted, then the next, among the assignments that fulfil all aims before the total as well and give up at most
 * `budget` percent (0 to 100) of the total. Never less fair than the best one; the same problem gives the same result. `result` has no
 * prices. The outcome is checked by coco_fairness_verify. 0 or -1.
 *
 * Source: the problem is the max-min fair ("Santa Claus") allocation, NP-hard: Bezáková and Dani, ACM SIGecom Exchanges 5 (2005). */
int coco_fairness_lift(const struct coco_assign_problem *problem, const struct coco_assignment *best, double budget,
    struct coco_assignment *result, struct coco_fairness *fairness, struct coco_err *err) COCO_MUST_USE;

/* Checks by other means: bounds, pins and sums, that the earlier aims are met as well as in the best assignment, that the budget holds,
 * that the worst-off challenge is what is said, no worse than before and not above the bound. 0, or -1 with exit COCO_EXIT_BUG. */
int coco_fairness_verify(const struct coco_assign_problem *problem, const struct coco_assignment *best,
    const struct coco_assignment *result, const struct coco_fairness *fairness, struct coco_err *err) COCO_MUST_USE;

#endif
