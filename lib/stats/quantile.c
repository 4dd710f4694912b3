/* Quantiles of a sample and what they say about the population. Type 7 of Hyndman and Fan 1996 (R's and Excel's default):
 * position (n - 1) p between order statistics. The interval is that of Conover 1999: the order statistics whose ranks a
 * binomial(n, p) leaves with at least the asked confidence, so it needs no assumption about the distribution. */
#include <math.h>
#include <stdlib.h>

#include "coco/stats.h"

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	if (isnan(x) || isnan(y)) {
		return isnan(x) - isnan(y);
	}
	return (x > y) - (x < y);
}

void coco_sort_num(double *values, size_t n)
{
	if (n > 1) {
		qsort(values, n, sizeof *values, by_value);
	}
}

double coco_quantile(const double *sorted, size_t n, double p)
{
	if (!n || !(p >= 0 && p <= 1) || isnan(sorted[n - 1])) {
		return (double)NAN;
	}
	double at = (double)(n - 1) * p;
	/* as in R: a position within 4 ulp of an order statistic is that order statistic */
	double low = floor(at + 4 * 2.220446049250313e-16);
	double part = at - low;
	if (fabs(part) < 4 * 2.220446049250313e-16 * fmax(1, at)) {
		part = 0;
	}
	size_t i = (size_t)low;
	if (part <= 0 || i + 1 >= n) {
		return sorted[i];
	}
	return sorted[i] + part * (sorted[i + 1] - sorted[i]);
}

struct coco_interval coco_quantile_interval(const double *sorted, size_t n, double p, double level)
{
	struct coco_interval ci = {(double)NAN, (double)NAN};
	if (!n || !(p > 0 && p < 1) || !(level > 0 && level < 1) || isnan(sorted[n - 1])) {
		return ci;
	}
	double tail = (1 - level) / 2, size = (double)n;
	/* P(X < lower) <= tail and P(X >= upper) <= tail for X binomial(n, p); order statistics count from 1 */
	double lower = coco_dist_binom_q(tail, size, p);
	if (lower > 0 && coco_dist_binom_p(lower - 1, size, p) > tail) {
		lower--;
	}
	double upper = coco_dist_binom_q(1 - tail, size, p) + 1;
	if (lower < 1 || upper > size) {
		return ci;
	}
	ci.lo = sorted[(size_t)lower - 1];
	ci.hi = sorted[(size_t)upper - 1];
	return ci;
}
