/* What a pair has together and the owner lacks alone. Private to lib/match. */
#ifndef COCO_MATCH_COMPLEMENT_H
#define COCO_MATCH_COMPLEMENT_H

#include "measure.h"
#include "pool.h"

/* A skill that is wanted or needed, and how much of it the owner has itself. */
struct coco_lack {
	size_t number;
	double strength, owner;
};
/* Each from 0 to 1, NaN: not known. */
struct coco_complement {
	double gap;   /* of what the owner lacks, what the participant brings */
	double areas; /* of the owner's other areas, those that the participant wants to work on */
	double give;  /* of what the participant needs, what the owner has */
	double brain; /* distance of the self-images on the scale from analytical to creative */
	double all;   /* their weighted mean */
};

struct coco_complements;
/* Reads what participants need, and where complement.brain weighs, their self-images. All is borrowed. NULL: memory. */
struct coco_complements *coco_complements_new(
    const struct coco_pool *pool, const struct coco_store *store, const struct coco_measures *measures);
int coco_complement_of(struct coco_complements *complements, const struct coco_challenge *challenge,
    const struct coco_participant *participant, struct coco_complement *found);
/* The lacks of a challenge's owner, *n of them; NULL: memory. Valid until it is asked about another challenge. */
const struct coco_lack *coco_complement_lacks(struct coco_complements *complements, const struct coco_challenge *challenge, size_t *n);
/* What a participant needs, as skills and technologies. */
const struct coco_concept_set *coco_complement_needs(
    const struct coco_complements *complements, const struct coco_participant *participant);
void coco_complements_free(struct coco_complements *complements);

#endif
