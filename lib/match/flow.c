/* Primal network simplex for min-cost circulations with lower and upper bounds.
 *
 * Lower bounds become supplies of the end nodes; an artificial root with one arc a node gives the first spanning tree. The
 * tree is kept strongly feasible (every tree arc without flow points to the root, every saturated one away from it),
 * which rules out cycling. Pricing takes the worst arc of the first block that has one. All numbers are integers: the
 * artificial cost exceeds any simple path's cost, so nothing is rounded and nothing overflows within the stated ranges.
 *
 * Invariant between pivots: potential[v] = potential[parent] -/+ cost of the arc to the parent, so tree arcs have
 * reduced cost 0; non-tree arcs sit at one of their bounds. */
#include "flow.h"

#include <stdlib.h>
#include <string.h>

enum { AT_UPPER = -1, IN_TREE = 0, AT_LOWER = 1 };
#define NO_NODE UINT32_MAX

struct simplex {
	size_t nodes, arcs; /* with the root and the artificial arcs */
	uint32_t root;
	/* per arc */
	uint32_t *from, *to;
	int64_t *cost, *cap, *flow;
	signed char *state;
	/* per node: the spanning tree as child lists */
	uint32_t *parent, *child, *next, *prev, *depth, *pred; /* pred: the arc to the parent */
	bool *up;                                              /* that arc points to the parent */
	int64_t *potential;
	uint32_t *stack;
	/* pricing */
	size_t block, at;
};

static void simplex_free(struct simplex *s)
{
	void *all[] = {s->from, s->to, s->cost, s->cap, s->flow, s->state, s->parent, s->child, s->next, s->prev, s->depth, s->pred, s->up,
	    s->potential, s->stack};
	for (size_t i = 0; i < COCO_LEN(all); i++)
		free(all[i]);
}

static int simplex_alloc(struct simplex *s, struct coco_err *err)
{
	const size_t n = s->nodes, m = s->arcs;
	s->from = calloc(m, sizeof *s->from), s->to = calloc(m, sizeof *s->to);
	s->cost = calloc(m, sizeof *s->cost), s->cap = calloc(m, sizeof *s->cap), s->flow = calloc(m, sizeof *s->flow);
	s->state = calloc(m, sizeof *s->state);
	s->parent = calloc(n, sizeof *s->parent), s->child = calloc(n, sizeof *s->child);
	s->next = calloc(n, sizeof *s->next), s->prev = calloc(n, sizeof *s->prev);
	s->depth = calloc(n, sizeof *s->depth), s->pred = calloc(n, sizeof *s->pred), s->up = calloc(n, sizeof *s->up);
	s->potential = calloc(n, sizeof *s->potential), s->stack = calloc(n, sizeof *s->stack);
	if (!s->from || !s->to || !s->cost || !s->cap || !s->flow || !s->state || !s->parent || !s->child || !s->next || !s->prev ||
	    !s->depth || !s->pred || !s->up || !s->potential || !s->stack)
		return coco_err_nomem(err);
	return 0;
}

static void child_add(struct simplex *s, uint32_t parent, uint32_t node)
{
	s->parent[node] = parent;
	s->prev[node] = NO_NODE;
	s->next[node] = s->child[parent];
	if (s->child[parent] != NO_NODE)
		s->prev[s->child[parent]] = node;
	s->child[parent] = node;
}

static void child_remove(struct simplex *s, uint32_t node)
{
	if (s->prev[node] != NO_NODE)
		s->next[s->prev[node]] = s->next[node];
	else
		s->child[s->parent[node]] = s->next[node];
	if (s->next[node] != NO_NODE)
		s->prev[s->next[node]] = s->prev[node];
}

/* The first tree: every node hangs on the root by an artificial arc that carries its supply. */
static void simplex_start(struct simplex *s, const struct coco_flow_arc *arcs, size_t n_arcs, int64_t *supply)
{
	int64_t dear = 0;
	for (size_t a = 0; a < n_arcs; a++) {
		s->from[a] = arcs[a].from, s->to[a] = arcs[a].to;
		s->cost[a] = arcs[a].cost, s->cap[a] = arcs[a].upper - arcs[a].lower;
		s->state[a] = AT_LOWER;
		supply[arcs[a].from] -= arcs[a].lower, supply[arcs[a].to] += arcs[a].lower;
		const int64_t size = arcs[a].cost < 0 ? -arcs[a].cost : arcs[a].cost;
		dear = size > dear ? size : dear;
	}
	dear = (dear + 1) * (int64_t)s->nodes;
	s->root = (uint32_t)(s->nodes - 1);
	s->parent[s->root] = NO_NODE, s->child[s->root] = NO_NODE;
	for (uint32_t v = s->root; v-- > 0;) {
		const size_t a = n_arcs + v;
		s->child[v] = NO_NODE;
		child_add(s, s->root, v);
		s->depth[v] = 1;
		s->pred[v] = (uint32_t)a;
		s->cap[a] = INT64_MAX;
		s->state[a] = IN_TREE;
		s->up[v] = supply[v] >= 0;
		s->from[a] = s->up[v] ? v : s->root, s->to[a] = s->up[v] ? s->root : v;
		s->flow[a] = s->up[v] ? supply[v] : -supply[v];
		s->cost[a] = s->up[v] ? 0 : dear;
		s->potential[v] = s->up[v] ? 0 : dear;
	}
	/* Blocks of about the square root of the arcs are the classical compromise between a good arc and a quick one. */
	size_t block = 1;
	while (block * block < n_arcs)
		block++;
	s->block = block < 20 ? 20 : block;
}

static int64_t reduced(const struct simplex *s, size_t a)
{
	return s->state[a] * (s->cost[a] + s->potential[s->from[a]] - s->potential[s->to[a]]);
}

/* The arc to bring in, or SIZE_MAX: the tree is optimal. */
static size_t entering(struct simplex *s, size_t n_arcs)
{
	size_t best = SIZE_MAX, left = s->block;
	int64_t worst = 0;
	for (size_t seen = 0; seen < n_arcs; seen++) {
		const size_t a = s->at;
		s->at = s->at + 1 == n_arcs ? 0 : s->at + 1;
		const int64_t cost = reduced(s, a);
		if (cost < worst)
			worst = cost, best = a;
		if (--left == 0) {
			if (best != SIZE_MAX)
				return best;
			left = s->block;
		}
	}
	return best;
}

static uint32_t join(const struct simplex *s, uint32_t u, uint32_t v)
{
	while (u != v) {
		if (s->depth[u] >= s->depth[v])
			u = s->parent[u];
		else
			v = s->parent[v];
	}
	return u;
}

/* What may still be pushed along the arc between `v` and its parent, in the given direction. */
static int64_t room(const struct simplex *s, uint32_t v, bool to_parent)
{
	const size_t a = s->pred[v];
	if (s->up[v] != to_parent)
		return s->flow[a];
	return s->cap[a] == INT64_MAX ? INT64_MAX : s->cap[a] - s->flow[a];
}

/* Rehangs the subtree of `cut` (whose arc to its parent left the tree) so that it hangs on `hook` by the arc `a` at
 * `inner`, a node of that subtree. */
static void rehang(struct simplex *s, uint32_t cut, uint32_t inner, uint32_t hook, uint32_t a)
{
	uint32_t node = inner, above = hook, arc = a;
	for (;;) {
		const uint32_t old_parent = s->parent[node], old_arc = s->pred[node];
		child_remove(s, node);
		child_add(s, above, node);
		s->pred[node] = arc;
		s->up[node] = s->from[arc] == node;
		if (node == cut)
			break;
		above = node, node = old_parent, arc = old_arc;
	}
	const uint32_t in = s->pred[inner];
	const int64_t now = s->potential[hook] + (s->up[inner] ? -s->cost[in] : s->cost[in]), shift = now - s->potential[inner];
	size_t top = 0;
	s->stack[top++] = inner;
	while (top > 0) {
		const uint32_t v = s->stack[--top];
		s->potential[v] += shift;
		s->depth[v] = s->depth[s->parent[v]] + 1;
		for (uint32_t c = s->child[v]; c != NO_NODE; c = s->next[c])
			s->stack[top++] = c;
	}
}

/* Pushes as much as goes round the cycle that arc `in` closes, and swaps the blocking arc for it. Of several blocking arcs
 * the last one on the cycle, seen from the join in its direction, leaves: that keeps the tree strongly feasible. */
static void pivot(struct simplex *s, size_t in)
{
	const bool forward = s->state[in] == AT_LOWER;
	const uint32_t first = forward ? s->from[in] : s->to[in], second = forward ? s->to[in] : s->from[in];
	const uint32_t top = join(s, first, second);
	int64_t delta = s->cap[in];
	uint32_t cut = NO_NODE;
	bool on_first = false;
	for (uint32_t v = first; v != top; v = s->parent[v])
		if (room(s, v, false) < delta)
			delta = room(s, v, false), cut = v, on_first = true;
	for (uint32_t v = second; v != top; v = s->parent[v])
		if (room(s, v, true) <= delta)
			delta = room(s, v, true), cut = v, on_first = false;
	if (delta > 0) {
		s->flow[in] += forward ? delta : -delta;
		for (uint32_t v = first; v != top; v = s->parent[v])
			s->flow[s->pred[v]] += s->up[v] ? -delta : delta;
		for (uint32_t v = second; v != top; v = s->parent[v])
			s->flow[s->pred[v]] += s->up[v] ? delta : -delta;
	}
	if (cut == NO_NODE) {
		s->state[in] = (signed char)-s->state[in];
		return;
	}
	const uint32_t out = s->pred[cut];
	s->state[out] = s->flow[out] == 0 ? AT_LOWER : AT_UPPER;
	s->state[in] = IN_TREE;
	rehang(s, cut, on_first ? first : second, on_first ? second : first, (uint32_t)in);
}

static int check_ranges(size_t n_nodes, const struct coco_flow_arc *arcs, size_t n_arcs, struct coco_err *err)
{
	const int64_t most = (int64_t)1 << 40, dearest = 1000000000;
	if (n_nodes >= UINT32_MAX / 2 || n_arcs >= UINT32_MAX / 2)
		return coco_err_set(
		    err, COCO_EXIT_IO, "too-large", "%zu nodes and %zu pairs are more than an assignment can hold", n_nodes, n_arcs);
	for (size_t a = 0; a < n_arcs; a++)
		if (arcs[a].from >= n_nodes || arcs[a].to >= n_nodes || arcs[a].lower < 0 || arcs[a].upper < arcs[a].lower ||
		    arcs[a].upper > most || arcs[a].cost > dearest || arcs[a].cost < -dearest)
			return coco_err_set(err, COCO_EXIT_BUG, "flow-range", "arc %zu of the assignment is out of range", a);
	return 0;
}

int coco_flow_solve(
    size_t n_nodes, struct coco_flow_arc *arcs, size_t n_arcs, int64_t *price, enum coco_flow_state *state, struct coco_err *err)
{
	if (check_ranges(n_nodes, arcs, n_arcs, err) != 0)
		return -1;
	struct simplex s = {.nodes = n_nodes + 1, .arcs = n_arcs + n_nodes};
	int rc = simplex_alloc(&s, err);
	int64_t *supply = calloc(n_nodes + 1, sizeof *supply);
	if (rc == 0 && supply == NULL)
		rc = coco_err_nomem(err);
	if (rc != 0)
		goto out;
	simplex_start(&s, arcs, n_arcs, supply);
	if (n_arcs > 0)
		for (size_t in; (in = entering(&s, n_arcs)) != SIZE_MAX;)
			pivot(&s, in);
	*state = COCO_FLOW_OPTIMAL;
	for (size_t a = n_arcs; a < s.arcs; a++)
		if (s.flow[a] != 0)
			*state = COCO_FLOW_INFEASIBLE;
	for (size_t a = 0; a < n_arcs; a++)
		arcs[a].flow = arcs[a].lower + s.flow[a];
	if (price != NULL)
		memcpy(price, s.potential, n_nodes * sizeof *price);
out:
	free(supply);
	simplex_free(&s);
	return rc;
}
