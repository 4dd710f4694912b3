/* What the total of a pair may be at most, before anything is computed. Private to lib/match. */
#ifndef COCO_MATCH_LIMIT_H
#define COCO_MATCH_LIMIT_H

#include "component.h"

/* The most that each part but the text's may be for a challenge, with any participant about whom nobody has decided anything for it;
 * NaN: it is known of nobody. */
void coco_parts_most(const struct coco_campaign *campaign, const struct coco_challenge *challenge, struct coco_parts *most);

/* The parts that may raise a total, the greatest first. */
struct coco_limit {
	double text;                                            /* weight of the text's */
	double weight[COCO_COMPONENTS], value[COCO_COMPONENTS]; /* sums of the first parts' weights, and of weights times values */
	size_t n;
};
void coco_limit_set(struct coco_limit *limit, const struct coco_campaign *campaign, const struct coco_challenge *challenge,
    const struct coco_weights *weights);
/* The greatest total with this affinity (NaN: the text's part is not known); grows with it. */
double coco_limit_total(const struct coco_limit *limit, double text);

#endif
