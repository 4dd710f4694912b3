/* Min-cost circulation with bounds: the exact solver under the assignment. Private to lib/match. */
#ifndef COCO_MATCH_FLOW_H
#define COCO_MATCH_FLOW_H

#include "coco/base.h"

struct coco_flow_arc {
	uint32_t from, to;
	int64_t lower, upper; /* 0 ≤ lower ≤ upper */
	int64_t cost;         /* of one unit; |cost| ≤ 10^9 */
	int64_t flow;         /* out */
};

enum coco_flow_state { COCO_FLOW_OPTIMAL, COCO_FLOW_INFEASIBLE };

/* Finds the circulation of least total cost over `n_nodes` nodes and fills each arc's flow. `price` (n_nodes long, or
 * NULL) gets dual prices p with cost + p[from] - p[to] ≥ 0 where flow < upper and ≤ 0 where flow > lower: with them
 * anybody can check the optimum (complementary slackness). Deterministic for the order of the arcs.
 * Returns 0 with *state, or -1 (no memory; a bound or cost out of range).
 * Source: network simplex with block pricing and strongly feasible trees: Cunningham 1976; Ahuja, Magnanti, Orlin, Network
 * Flows (1993), sections 11.5 to 11.7. */
int coco_flow_solve(size_t n_nodes, struct coco_flow_arc *arcs, size_t n_arcs, int64_t *price, enum coco_flow_state *state,
    struct coco_err *err) COCO_MUST_USE;

#endif
