/* Candidates: who may be paired with a challenge, and how well the two fit. In the order of the participants' ids, so that nothing of the
 * order of the input shows; challenges are shared out among threads. Where scores are given (scores.c), only the pairs that have one are
 * looked at, and no text is compared. */
#include "scores.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int coco_candidate_order(const void *a, const void *b)
{
	const struct coco_candidate *x = a, *y = b;
	if (x->challenge != y->challenge)
		return x->challenge < y->challenge ? -1 : 1;
	if ((x->decided & COCO_DECIDED_PIN) != (y->decided & COCO_DECIDED_PIN))
		return x->decided & COCO_DECIDED_PIN ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return x->participant < y->participant ? -1 : x->participant > y->participant;
}

void coco_candidate_parts(struct coco_match *match, const struct coco_candidate *candidate, struct coco_parts *parts)
{
	for (size_t i = 0; match->scores != NULL && i < COCO_COMPONENTS; i++)
		parts->of[i] = NAN; /* the score has no parts */
	if (match->scores != NULL)
		return;
	const unsigned level = candidate->decided / COCO_DECIDED_LEVEL; /* the bits above the flags */
	coco_parts_of(&match->campaign, &match->pool.challenges[candidate->challenge], coco_sheet_read(match->sheet, candidate->participant),
	    candidate->text, (double)level, parts);
}

bool coco_challenge_is_mute(const struct coco_match *match, const struct coco_challenge *challenge)
{
	return !coco_challenge_calls(challenge) && match->pool.question != NULL &&
	       match->asked == (size_t)(challenge - match->pool.challenges) + 1 && coco_question_is_mute(match->pool.question);
}

double coco_match_text(const struct coco_match *match, const struct coco_participant *participant, double text)
{
	struct coco_question *question = match->pool.question;
	const struct coco_challenge *c = match->asked > 0 ? &match->pool.challenges[match->asked - 1] : NULL;
	if (participant->number == COCO_NONE)
		return NAN;
	if (c != NULL && coco_challenge_is_mute(match, c))
		return 0;
	if (!coco_question_asks(question))
		return NAN;
	/* who has none of the skills that are called for is not there for one word that may be alike by chance */
	const bool called = c != NULL && text > 0 && (c->n_named > 0 || (c->spoken.n > 0 && !c->guessed));
	return called && coco_part_of(&match->campaign, COCO_SKILLS_FIT, c, participant) <= 0
	           ? coco_question_beside(question, participant->number, text)
	           : text;
}

int coco_match_ask(struct coco_match *match, size_t challenge, struct coco_err *err)
{
	const struct coco_challenge *c = &match->pool.challenges[challenge];
	if (match->asked == challenge + 1)
		return 0;
	if (match->pool.question == NULL && (match->pool.question = coco_question_new(match->pool.affinity)) == NULL)
		return coco_err_nomem(err);
	match->asked = challenge + 1;
	if (coco_question_ask(match->pool.question, c->passages, c->n_passages, err) != 0)
		return -1;
	match->tallies[challenge].strange = coco_question_asks(match->pool.question) && !coco_question_meets(match->pool.question);
	return 0;
}

struct coco_weights coco_match_weights(const struct coco_match *match, size_t challenge)
{
	struct coco_weights weights = match->weights;
	if (match->pool.challenges[challenge].n_named == 0)
		weights.of[COCO_SKILLS_FIT] *= match->campaign.measures.of[COCO_SKILLS_MENTIONED];
	return weights;
}

void coco_candidate_score(struct coco_match *match, struct coco_candidate *candidate, double affinity)
{
	struct coco_parts parts;
	struct coco_weights used;
	if (match->scores != NULL) {
		const int64_t given = coco_scores_of(match->scores, candidate->challenge, candidate->participant);
		candidate->text = NAN;
		candidate->score = given > 0 ? (double)given / 1e6 : 0;
		return;
	}
	candidate->text = coco_match_text(match, coco_sheet_read(match->sheet, candidate->participant), affinity);
	coco_candidate_parts(match, candidate, &parts);
	const struct coco_weights weights = coco_match_weights(match, candidate->challenge);
	candidate->score = coco_parts_score(&parts, &weights, &used);
	if (isnan(candidate->score))
		candidate->score = 0;
}

struct coco_verdict coco_match_verdict(
    const struct coco_match *match, size_t challenge, const struct coco_participant *participant, unsigned decided)
{
	const struct coco_verdict verdict = coco_gate_check(&match->pool, &match->pool.challenges[challenge], participant, decided);
	if (verdict.gate == COCO_GATE_OPEN && match->scores && coco_scores_of(match->scores, challenge, participant->index) < 0)
		return (struct coco_verdict){COCO_GATE_UNLISTED, NULL};
	return verdict;
}

int coco_match_consider(struct coco_match *match, size_t challenge, const struct coco_participant *participant, unsigned decided,
    double affinity, struct coco_err *err)
{
	struct coco_match *m = match;
	struct coco_candidate next = {.challenge = (uint32_t)challenge, .participant = (uint32_t)participant->index, .decided = decided};
	coco_candidate_score(m, &next, affinity);
	if (m->n == m->cap && coco_grow(&m->candidates, &m->cap, m->n, sizeof *m->candidates) != 0)
		return coco_err_nomem(err);
	m->candidates[m->n++] = next;
	return 0;
}

/* Appends a participant, if it may be paired, or counts why not. */
static int consider(struct coco_match *m, size_t challenge, size_t participant, struct coco_err *err)
{
	const struct coco_challenge *c = &m->pool.challenges[challenge];
	const struct coco_participant *p = coco_sheet_read(m->sheet, participant);
	struct coco_tally *tally = &m->tallies[challenge];
	const unsigned decided = coco_decisions_of(m->decisions, c->id, p->id);
	const struct coco_verdict verdict = coco_match_verdict(m, challenge, p, decided);
	if (verdict.gate != COCO_GATE_OPEN && !coco_decided_taken(decided)) {
		tally->gate[verdict.gate]++;
		if (verdict.must != NULL)
			tally->must[verdict.must - c->must]++;
		return 0;
	}
	if (coco_match_consider(m, challenge, p, decided, m->scores == NULL && p->number != COCO_NONE ? m->texts[p->number] : NAN, err) != 0)
		return -1;
	tally->candidates++;
	m->admissible[participant] = true;
	return 0;
}

/* Of scores that were given only those are looked at that are there; all others who may pitch have none. */
static int candidates_given(struct coco_match *m, size_t challenge, struct coco_err *err)
{
	size_t others = m->pool.n_profiles;
	for (size_t i = 0; i < coco_scores_count(m->scores, challenge); i++) {
		const size_t participant = coco_scores_participant(m->scores, challenge, i);
		others -= others > 0 && coco_sheet_read(m->sheet, participant)->number != COCO_NONE;
		if (consider(m, challenge, participant, err) != 0)
			return -1;
	}
	m->tallies[challenge].gate[COCO_GATE_UNLISTED] += others;
	return 0;
}

int coco_match_texts(struct coco_match *match, size_t challenge, struct coco_err *err)
{
	struct coco_match *m = match;
	if (coco_match_ask(m, challenge, err) != 0)
		return -1;
	if (m->texts == NULL && (m->texts = calloc(m->pool.n_profiles + 1, sizeof *m->texts)) == NULL)
		return coco_err_nomem(err);
	return coco_question_scores(m->pool.question, m->texts, err);
}

int coco_candidates_of(struct coco_match *match, size_t challenge, struct coco_err *err)
{
	struct coco_match *m = match;
	if (m->scores != NULL)
		return candidates_given(m, challenge, err);
	if (coco_match_texts(m, challenge, err) != 0)
		return -1;
	for (size_t i = 0; i < m->pool.n_participants; i++)
		if (consider(m, challenge, i, err) != 0)
			return -1;
	return 0;
}

static int work_candidates(struct coco_match *worker, size_t challenge, struct coco_result *result, struct coco_err *err)
{
	worker->n = 0;
	if (coco_candidates_of(worker, challenge, err) != 0)
		return -1;
	const struct coco_result before = *result;
	result->candidates = worker->candidates, result->n = worker->n, result->cap = worker->cap;
	worker->candidates = before.candidates, worker->cap = before.cap;
	return 0;
}

static int put_candidates(struct coco_match *match, size_t challenge, struct coco_result *result, struct coco_err *err)
{
	(void)challenge; /* each candidate says it */
	while (match->n + result->n > match->cap)
		if (coco_grow(&match->candidates, &match->cap, match->cap, sizeof *match->candidates) != 0)
			return coco_err_nomem(err);
	if (result->n > 0)
		memcpy(match->candidates + match->n, result->candidates, result->n * sizeof *result->candidates);
	match->n += result->n;
	return 0;
}

int coco_match_candidates(struct coco_match *match, struct coco_err *err)
{
	static const struct coco_labour candidates = {work_candidates, put_candidates};
	return coco_match_labour(match, &candidates, err);
}
