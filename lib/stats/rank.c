/* Ordinal comparison of two groups: Cliff's delta, how much more often x lies above y than below. For each x the row mean
 * d_i = (#y below - #y above) / n comes from one merge of the two ascending samples, so no m x n matrix is built:
 * sum of (d_ij - delta)^2 = number of untied pairs - m n delta^2. Source: Cliff 1996 (unbiased variance); Feng and
 * Cliff 2004 (asymmetric interval). Invariant: delta(x, y) = -delta(y, x). */
#include <math.h>

#include "coco/stats.h"

/* Adds up the row means of `x` against `y`: their sum and their squared distance from `mean` (0 for a first pass), and
 * the untied pairs. */
static void rows(const double *x, size_t m, const double *y, size_t n, double mean, double *sum, double *squares, double *untied)
{
	size_t below = 0, upto = 0;
	*sum = *squares = *untied = 0;
	for (size_t i = 0; i < m; i++) {
		while (below < n && y[below] < x[i]) {
			below++;
		}
		while (upto < n && y[upto] <= x[i]) {
			upto++;
		}
		double above = (double)(n - upto), row = ((double)below - above) / (double)n;
		*sum += row;
		*squares += (row - mean) * (row - mean);
		*untied += (double)below + above;
	}
}

struct coco_cliff coco_cliff_delta(const double *sorted_x, size_t m, const double *sorted_y, size_t n, double level)
{
	struct coco_cliff out = {(double)NAN, (double)NAN, {(double)NAN, (double)NAN}};
	if (!m || !n || isnan(sorted_x[m - 1]) || isnan(sorted_y[n - 1])) {
		return out;
	}
	double sum, squares_x, squares_y, untied, m_ = (double)m, n_ = (double)n;
	rows(sorted_x, m, sorted_y, n, 0, &sum, &squares_x, &untied);
	double d = out.delta = sum / m_;
	if (m < 2 || n < 2) {
		return out;
	}
	rows(sorted_x, m, sorted_y, n, d, &sum, &squares_x, &untied);
	rows(sorted_y, n, sorted_x, m, -d, &sum, &squares_y, &untied);
	double cells = untied - m_ * n_ * d * d;
	double var = (n_ * n_ * squares_x + m_ * m_ * squares_y - cells) / (m_ * n_ * (m_ - 1) * (n_ - 1));
	out.var = fmax(var, (1 - d * d) / (m_ * n_ - 1));
	double z = coco_dist_norm_q(1 - (1 - level) / 2);
	double bottom = 1 - d * d + z * z * out.var;
	if (isnan(z) || d * d >= 1 || !(bottom > 0)) {
		return out;
	}
	double half = z * sqrt(out.var) * sqrt((1 - d * d) * (1 - d * d) + z * z * out.var);
	out.ci.lo = (d - d * d * d - half) / bottom;
	out.ci.hi = (d - d * d * d + half) / bottom;
	return out;
}
