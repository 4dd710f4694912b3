/* Who is left over after the choice, and why. The choice is stable, so wherever a pair that both accept is not chosen one of the two has
 * what it prefers: a participant with room has pitched for challenges that are full with others they prefer, a challenge with room was
 * pitched for by those who have what they prefer. */
#include "coco/base_run.h"
#include "choosing.h"

#include <math.h>
#include <stdlib.h>

static const char *const codes[] = {"", "no_pitch", "gate", "no_room", "outranked", "elsewhere"};

static enum coco_left_reason reason_of(const struct coco_left *l, size_t may, enum coco_left_reason preferred)
{
	if (l->has > 0 && l->has >= l->room)
		return COCO_LEFT_NONE;
	if (l->pitches == 0)
		return COCO_LEFT_NO_PITCH;
	if (may == 0)
		return COCO_LEFT_GATE;
	return l->room == 0 ? COCO_LEFT_NO_ROOM : preferred;
}

struct coco_left *coco_choosing_left(const struct coco_match *match, struct coco_err *err)
{
	const struct coco_choosing *choosing = match->choosing;
	const size_t n_c = match->pool.n_challenges, all = n_c + match->pool.n_participants;
	struct coco_left *left = calloc(all + 1, sizeof *left);
	size_t *may = calloc(all + 1, sizeof *may); /* pitches that may be pairs */
	if (left == NULL || may == NULL) {
		free(left), free(may);
		coco_err_no_memory(err);
		return NULL;
	}
	for (size_t i = 0; i < choosing->n; i++) {
		const struct coco_pitched *p = &choosing->pitched[i];
		const bool chosen = p->pair != COCO_NONE && choosing->chosen[choosing->side][p->pair];
		const size_t both[] = {p->challenge, n_c + p->participant};
		for (size_t k = 0; k < COCO_LEN(both); k++) {
			struct coco_left *l = &left[both[k]];
			l->first = l->pitches++ == 0 ? p : l->first;
			l->has += chosen;
			may[both[k]] += p->pair != COCO_NONE;
		}
	}
	for (size_t k = 0; k < all; k++) {
		const bool challenge = k < n_c;
		left[k].room = challenge ? choosing->seats[k] : choosing->pitches[k - n_c];
		if (challenge ? match->pool.challenges[k].open : left[k].pitches > 0 && left[k].has == 0)
			left[k].reason = reason_of(&left[k], may[k], challenge ? COCO_LEFT_ELSEWHERE : COCO_LEFT_OUTRANKED);
	}
	free(may);
	return left;
}

static const char *why_not(const struct coco_pitched *p)
{
	return p->gate != COCO_GATE_OPEN ? coco_gate_text(p->gate) : "matched, closed or withdrawn";
}

static void tell_challenge(struct coco_match *m, const struct coco_finding *at, const struct coco_left *l)
{
	struct coco_diag *diag = m->run->diag;
	switch (l->reason) {
	case COCO_LEFT_NO_PITCH:
		coco_diag_say(diag, COCO_NOTE, "seats-free", at, NULL, "nobody pitched for it");
		break;
	case COCO_LEFT_GATE:
		coco_diag_say(diag, COCO_NOTE, "seats-free", at, NULL, "none of its pitches (%zu) may be chosen; the first is %s", l->pitches,
		    why_not(l->first));
		break;
	case COCO_LEFT_NO_ROOM:
		coco_diag_say(diag, COCO_NOTE, "seats-free", at, NULL, "it takes nobody: its seats_max is 0");
		break;
	case COCO_LEFT_ELSEWHERE:
		coco_diag_say(diag, COCO_NOTE, "seats-free", at, NULL,
		    "%zu of %zu seats filled: whoever else pitched for it has what it prefers, or takes none", l->has, l->room);
		break;
	default:
		break;
	}
}

static void tell_participant(struct coco_match *m, const struct coco_finding *at, const struct coco_left *l)
{
	struct coco_diag *diag = m->run->diag;
	switch (l->reason) {
	case COCO_LEFT_GATE:
		coco_diag_say(diag, COCO_NOTE, "creative-unmatched", at, NULL, "none of its pitches (%zu) may be chosen; the first is %s",
		    l->pitches, why_not(l->first));
		break;
	case COCO_LEFT_NO_ROOM:
		coco_diag_say(diag, COCO_NOTE, "creative-unmatched", at, NULL, "it takes no challenge: its capacity_max is 0");
		break;
	case COCO_LEFT_OUTRANKED:
		coco_diag_say(diag, COCO_NOTE, "creative-unmatched", at, NULL,
		    "those that it pitched for (%zu) have others that they prefer, or take nobody", l->pitches);
		break;
	default:
		break;
	}
}

void coco_choosing_tell(struct coco_match *match, const struct coco_left *left)
{
	const size_t n_c = match->pool.n_challenges;
	for (size_t k = 0; k < n_c + match->pool.n_participants; k++) {
		if (left[k].reason == COCO_LEFT_NONE)
			continue;
		const struct coco_str id = k < n_c ? match->pool.challenges[k].id : coco_pool_id(&match->pool, k - n_c);
		const struct coco_finding at = {.record = coco_arena_printf(match->pool.arena, "%.*s", COCO_STR_ARG(id))};
		if (k < n_c)
			tell_challenge(match, &at, &left[k]);
		else
			tell_participant(match, &at, &left[k]);
	}
}

/* ---- in the summary ----------------------------------------------------------------------------------------------- */

static void write_pairs(const struct coco_match *m, enum coco_stable_side best, struct coco_writer *w)
{
	const struct coco_choosing *choosing = m->choosing;
	coco_write_key(w, "pairs");
	coco_write_array(w);
	for (size_t i = 0; i < choosing->n_pairs; i++) {
		if (!choosing->chosen[best][i])
			continue;
		const struct coco_stable_pair *p = &choosing->pairs[i];
		coco_write_object(w);
		coco_write_key(w, "challenge");
		coco_write_str(w, m->pool.challenges[p->challenge].id);
		coco_write_key(w, "participant");
		coco_write_str(w, coco_pool_id(&m->pool, p->participant));
		coco_write_key(w, "place_cci");
		coco_write_int(w, p->place[COCO_STABLE_CCI]);
		coco_write_key(w, "place_avm");
		coco_write_int(w, p->place[COCO_STABLE_AVM]);
		coco_write_key(w, "in_both");
		coco_write_bool(w, choosing->chosen[!best][i]);
		coco_write_end(w, true);
	}
	coco_write_end(w, false);
}

static void write_best(const struct coco_match *m, enum coco_stable_side best, struct coco_writer *w)
{
	coco_write_key(w, coco_side_names[best]);
	coco_write_object(w);
	for (int whose = 0; whose < COCO_STABLE_SIDES; whose++) {
		const double place = coco_choosing_place(m->choosing, best, (enum coco_stable_side)whose);
		coco_write_key(w, whose == COCO_STABLE_CCI ? "mean_place_cci" : "mean_place_avm");
		if (isnan(place))
			coco_write_null(w);
		else
			coco_write_fixed(w, place, 6);
	}
	write_pairs(m, best, w);
	coco_write_end(w, true);
}

static void write_left(const struct coco_match *m, const struct coco_left *left, bool challenges, struct coco_writer *w)
{
	const size_t n_c = m->pool.n_challenges, first = challenges ? 0 : n_c, end = challenges ? n_c : n_c + m->pool.n_participants;
	coco_write_key(w, challenges ? "challenges" : "participants");
	coco_write_array(w);
	for (size_t k = first; k < end; k++) {
		const struct coco_left *l = &left[k];
		if (l->reason == COCO_LEFT_NONE)
			continue;
		coco_write_object(w);
		coco_write_key(w, challenges ? "challenge" : "participant");
		coco_write_str(w, challenges ? m->pool.challenges[k].id : coco_pool_id(&m->pool, k - n_c));
		coco_write_key(w, "reason");
		coco_write_text(w, codes[l->reason]);
		if (l->reason == COCO_LEFT_GATE) {
			coco_write_key(w, "gate");
			coco_write_text(w, l->first->gate != COCO_GATE_OPEN ? coco_gate_code(l->first->gate) : "closed");
		}
		coco_write_key(w, "pitches");
		coco_write_int(w, (int64_t)l->pitches);
		coco_write_key(w, "room");
		coco_write_int(w, (int64_t)l->room);
		coco_write_key(w, "has");
		coco_write_int(w, (int64_t)l->has);
		coco_write_end(w, true);
	}
	coco_write_end(w, false);
}

int coco_choosing_write(const struct coco_match *match, struct coco_writer *w, struct coco_err *err)
{
	struct coco_left *left = coco_choosing_left(match, err);
	if (left == NULL)
		return -1;
	coco_write_key(w, "stable");
	coco_write_object(w);
	coco_write_key(w, "side");
	coco_write_text(w, coco_side_names[match->choosing->side]);
	coco_write_key(w, "blocking_pairs"); /* checked: else there is no summary */
	coco_write_int(w, 0);
	coco_write_key(w, "best_for");
	coco_write_object(w);
	for (int side = 0; side < COCO_STABLE_SIDES; side++)
		write_best(match, (enum coco_stable_side)side, w);
	coco_write_end(w, true);
	coco_write_key(w, "unmatched");
	coco_write_object(w);
	write_left(match, left, true, w);
	write_left(match, left, false, w);
	coco_write_end(w, true);
	coco_write_end(w, true);
	free(left);
	return 0;
}
