/* Who is there when a challenge is pitched for. Private to lib/match. */
#ifndef COCO_MATCH_PRESENCE_H
#define COCO_MATCH_PRESENCE_H

#include "pool.h"

/* Reads when each challenge's solution pitches are to be: from `today` on, by its own events, else by those that name no challenge.
 * Returns 0, or -1: memory. */
int coco_presence_read(struct coco_pool *pool, const struct coco_store *store, struct coco_date today, struct coco_err *err) COCO_MUST_USE;
/* What of it matters to the result, appended: a line a moment, by challenge. */
void coco_presence_name(const struct coco_pool *pool, struct coco_buf *text);
/* The participant is there at some time of one of them. Who says no times is always there; so is everybody while none is planned. */
bool coco_present(const struct coco_challenge *challenge, const struct coco_participant *participant);

#endif
