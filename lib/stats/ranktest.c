/* Tests that need only the order of values: Mann-Whitney for two groups, Wilcoxon's signed ranks and the sign test for
 * pairs, and Holm's adjustment where several are read together. Ties get the mean of their ranks. In small samples the
 * p-value is exact, ties or not: all ways in which these ranks could fall to the first group (or these signs to the
 * differences) are counted by their rank sum, in doubled ranks so that sums are whole. In larger ones it is normal, with
 * the variance reduced by ties and a correction of 1/2 for continuity. Sources: Mann and Whitney 1947; Wilcoxon 1945;
 * Lehmann 1975 (ties); Holm 1979. Invariant: p-values lie in [0, 1] and do not depend on which group comes first. */
#include <math.h>
#include <string.h>

#include "coco/stats.h"

#define TWO_MAX COCO_EXACT_TWO     /* m + n */
#define PAIRS_MAX COCO_EXACT_PAIRS /* differences that are not 0 */
/* Largest doubled sum of TWO_MAX / 2 ranks of TWO_MAX. */
#define TWO_SUMS (TWO_MAX * (TWO_MAX + 1) - (TWO_MAX / 2) * (TWO_MAX / 2 + 1) + 1)
#define PAIRS_SUMS (PAIRS_MAX * (PAIRS_MAX + 1) + 1)

static double two_sided(double below, double above)
{
	return fmin(1, 2 * fmin(below, above));
}

/* Two-sided normal p-value of a whole or half statistic, corrected by 1/2 towards its mean. */
static double normal_p(double distance, double variance)
{
	double z = distance - (distance > 0 ? 0.5 : distance < 0 ? -0.5 : 0);
	return variance > 0 ? two_sided(coco_dist_norm_p(z / sqrt(variance)), coco_dist_norm_p(-z / sqrt(variance))) : (double)NAN;
}

static double two_tails(const double *ways, size_t sums, double observed, double centre)
{
	/* the null distribution need not be symmetric where there are ties: as far from its centre, either way */
	double total = 0, far = 0, distance = fabs(observed - centre);
	for (size_t s = 0; s < sums; s++) {
		total += ways[s];
		far += fabs((double)s - centre) >= distance - 1e-7 ? ways[s] : 0;
	}
	return far / total;
}

/* ---- two groups ------------------------------------------------------------------------------------------------- */

/* Merges both samples; doubled mid-ranks of all into `ranks` (NULL: not wanted). Returns x's doubled rank sum; *ties: sum
 * of t^3 - t over the tied runs. */
static double merge_ranks(const double *x, size_t m, const double *y, size_t n, int *ranks, double *ties)
{
	double sum = 0;
	size_t i = 0, j = 0;
	*ties = 0;
	while (i < m || j < n) {
		size_t from = i + j, of_x = i;
		double value = j >= n || (i < m && x[i] <= y[j]) ? x[i] : y[j];
		while (i < m && x[i] <= value) {
			i++;
		}
		while (j < n && y[j] <= value) {
			j++;
		}
		double run = (double)(i + j - from), doubled = (double)(from + 1 + i + j);
		*ties += run * run * run - run;
		sum += doubled * (double)(i - of_x);
		for (size_t k = from; ranks && k < i + j; k++) {
			ranks[k] = (int)doubled;
		}
	}
	return sum;
}

/* Ways to choose `m` of the ranks by their doubled sum. */
static double exact_two(const int *ranks, size_t all, size_t m, double sum)
{
	static const size_t width = TWO_SUMS;
	double ways[(TWO_MAX / 2 + 1) * TWO_SUMS] = {1};
	double total = 0;
	for (size_t k = 0; k < all; k++) {
		size_t rank = (size_t)ranks[k];
		total += ranks[k];
		for (size_t c = m < k + 1 ? m : k + 1; c > 0; c--) {
			for (size_t s = rank; s < width; s++) {
				ways[c * width + s] += ways[(c - 1) * width + s - rank];
			}
		}
	}
	return two_tails(ways + m * width, width, sum, total * (double)m / (double)all);
}

struct coco_mann_whitney coco_mann_whitney(const double *sorted_x, size_t m, const double *sorted_y, size_t n)
{
	struct coco_mann_whitney out = {(double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN};
	if (!m || !n || isnan(sorted_x[m - 1]) || isnan(sorted_y[n - 1])) {
		return out;
	}
	int ranks[TWO_MAX] = {0};
	bool small = m + n <= TWO_MAX;
	double ties, m_ = (double)m, n_ = (double)n, all = m_ + n_;
	double sum = merge_ranks(sorted_x, m, sorted_y, n, small ? ranks : NULL, &ties);
	out.u_x = sum / 2 - m_ * (m_ + 1) / 2;
	out.u_y = m_ * n_ - out.u_x;
	out.p_normal = normal_p(out.u_x - m_ * n_ / 2, m_ * n_ / 12 * (all + 1 - ties / (all * (all - 1))));
	if (small) { /* the smaller group's ranks tell the larger's */
		double rest = all * (all + 1) - sum;
		out.p_exact = m <= n ? exact_two(ranks, m + n, m, sum) : exact_two(ranks, m + n, n, rest);
	}
	out.p = small ? out.p_exact : out.p_normal;
	return out;
}

/* ---- pairs ------------------------------------------------------------------------------------------------------ */

/* Doubled mid-rank of |d[i]| among the differences that are not 0; *run: how many are tied with it. */
static double rank_of(const double *d, size_t n, size_t i, double *run)
{
	double below = 0;
	*run = 0;
	for (size_t k = 0; k < n; k++) {
		if (d[k] > 0 || d[k] < 0) {
			below += fabs(d[k]) < fabs(d[i]);
			*run += !(fabs(d[k]) < fabs(d[i])) && !(fabs(d[k]) > fabs(d[i]));
		}
	}
	return 2 * below + *run + 1;
}

static double exact_pairs(const int *ranks, size_t n, double sum)
{
	double ways[PAIRS_SUMS] = {1}, total = 0;
	for (size_t k = 0; k < n; k++) {
		size_t rank = (size_t)ranks[k];
		total += ranks[k];
		for (size_t s = PAIRS_SUMS - 1; s >= rank; s--) {
			ways[s] += ways[s - rank];
		}
	}
	return two_tails(ways, PAIRS_SUMS, sum, total / 2);
}

struct coco_signed_ranks coco_signed_ranks(const double *differences, size_t n)
{
	struct coco_signed_ranks out = {0, 0, (double)NAN, (double)NAN, (double)NAN};
	int ranks[PAIRS_MAX] = {0};
	double plus = 0, ties = 0, run;
	for (size_t i = 0; i < n; i++) {
		if (isnan(differences[i])) {
			out.v = (double)NAN;
			return out;
		}
	}
	for (size_t i = 0; i < n; i++) {
		if (!(differences[i] > 0 || differences[i] < 0)) {
			continue;
		}
		double rank = rank_of(differences, n, i, &run);
		if (out.n < PAIRS_MAX) {
			ranks[out.n] = (int)rank;
		}
		out.n++;
		plus += differences[i] > 0 ? rank : 0;
		ties += run * run - 1; /* once for each of the run: t (t^2 - 1) together */
	}
	double k = (double)out.n;
	out.v = plus / 2;
	out.p_normal = normal_p(out.v - k * (k + 1) / 4, k * (k + 1) * (2 * k + 1) / 24 - ties / 48);
	out.p_exact = out.n && out.n <= PAIRS_MAX ? exact_pairs(ranks, out.n, plus) : (double)NAN;
	out.p = isnan(out.p_exact) ? out.p_normal : out.p_exact;
	return out;
}

double coco_sign_test(size_t plus, size_t minus)
{
	double n = (double)(plus + minus), k = (double)(plus < minus ? plus : minus);
	return plus + minus ? fmin(1, 2 * coco_dist_binom_p(k, n, 0.5)) : (double)NAN;
}

/* ---- several tests ---------------------------------------------------------------------------------------------- */

void coco_holm(const double *p, size_t n, double *adjusted)
{
	for (size_t i = 0; i < n; i++) {
		size_t rest = 0; /* tests at this step: those not smaller, of equal ones those from here on */
		for (size_t k = 0; k < n; k++) {
			rest += p[k] > p[i] || (k >= i && p[k] >= p[i]);
		}
		adjusted[i] = isnan(p[i]) ? p[i] : fmin(1, p[i] * (double)rest);
	}
	for (size_t i = 0; i < n; i++) { /* never below that of a smaller p */
		for (size_t k = 0; k < n; k++) {
			if (p[k] <= p[i]) {
				adjusted[i] = fmax(adjusted[i], adjusted[k]);
			}
		}
	}
}
