/* What the parts of a total but the text's bring at most, for all profiles at once.
 *
 * Method: each part is computed once for a class of facts (facts.c), on one of its members, by the very functions that score a pair; skills
 * by a row of what each concept is worth for a wanted one. Interest alone depends on who the two are: where one has a list of whom it
 * prefers, or the challenge has wishes, it counts as 1. What is left for a profile are
 * six numbers to be put together: of its kind and of its set of skills.
 *
 * Sums are floats: who compares them leaves room for that (SEEKER_SLACK). */
#include "facts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of a class: the sums of its parts' weights and of weights times values; `areas` and `rest` also of the complement's parts. */
struct sums {
	double value, weight, complement, complement_weight;
};

/* Of a kind: the same of all its facts, and what a gap that is wholly filled adds. */
struct kind_sums {
	float value, weight, gap;
};
/* Of a set of skills: the skills' part times its weight, and the share of the gap. */
struct kit_sums {
	float value, gap;
	float best, second; /* of what it has for the problem that is told */
};

#define UNKNOWN (-1) /* what having a concept is worth, until it is asked for */

struct coco_promises {
	const struct coco_facts *facts;
	struct coco_campaign *campaign;
	struct coco_sheet *sheet;
	struct sums *sums[COCO_FACTS];
	struct kind_sums *kinds;
	struct kit_sums *kits;
	struct coco_promise *of; /* by profile */
	size_t *wanted;          /* concepts that were wanted so far … */
	double *worth;           /* … and for each what having one of the vocabularies' concepts is worth for it */
	size_t n_wanted, cap_wanted, cap_worth;
};

struct coco_promises *coco_promises_new(const struct coco_facts *facts, struct coco_campaign *campaign, struct coco_sheet *sheet)
{
	struct coco_promises *p = calloc(1, sizeof *p);
	if (p == NULL)
		return NULL;
	p->facts = facts, p->campaign = campaign, p->sheet = sheet;
	p->kinds = calloc(facts->n_kinds + 1, sizeof *p->kinds);
	p->kits = calloc(facts->n_kits + 1, sizeof *p->kits);
	p->of = calloc(facts->n + 1, sizeof *p->of);
	bool well = p->kinds && p->kits && p->of;
	for (size_t i = 0; i < COCO_FACTS; i++)
		well = (p->sums[i] = calloc(facts->classes[i].n + 1, sizeof *p->sums[i])) != NULL && well;
	if (well)
		return p;
	coco_promises_free(p);
	return NULL;
}

void coco_promises_free(struct coco_promises *promises)
{
	if (promises == NULL)
		return;
	for (size_t i = 0; i < COCO_FACTS; i++)
		free(promises->sums[i]);
	free(promises->kinds), free(promises->kits), free(promises->of), free(promises->wanted), free(promises->worth);
	free(promises);
}

/* ---- skills ----------------------------------------------------------------------------------------------------- */

/* The row of `worth` for a wanted concept: found, or begun; valid until the next. NULL: memory. */
static double *row_of(struct coco_promises *p, size_t wanted)
{
	const size_t known = coco_concepts_known(p->campaign->pool->concepts);
	for (size_t i = 0; i < p->n_wanted; i++)
		if (p->wanted[i] == wanted)
			return p->worth + i * known;
	if (coco_grow(&p->wanted, &p->cap_wanted, p->n_wanted, sizeof *p->wanted) != 0)
		return NULL;
	while ((p->n_wanted + 1) * known > p->cap_worth)
		if (coco_grow(&p->worth, &p->cap_worth, p->cap_worth, sizeof *p->worth) != 0)
			return NULL;
	double *row = p->worth + p->n_wanted * known;
	for (size_t i = 0; i < known; i++)
		row[i] = UNKNOWN;
	p->wanted[p->n_wanted++] = wanted;
	return row;
}

static double kin_of(const struct coco_promises *p, size_t wanted, size_t had, double *worth)
{
	const struct coco_concepts *concepts = p->campaign->pool->concepts;
	if (had >= coco_concepts_known(concepts))
		return coco_concepts_kin(concepts, wanted, had);
	if (worth[had] < 0)
		worth[had] = coco_concepts_kin(concepts, wanted, had);
	return worth[had];
}

/* What the best of a set is worth for a wanted concept. */
static double met(const struct coco_promises *p, size_t kit, size_t wanted, double *worth)
{
	const struct coco_facts *f = p->facts;
	double best = 0;
	for (uint32_t i = f->kit_first[kit]; i < f->kit_first[kit + 1]; i++) {
		const double value = f->skills[i].strength * kin_of(p, wanted, f->skills[i].number, worth);
		best = value > best ? value : best;
	}
	return best;
}

/* Adds to each set what it is worth for a concept: `share` of the skills' part, `gap` of the gap beyond what the owner has. */
static int add_wanted(struct coco_promises *p, size_t wanted, double share, double gap, double owner)
{
	double *worth = row_of(p, wanted);
	if (worth == NULL)
		return -1;
	for (size_t kit = 0; kit < p->facts->n_kits; kit++) {
		const double has = met(p, kit, wanted, worth);
		p->kits[kit].value += (float)(share * has);
		p->kits[kit].gap += (float)(gap * fmax(0, has - owner));
	}
	return 0;
}

/* Adds to each set what it is worth for the problem that is told, times `share`. */
static int add_spoken(struct coco_promises *p, const struct coco_concept_set *spoken, double share)
{
	const double *of = p->campaign->measures.of;
	for (size_t i = 0; i < spoken->n; i++) {
		double *worth = row_of(p, spoken->items[i].number);
		if (worth == NULL)
			return -1;
		for (size_t kit = 0; kit < p->facts->n_kits; kit++) {
			const double close = met(p, kit, spoken->items[i].number, worth);
			const float has = close < of[COCO_SKILLS_CLOSE] ? 0 : (float)(spoken->items[i].strength * close);
			struct kit_sums *sums = &p->kits[kit];
			sums->second = fmaxf(sums->second, fminf(sums->best, has));
			sums->best = fmaxf(sums->best, has);
		}
	}
	for (size_t kit = 0; spoken->n > 0 && kit < p->facts->n_kits; kit++)
		p->kits[kit].value +=
		    (float)(share * (of[COCO_SKILLS_SPOKEN] * (double)p->kits[kit].best + of[COCO_SKILLS_ANOTHER] * (double)p->kits[kit].second));
	return 0;
}

/* *gap: there is something to fill. */
static int sum_kits(struct coco_promises *p, const struct coco_challenge *c, double weight, bool *gap)
{
	double all = c->spoken.n > 0 ? c->spoken_weight : 0, lacking = 0;
	size_t n;
	const struct coco_lack *lacks = coco_complement_lacks(p->campaign->complements, c, &n);
	memset(p->kits, 0, (p->facts->n_kits + 1) * sizeof *p->kits);
	for (size_t i = 0; i < c->wanted.n; i++)
		all += c->wanted.items[i].strength;
	for (size_t i = 0; i < n; i++)
		lacking += lacks[i].strength * (1 - lacks[i].owner);
	*gap = lacking > 0;
	for (size_t i = 0; i < c->wanted.n; i++)
		if (add_wanted(p, c->wanted.items[i].number, weight * c->wanted.items[i].strength / all, 0, 0) != 0)
			return -1;
	if (add_spoken(p, &c->spoken, weight * c->spoken_weight / all) != 0)
		return -1;
	for (size_t i = 0; *gap && i < n; i++)
		if (add_wanted(p, lacks[i].number, 0, lacks[i].strength / lacking, lacks[i].owner) != 0)
			return -1;
	return 0;
}

/* ---- the other facts -------------------------------------------------------------------------------------------- */

static void add(struct sums *sums, double weight, double value)
{
	if (isnan(value))
		return;
	sums->weight += weight;
	sums->value += weight * value;
}

static void add_complement(struct sums *sums, double weight, double value)
{
	if (isnan(value))
		return;
	sums->complement_weight += weight;
	sums->complement += weight * value;
}

/* The most that interest may be: any raises the mean of the others towards 1, so no figure below 1 bounds it for all means. */
static double interest_most(const struct coco_campaign *campaign, const struct coco_challenge *c, const struct coco_participant *p)
{
	size_t wishes;
	coco_wish_keys(campaign->wishes, c, &wishes);
	if (c->owner != NULL && (c->owner->prefer.n > 0 || p->prefer.n > 0))
		return 1;
	return wishes > 0 ? 1 : NAN;
}

static struct sums sum_class(const struct coco_promises *p, enum coco_fact fact, const struct coco_challenge *c, const double *weights,
    const struct coco_participant *of)
{
	const struct coco_campaign *campaign = p->campaign;
	const double *measures = campaign->measures.of;
	struct sums sums = {0};
	switch (fact) {
	case COCO_FACT_SPEECH:
		add(&sums, weights[COCO_LANGUAGE_FIT], coco_part_of(campaign, COCO_LANGUAGE_FIT, c, of));
		break;
	case COCO_FACT_PLACE:
		add(&sums, weights[COCO_REGION_FIT], coco_part_of(campaign, COCO_REGION_FIT, c, of));
		break;
	case COCO_FACT_AREAS:
		add(&sums, weights[COCO_AREAS_FIT], coco_part_of(campaign, COCO_AREAS_FIT, c, of));
		add_complement(&sums, measures[COCO_COMPLEMENT_AREAS], coco_complement_areas(c, of));
		break;
	default:
		add(&sums, weights[COCO_READINESS_FIT], coco_part_of(campaign, COCO_READINESS_FIT, c, of));
		add(&sums, weights[COCO_HISTORY_FIT], coco_part_of(campaign, COCO_HISTORY_FIT, c, of));
		add(&sums, weights[COCO_INTEREST_FIT], interest_most(campaign, c, of));
		add_complement(&sums, measures[COCO_COMPLEMENT_GIVE], coco_complement_give(campaign->complements, c, of));
		add_complement(&sums, measures[COCO_COMPLEMENT_BRAIN], coco_complement_brain(campaign->complements, c, of));
	}
	return sums;
}

static void sum_classes(struct coco_promises *p, const struct coco_challenge *c, const double *weights)
{
	for (size_t fact = 0; fact < COCO_FACTS; fact++)
		for (size_t i = 0; i < p->facts->classes[fact].n; i++)
			p->sums[fact][i] = sum_class(p, (enum coco_fact)fact, c, weights, coco_sheet_read(p->sheet, p->facts->classes[fact].member[i]));
}

static void sum_kinds(struct coco_promises *p, const double *weights, bool wanted, bool gap)
{
	const double gap_weight = gap ? p->campaign->measures.of[COCO_COMPLEMENT_GAP] : 0;
	for (size_t i = 0; i < p->facts->n_kinds; i++) {
		double value = 0, weight = wanted ? weights[COCO_SKILLS_FIT] : 0, complement = 0, all = gap_weight;
		for (size_t fact = 0; fact < COCO_FACTS; fact++) {
			const struct sums *s = &p->sums[fact][p->facts->kinds[i].fact[fact]];
			value += s->value, weight += s->weight;
			complement += s->complement, all += s->complement_weight;
		}
		if (all > 0) {
			weight += weights[COCO_COMPLEMENT_FIT];
			value += weights[COCO_COMPLEMENT_FIT] * complement / all;
		}
		p->kinds[i] =
		    (struct kind_sums){(float)value, (float)weight, all > 0 ? (float)(weights[COCO_COMPLEMENT_FIT] * gap_weight / all) : 0};
	}
}

const struct coco_promise *coco_promises_of(
    struct coco_promises *promises, const struct coco_challenge *challenge, const struct coco_weights *weights)
{
	struct coco_promises *p = promises;
	const struct coco_facts *f = p->facts;
	bool gap;
	if (sum_kits(p, challenge, weights->of[COCO_SKILLS_FIT], &gap) != 0)
		return NULL;
	sum_classes(p, challenge, weights->of);
	sum_kinds(p, weights->of, coco_challenge_calls(challenge), gap);
	for (size_t i = 0; i < f->n; i++) {
		const struct kind_sums *kind = &p->kinds[f->of[i]];
		const struct kit_sums *kit = &p->kits[f->kit[i]];
		p->of[i] = (struct coco_promise){kind->value + kit->value + kind->gap * kit->gap, kind->weight};
	}
	return p->of;
}
