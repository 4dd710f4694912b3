/* Whoever fits a challenge with an empty seat and does not pitch for it has all pitches elsewhere. A challenge that holds one of those
 * pitches could give it up if it found somebody else; so its participants are looked at in turn, and so on. What is reached is closed: none
 * of these challenges has more than its least seats, and none of their participants has a pitch to spare, or the empty seat could have been
 * filled (it is the minimum cut of Ford and Fulkerson; for one pitch each, the violator of Hall's condition). A participant that is reached
 * and does not yet pitch for all of its challenges among them would fill a seat with one more pitch. Pinned pairs stay where they are. */
#include "coco/assign.h"

#include <stdlib.h>

#define MOST_STEPS 400000000 /* pairs that are looked at for all questions of a run: seconds */

struct coco_narrows {
	const struct coco_assign_problem *problem;
	const bool *chosen;
	size_t *first, *pairs;    /* by challenge */
	size_t *first_of, *holds; /* by participant: its chosen pairs */
	bool *seen, *met;         /* challenges, participants that were reached */
	bool *seen_group;
	uint32_t *challenges, *participants, *groups; /* groups by their numbers from 1 */
	int64_t *filled, *share;                      /* chosen pairs by challenge, by group */
	size_t steps;
};

void coco_narrows_free(struct coco_narrows *narrows)
{
	if (narrows == NULL)
		return;
	void *all[] = {narrows->first, narrows->pairs, narrows->first_of, narrows->holds, narrows->seen, narrows->met, narrows->challenges,
	    narrows->participants, narrows->seen_group, narrows->groups, narrows->filled, narrows->share};
	for (size_t i = 0; i < COCO_LEN(all); i++)
		free(all[i]);
	free(narrows);
}

struct coco_narrows *coco_narrows_new(const struct coco_assign_problem *problem, const bool *chosen)
{
	const struct coco_assign_problem *p = problem;
	struct coco_narrows *n = calloc(1, sizeof *n);
	if (n == NULL)
		return NULL;
	n->problem = p, n->chosen = chosen;
	n->first = calloc(p->n_challenges + 2, sizeof *n->first), n->pairs = calloc(p->n_pairs + 1, sizeof *n->pairs);
	n->first_of = calloc(p->n_participants + 2, sizeof *n->first_of), n->holds = calloc(p->n_pairs + 1, sizeof *n->holds);
	n->seen = calloc(p->n_challenges + 1, sizeof *n->seen), n->met = calloc(p->n_participants + 1, sizeof *n->met);
	n->challenges = calloc(p->n_challenges + 1, sizeof *n->challenges);
	n->participants = calloc(p->n_participants + 1, sizeof *n->participants);
	n->seen_group = calloc(p->n_groups + 1, sizeof *n->seen_group), n->groups = calloc(p->n_groups + 1, sizeof *n->groups);
	n->filled = calloc(p->n_challenges + 1, sizeof *n->filled), n->share = calloc(p->n_groups + 1, sizeof *n->share);
	if (!n->first || !n->pairs || !n->first_of || !n->holds || !n->seen || !n->met || !n->challenges || !n->participants ||
	    !n->seen_group || !n->groups || !n->filled || !n->share) {
		coco_narrows_free(n);
		return NULL;
	}
	for (size_t i = 0; i < p->n_pairs; i++)
		n->first[p->pairs[i].challenge + 2]++, n->first_of[p->pairs[i].participant + 2] += chosen[i];
	for (size_t c = 2; c < p->n_challenges + 2; c++)
		n->first[c] += n->first[c - 1];
	for (size_t q = 2; q < p->n_participants + 2; q++)
		n->first_of[q] += n->first_of[q - 1];
	for (size_t i = 0; i < p->n_pairs; i++) {
		if (chosen[i] && p->pairs[i].group > 0)
			n->share[p->pairs[i].group - 1]++;
		n->filled[p->pairs[i].challenge] += chosen[i];
		n->pairs[n->first[p->pairs[i].challenge + 1]++] = i;
		if (chosen[i])
			n->holds[n->first_of[p->pairs[i].participant + 1]++] = i;
	}
	return n;
}

static int ascending(const void *a, const void *b)
{
	const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

/* What a question has reached so far. */
struct reached {
	size_t n_challenges, n_groups, n_met;
};

static void reach_challenge(struct coco_narrows *n, struct reached *r, uint32_t challenge)
{
	if (n->seen[challenge])
		return;
	n->seen[challenge] = true;
	n->challenges[r->n_challenges++] = challenge;
}

/* A group that could let somebody in: its place is free, or one of its own leaves; in the latter case the challenge may take anybody. */
static void reach_group(struct coco_narrows *n, struct reached *r, uint32_t group)
{
	if (n->seen_group[group - 1])
		return;
	n->seen_group[group - 1] = true;
	n->groups[r->n_groups++] = group;
	if (n->share[group - 1] > 0)
		reach_challenge(n, r, n->problem->groups[group - 1].challenge);
}

/* A participant without a pitch for a challenge that was reached: those that could let it go are reached, too. Returns how many of its
 * pitches are not pinned. */
static size_t reach(struct coco_narrows *n, struct reached *r, uint32_t participant)
{
	size_t movable = 0;
	for (size_t k = n->first_of[participant]; k < n->first_of[participant + 1]; k++) {
		const struct coco_pair *pair = &n->problem->pairs[n->holds[k]];
		n->steps++;
		if (pair->pinned)
			continue;
		movable++;
		if (pair->group > 0)
			reach_group(n, r, pair->group);
		else
			reach_challenge(n, r, pair->challenge);
	}
	return movable;
}

/* The pairs of a challenge (`group` 0) or of a group of it, that could be. `b` gets what is known of the asked challenge, or is NULL. */
static void look(struct coco_narrows *n, struct reached *r, uint32_t challenge, uint32_t group, struct coco_bottleneck *b)
{
	const struct coco_assign_problem *p = n->problem;
	for (size_t k = n->first[challenge]; k < n->first[challenge + 1]; k++) {
		const struct coco_pair *pair = &p->pairs[n->pairs[k]];
		n->steps++;
		if (n->chosen[n->pairs[k]] || (group > 0 && pair->group != group))
			continue;
		if (group == 0 && pair->group > 0) {
			const bool full = n->share[pair->group - 1] >= p->groups[pair->group - 1].max;
			if (!full)
				reach_group(n, r, pair->group);
			if (b != NULL && full)
				b->colleagues++;
			continue;
		}
		if (n->met[pair->participant])
			continue;
		n->met[pair->participant] = true;
		n->participants[r->n_met++] = pair->participant;
		const size_t movable = reach(n, r, pair->participant);
		const bool barred = p->pitches[pair->participant].max == 0;
		if (b != NULL)
			b->fixed += movable == 0 && !barred, b->barred += barred;
	}
}

void coco_narrows_find(struct coco_narrows *narrows, uint32_t challenge, struct coco_bottleneck *bottleneck)
{
	struct coco_narrows *n = narrows;
	struct coco_bottleneck *b = bottleneck;
	struct reached r = {0};
	*b = (struct coco_bottleneck){.whole = n->steps < MOST_STEPS, .challenges = n->challenges, .participants = n->participants};
	if (!b->whole)
		return;
	reach_challenge(n, &r, challenge);
	for (size_t next = 0, group = 0; next < r.n_challenges || group < r.n_groups;) {
		if (group < r.n_groups) {
			const uint32_t g = n->groups[group++], of = n->problem->groups[g - 1].challenge;
			look(n, &r, of, g, of == challenge ? b : NULL);
		} else {
			const uint32_t c = n->challenges[next++];
			look(n, &r, c, 0, c == challenge ? b : NULL);
		}
	}
	for (size_t i = 0; i < r.n_challenges; i++) {
		const struct coco_bounds *seats = &n->problem->seats[n->challenges[i]];
		b->needed += seats->min < seats->max ? seats->min : seats->max;
		b->given += n->filled[n->challenges[i]];
		n->seen[n->challenges[i]] = false;
	}
	for (size_t i = 0; i < r.n_groups; i++)
		n->seen_group[n->groups[i] - 1] = false;
	for (size_t i = 0; i < r.n_met; i++)
		n->met[n->participants[i]] = false;
	qsort(n->challenges, r.n_challenges, sizeof *n->challenges, ascending);
	qsort(n->participants, r.n_met, sizeof *n->participants, ascending);
	b->n_challenges = r.n_challenges, b->n_participants = r.n_met;
}
