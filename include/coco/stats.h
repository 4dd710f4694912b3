/* coco/stats.h: figures with their uncertainty: distributions, intervals, quantiles, ranks, scales, survival, benchmarks,
 * concentration, weights; and which cells of tables must stay hidden.
 *
 * Nothing here knows records, languages or files. Arrays are the caller's and are not changed unless the name says
 * `sort` or the comment that they are filled. A value that does not exist (no data, a domain left, a NaN among the data,
 * an interval that no sample of this size can give) is NaN: test with isnan(); it is written as null. Nothing prints, and
 * nothing allocates but the audit of tables; what can fail in another way takes a coco_err.
 */
#ifndef COCO_STATS_H
#define COCO_STATS_H

#include "coco/base.h"

/* A two-sided interval; both NaN: none. */
struct coco_interval {
	double lo, hi;
};
/* A value with its interval. */
struct coco_estimate {
	double value;
	struct coco_interval ci;
};

/* ---- distributions (r-mathlib, behind dist.c) ------------------------------------------------------------------- */

double coco_dist_norm_p(double x);                      /* P(Z <= x) */
double coco_dist_norm_q(double p);                      /* 0 < p < 1 */
double coco_dist_t_q(double p, double df);              /* 0 < p < 1, df > 0 */
double coco_dist_f_q(double p, double df1, double df2); /* 0 < p < 1, df1 > 0, df2 > 0 */
double coco_dist_chisq_upper(double x, double df);      /* P(X > x), x >= 0, df > 0 */
double coco_dist_beta_q(double p, double a, double b);  /* 0 <= p <= 1, a > 0, b > 0 */
double coco_dist_binom_p(double k, double n, double p); /* P(X <= k), n >= 0 whole, 0 <= p <= 1 */
double coco_dist_binom_q(double q, double n, double p); /* smallest k with P(X <= k) >= q */
/* P(k white among `drawn` balls of `white` and `black` ones); all whole. */
double coco_dist_hyper_d(double k, double white, double black, double drawn);

/* ---- proportions ------------------------------------------------------------------------------------------------ */

/* Interval of the share x/n at `level` (0.95): Wilson's score interval without continuity correction. NaN unless
 * 0 <= x <= n, n > 0 and 0 < level < 1. For a weighted share n is
 * coco_kish() of the weights and x = share * n; neither need be whole. Source: Wilson 1927; Newcombe 1998, method 3. */
struct coco_interval coco_wilson(double x, double n, double level);
/* The exact interval of the same share, wider than Wilson's. Reports keep to Wilson's for all shares, so that any two compare. Source:
 * Clopper and Pearson 1934. */
struct coco_interval coco_clopper_pearson(double x, double n, double level);
/* The difference x1/n1 - x2/n2 of two independent shares with its interval, -1 to 1. NaN where either share is none.
 * Source: Newcombe 1998b (Statistics in Medicine 17:873), method 10. */
struct coco_estimate coco_newcombe(double x1, double n1, double x2, double n2, double level);

/* The difference a - b of two independent estimates from their intervals alone, whatever these are of: for shares the same
 * as coco_newcombe. No interval where either has none. Source: Zou and Donner 2008 (Statistics in Medicine 27:1693), eq. 7. */
struct coco_estimate coco_difference(struct coco_estimate a, struct coco_estimate b);

/* ---- means and any statistic ------------------------------------------------------------------------------------ */

/* Mean of n values in any order with Student's t interval; no interval for n < 2. Source: Student 1908. */
struct coco_estimate coco_mean_interval(const double *values, size_t n, double level);
/* A figure of n values in any order, n from 1. */
typedef double coco_statistic(const double *values, size_t n);
double coco_stat_mean(const double *values, size_t n); /* NaN for n = 0 */
/* Any statistic of n values with its bias-corrected and accelerated bootstrap interval from `resamples` draws (2,000 is
 * usual); without the acceleration where there are fewer draws than values. `scratch`: n + resamples numbers, filled. The
 * same values, in the same order, and the same `seed` give the same interval. No interval for n < 2, or where the
 * estimate lies outside all resamples. Reports do without: quantiles have the exact interval of order statistics, which needs no draws, and
 * the Gini coefficient and the HHI describe all records there are, not a sample. Source: Efron 1987, section 3. */
struct coco_estimate coco_bootstrap(
    const double *values, size_t n, coco_statistic *statistic, double level, size_t resamples, uint64_t seed, double *scratch);

/* ---- quantiles -------------------------------------------------------------------------------------------------- */

/* Sorts ascending; NaN last. */
void coco_sort_num(double *values, size_t n);
/* Quantile p (0 to 1) of ascending values, linear between order statistics. Source: Hyndman and Fan 1996, type 7. */
double coco_quantile(const double *sorted, size_t n, double p);
/* Interval of the population's quantile p from order statistics, with at least `level` confidence whatever the
 * distribution; NaN where n is too small for any (a median at 0.95 needs 6). Source: Conover 1999, chapter 3.2. */
struct coco_interval coco_quantile_interval(const double *sorted, size_t n, double p, double level);
/* The ranks (from 1) of the order statistics of that interval; false: n is too small for any. */
bool coco_quantile_ranks(size_t n, double p, double level, size_t *lower, size_t *upper);

/* ---- two groups ------------------------------------------------------------------------------------------------- */

struct coco_cliff {
	double delta; /* P(x > y) - P(x < y), -1 to 1 */
	double var;   /* unbiased, at least (1 - delta^2) / (mn - 1) */
	struct coco_interval ci;
};
/* Cliff's delta of two ascending samples in O(m + n) with its asymmetric interval; NaN where m or n is 0 or a value is NaN, the variance
 * and interval also where either is 1, the interval where delta is -1 or 1. Source: Cliff 1996, eq. 5; Feng and Cliff 2004. */
struct coco_cliff coco_cliff_delta(const double *sorted_x, size_t m, const double *sorted_y, size_t n, double level);

enum { COCO_EXACT_TWO = 30, COCO_EXACT_PAIRS = 50 };
struct coco_mann_whitney {
	double u_x, u_y; /* pairs in which x (y) lies above, ties by half; together mn */
	double p;        /* two-sided: p_exact where there is one, else p_normal */
	double p_exact;  /* for m + n <= COCO_EXACT_TWO, ties or not; else NaN */
	double p_normal; /* with the correction for ties and continuity; NaN where all values are one */
};
/* Whether two ascending samples differ in location. All NaN where m or n is 0 or a value is NaN. Source: Mann and Whitney
 * 1947; Lehmann 1975, section 1.4 (ties; exact by the permutations of the mid-ranks). */
struct coco_mann_whitney coco_mann_whitney(const double *sorted_x, size_t m, const double *sorted_y, size_t n);

/* ---- pairs ------------------------------------------------------------------------------------------------------ */

struct coco_signed_ranks {
	size_t n;                    /* differences that are not 0 */
	double v;                    /* rank sum of the positive ones */
	double p, p_exact, p_normal; /* two-sided, as above; exact for n <= COCO_EXACT_PAIRS */
};
/* Whether n differences, in any order, lie about 0; differences of 0 are left out. O(n^2). p is NaN where none is left, v
 * where a difference is NaN. Source: Wilcoxon 1945; Lehmann 1975, section 3.2 (ties). */
struct coco_signed_ranks coco_signed_ranks(const double *differences, size_t n);
/* Exact two-sided p-value of the sign test on the numbers of positive and of negative differences; NaN where both are 0. */
double coco_sign_test(size_t plus, size_t minus);
/* The p-values of n tests that are read together, adjusted so that the chance of any false claim keeps the level. NaN is
 * no test and stays. O(n^2). `adjusted` is filled and may not be `p`. Source: Holm 1979. */
void coco_holm(const double *p, size_t n, double *adjusted);

/* ---- tables of counts ------------------------------------------------------------------------------------------- */

struct coco_chisq {
	double chi2, df, p;
	double min_expected;   /* below 5 p is rough */
	double v, v_corrected; /* Cramer's V, 0 to 1 */
};
/* Independence of the rows and columns of a table of counts, row by row. `residuals` (NULL: not wanted) is filled with the
 * adjusted residuals: beyond 2 a cell stands out. Reports do without: a collaboration may go several paths, so that paths by outcome are no
 * table of independent counts, and tables of two by two have Fisher's exact test. All NaN where there are fewer than two rows or columns,
 * or one is empty. Source: Pearson 1900; Bergsma 2013, eq. 8 (corrected V); Haberman 1973. */
struct coco_chisq coco_chisq(const double *table, size_t rows, size_t columns, double *residuals);
/* Exact two-sided p-value for the table (a b / c d) of whole counts, else NaN. Source: Fisher 1935. */
double coco_fisher(double a, double b, double c, double d);

/* ---- scales of several items ------------------------------------------------------------------------------------ */

/* Cronbach's alpha of n persons (rows) by k items (columns), row by row, all answered and all turned the same way, with
 * Feldt's interval. A negative alpha says that an item was not turned. `if_deleted` and `item_rest` (NULL: not wanted) are
 * filled with k values each: alpha without the item (for k >= 3) and the item's correlation with the sum of the others.
 * NaN where n or k is below 2 or nobody differs. Source: Cronbach 1951; Feldt 1965, eq. 17. */
struct coco_estimate coco_cronbach(const double *values, size_t n, size_t k, double level, double *if_deleted, double *item_rest);

/* ---- time to an event ------------------------------------------------------------------------------------------- */

struct coco_duration {
	double time; /* in the caller's unit, from 0 on */
	bool event;  /* it happened then; false: still waiting when last seen */
};
struct coco_survival {
	double time;
	size_t at_risk, events;
	double survival, se; /* share still waiting after `time` */
	struct coco_interval ci;
};
void coco_sort_durations(struct coco_duration *durations, size_t n); /* ascending, events before censored ones */
/* The share still waiting after each time at which events happened: fills `steps` (room for n) and returns how many, 0
 * where a time is negative or NaN. Where the share is 0 there is neither se nor interval. Source: Kaplan and Meier 1958;
 * Greenwood 1926; interval by log(-log S), Kalbfleisch and Prentice 1980. */
size_t coco_kaplan_meier(const struct coco_duration *sorted, size_t n, double level, struct coco_survival *steps);
/* The time by which a share p (0.5: the median) had the event, with the times at which the steps' interval crosses 1 - p;
 * NaN: not yet. Source: Brookmeyer and Crowley 1982. */
struct coco_estimate coco_survival_quantile(const struct coco_survival *steps, size_t n, double p);

/* ---- regions against their pool --------------------------------------------------------------------------------- */

/* The limits between which the share of n lies with probability `level` if the true one is `pooled`, interpolated and
 * clipped to [0, 1]. Source: Spiegelhalter 2005, appendix A.1.1. */
struct coco_interval coco_funnel_limits(double n, double pooled, double level);
/* Two-sided mid-p value of x of n against `pooled`. Source: Lancaster 1961. */
double coco_midp(double x, double n, double pooled);
struct coco_overdispersion {
	double pooled, phi, p; /* phi: mean squared z, 1 by chance alone; p: of as large a phi by chance */
};
/* Whether k shares x/n differ by more than chance. `z` (NULL: not wanted) is filled with each region's distance from the
 * pooled share in standard errors. NaN for k < 2 or a pooled share of 0 or 1. Source: Spiegelhalter 2005, eq. 8. */
struct coco_overdispersion coco_overdispersion(const double *x, const double *n, size_t k, double *z);
struct coco_shrinkage {
	double pooled, tau2; /* tau2: variance between regions beyond chance */
	double weight;       /* of the pooled share, in n; infinite where tau2 is 0 */
};
/* Each of k shares x/n drawn towards the pooled one (empirical Bayes, beta-binomial by moments): `shrunk` is filled with k
 * estimates and their posterior intervals; no interval where the regions do not differ beyond chance. What is pooled, and how
 * far regions differ, is of those with `n_from` or more; the others are drawn as well. NaN for fewer than two of these, or a
 * pooled share of 0 or 1. Source: Kleinman 1973, weights n. */
struct coco_shrinkage coco_shrink(const double *x, const double *n, size_t k, double n_from, double level, struct coco_estimate *shrunk);

/* ---- concentration ---------------------------------------------------------------------------------------------- */

/* Gini coefficient of ascending, non-negative values: 0 all alike, (n-1)/n all with one. NaN where the sum is 0. */
double coco_gini(const double *sorted, size_t n);
/* Herfindahl-Hirschman index: sum of squared shares, 1/n to 1. NaN where the sum is 0. */
double coco_hhi(const double *values, size_t n);

/* ---- weights ---------------------------------------------------------------------------------------------------- */

/* A margin of the population: each respondent's category, and the categories' totals. */
struct coco_margin {
	const size_t *category; /* of each of n respondents, below n_categories */
	const double *totals;   /* from 0 on; every margin's add up to the same */
	size_t n_categories;
};
/* Changes n weights (usually all 1) until they add up to every margin's totals. Errors: input where the margins do not
 * agree, a total has no respondent, or no weights fit; `weights` are then of no use. Source: Deming and Stephan 1940. */
int coco_rake(const struct coco_margin *margins, size_t n_margins, double *weights, size_t n, struct coco_err *err) COCO_MUST_USE;
/* Effective sample size: (sum w)^2 / sum w^2, 1 to n. NaN where all are 0 or one is negative. Source: Kish 1965, 11.7. */
double coco_kish(const double *weights, size_t n);

/* ---- disclosure control ----------------------------------------------------------------------------------------- */

#define COCO_UNBOUNDED INT64_MAX

/* A count of published tables, as an arc of a network: nodes are what it adds up to. An inner cell of a two-way table runs
 * from its row's node to its column's; a row's total from one common node to its row's, a column's total from its own to
 * another common one, the grand total from there back. Nested counts (reached a step, and of these the next) run from node
 * to node. Counts that are published nowhere but follow from others are cells as well, hidden from the start. */
struct coco_cell {
	size_t from, to; /* nodes from 0 on */
	int64_t value;   /* from 0 on */
	int64_t least;   /* that the reader knows anyway: 1 where a row is only printed if it holds someone */
	double cost;     /* what the reader loses if it is hidden, from 0 on; infinite: it must be shown unless it is small itself */
	bool hidden;
	int64_t lo, hi; /* filled by the audit: what a reader can work out; COCO_UNBOUNDED: no upper bound */
};
/* Computes the bounds of all n cells; a small one (1 to k - 1) is `open` if it is shown, or cannot be as
 * little as `least`, or cannot be k or more for all that the reader knows. Allocates and frees. Errors: bug where the cells do not add up;
 * no memory. Source: Fischetti and Salazar 2000; bounds by maximum flow. The audit knows the cells it is given: what another release,
 * another table or common knowledge adds, it cannot see. */
int coco_disclosure_audit(struct coco_cell *cells, size_t n, size_t n_nodes, int64_t k, size_t *open, struct coco_err *err) COCO_MUST_USE;
/* Hides all small cells (primary suppression) and as many others, the cheapest first, as it takes to protect them
 * (complementary suppression). `open`: small cells that a reader can bound below k because nothing more may be hidden.
 * Allocates and frees. Errors: as above. */
int coco_disclosure_repair(struct coco_cell *cells, size_t n, size_t n_nodes, int64_t k, size_t *open, struct coco_err *err) COCO_MUST_USE;
/* Whether a sum (of money, of seats) tells one contributor's part: fewer than `min_contributors` (3) are not 0, or one has
 * more than `max_share` (0.85) of it. Source: Hundepool et al. 2012, Statistical Disclosure Control, 4.2 (dominance). */
bool coco_dominated(const double *values, size_t n, size_t min_contributors, double max_share);
/* Whether the values of n sorted answers at these ascending ranks (from 1) can be told without telling that an answer was
 * given 1 to k - 1 times: between the ranks before and after each there must be room for k. */
bool coco_ranks_safe(const size_t *ranks, size_t n_ranks, size_t n, size_t k);

#endif
