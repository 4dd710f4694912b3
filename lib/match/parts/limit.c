/* Bounds of totals.
 *
 * Method: a part counts only if some participant and this challenge can have it: areas need an area here and somebody who names areas, a
 * bonus for newcomers a past, and so on. A missing part shares its weight out, so the bound is the greatest weighted mean over any set of
 * the parts that may be: with the text's, those whose most is above the mean, taken from the greatest on. Invariant: no pair's score is
 * above its limit, but for the rounding of scores. */
#include "limit.h"

#include <math.h>

/* Two who are far apart may still have a bonus for two countries. */
static double region_most(const struct coco_campaign *campaign, const struct coco_participant *owner, struct coco_known known)
{
	const double *of = campaign->measures.of;
	double most = NAN;
	if (owner->country.n > 0 && known.country) {
		most = fmax(of[COCO_REGION_COUNTRY], of[COCO_REGION_ABROAD]);
		if (owner->nuts.n > 0 && known.nuts)
			most = fmax(most, fmax(of[COCO_REGION_NUTS1], of[COCO_REGION_NUTS2]));
		if (campaign->cross_border)
			most += (1 - most) * of[COCO_REGION_CROSS_BORDER];
	}
	struct coco_place place;
	if (coco_place_of(campaign->places, owner, &place) && (known.located || known.nuts))
		most = 1;
	if ((owner->country.n > 0 || owner->located) && (known.country || known.located))
		most = isnan(most) ? of[COCO_SILENT_REGION] : fmax(most, of[COCO_SILENT_REGION]);
	return most < 1 ? most : isnan(most) ? NAN : 1;
}

static bool complement_may_be(const struct coco_campaign *campaign, const struct coco_challenge *c, struct coco_known known)
{
	size_t lacks;
	if (c->owner == NULL)
		return false;
	coco_complement_lacks(campaign->complements, c, &lacks);
	return lacks > 0 || (c->owner->areas.n > 0 && known.areas) || (c->owner->says && known.needs) || known.brain;
}

void coco_parts_most(const struct coco_campaign *campaign, const struct coco_challenge *challenge, struct coco_parts *most)
{
	const struct coco_challenge *c = challenge;
	const struct coco_known known = coco_rows_known(campaign->pool->rows);
	size_t wishes;
	coco_wish_keys(campaign->wishes, c, &wishes);
	const bool may_be[COCO_COMPONENTS] = {
	    [COCO_SKILLS_FIT] = coco_challenge_calls(c),
	    [COCO_AREAS_FIT] = c->area.n > 0 && known.areas,
	    [COCO_COMPLEMENT_FIT] = complement_may_be(campaign, c, known),
	    [COCO_LANGUAGE_FIT] = c->languages.n > 0 && known.languages,
	    [COCO_READINESS_FIT] = known.ready || (c->owner && !isnan(c->owner->ready)) || coco_past_any(campaign->past),
	    [COCO_INTEREST_FIT] = wishes > 0 || (c->owner && (c->owner->prefer.n > 0 || known.prefer)),
	    [COCO_HISTORY_FIT] = coco_past_begun(campaign->past) || (campaign->first_time && c->owner),
	};
	for (size_t i = 0; i < COCO_COMPONENTS; i++)
		most->of[i] = may_be[i] ? 1 : NAN;
	most->of[COCO_REGION_FIT] = c->owner ? region_most(campaign, c->owner, known) : NAN;
}

void coco_limit_set(struct coco_limit *limit, const struct coco_campaign *campaign, const struct coco_challenge *challenge,
    const struct coco_weights *weights)
{
	struct coco_parts most;
	double weight = 0, value = 0;
	coco_parts_most(campaign, challenge, &most);
	*limit = (struct coco_limit){.text = weights->of[COCO_TEXT_FIT]};
	for (;;) {
		size_t best = COCO_COMPONENTS;
		for (size_t i = 0; i < COCO_COMPONENTS; i++)
			if (weights->of[i] > 0 && !isnan(most.of[i]) && (best == COCO_COMPONENTS || most.of[i] > most.of[best]))
				best = i;
		if (best == COCO_COMPONENTS)
			return;
		limit->weight[limit->n] = weight += weights->of[best];
		limit->value[limit->n++] = value += weights->of[best] * most.of[best];
		most.of[best] = NAN;
	}
}

double coco_limit_total(const struct coco_limit *limit, double text)
{
	const double weight = isnan(text) ? 0 : limit->text, value = isnan(text) ? 0 : limit->text * text;
	double most = weight > 0 ? text : 0;
	for (size_t i = 0; i < limit->n; i++)
		most = fmax(most, (value + limit->value[i]) / (weight + limit->weight[i]));
	return most;
}
