/* The statistics against R (../shared/reference/r.json), within 1e-9. Skipped with a message where the file is absent. */
#include <criterion/criterion.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "coco/stats.h"

static json_t *load(void)
{
	const char *shared = getenv("SHARED");
	char path[512];
	snprintf(path, sizeof path, "%s/reference/r.json", shared ? shared : "../shared");
	json_t *root = json_load_file(path, 0, NULL);
	if (!root) {
		cr_skip_test("skipped: no %s (set SHARED)", path);
	}
	return root;
}

/* Ascending copy of a JSON array of numbers, or of counts of the values 1, 2, 3 …; free() it. */
static double *numbers(const json_t *array, bool counts, size_t *n)
{
	double *out = calloc(1024, sizeof *out);
	*n = 0;
	for (size_t i = 0; i < json_array_size(array); i++) {
		double value = json_number_value(json_array_get(array, i));
		for (int k = 0; k < (counts ? (int)value : 1); k++) {
			out[(*n)++] = counts ? (double)i + 1 : value;
		}
	}
	coco_sort_num(out, *n);
	return out;
}

static double member(const json_t *object, const char *key)
{
	return json_number_value(json_object_get(object, key));
}

static double item(const json_t *array, size_t i)
{
	return json_number_value(json_array_get(array, i));
}

static void near(double got, double want, const char *what)
{
	cr_expect(fabs(got - want) <= 1e-9, "%s: got %.15g, want %.15g", what, got, want);
}

static void near_interval(struct coco_interval got, const json_t *want, const char *what)
{
	if (json_is_null(json_array_get(want, 0))) {
		cr_expect(isnan(got.lo) && isnan(got.hi), "%s: an interval that should not be", what);
		return;
	}
	near(got.lo, item(want, 0), what);
	near(got.hi, item(want, 1), what);
}

Test(reference, proportions)
{
	json_t *root = load(), *list = json_object_get(root, "proportion_ci");
	cr_assert(json_array_size(list) > 5);
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *c = json_array_get(list, i);
		double x = member(c, "x"), n = member(c, "n");
		near_interval(coco_wilson(x, n, .95), json_object_get(c, "wilson95"), "wilson 95");
		near_interval(coco_wilson(x, n, .9), json_object_get(c, "wilson90"), "wilson 90");
		near_interval(coco_clopper_pearson(x, n, .95), json_object_get(c, "clopper_pearson95"), "clopper-pearson");
	}
	json_t *funnel = json_object_get(root, "funnel"), *n = json_object_get(funnel, "n");
	for (size_t i = 1; i < json_array_size(n); i++) {
		near_interval(
		    coco_wilson(item(n, i), item(n, i - 1), .95), json_array_get(json_object_get(funnel, "step_wilson95"), i - 1), "funnel");
	}
	json_decref(root);
}

Test(reference, quantiles)
{
	json_t *root = load(), *list = json_object_get(root, "quantile_type7");
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *c = json_array_get(list, i), *probs = json_object_get(c, "probs"), *want = json_object_get(c, "q");
		size_t n;
		double *data = numbers(json_object_get(c, "data"), false, &n);
		for (size_t k = 0; k < json_array_size(probs); k++) {
			near(coco_quantile(data, n, item(probs, k)), item(want, k), "quantile");
		}
		free(data);
	}
	json_decref(root);
}

static void cliff(const json_t *c, const char *key_x, const char *key_y, bool counts)
{
	size_t m, n;
	double *x = numbers(json_object_get(c, key_x), counts, &m), *y = numbers(json_object_get(c, key_y), counts, &n);
	struct coco_cliff got = coco_cliff_delta(x, m, y, n, .95), back = coco_cliff_delta(y, n, x, m, .95);
	near(got.delta, member(c, "cliffs_delta"), "delta");
	near(got.var, member(c, "delta_var"), "variance of delta");
	near_interval(got.ci, json_object_get(c, "delta_ci95_cliff"), "interval of delta");
	near(back.delta, -got.delta, "delta turned round");
	free(x);
	free(y);
}

Test(reference, ranks)
{
	json_t *root = load(), *list = json_object_get(root, "mannwhitney_likert");
	for (size_t i = 0; i < json_array_size(list); i++) {
		cliff(json_array_get(list, i), "avm_counts", "cci_counts", true);
	}
	list = json_object_get(root, "mannwhitney_small");
	for (size_t i = 0; i < json_array_size(list); i++) {
		cliff(json_array_get(list, i), "x", "y", false);
	}
	json_decref(root);
}

Test(reference, concentration)
{
	json_t *root = load(), *list = json_object_get(root, "concentration");
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *c = json_array_get(list, i);
		size_t n;
		double *data = numbers(json_object_get(c, "data"), false, &n);
		near(coco_gini(data, n), member(c, "gini"), "gini");
		near(coco_hhi(data, n), member(c, "hhi"), "hhi");
		free(data);
	}
	json_decref(root);
}

Test(reference, distributions)
{
	json_t *root = load(), *special = json_object_get(root, "special");
	json_t *c = json_object_get(special, "qnorm"), *v = json_object_get(c, "v");
	for (size_t i = 0; i < json_array_size(v); i++) {
		near(coco_dist_norm_q(item(json_object_get(c, "p"), i)), item(v, i), "qnorm");
		near(coco_dist_norm_p(item(v, i)), item(json_object_get(c, "p"), i), "pnorm");
	}
	c = json_object_get(special, "qt");
	v = json_object_get(c, "v");
	for (size_t i = 0; i < json_array_size(v); i++) {
		near(coco_dist_t_q(.975, item(json_object_get(c, "df"), i)), item(v, i), "qt");
	}
	c = json_object_get(special, "pchisq_upper");
	v = json_object_get(c, "v");
	for (size_t i = 0; i < json_array_size(v); i++) {
		near(coco_dist_chisq_upper(item(json_object_get(c, "x"), i), item(json_object_get(c, "df"), i)), item(v, i), "pchisq");
	}
	json_decref(root);
}
