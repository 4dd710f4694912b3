/* Tests, scales, survival, benchmarks and weights against R and SciPy (../shared/reference), within 1e-9; signed ranks, which
 * the reference does not have, against scipy.stats 1.10.1 and against counting every way by hand. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "help.h"

static void two_groups(const json_t *c, const char *key_x, const char *key_y, bool counts)
{
	size_t m, n;
	double *x = numbers(json_object_get(c, key_x), counts, &m), *y = numbers(json_object_get(c, key_y), counts, &n);
	struct coco_mann_whitney got = coco_mann_whitney(x, m, y, n), back = coco_mann_whitney(y, n, x, m);
	near(got.u_x, member(c, "U_x"), "U of x");
	near(got.u_y, member(c, "U_y"), "U of y");
	near(got.p_normal, member(c, "p_asymptotic_cc"), "normal p");
	if (json_is_number(json_object_get(c, "p_exact"))) {
		near(got.p_exact, member(c, "p_exact"), "exact p");
		near(got.p, got.p_exact, "the exact p is taken");
	} else if (m + n > COCO_EXACT_TWO) {
		cr_expect(isnan(got.p_exact));
		near(got.p, got.p_normal, "the normal p is taken");
	}
	near(back.p, got.p, "p turned round");
	free(x);
	free(y);
}

Test(tests, mann_whitney)
{
	json_t *root = load("r.json"), *list = json_object_get(root, "mannwhitney_likert");
	cr_assert(json_array_size(list) > 3);
	for (size_t i = 0; i < json_array_size(list); i++) {
		two_groups(json_array_get(list, i), "avm_counts", "cci_counts", true);
	}
	list = json_object_get(root, "mannwhitney_small");
	for (size_t i = 0; i < json_array_size(list); i++) {
		two_groups(json_array_get(list, i), "x", "y", false);
	}
	json_decref(root);
}

/* All ways counted in Python (itertools) over scipy.stats.rankdata. */
Test(tests, exact_with_ties)
{
	const double x[] = {1, 2, 2, 3}, y[] = {2, 3, 4, 4, 5}, a[] = {1, 1, 2, 3, 5, 5, 5}, b[] = {1, 1, 1, 1, 2, 2, 3, 4, 4};
	near(coco_mann_whitney(x, 4, y, 5).p, 0.0873015873015873, "4 and 5 with ties");
	near(coco_mann_whitney(a, 7, b, 9).p, 0.23697552447552447, "7 and 9 with ties");
	near(coco_mann_whitney(b, 9, a, 7).p, 0.23697552447552447, "9 and 7 with ties");
	const double same[] = {2, 2, 2};
	cr_expect(isnan(coco_mann_whitney(same, 3, same, 2).p_normal));
	near(coco_mann_whitney(same, 3, same, 2).p, 1, "all alike");
}

Test(tests, signed_ranks)
{
	static const struct {
		double d[11];
		size_t n, used;
		double v, exact, normal;
	} cases[] = {
	    /* Hollander and Wolfe's depression scale: R's example of wilcox.test */
	    {{0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01}, 9, 9, 40, 0.0390625, 0.04401098401295143},
	    {{1, -1, 2, 2, 0, 3, -2, 1, 1, 0, 4}, 11, 9, 36.5, 0.12109375, 0.10537146470912194},
	    {{1, 1, 1, -1, 2, 3, -4, 2, 2, 1}, 10, 10, 42, 0.177734375, 0.14711847126228034},
	    {{-1, -2, -3, 0, -1}, 5, 4, 0, 0.125, 0.0975125381781096},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_signed_ranks got = coco_signed_ranks(cases[i].d, cases[i].n);
		cr_expect_eq(got.n, cases[i].used);
		near(got.v, cases[i].v, "rank sum");
		near(got.p, cases[i].exact, "exact p");
		near(got.p_normal, cases[i].normal, "normal p");
	}
	const double many[] = {3, -3, -2, -2, -2, 3, 3, 1, -3, -3, -1, 0, 1, 0, -1, -2, 2, 2, -3, -3, 0, 0, 4, 1, 0, 0, 2, 1, -2, 2, 3, 4, 3,
	    -1, -1, 2, 2, 2, 3, -1, 4, -3, -3, 4, 4, -1, -2, -1, -3, 4, 2, 1, -2, 0, -2, 3, 0, -3, -1, 2};
	struct coco_signed_ranks got = coco_signed_ranks(many, COCO_LEN(many));
	near(got.p_normal, 0.31165843538691274, "52 differences, many tied");
	cr_expect(isnan(got.p_exact) && got.p >= got.p_normal);
	const double none[] = {0, 0}, hole[] = {1, (double)NAN};
	cr_expect(coco_signed_ranks(none, 2).n == 0 && isnan(coco_signed_ranks(none, 2).p) && isnan(coco_signed_ranks(hole, 2).v));
	near(coco_sign_test(3, 8), 0.2265625, "sign test");
	near(coco_sign_test(5, 5), 1, "sign test, even");
	cr_expect(isnan(coco_sign_test(0, 0)));
}

Test(tests, holm)
{
	json_t *root = load("r.json"), *c = json_object_get(root, "p_adjust");
	size_t n;
	double *p = as_given(json_object_get(c, "p"), &n), adjusted[16], with_hole[] = {.01, (double)NAN, .04}, out[3];
	coco_holm(p, n, adjusted);
	for (size_t i = 0; i < n; i++) {
		near(adjusted[i], item(json_object_get(c, "holm"), i), "holm");
	}
	coco_holm(with_hole, 3, out);
	near(out[0], .02, "two tests, not three");
	cr_expect(isnan(out[1]));
	free(p);
	json_decref(root);
}

Test(tests, tables)
{
	json_t *root = load("r.json"), *list = json_object_get(root, "chisq");
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *c = json_array_get(list, i), *rows = json_object_get(c, "table"), *want = json_object_get(c, "adj_residuals");
		size_t r = json_array_size(rows), k = json_array_size(json_array_get(rows, 0));
		double table[64], turned[64], residuals[64];
		for (size_t a = 0; a < r * k; a++) {
			table[a] = item(json_array_get(rows, a / k), a % k);
			turned[a % k * r + a / k] = table[a];
		}
		struct coco_chisq got = coco_chisq(table, r, k, residuals), back = coco_chisq(turned, k, r, NULL);
		near(got.chi2, member(c, "chi2"), "chi-square");
		near(got.df, member(c, "df"), "df");
		near(got.p, member(c, "p"), "p");
		near(got.min_expected, member(c, "min_expected"), "smallest expected");
		near(got.v, member(c, "V"), "V");
		near(got.v_corrected, member(c, "V_bias_corrected"), "V corrected");
		near(back.v_corrected, got.v_corrected, "turned");
		for (size_t a = 0; a < r * k; a++) {
			near(residuals[a], item(json_array_get(want, a / k), a % k), "residual");
		}
		if (json_is_number(json_object_get(c, "fisher_p"))) {
			near(coco_fisher(table[0], table[1], table[2], table[3]), member(c, "fisher_p"), "fisher");
		}
	}
	const double empty_row[] = {1, 2, 0, 0}, minus[] = {1, 2, -1, 3};
	cr_expect(isnan(coco_chisq(empty_row, 2, 2, NULL).p) && isnan(coco_chisq(minus, 2, 2, NULL).chi2));
	cr_expect(isnan(coco_fisher(1, 2, -1, 3)) && isnan(coco_fisher(1.5, 2, 1, 3)));
	json_decref(root);
}

Test(tests, cronbach)
{
	json_t *root = load("r.json"), *c = json_object_get(root, "cronbach"), *rows = json_object_get(c, "data");
	double values[40], deleted[4], rest[4];
	cr_assert(json_array_size(rows) == 10);
	for (size_t i = 0; i < 40; i++) {
		values[i] = item(json_array_get(rows, i / 4), i % 4);
	}
	struct coco_estimate got = coco_cronbach(values, 10, 4, .95, deleted, rest);
	near(got.value, member(c, "alpha"), "alpha");
	near_interval(got.ci, json_object_get(c, "feldt95"), "feldt");
	for (size_t j = 0; j < 4; j++) {
		near(deleted[j], item(json_object_get(c, "alpha_if_deleted"), j), "alpha if deleted");
		near(rest[j], item(json_object_get(c, "item_rest_r"), j), "item-rest correlation");
	}
	for (size_t i = 0; i < 10; i++) { /* two items that were not turned */
		values[i * 4] = 6 - values[i * 4];
		values[i * 4 + 1] = 6 - values[i * 4 + 1];
	}
	cr_expect(coco_cronbach(values, 10, 4, .95, NULL, NULL).value < 0, "reversed items show");
	cr_expect(isnan(coco_cronbach(values, 1, 4, .95, NULL, NULL).value) && isnan(coco_cronbach(values, 10, 1, .95, NULL, NULL).value));
	(void)coco_cronbach(values, 20, 2, .95, deleted, rest);
	cr_expect(isnan(deleted[0]) && !isnan(rest[0]), "of two items none can go");
	json_decref(root);
}

Test(tests, kaplan_meier)
{
	json_t *root = load("r.json"), *c = json_object_get(root, "kaplan_meier");
	struct coco_duration d[12];
	struct coco_survival s[12];
	for (size_t i = 0; i < 12; i++) { /* given backwards, so that the sort has to work */
		d[11 - i] = (struct coco_duration){item(json_object_get(c, "time"), i), item(json_object_get(c, "event"), i) > 0};
	}
	coco_sort_durations(d, 12);
	size_t n = coco_kaplan_meier(d, 12, .95, s);
	cr_assert_eq(n, json_array_size(json_object_get(c, "times")));
	for (size_t i = 0; i < n; i++) {
		near(s[i].time, item(json_object_get(c, "times"), i), "time");
		near((double)s[i].at_risk, item(json_object_get(c, "n_risk"), i), "at risk");
		near((double)s[i].events, item(json_object_get(c, "n_event"), i), "events");
		near(s[i].survival, item(json_object_get(c, "surv"), i), "survival");
		near(s[i].se, item(json_object_get(c, "se"), i), "se");
		near(s[i].ci.lo, item(json_object_get(c, "lower95_loglog"), i), "lower");
		near(s[i].ci.hi, item(json_object_get(c, "upper95_loglog"), i), "upper");
	}
	struct coco_estimate median = coco_survival_quantile(s, n, .5);
	near(median.value, member(c, "median"), "median");
	near(median.ci.lo, 45, "lower end of the median: the first lower limit at or below .5");
	cr_expect(isnan(median.ci.hi), "no upper limit falls to .5");
	const struct coco_duration two[] = {{1, true}, {3, true}};
	n = coco_kaplan_meier(two, 2, .95, s);
	cr_expect(n == 2 && s[1].survival <= 0 && isnan(s[1].se) && isnan(s[1].ci.lo));
	near(coco_survival_quantile(s, 2, .5).value, 2, "halfway, where the curve stands on .5");
	const struct coco_duration before[] = {{-1, true}};
	cr_expect_eq(coco_kaplan_meier(before, 1, .95, s), 0);
	json_decref(root);
}

static void funnel(const json_t *limits, const double *n, size_t k, double pooled, double level)
{
	for (size_t i = 0; i < k; i++) {
		struct coco_interval got = coco_funnel_limits(n[i], pooled, level);
		near(got.lo, fmax(0, item(json_object_get(limits, "lower"), i)), "lower limit, clipped");
		near(got.hi, fmin(1, item(json_object_get(limits, "upper"), i)), "upper limit");
	}
}

Test(tests, regions)
{
	json_t *root = load("r.json"), *both[] = {json_object_get(root, "benchmark"), json_object_get(root, "benchmark_overdispersed")};
	for (size_t b = 0; b < 2; b++) {
		json_t *c = both[b], *eb = json_object_get(c, "eb_moments");
		size_t k;
		double *x = as_given(json_object_get(c, "x"), &k), *n = as_given(json_object_get(c, "n"), &k), z[8];
		struct coco_overdispersion over = coco_overdispersion(x, n, k, z);
		struct coco_estimate shrunk[8];
		struct coco_shrinkage how = coco_shrink(x, n, k, 0, .95, shrunk);
		near(over.pooled, member(c, "pooled"), "pooled");
		near(over.phi, member(c, "overdispersion_phi"), "phi");
		cr_expect(b ? over.p < .001 : over.p > .05, "more than chance, or not: %g", over.p);
		near(how.tau2, member(eb, "tau2"), "tau2");
		cr_expect(b ? fabs(how.weight - member(eb, "M")) < 1e-9 : isinf(how.weight), "weight %g", how.weight);
		for (size_t i = 0; i < k; i++) {
			near(z[i], item(json_object_get(c, "z"), i), "z");
			near(shrunk[i].value, item(json_object_get(eb, "shrunk"), i), "shrunk");
			if (b) {
				near(shrunk[i].ci.lo, item(json_object_get(eb, "post95_lower"), i), "posterior");
				near(shrunk[i].ci.hi, item(json_object_get(eb, "post95_upper"), i), "posterior");
			} else {
				cr_expect(isnan(shrunk[i].ci.lo), "no interval without variance");
				near(coco_midp(x[i], n[i], over.pooled), item(json_object_get(c, "midp_two_sided"), i), "mid-p");
			}
		}
		if (!b) {
			funnel(json_object_get(c, "limits95_exact_interp"), n, k, over.pooled, .95);
			funnel(json_object_get(c, "limits998_exact_interp"), n, k, over.pooled, .998);
		}
		free(x);
		free(n);
	}
	json_decref(root);
}

/* A region too small to be judged is drawn towards what the others come to, and changes nothing of it. */
Test(tests, small_region)
{
	const double x[] = {10, 30, 50, 4}, n[] = {60, 60, 60, 4};
	struct coco_estimate all[4], three[3];
	const struct coco_shrinkage with = coco_shrink(x, n, 4, 10, .95, all), without = coco_shrink(x, n, 3, 10, .95, three);
	cr_expect(with.pooled == .5 && with.tau2 == without.tau2 && with.tau2 > 0);
	for (size_t i = 0; i < COCO_LEN(three); i++) {
		cr_expect(all[i].value == three[i].value && all[i].ci.lo == three[i].ci.lo, "%zu", i);
	}
	cr_expect(all[3].value > .5 && all[3].value < 1, "%g", all[3].value);
	cr_expect(isnan(coco_shrink(x, n, 4, 61, .95, all).pooled) && isnan(all[0].value), "no two to be pooled");
}

Test(tests, differences_and_means)
{
	json_t *root = load("r.json"), *list = json_object_get(root, "diff_newcombe");
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *c = json_array_get(list, i);
		struct coco_estimate got = coco_newcombe(member(c, "x1"), member(c, "n1"), member(c, "x2"), member(c, "n2"), .95);
		near(got.value, member(c, "diff"), "difference");
		near_interval(got.ci, json_object_get(c, "ci95"), "newcombe");
	}
	struct coco_estimate a = {10, {7, 13}}, b = {4, {0, 8}}; /* 6 by the 3-4-5 triangle either way */
	struct coco_estimate d = coco_difference(a, b);
	cr_expect(d.value == 6 && d.ci.lo == 1 && d.ci.hi == 11);
	b.ci.lo = b.ci.hi = (double)NAN;
	d = coco_difference(a, b);
	cr_expect(d.value == 6 && isnan(d.ci.lo) && isnan(d.ci.hi));
	list = json_object_get(root, "t_ci");
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *c = json_array_get(list, i);
		size_t n;
		double *data = as_given(json_object_get(c, "data"), &n);
		near(coco_mean_interval(data, n, .95).value, member(c, "mean"), "mean");
		near_interval(coco_mean_interval(data, n, .95).ci, json_object_get(c, "ci95"), "t 95");
		near_interval(coco_mean_interval(data, n, .9).ci, json_object_get(c, "ci90"), "t 90");
		free(data);
	}
	json_decref(root);
}

Test(tests, bootstrap)
{
	json_t *root = load("scipy.json"), *c = json_object_get(root, "bootstrap_mean");
	enum { RESAMPLES = 5000 };
	static double scratch[64 + RESAMPLES], flat[] = {2, 2, 2};
	size_t n;
	double *data = as_given(json_object_get(c, "data"), &n), tolerance = member(c, "tolerance");
	for (uint64_t seed = 1; seed <= 3; seed++) {
		struct coco_estimate got = coco_bootstrap(data, n, coco_stat_mean, .95, RESAMPLES, seed, scratch);
		struct coco_estimate again = coco_bootstrap(data, n, coco_stat_mean, .95, RESAMPLES, seed, scratch);
		json_t *want = json_array_get(json_object_get(c, "BCa95"), 0);
		cr_expect(
		    fabs(got.ci.lo - item(want, 0)) <= tolerance && fabs(got.ci.hi - item(want, 1)) <= tolerance, "%g to %g", got.ci.lo, got.ci.hi);
		cr_expect(memcmp(&got, &again, sizeof got) == 0, "the same seed, another interval");
	}
	near(coco_bootstrap(flat, 3, coco_stat_mean, .95, 100, 1, scratch).ci.hi, 2, "no spread");
	cr_expect(isnan(coco_bootstrap(flat, 1, coco_stat_mean, .95, 100, 1, scratch).ci.lo));
	free(data);
	json_decref(root);
}

Test(tests, raking)
{
	json_t *root = load("r.json"), *c = json_object_get(root, "raking"), *margins = json_object_get(c, "margins");
	static const char *const names[2] = {"sector", "region"};
	size_t n = json_array_size(json_object_get(c, "score")), category[2][20], codes[2] = {0, 0};
	double totals[2][4], weights[20], mean = 0, sum = 0;
	const char *key;
	json_t *value;
	cr_assert_eq(n, 20);
	for (size_t m = 0; m < 2; m++) {
		json_object_foreach(json_object_get(margins, names[m]), key, value)
		{
			totals[m][codes[m]] = json_number_value(value);
			for (size_t i = 0; i < n; i++) {
				if (!strcmp(json_string_value(json_array_get(json_object_get(c, names[m]), i)), key)) {
					category[m][i] = codes[m];
				}
			}
			codes[m]++;
		}
	}
	struct coco_margin both[] = {{category[0], totals[0], codes[0]}, {category[1], totals[1], codes[1]}};
	struct coco_err err = {0};
	for (size_t i = 0; i < n; i++) {
		weights[i] = 1;
	}
	cr_assert_eq(coco_rake(both, 2, weights, n, &err), 0, "%s", err.text);
	for (size_t i = 0; i < n; i++) {
		near(weights[i], item(json_object_get(c, "weights"), i), "weight");
		sum += weights[i];
		mean += weights[i] * item(json_object_get(c, "score"), i);
	}
	near(mean / sum, member(c, "weighted_mean"), "weighted mean");
	near(coco_kish(weights, n), member(c, "kish_ess"), "Kish's n");
	totals[0][0] += 1;
	cr_expect(coco_rake(both, 2, weights, n, &err) && strstr(err.text, "margin 2"), "%s", err.text);
	totals[0][0] -= 1;
	for (size_t i = 0; i < n; i++) {
		category[1][i] = 0;
	}
	cr_expect(coco_rake(both, 2, weights, n, &err) && strstr(err.text, "nobody stands"), "%s", err.text);
	json_decref(root);
}
