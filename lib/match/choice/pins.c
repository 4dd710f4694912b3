/* What people have decided: the facilitator's pins and vetoes, interests that creatives have stated, and matches of earlier
 * runs. A match that is locked, invited or accepted keeps its seat, an invited one unless it is vetoed now; a refusal of any round is not
 * proposed again, and neither is who met in an earlier round (met.c). */
#include "coco/base_run.h"
#include "keep.h"

#include <string.h>

struct coco_str coco_id_of(const struct coco_rec *rec, const char *field, struct coco_arena *arena)
{
	const struct coco_str raw = coco_rec_get(rec, field);
	switch (coco_json_kind(raw)) {
	case COCO_JSON_STRING:
		return coco_arena_copy(arena, coco_str_trim(coco_json_str(raw, arena)));
	case COCO_JSON_INT:
	case COCO_JSON_REAL:
		return coco_arena_copy(arena, raw);
	default:
		return COCO_STR_NONE;
	}
}

static int add_pin(struct coco_match *m, const struct coco_rec *rec, const char *path, struct coco_err *err)
{
	struct coco_arena *arena = m->run->arena;
	const struct coco_str decision = coco_rec_str(rec, "decision", arena);
	struct coco_pin pin = {
	    coco_id_of(rec, "challenge", arena), coco_id_of(rec, "participant", arena), coco_str_is(decision, "veto"), rec->line_number};
	if (pin.challenge.n == 0 || pin.participant.n == 0 || coco_choice("pin|veto", decision) < 0) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-pins", "a line must have challenge, participant and decision, which is pin or veto");
		return coco_err_at(err, path, rec->line_number, 0);
	}
	if (m->n_pins == m->cap_pins && coco_grow(&m->pins, &m->cap_pins, m->n_pins, sizeof *m->pins) != 0)
		return coco_err_nomem(err);
	m->pins[m->n_pins++] = pin;
	return 0;
}

int coco_pair_lines(struct coco_match *match, const char *path, const char *type,
    int (*add)(struct coco_match *match, const struct coco_rec *rec, const char *path, struct coco_err *err), struct coco_err *err)
{
	const struct coco_stream_options options = {.type = type, .no_check = true};
	struct coco_in *in = coco_in_open(path, err);
	struct coco_stream *stream = in ? coco_stream_of(match->run, in, &options, err) : NULL;
	struct coco_rec rec = {0};
	int more = stream ? 1 : -1;
	while (more == 1 && (more = coco_stream_next(stream, &rec, err)) == 1)
		if (add(match, &rec, path, err) != 0)
			more = -1;
	coco_rec_free(&rec);
	coco_stream_free(stream);
	return more;
}

int coco_pins_read(struct coco_match *match, const char *path, struct coco_err *err)
{
	return coco_pair_lines(match, path, "pin", add_pin, err);
}

/* A pin or veto that names nothing, or that may not be, is told. */
static int decide_pin(struct coco_match *m, const struct coco_pin *pin)
{
	const struct coco_challenge *c = coco_pool_challenge(&m->pool, pin->challenge);
	const size_t number = coco_pool_find(&m->pool, pin->participant);
	const struct coco_participant *p = number != COCO_NONE ? coco_sheet_read(m->sheet, number) : NULL;
	const struct coco_finding at = {.file = m->options->pins, .line = pin->line};
	if (c == NULL || p == NULL) {
		m->findings = true;
		coco_diag_say(m->run->diag, COCO_WARNING, "pin-unknown", &at, "it is left out; use an id of the records",
		    "no %s '%.*s' is among the records", c == NULL ? "challenge" : "participant",
		    COCO_STR_ARG(c == NULL ? pin->challenge : pin->participant));
		return 0;
	}
	const struct coco_verdict verdict = coco_gate_check(&m->pool, c, p, COCO_DECIDED_PIN);
	if (!pin->veto && (verdict.gate != COCO_GATE_OPEN || !c->open)) {
		m->findings = true;
		coco_diag_say(m->run->diag, COCO_WARNING, "pin-refused", &at, "it is left out", "%.*s cannot be pinned to %.*s: %s %s",
		    COCO_STR_ARG(p->id), COCO_STR_ARG(c->id), c->open ? "the participant is" : "the challenge is",
		    c->open ? coco_gate_text(verdict.gate) : "matched, closed or withdrawn");
		return 0;
	}
	const unsigned decided = coco_decisions_of(m->decisions, c->id, p->id);
	if (pin->veto && (decided & COCO_DECIDED_FIRM)) {
		m->findings = true;
		coco_diag_say(m->run->diag, COCO_WARNING, "veto-refused", &at, "it is left out; change the match record if the pair is over",
		    "%.*s cannot be vetoed for %.*s: the pair is accepted or locked", COCO_STR_ARG(p->id), COCO_STR_ARG(c->id));
		return 0;
	}
	if (pin->veto && (decided & COCO_DECIDED_TAKEN))
		coco_diag_say(m->run->diag, COCO_NOTE, "invited-vetoed", &at, "its record still says so; set it to vetoed",
		    "%.*s is invited to %.*s and loses the seat", COCO_STR_ARG(p->id), COCO_STR_ARG(c->id));
	if (decided & (pin->veto ? COCO_DECIDED_PIN : COCO_DECIDED_VETO)) {
		m->findings = true;
		coco_diag_say(m->run->diag, COCO_WARNING, "pin-contradicts", &at, "the veto counts; keep one of the two lines",
		    "%.*s is both pinned to %.*s and vetoed", COCO_STR_ARG(p->id), COCO_STR_ARG(c->id));
	}
	return coco_decisions_add(m->decisions, c->id, p->id, pin->veto ? COCO_DECIDED_VETO : COCO_DECIDED_PIN);
}

/* A pair that stands, but of somebody who is not among the records: renamed or erased. */
static void tell_stranger(struct coco_match *m, struct coco_str challenge, struct coco_str participant, struct coco_str status)
{
	const struct coco_finding at = {.record = coco_arena_printf(m->pool.arena, "%.*s", COCO_STR_ARG(challenge))};
	m->findings = true;
	coco_diag_say(m->run->diag, COCO_WARNING, "match-unknown", &at, "add the participant's record, or take the match out",
	    "a match says that %.*s is %.*s, but no such participant is among the records; the seat counts as free", COCO_STR_ARG(participant),
	    COCO_STR_ARG(status));
}

static int decide_earlier(struct coco_match *m, const struct coco_rec *rec)
{
	struct coco_arena *arena = m->pool.arena;
	const struct coco_str status = coco_rec_str(rec, "status", arena);
	const size_t p = coco_pool_find(&m->pool, coco_rec_str(rec, "participant", arena));
	const struct coco_str challenge = coco_rec_str(rec, "challenge", arena);
	const bool refused = coco_choice("declined|vetoed", status) >= 0, now = coco_match_round_of(rec) == m->round;
	bool locked = false;
	unsigned flags = refused ? COCO_DECIDED_DECLINED : 0;
	if (p == COCO_NONE || challenge.s == NULL) {
		if (now && !refused)
			tell_stranger(m, challenge, coco_rec_str(rec, "participant", arena), status);
		return 0;
	}
	if (!now && !refused && coco_match_round_of(rec) < m->round && coco_past_chance(m->campaign.past, challenge, p) != 0)
		return -1;
	const bool gone = now && !refused && !coco_sheet_read(m->sheet, p)->active && !(coco_rec_bool(rec, "locked", &locked) && locked);
	if (now)
		flags |= COCO_DECIDED_KEPT | (refused || gone ? 0 : COCO_DECIDED_TAKEN);
	if (gone) {
		const struct coco_finding at = {.record = coco_arena_printf(m->pool.arena, "%.*s", COCO_STR_ARG(challenge))};
		coco_diag_say(m->run->diag, COCO_NOTE, "match-gone", &at, "its record still says so; set it to declined",
		    "%.*s is %.*s, but not active any more: the seat is free again", COCO_STR_ARG(coco_pool_id(&m->pool, p)), COCO_STR_ARG(status));
	}
	if (now && !refused && !gone && (coco_str_is(status, "accepted") || (coco_rec_bool(rec, "locked", &locked) && locked)))
		flags |= COCO_DECIDED_FIRM;
	return flags != 0 ? coco_decisions_add(m->decisions, challenge, coco_pool_id(&m->pool, p), flags) : 0;
}

/* Interests that name nobody are told once, by their number: many may be those of another campaign. */
static void tell_interests(struct coco_match *m, size_t n, const char *what)
{
	if (n > 0)
		coco_diag_say(m->run->diag, COCO_WARNING, "interest-unknown", NULL, "use ids of the records",
		    n == 1 ? "%zu interest is left out: its %s is not among the records"
		           : "%zu interests are left out: their %s is not among the records",
		    n, what);
}

/* Of `lost`: without a participant, without a challenge. */
static int decide_interest(struct coco_match *m, const struct coco_rec *rec, size_t lost[2])
{
	struct coco_arena *arena = m->pool.arena;
	const size_t p = coco_pool_find(&m->pool, coco_rec_str(rec, "participant", arena));
	const struct coco_str challenge = coco_rec_str(rec, "challenge", arena);
	int64_t level = (int64_t)m->campaign.measures.of[COCO_INTEREST_UNSAID];
	if (p == COCO_NONE || coco_pool_challenge(&m->pool, challenge) == NULL) {
		lost[p != COCO_NONE]++;
		return 0;
	}
	/* Who volunteers and does not say how keenly has volunteered all the same. */
	if (coco_rec_get(rec, "level").s != NULL && (!coco_rec_int(rec, "level", &level) || level < 1 || level > 5))
		return 0;
	/* An alias and an id may name the same pair twice: the first in key order counts. */
	if (coco_decisions_of(m->decisions, challenge, coco_pool_id(&m->pool, p)) / COCO_DECIDED_LEVEL > 0)
		return 0;
	return coco_decisions_add(m->decisions, challenge, coco_pool_id(&m->pool, p), (unsigned)level * COCO_DECIDED_LEVEL);
}

/* Assignments of rounds that are over were chances. */
static int count_earlier(struct coco_match *m)
{
	for (size_t i = 0; i < m->n_earlier; i++) {
		const size_t p = coco_pool_find(&m->pool, m->earlier[i].participant);
		if (p != COCO_NONE && m->earlier[i].round < m->round && coco_past_chance(m->campaign.past, m->earlier[i].challenge, p) != 0)
			return -1;
	}
	return 0;
}

int coco_decisions_read(struct coco_match *match, struct coco_err *err)
{
	size_t lost[2] = {0};
	int rc = count_earlier(match);
	for (size_t i = 0; rc == 0 && i < coco_store_count(match->store, "interest"); i++)
		rc = decide_interest(match, coco_store_at(match->store, "interest", i), lost);
	tell_interests(match, lost[0], "participant");
	tell_interests(match, lost[1], "challenge");
	for (size_t i = 0; rc == 0 && i < coco_store_count(match->store, "match"); i++)
		rc = decide_earlier(match, coco_store_at(match->store, "match", i));
	if (rc == 0)
		rc = coco_keep_decide(match);
	if (rc == 0 && !match->options->again)
		rc = coco_met_read(match);
	for (size_t i = 0; rc == 0 && i < match->n_pins; i++)
		rc = decide_pin(match, &match->pins[i]);
	return rc == 0 ? 0 : coco_err_nomem(err);
}
