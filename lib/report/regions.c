/* Each region's conversion beside what chance alone leaves at its size: the limits around the share of all (an exact binomial
 * interval, clipped), where the region stands to them, and its share drawn towards that of all regions (empirical Bayes), which
 * is what a small region's share is worth. Whether regions differ by more than chance is said step by step. All of it is made of
 * figures that the report tells, after those to be withheld are out: it gives away nothing that they do not. CONNECT has no
 * step before it. Invariant: a region stands above or below only outside its limits, with n from the rule's on. */
#include <math.h>
#include <string.h>

#include "model.h"

#define LEVEL 0.95

/* One step of one way to split: its told shares, by their places among the indicators. */
struct regions {
	struct coco_report *r;
	const char *dim;
	struct coco_str step;
	size_t *at, n;
	double *x, *of;
	struct coco_estimate *shrunk;
	size_t pooled; /* the share of all; COCO_NONE: not told */
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
	s->pooled = COCO_NONE;
	s->n = 0;
	for (size_t i = 0; s->at && s->x && s->of && s->shrunk && i < all; i++) {
		const struct indicator *one = &r->indicators[i];
		const struct dim *step = one->kpi == kpi && one->group.n ? &one->group.dim[one->group.n - 1] : NULL;
		if (!step || strcmp(step->name, "step") != 0 || !coco_str_eq(step->code, s->step) || !told(one)) {
			continue;
		}
		if (one->group.n == 1) {
			s->pooled = i;
		} else if (!strcmp(one->group.dim[0].name, s->dim) && !coco_str_is(one->group.dim[0].code, "unknown")) {
			s->x[s->n] = round(one->value * (double)one->n);
			s->of[s->n] = (double)one->n;
			s->at[s->n++] = i;
		}
	}
	return s->at && s->x && s->of && s->shrunk ? 0 : -1;
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
	struct coco_interval limits = coco_funnel_limits((double)own.n, pooled, 1 - p_below);
	struct indicator *i = put_like(s, "regions.expected", k);
	i->value = pooled;
	i->lo = limits.lo;
	i->hi = limits.hi;
	i = put_like(s, "regions.standing", k);
	i->value = own.n < n_from || isnan(limits.lo) ? (double)NAN : beside_limits(own.value, own.n, pooled, p_below);
	if (s->n > 1) {
		i = put_like(s, "regions.shrunk", k);
		i->value = s->shrunk[k].value;
		i->lo = s->shrunk[k].ci.lo;
		i->hi = s->shrunk[k].ci.hi;
	}
}

static void put_spread(const struct regions *s)
{
	struct coco_overdispersion spread = coco_overdispersion(s->x, s->of, s->n, NULL);
	struct group g = group_with((struct group){.n = 0}, "over", coco_str_of(s->dim));
	if (isnan(spread.phi)) {
		return;
	}
	g = group_with(g, "step", s->step);
	struct indicator *i = put(s->r, "regions.spread", g);
	i->value = spread.phi;
	i->n = (int64_t)s->n;
	i = put(s->r, "regions.spread_p", g);
	i->value = spread.p;
	i->n = (int64_t)s->n;
}

int put_regions(struct coco_report *r)
{
	static const char *const dims[] = {"country", "nuts2"};
	static const unsigned by[] = {COCO_BY_COUNTRY, COCO_BY_NUTS2};
	double p_below = 0;
	int64_t n_from = 0;
	region_rule(&p_below, &n_from);
	for (size_t d = 0; d < COCO_LEN(dims); d++) {
		for (size_t step = SHARE; (r->options.by & by[d]) && step < STEPS; step++) {
			struct regions s = {.r = r, .dim = dims[d], .step = coco_str_of(step_codes[step])};
			if (collect(&s)) {
				return -1;
			}
			if (s.pooled == COCO_NONE || !s.n) {
				continue;
			}
			coco_shrink(s.x, s.of, s.n, LEVEL, s.shrunk);
			for (size_t k = 0; k < s.n; k++) {
				put_region(&s, k, p_below, n_from);
			}
			put_spread(&s);
		}
	}
	return 0;
}
