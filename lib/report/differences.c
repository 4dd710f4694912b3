/* How far the two sides lie apart in what they answer: Cliff's delta with its interval, and whether chance would do as a
 * reason: Mann-Whitney, adjusted by Holm over all differences of the report, so that the number of statements does not make
 * a finding. A comparison of two sides that answered the same statement in the same wave. Invariant: every difference has
 * its p beside it, and an adjusted p is never below the raw one. */
#include <math.h>
#include <string.h>

#include "model.h"

#define LEVEL 0.95

void put_difference(struct coco_report *r, struct group group, const double *avm, size_t m, const double *cci, size_t n)
{
	struct coco_cliff delta = coco_cliff_delta(avm, m, cci, n, LEVEL);
	struct indicator *i = put(r, "perceptions.difference", group);
	i->value = delta.delta;
	i->lo = delta.ci.lo;
	i->hi = delta.ci.hi;
	i->n = (int64_t)(m + n);
	flag_few(i, (int64_t)(m < n ? m : n));
	i = put(r, "perceptions.p", group);
	i->value = coco_mann_whitney(avm, m, cci, n).p;
	i->n = (int64_t)(m + n);
	flag_few(i, (int64_t)(m < n ? m : n));
}

int adjust_differences(struct coco_report *r)
{
	size_t kpi = kpi_row(COCO_STR("perceptions.p")), n = 0;
	double *p = coco_arena_array(r->arena, r->n_indicators + 1, sizeof *p);
	double *adjusted = coco_arena_array(r->arena, r->n_indicators + 1, sizeof *adjusted);
	if (!p || !adjusted) {
		return -1;
	}
	for (size_t i = 0; i < r->n_indicators; i++) {
		if (r->indicators[i].kpi == kpi) {
			p[n++] = r->indicators[i].value;
		}
	}
	coco_holm(p, n, adjusted);
	n = 0;
	for (size_t i = 0; i < r->n_indicators; i++) {
		if (r->indicators[i].kpi == kpi) {
			r->indicators[i].value = adjusted[n++];
		}
	}
	return 0;
}
