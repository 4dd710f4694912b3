/* Intervals of a share, of a difference of two and of a mean. Wilson's score interval solves |x/n - p| = z sqrt(p (1 - p) / n) for p; it
 * never leaves [0, 1], holds its level for small n and keeps an interval at x = 0 and x = n. Sources: Wilson 1927; Newcombe 1998 (method
 * 3); Clopper and Pearson 1934. The difference squares and adds the distances of both Wilson intervals (Newcombe 1998b, method 10), so it
 * never leaves [-1, 1] either. Invariant: 0 <= lo <= x/n <= hi <= 1; lo <= difference <= hi. */
#include <math.h>

#include "coco/stats.h"

static bool share_valid(double x, double n, double level)
{
	return isfinite(x) && isfinite(n) && n > 0 && x >= 0 && x <= n && level > 0 && level < 1;
}

struct coco_interval coco_wilson(double x, double n, double level)
{
	struct coco_interval ci = {(double)NAN, (double)NAN};
	if (!share_valid(x, n, level)) {
		return ci;
	}
	double z = coco_dist_norm_q(1 - (1 - level) / 2);
	double p = x / n;
	double centre = p + z * z / (2 * n);
	double half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
	double scale = 1 + z * z / n;
	/* the ends are exact at 0 and n, where rounding would leave 1e-18 */
	ci.lo = x > 0 ? fmax(0, (centre - half) / scale) : 0;
	ci.hi = x < n ? fmin(1, (centre + half) / scale) : 1;
	return ci;
}

struct coco_interval coco_clopper_pearson(double x, double n, double level)
{
	struct coco_interval ci = {(double)NAN, (double)NAN};
	if (!share_valid(x, n, level)) {
		return ci;
	}
	double tail = (1 - level) / 2;
	ci.lo = x > 0 ? coco_dist_beta_q(tail, x, n - x + 1) : 0;
	ci.hi = x < n ? coco_dist_beta_q(1 - tail, x + 1, n - x) : 1;
	return ci;
}

struct coco_estimate coco_difference(struct coco_estimate a, struct coco_estimate b)
{
	struct coco_estimate out = {a.value - b.value, {(double)NAN, (double)NAN}};
	if (!isnan(a.ci.lo) && !isnan(b.ci.lo)) {
		out.ci.lo = out.value - hypot(a.value - a.ci.lo, b.ci.hi - b.value);
		out.ci.hi = out.value + hypot(a.ci.hi - a.value, b.value - b.ci.lo);
	}
	return out;
}

struct coco_estimate coco_newcombe(double x1, double n1, double x2, double n2, double level)
{
	struct coco_interval a = coco_wilson(x1, n1, level), b = coco_wilson(x2, n2, level);
	if (isnan(a.lo) || isnan(b.lo)) {
		return (struct coco_estimate){(double)NAN, {(double)NAN, (double)NAN}};
	}
	return coco_difference((struct coco_estimate){x1 / n1, a}, (struct coco_estimate){x2 / n2, b});
}

struct coco_estimate coco_mean_interval(const double *values, size_t n, double level)
{
	struct coco_estimate out = {(double)NAN, {(double)NAN, (double)NAN}};
	double sum = 0, squares = 0;
	if (!n) {
		return out;
	}
	for (size_t i = 0; i < n; i++) {
		sum += values[i];
	}
	out.value = sum / (double)n;
	for (size_t i = 0; i < n; i++) {
		squares += (values[i] - out.value) * (values[i] - out.value);
	}
	if (n < 2) {
		return out;
	}
	double half = coco_dist_t_q(1 - (1 - level) / 2, (double)n - 1) * sqrt(squares / ((double)n - 1) / (double)n);
	out.ci.lo = out.value - half;
	out.ci.hi = out.value + half;
	return out;
}
