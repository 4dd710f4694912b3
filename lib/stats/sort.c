/* Numbers in ascending order, NaN last: quicksort with three parts (Bentley & McIlroy 1993), since ratings have few values and many ties;
 * few numbers by insertion. Where the pivots were bad too often the library's own sort goes on. */
#include <math.h>
#include <stdlib.h>

#include "coco/stats.h"

#define FEW 16

static int by_value(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void sort_few(double *values, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const double value = values[i];
		size_t at = i;
		for (; at > 0 && value < values[at - 1]; at--) {
			values[at] = values[at - 1];
		}
		values[at] = value;
	}
}

static double median(double a, double b, double c)
{
	return fmax(fmin(a, b), fmin(fmax(a, b), c));
}

static void swap(double *a, double *b)
{
	const double value = *a;
	*a = *b;
	*b = value;
}

/* `budget`: how often a part may still be more than seven eighths. */
static void sort(double *values, size_t n, unsigned budget)
{
	while (n > FEW) {
		const double pivot = median(values[0], values[n / 2], values[n - 1]);
		size_t below = 0, at = 0, above = n;
		if (budget == 0) {
			qsort(values, n, sizeof *values, by_value);
			return;
		}
		while (at < above) {
			if (values[at] < pivot) {
				swap(&values[below++], &values[at++]);
			} else if (values[at] > pivot) {
				swap(&values[at], &values[--above]);
			} else {
				at++;
			}
		}
		budget -= below > n - n / 8 || n - above > n - n / 8;
		/* the smaller part first, so that the stack stays low */
		if (below < n - above) {
			sort(values, below, budget);
			values += above;
			n -= above;
		} else {
			sort(values + above, n - above, budget);
			n = below;
		}
	}
	sort_few(values, n);
}

void coco_sort_num(double *values, size_t n)
{
	size_t numbers = 0;
	for (size_t i = 0; i < n; i++) {
		if (!isnan(values[i])) {
			swap(&values[numbers++], &values[i]);
		}
	}
	sort(values, numbers, 32);
}
