/* A run of matching: records in, candidates and scores, and either each challenge's best or the best assignment of all.
 *
 * Everything is done in the order of ids: challenges one after another, within each the participants, so that neither the
 * order of the input nor anything in memory shows in the result. Scores are rounded to six decimals before they are
 * compared; what is equal goes by id. */
#include "coco/base_run.h"
#include "certificate.h"
#include "choosing.h"
#include "doubts.h"
#include "keep.h"
#include "presence.h"
#include "scores.h"
#include "task.h"

#include <stdlib.h>
#include <string.h>

enum { TOP = 10, BUDGET = 5 }; /* participants a challenge and the price of fairness in percent, if nobody says */

enum { PROFILES_PAY = 1000 }; /* a thread is made for so many that are to be read */

static const char *const types[] = {"participant", "challenge", "interest", "facilitator", "contact", "event", "attendance", "meeting",
    "pitch", "collaboration"}; /* that matter */

int coco_match_range_parse(const char *text, const char *option, struct coco_match_range *range, struct coco_err *err)
{
	struct coco_str rest = coco_str_of(text), min = COCO_STR_NONE;
	*range = (struct coco_match_range){0};
	if (text == NULL)
		return 0;
	range->given = true;
	if (coco_str_split(&rest, ':', &min) && coco_int_parse(min, &range->min) && rest.s && coco_int_parse(rest, &range->max) &&
	    range->min >= 0 && range->max >= range->min && range->max <= 1000000)
		return 0;
	return coco_err_set(
	    err, COCO_EXIT_USAGE, "usage", "option --%s takes MIN:MAX, such as 3:5, of at most 1000000, not '%s'", option, text);
}

int coco_match_shard_parse(const char *text, struct coco_match_options *options, struct coco_err *err)
{
	struct coco_str rest = coco_str_of(text), number = COCO_STR_NONE;
	struct coco_match_shard *shard = &options->shard;
	*shard = (struct coco_match_shard){0};
	if (text == NULL)
		return 0;
	if (!(coco_str_split(&rest, '/', &number) && coco_int_parse(number, &shard->number) && rest.s && coco_int_parse(rest, &shard->of) &&
	        shard->number >= 1 && shard->of >= shard->number && shard->of <= 1000000))
		return coco_err_set(err, COCO_EXIT_USAGE, "usage", "option --shard takes I/N, such as 1/4, not '%s'", text);
	return options->assign ? coco_err_set(err, COCO_EXIT_USAGE, "usage",
	                             "--shard and --assign exclude each other: an assignment needs all challenges at once")
	                       : 0;
}

/* The challenges of the shard are a stretch of all, so that shards one after another give the order of the whole. */
bool coco_match_in_shard(const struct coco_match *m, size_t challenge)
{
	const struct coco_match_shard *s = &m->options->shard;
	const uint64_t n = m->pool.n_challenges;
	return s->of == 0 ||
	       (challenge >= n * (uint64_t)(s->number - 1) / (uint64_t)s->of && challenge < n * (uint64_t)s->number / (uint64_t)s->of);
}

struct coco_match *coco_match_new(struct coco_run *run, const struct coco_match_options *options, struct coco_err *err)
{
	struct coco_match *m = calloc(1, sizeof *m);
	if (m == NULL || (m->store = coco_store_new()) == NULL || (m->decisions = coco_decisions_new()) == NULL) {
		coco_err_nomem(err);
		coco_match_free(m);
		return NULL;
	}
	m->run = run;
	m->options = options;
	if (options->verify != NULL && coco_certificate_adopt(m, err) != 0) {
		coco_match_free(m);
		return NULL;
	}
	options = m->options;
	m->campaign.cross_border = options->cross_border;
	m->campaign.first_time = options->first_time;
	coco_match_tell_unused(m);
	if (coco_store_spool(m->store, "participant", err) != 0 ||
	    coco_weights_read(run, options->weights, &m->weights, &m->campaign.measures, err) != 0 ||
	    (options->pins && coco_pins_read(m, options->pins, err) != 0) || (options->keep && coco_keep_read(m, options->keep, err) != 0) ||
	    (options->pairs && coco_pairs_read(m, options->pairs, err) != 0) ||
	    (options->scores && coco_scores_read(m, options->scores, err) != 0)) {
		coco_match_free(m);
		return NULL;
	}
	return m;
}

void coco_match_free(struct coco_match *match)
{
	if (match == NULL)
		return;
	for (size_t i = 0; match->tallies != NULL && i < match->pool.n_challenges; i++)
		free(match->tallies[i].must);
	coco_campaign_free(&match->campaign);
	coco_facts_free(match->facts);
	coco_sheet_free(match->sheet);
	coco_store_reader_free(match->reader);
	coco_pool_free(&match->pool);
	coco_store_free(match->store);
	coco_decisions_free(match->decisions);
	coco_buf_free(&match->lines);
	coco_buf_free(&match->unfilled);
	coco_buf_free(&match->idle);
	coco_scores_free(match->scores);
	free(match->pins);
	free(match->earlier);
	free(match->keep.pairs);
	free(match->certified);
	if (match->certificate != NULL)
		coco_certificate_free(match->certificate);
	free(match->certificate);
	free(match->questions);
	free(match->standing);
	free(match->tallies);
	free(match->pitches);
	if (match->outcomes != NULL)
		coco_outcomes_free(match->outcomes);
	free(match->outcomes);
	coco_choosing_free(match->choosing);
	free(match->admissible);
	free(match->texts);
	free(match->candidates);
	free(match);
}

long coco_match_top(const struct coco_match_options *options)
{
	return options->top > 0 ? options->top : TOP;
}

double coco_match_budget(const struct coco_match_options *options)
{
	return options->fair_budget >= 0 ? options->fair_budget : BUDGET;
}

/* ---- records in ------------------------------------------------------------------------------------------------- */

int64_t coco_match_round_of(const struct coco_rec *rec)
{
	int64_t round;
	return coco_rec_int(rec, "round", &round) ? round : 1;
}

/* 1: made by an earlier run and touched by nobody since; 0: not; -1: no memory. */
static int untouched(const struct coco_rec *rec, struct coco_err *err)
{
	struct coco_arena *arena = coco_arena_new();
	const struct coco_str status = arena ? coco_rec_str(rec, "status", arena) : COCO_STR_NONE;
	bool locked = false;
	const bool answer = !status.s && coco_rec_get(rec, "gate").s; /* to a question: no match at all */
	const bool ours =
	    (answer || (status.s && coco_choice("ranked|assigned|waiting", status) >= 0)) && !(coco_rec_bool(rec, "locked", &locked) && locked);
	const bool known = arena != NULL && coco_arena_ok(arena);
	coco_arena_free(arena);
	return known ? ours : coco_err_nomem(err);
}

/* A chance that somebody has had, if its round is over. */
static int note_earlier(struct coco_match *m, const struct coco_rec *rec, struct coco_err *err)
{
	struct coco_arena *arena = m->run->arena;
	if (!coco_str_is(coco_rec_str(rec, "status", arena), "assigned"))
		return 0;
	if (m->n_earlier == m->cap_earlier && coco_grow(&m->earlier, &m->cap_earlier, m->n_earlier, sizeof *m->earlier) != 0)
		return coco_err_nomem(err);
	struct coco_earlier *e = &m->earlier[m->n_earlier++];
	e->challenge = coco_arena_copy(arena, coco_rec_str(rec, "challenge", arena));
	e->participant = coco_arena_copy(arena, coco_rec_str(rec, "participant", arena));
	e->round = coco_match_round_of(rec);
	return e->challenge.s && e->participant.s ? 0 : coco_err_nomem(err);
}

int coco_match_add(struct coco_match *match, const struct coco_rec *rec, enum coco_match_fate *fate, struct coco_err *err)
{
	*fate = COCO_MATCH_PASS;
	if (!rec->valid)
		return 0;
	if (coco_rec_is(rec, "match")) {
		const int mine = untouched(rec, err);
		const bool ours = mine == 1;
		if (mine < 0)
			return -1;
		if (ours && match->certificate != NULL && coco_certificate_take(match, rec, err) != 0)
			return -1;
		if (match->options->pairs != NULL || match->options->stable != NULL || (ours && match->options->round == 0)) {
			*fate = COCO_MATCH_LATER;
			if (coco_match_stands(match, rec, ours, err) != 0)
				return -1;
		} else if (ours && coco_match_round_of(rec) == match->options->round) {
			*fate = COCO_MATCH_REPLACE;
		}
		return ours ? note_earlier(match, rec, err) : coco_store_add(match->store, rec, err);
	}
	for (size_t i = 0; i < COCO_LEN(types); i++)
		if (coco_rec_is(rec, types[i]))
			return coco_store_add(match->store, rec, err);
	return 0;
}

bool coco_match_replaces(const struct coco_match *match, size_t nth)
{
	const bool asked = match->options->pairs != NULL || match->options->stable != NULL;
	return asked ? match->standing[nth].answered : match->standing[nth].round == match->round;
}

static int64_t choose_round(const struct coco_match *m)
{
	int64_t highest = 1;
	if (m->options->round > 0)
		return m->options->round;
	for (size_t i = 0; i < coco_store_count(m->store, "challenge"); i++) {
		const int64_t round = coco_match_round_of(coco_store_at(m->store, "challenge", i));
		highest = round > highest ? round : highest;
	}
	return highest;
}

static int by_bytes(const void *a, const void *b)
{
	const struct coco_str *x = a, *y = b;
	return coco_str_cmp(*x, *y);
}

/* What matters of a match that people have touched: who, when, and what they said; not the parts of its score. */
static struct coco_str match_line(struct coco_match *m, const struct coco_rec *rec)
{
	struct coco_arena *arena = m->pool.arena;
	const struct coco_str challenge = coco_rec_str(rec, "challenge", arena), participant = coco_rec_str(rec, "participant", arena);
	const struct coco_str status = coco_rec_str(rec, "status", arena);
	return coco_str_of(coco_arena_printf(arena, "%.*s\x1f%.*s\x1f%lld\x1f%.*s\n", COCO_STR_ARG(challenge), COCO_STR_ARG(participant),
	    (long long)coco_match_round_of(rec), COCO_STR_ARG(status)));
}

/* The run's name: what was asked and what was there, whatever the order. */
static int name_run(struct coco_match *m, struct coco_err *err)
{
	const struct coco_match_options *o = m->options;
	struct coco_buf all = COCO_BUF_INIT;
	char digest[COCO_SHA256_TEXT];
	if (coco_store_digest(m->store, types, COCO_LEN(types), digest, err) != 0)
		return -1;
	coco_buf_printf(&all, "%s\n%d %ld %ld %lld %d\n%d %lld %lld\n%d %lld %lld\n", digest, o->assign, coco_match_top(o), o->waiting,
	    (long long)m->round, o->lang, o->seats.given, (long long)o->seats.min, (long long)o->seats.max, o->pitches.given,
	    (long long)o->pitches.min, (long long)o->pitches.max);
	for (size_t i = 0; i < COCO_COMPONENTS; i++) {
		char number[COCO_NUM_TEXT];
		coco_num_text(m->weights.of[i], number);
		coco_buf_printf(&all, "%s=%s\n", coco_component_name((enum coco_component)i), number);
	}
	for (size_t i = 0; i < COCO_MEASURES; i++) {
		char number[COCO_NUM_TEXT];
		coco_num_text(m->campaign.measures.of[i], number);
		coco_buf_printf(&all, "%s=%s\n", coco_measure_name((enum coco_measure)i), number);
	}
	coco_buf_printf(&all, "%d %d %d %d %d\n", o->cross_border, o->first_time, o->explain, o->fair, o->again);
	if (o->fair == COCO_FAIR_WORST) {
		char number[COCO_NUM_TEXT];
		coco_num_text(coco_match_budget(o), number);
		coco_buf_printf(&all, "budget=%s\n", number);
	}
	coco_keep_name(m, &all);
	coco_presence_name(&m->pool, &all);
	if (m->pool.expired > 0) /* more with every day, so their number says which */
		coco_buf_printf(&all, "expired=%zu\n", m->pool.expired);
	if (m->scores != NULL)
		coco_buf_printf(&all, "scores=%s\n", coco_scores_digest(m->scores));
	if (o->stable != NULL)
		coco_buf_printf(&all, "stable=%s\n", o->stable);
	const size_t n_matches = coco_store_count(m->store, "match");
	struct coco_str *lines = coco_arena_array(m->pool.arena, m->n_pins + m->n_earlier + n_matches + 1, sizeof *lines);
	size_t n = 0;
	for (size_t i = 0; lines != NULL && i < m->n_pins; i++)
		lines[n++] = coco_str_of(coco_arena_printf(m->pool.arena, "%.*s\x1f%.*s\x1f%d\n", COCO_STR_ARG(m->pins[i].challenge),
		    COCO_STR_ARG(m->pins[i].participant), m->pins[i].veto));
	for (size_t i = 0; lines != NULL && i < m->n_earlier; i++)
		if (m->earlier[i].round < m->round)
			lines[n++] = coco_str_of(coco_arena_printf(m->pool.arena, "%.*s\x1f%.*s\x1f%lld\n", COCO_STR_ARG(m->earlier[i].challenge),
			    COCO_STR_ARG(m->earlier[i].participant), (long long)m->earlier[i].round));
	for (size_t i = 0; lines != NULL && i < n_matches; i++)
		lines[n++] = match_line(m, coco_store_at(m->store, "match", i));
	if (n > 1)
		qsort(lines, n, sizeof *lines, by_bytes);
	for (size_t i = 0; i < n; i++)
		coco_buf_str(&all, lines[i]);
	const bool well = lines != NULL && coco_buf_ok(&all);
	if (well)
		coco_sha256_text(coco_buf_view(&all), m->run_hash);
	coco_buf_free(&all);
	return well ? 0 : coco_err_nomem(err);
}

/* ---- the run ----------------------------------------------------------------------------------------------------- */

static int prepare(struct coco_match *m, struct coco_err *err)
{
	m->round = choose_round(m);
	const size_t threads = coco_match_threads(m, coco_store_count(m->store, "participant"), PROFILES_PAY);
	if (coco_store_seal(m->store, err) != 0 || coco_pool_read(&m->pool, m->store, m->run->common->as_of, threads, err) != 0 ||
	    coco_presence_read(&m->pool, m->store, m->run->common->as_of, err) != 0)
		return -1;
	m->sheet = coco_sheet_new(m->pool.rows);
	m->reader = coco_store_reader_new(m->store);
	if (!m->sheet || !m->reader)
		return coco_err_nomem(err);
	if (m->scores != NULL && coco_scores_settle(m, err) != 0)
		return -1;
	if (name_run(m, err) != 0 || coco_campaign_read(&m->campaign, &m->pool, m->store, err) != 0)
		return -1;
	m->tallies = calloc(m->pool.n_challenges + 1, sizeof *m->tallies);
	m->pitches = calloc(m->pool.n_participants + 1, sizeof *m->pitches);
	m->admissible = calloc(m->pool.n_participants + 1, sizeof *m->admissible);
	if (!m->tallies || !m->pitches || !m->admissible)
		return coco_err_nomem(err);
	for (size_t i = 0; i < m->pool.n_challenges; i++) {
		m->tallies[i].must = calloc(m->pool.challenges[i].n_must + 1, sizeof(size_t));
		if (m->tallies[i].must == NULL)
			return coco_err_nomem(err);
		if (coco_match_in_shard(m, i) && m->options->pairs == NULL && m->certificate == NULL)
			coco_match_tell_owner(m, i);
	}
	if (m->certificate == NULL && coco_match_tell_doubts(m, err) != 0)
		return -1;
	if (coco_decisions_read(m, err) != 0)
		return -1;
	return m->scores != NULL ? coco_scores_stand(m, err) : 0;
}

static int solve(struct coco_match *match, struct coco_err *err)
{
	if (prepare(match, err) != 0)
		return -1;
	if (match->options->pairs)
		return coco_match_pairs(match, err);
	if (match->options->stable)
		return coco_match_choose(match, err);
	if ((match->options->assign ? coco_match_assign : coco_match_rank)(match, err) != 0)
		return -1;
	if (match->certificate == NULL)
		coco_match_note_lists(match);
	return 0;
}

int coco_match_solve(struct coco_match *match, struct coco_err *err)
{
	if (solve(match, err) != 0)
		return -1;
	/* What is absent for want of memory is not absent. */
	return coco_arena_ok(match->pool.arena) && coco_arena_ok(match->run->arena) ? 0 : coco_err_nomem(err);
}

struct coco_str coco_match_lines(const struct coco_match *match)
{
	return match->lines.data ? coco_buf_view(&match->lines) : COCO_STR("");
}

bool coco_match_findings(const struct coco_match *match)
{
	return match->findings;
}
