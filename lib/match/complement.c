/* The complement: a good pair covers both halves, the analytical and the creative one, so it is asked what the participant adds
 * to the owner, not what both share. Gaps are the skills that the challenge wants or the owner says to need, less what the owner
 * has itself; the other way round, what the participant needs and the owner has. Areas count beyond the challenge's own, which
 * is a part of its own. The distance of the self-images has its place here and no weight until it is calibrated.
 *
 * What is not known is left out; without an owner among the records there is no complement. */
#include "complement.h"

#include "component.h"

#include <math.h>
#include <stdlib.h>

#define NAMED 0.7 /* strength of a need that only a text names, as of a skill */

struct coco_complements {
	const struct coco_pool *pool;
	struct coco_measures measures;
	struct coco_arena *arena;
	struct coco_concept_set *needs; /* by participant */
	double *brains;                 /* by participant; NULL: they do not count */
	const struct coco_challenge *asked;
	struct coco_lack *lacks; /* of the challenge asked */
	size_t n_lacks, cap_lacks;
};

static size_t number_of(const struct coco_complements *c, const struct coco_participant *p)
{
	return (size_t)(p - c->pool->participants);
}

static int read_needs(struct coco_complements *c, const struct coco_rec *rec, struct coco_concept_set *needs)
{
	size_t n;
	const struct coco_str *wanted = coco_rec_list(rec, "training_needs", &n, c->arena);
	const struct coco_str text = coco_rec_str(rec, "needs", c->arena);
	bool whole;
	for (size_t i = 0; i < n; i++) {
		const size_t code = coco_concepts_code(c->pool->concepts, wanted[i]);
		if (code != COCO_NONE ? coco_concept_set_add(needs, code, 1) != 0
		                      : coco_concepts_in_name(c->pool->concepts, wanted[i], 1, needs, &whole) < 0)
			return -1;
	}
	return text.n > 0 && coco_concepts_in(c->pool->concepts, text, NAMED, needs) < 0 ? -1 : 0;
}

struct coco_complements *coco_complements_new(
    const struct coco_pool *pool, const struct coco_store *store, const struct coco_measures *measures)
{
	struct coco_complements *c = calloc(1, sizeof *c);
	if (c == NULL)
		return NULL;
	c->pool = pool, c->measures = *measures;
	c->arena = coco_arena_new();
	c->needs = calloc(pool->n_participants + 1, sizeof *c->needs);
	c->brains = measures->of[COCO_COMPLEMENT_BRAIN] > 0 ? malloc((pool->n_participants + 1) * sizeof *c->brains) : NULL;
	int rc = c->arena && c->needs && (c->brains || measures->of[COCO_COMPLEMENT_BRAIN] <= 0) ? 0 : -1;
	for (size_t i = 0; rc == 0 && i < pool->n_participants; i++) {
		const struct coco_rec *rec = coco_store_at(store, "participant", i);
		rc = read_needs(c, rec, &c->needs[i]);
		if (c->brains != NULL && !coco_rec_num(rec, "brain", &c->brains[i]))
			c->brains[i] = NAN;
		coco_arena_reset(c->arena);
	}
	if (rc == 0)
		return c;
	coco_complements_free(c);
	return NULL;
}

void coco_complements_free(struct coco_complements *complements)
{
	if (complements == NULL)
		return;
	for (size_t i = 0; complements->needs != NULL && i < complements->pool->n_participants; i++)
		free(complements->needs[i].items);
	coco_arena_free(complements->arena);
	free(complements->needs);
	free(complements->brains);
	free(complements->lacks);
	free(complements);
}

const struct coco_concept_set *coco_complement_needs(const struct coco_complements *complements, const struct coco_participant *participant)
{
	return &complements->needs[number_of(complements, participant)];
}

static int add_lack(struct coco_complements *c, size_t number, double strength)
{
	size_t had;
	for (size_t i = 0; i < c->n_lacks; i++)
		if (c->lacks[i].number == number) {
			c->lacks[i].strength = fmax(c->lacks[i].strength, strength);
			return 0;
		}
	if (c->n_lacks == c->cap_lacks && coco_grow(&c->lacks, &c->cap_lacks, c->n_lacks, sizeof *c->lacks) != 0)
		return -1;
	c->lacks[c->n_lacks++] = (struct coco_lack){number, strength, coco_skill_met(c->pool, number, c->asked->owner, &had)};
	return 0;
}

const struct coco_lack *coco_complement_lacks(struct coco_complements *complements, const struct coco_challenge *challenge, size_t *n)
{
	static const struct coco_lack none = {0};
	struct coco_complements *c = complements;
	if (c->asked != challenge) {
		c->asked = challenge;
		c->n_lacks = 0;
		for (size_t i = 0; challenge->owner != NULL && i < challenge->wanted.n; i++)
			if (add_lack(c, challenge->wanted.items[i].number, challenge->wanted.items[i].strength) != 0)
				return NULL;
		const struct coco_concept_set *needs = challenge->owner ? coco_complement_needs(c, challenge->owner) : NULL;
		for (size_t i = 0; needs != NULL && i < needs->n; i++)
			if (add_lack(c, needs->items[i].number, needs->items[i].strength * c->measures.of[COCO_COMPLEMENT_NEEDS]) != 0)
				return NULL;
	}
	*n = c->n_lacks;
	return c->n_lacks > 0 ? c->lacks : &none;
}

static double gap_of(const struct coco_complements *c, const struct coco_participant *p)
{
	double brought = 0, lacking = 0;
	size_t had;
	for (size_t i = 0; i < c->n_lacks; i++) {
		const struct coco_lack *lack = &c->lacks[i];
		const double met = coco_skill_met(c->pool, lack->number, p, &had);
		lacking += lack->strength * (1 - lack->owner);
		brought += lack->strength * fmax(0, met - lack->owner);
	}
	return lacking > 0 ? brought / lacking : NAN;
}

static double areas_of(const struct coco_challenge *challenge, const struct coco_participant *p)
{
	const struct coco_strs *areas = &challenge->owner->areas;
	size_t other = 0, both = 0;
	if (p->areas.n == 0)
		return NAN;
	for (size_t i = 0; i < areas->n; i++) {
		if (coco_str_eq(areas->items[i], challenge->area))
			continue;
		other++;
		both += coco_strs_have(p->areas, areas->items[i]);
	}
	return other > 0 ? (double)both / (double)other : NAN;
}

static double give_of(const struct coco_complements *c, const struct coco_participant *owner, const struct coco_participant *p)
{
	const struct coco_concept_set *needs = coco_complement_needs(c, p);
	double met = 0, all = 0;
	size_t had;
	if (needs->n == 0 || !owner->says)
		return NAN;
	for (size_t i = 0; i < needs->n; i++) {
		met += needs->items[i].strength * coco_skill_met(c->pool, needs->items[i].number, owner, &had);
		all += needs->items[i].strength;
	}
	return all > 0 ? met / all : NAN;
}

int coco_complement_of(struct coco_complements *complements, const struct coco_challenge *challenge,
    const struct coco_participant *participant, struct coco_complement *found)
{
	const struct coco_complements *c = complements;
	const struct coco_participant *owner = challenge->owner;
	size_t n;
	*found = (struct coco_complement){NAN, NAN, NAN, NAN, NAN};
	if (coco_complement_lacks(complements, challenge, &n) == NULL)
		return -1;
	if (owner == NULL)
		return 0;
	found->gap = gap_of(c, participant);
	found->areas = areas_of(challenge, participant);
	found->give = give_of(c, owner, participant);
	if (c->brains != NULL)
		found->brain = fabs(c->brains[number_of(c, owner)] - c->brains[number_of(c, participant)]) / 2;
	const double parts[] = {found->gap, found->areas, found->give, found->brain};
	double sum = 0, all = 0;
	for (size_t i = 0; i < COCO_LEN(parts); i++) {
		if (isnan(parts[i]))
			continue;
		sum += c->measures.of[COCO_COMPLEMENT_GAP + i] * parts[i];
		all += c->measures.of[COCO_COMPLEMENT_GAP + i];
	}
	found->all = all > 0 ? sum / all : NAN;
	return 0;
}
