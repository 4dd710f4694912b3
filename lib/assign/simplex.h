/* Min-cost circulations with bounds and several aims in turn: a network simplex.
 *
 * Nodes and arcs are numbers, costs and bounds whole numbers: nothing here knows what they stand for. Each stage minimises a cost
 * among the circulations that were the best of all stages before; no weight stands in for the order of the aims, so none
 * can overflow or be outbid. One thread; the same arcs in the same order give the same circulation. */
#ifndef COCO_ASSIGN_SIMPLEX_H
#define COCO_ASSIGN_SIMPLEX_H

#include "coco/base.h"

struct coco_simplex_arc {
	uint32_t from, to;
	int32_t lower, upper; /* 0 ≤ lower ≤ upper */
};

enum { COCO_SIMPLEX_DEAREST = 1000000000 }; /* of one unit of an arc, in either sign */

struct coco_simplex;

/* Takes a copy of the network. NULL: no memory; too many arcs (exit 4); bounds or nodes out of range (a bug). */
struct coco_simplex *coco_simplex_new(size_t n_nodes, const struct coco_simplex_arc *arcs, size_t n_arcs, struct coco_err *err);

/* Minimises the sum of cost times flow among the circulations that are the best of all earlier stages. `cost` is n_arcs long. `price`
 * (n_nodes long, or NULL) gets a price p a node such that, over the arcs whose flow the earlier stages leave open, the reduced cost r =
 * cost + p[from] - p[to] is 0 wherever lower < flow < upper, ≥ 0 at lower and ≤ 0 at upper: the proof of the optimum (complementary
 * slackness). In every best circulation an arc with r > 0 is at its lower bound, with r < 0 at its upper one: that is what
 * later stages keep.
 *
 * Returns 1; 0 if there is no circulation within the bounds (nothing else may be asked then, but coco_simplex_free); -1: a cost out of
 * range. Source: Ahuja, Magnanti, Orlin, Network Flows (1993), sections 11.5 to 11.7; strongly feasible trees: Cunningham, Math.
 * Programming 11 (1976); block search and the tree's thread: Király, Kovács, Acta Univ. Sapientiae Informatica 4 (2012). */
int coco_simplex_stage(struct coco_simplex *simplex, const int32_t *cost, int64_t *price, struct coco_err *err) COCO_MUST_USE;

/* Goes to the optimum of some costs and decides nothing: a stage from there has less to do where these costs are near its own. Returns as
 * coco_simplex_stage does. */
int coco_simplex_prepare(struct coco_simplex *simplex, const int32_t *cost, struct coco_err *err) COCO_MUST_USE;

/* Flow of an arc after a stage that returned 1. */
int32_t coco_simplex_flow(const struct coco_simplex *simplex, size_t arc);

/* How often the tree was changed, for measurements. */
size_t coco_simplex_pivots(const struct coco_simplex *simplex);
void coco_simplex_free(struct coco_simplex *simplex);

#endif
