/* Weighted figures: a share of weights instead of a share of heads, with the interval of the effective number of respondents (Kish 1965),
 * beside the unweighted one, which stays as it is. Who answered, but has no weight, is missing in them. Invariant: without a population
 * nothing is put. */
#include <math.h>
#include <stdlib.h>

#include "population.h"

#define LEVEL 0.95

static double effective(const struct weighted *sum)
{
	return sum->w2 > 0 ? sum->w * sum->w / sum->w2 : 0;
}

void weigh(const struct coco_report *r, struct weighted *sum, size_t person, bool says)
{
	const double weight = r->population && person != COCO_NONE ? r->population->weights[person] : (double)NAN;
	if (isnan(weight)) {
		sum->without++;
		return;
	}
	sum->n++;
	sum->x += says ? weight : 0;
	sum->w += weight;
	sum->w2 += weight * weight;
}

void put_effective(struct coco_report *r, const char *kpi, struct group group, const struct weighted *sum)
{
	if (!r->population || !sum->n)
		return;
	struct indicator *i = put(r, kpi, group);
	i->n = sum->n;
	i->missing = sum->missing;
	i->missing.count[UNKNOWN] += sum->without;
	i->value = effective(sum);
	flag_few(i, (int64_t)i->value);
}

void put_weighted(struct coco_report *r, const char *kpi, const char *kpi_n, struct group group, const struct weighted *sum)
{
	if (!r->population || !sum->n)
		return;
	const double n_eff = effective(sum);
	struct indicator *i = put(r, kpi, group);
	i->n = sum->n;
	i->missing = sum->missing;
	i->missing.count[UNKNOWN] += sum->without;
	if (sum->w > 0) {
		i->value = fmin(sum->x / sum->w, 1); /* a sum of weights that rounds */
		const struct coco_interval ci = coco_wilson(i->value * n_eff, n_eff, LEVEL);
		i->lo = ci.lo;
		i->hi = ci.hi;
	}
	flag_few(i, (int64_t)n_eff);
	if (kpi_n)
		put_effective(r, kpi_n, group, sum);
}

/* ---- barriers and wishes ---------------------------------------------------------------------------------------- */

static const struct {
	const char *field, *dimension, *kpi, *kpi_n;
} voices[] = {{"barriers", "barrier", "voices.barrier_weighted", "voices.barrier_n_eff"},
    {"wishes", "wish", "voices.wish_weighted", "voices.wish_n_eff"}};

/* What a side names: each code once, in the order in which they are met. */
struct named {
	struct coco_map *codes;
	double *x; /* weights of those who name it */
	size_t cap;
};

static int name_all(const struct coco_report *r, struct named *named, const struct coco_rec *rec, const char *field, double weight)
{
	size_t n = 0;
	const struct coco_str *codes = coco_rec_list(rec, field, &n, r->arena);
	for (size_t k = 0; codes && k < n; k++) {
		bool added = false, before = false;
		for (size_t b = 0; b < k; b++)
			before = before || coco_str_eq(codes[b], codes[k]);
		const size_t at = coco_map_add(named->codes, codes[k], &added);
		if (at == COCO_NONE || coco_grow(&named->x, &named->cap, at, sizeof *named->x))
			return -1;
		named->x[at] = (added ? 0 : named->x[at]) + (before || isnan(weight) ? 0 : weight);
	}
	return 0;
}

static int put_side(struct coco_report *r, size_t v, enum side side)
{
	struct named named = {.codes = coco_map_new()};
	struct weighted all = {.n = 0};
	int status = named.codes ? 0 : -1;
	for (size_t i = 0, records = coco_store_count(r->store, "participant"); i < records && !status; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "participant", i);
		const struct person *p = &r->facts.people[i];
		if (!p->counted || p->side != side)
			continue;
		if (coco_json_kind(coco_rec_get(rec, voices[v].field)) <= COCO_JSON_NULL) {
			all.missing.count[NO_ANSWER]++;
			continue;
		}
		weigh(r, &all, i, false);
		status = name_all(r, &named, rec, voices[v].field, r->population->weights[i]);
	}
	for (size_t i = 0; !status && i < coco_map_count(named.codes); i++) {
		const struct coco_str code = coco_arena_copy(r->arena, coco_map_key(named.codes, i));
		all.x = named.x[i];
		put_weighted(r, voices[v].kpi, voices[v].kpi_n,
		    group_with(group_with((struct group){.n = 0}, "side", coco_str_of(side_codes[side])), voices[v].dimension, code), &all);
	}
	free(named.x);
	coco_map_free(named.codes);
	return status;
}

int measure_weighted(struct coco_report *r, struct coco_err *err)
{
	const struct population *p = r->population;
	if (!p)
		return 0;
	for (size_t v = 0; v < COCO_LEN(voices); v++) {
		if (put_side(r, v, SIDE_AVM) || put_side(r, v, SIDE_CCI))
			return coco_err_nomem(err);
	}
	const struct {
		const char *kpi;
		double value;
	} told[] = {{"weights.n_eff", p->n_eff}, {"weights.largest", p->largest}};
	for (size_t i = 0; i < COCO_LEN(told); i++) {
		struct indicator *one = put(r, told[i].kpi, (struct group){.n = 0});
		one->value = told[i].value;
		one->n = p->respondents;
		flag_few(one, (int64_t)p->n_eff);
	}
	return 0;
}
