/* Time until something happens, where some are still waiting: the product-limit estimate of Kaplan and Meier 1958, with
 * Greenwood's variance (1926) on the scale of log(-log S), whose interval never leaves [0, 1]. Who is censored at a time
 * was still at risk then. Invariant: S falls from step to step, lo <= S <= hi. */
#include <math.h>
#include <stdlib.h>

#include "coco/stats.h"

#define FEW 32 /* durations that are not worth memory of their own */

static int by_time(const void *a, const void *b)
{
	const struct coco_duration *x = a, *y = b;
	return x->time != y->time ? (x->time > y->time) - (x->time < y->time) : (int)y->event - (int)x->event;
}

/* The times of those with an event and of those without are sorted as numbers, which is quick, and merged. */
void coco_sort_durations(struct coco_duration *durations, size_t n)
{
	double *times = n > FEW ? malloc(n * sizeof *times) : NULL;
	size_t events = 0, others = 0;
	if (!times) {
		if (n > 1) {
			qsort(durations, n, sizeof *durations, by_time);
		}
		return;
	}
	for (size_t i = 0; i < n; i++) {
		times[durations[i].event ? events++ : n - ++others] = durations[i].time;
	}
	const double *event = times, *other = times + events;
	coco_sort_num(times, events);
	coco_sort_num(times + events, others);
	for (size_t i = 0; i < n; i++) {
		const bool next = event < times + events && (other == times + n || *event <= *other);
		durations[i] = (struct coco_duration){next ? *event++ : *other++, next};
	}
	free(times);
}

static void limits(struct coco_survival *s, double greenwood, double z)
{
	s->se = s->survival > 0 ? s->survival * sqrt(greenwood) : (double)NAN;
	s->ci.lo = s->ci.hi = (double)NAN;
	if (s->survival > 0 && s->survival < 1) {
		double w = z * sqrt(greenwood) / log(s->survival);
		s->ci.lo = pow(s->survival, exp(-w));
		s->ci.hi = pow(s->survival, exp(w));
	}
}

size_t coco_kaplan_meier(const struct coco_duration *sorted, size_t n, double level, struct coco_survival *steps)
{
	double z = coco_dist_norm_q(1 - (1 - level) / 2), survival = 1, greenwood = 0;
	size_t count = 0, same;
	for (size_t i = 0; i < n; i++) {
		if (!(sorted[i].time >= 0)) {
			return 0;
		}
	}
	for (size_t i = 0; i < n; i += same) {
		size_t events = 0, at_risk = n - i;
		for (same = 0; i + same < n && sorted[i + same].time <= sorted[i].time; same++) {
			events += sorted[i + same].event;
		}
		if (!events) {
			continue;
		}
		double d = (double)events, r = (double)at_risk;
		survival *= 1 - d / r;
		greenwood += events < at_risk ? d / (r * (r - d)) : 0;
		struct coco_survival *s = &steps[count++];
		*s = (struct coco_survival){.time = sorted[i].time, .at_risk = at_risk, .events = events, .survival = survival};
		limits(s, greenwood, z);
	}
	return count;
}

/* First time at which `curve` is at most 1 - p; where it stands on it exactly, halfway to the next fall, as in R. */
static double crossing(const struct coco_survival *steps, size_t n, double p, double (*curve)(const struct coco_survival *))
{
	const double near = 1e-12;
	for (size_t i = 0; i < n; i++) {
		double s = curve(&steps[i]);
		if (isnan(s) || s > 1 - p + near) {
			continue;
		}
		for (size_t k = i + 1; k < n && fabs(s - (1 - p)) <= near; k++) {
			if (curve(&steps[k]) < s) {
				return (steps[i].time + steps[k].time) / 2;
			}
		}
		return steps[i].time;
	}
	return (double)NAN;
}

static double survival_of(const struct coco_survival *s)
{
	return s->survival;
}

static double lower_of(const struct coco_survival *s)
{
	return s->ci.lo;
}

static double upper_of(const struct coco_survival *s)
{
	return s->ci.hi;
}

struct coco_estimate coco_survival_quantile(const struct coco_survival *steps, size_t n, double p)
{
	struct coco_estimate out = {(double)NAN, {(double)NAN, (double)NAN}};
	if (p > 0 && p < 1) {
		out.value = crossing(steps, n, p, survival_of);
		out.ci.lo = crossing(steps, n, p, lower_of);
		out.ci.hi = crossing(steps, n, p, upper_of);
	}
	return out;
}
