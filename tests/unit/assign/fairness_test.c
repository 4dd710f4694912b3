/* The fair assignment: never less fair than the best, never beyond the budget, its bound above what brute force finds. */
#include "coco/assign.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHALLENGES = 4, PARTICIPANTS = 6, PAIRS = 16 };

static uint32_t next(uint32_t *state)
{
	*state ^= *state << 13, *state ^= *state >> 17, *state ^= *state << 5;
	return *state;
}

struct small {
	struct coco_bounds seats[CHALLENGES], pitches[PARTICIPANTS];
	struct coco_pair pairs[PAIRS];
	struct coco_group groups[CHALLENGES];
	struct coco_assign_problem q;
	double budget;
};

static void draw(struct small *s, uint32_t *state)
{
	static const double budgets[] = {0, 2, 5, 10, 30, 100};
	*s = (struct small){.budget = budgets[next(state) % COCO_LEN(budgets)]};
	s->q = (struct coco_assign_problem){.seats = s->seats,
	    .pitches = s->pitches,
	    .pairs = s->pairs,
	    .n_challenges = 2 + next(state) % (CHALLENGES - 1),
	    .n_participants = 3 + next(state) % (PARTICIPANTS - 2),
	    .soft_pitches = next(state) % 3 == 0};
	for (size_t c = 0; c < s->q.n_challenges; c++)
		s->seats[c].min = next(state) % 3, s->seats[c].max = 1 + next(state) % 3;
	for (size_t k = 0; k < s->q.n_participants; k++)
		s->pitches[k].min = next(state) % 6 == 0, s->pitches[k].max = 1 + next(state) % 2;
	for (uint32_t c = 0; c < s->q.n_challenges; c++)
		for (uint32_t k = 0; k < s->q.n_participants; k++)
			if (s->q.n_pairs < PAIRS && next(state) % 4)
				s->pairs[s->q.n_pairs++] = (struct coco_pair){
				    .challenge = c, .participant = k, .score = 1 + next(state) % 1000000, .pinned = next(state) % 20 == 0};
	if (next(state) % 3 != 0)
		return;
	for (uint32_t c = 0; c < s->q.n_challenges; c++) /* those with an even number are of one organisation */
		s->groups[c] = (struct coco_group){.challenge = c, .max = 1};
	for (size_t i = 0; i < s->q.n_pairs; i++)
		s->pairs[i].group = s->pairs[i].participant % 2 == 0 ? s->pairs[i].challenge + 1 : 0;
	s->q.groups = s->groups, s->q.n_groups = s->q.n_challenges;
}

/* The best worst sum of all sets of pairs that keep the bounds, the aims of `best`, and `least`. */
static int64_t brute(const struct small *s, const struct coco_assignment *best, int64_t least)
{
	int64_t found = -1;
	for (uint32_t set = 0; set < (uint32_t)1 << s->q.n_pairs; set++) {
		int64_t seats[CHALLENGES] = {0}, pitches[PARTICIPANTS] = {0}, sum[CHALLENGES] = {0}, shares[CHALLENGES] = {0}, total = 0, lack = 0,
		        unmet = 0;
		int64_t worst = INT64_MAX;
		bool ok = true, has[CHALLENGES] = {false};
		for (size_t i = 0; i < s->q.n_pairs; i++) {
			const struct coco_pair *p = &s->pairs[i];
			has[p->challenge] = true;
			ok = ok && (!p->pinned || (set >> i & 1));
			if (set >> i & 1)
				seats[p->challenge]++, pitches[p->participant]++, sum[p->challenge] += p->score, total += p->score;
			if ((set >> i & 1) && p->group > 0)
				ok = ok && ++shares[p->group - 1] <= 1;
		}
		for (size_t c = 0; c < s->q.n_challenges; c++) {
			ok = ok && seats[c] <= s->seats[c].max;
			lack += seats[c] < s->seats[c].min ? s->seats[c].min - seats[c] : 0;
			worst = has[c] && sum[c] < worst ? sum[c] : worst;
		}
		for (size_t k = 0; k < s->q.n_participants; k++) {
			const int64_t less = s->pitches[k].min > pitches[k] ? s->pitches[k].min - pitches[k] : 0;
			ok = ok && pitches[k] <= s->pitches[k].max && (less == 0 || s->q.soft_pitches);
			unmet += less;
		}
		if (ok && total >= least && lack == best->shortfall && unmet == best->unmet && worst > found)
			found = worst;
	}
	return found;
}

Test(fairness, brute_force)
{
	uint32_t state = 20261126;
	size_t seen = 0, exact = 0, lifted = 0, met = 0;
	double gap = 0, bound_gap = 0;
	for (int round = 0; round < 600; round++) {
		struct small s;
		struct coco_assignment best, fair;
		struct coco_fairness f;
		struct coco_err err = {0};
		draw(&s, &state);
		cr_assert(coco_assign(&s.q, &best, &err) == 0);
		if (!best.feasible || s.q.n_pairs == 0)
			continue;
		cr_assert(coco_fairness_lift(&s.q, &best, s.budget, &fair, &f, &err) == 0, "round %d: %s", round, err.text);
		const int64_t optimum = brute(&s, &best, f.least);
		cr_assert(f.worst >= f.before, "round %d", round);
		cr_assert((double)fair.total >= (double)best.total * (1 - s.budget / 100) - 1e-6, "round %d", round);
		cr_assert(f.worst <= optimum && optimum <= f.bound, "round %d: found %lld, brute force %lld, bound %lld", round, (long long)f.worst,
		    (long long)optimum, (long long)f.bound);
		seen++, exact += f.worst == optimum, lifted += f.worst > f.before, met += f.bound == f.worst;
		gap += optimum > 0 ? (double)(optimum - f.worst) / (double)optimum : 0;
		bound_gap += f.bound > 0 ? (double)(f.bound - f.worst) / (double)f.bound : 0;
		coco_assignment_free(&best);
	}
	printf("fairness: %zu instances, %zu lifted, %zu exact, mean gap %.4f%%; bound met by %zu, mean gap to it %.3f%%\n", seen, lifted,
	    exact, 100 * gap / (double)seen, met, 100 * bound_gap / (double)seen);
	cr_expect(seen > 300 && lifted > 50);
	cr_expect((double)exact >= 0.97 * (double)seen, "%zu of %zu", exact, seen);
}
