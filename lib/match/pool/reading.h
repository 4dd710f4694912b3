/* Participants, from records into the pool. Private to pool.c and reading.c. */
#ifndef COCO_MATCH_READING_H
#define COCO_MATCH_READING_H

#include "profile.h"

/* Adds all participants of a sealed store, in the order of their ids, with at most so many threads (at least 1). */
int participants_read(struct coco_pool *pool, const struct coco_store *store, size_t threads, struct coco_err *err);

#endif
