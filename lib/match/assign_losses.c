/* What the whole would lose without a pair: a pair that is taken away sends one unit another way, from its participant to its
 * challenge, and the best way is a shortest path in the residual network (Ahuja, Magnanti, Orlin 1993, section 9.3). The prices of
 * the optimum make all lengths non-negative, so Dijkstra's method finds it. All pairs of a challenge share one search, backwards from the
 * challenge: no path to it passes over one of its own pairs, which are full. */
#include "assign.h"

#include <stdlib.h>

struct step {
	int64_t length;
	uint32_t node;
};

struct search {
	struct coco_assign_net net;
	int64_t *reduced; /* by arc, for the last aim */
	int32_t *flow;
	bool *open;           /* not decided by an earlier aim */
	uint32_t *first, *at; /* arcs by node, both ends */
	int64_t *length;      /* by node; -1: not reached */
	bool *settled;        /* by node */
	uint32_t *touched;    /* nodes that were reached */
	size_t n_touched;
	struct step *heap;
	size_t n_heap;
};

static void search_free(struct search *s)
{
	void *all[] = {s->net.arcs, s->reduced, s->flow, s->open, s->first, s->at, s->length, s->settled, s->touched, s->heap};
	for (size_t i = 0; i < COCO_LEN(all); i++)
		free(all[i]);
}

static int search_alloc(struct search *s, struct coco_err *err)
{
	const size_t n = s->net.nodes, m = s->net.n;
	s->reduced = calloc(m, sizeof *s->reduced), s->flow = calloc(m, sizeof *s->flow), s->open = calloc(m, sizeof *s->open);
	s->first = calloc(n + 2, sizeof *s->first), s->at = calloc(2 * m, sizeof *s->at);
	s->length = calloc(n, sizeof *s->length), s->settled = calloc(n, sizeof *s->settled), s->touched = calloc(n, sizeof *s->touched);
	s->heap = calloc(2 * m + 2, sizeof *s->heap);
	return s->reduced && s->flow && s->open && s->first && s->at && s->length && s->settled && s->touched && s->heap ? 0
	                                                                                                                 : coco_err_nomem(err);
}

/* Arcs by their ends. */
static void index_arcs(struct search *s)
{
	const struct coco_assign_net *net = &s->net;
	for (size_t a = 0; a < net->n; a++)
		s->first[net->arcs[a].from + 2]++, s->first[net->arcs[a].to + 2]++;
	for (size_t v = 2; v < net->nodes + 2; v++)
		s->first[v] += s->first[v - 1];
	for (size_t a = 0; a < net->n; a++) {
		s->at[s->first[net->arcs[a].from + 1]++] = (uint32_t)a;
		s->at[s->first[net->arcs[a].to + 1]++] = (uint32_t)a;
	}
	for (size_t v = 0; v < net->nodes; v++)
		s->length[v] = -1;
}

/* Flows from the choice; an arc that an aim wants is filled before its neighbour. */
static void set_flows(struct search *s, const struct coco_assign_problem *p)
{
	int32_t sum = 0;
	for (size_t i = 0; i < p->n_pairs; i++) {
		if (!p->pairs[i].chosen)
			continue;
		int32_t *seat = &s->flow[s->net.first_seat + 2 * p->pairs[i].challenge];
		int32_t *pitch = &s->flow[s->net.first_pitch + 3 * p->pairs[i].participant];
		const struct coco_simplex_arc *seat_arc = &s->net.arcs[s->net.first_seat + 2 * p->pairs[i].challenge];
		const struct coco_simplex_arc *pitch_arc = &s->net.arcs[s->net.first_pitch + 3 * p->pairs[i].participant];
		s->flow[s->net.first_pair + i] = 1;
		(seat[0] < seat_arc[0].upper ? seat : seat + 1)[0]++;
		(pitch[0] < pitch_arc[0].upper ? pitch : pitch[1] < pitch_arc[1].upper ? pitch + 1 : pitch + 2)[0]++;
		sum++;
	}
	s->flow[s->net.n - 1] = sum;
}

static int set_costs(struct search *s, const struct coco_assign_problem *p, const struct coco_assignment *result, struct coco_err *err)
{
	int32_t *cost = calloc(s->net.n, sizeof *cost);
	if (cost == NULL)
		return coco_err_nomem(err);
	for (size_t a = 0; a < s->net.n; a++)
		s->open[a] = true;
	for (enum coco_aim aim = 0; aim < COCO_AIMS; aim++) {
		const int64_t *price = result->price[aim];
		if (price == NULL)
			continue;
		coco_assign_costs(p, &s->net, aim, cost);
		for (size_t a = 0; a < s->net.n; a++) {
			s->open[a] = s->open[a] && s->reduced[a] == 0; /* of the aim before; at first all are */
			s->reduced[a] = cost[a] + price[s->net.arcs[a].from] - price[s->net.arcs[a].to];
		}
	}
	free(cost);
	return 0;
}

static void heap_push(struct search *s, int64_t length, uint32_t node)
{
	size_t i = s->n_heap++;
	for (; i > 0 && s->heap[(i - 1) / 2].length > length; i = (i - 1) / 2)
		s->heap[i] = s->heap[(i - 1) / 2];
	s->heap[i] = (struct step){length, node};
}

static struct step heap_pop(struct search *s)
{
	const struct step top = s->heap[0], last = s->heap[--s->n_heap];
	size_t i = 0;
	for (size_t child; (child = 2 * i + 1) < s->n_heap; i = child) {
		if (child + 1 < s->n_heap && s->heap[child + 1].length < s->heap[child].length)
			child++;
		if (s->heap[child].length >= last.length)
			break;
		s->heap[i] = s->heap[child];
	}
	s->heap[i] = last;
	return top;
}

static void reach(struct search *s, uint32_t node, int64_t length)
{
	if (s->length[node] < 0)
		s->touched[s->n_touched++] = node;
	else if (s->length[node] <= length)
		return;
	s->length[node] = length;
	heap_push(s, length, node);
}

/* Nodes from which one more unit can come to `node`. */
static void widen(struct search *s, uint32_t node)
{
	for (uint32_t k = s->first[node]; k < s->first[node + 1]; k++) {
		const uint32_t a = s->at[k];
		const struct coco_simplex_arc *arc = &s->net.arcs[a];
		if (!s->open[a])
			continue;
		if (arc->to == node && s->flow[a] < arc->upper)
			reach(s, arc->from, s->length[node] + s->reduced[a]);
		else if (arc->from == node && s->flow[a] > arc->lower)
			reach(s, arc->to, s->length[node] - s->reduced[a]);
	}
}

/* Lengths of the ways to the challenge, until those of `wanted` participants that have it are known or nothing is left. */
static void search_from(struct search *s, uint32_t target, size_t wanted)
{
	for (size_t i = 0; i < s->n_touched; i++)
		s->length[s->touched[i]] = -1, s->settled[s->touched[i]] = false;
	s->n_touched = s->n_heap = 0;
	reach(s, target, 0);
	while (s->n_heap > 0 && wanted > 0) {
		const struct step next = heap_pop(s);
		if (s->settled[next.node])
			continue;
		s->settled[next.node] = true;
		for (uint32_t k = s->first[next.node]; k < s->first[next.node + 1]; k++) {
			const uint32_t a = s->at[k];
			wanted -= s->net.arcs[a].from == next.node && s->net.arcs[a].to == target && s->flow[a] > 0;
		}
		widen(s, next.node);
	}
}

static void losses_of(struct search *s, const struct coco_assign_problem *p, const size_t *by_challenge, size_t n, int64_t *loss)
{
	const uint32_t target = (uint32_t)(COCO_ASSIGN_CHALLENGES + p->pairs[by_challenge[0]].challenge);
	search_from(s, target, n);
	for (size_t k = 0; k < n; k++) {
		const size_t i = by_challenge[k], a = s->net.first_pair + i;
		const uint32_t from = s->net.arcs[a].from;
		if (s->open[a] && !p->pairs[i].pinned && s->settled[from])
			loss[i] = s->length[from] - s->reduced[a];
	}
}

int coco_assign_losses(const struct coco_assign_problem *problem, const struct coco_assignment *result, int64_t *loss, struct coco_err *err)
{
	const struct coco_assign_problem *p = problem;
	struct search s = {0};
	size_t *start = calloc(p->n_challenges + 2, sizeof *start), *sorted = calloc(p->n_pairs + 1, sizeof *sorted);
	int rc = start && sorted ? coco_assign_net(p, &s.net, err) : coco_err_nomem(err);
	for (size_t i = 0; i < p->n_pairs; i++)
		loss[i] = -1;
	if (rc == 0 && result->feasible && (rc = search_alloc(&s, err)) == 0 && (rc = set_costs(&s, p, result, err)) == 0) {
		index_arcs(&s);
		set_flows(&s, p);
		for (size_t i = 0; i < p->n_pairs; i++)
			start[p->pairs[i].challenge + 2] += p->pairs[i].chosen;
		for (size_t c = 2; c < p->n_challenges + 2; c++)
			start[c] += start[c - 1];
		for (size_t i = 0; i < p->n_pairs; i++)
			if (p->pairs[i].chosen)
				sorted[start[p->pairs[i].challenge + 1]++] = i;
		for (size_t c = 0; c < p->n_challenges; c++)
			if (start[c + 1] > start[c])
				losses_of(&s, p, sorted + start[c], start[c + 1] - start[c], loss);
	}
	search_free(&s);
	free(start), free(sorted);
	return rc;
}
