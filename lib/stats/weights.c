/* Weights that make the respondents' margins those of a population: raking, that is fitting one margin after the other
 * until none moves (Deming and Stephan 1940), and what the weights cost: Kish's effective sample size (Kish 1965), which
 * is the n of every interval of a weighted figure. Invariant: after raking each margin's weights sum to its totals. */
#include <math.h>
#include <stdlib.h>

#include "coco/stats.h"

#define ROUNDS_MAX 2000
#define CLOSE 1e-13 /* relative; ten digits beyond what is printed */

static int bad(struct coco_err *err, const char *code, const char *text, size_t margin)
{
	return coco_err_set(err, COCO_EXIT_INPUT, code, "margin %zu: %s", margin + 1, text);
}

static int check(const struct coco_margin *margins, size_t n_margins, size_t n, struct coco_err *err)
{
	double first = 0;
	for (size_t m = 0; m < n_margins; m++) {
		double total = 0;
		for (size_t c = 0; c < margins[m].n_categories; c++) {
			if (!(margins[m].totals[c] >= 0) || !isfinite(margins[m].totals[c])) {
				return bad(err, "bad-margin", "a total is no number from 0 on", m);
			}
			total += margins[m].totals[c];
		}
		first = m ? first : total;
		if (!(total > 0) || fabs(total - first) > 1e-9 * first) {
			return bad(err, "bad-margin", "its totals add up to something else than those of the first margin", m);
		}
		for (size_t i = 0; i < n; i++) {
			if (margins[m].category[i] >= margins[m].n_categories) {
				return bad(err, "bad-margin", "someone is in none of its categories", m);
			}
		}
	}
	return 0;
}

/* Fits one margin in one pass over the respondents; `sums` is scratch, a number a category. Returns by how much its worst category was off,
 * or -1: nobody stands for a total. */
static double fit(const struct coco_margin *m, double *weights, size_t n, double *sums)
{
	double worst = 0;
	for (size_t c = 0; c < m->n_categories; c++) {
		sums[c] = 0;
	}
	for (size_t i = 0; i < n; i++) {
		sums[m->category[i]] += weights[i];
	}
	for (size_t c = 0; c < m->n_categories; c++) {
		if (!(sums[c] > 0)) {
			if (m->totals[c] > 0) {
				return -1;
			}
			sums[c] = 1;
			continue;
		}
		sums[c] = m->totals[c] / sums[c]; /* from here on a factor */
		worst = fmax(worst, fabs(sums[c] - 1));
	}
	for (size_t i = 0; i < n; i++) {
		weights[i] *= sums[m->category[i]];
	}
	return worst;
}

/* Fits the margins one after the other until none moves. */
static int fit_all(const struct coco_margin *margins, size_t n_margins, double *weights, size_t n, double *sums, struct coco_err *err)
{
	for (size_t round = 0; round < ROUNDS_MAX; round++) {
		double worst = 0;
		for (size_t m = 0; m < n_margins; m++) {
			double off = fit(&margins[m], weights, n, sums);
			if (off < 0) {
				return bad(err, "empty-category", "nobody stands for one of its totals; join it with another category", m);
			}
			worst = fmax(worst, off);
		}
		if (worst <= CLOSE) {
			return 0;
		}
	}
	coco_err_set(err, COCO_EXIT_INPUT, "no-convergence", "no weights fit all margins at once");
	return coco_err_hint(err, "some combination of categories has no respondents; use coarser categories");
}

int coco_rake(const struct coco_margin *margins, size_t n_margins, double *weights, size_t n, struct coco_err *err)
{
	if (check(margins, n_margins, n, err)) {
		return -1;
	}
	for (size_t i = 0; i < n; i++) {
		if (!(weights[i] >= 0) || !isfinite(weights[i])) {
			return coco_err_set(err, COCO_EXIT_INPUT, "bad-weight", "weight %zu is no number from 0 on", i + 1);
		}
	}
	size_t most = 0;
	for (size_t m = 0; m < n_margins; m++) {
		most = margins[m].n_categories > most ? margins[m].n_categories : most;
	}
	double *sums = calloc(most + 1, sizeof *sums);
	if (!sums) {
		return coco_err_nomem(err);
	}
	const int status = fit_all(margins, n_margins, weights, n, sums, err);
	free(sums);
	return status;
}

double coco_kish(const double *weights, size_t n)
{
	double sum = 0, squares = 0;
	for (size_t i = 0; i < n; i++) {
		if (!(weights[i] >= 0)) {
			return (double)NAN;
		}
		sum += weights[i];
		squares += weights[i] * weights[i];
	}
	return squares > 0 ? sum * sum / squares : (double)NAN;
}
