/* The parts of a score. Private to lib/match. */
#ifndef COCO_MATCH_COMPONENT_H
#define COCO_MATCH_COMPONENT_H

#include "bridge.h"
#include "complement.h"
#include "past.h"
#include "place.h"
#include "wish.h"

/* Rows of weights.csv, in its order. */
enum coco_component {
	COCO_TEXT_FIT,
	COCO_SKILLS_FIT,
	COCO_AREAS_FIT,
	COCO_COMPLEMENT_FIT,
	COCO_LANGUAGE_FIT,
	COCO_REGION_FIT,
	COCO_READINESS_FIT,
	COCO_INTEREST_FIT,
	COCO_HISTORY_FIT,
	COCO_COMPONENTS
};
const char *coco_component_name(enum coco_component component);

struct coco_weights {
	double of[COCO_COMPONENTS];
};
/* The defaults of weights.csv. */
void coco_weights_default(struct coco_weights *weights);

/* What is known beside the challenges and participants themselves, and what the campaign wants. */
struct coco_campaign {
	const struct coco_pool *pool;
	struct coco_measures measures;
	bool cross_border; /* pairs of two countries are wanted */
	bool first_time;   /* pairs that have not worked together are wanted */
	struct coco_complements *complements;
	struct coco_bridges *bridges;
	struct coco_wishes *wishes;
	struct coco_past *past;
	struct coco_places *places;
};
/* Reads all but `measures`, `cross_border` and `first_time`, which are set before. Errors: memory. */
int coco_campaign_read(struct coco_campaign *campaign, const struct coco_pool *pool, const struct coco_store *store, struct coco_err *err);
void coco_campaign_free(struct coco_campaign *campaign);

struct coco_parts {
	double of[COCO_COMPONENTS]; /* 0 to 1; NaN: data are missing */
};
/* All parts but the text's, which the caller has from the affinity; `level` is the stated interest, 1 to 5 (0: none).
 *   skills      the wanted skills' weights, each times the best that the participant has for it, by their sum; a problem that is told
 *               counts as one more, with the best of the skills that it speaks for
 *   areas       1: the challenge's area is one that the participant wants to work on
 *   complement  what the pair has together and the owner lacks alone (complement.h)
 *   language    1: there is a language in common; less: a facilitator speaks with both (bridge.h)
 *   region      same NUTS 2, NUTS 1 or country; by distance where places or regions are known, if that is more; a bonus across a border
 * (place.h) readiness   what both say of themselves, raised by meetings in person, moved by earlier ratings (past.h) interest    a
 * volunteer's level by 5, and wishes of either side (wish.h) history     1 by one more than the chances that the participant has had; with
 * first_time its mean with 1 for a new pair The numbers are those of measures.csv. */
void coco_parts_of(struct coco_campaign *campaign, const struct coco_challenge *challenge, const struct coco_participant *participant,
    double text, double level, struct coco_parts *parts);
/* One of them that depends on nothing else: neither the text's nor interest, for which it is NaN. */
double coco_part_of(const struct coco_campaign *campaign, enum coco_component component, const struct coco_challenge *challenge,
    const struct coco_participant *participant);
/* Weighted mean of the known parts, rounded to six decimals; NaN: nothing is known. Interest x only adds: with the mean m of the others it
 * is one of them with m + (1 - m) x. `used` gets the weights that each part had, summing to 1; 0 for a missing part. */
double coco_parts_score(const struct coco_parts *parts, const struct coco_weights *weights, struct coco_weights *used);
/* What the best of the participant's skills is worth for a wanted one: 0 to 1; *had is that skill, or COCO_NONE. */
double coco_skill_met(const struct coco_pool *pool, size_t wanted, const struct coco_participant *participant, size_t *had);
/* What the best of them is worth for the problem that the challenge tells; 0: nothing. */
double coco_spoken_met(const struct coco_campaign *campaign, const struct coco_challenge *challenge, const struct coco_participant *p);
/* What both say of their readiness, 0 to 1; NaN: neither does. */
double coco_readiness_said(const struct coco_challenge *challenge, const struct coco_participant *p);
struct coco_pair_past coco_past_of(
    const struct coco_campaign *campaign, const struct coco_challenge *challenge, const struct coco_participant *p);
struct coco_nearness coco_campaign_near(
    const struct coco_campaign *campaign, const struct coco_participant *a, const struct coco_participant *b);

#endif
