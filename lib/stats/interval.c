/* Intervals of a share. Wilson's score interval solves |x/n - p| = z sqrt(p (1 - p) / n) for p; it never leaves [0, 1],
 * holds its level for small n and keeps an interval at x = 0 and x = n. Sources: Wilson 1927; Newcombe 1998 (method 3);
 * Clopper and Pearson 1934. Invariant: 0 <= lo <= x/n <= hi <= 1. */
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
