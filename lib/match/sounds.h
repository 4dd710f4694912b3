/* One spelling for the sounds that languages write differently. Private to lib/match. */
#ifndef COCO_MATCH_SOUNDS_H
#define COCO_MATCH_SOUNDS_H

#include "coco/base.h"

/* Appends a folded word (coco_fold) as it sounds: "kvaliteta" and "qualita" begin alike. */
void coco_sounds(struct coco_str folded, struct coco_buf *out);

#endif
