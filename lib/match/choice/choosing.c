/* The choice after the pitches: both sides' orders (pitches.c), the stable choice that is best for either (coco_stable), each checked by
 * its definition and against the other; that of the side which was asked for is written.
 *
 * A chosen pair is a match record with the field `choice`. It takes the place of a match of the round that stands for the pair, and keeps
 * what people have decided about it; so does one that was chosen by an earlier run and is no more, without the field. All other matches
 * stay, since they tell who was to pitch. */
#include "coco/base_run.h"
#include "choosing.h"

#include <math.h>
#include <stdlib.h>

const char *const coco_side_names[COCO_STABLE_SIDES] = {"cci", "avm"};

enum coco_stable_side coco_choosing_side(const struct coco_match_options *options)
{
	return coco_choice("cci|avm", coco_str_of(options->stable)) == 1 ? COCO_STABLE_AVM : COCO_STABLE_CCI;
}

void coco_choosing_free(struct coco_choosing *choosing)
{
	if (choosing == NULL)
		return;
	free(choosing->pitched), free(choosing->seats), free(choosing->pitches), free(choosing->pairs);
	for (int side = 0; side < COCO_STABLE_SIDES; side++)
		free(choosing->chosen[side]);
	free(choosing);
}

double coco_choosing_place(const struct coco_choosing *choosing, enum coco_stable_side best, enum coco_stable_side whose)
{
	double sum = 0, n = 0;
	for (size_t i = 0; i < choosing->n_pairs; i++)
		if (choosing->chosen[best][i])
			sum += choosing->pairs[i].place[whose], n++;
	return n > 0 ? sum / n : NAN;
}

void coco_choosing_sums(const struct coco_choosing *choosing, enum coco_stable_side best, int64_t *sum, size_t *pitches)
{
	for (size_t i = 0; i < choosing->n; i++) {
		const struct coco_pitched *p = &choosing->pitched[i];
		if (p->pair == COCO_NONE || !choosing->chosen[best][p->pair])
			continue;
		sum[p->challenge] += llround(p->candidate.score * 1e6);
		pitches[p->participant]++;
	}
}

/* How many each takes: the option, else what the record says, else one. Minima are no matter here: a stable choice gives everybody the
 * same number as any other. */
static int read_room(struct coco_match *m, struct coco_choosing *choosing, struct coco_err *err)
{
	const struct coco_match_options *o = m->options;
	choosing->seats = calloc(m->pool.n_challenges + 1, sizeof *choosing->seats);
	choosing->pitches = calloc(m->pool.n_participants + 1, sizeof *choosing->pitches);
	if (!choosing->seats || !choosing->pitches)
		return coco_err_nomem(err);
	for (size_t c = 0; c < m->pool.n_challenges; c++) {
		const int64_t said = o->seats.given ? o->seats.max : m->pool.challenges[c].seats_max;
		choosing->seats[c] = said >= 0 ? (size_t)said : 1;
	}
	for (size_t i = 0; i < m->pool.n_participants; i++) {
		const int64_t said = o->pitches.given ? o->pitches.max : coco_sheet_read(m->sheet, i)->capacity_max;
		choosing->pitches[i] = said >= 0 ? (size_t)said : 1;
	}
	return 0;
}

/* Scores of the pairs, challenge by challenge. */
static int score(struct coco_match *m, struct coco_choosing *choosing, struct coco_err *err)
{
	for (size_t i = 0; i < choosing->n; i++) {
		struct coco_pitched *p = &choosing->pitched[i];
		if (p->pair == COCO_NONE)
			continue;
		if (coco_match_texts(m, p->challenge, err) != 0)
			return -1;
		const size_t profile = coco_sheet_read(m->sheet, p->participant)->number;
		coco_candidate_score(m, &p->candidate, profile != COCO_NONE ? m->texts[profile] : NAN);
		m->tallies[p->challenge].candidates++;
		m->admissible[p->participant] = true;
	}
	return 0;
}

static int solve(struct coco_match *m, struct coco_choosing *choosing, struct coco_err *err)
{
	const struct coco_stable_problem problem = {.seats = choosing->seats,
	    .pitches = choosing->pitches,
	    .n_challenges = m->pool.n_challenges,
	    .n_participants = m->pool.n_participants,
	    .pairs = choosing->pairs,
	    .n_pairs = choosing->n_pairs};
	for (int side = 0; side < COCO_STABLE_SIDES; side++) {
		choosing->chosen[side] = calloc(choosing->n_pairs + 1, sizeof *choosing->chosen[side]);
		if (choosing->chosen[side] == NULL)
			return coco_err_nomem(err);
		if (coco_stable(&problem, (enum coco_stable_side)side, choosing->chosen[side], err) != 0 ||
		    coco_stable_verify(&problem, choosing->chosen[side], err) != 0)
			return -1;
	}
	return coco_stable_compare(&problem, choosing->chosen[COCO_STABLE_CCI], choosing->chosen[COCO_STABLE_AVM], err);
}

/* ---- what stands ------------------------------------------------------------------------------------------------ */

static struct coco_pitched *find(const struct coco_choosing *choosing, size_t challenge, size_t participant)
{
	size_t low = 0, high = choosing->n;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const struct coco_pitched *p = &choosing->pitched[middle];
		if (p->challenge < challenge || (p->challenge == challenge && p->participant < participant))
			low = middle + 1;
		else
			high = middle;
	}
	struct coco_pitched *p = low < choosing->n ? &choosing->pitched[low] : NULL;
	return p && p->challenge == challenge && p->participant == participant ? p : NULL;
}

static bool is_chosen(const struct coco_choosing *choosing, const struct coco_pitched *p)
{
	return p->pair != COCO_NONE && choosing->chosen[choosing->side][p->pair];
}

/* Matches of the round in whose place a choice comes; an earlier choice goes in any case. */
static void see_standing(struct coco_match *m, struct coco_choosing *choosing)
{
	for (size_t i = 0; i < m->n_standing; i++) {
		struct coco_standing *s = &m->standing[i];
		const struct coco_challenge *c = coco_pool_challenge(&m->pool, s->challenge);
		const size_t participant = coco_pool_find(&m->pool, s->participant);
		if (s->round != m->round)
			continue;
		s->answered = s->ours && s->choice.s != NULL;
		struct coco_pitched *p = c && participant != COCO_NONE ? find(choosing, (size_t)(c - m->pool.challenges), participant) : NULL;
		if (p == NULL || p->pair == COCO_NONE || !(is_chosen(choosing, p) || s->choice.s))
			continue;
		s->answered = true;
		if (!s->ours)
			p->standing = s, p->was = s->choice.s != NULL;
	}
}

/* ---- writing ---------------------------------------------------------------------------------------------------- */

static void tell_difference(struct coco_match *m, const struct coco_choosing *choosing)
{
	size_t differ = 0, n = 0;
	for (size_t i = 0; i < choosing->n_pairs; i++) {
		n += choosing->chosen[choosing->side][i];
		differ += choosing->chosen[choosing->side][i] && !choosing->chosen[!choosing->side][i];
	}
	if (differ > 0)
		coco_diag_say(m->run->diag, COCO_NOTE, "choices-differ", NULL, "--summary lists both",
		    "%zu of %zu pairs would be others in the stable choice that is best for the side %s", differ, n,
		    coco_side_names[!choosing->side]);
}

static void tell_pins(struct coco_match *m)
{
	for (size_t i = 0; i < m->n_pins; i++)
		if (!m->pins[i].veto) {
			const struct coco_finding at = {.file = m->options->pins, .line = m->pins[i].line};
			coco_diag_say(m->run->diag, COCO_WARNING, "pin-unused", &at, "vetoes count", "a pin does nothing with --stable");
		}
}

static int by_place(const void *a, const void *b)
{
	const struct coco_pitched *const *x = a, *const *y = b;
	return (*x)->place[COCO_STABLE_AVM] < (*y)->place[COCO_STABLE_AVM] ? -1 : 1;
}

/* Pitched first … end of a challenge: those that are chosen, in its order; then those that were once, and are kept for what people have
 * decided about them. */
static int emit_challenge(struct coco_match *m, const struct coco_choosing *choosing, size_t first, size_t end, struct coco_err *err)
{
	struct coco_tally *tally = &m->tallies[choosing->pitched[first].challenge];
	const struct coco_pitched **some = calloc(end - first + 1, sizeof *some);
	size_t n = 0;
	int rc = some != NULL ? 0 : coco_err_nomem(err);
	for (size_t i = first; rc == 0 && i < end; i++)
		if (is_chosen(choosing, &choosing->pitched[i]))
			some[n++] = &choosing->pitched[i];
	if (n > 1)
		qsort(some, n, sizeof *some, by_place);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		const struct coco_choice choice = {.side = coco_side_names[choosing->side],
		    .place_cci = some[i]->place[COCO_STABLE_CCI],
		    .of_cci = some[i]->of[COCO_STABLE_CCI],
		    .place_avm = some[i]->place[COCO_STABLE_AVM],
		    .of_avm = some[i]->of[COCO_STABLE_AVM]};
		const struct coco_answer answer = {.judged = true, .choice = &choice, .standing = some[i]->standing};
		tally->filled++, tally->sum += some[i]->candidate.score;
		m->pitches[some[i]->participant]++;
		rc = coco_match_emit_answer(m, &some[i]->candidate, i + 1, "assigned", &answer, err);
	}
	const struct coco_choice none = {.side = NULL};
	for (size_t i = first; rc == 0 && i < end; i++) {
		const struct coco_pitched *p = &choosing->pitched[i];
		const struct coco_answer answer = {.judged = true, .choice = &none, .standing = p->standing};
		if (p->was && !is_chosen(choosing, p))
			rc = coco_match_emit_answer(m, &p->candidate, 0, NULL, &answer, err);
	}
	free(some);
	return rc;
}

int coco_match_choose(struct coco_match *match, struct coco_err *err)
{
	struct coco_choosing *choosing = match->choosing = calloc(1, sizeof *choosing);
	if (choosing == NULL)
		return coco_err_nomem(err);
	choosing->side = coco_choosing_side(match->options);
	tell_pins(match);
	if (coco_pitches_read(match, choosing, err) != 0 || coco_pitches_order(match, choosing, err) != 0 ||
	    read_room(match, choosing, err) != 0 || score(match, choosing, err) != 0 || solve(match, choosing, err) != 0)
		return -1;
	see_standing(match, choosing);
	int rc = 0;
	for (size_t first = 0, end; rc == 0 && first < choosing->n; first = end) {
		for (end = first; end < choosing->n && choosing->pitched[end].challenge == choosing->pitched[first].challenge;)
			end++;
		rc = emit_challenge(match, choosing, first, end, err);
	}
	struct coco_left *left = rc == 0 ? coco_choosing_left(match, err) : NULL;
	if (left == NULL)
		return -1;
	tell_difference(match, choosing);
	coco_choosing_tell(match, left);
	free(left);
	return 0;
}
