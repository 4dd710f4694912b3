/* Bottlenecks of small random problems against all choices there are. */
#include "coco/assign.h"

#include <criterion/criterion.h>

static uint32_t next(uint32_t *state)
{
	*state ^= *state << 13, *state ^= *state >> 17, *state ^= *state << 5;
	return *state;
}

struct small {
	struct coco_bounds seats[4], pitches[4];
	struct coco_pair pairs[12];
	struct coco_group groups[8];
	struct coco_assign_problem q;
};

static void draw(struct small *s, uint32_t *state)
{
	*s = (struct small){0};
	s->q = (struct coco_assign_problem){.seats = s->seats,
	    .pitches = s->pitches,
	    .pairs = s->pairs,
	    .n_challenges = 2 + next(state) % 3,
	    .n_participants = 1 + next(state) % 4};
	for (size_t c = 0; c < s->q.n_challenges; c++)
		s->seats[c].min = next(state) % 4, s->seats[c].max = s->seats[c].min + next(state) % 2;
	for (size_t k = 0; k < s->q.n_participants; k++)
		s->pitches[k].max = next(state) % 3, s->pitches[k].min = s->pitches[k].max > 0 && next(state) % 3 == 0;
	s->q.soft_pitches = next(state) % 2;
	for (uint32_t c = 0; c < s->q.n_challenges; c++)
		for (uint32_t k = 0; k < s->q.n_participants; k++)
			if (s->q.n_pairs < 10 && next(state) % 4)
				s->pairs[s->q.n_pairs++] = (struct coco_pair){
				    .challenge = c, .participant = k, .score = next(state) % 5 * 100000, .pinned = next(state) % 14 == 0};
	if (next(state) % 2)
		return;
	for (uint32_t c = 0; c < s->q.n_challenges; c++)
		s->groups[c] = (struct coco_group){.challenge = c, .max = 1};
	for (size_t i = 0; i < s->q.n_pairs; i++)
		s->pairs[i].group = s->pairs[i].participant % 2 == 0 ? s->pairs[i].challenge + 1 : 0;
	s->q.groups = s->groups, s->q.n_groups = s->q.n_challenges;
}

/* How many least seats of a set of challenges can be filled at most, by any choice within the maxima and the pins. */
static int64_t most(const struct coco_assign_problem *q, const bool *in)
{
	int64_t best = -1;
	for (uint32_t set = 0; set < (uint32_t)1 << q->n_pairs; set++) {
		int64_t seats[4] = {0}, pitches[4] = {0}, shares[4] = {0}, sum = 0;
		bool ok = true;
		for (size_t i = 0; i < q->n_pairs; i++) {
			ok = ok && ((set >> i & 1) || !q->pairs[i].pinned);
			if (set >> i & 1)
				seats[q->pairs[i].challenge]++, pitches[q->pairs[i].participant]++;
			if ((set >> i & 1) && q->pairs[i].group > 0)
				ok = ok && ++shares[q->pairs[i].group - 1] <= 1;
		}
		for (size_t k = 0; k < q->n_participants; k++)
			ok = ok && pitches[k] <= q->pitches[k].max;
		for (size_t c = 0; c < q->n_challenges; c++) {
			ok = ok && seats[c] <= q->seats[c].max;
			if (in[c])
				sum += seats[c] < q->seats[c].min ? seats[c] : q->seats[c].min;
		}
		best = ok && sum > best ? sum : best;
	}
	return best;
}

/* The set needs more than it can get; one more pitch fills a seat of it exactly for those who are named. */
static void check(struct small *s, const struct coco_bottleneck *b, uint32_t challenge, int round)
{
	bool in[4] = {false}, named[4] = {false};
	int64_t needed = 0;
	for (size_t i = 0; i < b->n_challenges; i++)
		in[b->challenges[i]] = true, needed += s->seats[b->challenges[i]].min;
	for (size_t i = 0; i < b->n_participants; i++)
		named[b->participants[i]] = true;
	cr_assert(in[challenge] && b->whole && b->needed == needed && b->given < needed, "round %d", round);
	cr_assert(most(&s->q, in) == b->given, "round %d: %lld, brute force %lld", round, (long long)b->given, (long long)most(&s->q, in));
	for (size_t k = 0; k < s->q.n_participants; k++) {
		s->pitches[k].max++;
		const int64_t with = most(&s->q, in);
		s->pitches[k].max--;
		cr_assert(with == b->given + named[k], "round %d, participant %zu", round, k);
	}
}

Test(bottleneck, brute_force)
{
	uint32_t state = 4711;
	size_t seen = 0, wide = 0, fixed = 0, barred = 0, colleagues = 0;
	for (int round = 0; round < 3000; round++) {
		struct small s;
		struct coco_assignment r;
		struct coco_err err = {0};
		bool chosen[12];
		int64_t filled[4] = {0};
		draw(&s, &state);
		cr_assert(coco_assign(&s.q, &r, &err) == 0);
		if (!r.feasible)
			continue;
		for (size_t i = 0; i < s.q.n_pairs; i++)
			chosen[i] = s.pairs[i].chosen, filled[s.pairs[i].challenge] += chosen[i];
		struct coco_narrows *narrows = coco_narrows_new(&s.q, chosen);
		cr_assert(narrows != NULL);
		for (uint32_t c = 0; c < s.q.n_challenges; c++) {
			struct coco_bottleneck b;
			if (filled[c] >= s.seats[c].min)
				continue;
			coco_narrows_find(narrows, c, &b);
			check(&s, &b, c, round);
			seen++, wide += b.n_challenges > 1, fixed += b.fixed, barred += b.barred, colleagues += b.colleagues;
		}
		coco_narrows_free(narrows);
		coco_assignment_free(&r);
	}
	cr_expect(seen > 1000 && wide > 200 && fixed > 20 && barred > 100 && colleagues > 50, "%zu %zu %zu %zu %zu", seen, wide, fixed, barred,
	    colleagues);
}
