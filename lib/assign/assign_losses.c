/* What the whole would lose without a pair: a pair that is taken away sends one unit another way, from its participant to its
 * challenge, and the best way is a shortest path in the residual network. All pairs of a challenge share one search, backwards from the
 * challenge: no path to it passes over one of its own pairs, which are full. A pair of a group has a search of its own, as a colleague may
 * take the place. */
#include "residual.h"

#include <stdlib.h>

/* Lengths of the ways to a challenge or group, until those of all that have a place there and could leave it are known, or nothing is left.
 */
static void search_from(struct coco_residual *r, const struct coco_assign_problem *p, uint32_t target)
{
	const size_t participants = COCO_ASSIGN_CHALLENGES + p->n_challenges, behind = participants + p->n_participants;
	const struct coco_ways *leave = &r->ways[1];
	const uint32_t first = leave->first[target], end = leave->first[target + 1];
	struct coco_step at;
	size_t wanted = 0;
	for (uint32_t k = first; k < end; k++)
		wanted += leave->steps[k].node >= participants && leave->steps[k].node < behind;
	coco_residual_begin(r, target);
	while (wanted > 0 && coco_residual_next(r, &at)) {
		for (uint32_t k = first; k < end && at.node >= participants && at.node < behind; k++)
			wanted -= leave->steps[k].node == at.node;
		if (!coco_residual_at_hub(r, at.node))
			coco_residual_widen(r, at.node, false);
		for (uint32_t k = first; k < end && coco_residual_at_hub(r, at.node); k++)
			if (leave->steps[k].node >= participants && leave->steps[k].node < behind)
				coco_residual_over(r, at.node, leave->steps[k].node);
	}
}

/* Of a pair to whose challenge or group the lengths are known. */
static void loss_of(const struct coco_residual *r, const struct coco_assign_problem *p, size_t i, int64_t *loss)
{
	const size_t a = r->net.first_pair + i;
	const uint32_t from = r->net.arcs[a].from;
	if (r->open[a] && !p->pairs[i].pinned && r->settled[from])
		loss[i] = r->length[from] - r->reduced[a];
}

static void losses_of(struct coco_residual *r, const struct coco_assign_problem *p, const size_t *by_challenge, size_t n, int64_t *loss)
{
	size_t alone = 0;
	for (size_t k = 0; k < n; k++)
		alone += p->pairs[by_challenge[k]].group == 0;
	if (alone > 0)
		search_from(r, p, (uint32_t)(COCO_ASSIGN_CHALLENGES + p->pairs[by_challenge[0]].challenge));
	for (size_t k = 0; k < n; k++)
		if (p->pairs[by_challenge[k]].group == 0)
			loss_of(r, p, by_challenge[k], loss);
	for (size_t k = 0; k < n; k++) {
		const struct coco_pair *pair = &p->pairs[by_challenge[k]];
		if (pair->group == 0 || pair->pinned)
			continue;
		search_from(r, p, coco_assign_head(p, pair));
		loss_of(r, p, by_challenge[k], loss);
	}
}

int coco_assign_losses(const struct coco_assign_problem *problem, const struct coco_assignment *result, int64_t *loss, struct coco_err *err)
{
	const struct coco_assign_problem *p = problem;
	struct coco_residual r = {0};
	size_t *start = calloc(p->n_challenges + 2, sizeof *start), *sorted = calloc(p->n_pairs + 1, sizeof *sorted);
	int rc = start && sorted ? 0 : coco_err_nomem(err);
	for (size_t i = 0; i < p->n_pairs; i++)
		loss[i] = -1;
	if (rc == 0 && result->feasible && (rc = coco_residual_make(&r, p, result, err)) == 0 &&
	    (rc = coco_residual_hubs(&r, false, err)) == 0) {
		for (size_t i = 0; i < p->n_pairs; i++)
			start[p->pairs[i].challenge + 2] += p->pairs[i].chosen;
		for (size_t c = 2; c < p->n_challenges + 2; c++)
			start[c] += start[c - 1];
		for (size_t i = 0; i < p->n_pairs; i++)
			if (p->pairs[i].chosen)
				sorted[start[p->pairs[i].challenge + 1]++] = i;
		for (size_t c = 0; c < p->n_challenges; c++)
			if (start[c + 1] > start[c])
				losses_of(&r, p, sorted + start[c], start[c + 1] - start[c], loss);
	}
	coco_residual_free(&r);
	free(start), free(sorted);
	return rc;
}
