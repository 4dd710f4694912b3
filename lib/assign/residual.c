/* Dijkstra's method in the residual network of an optimum (Ahuja, Magnanti, Orlin 1993, section 9.3), on a binary heap without decrease:
 * a node that is reached by a shorter way is put in again, and its later steps are passed over. What was touched is cleared, nothing else,
 * so a short search costs little in a large network. */
#include "residual.h"

#include <stdlib.h>
#include <string.h>

void coco_residual_free(struct coco_residual *residual)
{
	const struct coco_residual *r = residual;
	void *all[] = {r->net.arcs, r->reduced, r->flow, r->open, r->ways[0].first, r->ways[0].steps, r->ways[1].first, r->ways[1].steps,
	    r->length, r->settled, r->touched, r->heap, r->hub[0], r->hub[1]};
	for (size_t i = 0; i < COCO_LEN(all); i++)
		free(all[i]);
	*residual = (struct coco_residual){0};
}

static int make_room(struct coco_residual *r, struct coco_err *err)
{
	const size_t n = r->net.nodes, m = r->net.n;
	r->reduced = calloc(m, sizeof *r->reduced), r->flow = calloc(m, sizeof *r->flow), r->open = calloc(m, sizeof *r->open);
	for (size_t forth = 0; forth < 2; forth++) {
		r->ways[forth].first = calloc(n + 2, sizeof(uint32_t)), r->ways[forth].steps = calloc(2 * m, sizeof(struct coco_step));
		if (!r->ways[forth].first || !r->ways[forth].steps)
			return coco_err_nomem(err);
	}
	r->length = calloc(n, sizeof *r->length), r->settled = calloc(n, sizeof *r->settled), r->touched = calloc(n, sizeof *r->touched);
	r->heap = calloc(3 * m + 2, sizeof *r->heap); /* an arc from each end, and the caller's own */
	return r->reduced && r->flow && r->open && r->length && r->settled && r->touched && r->heap ? 0 : coco_err_nomem(err);
}

/* Flows from the choice; an arc that an aim wants is filled before its neighbour. */
static void set_flows(struct coco_residual *r, const struct coco_assign_problem *p)
{
	int32_t sum = 0;
	for (size_t i = 0; i < p->n_pairs; i++) {
		if (!p->pairs[i].chosen)
			continue;
		int32_t *seat = &r->flow[r->net.first_seat + 2 * p->pairs[i].challenge];
		int32_t *pitch = &r->flow[r->net.first_pitch + 3 * p->pairs[i].participant];
		const struct coco_simplex_arc *seat_arc = &r->net.arcs[r->net.first_seat + 2 * p->pairs[i].challenge];
		const struct coco_simplex_arc *pitch_arc = &r->net.arcs[r->net.first_pitch + 3 * p->pairs[i].participant];
		r->flow[r->net.first_pair + i] = 1;
		if (p->pairs[i].group > 0)
			r->flow[r->net.first_group + p->pairs[i].group - 1]++;
		(seat[0] < seat_arc[0].upper ? seat : seat + 1)[0]++;
		(pitch[0] < pitch_arc[0].upper ? pitch : pitch[1] < pitch_arc[1].upper ? pitch + 1 : pitch + 2)[0]++;
		sum++;
	}
	r->flow[r->net.n - 1] = sum;
}

static int set_costs(
    struct coco_residual *r, const struct coco_assign_problem *p, const struct coco_assignment *result, struct coco_err *err)
{
	int32_t *cost = calloc(r->net.n, sizeof *cost);
	if (cost == NULL)
		return coco_err_nomem(err);
	for (size_t a = 0; a < r->net.n; a++)
		r->open[a] = true;
	for (enum coco_aim aim = 0; aim < COCO_AIMS; aim++) {
		const int64_t *price = result->price[aim];
		if (price == NULL)
			continue;
		coco_assign_costs(p, &r->net, aim, cost);
		for (size_t a = 0; a < r->net.n; a++) {
			r->open[a] = r->open[a] && r->reduced[a] == 0; /* of the aim before; at first all are */
			r->reduced[a] = cost[a] + price[r->net.arcs[a].from] - price[r->net.arcs[a].to];
		}
	}
	free(cost);
	return 0;
}

/* Over an arc a unit can go on where there is room, or back where it can be spared. Visits all such ways: counts them at `first`, or puts
 * them in their places. */
static void visit_ways(struct coco_residual *r, bool forth, bool count)
{
	struct coco_ways *w = &r->ways[forth];
	for (size_t a = 0; a < r->net.n; a++) {
		const struct coco_simplex_arc *arc = &r->net.arcs[a];
		const bool can[2] = {r->open[a] && r->flow[a] < arc->upper, r->open[a] && r->flow[a] > arc->lower};
		for (size_t back = 0; back < 2; back++) {
			const uint32_t from = back == 1 ? arc->to : arc->from, to = back == 1 ? arc->from : arc->to;
			const uint32_t node = forth ? from : to, other = forth ? to : from;
			if (can[back] && count)
				w->first[node + 2]++;
			else if (can[back])
				w->steps[w->first[node + 1]++] = (struct coco_step){back == 1 ? -r->reduced[a] : r->reduced[a], other};
		}
	}
}

static void find_ways(struct coco_residual *r)
{
	for (size_t forth = 0; forth < 2; forth++) {
		visit_ways(r, forth == 1, true);
		for (size_t v = 2; v < r->net.nodes + 2; v++)
			r->ways[forth].first[v] += r->ways[forth].first[v - 1];
		visit_ways(r, forth == 1, false);
	}
	for (size_t v = 0; v < r->net.nodes; v++)
		r->length[v] = -1;
}

int coco_residual_make(
    struct coco_residual *residual, const struct coco_assign_problem *problem, const struct coco_assignment *result, struct coco_err *err)
{
	*residual = (struct coco_residual){0};
	if (coco_assign_net(problem, &residual->net, err) != 0 || make_room(residual, err) != 0 ||
	    set_costs(residual, problem, result, err) != 0)
		return -1;
	set_flows(residual, problem);
	find_ways(residual);
	return 0;
}

void coco_residual_push(struct coco_residual *residual, int64_t length, uint32_t number)
{
	struct coco_residual *r = residual;
	size_t i = r->n_heap++;
	for (; i > 0 && r->heap[(i - 1) / 2].length > length; i = (i - 1) / 2)
		r->heap[i] = r->heap[(i - 1) / 2];
	r->heap[i] = (struct coco_step){length, number};
}

static struct coco_step heap_pop(struct coco_residual *r)
{
	const struct coco_step top = r->heap[0], last = r->heap[--r->n_heap];
	size_t i = 0;
	for (size_t child; (child = 2 * i + 1) < r->n_heap; i = child) {
		if (child + 1 < r->n_heap && r->heap[child + 1].length < r->heap[child].length)
			child++;
		if (r->heap[child].length >= last.length)
			break;
		r->heap[i] = r->heap[child];
	}
	r->heap[i] = last;
	return top;
}

static void reach(struct coco_residual *r, uint32_t node, int64_t length)
{
	if (r->length[node] < 0)
		r->touched[r->n_touched++] = node;
	else if (r->length[node] <= length)
		return;
	r->length[node] = length;
	coco_residual_push(r, length, node);
}

void coco_residual_begin(struct coco_residual *residual, uint32_t node)
{
	for (size_t i = 0; i < residual->n_touched; i++)
		residual->length[residual->touched[i]] = -1, residual->settled[residual->touched[i]] = false;
	residual->n_touched = residual->n_heap = 0;
	reach(residual, node, 0);
}

bool coco_residual_next(struct coco_residual *residual, struct coco_step *step)
{
	while (residual->n_heap > 0) {
		*step = heap_pop(residual);
		if (step->node >= residual->net.nodes)
			return true;
		if (residual->settled[step->node])
			continue;
		residual->settled[step->node] = true;
		return true;
	}
	return false;
}

void coco_residual_widen(struct coco_residual *residual, uint32_t node, bool forth)
{
	const struct coco_ways *w = &residual->ways[forth];
	const int64_t length = residual->length[node];
	for (uint32_t k = w->first[node]; k < w->first[node + 1]; k++)
		if (!residual->settled[w->steps[k].node])
			reach(residual, w->steps[k].node, length + w->steps[k].length);
}

bool coco_residual_at_hub(const struct coco_residual *residual, uint32_t node)
{
	return node < COCO_ASSIGN_CHALLENGES && residual->hub[node] != NULL;
}

int coco_residual_hubs(struct coco_residual *residual, bool forth, struct coco_err *err)
{
	struct coco_residual *r = residual;
	int64_t *all[COCO_ASSIGN_CHALLENGES];
	struct coco_step at;
	int rc = 0;
	for (uint32_t hub = 0; hub < COCO_ASSIGN_CHALLENGES; hub++) {
		if ((all[hub] = malloc(r->net.nodes * sizeof *all[hub])) == NULL) {
			rc = coco_err_nomem(err);
			continue;
		}
		coco_residual_begin(r, hub);
		while (coco_residual_next(r, &at))
			coco_residual_widen(r, at.node, forth);
		memcpy(all[hub], r->length, r->net.nodes * sizeof *all[hub]);
	}
	for (uint32_t hub = 0; hub < COCO_ASSIGN_CHALLENGES; hub++)
		if (rc == 0)
			r->hub[hub] = all[hub];
		else
			free(all[hub]);
	return rc;
}

void coco_residual_over(struct coco_residual *residual, uint32_t hub, uint32_t node)
{
	const int64_t way = residual->hub[hub][node];
	if (way >= 0 && !residual->settled[node])
		reach(residual, node, residual->length[hub] + way);
}
