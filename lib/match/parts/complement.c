/* The complement: a good pair covers both halves, the analytical and the creative one, so it is asked what the participant adds
 * to the owner, not what both share. Gaps are the skills that the challenge wants or the owner says to need, less what the owner
 * has itself; the other way round, what the participant needs and the owner has. Areas count beyond the challenge's own, which
 * is a part of its own. Skills that only the challenge's text names are no gaps: what stands there may be wanted, or only told, and
 * it counts once, among the skills. The distance of the self-images has its place here and no weight until it is calibrated.
 *
 * What is not known is left out; without an owner among the records there is no complement. */
#include "complement.h"

#include "component.h"

#include <math.h>
#include <stdlib.h>

struct coco_complements {
	const struct coco_pool *pool;
	struct coco_measures measures;
	struct coco_lack *lacks; /* of all challenges, one after another */
	size_t *first;           /* where those of a challenge begin */
	size_t n_lacks, cap_lacks;
};

static int add_lack(struct coco_complements *c, const struct coco_challenge *challenge, size_t first, size_t number, double strength)
{
	size_t had;
	for (size_t i = first; i < c->n_lacks; i++)
		if (c->lacks[i].number == number) {
			c->lacks[i].strength = fmax(c->lacks[i].strength, strength);
			return 0;
		}
	if (coco_grow(&c->lacks, &c->cap_lacks, c->n_lacks, sizeof *c->lacks) != 0)
		return -1;
	c->lacks[c->n_lacks++] = (struct coco_lack){number, strength, coco_skill_met(c->pool, number, challenge->owner, &had)};
	return 0;
}

static int read_lacks(struct coco_complements *c, const struct coco_challenge *challenge)
{
	const size_t first = c->n_lacks;
	if (challenge->owner == NULL)
		return 0;
	for (size_t i = 0; i < challenge->n_named; i++)
		if (add_lack(c, challenge, first, challenge->wanted.items[i].number, challenge->wanted.items[i].strength) != 0)
			return -1;
	const struct coco_concept_set *needs = &challenge->owner->needs;
	for (size_t i = 0; i < needs->n; i++)
		if (add_lack(c, challenge, first, needs->items[i].number, needs->items[i].strength * c->measures.of[COCO_COMPLEMENT_NEEDS]) != 0)
			return -1;
	return 0;
}

struct coco_complements *coco_complements_new(const struct coco_pool *pool, const struct coco_measures *measures)
{
	struct coco_complements *c = calloc(1, sizeof *c);
	if (c == NULL)
		return NULL;
	c->pool = pool, c->measures = *measures;
	c->first = calloc(pool->n_challenges + 1, sizeof *c->first);
	int rc = c->first && coco_grow(&c->lacks, &c->cap_lacks, 0, sizeof *c->lacks) == 0 ? 0 : -1;
	for (size_t i = 0; rc == 0 && i < pool->n_challenges; i++) {
		rc = read_lacks(c, &pool->challenges[i]);
		c->first[i + 1] = c->n_lacks;
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
	free(complements->lacks);
	free(complements->first);
	free(complements);
}

const struct coco_lack *coco_complement_lacks(const struct coco_complements *complements, const struct coco_challenge *challenge, size_t *n)
{
	const size_t *first = &complements->first[challenge - complements->pool->challenges];
	*n = first[1] - first[0];
	return complements->lacks + first[0];
}

static double gap_of(const struct coco_complements *c, const struct coco_challenge *challenge, const struct coco_participant *p)
{
	double brought = 0, lacking = 0;
	size_t n, had;
	const struct coco_lack *lacks = coco_complement_lacks(c, challenge, &n);
	for (size_t i = 0; i < n; i++) {
		const double met = coco_skill_met(c->pool, lacks[i].number, p, &had);
		lacking += lacks[i].strength * (1 - lacks[i].owner);
		brought += lacks[i].strength * fmax(0, met - lacks[i].owner);
	}
	return lacking > 0 ? brought / lacking : NAN;
}

double coco_complement_areas(const struct coco_challenge *challenge, const struct coco_participant *p)
{
	size_t other = 0, both = 0;
	if (challenge->owner == NULL || p->areas.n == 0)
		return NAN;
	const struct coco_strs *areas = &challenge->owner->areas;
	for (size_t i = 0; i < areas->n; i++) {
		if (coco_str_eq(areas->items[i], challenge->area))
			continue;
		other++;
		both += coco_strs_have(p->areas, areas->items[i]);
	}
	return other > 0 ? (double)both / (double)other : NAN;
}

double coco_complement_give(
    const struct coco_complements *complements, const struct coco_challenge *challenge, const struct coco_participant *p)
{
	const struct coco_participant *owner = challenge->owner;
	const struct coco_concept_set *needs = &p->needs;
	double met = 0, all = 0;
	size_t had;
	if (owner == NULL || needs->n == 0 || !owner->says)
		return NAN;
	for (size_t i = 0; i < needs->n; i++) {
		met += needs->items[i].strength * coco_skill_met(complements->pool, needs->items[i].number, owner, &had);
		all += needs->items[i].strength;
	}
	return all > 0 ? met / all : NAN;
}

double coco_complement_brain(
    const struct coco_complements *complements, const struct coco_challenge *challenge, const struct coco_participant *p)
{
	return challenge->owner != NULL && complements->measures.of[COCO_COMPLEMENT_BRAIN] > 0 ? fabs(challenge->owner->brain - p->brain) / 2
	                                                                                       : NAN;
}

struct coco_complement coco_complement_of(
    const struct coco_complements *complements, const struct coco_challenge *challenge, const struct coco_participant *participant)
{
	const struct coco_complements *c = complements;
	struct coco_complement found = {NAN, NAN, NAN, NAN, NAN};
	if (challenge->owner == NULL)
		return found;
	found.gap = gap_of(c, challenge, participant);
	found.areas = coco_complement_areas(challenge, participant);
	found.give = coco_complement_give(c, challenge, participant);
	found.brain = coco_complement_brain(c, challenge, participant);
	const double parts[] = {found.gap, found.areas, found.give, found.brain};
	double sum = 0, all = 0;
	for (size_t i = 0; i < COCO_LEN(parts); i++) {
		if (isnan(parts[i]))
			continue;
		sum += c->measures.of[COCO_COMPLEMENT_GAP + i] * parts[i];
		all += c->measures.of[COCO_COMPLEMENT_GAP + i];
	}
	found.all = all > 0 ? sum / all : NAN;
	return found;
}
