/* Pairs that somebody asks about: the score and the rank among all candidates of the challenge with those who rank before it, or
 * the gate that keeps the pair apart. Whoever may not be looked at (no consent, not active, of the wrong side) is not judged:
 * such an answer has a gate and no parts. What people have decided about a pair in this round stays with the answer. */
#include "coco/base_run.h"
#include "reason.h"

#include "coco/page.h"

#include <math.h>
#include <stdlib.h>

static int add_question(struct coco_match *m, const struct coco_rec *rec, const char *path, struct coco_err *err)
{
	const struct coco_question q = {
	    coco_id_of(rec, "challenge", m->run->arena), coco_id_of(rec, "participant", m->run->arena), rec->line_number};
	if (q.challenge.n == 0 || q.participant.n == 0) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-pairs", "a line must have challenge and participant");
		return coco_err_at(err, path, rec->line_number, 0);
	}
	if (m->n_questions == m->cap_questions && coco_grow(&m->questions, &m->cap_questions, m->n_questions, sizeof *m->questions) != 0)
		return coco_err_nomem(err);
	m->questions[m->n_questions++] = q;
	return 0;
}

int coco_pairs_read(struct coco_match *match, const char *path, struct coco_err *err)
{
	const struct coco_finding at = {.file = path};
	if (coco_pair_lines(match, path, "pair", add_question, err) != 0)
		return -1;
	if (match->n_questions == 0)
		coco_diag_say(match->run->diag, COCO_WARNING, "pairs-empty", &at, "write a line for each pair, with challenge and participant",
		    "it asks about no pair");
	return 0;
}

/* ---- what stands ------------------------------------------------------------------------------------------------ */

static struct coco_str raw_of(const struct coco_rec *rec, const char *field, struct coco_arena *arena)
{
	const struct coco_str raw = coco_rec_get(rec, field);
	return raw.s && coco_json_kind(raw) != COCO_JSON_NULL ? coco_arena_copy(arena, raw) : COCO_STR_NONE;
}

int coco_match_stands(struct coco_match *match, const struct coco_rec *rec, bool ours, struct coco_err *err)
{
	struct coco_match *m = match;
	struct coco_arena *arena = m->run->arena;
	if (m->n_standing == m->cap_standing && coco_grow(&m->standing, &m->cap_standing, m->n_standing, sizeof *m->standing) != 0)
		return coco_err_nomem(err);
	struct coco_standing *s = &m->standing[m->n_standing++];
	*s = (struct coco_standing){.round = coco_match_round_of(rec), .ours = ours};
	if (m->options->pairs == NULL && m->options->stable == NULL)
		return 0;
	s->challenge = coco_arena_copy(arena, coco_rec_str(rec, "challenge", arena));
	s->participant = coco_arena_copy(arena, coco_rec_str(rec, "participant", arena));
	s->status = raw_of(rec, "status", arena);
	s->decided = raw_of(rec, "decided", arena);
	s->stop_reason = raw_of(rec, "stop_reason", arena);
	s->locked = raw_of(rec, "locked", arena);
	s->choice = raw_of(rec, "choice", arena);
	return s->challenge.s && s->participant.s ? 0 : coco_err_nomem(err);
}

/* A pair, or a match that stands for it, by numbers in the pool. */
struct place {
	uint32_t challenge, participant;
	size_t index; /* of the question or the match */
};

static int by_place(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	if (x->challenge != y->challenge)
		return x->challenge < y->challenge ? -1 : 1;
	if (x->participant != y->participant)
		return x->participant < y->participant ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

static bool find_place(
    const struct coco_match *m, struct coco_str challenge, struct coco_str participant, size_t index, struct place *place)
{
	const struct coco_challenge *c = coco_pool_challenge(&m->pool, challenge);
	const size_t p = coco_pool_find(&m->pool, participant);
	if (c == NULL || p == COCO_NONE)
		return false;
	*place = (struct place){(uint32_t)(c - m->pool.challenges), (uint32_t)p, index};
	return true;
}

static struct place *places_standing(struct coco_match *m, size_t *n)
{
	struct place *places = malloc((m->n_standing + 1) * sizeof *places);
	*n = 0;
	for (size_t i = 0; places != NULL && i < m->n_standing; i++)
		if (m->standing[i].round == m->round && find_place(m, m->standing[i].challenge, m->standing[i].participant, i, &places[*n]))
			++*n;
	if (*n > 1)
		qsort(places, *n, sizeof *places, by_place);
	return places;
}

/* Questions as places, each pair once; one that names nothing is told. */
static struct place *places_asked(struct coco_match *m, size_t *n)
{
	struct place *places = malloc((m->n_questions + 1) * sizeof *places);
	size_t found = 0;
	for (size_t i = 0; places != NULL && i < m->n_questions; i++) {
		const struct coco_question *q = &m->questions[i];
		const struct coco_finding at = {.file = m->options->pairs, .line = q->line};
		const bool challenge = coco_pool_challenge(&m->pool, q->challenge) != NULL;
		if (find_place(m, q->challenge, q->participant, i, &places[found])) {
			found++;
			continue;
		}
		m->findings = true;
		coco_diag_say(m->run->diag, COCO_WARNING, "pair-unknown", &at, "it is left out; use an id of the records",
		    "no %s '%.*s' is among the records", challenge ? "participant" : "challenge",
		    COCO_STR_ARG(challenge ? q->participant : q->challenge));
	}
	if (found > 1)
		qsort(places, found, sizeof *places, by_place);
	*n = 0;
	for (size_t i = 0; i < found; i++)
		if (*n == 0 || places[*n - 1].challenge != places[i].challenge || places[*n - 1].participant != places[i].participant)
			places[(*n)++] = places[i];
	return places;
}

/* ---- the reason ------------------------------------------------------------------------------------------------- */

static void begin_reason(const char *component, struct coco_writer *w)
{
	coco_write_object(w);
	coco_write_key(w, "component");
	coco_write_text(w, component);
	coco_write_key(w, "text");
}

static void say(struct coco_buf *text, const char *key, int lang, const struct coco_fill *fills, size_t n)
{
	if (text->len > 0)
		coco_buf_putc(text, ' ');
	coco_label_fill(text, coco_explain_text(key, lang), fills, n);
}

/* The parts by which the first candidate is ahead, the greatest difference first, at most three. */
static int list_less(
    struct coco_match *m, const struct coco_candidate *candidate, const struct coco_candidate *first, int lang, struct coco_reason *r)
{
	struct coco_parts mine, best;
	struct coco_weights used, used_best;
	bool told[COCO_COMPONENTS] = {false};
	coco_candidate_parts(m, candidate, &mine);
	coco_candidate_parts(m, first, &best);
	const struct coco_weights weights = coco_match_weights(m, candidate->challenge);
	coco_parts_score(&mine, &weights, &used);
	coco_parts_score(&best, &weights, &used_best);
	for (size_t k = 0; k < COCO_AHEAD; k++) {
		size_t most = COCO_COMPONENTS;
		double gain = 0.01; /* less is no difference to speak of */
		for (size_t i = 0; i < COCO_COMPONENTS; i++) {
			const double difference = used_best.of[i] > 0 && used.of[i] > 0 ? (best.of[i] - mine.of[i]) * used_best.of[i] : 0;
			if (!told[i] && difference > gain)
				most = i, gain = difference;
		}
		if (most == COCO_COMPONENTS)
			break;
		told[most] = true;
		const char *key = coco_arena_printf(m->pool.arena, "part.%s", coco_component_name((enum coco_component)most));
		if (key == NULL)
			return -1;
		coco_reason_list(r, coco_str_of(coco_explain_text(key, lang)));
	}
	return 0;
}

static int rank_reason(struct coco_match *m, const struct coco_candidate *candidate, const struct coco_answer *answer,
    struct coco_reason *r, struct coco_buf *text)
{
	const int lang = m->options->lang;
	const struct coco_str rank = coco_str_of(coco_arena_printf(m->pool.arena, "%zu", answer->rank)),
	                      of = coco_str_of(coco_arena_printf(m->pool.arena, "%zu", answer->of));
	say(text, "rank", lang, (const struct coco_fill[]){{"n", rank}, {"m", of}}, 2);
	if (answer->n_ahead == 0)
		return 0;
	for (size_t i = 0; i < answer->n_ahead; i++)
		coco_reason_list(r, coco_pool_id(&m->pool, answer->ahead[i].participant));
	say(text, "rank.ahead", lang, (const struct coco_fill[]){{"list", coco_buf_view(&r->list)}}, 1);
	coco_buf_clear(&r->list);
	r->n_list = 0;
	if (list_less(m, candidate, &answer->ahead[0], lang, r) != 0)
		return -1;
	if (r->n_list > 0)
		say(text, "rank.less", lang, (const struct coco_fill[]){{"list", coco_buf_view(&r->list)}}, 1);
	return 0;
}

/* Where each stands in the other's order. */
static void choice_reason(struct coco_match *m, const struct coco_choice *choice, struct coco_buf *text)
{
	const size_t values[] = {choice->place_cci, choice->of_cci, choice->place_avm, choice->of_avm};
	struct coco_fill fills[] = {{"a", COCO_STR_NONE}, {"b", COCO_STR_NONE}, {"c", COCO_STR_NONE}, {"d", COCO_STR_NONE}};
	for (size_t i = 0; i < COCO_LEN(values); i++)
		fills[i].value = coco_str_of(coco_arena_printf(m->pool.arena, "%zu", values[i]));
	say(text, "choice", m->options->lang, fills, COCO_LEN(fills));
}

/* A sentence of closed.csv, with the list in the place of "{}". */
static void say_closed(struct coco_buf *text, const char *key, int lang, struct coco_str list)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "closed");
	const size_t row = coco_table_row(table, coco_table_column(table, "key"), coco_str_of(key));
	const struct coco_str pattern =
	    coco_str_of(row == COCO_NONE ? "" : coco_table_cell(table, row, coco_table_column(table, coco_langs[lang])));
	const size_t at = coco_str_find(pattern, COCO_STR("{}"), 0);
	if (text->len > 0)
		coco_buf_putc(text, ' ');
	coco_buf_str(text, at == COCO_NONE ? pattern : coco_str_sub(pattern, 0, at));
	if (at == COCO_NONE)
		return;
	coco_buf_str(text, list);
	coco_buf_str(text, coco_str_sub(pattern, at + 2, pattern.n));
}

/* All demands that the participant breaks, or, with `open`, that it says nothing of: "must.languages = sl, hr; must.sizes = micro". */
static void say_must(
    struct coco_match *m, const struct coco_challenge *c, const struct coco_participant *p, bool open, struct coco_buf *text)
{
	struct coco_buf list = COCO_BUF_INIT;
	for (size_t i = 0; i < c->n_must; i++) {
		const struct coco_must *must = &c->must[i];
		if (coco_gate_met(&m->pool, must, p) || coco_gate_says(must, p) == open)
			continue;
		coco_buf_printf(&list, "%smust.%.*s = ", list.len > 0 ? "; " : "", COCO_STR_ARG(must->key));
		for (size_t k = 0; k < must->values.n; k++)
			coco_buf_printf(&list, "%s%.*s", k > 0 ? ", " : "", COCO_STR_ARG(must->values.items[k]));
	}
	if (list.len > 0)
		say_closed(text, open ? "must.open" : "must", m->options->lang, coco_buf_view(&list));
	if (!coco_buf_ok(&list))
		text->failed = true;
	coco_buf_free(&list);
}

static void gate_reason(
    struct coco_match *m, const struct coco_candidate *candidate, const struct coco_answer *answer, struct coco_buf *text)
{
	const struct coco_challenge *c = &m->pool.challenges[candidate->challenge];
	const struct coco_participant *p = coco_sheet_read(m->sheet, candidate->participant);
	const struct coco_str gate = coco_str_of(answer->gate);
	const int lang = m->options->lang;
	if (coco_str_is(gate, "must")) {
		say_must(m, c, p, false, text);
		say_must(m, c, p, true, text);
	} else if (coco_str_is(gate, "excluded")) {
		if (coco_gate_excludes(c, p))
			say_closed(text, "excluded", lang, COCO_STR_NONE);
		if (coco_gate_excludes_owner(c, p))
			say_closed(text, "excluded.owner", lang, COCO_STR_NONE);
	} else {
		say_closed(text, answer->gate, lang, COCO_STR_NONE);
	}
}

int coco_answer_reason(struct coco_match *match, const struct coco_candidate *candidate, const struct coco_answer *answer,
    struct coco_writer *w, struct coco_err *err)
{
	struct coco_reason r = {.lang = match->options->lang};
	struct coco_buf text = COCO_BUF_INIT;
	int rc = 0;
	begin_reason(answer->gate ? "gate" : answer->choice ? "choice" : "rank", w);
	if (answer->gate != NULL)
		gate_reason(match, candidate, answer, &text);
	else if (answer->choice != NULL)
		choice_reason(match, answer->choice, &text);
	else
		rc = rank_reason(match, candidate, answer, &r, &text);
	coco_write_str(w, coco_buf_view(&text));
	coco_write_end(w, true);
	if (!coco_buf_ok(&text) || !coco_buf_ok(&r.list))
		rc = -1;
	coco_buf_free(&text);
	coco_reason_free(&r);
	return rc == 0 ? 0 : coco_err_nomem(err);
}

/* ---- answers ---------------------------------------------------------------------------------------------------- */

/* The match that stands for a pair, the last that the stream has; all of them are answered. */
static const struct coco_standing *standing_of(struct coco_match *m, const struct place *standing, size_t n, const struct place *pair)
{
	const struct coco_standing *found = NULL;
	size_t low = 0, high = n;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const struct place key = {pair->challenge, pair->participant, 0};
		if (by_place(&standing[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < n && standing[low].challenge == pair->challenge && standing[low].participant == pair->participant; low++) {
		found = &m->standing[standing[low].index];
		m->standing[standing[low].index].answered = true;
	}
	return found;
}

/* A pair that is no candidate, with the score that it would have where it may be looked at. */
static int answer_closed(struct coco_match *m, const struct place *pair, const struct coco_standing *standing, struct coco_err *err)
{
	const struct coco_challenge *c = &m->pool.challenges[pair->challenge];
	const struct coco_participant *p = coco_sheet_read(m->sheet, pair->participant);
	struct coco_candidate candidate = {.challenge = pair->challenge, .participant = pair->participant};
	candidate.decided = coco_decisions_of(m->decisions, c->id, p->id);
	const struct coco_verdict verdict = coco_match_verdict(m, pair->challenge, p, candidate.decided);
	const struct coco_answer answer = {.gate = c->open || verdict.gate != COCO_GATE_OPEN ? coco_gate_code(verdict.gate)
	                                           : c->expired                              ? "expired.challenge"
	                                                                                     : "closed",
	    .judged = verdict.gate == COCO_GATE_OPEN || verdict.gate > COCO_GATE_CONSENT,
	    .standing = standing};
	if (answer.judged)
		coco_candidate_score(m, &candidate, m->texts != NULL && p->number != COCO_NONE ? m->texts[p->number] : NAN);
	return coco_match_emit_answer(m, &candidate, 0, NULL, &answer, err);
}

/* The pairs of one challenge: candidates in their order, then those that are none. */
static int answer_challenge(struct coco_match *m, const struct place *pairs, size_t n, const struct place *standing, size_t n_standing,
    uint32_t *asked, struct coco_err *err)
{
	const bool open = m->pool.challenges[pairs->challenge].open;
	coco_match_tell_owner(m, pairs->challenge);
	m->n = 0;
	if (coco_candidates_of(m, pairs->challenge, err) != 0)
		return -1;
	if (m->n > 1)
		qsort(m->candidates, m->n, sizeof *m->candidates, coco_candidate_order);
	for (size_t i = 0; i < n; i++)
		asked[pairs[i].participant] = (uint32_t)i + 1;
	struct coco_answer answer = {.judged = true, .of = m->n};
	for (size_t i = 0; open && i < m->n; i++) {
		const struct coco_candidate *next = &m->candidates[i];
		answer.rank = i + 1;
		if (asked[next->participant] > 0) {
			answer.standing = standing_of(m, standing, n_standing, &pairs[asked[next->participant] - 1]);
			asked[next->participant] = 0;
			if (coco_match_emit_answer(m, next, answer.rank, "ranked", &answer, err) != 0)
				return -1;
		}
		if (answer.n_ahead < COCO_AHEAD)
			answer.ahead[answer.n_ahead++] = *next;
	}
	for (size_t i = 0; i < n; i++) {
		if (asked[pairs[i].participant] == 0)
			continue;
		asked[pairs[i].participant] = 0;
		if (answer_closed(m, &pairs[i], standing_of(m, standing, n_standing, &pairs[i]), err) != 0)
			return -1;
	}
	return 0;
}

int coco_match_pairs(struct coco_match *match, struct coco_err *err)
{
	size_t n_asked = 0, n_standing = 0;
	struct place *asked = places_asked(match, &n_asked), *standing = places_standing(match, &n_standing);
	uint32_t *marks = calloc(match->pool.n_participants + 1, sizeof *marks);
	int rc = asked && standing && marks ? 0 : coco_err_nomem(err);
	for (size_t first = 0, end; rc == 0 && first < n_asked; first = end) {
		for (end = first; end < n_asked && asked[end].challenge == asked[first].challenge;)
			end++;
		if (coco_match_in_shard(match, asked[first].challenge))
			rc = answer_challenge(match, &asked[first], end - first, standing, n_standing, marks, err);
	}
	free(asked);
	free(standing);
	free(marks);
	return rc;
}
