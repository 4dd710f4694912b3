/* draw.h: small assignment problems by chance, the same for the same state. */
#ifndef COCO_TESTS_ASSIGN_DRAW_H
#define COCO_TESTS_ASSIGN_DRAW_H

#include "coco/assign.h"

static inline uint32_t next(uint32_t *state)
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

static inline void draw(struct small *s, uint32_t *state)
{
	*s = (struct small){0};
	s->q = (struct coco_assign_problem){.seats = s->seats,
	    .pitches = s->pitches,
	    .pairs = s->pairs,
	    .n_challenges = 1 + next(state) % 4,
	    .n_participants = 1 + next(state) % 4,
	    .soft_pitches = next(state) % 3 == 0,
	    .everyone = next(state) % 2 == 0};
	for (size_t c = 0; c < s->q.n_challenges; c++)
		s->seats[c].min = next(state) % 4, s->seats[c].max = next(state) % 5;
	for (size_t k = 0; k < s->q.n_participants; k++)
		s->pitches[k].min = next(state) % (s->q.soft_pitches ? 3 : 8) == 0 ? 1 + next(state) % 2 : 0,
		s->pitches[k].max = s->pitches[k].min + next(state) % 3;
	for (uint32_t c = 0; c < s->q.n_challenges; c++)
		for (uint32_t k = 0; k < s->q.n_participants; k++)
			if (s->q.n_pairs < 9 && next(state) % 3)
				s->pairs[s->q.n_pairs++] = (struct coco_pair){.challenge = c,
				    .participant = k,
				    .score = next(state) % 5 * 100000,
				    .pinned = next(state) % 12 == 0,
				    .bonus = next(state) % 4 == 0 ? 250000 : 0};
}

/* People of one organisation: in every third problem, those with an even number. */
static inline void draw_groups(struct small *s, uint32_t *state)
{
	if (next(state) % 3 != 0)
		return;
	for (uint32_t c = 0; c < s->q.n_challenges; c++)
		s->groups[c] = (struct coco_group){.challenge = c, .max = next(state) % 6 == 0 ? 2 : 1};
	for (size_t i = 0; i < s->q.n_pairs; i++)
		s->pairs[i].group = s->pairs[i].participant % 2 == 0 ? s->pairs[i].challenge + 1 : 0;
	s->q.groups = s->groups, s->q.n_groups = s->q.n_challenges;
}

#endif
