/* Each challenge's best.
 *
 * The best of a challenge are searched for (search.c), so that most of a large pool is never looked at; beside them come those about whom
 * somebody has decided something (a pin, an interest, a match that stands), who are few and are computed one by one. Where the summary
 * counts everybody, all are computed. Both ways give the same records. Threads take the challenges; their records and what is to be told
 * come in order. */
#include "engine.h"
#include "limit.h"

#include <math.h>
#include <stdlib.h>

#define SEARCH_MOST 200 /* longer lists are computed as a whole */

/* What a search needs to know. */
struct ranking {
	struct coco_match *match;
	size_t challenge;
	struct coco_limit limit;
	bool decided; /* somebody has decided something about the challenge */
};

static double total_of(void *context, size_t profile, double text)
{
	const struct ranking *r = context;
	struct coco_match *m = r->match;
	const size_t number = m->pool.by_profile[profile];
	const struct coco_participant *p = coco_sheet_read(m->sheet, number);
	struct coco_candidate one = {.challenge = (uint32_t)r->challenge, .participant = (uint32_t)number};
	if (r->decided && coco_decisions_of(m->decisions, m->pool.challenges[r->challenge].id, p->id) != 0)
		return 0; /* add_decided has it */
	if (coco_gate_check(&m->pool, &m->pool.challenges[r->challenge], p, 0).gate != COCO_GATE_OPEN)
		return 0;
	coco_candidate_score(m, &one, text);
	return one.score;
}

static double bound_of(void *context, double text)
{
	const struct ranking *r = context;
	return coco_limit_total(&r->limit, text);
}

static int emit(struct coco_match *m, const struct coco_candidate *next, size_t rank, struct coco_err *err)
{
	if (coco_match_emit(m, next, rank, "ranked", err) != 0)
		return -1;
	m->pitches[next->participant]++;
	m->tallies[next->challenge].sum += next->score;
	return 0;
}

/* What is promised of each profile, where they differ. */
static int promises_of(struct coco_match *m, size_t challenge, const struct coco_promise **promises)
{
	*promises = NULL;
	if (m->facts == NULL)
		return 0;
	if (m->promises == NULL && (m->promises = coco_promises_new(m->facts, &m->campaign, m->sheet)) == NULL)
		return -1;
	const struct coco_weights weights = coco_match_weights(m, challenge);
	*promises = coco_promises_of(m->promises, &m->pool.challenges[challenge], &weights);
	return *promises != NULL ? 0 : -1;
}

/* Appends those about whom somebody has decided something. */
static int add_decided(struct coco_match *m, size_t challenge, struct coco_err *err)
{
	const struct coco_challenge *c = &m->pool.challenges[challenge];
	struct coco_str id;
	for (size_t at = 0; (id = coco_decisions_next(m->decisions, c->id, &at)).s != NULL;) {
		const size_t number = coco_pool_find(&m->pool, id);
		double text = NAN;
		if (number == COCO_NONE)
			continue;
		const struct coco_participant *p = coco_sheet_read(m->sheet, number);
		const unsigned decided = coco_decisions_of(m->decisions, c->id, id);
		if (coco_match_verdict(m, challenge, p, decided).gate != COCO_GATE_OPEN && !coco_decided_taken(decided))
			continue;
		if (p->number != COCO_NONE && coco_question_profile(m->pool.question, p->number, &text) != 0)
			return coco_err_nomem(err);
		if (coco_match_consider(m, challenge, p, decided, text, err) != 0)
			return -1;
	}
	return 0;
}

/* Appends the best of all others, and one more: whether it has the score of the last. */
static int add_found(struct coco_match *m, size_t challenge, size_t most, struct coco_err *err)
{
	const struct coco_challenge *c = &m->pool.challenges[challenge];
	struct ranking ranking = {.match = m, .challenge = challenge, .decided = coco_decisions_any(m->decisions, c->id)};
	struct coco_search search = {
	    .most = most + 1, .least = 1e-6, .total = total_of, .bound = bound_of, .context = &ranking, .weight = m->weights.of[COCO_TEXT_FIT]};
	struct coco_scored found[SEARCH_MOST + 1];
	size_t n = 0;
	const struct coco_weights weights = coco_match_weights(m, challenge);
	coco_limit_set(&ranking.limit, &m->campaign, c, &weights);
	if (promises_of(m, challenge, &search.promises) != 0)
		return coco_err_nomem(err);
	if (coco_question_search(m->pool.question, &search, found, &n, err) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (coco_match_consider(m, challenge, coco_sheet_read(m->sheet, m->pool.by_profile[found[i].profile]), 0, found[i].text, err) != 0)
			return -1;
	return 0;
}

/* Writes the best of the candidates. */
static int rank(struct coco_match *m, size_t challenge, size_t most, struct coco_err *err)
{
	size_t rank = 0, standing = 0;
	double last = 0;
	bool tied = false;
	if (m->n > 1)
		qsort(m->candidates, m->n, sizeof *m->candidates, coco_candidate_order);
	for (size_t i = 0; i < m->n; i++) {
		const struct coco_candidate *next = &m->candidates[i];
		if (coco_decided_stands(next->decided)) {
			standing += rank < most;
			continue;
		}
		if (rank == most) {
			tied = next->score == last && next->score > 0;
			break;
		}
		/* Nothing in common is no match, unless somebody wants it. */
		if (next->score <= 0 && !(next->decided & COCO_DECIDED_PIN))
			continue;
		if (emit(m, next, ++rank, err) != 0)
			return -1;
		last = next->score;
	}
	m->tallies[challenge].tied = tied;
	m->tallies[challenge].filled = rank + standing;
	return 0;
}

static int rank_found(struct coco_match *m, size_t challenge, size_t most, struct coco_err *err)
{
	m->n = 0;
	if (coco_match_ask(m, challenge, err) != 0 || add_decided(m, challenge, err) != 0 || add_found(m, challenge, most, err) != 0)
		return -1;
	return rank(m, challenge, most, err);
}

/* The same with everybody computed and counted. */
static int rank_all(struct coco_match *m, size_t challenge, size_t most, struct coco_err *err)
{
	m->n = 0;
	return coco_candidates_of(m, challenge, err) != 0 ? -1 : rank(m, challenge, most, err);
}

static int work(struct coco_match *worker, size_t challenge, struct coco_result *result, struct coco_err *err)
{
	struct coco_match *m = worker;
	const size_t most = (size_t)coco_match_top(m->options);
	const bool search = most <= SEARCH_MOST && m->scores == NULL && !m->options->summary;
	coco_buf_clear(&m->lines);
	if ((search ? rank_found : rank_all)(m, challenge, most, err) != 0)
		return -1;
	if (search && m->tallies[challenge].filled == 0 && rank_all(m, challenge, most, err) != 0) /* to count why */
		return -1;
	const struct coco_buf lines = m->lines;
	m->lines = result->lines;
	result->lines = lines;
	return 0;
}

static int put(struct coco_match *match, size_t challenge, struct coco_result *result, struct coco_err *err)
{
	coco_buf_str(&match->lines, coco_buf_view(&result->lines));
	if (match->tallies[challenge].filled == 0)
		coco_match_tell_empty(match, challenge);
	return coco_buf_ok(&match->lines) ? 0 : coco_err_nomem(err);
}

/* Facts, if a part of the score asks for any and profiles differ in them. */
static int read_facts(struct coco_match *m, struct coco_err *err)
{
	double others = 0;
	for (size_t i = 0; i < COCO_COMPONENTS; i++)
		others += i != COCO_TEXT_FIT ? m->weights.of[i] : 0;
	if (others <= 0 || m->scores != NULL || m->options->summary)
		return 0;
	if ((m->facts = coco_facts_new(&m->campaign, m->sheet)) == NULL)
		return coco_err_nomem(err);
	if (coco_facts_differ(m->facts))
		return 0;
	coco_facts_free(m->facts);
	m->facts = NULL;
	return 0;
}

int coco_match_rank(struct coco_match *match, struct coco_err *err)
{
	static const struct coco_labour ranks = {work, put};
	if (read_facts(match, err) != 0)
		return -1;
	return coco_match_labour(match, &ranks, err);
}
