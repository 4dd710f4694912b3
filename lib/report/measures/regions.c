/* Each region's conversion beside what chance alone leaves at its size: the limits around the share of all (an exact binomial
 * interval, clipped), where the region stands to them, and its share drawn towards that of all regions (empirical Bayes), which
 * is what a small region's share is worth. Whether regions differ by more than chance is said step by step, of those with the rule's
 * least n, and what shares are drawn towards is of the same. All of it is made of figures that the report tells, after those to be withheld
 * are out: it gives away nothing that they do not. Where a region is withheld, what is of all regions together would be of the others only:
 * it is withheld as well. Before CONNECT all take part. Invariant: a region stands above or below only outside its limits, with n from the
 * rule's on. */
#include <math.h>
#include <string.h>

#include "model.h"

#define LEVEL 0.95
/* Cochran 1954: the chi-square approximation wants no expected count below 1 and at most a fifth of them below 5. */
#define EXPECTED_LEAST 1
#define EXPECTED_WANTED 5
#define EXPECTED_FEW 0.2

/* One step of one way to split: its told shares, by their places among the indicators. */
struct regions {
	struct coco_report *r;
	const char *dim;
	struct coco_str step;
	size_t *at, n;
	double *x, *of;
	struct coco_estimate *shrunk;
	size_t pooled; /* the share of all; COCO_NONE: not told */
	size_t *withheld, n_withheld;
	bool all_withheld; /* the share of all is withheld */
};

static bool told(const struct indicator *i)
{
	return !isnan(i->value) && i->n > 0;
}

static int collect(struct regions *s)
{
	struct coco_report *r = s->r;
	size_t kpi = kpi_row(COCO_STR("funnel.conversion")), all = r->n_indicators;
	s->at = coco_arena_array(r->arena, all + 1, sizeof *s->at);
	s->x = coco_arena_array(r->arena, all + 1, sizeof *s->x);
	s->of = coco_arena_array(r->arena, all + 1, sizeof *s->of);
	s->shrunk = coco_arena_array(r->arena, all + 1, sizeof *s->shrunk);
	s->withheld = coco_arena_array(r->arena, all + 1, sizeof *s->withheld);
	s->pooled = COCO_NONE;
	if (!s->at || !s->x || !s->of || !s->shrunk || !s->withheld) {
		return -1;
	}
	for (size_t i = 0; i < all; i++) {
		const struct indicator *one = &r->indicators[i];
		const struct dim *step = one->kpi == kpi && one->group.n ? &one->group.dim[one->group.n - 1] : NULL;
		if (!step || strcmp(step->name, "step") != 0 || !coco_str_eq(step->code, s->step) || (!told(one) && one->flag != 'c')) {
			continue;
		}
		if (one->group.n == 1) {
			s->pooled = told(one) ? i : COCO_NONE;
			s->all_withheld = !told(one);
		} else if (strcmp(one->group.dim[0].name, s->dim) != 0 || coco_str_is(one->group.dim[0].code, "unknown")) {
			continue;
		} else if (!told(one)) {
			s->withheld[s->n_withheld++] = i;
		} else {
			s->x[s->n] = round(one->value * (double)one->n);
			s->of[s->n] = (double)one->n;
			s->at[s->n++] = i;
		}
	}
	return 0;
}

/* A figure whose row stands, but which is not told. */
static void put_withheld(const struct regions *s, const char *kpi, struct group g)
{
	struct indicator *i = put(s->r, kpi, g);
	i->n = NOT_TOLD;
	i->missing = (struct missing){.count = {NOT_TOLD}};
	i->flag = 'c';
}

static void withhold_region(const struct regions *s, size_t at)
{
	static const char *const kpis[] = {"regions.expected", "regions.standing", "regions.shrunk"};
	const struct group g = s->r->indicators[at].group;
	for (size_t k = 0; k < COCO_LEN(kpis); k++) {
		put_withheld(s, kpis[k], g);
	}
}

static struct indicator *put_like(const struct regions *s, const char *kpi, size_t k)
{
	int64_t n = s->r->indicators[s->at[k]].n;
	struct indicator *i = put(s->r, kpi, s->r->indicators[s->at[k]].group);
	i->n = n;
	flag_few(i, n);
	return i;
}

static void put_region(const struct regions *s, size_t k, double p_below, int64_t n_from)
{
	const struct indicator own = s->r->indicators[s->at[k]];
	const double pooled = s->r->indicators[s->pooled].value;
	const bool alike = pooled <= 0 || pooled >= 1; /* all regions are: chance leaves nothing else */
	struct coco_interval limits = {pooled, pooled};
	if (!alike) {
		limits = coco_funnel_limits((double)own.n, pooled, 1 - p_below);
	}
	struct indicator *i = put_like(s, "regions.expected", k);
	i->value = pooled;
	i->lo = limits.lo;
	i->hi = limits.hi;
	i = put_like(s, "regions.standing", k);
	const int beside = alike ? 0 : beside_limits(own.value, own.n, pooled, p_below);
	i->value = own.n < n_from || isnan(limits.lo) ? (double)NAN : beside;
	if (s->n_withheld) {
		put_withheld(s, "regions.shrunk", own.group);
	} else if (s->n > 1) {
		i = put_like(s, "regions.shrunk", k);
		i->value = s->shrunk[k].value;
		i->lo = s->shrunk[k].ci.lo;
		i->hi = s->shrunk[k].ci.hi;
	}
}

/* The regions that are large enough, to the front; their number. */
static size_t judged(const struct regions *s, int64_t n_from)
{
	size_t n = 0;
	for (size_t k = 0; k < s->n; k++) {
		if (s->of[k] >= (double)n_from) {
			s->x[n] = s->x[k];
			s->of[n++] = s->of[k];
		}
	}
	return n;
}

static bool approximate(const struct regions *s, size_t n, double pooled)
{
	double few = 0, rarer = fmin(pooled, 1 - pooled);
	for (size_t k = 0; k < n; k++) {
		double expected = s->of[k] * rarer;
		if (expected < EXPECTED_LEAST) {
			return false;
		}
		few += expected < EXPECTED_WANTED;
	}
	return few <= EXPECTED_FEW * (double)n;
}

/* Last of a step: what is collected is put in order for it. */
static void put_spread(const struct regions *s, int64_t n_from)
{
	static const char *const kpis[] = {"regions.spread", "regions.spread_p"};
	struct group g = group_with(group_with((struct group){.n = 0}, "over", coco_str_of(s->dim)), "step", s->step);
	if (s->n_withheld) {
		for (size_t k = 0; k < COCO_LEN(kpis); k++) {
			put_withheld(s, kpis[k], g);
		}
		return;
	}
	size_t n = judged(s, n_from);
	struct coco_overdispersion spread = coco_overdispersion(s->x, s->of, n, NULL);
	const double values[] = {spread.phi, spread.p};
	for (size_t k = 0; k < COCO_LEN(kpis) && !isnan(spread.phi); k++) {
		struct indicator *i = put(s->r, kpis[k], g);
		i->value = values[k];
		i->n = (int64_t)n;
		i->flag = approximate(s, n, spread.pooled) ? 0 : 'u';
	}
}

/* One step of one way to split. 0 or -1. */
static int put_step(struct regions *s, double p_below, int64_t n_from)
{
	if (collect(s)) {
		return -1;
	}
	if (s->pooled == COCO_NONE && !s->all_withheld) {
		return 0;
	}
	for (size_t k = 0; k < s->n_withheld; k++) {
		withhold_region(s, s->withheld[k]);
	}
	coco_shrink(s->x, s->of, s->n, (double)n_from, LEVEL, s->shrunk);
	for (size_t k = 0; k < s->n; k++) {
		if (s->all_withheld) {
			withhold_region(s, s->at[k]);
		} else {
			put_region(s, k, p_below, n_from);
		}
	}
	if (!s->all_withheld && s->n + s->n_withheld) {
		put_spread(s, n_from);
	}
	return 0;
}

int put_regions(struct coco_report *r)
{
	static const char *const dims[] = {"country", "nuts2"};
	static const unsigned by[] = {COCO_BY_COUNTRY, COCO_BY_NUTS2};
	double p_below = 0;
	int64_t n_from = 0;
	region_rule(&p_below, &n_from);
	for (size_t d = 0; d < COCO_LEN(dims); d++) {
		for (size_t step = CONNECT; (r->options.by & by[d]) && step < STEPS; step++) {
			struct regions s = {.r = r, .dim = dims[d], .step = coco_str_of(step_codes[step])};
			if (put_step(&s, p_below, n_from)) {
				return -1;
			}
		}
	}
	return 0;
}
