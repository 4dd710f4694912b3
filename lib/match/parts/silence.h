/* What a profile could have said and has not. Private to lib/match. */
#ifndef COCO_MATCH_SILENCE_H
#define COCO_MATCH_SILENCE_H

#include "component.h"

/* The challenge and its owner say what this part needs from them. */
bool coco_challenge_says(enum coco_component component, const struct coco_challenge *challenge);
/* The challenge says it and others of the pool do, but this participant does not: the part counts with a figure of measures.csv (the text
 * with 0), as silence must be no better than an answer. Areas, language, region, readiness and text alone can be silent. */
bool coco_is_silent(const struct coco_campaign *campaign, enum coco_component component, const struct coco_challenge *challenge,
    const struct coco_participant *participant);
/* With which figure of measures.csv; NaN: not silent. Not of the text. */
double coco_silence_worth(const struct coco_campaign *campaign, enum coco_component component, const struct coco_challenge *challenge,
    const struct coco_participant *participant);

#endif
