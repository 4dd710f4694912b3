/* The parts of a score. Private to lib/match. */
#ifndef COCO_MATCH_COMPONENT_H
#define COCO_MATCH_COMPONENT_H

#include "pool.h"

/* Rows of weights.csv, in its order. */
enum coco_component {
	COCO_TEXT_FIT,
	COCO_SKILLS_FIT,
	COCO_AREAS_FIT,
	COCO_LANGUAGE_FIT,
	COCO_REGION_FIT,
	COCO_INTEREST_FIT,
	COCO_COMPONENTS
};
const char *coco_component_name(enum coco_component component);

struct coco_weights {
	double of[COCO_COMPONENTS];
};
/* The defaults of weights.csv. */
void coco_weights_default(struct coco_weights *weights);

struct coco_parts {
	double of[COCO_COMPONENTS]; /* 0 to 1; NaN: data are missing */
};
/* All parts but the text's, which the caller has from the affinity, and interest, which is `level` / 5 (0: none stated).
 *   skills    the wanted skills' weights, each times the best that the participant has for it, by their sum
 *   areas     1: the challenge's area is one that the participant wants to work on
 *   language  1: there is a language in common
 *   region    1: same NUTS 2; 0.8: same NUTS 1; 0.6: same country; by distance where places are known, if that is more */
void coco_parts_of(const struct coco_pool *pool, const struct coco_challenge *challenge, const struct coco_participant *participant,
    double text, double level, struct coco_parts *parts);
/* Weighted mean of the known parts, rounded to six decimals; NaN: nothing is known. `used` gets the weights that each part
 * had, summing to 1; 0 for a missing part. */
double coco_parts_score(const struct coco_parts *parts, const struct coco_weights *weights, struct coco_weights *used);
/* What the best of the participant's skills is worth for a wanted one: 0 to 1; *had is that skill, or COCO_NONE. */
double coco_skill_met(const struct coco_pool *pool, size_t wanted, const struct coco_participant *participant, size_t *had);
double coco_distance_km(double lat1, double lon1, double lat2, double lon2);

#endif
