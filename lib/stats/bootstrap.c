/* Bootstrap interval of any statistic, bias-corrected and accelerated (BCa; Efron 1987): the statistic of many resamples,
 * drawn by a generator that the caller seeds (SplitMix64; Steele, Lea and Flood 2014), so that the same data and seed give
 * the same interval everywhere. z0 is the normal quantile of the share of resamples below the estimate, ties by half;
 * the acceleration comes from leaving out one value at a time. Invariant: nothing outside `scratch` is written. */
#include <math.h>
#include <string.h>

#include "coco/stats.h"

static uint64_t next_random(uint64_t *state)
{
	uint64_t z = (*state += 0x9e3779b97f4a7c15U);
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
	return z ^ (z >> 31);
}

/* 0 to n - 1, each as likely as the others: what lies in the uneven rest below 2^64 mod n is drawn again. */
static size_t draw(uint64_t *state, size_t n)
{
	uint64_t uneven = (0 - (uint64_t)n) % n, r = next_random(state);
	while (r < uneven) {
		r = next_random(state);
	}
	return (size_t)(r % n);
}

double coco_stat_mean(const double *values, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		sum += values[i];
	}
	return n ? sum / (double)n : (double)NAN;
}

/* How skewed the estimate is: the third moment of the leave-one-out statistics over their second. 0 where all are alike. */
static double acceleration(const double *values, size_t n, coco_statistic *statistic, double *work, double *left_out)
{
	for (size_t i = 0; i < n; i++) {
		memcpy(work, values, i * sizeof *work);
		memcpy(work + i, values + i + 1, (n - i - 1) * sizeof *work);
		left_out[i] = statistic(work, n - 1);
	}
	double mean = coco_stat_mean(left_out, n), squares = 0, cubes = 0;
	for (size_t i = 0; i < n; i++) {
		double d = mean - left_out[i];
		squares += d * d;
		cubes += d * d * d;
	}
	return squares > 0 ? cubes / (6 * pow(squares, 1.5)) : 0;
}

static double adjusted(double z0, double a, double z)
{
	return coco_dist_norm_p(z0 + (z0 + z) / (1 - a * (z0 + z)));
}

struct coco_estimate coco_bootstrap(
    const double *values, size_t n, coco_statistic *statistic, double level, size_t resamples, uint64_t seed, double *scratch)
{
	struct coco_estimate out = {n ? statistic(values, n) : (double)NAN, {(double)NAN, (double)NAN}};
	if (n < 2 || resamples < 2 || !(level > 0 && level < 1) || isnan(out.value)) {
		return out;
	}
	double *work = scratch, *results = scratch + n, below = 0;
	double a = resamples >= n ? acceleration(values, n, statistic, work, results) : 0;
	for (size_t b = 0; b < resamples; b++) {
		for (size_t i = 0; i < n; i++) {
			work[i] = values[draw(&seed, n)];
		}
		results[b] = statistic(work, n);
		if (isnan(results[b])) {
			return out;
		}
		below += results[b] < out.value ? 1 : results[b] > out.value ? 0 : 0.5;
	}
	double z0 = coco_dist_norm_q(below / (double)resamples), z = coco_dist_norm_q(1 - (1 - level) / 2);
	if (isnan(z0) || isnan(a)) {
		return out; /* the estimate lies outside all resamples */
	}
	coco_sort_num(results, resamples);
	out.ci.lo = coco_quantile(results, resamples, adjusted(z0, a, -z));
	out.ci.hi = coco_quantile(results, resamples, adjusted(z0, a, z));
	return out;
}
