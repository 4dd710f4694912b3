/* Checks of an assignment that share no code with the solver: what was asked holds, the sums agree, and the prices prove that no assignment
 * is better.
 *
 * The proof needs the choice and the prices alone. Flows of seats and pitches follow from the counts: an arc that an aim wants is filled
 * before its neighbour. Aim by aim, every arc that the earlier aims leave open is at its lower bound where its reduced cost is positive and
 * at its upper bound where it is negative; where it is not zero, the arc is decided from then on (complementary slackness: Ahuja, Magnanti,
 * Orlin 1993, theorem 9.4). */
#include "net.h"

#include <stdlib.h>

static const char *counts_broken(const struct coco_assign_problem *p, const struct coco_assignment *result, const int64_t *seats,
    const int64_t *pitches, const int64_t *shares)
{
	int64_t shortfall = 0, unmet = 0, reached = 0, total = 0;
	for (size_t i = 0; i < p->n_pairs; i++) {
		if (p->pairs[i].pinned && !p->pairs[i].chosen)
			return "a pinned pair is missing";
		if (p->pairs[i].group > 0 && p->groups[p->pairs[i].group - 1].challenge != p->pairs[i].challenge)
			return "a pair is in a group of another challenge";
		total += p->pairs[i].chosen ? p->pairs[i].score + p->pairs[i].bonus : 0;
	}
	for (size_t c = 0; c < p->n_challenges; c++) {
		if (seats[c] > p->seats[c].max)
			return "a challenge has more pitches than seats";
		shortfall += seats[c] < p->seats[c].min ? p->seats[c].min - seats[c] : 0;
	}
	for (size_t q = 0; q < p->n_participants; q++) {
		const int64_t lack = p->pitches[q].min - pitches[q];
		if (pitches[q] > p->pitches[q].max || (lack > 0 && !p->soft_pitches))
			return "a participant has too many or too few pitches";
		unmet += lack > 0 ? lack : 0;
		reached += pitches[q] > 0;
	}
	for (size_t g = 0; g < p->n_groups; g++)
		if (shares[g] > p->groups[g].max)
			return "an organisation has more than its seat of a challenge";
	if (total != result->total || shortfall != result->shortfall || unmet != result->unmet || reached != result->reached)
		return "the sums do not agree";
	return NULL;
}

/* An arc as the proof sees it. */
struct seen {
	size_t from, to;
	int64_t lower, upper, flow, cost[COCO_AIMS];
};

/* False: the prices do not prove that the arc is where it should be. */
static bool arc_proved(const struct coco_assignment *result, const struct seen *a)
{
	if (a->flow < a->lower || a->flow > a->upper)
		return false;
	for (size_t aim = 0; aim < COCO_AIMS; aim++) {
		const int64_t *price = result->price[aim];
		if (price == NULL)
			continue;
		const int64_t reduced = a->cost[aim] + price[a->from] - price[a->to];
		if (reduced != 0)
			return reduced > 0 ? a->flow == a->lower : a->flow == a->upper;
	}
	return true;
}

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static bool challenges_proved(const struct coco_assign_problem *p, const struct coco_assignment *result, const int64_t *seats)
{
	for (size_t c = 0; c < p->n_challenges; c++) {
		const int64_t needed = least(p->seats[c].min, p->seats[c].max), filled = least(seats[c], needed);
		struct seen a = {.from = COCO_ASSIGN_CHALLENGES + c, .to = COCO_ASSIGN_SINK, .upper = needed, .flow = filled};
		a.cost[COCO_AIM_SEATS] = -1;
		const struct seen b = {.from = a.from, .to = a.to, .upper = p->seats[c].max - needed, .flow = seats[c] - filled};
		if ((a.upper > 0 && !arc_proved(result, &a)) || (b.upper > 0 && !arc_proved(result, &b)))
			return false;
	}
	return true;
}

static bool participants_proved(const struct coco_assign_problem *p, const struct coco_assignment *result, const int64_t *pitches)
{
	for (size_t q = 0; q < p->n_participants; q++) {
		const int64_t max = p->pitches[q].max, min = p->pitches[q].min;
		const size_t node = COCO_ASSIGN_CHALLENGES + p->n_challenges + q;
		struct seen first = {.from = COCO_ASSIGN_SOURCE, .to = node, .upper = max > 0, .flow = pitches[q] > 0};
		struct seen more = {.from = COCO_ASSIGN_SOURCE, .to = node, .upper = min > 1 ? min - 1 : 0};
		struct seen rest = {.from = COCO_ASSIGN_SOURCE, .to = node, .upper = max - first.upper - more.upper};
		more.flow = least(pitches[q] - first.flow, more.upper);
		rest.flow = pitches[q] - first.flow - more.flow;
		if (!p->soft_pitches && min > 0)
			first.lower = 1, more.lower = min - 1;
		first.cost[COCO_AIM_PITCHES] = -(min > 0), first.cost[COCO_AIM_EVERYONE] = -1;
		more.cost[COCO_AIM_PITCHES] = -1;
		if ((first.upper > 0 && !arc_proved(result, &first)) || (more.upper > 0 && !arc_proved(result, &more)) ||
		    (rest.upper > 0 && !arc_proved(result, &rest)))
			return false;
	}
	return true;
}

static size_t first_group(const struct coco_assign_problem *p)
{
	return COCO_ASSIGN_CHALLENGES + p->n_challenges + p->n_participants;
}

static bool groups_proved(const struct coco_assign_problem *p, const struct coco_assignment *result, const int64_t *shares)
{
	for (size_t g = 0; g < p->n_groups; g++) {
		const struct seen a = {.from = first_group(p) + g,
		    .to = COCO_ASSIGN_CHALLENGES + p->groups[g].challenge,
		    .upper = p->groups[g].max,
		    .flow = shares[g]};
		if (!arc_proved(result, &a))
			return false;
	}
	return true;
}

static bool pairs_proved(const struct coco_assign_problem *p, const struct coco_assignment *result)
{
	int64_t chosen = 0;
	for (size_t i = 0; i < p->n_pairs; i++) {
		const struct coco_pair *pair = &p->pairs[i];
		struct seen a = {.from = COCO_ASSIGN_CHALLENGES + p->n_challenges + pair->participant,
		    .to = pair->group > 0 ? first_group(p) + pair->group - 1 : COCO_ASSIGN_CHALLENGES + pair->challenge,
		    .lower = pair->pinned,
		    .upper = 1,
		    .flow = pair->chosen};
		a.cost[COCO_AIM_TOTAL] = -pair->score - pair->bonus;
		chosen += pair->chosen;
		if (!arc_proved(result, &a))
			return false;
	}
	const struct seen back = {.from = COCO_ASSIGN_SINK, .to = COCO_ASSIGN_SOURCE, .upper = (int64_t)p->n_pairs, .flow = chosen};
	return arc_proved(result, &back);
}

int coco_assign_verify(const struct coco_assign_problem *problem, const struct coco_assignment *result, struct coco_err *err)
{
	const struct coco_assign_problem *p = problem;
	if (!result->feasible)
		return 0;
	int64_t *seats = calloc(p->n_challenges + 1, sizeof *seats), *pitches = calloc(p->n_participants + 1, sizeof *pitches);
	int64_t *shares = calloc(p->n_groups + 1, sizeof *shares);
	if (seats == NULL || pitches == NULL || shares == NULL) {
		free(seats), free(pitches), free(shares);
		return coco_err_nomem(err);
	}
	for (size_t i = 0; i < p->n_pairs; i++) {
		if (!p->pairs[i].chosen)
			continue;
		seats[p->pairs[i].challenge]++, pitches[p->pairs[i].participant]++;
		if (p->pairs[i].group > 0)
			shares[p->pairs[i].group - 1]++;
	}
	const char *broken = counts_broken(p, result, seats, pitches, shares);
	if (broken == NULL && result->price[COCO_AIM_TOTAL] != NULL &&
	    !(pairs_proved(p, result) && challenges_proved(p, result, seats) && participants_proved(p, result, pitches) &&
	        groups_proved(p, result, shares)))
		broken = "its prices do not prove that it is the best";
	free(seats), free(pitches), free(shares);
	return broken == NULL ? 0 : coco_err_set(err, COCO_EXIT_BUG, "assignment-broken", "the assignment fails its own check: %s", broken);
}
