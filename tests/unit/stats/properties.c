/* What must hold for any data: intervals hold their level and shrink with n, order statistics cover, domains give NaN
 * and no word on standard output (libRmath would print a warning). */
#include <criterion/criterion.h>
#include <math.h>

#include "coco/stats.h"

Test(properties, wilson_contains_the_share_and_mirrors)
{
	for (int n = 1; n <= 60; n++) {
		for (int x = 0; x <= n; x++) {
			struct coco_interval a = coco_wilson(x, n, .95), b = coco_wilson(n - x, n, .95), wide = coco_clopper_pearson(x, n, .95);
			double p = (double)x / n;
			cr_expect(a.lo >= 0 && a.lo <= p && p <= a.hi && a.hi <= 1, "%d of %d", x, n);
			cr_expect(fabs(a.lo - (1 - b.hi)) < 1e-12, "not mirrored: %d of %d", x, n);
			cr_expect(wide.lo <= p && p <= wide.hi);
			struct coco_interval more = coco_wilson(10.0 * x, 10.0 * n, .95);
			cr_expect(more.hi - more.lo < a.hi - a.lo, "more data, no shorter interval");
		}
	}
}

/* The interval of a quantile covers it with at least its level: for ranks, coverage is P(lo rank <= X < hi rank). */
Test(properties, quantile_interval_covers)
{
	double data[200];
	for (int i = 0; i < 200; i++) {
		data[i] = i + 1; /* a value is its rank */
	}
	const double probs[] = {.25, .5, .75};
	for (size_t n = 1; n <= 200; n++) {
		for (size_t k = 0; k < COCO_LEN(probs); k++) {
			struct coco_interval ci = coco_quantile_interval(data, n, probs[k], .95);
			if (isnan(ci.lo)) {
				double ends = pow(probs[k], (double)n) + pow(1 - probs[k], (double)n);
				double larger = fmax(pow(probs[k], (double)n), pow(1 - probs[k], (double)n));
				cr_expect(larger > .025, "n %zu, p %g: there is an interval (%g outside)", n, probs[k], ends);
				continue;
			}
			double covered = coco_dist_binom_p(ci.hi - 1, (double)n, probs[k]) - coco_dist_binom_p(ci.lo - 1, (double)n, probs[k]);
			cr_expect(covered >= .95, "n %zu, p %g: covers only %g", n, probs[k], covered);
			if (n > 40) {
				cr_expect(covered < .99, "n %zu, p %g: wider than need be: %g", n, probs[k], covered);
			}
		}
	}
	cr_expect(isnan(coco_quantile_interval(data, 5, .5, .95).lo));
	cr_expect(coco_quantile_interval(data, 6, .5, .95).hi == 6);
}

Test(properties, domains)
{
	double one[] = {1}, zero[] = {0, 0}, minus[] = {-1, 2};
	const double none[] = {
	    coco_wilson(1, 0, .95).lo,
	    coco_wilson(2, 1, .95).lo,
	    coco_wilson(-1, 4, .95).hi,
	    coco_wilson((double)NAN, 4, .95).hi,
	    coco_wilson(1, 2, 1).lo,
	    coco_clopper_pearson(3, 2, .95).lo,
	    coco_quantile(one, 0, .5),
	    coco_quantile(one, 1, 1.1),
	    coco_quantile_interval(one, 1, .5, .95).lo,
	    coco_gini(zero, 2),
	    coco_gini(minus, 2),
	    coco_gini(one, 0),
	    coco_hhi(zero, 2),
	    coco_cliff_delta(one, 0, one, 1, .95).delta,
	    coco_cliff_delta(one, 1, one, 1, .95).var,
	    coco_dist_norm_q(0),
	    coco_dist_norm_q(1.5),
	    coco_dist_t_q(.5, 0),
	    coco_dist_t_q(.5, -3),
	    coco_dist_chisq_upper(-1, 2),
	    coco_dist_beta_q(2, 1, 1),
	    coco_dist_binom_p(1, 2.5, .5),
	    coco_dist_binom_q(.5, 4, 2),
	    coco_dist_norm_p((double)NAN),
	};
	for (size_t i = 0; i < COCO_LEN(none); i++) {
		cr_expect(isnan(none[i]), "case %zu: %g", i, none[i]);
	}
	double mixed[] = {3, (double)NAN, -1, 2};
	coco_sort_num(mixed, 4);
	cr_expect(mixed[0] == -1 && mixed[2] == 3 && isnan(mixed[3]));
}
