/* Facilitators who can interpret between two sides. Private to lib/match. */
#ifndef COCO_MATCH_BRIDGE_H
#define COCO_MATCH_BRIDGE_H

#include "measure.h"
#include "pool.h"

struct coco_guide {
	struct coco_str id, org;
	struct coco_strs languages;
	struct coco_str tandem;
};
/* A guide that speaks a language of each side. */
struct coco_bridge {
	const struct coco_guide *guide;     /* NULL: there is none */
	struct coco_str owner, participant; /* the languages, as codes */
	double worth;
};
struct coco_bridges;
/* Reads facilitators, and whom they accompany. NULL: memory. The store and the pool are borrowed. */
struct coco_bridges *coco_bridges_new(const struct coco_pool *pool, const struct coco_store *store, const struct coco_measures *measures);
/* The best bridge between two sides that have no language in common: a facilitator of either, the tandem's partner or the
 * challenge's expert, else any other of the campaign; among equals the first by id. */
struct coco_bridge coco_bridge_between(
    const struct coco_bridges *bridges, const struct coco_challenge *challenge, const struct coco_participant *participant);
void coco_bridges_free(struct coco_bridges *bridges);

#endif
