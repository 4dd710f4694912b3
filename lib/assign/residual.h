/* The residual network of an assignment and shortest ways in it. */
#ifndef COCO_ASSIGN_RESIDUAL_H
#define COCO_ASSIGN_RESIDUAL_H

#include "net.h"

struct coco_step {
	int64_t length;
	uint32_t node;
};

/* Ways of one unit from node to node, in one direction: those of node v are steps[first[v]] to steps[first[v + 1]]. */
struct coco_ways {
	uint32_t *first;
	struct coco_step *steps; /* where to, and how long */
};

/* What the last aim leaves to be moved. The prices of the optimum make the lengths of all ways in it non-negative. */
struct coco_residual {
	struct coco_assign_net net;
	int64_t *reduced; /* by arc, for the last aim */
	int32_t *flow;
	bool *open;               /* by arc: not decided by an earlier aim */
	struct coco_ways ways[2]; /* to the nodes from which a unit can come; that it can go to */
	int64_t *length;          /* by node; -1: not reached */
	bool *settled;            /* by node: its length is known */
	uint32_t *touched;        /* nodes that were reached */
	size_t n_touched;
	struct coco_step *heap;
	size_t n_heap;
	int64_t *hub[COCO_ASSIGN_CHALLENGES]; /* coco_residual_hubs: by hub, the length from or to each node; -1: no way */
};

/* Of a feasible result. 0, or -1: no memory; to be freed in both cases, also when zeroed. */
int coco_residual_make(struct coco_residual *residual, const struct coco_assign_problem *problem, const struct coco_assignment *result,
    struct coco_err *err) COCO_MUST_USE;
void coco_residual_free(struct coco_residual *residual);

/* Source and sink have a way to nearly everybody, so a search that widens them looks at the whole network. Makes the lengths of all ways
 * over each of them once, in the direction of the searches to come: those then widen no hub (coco_residual_widen leaves it) but reach what
 * they look for from it (coco_residual_over). 0, or -1: no memory. */
int coco_residual_hubs(struct coco_residual *residual, bool forth, struct coco_err *err) COCO_MUST_USE;
bool coco_residual_at_hub(const struct coco_residual *residual, uint32_t node);
/* Reaches a node by the best way over a settled hub. */
void coco_residual_over(struct coco_residual *residual, uint32_t hub, uint32_t node);

/* A search: begins at a node, gives the nearest step, and widens what is reached from a settled node: to the nodes that one more unit can
 * go to (`forth`), or come from. A node may be given more than once; the first time settles it. */
void coco_residual_begin(struct coco_residual *residual, uint32_t node);
bool coco_residual_next(struct coco_residual *residual, struct coco_step *step); /* false: nothing is left */
void coco_residual_widen(struct coco_residual *residual, uint32_t node, bool forth);
/* A step of the caller's own, in its turn by length; there is room for one a pair. Its number is none of a node: nodes and above. */
void coco_residual_push(struct coco_residual *residual, int64_t length, uint32_t number);

#endif
