/* What records say that cannot be meant. Private to lib/match. */
#ifndef COCO_MATCH_DOUBTS_H
#define COCO_MATCH_DOUBTS_H

#include "engine.h"

/* Tells of each open challenge of the shard what it says that has no effect, or another than was meant. 0, or -1: memory. */
int coco_match_tell_doubts(struct coco_match *match, struct coco_err *err);

#endif
