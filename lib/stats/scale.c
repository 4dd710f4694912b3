/* Reliability of a scale of several items: Cronbach's alpha from the variances of the items and of their sum (Cronbach
 * 1951), with Feldt's interval from the F distribution (Feldt 1965), and what becomes of it without each item. Everything
 * is computed in two passes over the matrix, so no covariance matrix is built. Invariant: reversing an item (max + min -
 * value) changes alpha, adding a constant to an item or scaling all items does not. */
#include <math.h>

#include "coco/stats.h"

#define ALL_ITEMS COCO_NONE

static double row_sum(const double *row, size_t k, size_t without)
{
	double sum = 0;
	for (size_t j = 0; j < k; j++) {
		sum += j == without ? 0 : row[j];
	}
	return sum;
}

static double mean_of(const double *values, size_t n, size_t k, size_t item, size_t without)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		sum += item == ALL_ITEMS ? row_sum(values + i * k, k, without) : values[i * k + item];
	}
	return sum / (double)n;
}

/* Variance of an item, or of the sum of all items but `without`. */
static double variance_of(const double *values, size_t n, size_t k, size_t item, size_t without)
{
	double mean = mean_of(values, n, k, item, without), squares = 0;
	for (size_t i = 0; i < n; i++) {
		double d = (item == ALL_ITEMS ? row_sum(values + i * k, k, without) : values[i * k + item]) - mean;
		squares += d * d;
	}
	return squares / ((double)n - 1);
}

static double alpha_without(const double *values, size_t n, size_t k, size_t without)
{
	double items = 0, used = (double)(without == ALL_ITEMS ? k : k - 1);
	for (size_t j = 0; j < k; j++) {
		items += j == without ? 0 : variance_of(values, n, k, j, ALL_ITEMS);
	}
	double sum = variance_of(values, n, k, ALL_ITEMS, without);
	return used >= 2 && sum > 0 ? used / (used - 1) * (1 - items / sum) : (double)NAN;
}

/* Pearson's correlation of an item with the sum of the others. */
static double item_rest(const double *values, size_t n, size_t k, size_t item)
{
	double mean = mean_of(values, n, k, item, ALL_ITEMS), rest = mean_of(values, n, k, ALL_ITEMS, item), both = 0;
	for (size_t i = 0; i < n; i++) {
		both += (values[i * k + item] - mean) * (row_sum(values + i * k, k, item) - rest);
	}
	double product = variance_of(values, n, k, item, ALL_ITEMS) * variance_of(values, n, k, ALL_ITEMS, item);
	return product > 0 ? both / ((double)n - 1) / sqrt(product) : (double)NAN;
}

struct coco_estimate coco_cronbach(const double *values, size_t n, size_t k, double level, double *if_deleted, double *rest)
{
	struct coco_estimate out = {(double)NAN, {(double)NAN, (double)NAN}};
	for (size_t j = 0; j < k; j++) {
		if (if_deleted) {
			if_deleted[j] = n >= 2 && k >= 3 ? alpha_without(values, n, k, j) : (double)NAN;
		}
		if (rest) {
			rest[j] = n >= 2 && k >= 2 ? item_rest(values, n, k, j) : (double)NAN;
		}
	}
	if (n < 2 || k < 2) {
		return out;
	}
	double tail = (1 - level) / 2, df1 = (double)n - 1, df2 = df1 * ((double)k - 1);
	out.value = alpha_without(values, n, k, ALL_ITEMS);
	out.ci.lo = 1 - (1 - out.value) * coco_dist_f_q(1 - tail, df1, df2);
	out.ci.hi = 1 - (1 - out.value) * coco_dist_f_q(tail, df1, df2);
	return out;
}
