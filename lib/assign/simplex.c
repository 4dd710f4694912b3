/* Primal network simplex with bounds, several costs in turn, and arcs that are looked at only when they matter.
 *
 * Lower bounds become supplies of the end nodes; an artificial root with one arc a node gives the first tree. Pricing takes
 * the worst arc of the first block that has one. It works on a core of arcs: the cheapest of each node and those with room for more
 * than one unit. When the core has nothing to offer, all other arcs are scanned once, those that would lower the cost join it, and so on
 * until none would: the optimum is that of all arcs. After a stage the arcs with a reduced cost are fixed where they stand,
 * which leaves exactly the best circulations of the stage, and the next one goes on from the same tree.
 *
 * Arcs lie in slots: the core first, then others that are open, then fixed ones. All numbers are integers; an artificial
 * arc costs more than any simple path, so nothing is rounded and nothing overflows within the stated ranges. */
#include "simplex_tree.h"

#include <stdlib.h>

enum { AT_UPPER = -1, IN_TREE = 0, AT_LOWER = 1 };
enum { CORE_ARCS = 3, LEAST_BLOCK = 16 };

struct coco_simplex {
	size_t nodes, arcs; /* without the root and its arcs */
	size_t core, open;  /* slots below: priced at all times; not fixed */
	uint32_t *from, *to, *arc_at, *slot_of;
	int32_t *cost, *cap, *lower;
	signed char *state;
	struct coco_tree tree;
	int64_t *supply;
	size_t at, pivots;
	bool started;
};

void coco_simplex_free(struct coco_simplex *simplex)
{
	if (simplex == NULL)
		return;
	void *all[] = {simplex->from, simplex->to, simplex->arc_at, simplex->slot_of, simplex->cost, simplex->cap, simplex->lower,
	    simplex->state, simplex->tree.nodes, simplex->tree.price, simplex->supply};
	for (size_t i = 0; i < COCO_LEN(all); i++)
		free(all[i]);
	free(simplex);
}

static struct coco_simplex *alloc(size_t n_nodes, size_t n_arcs)
{
	struct coco_simplex *s = calloc(1, sizeof *s);
	if (s == NULL)
		return NULL;
	const size_t m = n_arcs + 1, n = n_nodes + 1;
	s->nodes = n_nodes, s->arcs = n_arcs, s->tree.n = n;
	s->from = calloc(m, sizeof *s->from), s->to = calloc(m, sizeof *s->to);
	s->arc_at = calloc(m, sizeof *s->arc_at), s->slot_of = calloc(m, sizeof *s->slot_of);
	s->cost = calloc(m, sizeof *s->cost), s->cap = calloc(m, sizeof *s->cap), s->lower = calloc(m, sizeof *s->lower);
	s->state = calloc(m, sizeof *s->state);
	s->tree.nodes = calloc(n, sizeof *s->tree.nodes), s->tree.price = calloc(n, sizeof *s->tree.price);
	s->supply = calloc(n, sizeof *s->supply);
	if (s->from && s->to && s->arc_at && s->slot_of && s->cost && s->cap && s->lower && s->state && s->tree.nodes && s->tree.price &&
	    s->supply)
		return s;
	coco_simplex_free(s);
	return NULL;
}

static void swap_slots(struct coco_simplex *s, size_t a, size_t b)
{
#define SWAP(array, type)                              \
	do {                                               \
		const type kept = s->array[a];                 \
		s->array[a] = s->array[b], s->array[b] = kept; \
	} while (0)
	if (a == b)
		return;
	SWAP(from, uint32_t);
	SWAP(to, uint32_t);
	SWAP(arc_at, uint32_t);
	SWAP(cost, int32_t);
	SWAP(cap, int32_t);
	SWAP(state, signed char);
#undef SWAP
	s->slot_of[s->arc_at[a]] = (uint32_t)a, s->slot_of[s->arc_at[b]] = (uint32_t)b;
}

/* Arcs without any room are fixed from the start. */
static void fix_narrow(struct coco_simplex *s)
{
	for (size_t slot = 0; slot < s->open;) {
		if (s->cap[slot] > 0)
			slot++;
		else
			swap_slots(s, slot, --s->open);
	}
}

struct coco_simplex *coco_simplex_new(size_t n_nodes, const struct coco_simplex_arc *arcs, size_t n_arcs, struct coco_err *err)
{
	if (n_nodes >= INT32_MAX || n_arcs >= INT32_MAX) {
		coco_err_set(err, COCO_EXIT_IO, "too-large", "%zu nodes and %zu pairs are more than an assignment can hold", n_nodes, n_arcs);
		return NULL;
	}
	for (size_t a = 0; a < n_arcs; a++)
		if (arcs[a].from >= n_nodes || arcs[a].to >= n_nodes || arcs[a].lower < 0 || arcs[a].upper < arcs[a].lower) {
			coco_err_set(err, COCO_EXIT_BUG, "flow-range", "arc %zu of the assignment is out of range", a);
			return NULL;
		}
	struct coco_simplex *s = alloc(n_nodes, n_arcs);
	if (s == NULL) {
		coco_err_nomem(err);
		return NULL;
	}
	for (size_t a = 0; a < n_arcs; a++) {
		s->from[a] = arcs[a].from, s->to[a] = arcs[a].to;
		s->lower[a] = arcs[a].lower, s->cap[a] = arcs[a].upper - arcs[a].lower;
		s->arc_at[a] = s->slot_of[a] = (uint32_t)a;
		s->state[a] = AT_LOWER;
		s->supply[arcs[a].from] -= arcs[a].lower, s->supply[arcs[a].to] += arcs[a].lower;
	}
	s->open = n_arcs;
	fix_narrow(s);
	return s;
}

/* The first tree: every node hangs on the root by an artificial arc that carries its supply. */
static void start(struct coco_simplex *s)
{
	struct coco_tree_node *nodes = s->tree.nodes;
	const uint32_t root = (uint32_t)s->nodes;
	for (uint32_t v = 0; v <= root; v++) {
		const bool up = s->supply[v] >= 0;
		nodes[v] = (struct coco_tree_node){.parent = root,
		    .arc = (uint32_t)s->arcs + v,
		    .size = 1,
		    .thread = v == root ? 0 : v + 1,
		    .back = v == 0 ? root : v - 1,
		    .last = v,
		    .flow = up ? s->supply[v] : -s->supply[v],
		    .cap = INT64_MAX,
		    .up = up};
	}
	nodes[root].parent = COCO_SIMPLEX_NO_NODE;
	nodes[root].size = root + 1;
	nodes[root].last = root == 0 ? 0 : root - 1;
	s->started = true;
}

/* Prices of the tree for the costs of this stage. */
static void price_tree(struct coco_simplex *s, int64_t dear)
{
	const struct coco_tree_node *nodes = s->tree.nodes;
	const uint32_t root = (uint32_t)s->nodes;
	s->tree.price[root] = 0;
	for (uint32_t v = nodes[root].thread; v != root; v = nodes[v].thread) {
		const int64_t cost = nodes[v].arc < s->arcs ? s->cost[s->slot_of[nodes[v].arc]] : nodes[v].up ? 0 : dear;
		s->tree.price[v] = s->tree.price[nodes[v].parent] + (nodes[v].up ? -cost : cost);
	}
}

static int64_t reduced(const struct coco_simplex *s, size_t slot)
{
	return s->cost[slot] + s->tree.price[s->from[slot]] - s->tree.price[s->to[slot]];
}

/* ---- the core ---------------------------------------------------------------------------------------------------- */

/* Notes a cost among the CORE_ARCS least of a node. */
static void note_least(int32_t *least, uint32_t *count, int32_t cost)
{
	if (*count == CORE_ARCS && cost >= least[CORE_ARCS - 1])
		return;
	uint32_t place = *count < CORE_ARCS ? (*count)++ : CORE_ARCS - 1;
	for (; place > 0 && least[place - 1] > cost; place--)
		least[place] = least[place - 1];
	least[place] = cost;
}

/* Puts the cheapest open arcs of each node first. Equal costs at the bound come in as long as there is a place. */
static int choose_core(struct coco_simplex *s, struct coco_err *err)
{
	int32_t *least = calloc((s->nodes + 1) * CORE_ARCS, sizeof *least);
	uint32_t *count = calloc(s->nodes + 1, sizeof *count);
	if (least == NULL || count == NULL) {
		free(least), free(count);
		return coco_err_nomem(err);
	}
	for (size_t slot = 0; slot < s->open; slot++)
		for (int end = 0; end < 2; end++) {
			const uint32_t v = end == 0 ? s->from[slot] : s->to[slot];
			note_least(least + (size_t)v * CORE_ARCS, &count[v], s->cost[slot]);
		}
	s->core = 0;
	for (size_t slot = 0; slot < s->open; slot++) {
		bool in = s->cap[slot] > 1 || s->state[slot] != AT_LOWER;
		for (int end = 0; end < 2; end++) {
			const uint32_t v = end == 0 ? s->from[slot] : s->to[slot];
			const int32_t bound = least[(size_t)v * CORE_ARCS + CORE_ARCS - 1];
			if (count[v] < CORE_ARCS || s->cost[slot] < bound)
				in = true;
			else if (s->cost[slot] == bound && count[v] < 2 * CORE_ARCS)
				in = true, count[v]++;
		}
		if (in)
			swap_slots(s, slot, s->core++);
	}
	free(least), free(count);
	return 0;
}

/* Takes arcs that would lower the cost into the core. True: there were some. */
static bool widen_core(struct coco_simplex *s)
{
	const size_t before = s->core;
	for (size_t slot = s->core; slot < s->open; slot++)
		if (s->state[slot] * reduced(s, slot) < 0)
			swap_slots(s, slot, s->core++);
	return s->core > before;
}

/* ---- pivots ------------------------------------------------------------------------------------------------------ */

/* The arc to bring in, or SIZE_MAX: the core has none. */
static size_t entering(struct coco_simplex *s, size_t block)
{
	size_t best = SIZE_MAX, left = block, slot = s->at < s->core ? s->at : 0;
	int64_t worst = 0;
	const int64_t *price = s->tree.price;
	for (size_t seen = 0; seen < s->core; seen++) {
		const int64_t cost = s->state[slot] * (s->cost[slot] + price[s->from[slot]] - price[s->to[slot]]);
		if (cost < worst)
			worst = cost, best = slot;
		slot = slot + 1 == s->core ? 0 : slot + 1;
		if (--left == 0) {
			if (best != SIZE_MAX)
				break;
			left = block;
		}
	}
	s->at = slot;
	return best;
}

static void pivot(struct coco_simplex *s, size_t in)
{
	const bool forward = s->state[in] == AT_LOWER;
	const uint32_t first = forward ? s->from[in] : s->to[in], second = forward ? s->to[in] : s->from[in];
	const struct coco_tree_cycle cycle = coco_tree_cycle(&s->tree, first, second, s->cap[in]);
	s->pivots++;
	coco_tree_push(&s->tree, &cycle);
	if (cycle.cut == COCO_SIMPLEX_NO_NODE) {
		s->state[in] = (signed char)-s->state[in];
		return;
	}
	const uint32_t out = s->tree.nodes[cycle.cut].arc, inner = cycle.on_first ? first : second;
	if (out < s->arcs)
		s->state[s->slot_of[out]] = s->tree.nodes[cycle.cut].flow == 0 ? AT_LOWER : AT_UPPER;
	s->state[in] = IN_TREE;
	const int64_t cost = reduced(s, in);
	const struct coco_tree_node arc = {
	    .arc = s->arc_at[in], .flow = forward ? cycle.delta : s->cap[in] - cycle.delta, .cap = s->cap[in], .up = s->from[in] == inner};
	coco_tree_rehang(&s->tree, &cycle, arc, arc.up ? -cost : cost);
}

/* What the stage has decided stays: arcs with a reduced cost are at that bound in each of its best circulations. */
static void fix_decided(struct coco_simplex *s)
{
	for (size_t slot = 0; slot < s->open;) {
		if (s->state[slot] == IN_TREE || reduced(s, slot) == 0)
			slot++;
		else
			swap_slots(s, slot, --s->open);
	}
}

static bool feasible(const struct coco_simplex *s)
{
	const struct coco_tree_node *nodes = s->tree.nodes;
	for (size_t v = 0; v < s->nodes; v++)
		if (nodes[v].arc >= s->arcs && nodes[v].flow != 0)
			return false;
	return true;
}

/* Takes the stage's costs. Returns what an artificial arc costs. */
static int64_t take_costs(struct coco_simplex *s, const int32_t *cost)
{
	int64_t most = 0;
	for (size_t a = 0; a < s->arcs; a++) {
		const int64_t size = cost[a] < 0 ? -(int64_t)cost[a] : cost[a];
		most = size > most ? size : most;
		s->cost[s->slot_of[a]] = cost[a];
	}
	return most > COCO_SIMPLEX_DEAREST ? -1 : (most + 1) * (int64_t)(s->nodes + 1);
}

/* The cheapest circulation for these costs. 1, 0: there is none, or -1. */
static int solve(struct coco_simplex *s, const int32_t *cost, struct coco_err *err)
{
	const int64_t dear = take_costs(s, cost);
	if (dear < 0)
		return coco_err_set(err, COCO_EXIT_BUG, "flow-range", "a cost of the assignment is out of range");
	if (!s->started)
		start(s);
	price_tree(s, dear);
	if (choose_core(s, err) != 0)
		return -1;
	do {
		size_t block = LEAST_BLOCK;
		while (64 * block * block < s->core) /* an eighth of the root, by measurement: a quick arc is worth more than a good one */
			block++;
		for (size_t in; (in = entering(s, block)) != SIZE_MAX;)
			pivot(s, in);
	} while (widen_core(s));
	return feasible(s);
}

int coco_simplex_prepare(struct coco_simplex *simplex, const int32_t *cost, struct coco_err *err)
{
	return solve(simplex, cost, err);
}

int coco_simplex_stage(struct coco_simplex *simplex, const int32_t *cost, int64_t *price, struct coco_err *err)
{
	struct coco_simplex *s = simplex;
	const int rc = solve(s, cost, err);
	if (rc != 1)
		return rc;
	fix_decided(s);
	for (size_t v = 0; price != NULL && v < s->nodes; v++)
		price[v] = s->tree.price[v] - s->tree.price[s->nodes];
	return 1;
}

int32_t coco_simplex_flow(const struct coco_simplex *simplex, size_t arc)
{
	const struct coco_simplex *s = simplex;
	const size_t slot = s->slot_of[arc];
	if (s->state[slot] != IN_TREE)
		return s->lower[arc] + (s->state[slot] == AT_UPPER ? s->cap[slot] : 0);
	const struct coco_tree_node *nodes = s->tree.nodes, *from = &nodes[s->from[slot]], *to = &nodes[s->to[slot]];
	return s->lower[arc] + (int32_t)(from->arc == arc ? from->flow : to->flow);
}

size_t coco_simplex_pivots(const struct coco_simplex *simplex)
{
	return simplex->pivots;
}
