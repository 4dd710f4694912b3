/* A search for the best profiles in work. Private to search.c and promising.c. */
#ifndef COCO_MATCH_SEEKER_H
#define COCO_MATCH_SEEKER_H

#include "question.h"

#include <math.h>

#define SEEKER_ROUNDED 0.5e-6                /* totals are rounded to six decimals, */
#define SEEKER_SLACK (SEEKER_ROUNDED + 2e-6) /* and promises are floats */

enum { SEEKER_STEPS = 64 }; /* of weight */

struct seeker {
	struct coco_question *q;
	const struct coco_search *search;
	struct coco_scored *found;
	size_t n;
	double needed;                           /* of a total, to be found */
	struct coco_promise ahead[SEEKER_STEPS]; /* of those who were not visited when it was made: the greatest value and the least weight of
	                                          * each step; a value below 0: there is nobody */
	bool looks_ahead;
	uint32_t least[2], alone[2]; /* sums that could bring it: of a passage among others, of the only one of its profile */
};

static inline bool seeker_visited(const struct seeker *s, size_t profile)
{
	return s->q->visited[profile / 8] >> profile % 8 & 1;
}

static inline void seeker_visit_no_more(struct seeker *s, size_t profile)
{
	s->q->visited[profile / 8] = (uint8_t)(s->q->visited[profile / 8] | 1u << profile % 8);
}

/* What is promised of a profile is enough with this affinity (NaN: none). */
static inline bool seeker_may_be(const struct seeker *s, size_t profile, double text)
{
	const struct coco_promise *p = &s->search->promises[profile];
	const double weight = isnan(text) ? 0 : s->search->weight;
	return (double)p->value + (weight > 0 ? weight * text : 0) >= (s->needed - SEEKER_SLACK) * ((double)p->weight + weight);
}

/* Computes the total of a profile that nobody has looked at, as far as it may be enough (search.c). */
int seeker_visit(struct seeker *seeker, size_t profile, struct coco_err *err);
/* After more is needed: the sums that the most promising of those ahead need now (promising.c). */
void seeker_raise(struct seeker *seeker);
/* Visits the profiles that promise most, and sets the sums with which any other could be among the best; UINT32_MAX: none could
 * (promising.c). */
int seeker_promising(struct seeker *seeker, struct coco_err *err);

#endif
