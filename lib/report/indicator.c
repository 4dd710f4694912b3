/* Putting figures: each kind of figure gets its interval, its flag and its place for missing values in one way, so that no
 * measure can print a share without them. Intervals: Wilson for shares, order statistics for quantiles (lib/stats); a
 * complete count has none. Invariant: lo <= value <= hi where there is an interval; flag u exactly where n < min_n. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model.h"

#define LEVEL 0.95

struct group group_with(struct group group, const char *name, struct coco_str code)
{
	if (group.n < DIMS_MAX) {
		group.dim[group.n++] = (struct dim){name, code};
	}
	return group;
}

const char *reason_name(enum reason reason)
{
	static const char *const names[] = {
	    "not_shown", "no_answer", "dont_know", "dropout", "out_of_scale", "not_given", "not_started", "not_yet", "unknown"};
	return names[reason];
}

int64_t missing_total(const struct missing *missing)
{
	int64_t sum = 0;
	if (missing->count[0] == NOT_TOLD) {
		return NOT_TOLD;
	}
	for (size_t i = 0; i < REASONS; i++) {
		sum += missing->count[i];
	}
	return sum;
}

bool is_count(size_t kpi)
{
	const char *method = kpi_cell(kpi, "method");
	return !strcmp(method, "count") || !strcmp(method, "sum");
}

size_t number_text(double value, char out[COCO_NUM_TEXT])
{
	size_t n = coco_num_fixed(value, REPORT_DECIMALS, out);
	while (n && out[n - 1] == '0') {
		n--;
	}
	n -= n && out[n - 1] == '.';
	out[n] = '\0';
	return n;
}

struct indicator *put(struct coco_report *r, const char *kpi, struct group group)
{
	if (coco_grow(&r->indicators, &r->cap_indicators, r->n_indicators, sizeof *r->indicators)) {
		r->failed = true;
		return &r->spare;
	}
	struct indicator *i = &r->indicators[r->n_indicators++];
	*i = (struct indicator){.kpi = kpi_row(coco_str_of(kpi)), .group = group, .value = (double)NAN, .lo = (double)NAN, .hi = (double)NAN};
	return i;
}

void flag_few(struct indicator *i, int64_t n)
{
	int64_t min_n = 0;
	coco_int_parse(coco_str_of(kpi_cell(i->kpi, "min_n")), &min_n);
	i->flag = n < min_n ? 'u' : 0;
}

void put_count(struct coco_report *r, const char *kpi, struct group group, int64_t count, int64_t n)
{
	struct indicator *i = put(r, kpi, group);
	i->value = (double)count;
	i->n = n;
}

void put_share(struct coco_report *r, const char *kpi, struct group group, int64_t x, int64_t n, const struct missing *missing)
{
	struct indicator *i = put(r, kpi, group);
	i->n = n;
	if (n > 0) {
		struct coco_interval ci = coco_wilson((double)x, (double)n, LEVEL);
		i->value = (double)x / (double)n;
		i->lo = ci.lo;
		i->hi = ci.hi;
	}
	if (missing) {
		i->missing = *missing;
	}
	flag_few(i, i->n);
}

void put_quantile(
    struct coco_report *r, const char *kpi, struct group group, const double *sorted, size_t n, double p, const struct missing *missing)
{
	struct indicator *i = put(r, kpi, group);
	struct coco_interval ci = coco_quantile_interval(sorted, n, p, LEVEL);
	i->value = coco_quantile(sorted, n, p);
	i->lo = ci.lo;
	i->hi = ci.hi;
	i->n = (int64_t)n;
	if (missing) {
		i->missing = *missing;
	}
	flag_few(i, i->n);
}
