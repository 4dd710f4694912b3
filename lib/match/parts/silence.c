/* Silence. A part of a score for which data are missing is left out, as nobody should pay for a question that was not asked. But where
 * others of the pool have answered, it was asked: then whoever says nothing counts with a middling figure, so that an honest answer is
 * mostly better and a bad one not much worse. What the challenge or its owner leaves open is open for all alike. */
#include "silence.h"

#include <math.h>

static bool placed(const struct coco_participant *p)
{
	return p->country.n > 0 || p->located;
}

bool coco_challenge_says(enum coco_component component, const struct coco_challenge *challenge)
{
	switch (component) {
	case COCO_TEXT_FIT:
		return challenge->n_passages > 0;
	case COCO_SKILLS_FIT:
		return coco_challenge_calls(challenge);
	case COCO_AREAS_FIT:
		return challenge->area.n > 0;
	case COCO_LANGUAGE_FIT:
		return challenge->languages.n > 0;
	case COCO_REGION_FIT:
		return challenge->owner != NULL && placed(challenge->owner);
	case COCO_COMPLEMENT_FIT:
		return challenge->owner != NULL;
	default:
		return true;
	}
}

bool coco_is_silent(const struct coco_campaign *campaign, enum coco_component component, const struct coco_challenge *challenge,
    const struct coco_participant *participant)
{
	const struct coco_known known = coco_rows_known(campaign->pool->rows);
	const struct coco_participant *p = participant;
	if (!coco_challenge_says(component, challenge))
		return false;
	switch (component) {
	case COCO_TEXT_FIT:
		return p->number != COCO_NONE && coco_affinity_words(campaign->pool->affinity, p->number) == 0;
	case COCO_AREAS_FIT:
		return known.areas && p->areas.n == 0;
	case COCO_LANGUAGE_FIT:
		return known.languages && p->languages.n == 0;
	case COCO_REGION_FIT:
		return (known.country || known.located) && !placed(p);
	case COCO_READINESS_FIT:
		return (known.ready || coco_past_any(campaign->past)) && isnan(p->ready);
	default:
		return false;
	}
}

double coco_silence_worth(const struct coco_campaign *campaign, enum coco_component component, const struct coco_challenge *challenge,
    const struct coco_participant *participant)
{
	const double *of = campaign->measures.of;
	if (!coco_is_silent(campaign, component, challenge, participant))
		return NAN;
	switch (component) {
	case COCO_AREAS_FIT:
		return of[COCO_SILENT_AREAS];
	case COCO_LANGUAGE_FIT:
		return of[COCO_SILENT_LANGUAGE];
	case COCO_REGION_FIT:
		return of[COCO_SILENT_REGION];
	case COCO_READINESS_FIT:
		return of[COCO_SILENT_READINESS];
	default:
		return NAN;
	}
}
