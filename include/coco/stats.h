/* coco/stats.h: figures with their uncertainty: distributions, intervals, quantiles, ranks, concentration.
 *
 * Nothing here knows records, languages or files. Arrays are the caller's and are not changed unless the name says
 * `sort`. A value that does not exist (no data, a domain left, an interval that no sample of this size can give) is NaN:
 * test with isnan(); it is written as null. Nothing prints, nothing allocates, nothing fails in another way.
 */
#ifndef COCO_STATS_H
#define COCO_STATS_H

#include "coco/base.h"

/* A two-sided interval; both NaN: none. */
struct coco_interval {
	double lo, hi;
};

/* ---- distributions (r-mathlib, behind dist.c) ------------------------------------------------------------------- */

double coco_dist_norm_p(double x);                      /* P(Z <= x) */
double coco_dist_norm_q(double p);                      /* 0 < p < 1 */
double coco_dist_t_q(double p, double df);              /* 0 < p < 1, df > 0 */
double coco_dist_chisq_upper(double x, double df);      /* P(X > x), x >= 0, df > 0 */
double coco_dist_beta_q(double p, double a, double b);  /* 0 <= p <= 1, a > 0, b > 0 */
double coco_dist_binom_p(double k, double n, double p); /* P(X <= k), n >= 0 whole, 0 <= p <= 1 */
double coco_dist_binom_q(double q, double n, double p); /* smallest k with P(X <= k) >= q */

/* ---- proportions ------------------------------------------------------------------------------------------------ */

/* Interval of the share x/n at `level` (0.95): Wilson's score interval without continuity correction. NaN unless
 * 0 <= x <= n, n > 0 and 0 < level < 1. Source: Wilson 1927; Newcombe 1998, method 3. */
struct coco_interval coco_wilson(double x, double n, double level);
/* The exact interval of the same share, wider than Wilson's. Source: Clopper and Pearson 1934. */
struct coco_interval coco_clopper_pearson(double x, double n, double level);

/* ---- quantiles -------------------------------------------------------------------------------------------------- */

/* Sorts ascending; NaN last. */
void coco_sort_num(double *values, size_t n);
/* Quantile p (0 to 1) of ascending values, linear between order statistics. Source: Hyndman and Fan 1996, type 7. */
double coco_quantile(const double *sorted, size_t n, double p);
/* Interval of the population's quantile p from order statistics, with at least `level` confidence whatever the
 * distribution; NaN where n is too small for any (a median at 0.95 needs 6). Source: Conover 1999, chapter 3.2. */
struct coco_interval coco_quantile_interval(const double *sorted, size_t n, double p, double level);

/* ---- two groups ------------------------------------------------------------------------------------------------- */

struct coco_cliff {
	double delta; /* P(x > y) - P(x < y), -1 to 1 */
	double var;   /* unbiased, at least (1 - delta^2) / (mn - 1) */
	struct coco_interval ci;
};
/* Cliff's delta of two ascending samples in O(m + n) with its asymmetric interval; NaN where m or n is 0, the variance
 * and interval also where either is 1, the interval where delta is -1 or 1. Source: Cliff 1996, eq. 5; Feng and Cliff 2004. */
struct coco_cliff coco_cliff_delta(const double *sorted_x, size_t m, const double *sorted_y, size_t n, double level);

/* ---- concentration ---------------------------------------------------------------------------------------------- */

/* Gini coefficient of ascending, non-negative values: 0 all alike, (n-1)/n all with one. NaN where the sum is 0. */
double coco_gini(const double *sorted, size_t n);
/* Herfindahl-Hirschman index: sum of squared shares, 1/n to 1. NaN where the sum is 0. */
double coco_hhi(const double *values, size_t n);

#endif
