/* Assignment as a min-cost circulation, solved in two exact stages.
 *
 *   source -> participant [min pitches, max pitches]; participant -> challenge [0 or 1 if pinned, 1]
 *   challenge -> filled [0, min seats]; challenge -> sink [0, max - min seats]; filled -> sink; sink -> source
 *
 * Stage 1 maximises the flow through `filled`, the minimum seats that can be filled. Stage 2 fixes that sum as the lower
 * bound of `filled -> sink` and maximises the scores. No weight stands in for the order of the aims, so none can
 * overflow or be outbid. */
#include "assign.h"
#include "flow.h"

#include <stdlib.h>

enum { SOURCE, SINK, FILLED, FIRST_CHALLENGE };

struct network {
	struct coco_flow_arc *arcs;
	size_t n, nodes;
	size_t first_pair, first_seat, filled; /* places of these arcs; a challenge has two: minimum seats, further seats */
};

static void arc(struct network *net, size_t from, size_t to, int64_t lower, int64_t upper)
{
	net->arcs[net->n++] = (struct coco_flow_arc){.from = (uint32_t)from, .to = (uint32_t)to, .lower = lower, .upper = upper};
}

static int build(struct network *net, const struct coco_bounds *seats, size_t n_challenges, const struct coco_bounds *pitches,
    size_t n_participants, const struct coco_pair *pairs, size_t n_pairs, struct coco_err *err)
{
	const size_t first_participant = FIRST_CHALLENGE + n_challenges;
	int64_t wanted = 0;
	net->nodes = first_participant + n_participants;
	net->arcs = calloc(n_pairs + 2 * n_challenges + n_participants + 2, sizeof *net->arcs);
	if (net->arcs == NULL)
		return coco_err_nomem(err);
	net->first_pair = net->n;
	for (size_t i = 0; i < n_pairs; i++)
		arc(net, first_participant + pairs[i].participant, FIRST_CHALLENGE + pairs[i].challenge, pairs[i].pinned, 1);
	net->first_seat = net->n;
	for (size_t c = 0; c < n_challenges; c++) {
		const int64_t min = seats[c].min < seats[c].max ? seats[c].min : seats[c].max;
		arc(net, FIRST_CHALLENGE + c, FILLED, 0, min);
		arc(net, FIRST_CHALLENGE + c, SINK, 0, seats[c].max - min);
		wanted += min;
	}
	for (size_t p = 0; p < n_participants; p++)
		arc(net, SOURCE, first_participant + p, pitches[p].min, pitches[p].max);
	net->filled = net->n;
	arc(net, FILLED, SINK, 0, wanted);
	arc(net, SINK, SOURCE, 0, (int64_t)n_pairs);
	return 0;
}

static bool sane(const struct coco_bounds *seats, size_t n_challenges, const struct coco_bounds *pitches, size_t n_participants)
{
	for (size_t c = 0; c < n_challenges; c++)
		if (seats[c].min < 0 || seats[c].max < 0)
			return false;
	for (size_t p = 0; p < n_participants; p++)
		if (pitches[p].min < 0 || pitches[p].max < pitches[p].min)
			return false;
	return true;
}

int coco_assign(const struct coco_bounds *seats, size_t n_challenges, const struct coco_bounds *pitches, size_t n_participants,
    struct coco_pair *pairs, size_t n_pairs, struct coco_assignment *result, struct coco_err *err)
{
	struct network net = {0};
	enum coco_flow_state state = COCO_FLOW_INFEASIBLE;
	*result = (struct coco_assignment){0};
	for (size_t i = 0; i < n_pairs; i++)
		pairs[i].chosen = false;
	if (!sane(seats, n_challenges, pitches, n_participants))
		return 0;
	int rc = build(&net, seats, n_challenges, pitches, n_participants, pairs, n_pairs, err);
	if (rc != 0)
		goto out;
	for (size_t c = 0; c < n_challenges; c++)
		net.arcs[net.first_seat + 2 * c].cost = -1;
	rc = coco_flow_solve(net.nodes, net.arcs, net.n, NULL, &state, err);
	if (rc != 0 || state != COCO_FLOW_OPTIMAL)
		goto out;
	net.arcs[net.filled].lower = net.arcs[net.filled].flow;
	for (size_t c = 0; c < n_challenges; c++)
		net.arcs[net.first_seat + 2 * c].cost = 0;
	for (size_t i = 0; i < n_pairs; i++)
		net.arcs[net.first_pair + i].cost = -pairs[i].score;
	rc = coco_flow_solve(net.nodes, net.arcs, net.n, NULL, &state, err);
	if (rc != 0 || state != COCO_FLOW_OPTIMAL)
		goto out;
	result->feasible = true;
	for (size_t i = 0; i < n_pairs; i++) {
		pairs[i].chosen = net.arcs[net.first_pair + i].flow > 0;
		result->total += pairs[i].chosen ? pairs[i].score : 0;
	}
	for (size_t c = 0; c < n_challenges; c++)
		result->shortfall += seats[c].min - net.arcs[net.first_seat + 2 * c].flow;
out:
	free(net.arcs);
	return rc;
}

int coco_assign_verify(const struct coco_bounds *seats, size_t n_challenges, const struct coco_bounds *pitches, size_t n_participants,
    const struct coco_pair *pairs, size_t n_pairs, const struct coco_assignment *result, struct coco_err *err)
{
	if (!result->feasible)
		return 0;
	int64_t *count = calloc(n_challenges + n_participants + 1, sizeof *count);
	if (count == NULL)
		return coco_err_nomem(err);
	int64_t total = 0, shortfall = 0;
	const char *broken = NULL;
	for (size_t i = 0; i < n_pairs; i++) {
		if (pairs[i].pinned && !pairs[i].chosen)
			broken = "a pinned pair is missing";
		if (!pairs[i].chosen)
			continue;
		total += pairs[i].score;
		count[pairs[i].challenge]++, count[n_challenges + pairs[i].participant]++;
	}
	for (size_t c = 0; c < n_challenges; c++) {
		if (count[c] > seats[c].max)
			broken = "a challenge has more pitches than seats";
		shortfall += count[c] < seats[c].min ? seats[c].min - count[c] : 0;
	}
	for (size_t p = 0; p < n_participants; p++)
		if (count[n_challenges + p] < pitches[p].min || count[n_challenges + p] > pitches[p].max)
			broken = "a participant has too many or too few pitches";
	if (total != result->total || shortfall != result->shortfall)
		broken = "the sums do not agree";
	free(count);
	return broken == NULL ? 0 : coco_err_set(err, COCO_EXIT_BUG, "assignment-broken", "the assignment fails its own check: %s", broken);
}
