/* Counts in a table of rows and columns: chi-square for independence, Cramer's V as it is and corrected for what chance
 * alone would give, and Fisher's exact test of two by two. Sources: Pearson 1900; Cramer 1946; Bergsma 2013 (correction);
 * Haberman 1973 (adjusted residuals); Fisher 1935, two-sided as the sum of all tables no likelier than the one seen.
 * Invariant: rows and columns may change places without changing a value. */
#include <math.h>

#include "coco/stats.h"

static double row_total(const double *table, size_t columns, size_t row)
{
	double sum = 0;
	for (size_t c = 0; c < columns; c++) {
		sum += table[row * columns + c];
	}
	return sum;
}

static double column_total(const double *table, size_t rows, size_t columns, size_t column)
{
	double sum = 0;
	for (size_t r = 0; r < rows; r++) {
		sum += table[r * columns + column];
	}
	return sum;
}

/* Whether every cell is a count and every row and column has some; *total: all. */
static bool counts(const double *table, size_t rows, size_t columns, double *total)
{
	*total = 0;
	for (size_t i = 0; i < rows * columns; i++) {
		if (!(table[i] >= 0) || !isfinite(table[i])) {
			return false;
		}
		*total += table[i];
	}
	for (size_t r = 0; r < rows; r++) {
		if (!(row_total(table, columns, r) > 0)) {
			return false;
		}
	}
	for (size_t c = 0; c < columns; c++) {
		if (!(column_total(table, rows, columns, c) > 0)) {
			return false;
		}
	}
	return true;
}

static void effect(struct coco_chisq *out, double n, double rows, double columns)
{
	double phi = out->chi2 / n, smaller = fmin(rows - 1, columns - 1);
	out->v = sqrt(phi / smaller);
	double corrected = fmax(0, phi - (rows - 1) * (columns - 1) / (n - 1));
	double rows_left = rows - (rows - 1) * (rows - 1) / (n - 1), columns_left = columns - (columns - 1) * (columns - 1) / (n - 1);
	double left = fmin(rows_left - 1, columns_left - 1);
	out->v_corrected = left > 0 ? sqrt(corrected / left) : (double)NAN;
}

struct coco_chisq coco_chisq(const double *table, size_t rows, size_t columns, double *residuals)
{
	struct coco_chisq out = {(double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN};
	double n;
	for (size_t i = 0; residuals && i < rows * columns; i++) {
		residuals[i] = (double)NAN;
	}
	if (rows < 2 || columns < 2 || !counts(table, rows, columns, &n)) {
		return out;
	}
	out.chi2 = 0;
	out.min_expected = n;
	for (size_t r = 0; r < rows; r++) {
		for (size_t c = 0; c < columns; c++) {
			double row = row_total(table, columns, r), column = column_total(table, rows, columns, c);
			double expected = row * column / n, d = table[r * columns + c] - expected;
			out.chi2 += d * d / expected;
			out.min_expected = fmin(out.min_expected, expected);
			if (residuals) {
				residuals[r * columns + c] = d / sqrt(expected * (1 - row / n) * (1 - column / n));
			}
		}
	}
	out.df = ((double)rows - 1) * ((double)columns - 1);
	out.p = coco_dist_chisq_upper(out.chi2, out.df);
	effect(&out, n, (double)rows, (double)columns);
	return out;
}

double coco_fisher(double a, double b, double c, double d)
{
	double white = a + b, black = c + d, drawn = a + c, p = 0;
	double seen = a >= 0 && b >= 0 && c >= 0 && d >= 0 ? coco_dist_hyper_d(a, white, black, drawn) : (double)NAN;
	if (isnan(seen) || floor(a) != a || floor(b) != b || floor(c) != c) {
		return (double)NAN;
	}
	for (int64_t k = (int64_t)fmax(0, drawn - black); k <= (int64_t)fmin(white, drawn); k++) {
		double one = coco_dist_hyper_d((double)k, white, black, drawn);
		p += one <= seen * (1 + 1e-7) ? one : 0; /* as in R: equal but for rounding is equal */
	}
	return fmin(1, p);
}
