/* The best assignment of all challenges at once: candidates become the pairs of coco_assign, seats and pitches its bounds,
 * pins and standing matches its pinned pairs. The result is checked by coco_assign_verify on every run.
 *
 * Bounds that cannot be met are lifted by as little as makes sense, and told: pins above a maximum raise it; a minimum of
 * pitches that a participant cannot reach falls to what is open to it; if the minima still cannot be met together, as many of
 * them as can be are. */
#include "engine.h"

#include <math.h>
#include <stdlib.h>

enum { SEATS_MIN = 3, SEATS_MAX = 5, PITCHES_MIN = 0, PITCHES_MAX = 2 };

struct problem {
	struct coco_bounds *seats, *pitches, *asked; /* asked: the minima as they were wished */
	struct coco_pair *pairs;                     /* in the order of the candidates */
	int64_t *loss;                               /* of each: coco_assign_losses */
	size_t *open;                                /* pairs by participant */
	size_t *pins;                                /* by challenge, then by participant */
};

static void problem_free(struct problem *p)
{
	free(p->seats), free(p->pitches), free(p->asked), free(p->pairs), free(p->loss), free(p->open), free(p->pins);
}

/* Bounds from an option, else the record, else the defaults; a record that gives one bound moves the other. */
static struct coco_bounds bounds(const struct coco_match_range *option, int64_t min, int64_t max, int64_t usual_min, int64_t usual_max)
{
	if (option->given)
		return (struct coco_bounds){option->min, option->max};
	struct coco_bounds b = {min >= 0 ? min : usual_min, max >= 0 ? max : usual_max};
	if (b.min > b.max) {
		if (max >= 0)
			b.min = b.max;
		else
			b.max = b.min;
	}
	return b;
}

static void set_bounds(struct coco_match *m, struct problem *p)
{
	for (size_t c = 0; c < m->pool.n_challenges; c++) {
		const struct coco_challenge *challenge = &m->pool.challenges[c];
		p->seats[c] = challenge->open ? bounds(&m->options->seats, challenge->seats_min, challenge->seats_max, SEATS_MIN, SEATS_MAX)
		                              : (struct coco_bounds){0, 0};
	}
	for (size_t i = 0; i < m->pool.n_participants; i++) {
		const struct coco_participant *one = coco_sheet_read(m->sheet, i);
		p->asked[i] = p->pitches[i] = bounds(&m->options->pitches, one->capacity_min, one->capacity_max, PITCHES_MIN, PITCHES_MAX);
	}
}

/* Pins may ask for more than a maximum allows: they win. */
static void admit_pins(struct coco_match *m, struct problem *p)
{
	for (size_t i = 0; i < m->n; i++) {
		if (!p->pairs[i].pinned)
			continue;
		p->pins[p->pairs[i].challenge]++;
		p->pins[m->pool.n_challenges + p->pairs[i].participant]++;
	}
	for (size_t k = 0; k < m->pool.n_challenges + m->pool.n_participants; k++) {
		const bool seat = k < m->pool.n_challenges;
		struct coco_bounds *b = seat ? &p->seats[k] : &p->pitches[k - m->pool.n_challenges];
		const struct coco_str id = seat ? m->pool.challenges[k].id : coco_pool_id(&m->pool, k - m->pool.n_challenges);
		if ((int64_t)p->pins[k] <= b->max)
			continue;
		const struct coco_finding at = {.record = coco_arena_printf(m->pool.arena, "%.*s", COCO_STR_ARG(id))};
		coco_diag_say(m->run->diag, COCO_WARNING, "pins-over-maximum", &at, NULL, "%zu pairs are fixed, more than the maximum of %lld",
		    p->pins[k], (long long)b->max);
		b->max = (int64_t)p->pins[k];
		m->findings = true;
	}
}

static int build(struct coco_match *m, struct problem *p, struct coco_err *err)
{
	p->seats = calloc(m->pool.n_challenges + 1, sizeof *p->seats);
	p->pitches = calloc(m->pool.n_participants + 1, sizeof *p->pitches);
	p->asked = calloc(m->pool.n_participants + 1, sizeof *p->asked);
	p->open = calloc(m->pool.n_participants + 1, sizeof *p->open);
	p->pairs = calloc(m->n + 1, sizeof *p->pairs);
	p->loss = calloc(m->n + 1, sizeof *p->loss);
	p->pins = calloc(m->pool.n_challenges + m->pool.n_participants + 1, sizeof *p->pins);
	if (!p->seats || !p->pitches || !p->asked || !p->open || !p->pairs || !p->loss || !p->pins)
		return coco_err_nomem(err);
	set_bounds(m, p);
	for (size_t i = 0; i < m->n; i++) {
		const struct coco_candidate *c = &m->candidates[i];
		p->pairs[i] = (struct coco_pair){.challenge = c->challenge,
		    .participant = c->participant,
		    .score = llround(c->score * 1e6),
		    .pinned = (c->decided & (COCO_DECIDED_PIN | COCO_DECIDED_TAKEN)) != 0};
		p->open[c->participant]++;
	}
	admit_pins(m, p);
	for (size_t i = 0; i < m->pool.n_participants; i++)
		if (p->pitches[i].min > (int64_t)p->open[i])
			p->pitches[i].min = (int64_t)p->open[i];
	return 0;
}

/* Solves, proves, and prices the pairs. */
static int solve(struct coco_match *m, struct problem *p, struct coco_err *err)
{
	struct coco_assignment result;
	struct coco_assign_problem asked = {.seats = p->seats,
	    .pitches = p->pitches,
	    .n_challenges = m->pool.n_challenges,
	    .n_participants = m->pool.n_participants,
	    .pairs = p->pairs,
	    .n_pairs = m->n,
	    .everyone = m->options->fair == COCO_FAIR_EVERYONE};
	if (coco_assign(&asked, &result, err) != 0)
		return -1;
	if (!result.feasible) {
		asked.soft_pitches = true;
		if (coco_assign(&asked, &result, err) != 0)
			return -1;
	}
	if (!result.feasible)
		return coco_err_set(err, COCO_EXIT_BUG, "assignment-broken", "no assignment was found although one without any pair exists");
	int rc = coco_assign_verify(&asked, &result, err);
	if (rc == 0)
		rc = coco_assign_losses(&asked, &result, p->loss, err);
	for (size_t i = 0; rc == 0 && i < m->n; i++)
		if (p->loss[i] >= 0)
			m->candidates[i].priced = true, m->candidates[i].price = p->loss[i];
	coco_assignment_free(&result);
	return rc;
}

/* Records of a challenge: candidates first … end, of which those with `chosen` as asked get the status, at most `most`. */
static int emit_some(struct coco_match *m, const struct problem *p, size_t first, size_t end, bool chosen, size_t most, const char *status,
    size_t *rank, struct coco_err *err)
{
	struct coco_candidate *some = calloc(end - first + 1, sizeof *some);
	size_t n = 0;
	int rc = some != NULL ? 0 : coco_err_nomem(err);
	for (size_t i = first; rc == 0 && i < end; i++)
		if (p->pairs[i].chosen == chosen && !(m->candidates[i].decided & COCO_DECIDED_KEPT))
			some[n++] = m->candidates[i];
	if (n > 1)
		qsort(some, n, sizeof *some, coco_candidate_order);
	for (size_t i = 0; rc == 0 && i < n && i < most; i++)
		rc = coco_match_emit(m, &some[i], ++*rank, status, err);
	free(some);
	return rc;
}

static int emit_challenge(struct coco_match *m, const struct problem *p, size_t challenge, size_t first, size_t end, struct coco_err *err)
{
	struct coco_tally *tally = &m->tallies[challenge];
	size_t rank = 0;
	for (size_t i = first; i < end; i++) {
		if (!p->pairs[i].chosen)
			continue;
		tally->filled++;
		tally->sum += m->candidates[i].score;
		m->pitches[m->candidates[i].participant]++;
	}
	tally->gate[COCO_GATE_BUSY] = tally->candidates - tally->filled;
	if (emit_some(m, p, first, end, true, SIZE_MAX, "assigned", &rank, err) != 0)
		return -1;
	if (emit_some(m, p, first, end, false, (size_t)m->options->waiting, "waiting", &rank, err) != 0)
		return -1;
	if ((int64_t)tally->filled >= p->seats[challenge].min)
		return 0;
	tally->unmet = p->seats[challenge].min - (int64_t)tally->filled;
	coco_match_tell_unfilled(m, challenge, p->seats[challenge].min);
	return 0;
}

static void tell_idle(struct coco_match *m, const struct problem *p)
{
	for (size_t i = 0; i < m->pool.n_participants; i++) {
		const struct coco_participant *one = coco_sheet_read(m->sheet, i);
		if (one->number == COCO_NONE || p->open[i] == 0 || (int64_t)m->pitches[i] >= p->asked[i].min)
			continue;
		const struct coco_finding at = {.record = coco_arena_printf(m->pool.arena, "%.*s", COCO_STR_ARG(one->id)), .field = "capacity_min"};
		m->findings = true;
		coco_diag_say(m->run->diag, COCO_WARNING, "pitches-unmet", &at, "more seats (--seats) would help", "%zu of at least %lld pitches",
		    m->pitches[i], (long long)p->asked[i].min);
	}
}

int coco_match_assign(struct coco_match *match, struct coco_err *err)
{
	struct problem p = {0};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < match->pool.n_challenges; i++)
		if (match->pool.challenges[i].open)
			rc = coco_candidates_of(match, i, err);
	if (rc == 0)
		rc = build(match, &p, err);
	if (rc == 0)
		rc = solve(match, &p, err);
	for (size_t c = 0, first = 0, end; rc == 0 && c < match->pool.n_challenges; c++, first = end) {
		for (end = first; end < match->n && match->candidates[end].challenge == c;)
			end++;
		if (match->pool.challenges[c].open)
			rc = emit_challenge(match, &p, c, first, end, err);
	}
	if (rc == 0)
		tell_idle(match, &p);
	problem_free(&p);
	return rc;
}
