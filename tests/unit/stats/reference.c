/* The statistics against R (../shared/reference/r.json), within 1e-9. Skipped with a message where the file is absent. */
#include <math.h>
#include <stdlib.h>

#include "help.h"

Test(reference, proportions)
{
	json_t *root = load("r.json"), *list = json_object_get(root, "proportion_ci");
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
	json_t *root = load("r.json"), *list = json_object_get(root, "quantile_type7");
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
	json_t *root = load("r.json"), *list = json_object_get(root, "mannwhitney_likert");
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
	json_t *root = load("r.json"), *list = json_object_get(root, "concentration");
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
	json_t *root = load("r.json"), *special = json_object_get(root, "special");
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
