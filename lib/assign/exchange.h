/* Exchanges that lift the worst-off challenges of an assignment. */
#ifndef COCO_ASSIGN_EXCHANGE_H
#define COCO_ASSIGN_EXCHANGE_H

#include "net.h"

struct coco_exchange;

/* For the assignments of a problem whose sum of scores is at least `least`. The problem is borrowed; it has no two pairs of the same two.
 * NULL: no memory. */
struct coco_exchange *coco_exchange_new(const struct coco_assign_problem *problem, int64_t least, struct coco_err *err);
/* Starts from a choice, by pair. It must keep the bounds, or what it breaks stays broken. */
void coco_exchange_load(struct coco_exchange *exchange, const bool *chosen);
/* Exchanges pairs as long as the challenges' sums get better: the least of them, then the next, and so on. Maxima, pins, hard minima, the
 * number of seats and of minimum pitches that are given and the least total stay. `work`: exchanges that may still be looked at; it is
 * counted down. */
void coco_exchange_improve(struct coco_exchange *exchange, size_t *work);
/* The same for the worst-off challenge alone, and in between whatever raises the total and leaves no challenge with so little, so that the
 * least total is reached as late as can be. */
void coco_exchange_lift_worst(struct coco_exchange *exchange, size_t *work);
/* Exchanges pairs as long as the total rises, while no sum falls to `floor` or below. The total may be less than the least one before. */
void coco_exchange_recover(struct coco_exchange *exchange, int64_t floor, size_t *work);
/* What it has come to, by pair and by challenge; valid until the next call. */
const bool *coco_exchange_chosen(const struct coco_exchange *exchange);
const int64_t *coco_exchange_sums(const struct coco_exchange *exchange);
int64_t coco_exchange_total(const struct coco_exchange *exchange);
void coco_exchange_free(struct coco_exchange *exchange);

#endif
