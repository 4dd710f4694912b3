/* The waiting list of a challenge: what the whole would lose if a pair had to be that is not. One unit is sent over the pair, from the
 * participant to the challenge, and has to come back: the cheapest way is a shortest path in the residual network from the challenge to
 * the participant. It ends a pair of the challenge, the one whose place costs least, and may move others. One search a challenge gives the
 * participants in the order of their ways; a pair is put among the steps with its whole length when its participant is reached, so that
 * the least come first and the search ends with the last that is wanted. */
#include "residual.h"

#include <stdlib.h>

/* What a unit costs on its way over the pair to the challenge; -1: it cannot go there, or its group is full. */
static int64_t onward(const struct coco_residual *r, const struct coco_assign_problem *p, size_t pair)
{
	const size_t a = r->net.first_pair + pair, g = r->net.first_group + p->pairs[pair].group - 1;
	if (!r->open[a])
		return -1;
	if (p->pairs[pair].group == 0)
		return r->reduced[a];
	return r->open[g] && r->flow[g] < r->net.arcs[g].upper ? r->reduced[a] + r->reduced[g] : -1;
}

/* From a settled node to the next ones; from a hub to the participants of these pairs. */
static void go_on(struct coco_residual *r, const struct coco_assign_problem *p, const size_t *sorted, size_t n, uint32_t node)
{
	const size_t first_participant = COCO_ASSIGN_CHALLENGES + p->n_challenges;
	if (!coco_residual_at_hub(r, node))
		coco_residual_widen(r, node, true);
	for (size_t k = 0; k < n && coco_residual_at_hub(r, node); k++)
		coco_residual_over(r, node, (uint32_t)(first_participant + p->pairs[sorted[k]].participant));
}

/* Ways from a full group to those of its participants whom a colleague keeps out; ends when all are known. */
static void search_group(
    struct coco_residual *r, const struct coco_assign_problem *p, const size_t *sorted, size_t n, uint32_t group, size_t *of, int64_t *loss)
{
	const size_t first_participant = COCO_ASSIGN_CHALLENGES + p->n_challenges;
	struct coco_step at;
	size_t wanted = 0;
	for (size_t k = 0; k < n; k++)
		if (p->pairs[sorted[k]].group == group && !p->pairs[sorted[k]].chosen && r->open[r->net.first_pair + sorted[k]])
			of[p->pairs[sorted[k]].participant] = sorted[k] + 1, wanted++;
	coco_residual_begin(r, (uint32_t)(first_participant + p->n_participants + group - 1));
	while (wanted > 0 && coco_residual_next(r, &at)) {
		const size_t participant = at.node - first_participant;
		if (at.node >= first_participant && participant < p->n_participants && of[participant] > 0) {
			const size_t pair = of[participant] - 1;
			loss[pair] = at.length + r->reduced[r->net.first_pair + pair];
			wanted--;
		}
		go_on(r, p, sorted, n, at.node);
	}
	for (size_t k = 0; k < n; k++)
		of[p->pairs[sorted[k]].participant] = 0;
}

/* The pairs of the full groups of a challenge: there a colleague gives up the place, and the way begins at the group. */
static void search_groups(
    struct coco_residual *r, const struct coco_assign_problem *p, const size_t *sorted, size_t n, size_t *of, int64_t *loss)
{
	for (size_t k = 0; k < n; k++) {
		const struct coco_pair *holder = &p->pairs[sorted[k]];
		if (holder->group > 0 && holder->chosen && !holder->pinned)
			search_group(r, p, sorted, n, holder->group, of, loss);
	}
}

/* The pairs of a challenge. `of`: by participant, its pair + 1; zero before and after. */
static void search(
    struct coco_residual *r, const struct coco_assign_problem *p, const size_t *sorted, size_t n, size_t most, size_t *of, int64_t *loss)
{
	const size_t first_participant = COCO_ASSIGN_CHALLENGES + p->n_challenges;
	struct coco_step at;
	int64_t last = 0;
	for (size_t k = 0; k < n; k++)
		of[p->pairs[sorted[k]].participant] = sorted[k] + 1;
	coco_residual_begin(r, (uint32_t)(COCO_ASSIGN_CHALLENGES + p->pairs[sorted[0]].challenge));
	while (coco_residual_next(r, &at) && (most > 0 || at.length == last)) {
		if (at.node >= r->net.nodes) {
			loss[of[at.node - r->net.nodes] - 1] = last = at.length;
			most -= most > 0;
			continue;
		}
		const size_t participant =
		    at.node >= first_participant && at.node < first_participant + p->n_participants ? at.node - first_participant : COCO_NONE;
		const size_t pair = participant != COCO_NONE && of[participant] > 0 ? of[participant] - 1 : COCO_NONE;
		const int64_t on = pair != COCO_NONE && !p->pairs[pair].chosen ? onward(r, p, pair) : -1;
		if (on >= 0)
			coco_residual_push(r, at.length + on, (uint32_t)(r->net.nodes + participant));
		go_on(r, p, sorted, n, at.node);
	}
	for (size_t k = 0; k < n; k++)
		of[p->pairs[sorted[k]].participant] = 0;
}

int coco_assign_waiting(
    const struct coco_assign_problem *problem, const struct coco_assignment *result, size_t most, int64_t *loss, struct coco_err *err)
{
	const struct coco_assign_problem *p = problem;
	struct coco_residual r = {0};
	size_t *start = calloc(p->n_challenges + 2, sizeof *start), *sorted = calloc(p->n_pairs + 1, sizeof *sorted);
	size_t *of = calloc(p->n_participants + 1, sizeof *of);
	int rc = start && sorted && of ? 0 : coco_err_nomem(err);
	for (size_t i = 0; i < p->n_pairs; i++)
		if (!p->pairs[i].chosen)
			loss[i] = -1;
	if (rc == 0 && most > 0 && result->feasible && (rc = coco_residual_make(&r, p, result, err)) == 0 &&
	    (rc = coco_residual_hubs(&r, true, err)) == 0) {
		for (size_t i = 0; i < p->n_pairs; i++)
			start[p->pairs[i].challenge + 2]++;
		for (size_t c = 2; c < p->n_challenges + 2; c++)
			start[c] += start[c - 1];
		for (size_t i = 0; i < p->n_pairs; i++)
			sorted[start[p->pairs[i].challenge + 1]++] = i;
		for (size_t c = 0; c < p->n_challenges; c++)
			if (start[c + 1] > start[c]) {
				search(&r, p, sorted + start[c], start[c + 1] - start[c], most, of, loss);
				if (p->n_groups > 0)
					search_groups(&r, p, sorted + start[c], start[c + 1] - start[c], of, loss);
			}
	}
	coco_residual_free(&r);
	free(start), free(sorted), free(of);
	return rc;
}
