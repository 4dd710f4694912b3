/* How far two groups lie apart: in what they answer by Cliff's delta with its interval, in a share by the difference with Newcombe's; and
 * whether chance would do as a reason: Mann-Whitney, or Fisher's exact test. Where there are several differences of one kind their p are
 * adjusted by Holm over all of them in the report that are judged, so that the number of statements does not make a finding. Those with too
 * few answers are not judged: they have no p, and make that of no other larger. Invariant: every difference has the row of its p beside it,
 * and an adjusted p is never below the raw one. */
#include <math.h>
#include <string.h>

#include "perceptions.h"

#define LEVEL 0.95

void put_delta(
    struct coco_report *r, const char *kpi, const char *p_kpi, struct group group, const double *x, size_t m, const double *y, size_t n)
{
	struct coco_cliff delta = coco_cliff_delta(x, m, y, n, LEVEL);
	struct indicator *i = put(r, kpi, group);
	i->value = delta.delta;
	i->lo = delta.ci.lo;
	i->hi = delta.ci.hi;
	i->n = (int64_t)(m + n);
	flag_few(i, (int64_t)(m < n ? m : n));
	i = put(r, p_kpi, group);
	i->value = coco_mann_whitney(x, m, y, n).p;
	i->n = (int64_t)(m + n);
	flag_few(i, (int64_t)(m < n ? m : n));
}

void put_shares_apart(
    struct coco_report *r, const char *kpi, const char *p_kpi, struct group group, int64_t x, int64_t m, int64_t y, int64_t n)
{
	struct coco_estimate apart = coco_newcombe((double)x, (double)m, (double)y, (double)n, LEVEL);
	struct indicator *i = put(r, kpi, group);
	i->value = apart.value;
	i->lo = apart.ci.lo;
	i->hi = apart.ci.hi;
	i->n = m + n;
	flag_few(i, m < n ? m : n);
	i = put(r, p_kpi, group);
	i->value = coco_fisher((double)x, (double)(m - x), (double)y, (double)(n - y));
	i->n = m + n;
	flag_few(i, m < n ? m : n);
}

static bool judged(const struct indicator *i, size_t kpi)
{
	return i->kpi == kpi && i->flag != 'u';
}

int adjust_holm(struct coco_report *r, const char *kpi_id)
{
	size_t kpi = kpi_row(coco_str_of(kpi_id)), n = 0;
	double *p = coco_arena_array(r->arena, r->n_indicators + 1, sizeof *p);
	double *adjusted = coco_arena_array(r->arena, r->n_indicators + 1, sizeof *adjusted);
	if (!p || !adjusted) {
		return -1;
	}
	for (size_t i = 0; i < r->n_indicators; i++) {
		if (judged(&r->indicators[i], kpi)) {
			p[n++] = r->indicators[i].value;
		}
	}
	coco_holm(p, n, adjusted);
	n = 0;
	for (size_t i = 0; i < r->n_indicators; i++) {
		struct indicator *one = &r->indicators[i];
		if (one->kpi == kpi) {
			one->value = judged(one, kpi) ? adjusted[n++] : (double)NAN;
		}
	}
	return 0;
}
