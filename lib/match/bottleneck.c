/* Whoever fits a challenge with an empty seat and does not pitch for it has all pitches elsewhere. A challenge that holds one of those
 * pitches could give it up if it found somebody else; so its participants are looked at in turn, and so on. What is reached is closed: none
 * of these challenges has more than its least seats, and none of their participants has a pitch to spare, or the empty seat could have been
 * filled (it is the minimum cut of Ford and Fulkerson; for one pitch each, the violator of Hall's condition). A participant that is reached
 * and does not yet pitch for all of its challenges among them would fill a seat with one more pitch. Pinned pairs stay where they are. */
#include "bottleneck.h"

#include <stdlib.h>

#define MOST_STEPS 400000000 /* pairs that are looked at for all questions of a run: seconds */

struct coco_narrows {
	const struct coco_assign_problem *problem;
	const bool *chosen;
	size_t *first, *pairs;    /* by challenge */
	size_t *first_of, *holds; /* by participant: its chosen pairs */
	bool *seen, *met;         /* challenges, participants that were reached */
	uint32_t *challenges, *participants;
	size_t steps;
};

void coco_narrows_free(struct coco_narrows *narrows)
{
	if (narrows == NULL)
		return;
	void *all[] = {narrows->first, narrows->pairs, narrows->first_of, narrows->holds, narrows->seen, narrows->met, narrows->challenges,
	    narrows->participants};
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
	if (!n->first || !n->pairs || !n->first_of || !n->holds || !n->seen || !n->met || !n->challenges || !n->participants) {
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

/* A participant without a pitch for a challenge that was reached: the challenges that could let it go are reached, too. Returns how many of
 * its pitches are not pinned. */
static size_t reach(struct coco_narrows *n, uint32_t participant, size_t *n_challenges)
{
	size_t movable = 0;
	for (size_t k = n->first_of[participant]; k < n->first_of[participant + 1]; k++) {
		const struct coco_pair *pair = &n->problem->pairs[n->holds[k]];
		n->steps++;
		if (pair->pinned)
			continue;
		movable++;
		if (!n->seen[pair->challenge]) {
			n->seen[pair->challenge] = true;
			n->challenges[(*n_challenges)++] = pair->challenge;
		}
	}
	return movable;
}

void coco_narrows_find(struct coco_narrows *narrows, uint32_t challenge, struct coco_bottleneck *bottleneck)
{
	struct coco_narrows *n = narrows;
	const struct coco_assign_problem *p = n->problem;
	size_t n_challenges = 0, n_met = 0;
	*bottleneck = (struct coco_bottleneck){.whole = n->steps < MOST_STEPS, .challenges = n->challenges, .participants = n->participants};
	if (!bottleneck->whole)
		return;
	n->seen[challenge] = true;
	n->challenges[n_challenges++] = challenge;
	for (size_t next = 0; next < n_challenges; next++) {
		const uint32_t c = n->challenges[next];
		const int64_t least = p->seats[c].min < p->seats[c].max ? p->seats[c].min : p->seats[c].max;
		bottleneck->needed += least;
		for (size_t k = n->first[c]; k < n->first[c + 1]; k++) {
			const struct coco_pair *pair = &p->pairs[n->pairs[k]];
			n->steps++;
			bottleneck->given += n->chosen[n->pairs[k]];
			if (n->chosen[n->pairs[k]] || n->met[pair->participant])
				continue;
			n->met[pair->participant] = true;
			n->participants[n_met++] = pair->participant;
			const size_t movable = reach(n, pair->participant, &n_challenges);
			const bool barred = p->pitches[pair->participant].max == 0;
			bottleneck->fixed += c == challenge && movable == 0 && !barred;
			bottleneck->barred += c == challenge && barred;
		}
	}
	qsort(n->challenges, n_challenges, sizeof *n->challenges, ascending);
	qsort(n->participants, n_met, sizeof *n->participants, ascending);
	for (size_t i = 0; i < n_met; i++)
		n->met[n->participants[i]] = false;
	for (size_t i = 0; i < n_challenges; i++)
		n->seen[n->challenges[i]] = false;
	bottleneck->n_challenges = n_challenges, bottleneck->n_participants = n_met;
}
