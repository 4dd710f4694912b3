/* Regions side by side without a league table of noise: between which limits a region's share lies if it differs from the
 * pooled share by chance alone, whether the regions differ by more than chance, and each region's share drawn towards the
 * pooled one by as much as its n leaves open. Sources: Spiegelhalter 2005, appendix A.1.1 (exact limits, interpolated
 * between the whole numbers); Kleinman 1973 (beta-binomial by moments, weighted by n). Invariant: a shrunk share lies
 * between the region's own and the pooled one; limits lie in [0, 1]. */
#include <math.h>

#include "coco/stats.h"

static double limit(double n, double p, double tail)
{
	double r = coco_dist_binom_q(tail, n, p), upto = coco_dist_binom_p(r, n, p);
	double at = r > 0 ? upto - coco_dist_binom_p(r - 1, n, p) : upto;
	return fmin(1, fmax(0, (r - (upto - tail) / at) / n));
}

struct coco_interval coco_funnel_limits(double n, double pooled, double level)
{
	struct coco_interval out = {(double)NAN, (double)NAN};
	if (n > 0 && floor(n) == n && pooled > 0 && pooled < 1 && level > 0 && level < 1) {
		out.lo = limit(n, pooled, (1 - level) / 2);
		out.hi = limit(n, pooled, 1 - (1 - level) / 2);
	}
	return out;
}

double coco_midp(double x, double n, double pooled)
{
	double upto = coco_dist_binom_p(x, n, pooled), below = x > 0 ? coco_dist_binom_p(x - 1, n, pooled) : 0;
	double mid = (upto + below) / 2;
	return x >= 0 && x <= n && floor(x) == x ? 2 * fmin(mid, 1 - mid) : (double)NAN;
}

/* Whether each x is a count of its n; the pooled share. */
static bool regions(const double *x, const double *n, size_t k, double *pooled)
{
	double hits = 0, all = 0;
	for (size_t i = 0; i < k; i++) {
		if (!(n[i] > 0) || !(x[i] >= 0) || !(x[i] <= n[i])) {
			return false;
		}
		hits += x[i];
		all += n[i];
	}
	*pooled = hits / all;
	return k >= 2 && *pooled > 0 && *pooled < 1;
}

struct coco_overdispersion coco_overdispersion(const double *x, const double *n, size_t k, double *z)
{
	struct coco_overdispersion out = {(double)NAN, (double)NAN, (double)NAN};
	double pooled, squares = 0;
	if (!regions(x, n, k, &pooled)) {
		return out;
	}
	for (size_t i = 0; i < k; i++) {
		double one = (x[i] / n[i] - pooled) / sqrt(pooled * (1 - pooled) / n[i]);
		squares += one * one;
		if (z) {
			z[i] = one;
		}
	}
	out.pooled = pooled;
	out.phi = squares / (double)k;
	out.p = coco_dist_chisq_upper(squares, (double)k - 1);
	return out;
}

struct coco_shrinkage coco_shrink(const double *x, const double *n, size_t k, double n_from, double level, struct coco_estimate *shrunk)
{
	struct coco_shrinkage out = {(double)NAN, (double)NAN, (double)NAN};
	double pooled, hits = 0, all = 0, squares = 0, spread = 0, large = 0, tail = (1 - level) / 2;
	for (size_t i = 0; i < k; i++) {
		shrunk[i] = (struct coco_estimate){(double)NAN, {(double)NAN, (double)NAN}};
	}
	if (!regions(x, n, k, &pooled)) {
		return out;
	}
	for (size_t i = 0; i < k; i++) {
		hits += n[i] >= n_from ? x[i] : 0;
		all += n[i] >= n_from ? n[i] : 0;
		large += n[i] >= n_from;
	}
	pooled = hits / all;
	if (large < 2 || !(pooled > 0 && pooled < 1)) {
		return out;
	}
	for (size_t i = 0; i < k; i++) {
		squares += n[i] >= n_from ? n[i] * n[i] : 0;
		spread += n[i] >= n_from ? n[i] * (x[i] / n[i] - pooled) * (x[i] / n[i] - pooled) : 0;
	}
	double chance = pooled * (1 - pooled), more = large - 1;
	out.pooled = pooled;
	out.tau2 = fmax(0, (spread - chance * more) / (all - squares / all - more));
	out.weight = out.tau2 > 0 ? chance / out.tau2 - 1 : (double)INFINITY;
	for (size_t i = 0; i < k; i++) {
		if (isinf(out.weight) || !(out.weight > 0)) { /* no difference between regions, or nothing but difference */
			shrunk[i].value = isinf(out.weight) ? pooled : x[i] / n[i];
			continue;
		}
		double a = x[i] + out.weight * pooled, b = n[i] - x[i] + out.weight * (1 - pooled);
		shrunk[i].value = a / (a + b);
		shrunk[i].ci.lo = coco_dist_beta_q(tail, a, b);
		shrunk[i].ci.hi = coco_dist_beta_q(1 - tail, a, b);
	}
	return out;
}
