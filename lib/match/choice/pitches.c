/* Pitches as two orders of preference. Who has pitched several times for a challenge is one pair, with the best rank and rating of them.
 * An order is by rank; what has none comes behind; what is alike goes by rating, the better first and none last, then by id. Places that
 * only an id decides are told, because nobody has said them. */
#include "coco/base_run.h"
#include "choosing.h"

#include <math.h>
#include <stdlib.h>

static const char *const rank_fields[COCO_STABLE_SIDES] = {"rank_cci", "rank_avm"};
static const char *const rating_fields[COCO_STABLE_SIDES] = {"rating_cci", "rating_avm"};

/* ---- reading ---------------------------------------------------------------------------------------------------- */

static void tell_unknown(struct coco_match *m, const struct coco_rec *rec, const char *what, struct coco_str id)
{
	struct coco_arena *arena = m->pool.arena;
	const struct coco_finding at = {.record = coco_arena_printf(arena, "%.*s", COCO_STR_ARG(coco_rec_str(rec, "id", arena)))};
	m->findings = true;
	coco_diag_say(m->run->diag, COCO_WARNING, "pitch-unknown", &at, "it is left out; use an id of the records",
	    "no %s '%.*s' is among the records", what, COCO_STR_ARG(id));
}

/* Whether the pair may be: those two have met, so what was asked of a pair beforehand is theirs to decide now; who does not take part, or
 * has said no, is no pair still. */
static void judge(struct coco_match *m, struct coco_pitched *p)
{
	const struct coco_challenge *c = &m->pool.challenges[p->challenge];
	const struct coco_participant *one = coco_sheet_read(m->sheet, p->participant);
	const unsigned decided = coco_decisions_of(m->decisions, c->id, one->id);
	p->gate = coco_gate_check(&m->pool, c, one, decided | COCO_DECIDED_PIN).gate;
	if (p->gate == COCO_GATE_OPEN && (decided & COCO_DECIDED_DECLINED))
		p->gate = COCO_GATE_DECLINED;
	p->closed = !c->open;
	p->candidate = (struct coco_candidate){.challenge = p->challenge, .participant = p->participant, .decided = decided};
}

static int read_pitch(struct coco_match *m, struct coco_choosing *choosing, const struct coco_rec *rec, struct coco_err *err)
{
	struct coco_arena *arena = m->pool.arena;
	const struct coco_str challenge = coco_rec_str(rec, "challenge", arena), participant = coco_rec_str(rec, "participant", arena);
	const struct coco_challenge *c = coco_pool_challenge(&m->pool, challenge);
	const size_t number = coco_pool_find(&m->pool, participant);
	int64_t round = m->round;
	if (coco_rec_int(rec, "round", &round) && round != m->round)
		return 0;
	if (c == NULL || number == COCO_NONE) {
		tell_unknown(m, rec, c == NULL ? "challenge" : "participant", c == NULL ? challenge : participant);
		return 0;
	}
	if (choosing->n == choosing->cap && coco_grow(&choosing->pitched, &choosing->cap, choosing->n, sizeof *choosing->pitched) != 0)
		return coco_err_nomem(err);
	struct coco_pitched *p = &choosing->pitched[choosing->n++];
	*p = (struct coco_pitched){.challenge = (uint32_t)(c - m->pool.challenges), .participant = (uint32_t)number, .pair = COCO_NONE};
	for (int side = 0; side < COCO_STABLE_SIDES; side++) {
		p->rating[side] = NAN;
		if (!coco_rec_int(rec, rank_fields[side], &p->rank[side]) || p->rank[side] < 1)
			p->rank[side] = 0;
		if (!coco_rec_num(rec, rating_fields[side], &p->rating[side]))
			p->rating[side] = NAN;
	}
	return 0;
}

static int by_pair(const void *a, const void *b)
{
	const struct coco_pitched *x = a, *y = b;
	if (x->challenge != y->challenge)
		return x->challenge < y->challenge ? -1 : 1;
	return x->participant < y->participant ? -1 : x->participant > y->participant;
}

/* Several pitches of a pair become one. */
static void merge(struct coco_choosing *choosing)
{
	size_t n = 0;
	for (size_t i = 0; i < choosing->n; i++) {
		const struct coco_pitched *next = &choosing->pitched[i];
		struct coco_pitched *last = n > 0 ? &choosing->pitched[n - 1] : NULL;
		if (last == NULL || by_pair(last, next) != 0) {
			choosing->pitched[n++] = *next;
			continue;
		}
		for (int side = 0; side < COCO_STABLE_SIDES; side++) {
			if (next->rank[side] > 0 && (last->rank[side] == 0 || next->rank[side] < last->rank[side]))
				last->rank[side] = next->rank[side];
			if (isnan(last->rating[side]) || next->rating[side] > last->rating[side])
				last->rating[side] = next->rating[side];
		}
	}
	choosing->n = n;
}

int coco_pitches_read(struct coco_match *match, struct coco_choosing *choosing, struct coco_err *err)
{
	for (size_t i = 0; i < coco_store_count(match->store, "pitch"); i++)
		if (read_pitch(match, choosing, coco_store_at(match->store, "pitch", i), err) != 0)
			return -1;
	if (choosing->n > 1)
		qsort(choosing->pitched, choosing->n, sizeof *choosing->pitched, by_pair);
	merge(choosing);
	for (size_t i = 0; i < choosing->n; i++) {
		judge(match, &choosing->pitched[i]);
		if (choosing->pitched[i].gate == COCO_GATE_OPEN && !choosing->pitched[i].closed)
			choosing->pitched[i].pair = choosing->n_pairs++;
	}
	return 0;
}

/* ---- orders ----------------------------------------------------------------------------------------------------- */

/* A pitch in the order of one side. */
struct preference {
	uint32_t who, other; /* whose order; whom it is about */
	int64_t rank;        /* INT64_MAX: none */
	double rating;       /* 0: none */
	size_t pitch;
};

static int by_preference(const void *a, const void *b)
{
	const struct preference *x = a, *y = b;
	if (x->who != y->who)
		return x->who < y->who ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	if (x->rating != y->rating)
		return x->rating > y->rating ? -1 : 1;
	return x->other < y->other ? -1 : x->other > y->other;
}

static bool alike(const struct preference *a, const struct preference *b)
{
	return a->who == b->who && a->rank == b->rank && a->rating == b->rating;
}

static void tell_unclear(struct coco_match *m, int side, uint32_t who, size_t unclear, size_t n)
{
	const struct coco_str id = side == COCO_STABLE_AVM ? m->pool.challenges[who].id : coco_pool_id(&m->pool, who);
	const struct coco_finding at = {.record = coco_arena_printf(m->pool.arena, "%.*s", COCO_STR_ARG(id)), .field = rank_fields[side]};
	if (unclear > 0)
		coco_diag_say(m->run->diag, COCO_WARNING, "order-unclear", &at, "ask for an order without ties",
		    "%zu of %zu pitches are alike by rank and rating: the lesser id decides", unclear, n);
}

static void order_side(struct coco_match *m, struct coco_choosing *choosing, int side, struct preference *all)
{
	size_t n = 0;
	for (size_t i = 0; i < choosing->n; i++) {
		const struct coco_pitched *p = &choosing->pitched[i];
		const bool avm = side == COCO_STABLE_AVM;
		if (p->pair == COCO_NONE)
			continue;
		all[n++] = (struct preference){avm ? p->challenge : p->participant, avm ? p->participant : p->challenge,
		    p->rank[side] > 0 ? p->rank[side] : INT64_MAX, isnan(p->rating[side]) ? 0 : p->rating[side], i};
	}
	if (n > 1)
		qsort(all, n, sizeof *all, by_preference);
	for (size_t first = 0, end; first < n; first = end) {
		size_t unclear = 0;
		for (end = first; end < n && all[end].who == all[first].who; end++) {
			choosing->pitched[all[end].pitch].place[side] = (uint32_t)(end - first) + 1;
			const bool like_next = end + 1 < n && alike(&all[end], &all[end + 1]),
			           like_last = end > first && alike(&all[end - 1], &all[end]);
			unclear += like_next || like_last;
		}
		for (size_t i = first; i < end; i++)
			choosing->pitched[all[i].pitch].of[side] = (uint32_t)(end - first);
		tell_unclear(m, side, all[first].who, unclear, end - first);
	}
}

int coco_pitches_order(struct coco_match *match, struct coco_choosing *choosing, struct coco_err *err)
{
	struct preference *all = calloc(choosing->n + 1, sizeof *all);
	choosing->pairs = calloc(choosing->n_pairs + 1, sizeof *choosing->pairs);
	if (all == NULL || choosing->pairs == NULL) {
		free(all);
		return coco_err_nomem(err);
	}
	for (int side = 0; side < COCO_STABLE_SIDES; side++)
		order_side(match, choosing, side, all);
	for (size_t i = 0; i < choosing->n; i++) {
		const struct coco_pitched *p = &choosing->pitched[i];
		if (p->pair != COCO_NONE)
			choosing->pairs[p->pair] =
			    (struct coco_stable_pair){p->challenge, p->participant, {p->place[COCO_STABLE_CCI], p->place[COCO_STABLE_AVM]}};
	}
	free(all);
	return 0;
}
