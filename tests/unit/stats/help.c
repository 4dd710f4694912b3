#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "help.h"

json_t *load(const char *name)
{
	const char *shared = getenv("SHARED");
	char path[512];
	snprintf(path, sizeof path, "%s/reference/%s", shared ? shared : "../shared", name);
	json_t *root = json_load_file(path, 0, NULL);
	if (!root) {
		cr_skip_test("skipped: no %s (set SHARED)", path);
	}
	return root;
}

double *numbers(const json_t *array, bool counts, size_t *n)
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

double *as_given(const json_t *array, size_t *n)
{
	*n = json_array_size(array);
	double *out = calloc(*n + 1, sizeof *out);
	for (size_t i = 0; i < *n; i++) {
		out[i] = json_number_value(json_array_get(array, i));
	}
	return out;
}

double member(const json_t *object, const char *key)
{
	return json_number_value(json_object_get(object, key));
}

double item(const json_t *array, size_t i)
{
	return json_number_value(json_array_get(array, i));
}

void near(double got, double want, const char *what)
{
	cr_expect(fabs(got - want) <= 1e-9, "%s: got %.15g, want %.15g", what, got, want);
}

void near_interval(struct coco_interval got, const json_t *want, const char *what)
{
	if (json_is_null(json_array_get(want, 0))) {
		cr_expect(isnan(got.lo) && isnan(got.hi), "%s: an interval that should not be", what);
		return;
	}
	near(got.lo, item(want, 0), what);
	near(got.hi, item(want, 1), what);
}
