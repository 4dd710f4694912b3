/* How evenly a total is spread: Gini's coefficient from the ranks of ascending values, and the Herfindahl-Hirschman index.
 * Both describe the list that they are given; they are no estimates of a larger one. */
#include <math.h>

#include "coco/stats.h"

static double total(const double *values, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		if (!(values[i] >= 0)) {
			return (double)NAN;
		}
		sum += values[i];
	}
	return sum > 0 ? sum : (double)NAN;
}

double coco_gini(const double *sorted, size_t n)
{
	double sum = total(sorted, n), ranked = 0;
	for (size_t i = 0; i < n; i++) {
		ranked += (2 * (double)(i + 1) - (double)n - 1) * sorted[i];
	}
	return ranked / ((double)n * sum);
}

double coco_hhi(const double *values, size_t n)
{
	double sum = total(values, n), squares = 0;
	for (size_t i = 0; i < n; i++) {
		squares += (values[i] / sum) * (values[i] / sum);
	}
	return isnan(sum) ? sum : squares;
}
