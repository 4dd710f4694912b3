/* Assignment as a min-cost circulation, aim by aim (assign.h). Each aim is a stage of the simplex: what it has decided stays, and no weight
 * stands in for the order of the aims. */
#include "net.h"

#include <stdlib.h>

static int32_t narrow(int64_t number, size_t most)
{
	const int64_t bound = most < INT32_MAX / 2 ? (int64_t)most : INT32_MAX / 2;
	return (int32_t)(number < bound ? number : bound);
}

static void arc(struct coco_assign_net *net, size_t from, size_t to, int32_t lower, int32_t upper)
{
	net->arcs[net->n++] = (struct coco_simplex_arc){.from = (uint32_t)from, .to = (uint32_t)to, .lower = lower, .upper = upper};
}

uint32_t coco_assign_head(const struct coco_assign_problem *problem, const struct coco_pair *pair)
{
	const size_t node = pair->group > 0 ? problem->n_challenges + problem->n_participants + pair->group - 1 : pair->challenge;
	return (uint32_t)(COCO_ASSIGN_CHALLENGES + node);
}

int coco_assign_net(const struct coco_assign_problem *problem, struct coco_assign_net *net, struct coco_err *err)
{
	const struct coco_assign_problem *p = problem;
	const size_t first_participant = COCO_ASSIGN_CHALLENGES + p->n_challenges;
	*net = (struct coco_assign_net){.nodes = first_participant + p->n_participants + p->n_groups};
	if (p->n_pairs >= INT32_MAX / 2 || net->nodes >= INT32_MAX / 8)
		return coco_err_set(err, COCO_EXIT_IO, "too-large", "%zu pairs are more than an assignment can hold", p->n_pairs);
	net->arcs = calloc(p->n_pairs + 2 * p->n_challenges + 3 * p->n_participants + p->n_groups + 1, sizeof *net->arcs);
	if (net->arcs == NULL)
		return coco_err_nomem(err);
	for (size_t i = 0; i < p->n_pairs; i++)
		arc(net, first_participant + p->pairs[i].participant, coco_assign_head(p, &p->pairs[i]), p->pairs[i].pinned, 1);
	net->first_seat = net->n;
	for (size_t c = 0; c < p->n_challenges; c++) {
		/* One more than there are pairs keeps what cannot be reached out of reach. */
		const int32_t max = narrow(p->seats[c].max, p->n_pairs + 1), min = narrow(p->seats[c].min, (size_t)max);
		arc(net, COCO_ASSIGN_CHALLENGES + c, COCO_ASSIGN_SINK, 0, min);
		arc(net, COCO_ASSIGN_CHALLENGES + c, COCO_ASSIGN_SINK, 0, max - min);
	}
	net->first_pitch = net->n;
	for (size_t q = 0; q < p->n_participants; q++) {
		const int32_t max = narrow(p->pitches[q].max, p->n_pairs + 1), min = narrow(p->pitches[q].min, (size_t)max);
		const int32_t first = max > 0, needed = min > 1 ? min - 1 : 0, law = p->soft_pitches ? 0 : min;
		arc(net, COCO_ASSIGN_SOURCE, first_participant + q, law > 0, first);
		arc(net, COCO_ASSIGN_SOURCE, first_participant + q, law > 0 ? law - 1 : 0, needed);
		arc(net, COCO_ASSIGN_SOURCE, first_participant + q, 0, max - first - needed);
	}
	net->first_group = net->n;
	for (size_t g = 0; g < p->n_groups; g++)
		arc(net, first_participant + p->n_participants + g, COCO_ASSIGN_CHALLENGES + p->groups[g].challenge, 0, p->groups[g].max);
	arc(net, COCO_ASSIGN_SINK, COCO_ASSIGN_SOURCE, 0, (int32_t)p->n_pairs);
	return 0;
}

void coco_assign_costs(const struct coco_assign_problem *problem, const struct coco_assign_net *net, enum coco_aim aim, int32_t *cost)
{
	const struct coco_assign_problem *p = problem;
	for (size_t a = 0; a < net->n; a++)
		cost[a] = 0;
	for (size_t i = 0; aim == COCO_AIM_TOTAL && i < p->n_pairs; i++)
		cost[net->first_pair + i] = (int32_t) - (p->pairs[i].score + p->pairs[i].bonus);
	for (size_t c = 0; aim == COCO_AIM_SEATS && c < p->n_challenges; c++)
		cost[net->first_seat + 2 * c] = -1;
	for (size_t q = 0; q < p->n_participants; q++) {
		int32_t *const of = cost + net->first_pitch + 3 * q;
		if (aim == COCO_AIM_PITCHES)
			of[0] = -(p->pitches[q].min > 0), of[1] = -1;
		else if (aim == COCO_AIM_EVERYONE)
			of[0] = -1;
	}
}

bool coco_assign_wants(const struct coco_assign_problem *problem, enum coco_aim aim)
{
	return aim == COCO_AIM_SEATS || aim == COCO_AIM_TOTAL || (aim == COCO_AIM_PITCHES ? problem->soft_pitches : problem->everyone);
}

static bool sane(const struct coco_assign_problem *p)
{
	for (size_t c = 0; c < p->n_challenges; c++)
		if (p->seats[c].min < 0 || p->seats[c].max < 0)
			return false;
	for (size_t q = 0; q < p->n_participants; q++)
		if (p->pitches[q].min < 0 || p->pitches[q].max < p->pitches[q].min)
			return false;
	for (size_t i = 0; i < p->n_pairs; i++)
		if (p->pairs[i].score < 0 || p->pairs[i].bonus < 0 || p->pairs[i].score > COCO_ASSIGN_DEAREST - p->pairs[i].bonus)
			return false;
	for (size_t g = 0; g < p->n_groups; g++)
		if (p->groups[g].max < 0 || p->groups[g].challenge >= p->n_challenges)
			return false;
	return true;
}

int coco_assign_sum(const struct coco_assign_problem *problem, struct coco_assignment *result, struct coco_err *err)
{
	const struct coco_assign_problem *p = problem;
	int64_t *count = calloc(p->n_challenges + p->n_participants + 1, sizeof *count), *pitches = count ? count + p->n_challenges : NULL;
	if (count == NULL)
		return coco_err_nomem(err);
	for (size_t i = 0; i < p->n_pairs; i++)
		if (p->pairs[i].chosen) {
			result->total += p->pairs[i].score + p->pairs[i].bonus;
			count[p->pairs[i].challenge]++, pitches[p->pairs[i].participant]++;
		}
	for (size_t c = 0; c < p->n_challenges; c++)
		result->shortfall += count[c] < p->seats[c].min ? p->seats[c].min - count[c] : 0;
	for (size_t q = 0; q < p->n_participants; q++) {
		result->unmet += pitches[q] < p->pitches[q].min ? p->pitches[q].min - pitches[q] : 0;
		result->reached += pitches[q] > 0;
	}
	free(count);
	return 0;
}

/* Costs that stand in for all aims at once, an earlier one worth some pairs of the best score. They decide nothing (no weight can stand
 * for the order of the aims, and they are cut to what a cost may be), but a stage that begins at their optimum has little left to do, where
 * one that knows nothing of the scores would leave the last one everything to turn round. */
static void blend_costs(const struct coco_assign_problem *p, const struct coco_assign_net *net, int32_t *blend, int32_t *cost)
{
	static const int64_t worth[COCO_AIMS] = {[COCO_AIM_SEATS] = 4, [COCO_AIM_PITCHES] = 2, [COCO_AIM_EVERYONE] = 2, [COCO_AIM_TOTAL] = 0};
	int64_t best = 1;
	for (size_t i = 0; i < p->n_pairs; i++)
		best = p->pairs[i].score + p->pairs[i].bonus > best ? p->pairs[i].score + p->pairs[i].bonus : best;
	for (enum coco_aim aim = 0; aim < COCO_AIMS; aim++) {
		if (!coco_assign_wants(p, aim))
			continue;
		coco_assign_costs(p, net, aim, cost);
		for (size_t a = 0; a < net->n; a++) {
			const int64_t sum = blend[a] + cost[a] * (worth[aim] > 0 ? worth[aim] * best : 1);
			blend[a] = (int32_t)(sum < -COCO_SIMPLEX_DEAREST ? -COCO_SIMPLEX_DEAREST : sum);
		}
	}
}

/* 1, 0: infeasible, or -1. */
static int pursue(const struct coco_assign_problem *p, const struct coco_assign_net *net, struct coco_simplex *simplex,
    struct coco_assignment *result, struct coco_err *err)
{
	int32_t *cost = calloc(net->n, sizeof *cost), *blend = calloc(net->n, sizeof *blend);
	int rc = cost && blend ? 1 : coco_err_nomem(err);
	if (rc == 1) {
		blend_costs(p, net, blend, cost);
		rc = coco_simplex_prepare(simplex, blend, err);
	}
	free(blend);
	for (enum coco_aim aim = 0; rc == 1 && aim < COCO_AIMS; aim++) {
		if (!coco_assign_wants(p, aim))
			continue;
		coco_assign_costs(p, net, aim, cost);
		if ((result->price[aim] = calloc(net->nodes, sizeof **result->price)) == NULL)
			rc = coco_err_nomem(err);
		else
			rc = coco_simplex_stage(simplex, cost, result->price[aim], err);
	}
	free(cost);
	return rc;
}

int coco_assign(const struct coco_assign_problem *problem, struct coco_assignment *result, struct coco_err *err)
{
	struct coco_assign_net net;
	struct coco_simplex *simplex = NULL;
	*result = (struct coco_assignment){0};
	for (size_t i = 0; i < problem->n_pairs; i++)
		problem->pairs[i].chosen = false;
	if (!sane(problem))
		return coco_err_set(err, COCO_EXIT_BUG, "flow-range", "a bound or a score of the assignment is out of range");
	int rc = coco_assign_net(problem, &net, err);
	if (rc == 0)
		rc = (simplex = coco_simplex_new(net.nodes, net.arcs, net.n, err)) != NULL ? 0 : -1;
	if (rc == 0)
		rc = pursue(problem, &net, simplex, result, err);
	if (rc == 1) {
		result->feasible = true;
		for (size_t i = 0; i < problem->n_pairs; i++)
			problem->pairs[i].chosen = coco_simplex_flow(simplex, net.first_pair + i) > 0;
		rc = coco_assign_sum(problem, result, err);
	}
	coco_simplex_free(simplex);
	free(net.arcs);
	if (rc != 0 || !result->feasible)
		coco_assignment_free(result);
	return rc;
}

void coco_assignment_free(struct coco_assignment *result)
{
	for (size_t aim = 0; aim < COCO_AIMS; aim++) {
		free(result->price[aim]);
		result->price[aim] = NULL;
	}
}
