/* What collaborations brought about, half a year and a year on. An effect counts once for a collaboration and a wave, however
 * many records tell of it; a record whose value is its baseline tells that nothing changed. The share is that of the
 * collaborations asked in the wave: those with any record of it. Which of them had lasted long enough to be asked, and were
 * not, is said beside. Effects are shown one by one, those on jobs, well-being and inclusion too: they have no total. An effect
 * is proven where a document or an examiner says so, not the participant alone. Invariant: proven <= told <= asked. */
#include <stdlib.h>

#include "tallies.h"

static const char *const waves[] = {"6m", "12m"};
static const char *const levels[] = {"self", "documented", "verified", "not_given"};
static const char *const trends[] = {"vertical", "horizontal"};

enum { WAVES = COCO_LEN(waves) };
struct work {
	struct coco_report *r;
	struct coco_map *met; /* what a collaboration was counted for already */
	struct tallies effects, proven, paths, trend, evidence, jobs;
	int64_t asked[WAVES];
	struct coco_buf key;
};

/* Whether this collaboration is counted for it the first time. */
static bool first(struct work *w, const char *what, size_t wave, struct coco_str code, struct coco_str collaboration)
{
	bool added = false;
	coco_buf_clear(&w->key);
	coco_buf_printf(&w->key, "%s\x1f%zu\x1f%.*s\x1f%.*s", what, wave, COCO_STR_ARG(code), COCO_STR_ARG(collaboration));
	if (!coco_buf_ok(&w->key) || coco_map_add(w->met, coco_buf_view(&w->key), &added) == COCO_NONE) {
		w->r->failed = true;
	}
	return added;
}

static void count_once(
    struct work *w, struct tallies *t, const char *what, size_t wave, struct coco_str code, struct coco_str collaboration)
{
	if (code.n && first(w, what, wave, code, collaboration)) {
		tally_of(t, coco_str_of(waves[wave]), code)->x++;
	}
}

static bool nothing_changed(const struct coco_rec *rec, double *change)
{
	double value = 0, baseline = 0;
	bool both = coco_rec_num(rec, "value", &value) && coco_rec_num(rec, "baseline", &baseline);
	*change = value - baseline;
	return both && !(value < baseline) && !(value > baseline);
}

static void take(struct work *w, const struct coco_rec *rec, size_t wave)
{
	struct coco_report *r = w->r;
	struct coco_str impact = coco_rec_str(rec, "impact", r->arena), id = coco_rec_str(rec, "collaboration", r->arena);
	struct coco_str evidence = rec_code(r, rec, "evidence", "not_given"), path = coco_rec_str(rec, "path", r->arena);
	struct coco_str trend = coco_rec_str(rec, "trend", r->arena);
	const struct coco_vocab *paths = coco_vocab("path");
	double change = 0;
	w->asked[wave] += first(w, "any", wave, COCO_STR(""), id);
	if (nothing_changed(rec, &change)) {
		return;
	}
	size_t at = paths && path.n ? coco_vocab_find(paths, path) : COCO_NONE;
	if (!trend.n && at != COCO_NONE) {
		trend = coco_str_of(coco_vocab_parent(paths, at));
	}
	count_once(w, &w->effects, "effect", wave, impact, id);
	count_once(w, &w->paths, "path", wave, path, id);
	count_once(w, &w->trend, "trend", wave, trend, id);
	if (coco_str_is(evidence, levels[1]) || coco_str_is(evidence, levels[2])) {
		count_once(w, &w->proven, "proven", wave, impact, id);
	}
	tally_of(&w->evidence, coco_str_of(waves[wave]), evidence)->x++;
	if (coco_str_is(impact, "jobs") && coco_json_kind(coco_rec_get(rec, "value")) > COCO_JSON_NULL) {
		tally_value(&w->jobs, tally_of(&w->jobs, coco_str_of(waves[wave]), COCO_STR_NONE), change);
	}
}

/* Who has an effect that nobody proved has a proven share of 0. */
static void prepare(struct work *w, struct tallies *t)
{
	for (size_t i = 0; t == &w->proven && i < w->effects.n; i++) {
		tally_of(t, w->effects.items[i].code[0], w->effects.items[i].code[1]);
	}
	for (size_t i = 0; i < t->n; i++) {
		t->items[i].n = w->asked[coco_str_is(t->items[i].code[0], waves[1])];
	}
	tallies_sort(t);
}

static void put_jobs(struct coco_report *r, const struct tallies *jobs)
{
	for (size_t i = 0; i < jobs->n; i++) {
		const struct tally *t = &jobs->items[i];
		struct indicator *one = put(r, "impacts.jobs", tally_group(jobs, t));
		one->value = 0;
		one->n = (int64_t)t->n_values;
		for (size_t k = 0; k < t->n_values; k++) {
			one->value += t->values[k];
		}
	}
}

/* Of the collaborations that had lasted so long, those with any record of the wave. */
static void put_asked(struct work *w)
{
	static const int months[WAVES] = {6, 12};
	struct coco_report *r = w->r;
	for (size_t wave = 0; wave < WAVES; wave++) {
		int64_t due = 0, asked = 0;
		for (size_t i = 0; i < coco_store_count(r->store, "collaboration"); i++) {
			const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
			struct coco_date from = begun_date(rec);
			if (!agreed(r, rec) || !from.year || coco_date_cmp(months_later(from, months[wave]), r->options.as_of) > 0) {
				continue;
			}
			coco_buf_clear(&w->key);
			coco_buf_printf(&w->key, "any\x1f%zu\x1f\x1f%.*s", wave, COCO_STR_ARG(coco_rec_str(rec, "id", r->arena)));
			due++;
			asked += coco_buf_ok(&w->key) && coco_map_find(w->met, coco_buf_view(&w->key)) != COCO_NONE;
		}
		if (due) {
			put_share(r, "impacts.asked_share", group_with((struct group){.n = 0}, "wave", coco_str_of(waves[wave])), asked, due, NULL);
		}
	}
}

static void put_impacts(struct work *w)
{
	struct tallies *const shares[] = {&w->effects, &w->proven, &w->paths, &w->trend};
	static const char *const kpis[] = {"impacts.share", "impacts.proven_share", "impacts.path_share", "impacts.path_share"};
	for (size_t i = 0; i < COCO_LEN(shares); i++) {
		prepare(w, shares[i]);
		put_tally_shares(w->r, kpis[i], shares[i]);
	}
	tallies_sort(&w->evidence);
	for (size_t i = 0; i < w->evidence.n; i++) {
		struct tally *t = &w->evidence.items[i];
		for (size_t k = 0; k < w->evidence.n; k++) {
			t->n += coco_str_eq(t->code[0], w->evidence.items[k].code[0]) ? w->evidence.items[k].x : 0;
		}
	}
	put_tally_counts(w->r, "impacts.records", &w->evidence);
	tallies_sort(&w->jobs);
	put_jobs(w->r, &w->jobs);
	put_asked(w);
}

int measure_impacts(struct coco_report *r, struct coco_err *err)
{
	struct work w = {.r = r, .met = coco_map_new()};
	static const char *const seconds[] = {"impact", "impact", "path", "trend", "evidence", NULL};
	static const char *const vocabs[] = {"impact", "impact", "path", NULL, NULL, NULL};
	struct tallies *const all[] = {&w.effects, &w.proven, &w.paths, &w.trend, &w.evidence, &w.jobs};
	int status = w.met ? 0 : -1;
	for (size_t i = 0; i < COCO_LEN(all); i++) {
		*all[i] = (struct tallies){.dims = {"wave", seconds[i]}, .order = {{waves, WAVES}, {NULL, 0}}, .vocab = {NULL, vocabs[i]}};
	}
	w.trend.order[1].codes = trends;
	w.trend.order[1].n = COCO_LEN(trends);
	w.evidence.order[1].codes = levels;
	w.evidence.order[1].n = COCO_LEN(levels);
	for (size_t i = 0; i < coco_store_count(r->store, "impact") && !status; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "impact", i);
		struct coco_str wave = coco_rec_str(rec, "wave", r->arena);
		size_t at = coco_str_is(wave, waves[1]);
		if (within(r, coco_rec_date(rec, "date")) && coco_str_is(wave, waves[at]) && coco_rec_str(rec, "collaboration", r->arena).n) {
			take(&w, rec, at);
		}
	}
	if (!status && coco_store_count(r->store, "impact")) {
		put_impacts(&w);
	}
	for (size_t i = 0; i < COCO_LEN(all); i++) {
		status |= tallies_free(all[i]);
	}
	coco_buf_free(&w.key);
	coco_map_free(w.met);
	return status ? coco_err_nomem(err) : 0;
}
