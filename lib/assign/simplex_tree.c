/* The spanning tree of the network simplex: cycles, pushes and exchanges of arcs.
 *
 * Nodes are threaded in preorder, so that a subtree is a stretch of the thread. An exchange turns the path from the
 * entering arc to the leaving one round: each node of that path becomes the last child of the one before it. What it costs is the
 * path, and the prices of the smaller side of the cut.
 *
 * Invariant: every tree arc can take more flow towards the root (Cunningham's strong feasibility). It is kept by taking, of
 * several arcs that block, the last one on the cycle when it is walked in its direction from the join; so degenerate pivots
 * cannot go round for ever. */
#include "simplex_tree.h"

static uint32_t join_of(const struct coco_tree_node *nodes, uint32_t u, uint32_t v)
{
	while (u != v) {
		if (nodes[u].size < nodes[v].size)
			u = nodes[u].parent;
		else
			v = nodes[v].parent;
	}
	return u;
}

struct coco_tree_cycle coco_tree_cycle(const struct coco_tree *tree, uint32_t first, uint32_t second, int64_t room)
{
	const struct coco_tree_node *nodes = tree->nodes;
	struct coco_tree_cycle c = {
	    .first = first, .second = second, .join = join_of(nodes, first, second), .delta = room, .cut = COCO_SIMPLEX_NO_NODE};
	/* Flow comes down from the join to `first` and goes up from `second`. */
	for (uint32_t v = first; v != c.join; v = nodes[v].parent) {
		const int64_t left = nodes[v].up ? nodes[v].flow : nodes[v].cap - nodes[v].flow;
		if (left < c.delta)
			c.delta = left, c.cut = v, c.on_first = true;
	}
	for (uint32_t v = second; v != c.join; v = nodes[v].parent) {
		const int64_t left = nodes[v].up ? nodes[v].cap - nodes[v].flow : nodes[v].flow;
		if (left <= c.delta)
			c.delta = left, c.cut = v, c.on_first = false;
	}
	return c;
}

void coco_tree_push(struct coco_tree *tree, const struct coco_tree_cycle *cycle)
{
	struct coco_tree_node *nodes = tree->nodes;
	if (cycle->delta == 0)
		return;
	for (uint32_t v = cycle->first; v != cycle->join; v = nodes[v].parent)
		nodes[v].flow += nodes[v].up ? -cycle->delta : cycle->delta;
	for (uint32_t v = cycle->second; v != cycle->join; v = nodes[v].parent)
		nodes[v].flow += nodes[v].up ? cycle->delta : -cycle->delta;
}

static void link(struct coco_tree_node *nodes, uint32_t a, uint32_t b)
{
	nodes[a].thread = b;
	nodes[b].back = a;
}

/* Takes the subtree of `cut` out of the thread and out of what its ancestors know. */
static void detach(struct coco_tree_node *nodes, uint32_t cut, uint32_t join)
{
	const uint32_t last = nodes[cut].last, before = nodes[cut].back, size = nodes[cut].size;
	for (uint32_t v = nodes[cut].parent; v != join; v = nodes[v].parent)
		nodes[v].size -= size;
	for (uint32_t v = nodes[cut].parent; v != COCO_SIMPLEX_NO_NODE && nodes[v].last == last; v = nodes[v].parent)
		nodes[v].last = before;
	link(nodes, before, nodes[last].thread);
}

/* Turns the detached subtree of `cut` so that `inner` is on top, with `in` as its arc. Returns its last node. */
static uint32_t turn(struct coco_tree_node *nodes, uint32_t cut, uint32_t inner, struct coco_tree_node in)
{
	const uint32_t all = nodes[cut].size, hook = in.parent;
	uint32_t node = inner, above = in.parent, tail = nodes[inner].last, taken = 0;
	uint32_t before = 0, follow = 0, end = 0; /* of the node that was turned before: in the old thread */
	for (;;) {
		struct coco_tree_node *const n = &nodes[node];
		const struct coco_tree_node old = *n;
		uint32_t next_follow;
		if (node == inner) {
			next_follow = nodes[old.last].thread;
		} else {
			link(nodes, tail, node);
			tail = before;
			next_follow = old.last == end ? follow : nodes[old.last].thread;
			if (old.last != end) {
				link(nodes, tail, follow);
				tail = old.last;
			}
		}
		before = old.back, follow = next_follow, end = old.last;
		n->parent = above, n->arc = in.arc, n->flow = in.flow, n->cap = in.cap, n->up = in.up;
		n->size = all - taken;
		taken = old.size;
		if (node == cut)
			break;
		in = old, in.up = !old.up;
		above = node, node = old.parent;
	}
	for (uint32_t v = cut; v != hook; v = nodes[v].parent)
		nodes[v].last = tail;
	return tail;
}

/* The prices on one side of the cut move by the same amount: the smaller side's, the other way if it is the root's. */
static void shift_prices(struct coco_tree *tree, uint32_t top, uint32_t last, int64_t shift)
{
	const struct coco_tree_node *nodes = tree->nodes;
	const uint32_t after = nodes[last].thread;
	if (nodes[top].size <= tree->n / 2) {
		for (uint32_t v = top; v != after; v = nodes[v].thread)
			tree->price[v] += shift;
	} else {
		for (uint32_t v = after; v != top; v = nodes[v].thread)
			tree->price[v] -= shift;
	}
}

void coco_tree_rehang(struct coco_tree *tree, const struct coco_tree_cycle *cycle, struct coco_tree_node in, int64_t shift)
{
	struct coco_tree_node *nodes = tree->nodes;
	const uint32_t inner = cycle->on_first ? cycle->first : cycle->second, hook = cycle->on_first ? cycle->second : cycle->first;
	in.parent = hook;
	detach(nodes, cycle->cut, cycle->join);
	const uint32_t last = turn(nodes, cycle->cut, inner, in), size = nodes[inner].size, next = nodes[hook].thread;
	for (uint32_t v = hook; v != cycle->join; v = nodes[v].parent)
		nodes[v].size += size;
	for (uint32_t v = hook; v != COCO_SIMPLEX_NO_NODE && nodes[v].last == hook; v = nodes[v].parent)
		nodes[v].last = last;
	link(nodes, hook, inner);
	link(nodes, last, next);
	shift_prices(tree, inner, last, shift);
}
