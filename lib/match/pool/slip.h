/* Slips of the pen in the names of skills. Private to lib/match. */
#ifndef COCO_MATCH_SLIP_H
#define COCO_MATCH_SLIP_H

#include "coco/base.h"

/* The code of the skill or technology whose code, label or synonym is nearest to the words; of several the first. NULL: none is near. */
const char *coco_slip_of(struct coco_str words);

#endif
