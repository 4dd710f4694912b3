/* How good the worst-off challenge can be at best: a bound, and assignments on the way to it. */
#ifndef COCO_ASSIGN_RELAXATION_H
#define COCO_ASSIGN_RELAXATION_H

#include "net.h"

struct coco_relaxation;

/* For the assignments of a problem that fulfil its aims before the total and whose sum of scores is at least `least`. The problem is
 * borrowed; one of the challenges at least must have a pair. NULL: no memory, or too large. */
struct coco_relaxation *coco_relaxation_new(const struct coco_assign_problem *problem, int64_t least, struct coco_err *err);
/* Solves one relaxation more. `worst`: the best that the worst-off challenge has been seen with. 0 or -1. */
int coco_relaxation_step(struct coco_relaxation *relaxation, int64_t worst, struct coco_err *err) COCO_MUST_USE;
/* No such assignment gives every challenge with a pair more than this, in millionths. */
int64_t coco_relaxation_bound(const struct coco_relaxation *relaxation);
/* The assignment of the last step, by pair, and its total, which may be less than `least`. */
const bool *coco_relaxation_chosen(const struct coco_relaxation *relaxation);
int64_t coco_relaxation_total(const struct coco_relaxation *relaxation);
void coco_relaxation_free(struct coco_relaxation *relaxation);

#endif
