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

/* What the owners of all challenges lack: made once, then read by any number of threads. */
struct coco_complements;
/* All is borrowed. NULL: memory. */
struct coco_complements *coco_complements_new(const struct coco_pool *pool, const struct coco_measures *measures);
struct coco_complement coco_complement_of(
    const struct coco_complements *complements, const struct coco_challenge *challenge, const struct coco_participant *participant);
/* Its parts that do not depend on the participant's skills; NaN also without an owner. The last one as long as it weighs something. */
double coco_complement_areas(const struct coco_challenge *challenge, const struct coco_participant *participant);
double coco_complement_give(
    const struct coco_complements *complements, const struct coco_challenge *challenge, const struct coco_participant *participant);
double coco_complement_brain(
    const struct coco_complements *complements, const struct coco_challenge *challenge, const struct coco_participant *participant);
/* The lacks of a challenge's owner, *n of them. */
const struct coco_lack *coco_complement_lacks(
    const struct coco_complements *complements, const struct coco_challenge *challenge, size_t *n);
void coco_complements_free(struct coco_complements *complements);

#endif
