/* Whether collaborations and participants gather in few places: Herfindahl's index and Gini's coefficient over organisations,
 * and over the regions, sectors and sizes that the report is broken down by. An organisation counts once in a collaboration,
 * however many participants it has there. Over regions and the like both are made of counts that the report tells, after those
 * to be withheld are out; where one is withheld there is no index, which would tell it. Invariant: an index is 1/n to 1, a Gini
 * 0 to (n-1)/n. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "split.h"

#define MIN_CONTRIBUTORS 3
#define MAX_SHARE 0.85

static void put_two(struct coco_report *r, const char *kpis[2], struct group g, double *counts, size_t n, bool withheld, bool dominated)
{
	double values[2] = {(double)NAN, (double)NAN};
	if (!withheld && n) {
		coco_sort_num(counts, n);
		values[0] = coco_hhi(counts, n);
		values[1] = coco_gini(counts, n);
	}
	for (size_t k = 0; k < 2; k++) {
		struct indicator *i = put(r, kpis[k], g);
		i->value = values[k];
		i->n = withheld ? NOT_TOLD : (int64_t)n;
		i->missing.count[0] = withheld ? NOT_TOLD : 0;
		flag_few(i, (int64_t)n);
		i->flag = withheld ? 'c' : i->flag;
		i->dominated = dominated;
	}
}

/* ---- organisations ---------------------------------------------------------------------------------------------- */

/* Counts the collaboration for each organisation of its participants. */
static int count_orgs(
    const struct coco_report *r, const struct coco_rec *rec, struct coco_map *orgs, double **counts, size_t *cap, struct missing *missing)
{
	size_t n = 0;
	struct coco_str *who = coco_rec_list(rec, "participants", &n, r->arena), *own = coco_arena_array(r->arena, n + 1, sizeof *own);
	size_t met = 0;
	for (size_t i = 0; own && i < n; i++) {
		size_t person = person_of(r, who[i]), k = 0;
		if (person == COCO_NONE || !r->facts.people[person].counted || r->facts.people[person].side > SIDE_BOTH) {
			continue;
		}
		struct coco_str org = rec_code(r, coco_store_at(r->store, "participant", person), "org_id", "");
		missing->count[NOT_GIVEN] += !org.n;
		while (k < met && !coco_str_eq(own[k], org)) {
			k++;
		}
		if (org.n && k == met) {
			own[met++] = org;
		}
	}
	for (size_t k = 0; own && k < met; k++) {
		bool added = false;
		size_t at = coco_map_add(orgs, own[k], &added);
		if (at == COCO_NONE || coco_grow(counts, cap, at, sizeof **counts)) {
			return -1;
		}
		(*counts)[at] = (added ? 0 : (*counts)[at]) + 1;
	}
	return own ? 0 : -1;
}

int measure_concentration(struct coco_report *r, struct coco_err *err)
{
	static const char *kpis[2] = {"collaborations.hhi", "collaborations.gini"};
	struct coco_map *orgs = coco_map_new();
	struct missing missing = {.count = {0}};
	double *counts = NULL;
	size_t cap = 0, n = 0;
	int64_t repeat = 0;
	int status = orgs ? 0 : -1;
	for (size_t i = 0, records = coco_store_count(r->store, "collaboration"); i < records && !status; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		status = agreed(r, rec) ? count_orgs(r, rec, orgs, &counts, &cap, &missing) : 0;
	}
	n = status || !counts ? 0 : coco_map_count(orgs);
	for (size_t i = 0; i < n; i++) {
		repeat += counts[i] > 1;
	}
	if (n) {
		struct group g = group_with((struct group){.n = 0}, "over", COCO_STR("organisation"));
		put_share(r, "collaborations.repeat_share", g, repeat, (int64_t)n, &missing);
		put_two(r, kpis, g, counts, n, false, coco_dominated(counts, n, MIN_CONTRIBUTORS, MAX_SHARE));
	}
	coco_map_free(orgs);
	free(counts);
	return status ? coco_err_nomem(err) : 0;
}

/* ---- regions, sectors, sizes ------------------------------------------------------------------------------------ */

static int put_over(struct coco_report *r, const char *count, const char *kpis[2], const struct split *split)
{
	size_t kpi = kpi_row(coco_str_of(count)), n = 0, all = r->n_indicators;
	double *counts = coco_arena_array(r->arena, split->n + 1, sizeof *counts);
	bool withheld = false;
	for (size_t i = 0; counts && i < all; i++) {
		const struct indicator *one = &r->indicators[i];
		if (one->kpi != kpi || one->group.n != 1 || strcmp(one->group.dim[0].name, split->name) != 0 ||
		    coco_str_is(one->group.dim[0].code, "unknown")) {
			continue;
		}
		withheld |= isnan(one->value);
		counts[n++] = isnan(one->value) ? 0 : one->value;
	}
	if (n > 1) {
		put_two(r, kpis, group_with((struct group){.n = 0}, "over", coco_str_of(split->name)), counts, n, withheld, false);
	}
	return counts ? 0 : -1;
}

int put_concentration(struct coco_report *r)
{
	static const char *people[2] = {"participants.hhi", "participants.gini"}, *work[2] = {"collaborations.hhi", "collaborations.gini"};
	int status = 0;
	for (size_t s = 0; s < r->n_splits && !status; s++) {
		if (r->splits[s].by != COCO_BY_SIDE && r->splits[s].by != COCO_BY_CAMPAIGN) {
			status = put_over(r, "participants.count", people, &r->splits[s]) || put_over(r, "collaborations.count", work, &r->splits[s]);
		}
	}
	return status;
}
