/* What people wish of a partner without insisting. Private to lib/match. */
#ifndef COCO_MATCH_WISH_H
#define COCO_MATCH_WISH_H

#include "gate.h"
#include "measure.h"

struct coco_wishes;
/* Reads `prefer` of challenges. NULL: memory. The store and the pool are borrowed. */
struct coco_wishes *coco_wishes_new(const struct coco_pool *pool, const struct coco_store *store);
/* One of the two has named the other. */
bool coco_wish_names(const struct coco_challenge *challenge, const struct coco_participant *participant);
/* The keys of the challenge's `prefer`, *n of them (0: none). */
const struct coco_must *coco_wish_keys(const struct coco_wishes *wishes, const struct coco_challenge *challenge, size_t *n);
/* Of these keys the share that the participant meets; NaN: there are none. */
double coco_wish_met(const struct coco_wishes *wishes, const struct coco_challenge *challenge, const struct coco_participant *participant);
void coco_wishes_free(struct coco_wishes *wishes);

#endif
