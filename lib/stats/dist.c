/* Distributions of r-mathlib (R's own, standalone), the only file that knows it. libRmath prints a warning and goes on
 * where an argument leaves its domain, so every wrapper checks the domain first and gives NaN. */
#define MATHLIB_STANDALONE
#include <Rmath.h>

#include <math.h>

#include "coco/stats.h"

static bool open_share(double p)
{
	return isfinite(p) && p > 0 && p < 1;
}

static bool whole(double n)
{
	return isfinite(n) && n >= 0 && floor(n) == n;
}

double coco_dist_norm_p(double x)
{
	return isnan(x) ? (double)NAN : pnorm(x, 0, 1, 1, 0);
}

double coco_dist_norm_q(double p)
{
	return open_share(p) ? qnorm(p, 0, 1, 1, 0) : (double)NAN;
}

double coco_dist_t_q(double p, double df)
{
	return open_share(p) && isfinite(df) && df > 0 ? qt(p, df, 1, 0) : (double)NAN;
}

double coco_dist_f_q(double p, double df1, double df2)
{
	return open_share(p) && isfinite(df1) && df1 > 0 && isfinite(df2) && df2 > 0 ? qf(p, df1, df2, 1, 0) : (double)NAN;
}

double coco_dist_chisq_upper(double x, double df)
{
	return isfinite(x) && x >= 0 && isfinite(df) && df > 0 ? pchisq(x, df, 0, 0) : (double)NAN;
}

double coco_dist_beta_q(double p, double a, double b)
{
	return p >= 0 && p <= 1 && isfinite(a) && a > 0 && isfinite(b) && b > 0 ? qbeta(p, a, b, 1, 0) : (double)NAN;
}

double coco_dist_binom_p(double k, double n, double p)
{
	return isfinite(k) && whole(n) && p >= 0 && p <= 1 ? pbinom(k, n, p, 1, 0) : (double)NAN;
}

double coco_dist_binom_q(double q, double n, double p)
{
	return q >= 0 && q <= 1 && whole(n) && p >= 0 && p <= 1 ? qbinom(q, n, p, 1, 0) : (double)NAN;
}

double coco_dist_hyper_d(double k, double white, double black, double drawn)
{
	bool valid = isfinite(k) && whole(white) && whole(black) && whole(drawn) && drawn <= white + black;
	return valid ? dhyper(k, white, black, drawn, 0) : (double)NAN;
}
