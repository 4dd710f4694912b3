/* Quantiles of a sample and what they say about the population. Type 7 of Hyndman and Fan 1996 (R's and Excel's default):
 * position (n - 1) p between order statistics. The interval is that of Conover 1999: the order statistics whose ranks a
 * binomial(n, p) leaves with at least the asked confidence, so it needs no assumption about the distribution. */
#include <math.h>
#include <stdlib.h>

#include "coco/stats.h"

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

bool coco_quantile_ranks(size_t n, double p, double level, size_t *lower, size_t *upper)
{
	if (!n || !(p > 0 && p < 1) || !(level > 0 && level < 1)) {
		return false;
	}
	double tail = (1 - level) / 2, size = (double)n;
	/* P(X < low) <= tail and P(X >= high) <= tail for X binomial(n, p); order statistics count from 1 */
	double low = coco_dist_binom_q(tail, size, p);
	if (low > 0 && coco_dist_binom_p(low - 1, size, p) > tail) {
		low--;
	}
	double high = coco_dist_binom_q(1 - tail, size, p) + 1;
	if (low < 1 || high > size) {
		return false;
	}
	*lower = (size_t)low;
	*upper = (size_t)high;
	return true;
}

struct coco_interval coco_quantile_interval(const double *sorted, size_t n, double p, double level)
{
	struct coco_interval ci = {(double)NAN, (double)NAN};
	size_t lower, upper;
	if (n && !isnan(sorted[n - 1]) && coco_quantile_ranks(n, p, level, &lower, &upper)) {
		ci.lo = sorted[lower - 1];
		ci.hi = sorted[upper - 1];
	}
	return ci;
}
