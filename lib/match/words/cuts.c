/* Which terms are cut.
 *
 * Method: terms of a slot fall into CUTS_LEVELS by the greatest of their values. What cutting up to each level saves (postings) and costs
 * (the slot's cut) is made a concave line, its upper hull; the steepest pieces of all slots' lines are taken as far as the budget goes,
 * which is Lagrange's way to share out a budget (Everett 1963): how steep is found by halving the range. */
#include "cuts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HALVINGS 12

int cuts_room(struct cuts *cuts, size_t slots)
{
	while (slots > cuts->cap)
		if (coco_grow(&cuts->slots, &cuts->cap, cuts->cap, sizeof *cuts->slots) != 0)
			return -1;
	while (CUTS_LEVELS * slots > cuts->cap_pieces)
		if (coco_grow(&cuts->pieces, &cuts->cap_pieces, cuts->cap_pieces, sizeof *cuts->pieces) != 0)
			return -1;
	cuts->n = slots;
	return 0;
}

void cuts_free(struct cuts *cuts)
{
	free(cuts->slots), free(cuts->pieces);
	*cuts = (struct cuts){0};
}

void cuts_begin(struct cuts *cuts, double budget)
{
	if (cuts->n > 0)
		memset(cuts->slots, 0, cuts->n * sizeof *cuts->slots);
	cuts->budget = budget;
	cuts->possible = cuts->all = 0;
}

/* Where a value falls that is above 0 and at most what may be cut: the higher the value, the higher the level. */
static size_t level_of(double share)
{
	int exponent;
	const double half = frexp(share, &exponent); /* share = half * 2^exponent, half from 1/2 to below 1 */
	const int level = (exponent + CUTS_OCTAVES - 1) * CUTS_FINE + (int)((2 * half - 1) * CUTS_FINE);
	return level < 0 ? 0 : level < CUTS_LEVELS ? (size_t)level : CUTS_LEVELS - 1;
}

void cuts_note(struct cuts *cuts, uint32_t slot, uint32_t most, uint32_t postings)
{
	struct cut_slot *of = &cuts->slots[slot];
	if (most > of->most) {
		cuts->possible += most - of->most;
		of->most = most;
	}
	if (most > cuts->budget)
		return;
	struct cut_level *level = &of->levels[level_of(most / cuts->budget)];
	level->most = most > level->most ? most : level->most;
	level->postings += postings;
}

/* The concave line of a slot. */
static void draw(struct cuts *c, uint32_t number)
{
	const struct cut_slot *slot = &c->slots[number];
	struct cut_piece *line = c->pieces + c->n_pieces;
	size_t n = 0;
	for (size_t g = 0; g < CUTS_LEVELS; g++) {
		if (slot->levels[g].postings == 0)
			continue;
		double saved = slot->levels[g].postings, cost = slot->levels[g].most - (n > 0 ? line[n - 1].cut : 0);
		for (; n > 0 && saved > line[n - 1].slope * cost; n--) { /* steeper than the piece before: one with it */
			saved += line[n - 1].slope * line[n - 1].cost;
			cost += line[n - 1].cost;
		}
		line[n++] = (struct cut_piece){.slot = number, .cut = slot->levels[g].most, .cost = cost, .slope = saved / cost};
	}
	c->n_pieces += n;
}

/* What the pieces from this slope on cost. */
static double cost_from(const struct cuts *c, double slope)
{
	double cost = 0;
	for (size_t i = 0; i < c->n_pieces; i++)
		cost += c->pieces[i].slope >= slope ? c->pieces[i].cost : 0;
	return cost;
}

void cuts_choose(struct cuts *cuts)
{
	struct cuts *c = cuts;
	const double budget = c->budget;
	double low = 0, high = 0;
	c->n_pieces = 0;
	for (uint32_t i = 0; i < c->n; i++)
		draw(c, i);
	for (size_t i = 0; i < c->n_pieces; i++) {
		low = i == 0 || c->pieces[i].slope < low ? c->pieces[i].slope : low;
		high = c->pieces[i].slope > high ? c->pieces[i].slope : high;
	}
	high *= 2; /* nothing is so steep */
	if (cost_from(c, low) <= budget)
		high = low;
	for (int i = 0; i < HALVINGS && high > low; i++) {
		const double middle = sqrt(low * high);
		if (cost_from(c, middle) <= budget)
			high = middle;
		else
			low = middle;
	}
	c->all = 0;
	for (size_t i = 0; i < c->n_pieces; i++) {
		struct cut_slot *slot = &c->slots[c->pieces[i].slot];
		if (c->pieces[i].slope < high)
			continue;
		c->all += c->pieces[i].cut - slot->cut;
		slot->cut = c->pieces[i].cut;
	}
}
