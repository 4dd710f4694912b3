/* Pairs and pitches: how many, how good, for whom. Pairs that were vetoed or declined do not count as a chance. The
 * unevenness of chances is a Gini coefficient over all active creatives, those without a pair included; it describes the
 * list, so it has no interval. Invariant: the counts by status add up to the count of all. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model.h"

/* A pair that still gives its creative a chance. */
static bool open_pair(struct coco_str status)
{
	return !coco_str_is(status, "vetoed") && !coco_str_is(status, "declined");
}

static const char *const match_order[] = {"assigned", "invited", "accepted", "waiting", "ranked", "declined", "vetoed"};

static bool seated(struct coco_str status)
{
	return coco_str_is(status, "assigned") || coco_str_is(status, "invited") || coco_str_is(status, "accepted");
}

/* ---- each challenge --------------------------------------------------------------------------------------------- */

struct share {
	double *scores; /* malloc'ed */
	size_t n, cap, pairs, seats;
};

static int put_challenges(struct coco_report *r, const struct coco_map *ids, struct share *shares)
{
	for (size_t i = 0, records = coco_store_count(r->store, "challenge"); i < records; i++) {
		struct coco_str id = coco_rec_str(coco_store_at(r->store, "challenge", i), "id", r->arena);
		size_t at = coco_map_find(ids, id);
		struct group g = group_with((struct group){.n = 0}, "challenge", id);
		struct share none = {.n = 0}, *s = at == COCO_NONE || !shares ? &none : &shares[at];
		name_code(r, "challenge", id, coco_rec_str(coco_store_at(r->store, "challenge", i), "title", r->arena));
		put_count(r, "matches.pairs", g, (int64_t)s->pairs, (int64_t)s->pairs);
		put_count(r, "matches.assigned", g, (int64_t)s->seats, (int64_t)s->pairs);
		struct missing missing = {.count = {0}};
		missing.count[NOT_GIVEN] = (int64_t)(s->pairs - s->n);
		coco_sort_num(s->scores, s->n);
		put_quantile(r, "matches.challenge_score", g, s->scores, s->n, 0.5, &missing);
	}
	return 0;
}

static int measure_pairs(struct coco_report *r, double *all, size_t *n_all)
{
	struct coco_map *ids = coco_map_new();
	struct share *shares = NULL;
	size_t cap = 0, n = coco_store_count(r->store, "match"), known = 0;
	int status = ids ? 0 : -1;
	for (size_t i = 0; i < n && !status; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "match", i);
		struct coco_str code = coco_rec_str(rec, "status", r->arena), challenge = coco_rec_str(rec, "challenge", r->arena);
		double score = 0;
		bool has_score = coco_rec_num(rec, "score", &score), added = false;
		if (has_score && !coco_str_is(code, "vetoed")) {
			all[(*n_all)++] = score;
		}
		if (!open_pair(code) || !challenge.s) {
			continue;
		}
		size_t at = coco_map_add(ids, challenge, &added);
		if (at == COCO_NONE || coco_grow(&shares, &cap, at, sizeof *shares)) {
			status = -1;
			break;
		}
		if (added) {
			shares[at] = (struct share){.n = 0};
			known++;
		}
		struct share *s = &shares[at];
		s->pairs++;
		s->seats += seated(code);
		if (has_score && coco_grow(&s->scores, &s->cap, s->n, sizeof *s->scores)) {
			status = -1;
		} else if (has_score) {
			s->scores[s->n++] = score;
		}
	}
	status = status ? status : put_challenges(r, ids, shares);
	for (size_t i = 0; i < known; i++) {
		free(shares[i].scores);
	}
	free(shares);
	coco_map_free(ids);
	return status;
}

/* ---- fairness --------------------------------------------------------------------------------------------------- */

static void put_fair_group(
    struct coco_report *r, struct group g, const double *pairs, const size_t *who, size_t n, double *work, size_t country)
{
	size_t count = 0;
	int64_t without = 0;
	for (size_t i = 0; i < n; i++) {
		if (country == COCO_NONE || r->facts.people[who[i]].country == country) {
			work[count++] = pairs[i];
			without += pairs[i] <= 0;
		}
	}
	if (!count) {
		return;
	}
	put_share(r, "matches.unmatched_share", g, without, (int64_t)count, NULL);
	coco_sort_num(work, count);
	struct indicator *i = put(r, "matches.gini", g);
	i->value = coco_gini(work, count);
	i->n = (int64_t)count;
}

static int measure_fairness(struct coco_report *r)
{
	size_t people = coco_store_count(r->store, "participant"), n = 0;
	double *pairs = coco_arena_array(r->arena, people + 1, sizeof *pairs), *work = coco_arena_array(r->arena, people + 1, sizeof *work);
	double *of_person = coco_arena_array(r->arena, people + 1, sizeof *of_person);
	size_t *who = coco_arena_array(r->arena, people + 1, sizeof *who);
	if (!pairs || !work || !of_person || !who) {
		return -1;
	}
	for (size_t i = 0, records = coco_store_count(r->store, "match"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "match", i);
		size_t person = person_in(r, rec, "participant");
		if (person != COCO_NONE && open_pair(coco_rec_str(rec, "status", r->arena))) {
			of_person[person]++;
		}
	}
	for (size_t i = 0; i < people; i++) {
		const struct person *p = &r->facts.people[i];
		if (p->active && (p->side == SIDE_CCI || p->side == SIDE_BOTH)) {
			pairs[n] = of_person[i];
			who[n++] = i;
		}
	}
	put_fair_group(r, (struct group){.n = 0}, pairs, who, n, work, COCO_NONE);
	for (size_t c = 0; (r->options.by & COCO_BY_COUNTRY) && c < r->facts.n_countries; c++) {
		put_fair_group(r, group_with((struct group){.n = 0}, "country", r->facts.countries[c]), pairs, who, n, work, c);
	}
	return 0;
}

int measure_matching(struct coco_report *r, struct coco_err *err)
{
	size_t n = coco_store_count(r->store, "match"), n_scores = 0;
	if (!n) {
		return 0;
	}
	double *scores = coco_arena_array(r->arena, n, sizeof *scores);
	if (!scores) {
		return coco_err_nomem(err);
	}
	struct group all = {.n = 0};
	put_count(r, "matches.count", all, (int64_t)n, (int64_t)n);
	if (measure_pairs(r, scores, &n_scores)) {
		return coco_err_nomem(err);
	}
	coco_sort_num(scores, n_scores);
	put_quantile(r, "matches.score_median", all, scores, n_scores, 0.5, NULL);
	struct by_code by = {"matches.count", "match", "status", "status", "not_given", match_order, COCO_LEN(match_order), NULL, NULL};
	return put_by_code(r, &by) || measure_fairness(r) ? coco_err_nomem(err) : 0;
}
