/* The spanning tree of the network simplex. Private to simplex*.c. */
#ifndef COCO_ASSIGN_SIMPLEX_TREE_H
#define COCO_ASSIGN_SIMPLEX_TREE_H

#include "simplex.h"

#define COCO_SIMPLEX_NO_NODE UINT32_MAX

/* A node and the arc to its parent: what a pivot reads together lies together. */
struct coco_tree_node {
	uint32_t parent, arc;        /* number of the arc to the parent */
	uint32_t size;               /* of its subtree */
	uint32_t thread, back, last; /* preorder, the same backwards, the last of its subtree in it */
	int64_t flow, cap;           /* of that arc */
	bool up;                     /* the arc points to the parent */
};

struct coco_tree {
	size_t n; /* nodes, the root among them; it is the last */
	struct coco_tree_node *nodes;
	int64_t *price;
};

/* Where flow goes round: the ends of the entering arc in the direction of the flow, and what blocks it. */
struct coco_tree_cycle {
	uint32_t first, second, join;
	int64_t delta;
	uint32_t cut; /* node whose arc to its parent blocks first, or COCO_SIMPLEX_NO_NODE: the entering arc itself does */
	bool on_first;
};

/* Finds how much goes round, for an entering arc with `room`. */
struct coco_tree_cycle coco_tree_cycle(const struct coco_tree *tree, uint32_t first, uint32_t second, int64_t room);
/* Sends it round the tree's part of the cycle. */
void coco_tree_push(struct coco_tree *tree, const struct coco_tree_cycle *cycle);
/* Takes the blocking arc out and the entering one in; `in.arc, flow, cap` are of the entering arc, `in.up` says that it points from
 * its end in the subtree that is cut off. `shift` is what that subtree's prices grow by. */
void coco_tree_rehang(struct coco_tree *tree, const struct coco_tree_cycle *cycle, struct coco_tree_node in, int64_t shift);

#endif
