/* Stable choices against all that there are, on small instances with room for several on both sides. */
#include "coco/assign.h"

#include <criterion/criterion.h>
#include <stdlib.h>

enum { EACH = 4, PAIRS = 12 };

static uint32_t next(uint32_t *state)
{
	*state ^= *state << 13, *state ^= *state >> 17, *state ^= *state << 5;
	return *state;
}

struct small {
	size_t seats[EACH], pitches[EACH];
	struct coco_stable_pair pairs[PAIRS];
	struct coco_stable_problem p;
};

static uint32_t who(const struct small *s, size_t pair, int side)
{
	return side == COCO_STABLE_CCI ? s->pairs[pair].participant : s->pairs[pair].challenge;
}

static void draw(struct small *s, uint32_t *state)
{
	*s = (struct small){0};
	s->p = (struct coco_stable_problem){.seats = s->seats,
	    .pitches = s->pitches,
	    .n_challenges = 1 + next(state) % EACH,
	    .n_participants = 1 + next(state) % EACH,
	    .pairs = s->pairs};
	for (size_t i = 0; i < EACH; i++)
		s->seats[i] = next(state) % 5 == 0 ? next(state) % 4 : 1, s->pitches[i] = next(state) % 5 == 0 ? next(state) % 3 : 1;
	for (uint32_t c = 0; c < s->p.n_challenges; c++)
		for (uint32_t q = 0; q < s->p.n_participants; q++)
			if (s->p.n_pairs < PAIRS && next(state) % 5 > 0)
				s->pairs[s->p.n_pairs++] = (struct coco_stable_pair){c, q, {0, 0}};
	/* strict orders: random places, no two alike; in every other instance who likes somebody much is liked little, which makes for several
	 * stable choices */
	const bool crossed = next(state) % 2 == 0;
	for (int side = 0; side < COCO_STABLE_SIDES; side++)
		for (size_t i = 0; i < s->p.n_pairs; i++)
			for (bool alike = true; alike;) {
				s->pairs[i].place[side] = crossed && side > 0 ? 100 - s->pairs[i].place[0] : 1 + next(state) % 99;
				alike = false;
				for (size_t k = 0; k < i; k++)
					alike = alike || s->pairs[k].place[side] == s->pairs[i].place[side];
			}
}

/* By definition, pair by pair. */
static bool stable(const struct small *s, uint32_t set)
{
	for (size_t i = 0; i < s->p.n_pairs; i++) {
		bool both = true;
		for (int side = 0; side < COCO_STABLE_SIDES; side++) {
			const size_t room = side == COCO_STABLE_CCI ? s->pitches[who(s, i, side)] : s->seats[who(s, i, side)];
			size_t has = 0, worse = 0;
			for (size_t k = 0; k < s->p.n_pairs; k++)
				if ((set >> k & 1) && who(s, k, side) == who(s, i, side))
					has++, worse += s->pairs[k].place[side] > s->pairs[i].place[side];
			if (has > room)
				return false;
			both = both && (has < room || worse > 0);
		}
		if (!(set >> i & 1) && both)
			return false;
	}
	return true;
}

/* Nobody of the side would take one of `other` in place of one that it has in `best`. */
static bool as_good(const struct small *s, uint32_t best, uint32_t other, int side)
{
	for (size_t i = 0; i < s->p.n_pairs; i++)
		for (size_t k = 0; k < s->p.n_pairs; k++)
			if ((other >> i & 1) && !(best >> i & 1) && (best >> k & 1) && who(s, i, side) == who(s, k, side) &&
			    s->pairs[i].place[side] < s->pairs[k].place[side])
				return false;
	return true;
}

static uint32_t solve(const struct small *s, enum coco_stable_side side, bool *chosen)
{
	struct coco_err err = {0};
	uint32_t set = 0;
	cr_assert(coco_stable(&s->p, side, chosen, &err) == 0 && coco_stable_verify(&s->p, chosen, &err) == 0, "%s", err.text);
	for (size_t i = 0; i < s->p.n_pairs; i++)
		set |= (uint32_t)chosen[i] << i;
	return set;
}

Test(stable, best_of_all_for_its_side)
{
	uint32_t state = 19621990;
	size_t several = 0;
	for (int round = 0; round < 1500; round++) {
		struct small s;
		struct coco_err err = {0};
		bool chosen[COCO_STABLE_SIDES][PAIRS];
		uint32_t best[COCO_STABLE_SIDES];
		size_t found = 0;
		draw(&s, &state);
		for (int side = 0; side < COCO_STABLE_SIDES; side++)
			best[side] = solve(&s, (enum coco_stable_side)side, chosen[side]);
		cr_assert(coco_stable_compare(&s.p, chosen[0], chosen[1], &err) == 0, "round %d: %s", round, err.text);
		for (uint32_t set = 0; set < (uint32_t)1 << s.p.n_pairs; set++) {
			if (!stable(&s, set))
				continue;
			found++;
			for (int side = 0; side < COCO_STABLE_SIDES; side++)
				cr_assert(as_good(&s, best[side], set, side), "round %d: %x is better than %x", round, set, best[side]);
		}
		cr_assert(found > 0 && stable(&s, best[0]) && stable(&s, best[1]), "round %d", round);
		several += best[0] != best[1];
	}
	cr_expect(several > 50, "%zu", several);
}

/* Another order of pairs, of challenges and of participants: the same choice. */
Test(stable, order_of_the_input)
{
	uint32_t state = 5;
	for (int round = 0; round < 300; round++) {
		struct small s, t;
		bool chosen[PAIRS], again[PAIRS];
		draw(&s, &state);
		t = s;
		t.p.seats = t.seats, t.p.pitches = t.pitches, t.p.pairs = t.pairs;
		for (size_t c = 0; c < s.p.n_challenges; c++)
			t.seats[s.p.n_challenges - 1 - c] = s.seats[c];
		for (size_t i = 0; i < s.p.n_pairs; i++) {
			t.pairs[s.p.n_pairs - 1 - i] = s.pairs[i];
			t.pairs[s.p.n_pairs - 1 - i].challenge = (uint32_t)s.p.n_challenges - 1 - s.pairs[i].challenge;
		}
		for (int side = 0; side < COCO_STABLE_SIDES; side++) {
			solve(&s, (enum coco_stable_side)side, chosen);
			solve(&t, (enum coco_stable_side)side, again);
			for (size_t i = 0; i < s.p.n_pairs; i++)
				cr_assert(chosen[i] == again[s.p.n_pairs - 1 - i], "round %d", round);
		}
	}
}

/* Any other set of pairs that is not stable fails the check. */
Test(stable, verify_sees_what_blocks)
{
	uint32_t state = 77;
	size_t seen = 0;
	for (int round = 0; round < 500; round++) {
		struct small s;
		struct coco_err err = {0};
		bool chosen[PAIRS];
		draw(&s, &state);
		const uint32_t set = next(&state) & (((uint32_t)1 << s.p.n_pairs) - 1);
		for (size_t i = 0; i < s.p.n_pairs; i++)
			chosen[i] = set >> i & 1;
		const bool good = coco_stable_verify(&s.p, chosen, &err) == 0;
		cr_assert(good == stable(&s, set), "round %d", round);
		cr_assert(good || err.exit == COCO_EXIT_BUG);
		seen += !good;
	}
	cr_expect(seen > 300);
}
