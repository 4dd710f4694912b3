/* People of one organisation share a seat of a challenge. Private to lib/match. */
#ifndef COCO_MATCH_FIRMS_H
#define COCO_MATCH_FIRMS_H

#include "task.h"

/* Makes a group of the pairs that a challenge has with people of one org_id, if there are several. Where more than one of them is pinned
 * they keep their seats, and it is told. 0, or -1: memory. */
int coco_firms_group(struct coco_match *match, struct coco_task *task, struct coco_err *err) COCO_MUST_USE;

#endif
