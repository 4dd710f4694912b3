/* What collaborations brought about, half a year and a year on. An effect counts once for a collaboration and a wave, however
 * many records tell of it; a record whose value is its baseline (absent: 0) tells that nothing came about. A lower value may be what was
 * aimed at (minutes, waste) and is an effect, but for jobs: fewer of them are not the effect that is called so. What is dated before the
 * agreement stands in no figure here (health.misdated tells it). The share is that of the
 * collaborations asked in the wave: those with any record of it. How many had lasted long enough to be asked, and did not answer, is
 * said beside (course.c). Effects are shown one by one, those on jobs, well-being and inclusion too: they have no total. All of the
 * vocabulary are shown, told or not, but for the heading of jobs and well-being. An effect is proven where a document or an
 * examiner says so, not the participant alone; of several records the best counts. Invariant: proven <= told <= asked, and the
 * levels of evidence of an effect add up to it. */
#include <stdlib.h>
#include <string.h>

#include "jobs.h"
#include "tallies.h"

static const char *const waves[] = {"6m", "12m"};
static const char *const levels[] = {"self", "documented", "verified", "not_given"};
static const char *const trends[] = {"vertical", "horizontal"};

enum { WAVES = COCO_LEN(waves), LEVELS = COCO_LEN(levels), TRENDS = COCO_LEN(trends) };
static const size_t better[LEVELS] = {1, 2, 3, 0}; /* order of the levels: not given is the least */
/* An effect of a collaboration in a wave: the best evidence for it. */
struct told {
	size_t wave, level;
	struct coco_str impact;
};
struct work {
	struct coco_report *r;
	struct coco_map *met; /* what a collaboration was counted for already */
	struct tallies effects, proven, paths, trend, evidence, level[LEVELS], by_trend[TRENDS];
	int64_t asked[WAVES];
	struct coco_map *told_keys;
	struct told *told; /* malloc'ed */
	size_t cap_told;
	struct jobs *jobs;
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

/* Notes the evidence of an effect; of several the best. */
static void note_level(struct work *w, size_t wave, size_t level, struct coco_str impact, struct coco_str collaboration)
{
	bool added = false;
	coco_buf_clear(&w->key);
	coco_buf_printf(&w->key, "%zu\x1f%.*s\x1f%.*s", wave, COCO_STR_ARG(impact), COCO_STR_ARG(collaboration));
	size_t at = coco_buf_ok(&w->key) ? coco_map_add(w->told_keys, coco_buf_view(&w->key), &added) : COCO_NONE;
	if (at == COCO_NONE || coco_grow(&w->told, &w->cap_told, at, sizeof *w->told)) {
		w->r->failed = true;
	} else if (added || better[level] > better[w->told[at].level]) {
		w->told[at] = (struct told){wave, level, impact};
	}
}

bool came_about(const struct coco_rec *rec, double *change)
{
	double value = 0, baseline = 0;
	const bool measured = coco_rec_num(rec, "value", &value);
	baseline = coco_rec_num(rec, "baseline", &baseline) ? baseline : 0;
	*change = value - baseline;
	return !measured || value < baseline || value > baseline;
}

bool before_agreement(const struct coco_report *r, const struct coco_rec *impact)
{
	const size_t at = coco_store_refer(r->store, impact, "collaboration", "collaboration");
	return at != COCO_NONE && days_contradict(begun_date(coco_store_at(r->store, "collaboration", at)), coco_rec_date(impact, "date"));
}

static void take_jobs(struct work *w, const struct coco_rec *rec, size_t wave, double change, size_t level)
{
	const struct job_change jobs = {coco_rec_str(rec, "unit", w->r->arena), change, better[level]};
	if (coco_json_kind(coco_rec_get(rec, "value")) > COCO_JSON_NULL) {
		w->r->failed |= jobs_take(w->jobs, wave, coco_rec_str(rec, "collaboration", w->r->arena), &jobs) != 0;
	}
}

static void take(struct work *w, const struct coco_rec *rec, size_t wave)
{
	struct coco_report *r = w->r;
	struct coco_str impact = coco_rec_str(rec, "impact", r->arena), id = coco_rec_str(rec, "collaboration", r->arena);
	struct coco_str evidence = rec_code(r, rec, "evidence", "not_given"), path = coco_rec_str(rec, "path", r->arena);
	struct coco_str trend = coco_rec_str(rec, "trend", r->arena);
	const struct coco_vocab *paths = coco_vocab("path");
	double change = 0;
	size_t level = 0;
	while (level + 1 < LEVELS && !coco_str_is(evidence, levels[level])) {
		level++;
	}
	w->asked[wave] += first(w, "any", wave, COCO_STR(""), id);
	const bool changed = came_about(rec, &change), jobs = coco_str_is(impact, "jobs");
	if (jobs) { /* that there were none is an answer as well */
		take_jobs(w, rec, wave, change, level);
	}
	if (!changed || (jobs && change < 0)) {
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
	for (size_t t = 0; t < TRENDS; t++) {
		if (coco_str_is(trend, trends[t])) {
			count_once(w, &w->by_trend[t], trends[t], wave, impact, id);
		}
	}
	note_level(w, wave, level, impact, id);
	tally_of(&w->evidence, coco_str_of(waves[wave]), evidence)->x++;
}

/* All effects of the vocabulary in the waves in which anybody was asked; one with parts is only its heading. */
static void all_effects(struct work *w)
{
	const struct coco_vocab *vocab = coco_vocab("impact");
	for (size_t wave = 0; wave < WAVES; wave++) {
		for (size_t i = 0; w->asked[wave] && i < coco_vocab_count(vocab); i++) {
			bool heading = false;
			for (size_t k = 0; k < coco_vocab_count(vocab); k++) {
				heading |= !strcmp(coco_vocab_parent(vocab, k), coco_vocab_code(vocab, i));
			}
			if (!heading) {
				tally_of(&w->effects, coco_str_of(waves[wave]), coco_str_of(coco_vocab_code(vocab, i)));
			}
		}
	}
}

/* The cells that `like` has, those told by anybody alone or all. */
static void same_cells(struct tallies *t, const struct tallies *like, bool told)
{
	for (size_t i = 0; i < like->n; i++) {
		if (like->items[i].x || !told) {
			tally_of(t, like->items[i].code[0], like->items[i].code[1]);
		}
	}
}

static void complete(struct work *w, struct tallies *t)
{
	for (size_t i = 0; i < t->n; i++) {
		t->items[i].n = w->asked[coco_str_is(t->items[i].code[0], waves[1])];
	}
	tallies_sort(t);
}

/* Each effect that was told, by a third dimension. */
static void put_each(struct work *w, const char *kpi, struct tallies *all, const char *dimension, const char *const *codes, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		same_cells(&all[k], &w->effects, true);
		complete(w, &all[k]);
	}
	for (size_t i = 0; n && i < all[0].n; i++) {
		for (size_t k = 0; k < n; k++) {
			struct group g = group_with(tally_group(&all[k], &all[k].items[i]), dimension, coco_str_of(codes[k]));
			put_share(w->r, kpi, g, all[k].items[i].x, all[k].items[i].n, NULL);
		}
	}
}

static void put_impacts(struct work *w)
{
	struct tallies *const shares[] = {&w->effects, &w->proven, &w->paths, &w->trend};
	static const char *const kpis[] = {"impacts.share", "impacts.proven_share", "impacts.path_share", "impacts.path_share"};
	const size_t n_told = w->told_keys ? coco_map_count(w->told_keys) : 0;
	for (size_t i = 0; !w->r->failed && i < n_told; i++) {
		const struct told *told = &w->told[i];
		tally_of(&w->level[told->level], coco_str_of(waves[told->wave]), told->impact)->x++;
	}
	all_effects(w);
	same_cells(&w->proven, &w->effects, false);
	for (size_t i = 0; i < COCO_LEN(shares); i++) {
		complete(w, shares[i]);
		put_tally_shares(w->r, kpis[i], shares[i]);
	}
	put_each(w, "impacts.level_share", w->level, "evidence", levels, LEVELS);
	put_each(w, "impacts.trend_share", w->by_trend, "trend", trends, TRENDS);
	tallies_sort(&w->evidence);
	for (size_t i = 0; i < w->evidence.n; i++) {
		struct tally *t = &w->evidence.items[i];
		for (size_t k = 0; k < w->evidence.n; k++) {
			t->n += coco_str_eq(t->code[0], w->evidence.items[k].code[0]) ? w->evidence.items[k].x : 0;
		}
	}
	put_tally_counts(w->r, "impacts.records", &w->evidence);
	w->r->failed |= jobs_put(w->jobs, w->r) != 0;
}

static int begin(struct work *w)
{
	static const char *const seconds[] = {"impact", "impact", "path", "trend", "evidence"};
	static const char *const vocabs[] = {"impact", "impact", "path", NULL, NULL};
	struct tallies *const all[] = {&w->effects, &w->proven, &w->paths, &w->trend, &w->evidence};
	for (size_t i = 0; i < COCO_LEN(all); i++) {
		*all[i] = (struct tallies){.dims = {"wave", seconds[i]}, .order = {{waves, WAVES}, {NULL, 0}}, .vocab = {NULL, vocabs[i]}};
	}
	for (size_t i = 0; i < LEVELS + TRENDS; i++) {
		struct tallies *t = i < LEVELS ? &w->level[i] : &w->by_trend[i - LEVELS];
		*t = (struct tallies){.dims = {"wave", "impact"}, .order = {{waves, WAVES}, {NULL, 0}}, .vocab = {NULL, "impact"}};
	}
	w->trend.order[1].codes = trends;
	w->trend.order[1].n = TRENDS;
	w->evidence.order[1].codes = levels;
	w->evidence.order[1].n = LEVELS;
	w->met = coco_map_new();
	w->told_keys = coco_map_new();
	w->jobs = jobs_new();
	return w->met && w->told_keys && w->jobs ? 0 : -1;
}

static int finish(struct work *w)
{
	struct tallies *const all[] = {&w->effects, &w->proven, &w->paths, &w->trend, &w->evidence};
	int status = 0;
	for (size_t i = 0; i < COCO_LEN(all); i++) {
		status |= tallies_free(all[i]);
	}
	for (size_t i = 0; i < LEVELS + TRENDS; i++) {
		status |= tallies_free(i < LEVELS ? &w->level[i] : &w->by_trend[i - LEVELS]);
	}
	jobs_free(w->jobs);
	coco_buf_free(&w->key);
	coco_map_free(w->met);
	coco_map_free(w->told_keys);
	free(w->told);
	return status ? -1 : 0;
}

int measure_impacts(struct coco_report *r, struct coco_err *err)
{
	struct work w = {.r = r};
	int status = begin(&w);
	for (size_t i = 0, records = coco_store_count(r->store, "impact"); i < records && !status; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "impact", i);
		struct coco_str wave = coco_rec_str(rec, "wave", r->arena);
		size_t at = coco_str_is(wave, waves[1]);
		if (within(r, coco_rec_date(rec, "date")) && coco_str_is(wave, waves[at]) && coco_rec_str(rec, "collaboration", r->arena).n &&
		    !before_agreement(r, rec)) {
			take(&w, rec, at);
		}
	}
	if (!status && coco_store_count(r->store, "impact")) {
		put_impacts(&w);
	}
	return finish(&w) || status ? coco_err_nomem(err) : 0;
}
