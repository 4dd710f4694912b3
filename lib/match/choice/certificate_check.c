/* Holds a certificate against a run.
 *
 * The pairs that may be, their scores and the bounds are computed again from the records, and the choice is what stands in the records as
 * assigned. Of the file only the prices are believed, and they are a proof or none: coco_assign_verify shares no code with the solver. So
 * neither a pair that somebody has altered in the stream nor a number altered in the file goes through. Options of the run that no record
 * has are taken from the certificate where the command line is silent; they are part of what it says. */
#include "coco/base_run.h"
#include "certificate.h"
#include "keep.h"
#include "scores.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

int coco_certificate_adopt(struct coco_match *match, struct coco_err *err)
{
	struct coco_match_options *own = &match->own_options;
	struct coco_certificate *c = match->certificate = calloc(1, sizeof *c);
	if (c == NULL)
		return coco_err_nomem(err);
	if (coco_certificate_read(match->options->verify, c, err) != 0)
		return -1;
	if (c->scores.s != NULL && match->options->scores == NULL) {
		coco_err_set(err, COCO_EXIT_USAGE, "usage", "the scores of its run were given in a file, which no record has");
		coco_err_at(err, match->options->verify, 0, 0);
		return coco_err_hint(err, "name it with --scores");
	}
	*own = *match->options;
	own->assign = true;
	if (!own->seats.given)
		own->seats = c->seats;
	if (!own->pitches.given)
		own->pitches = c->pitches;
	if (own->fair == COCO_FAIR_TOTAL)
		own->fair = c->fair;
	if (own->round == 0)
		own->round = (long)c->round;
	if (own->weights == NULL && c->weights.s != NULL)
		own->weights = c->weights.s;
	if (own->fair_budget < 0 && c->fair == COCO_FAIR_WORST)
		own->fair_budget = c->fair_budget;
	own->cross_border = own->cross_border || c->cross_border;
	own->first_time = own->first_time || c->first_time;
	own->again = own->again || c->again;
	match->options = own;
	if (own->keep_weight < 0 && c->n_kept > 0)
		own->keep_weight = c->keep_weight;
	for (size_t i = 0; own->keep == NULL && i < c->n_kept; i++)
		if (coco_keep_add(match, c->kept[i].challenge, c->kept[i].participant, c->round, err) != 0)
			return -1;
	for (size_t i = 0; own->pins == NULL && i < c->n_pins; i++) {
		if (match->n_pins == match->cap_pins && coco_grow(&match->pins, &match->cap_pins, match->n_pins, sizeof *match->pins) != 0)
			return coco_err_nomem(err);
		match->pins[match->n_pins++] =
		    (struct coco_pin){.challenge = c->pins[i].challenge, .participant = c->pins[i].participant, .veto = c->pins[i].veto};
	}
	return 0;
}

int coco_certificate_take(struct coco_match *match, const struct coco_rec *rec, struct coco_err *err)
{
	struct coco_match *m = match;
	struct coco_arena *arena = m->run->arena;
	if (m->n_certified == m->cap_certified && coco_grow(&m->certified, &m->cap_certified, m->n_certified, sizeof *m->certified) != 0)
		return coco_err_nomem(err);
	struct coco_certified *one = &m->certified[m->n_certified++];
	*one = (struct coco_certified){.order = m->n_certified,
	    .round = coco_match_round_of(rec),
	    .challenge = coco_arena_copy(arena, coco_rec_str(rec, "challenge", arena)),
	    .participant = coco_arena_copy(arena, coco_rec_str(rec, "participant", arena)),
	    .assigned = coco_str_is(coco_rec_str(rec, "status", arena), "assigned"),
	    .run = coco_rec_str(rec, "run", arena)};
	if (one->run.s != NULL)
		one->run = coco_arena_copy(arena, one->run);
	if (!coco_json_num(coco_rec_get(rec, "score"), &one->score))
		one->score = NAN;
	return one->challenge.s && one->participant.s ? 0 : coco_err_nomem(err);
}

struct check {
	struct coco_match *m;
	const struct coco_task *task;
	const struct coco_certificate *c;
	struct coco_numbering number;
	bool *chosen; /* by pair of the task: by the records */
	bool failed;
};

/* The first thing that does not hold says enough. */
static void fail(struct check *k, const char *hint, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void fail(struct check *k, const char *hint, const char *format, ...)
{
	const struct coco_finding at = {.file = k->m->options->verify};
	va_list args;
	char text[512];
	if (k->failed)
		return;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	k->failed = k->m->findings = true;
	coco_diag_say(k->m->run->diag, COCO_ERROR, "certificate-fails", &at, hint, "%s", text);
}

static const char by_records[] = "use the records and options of its run, as coco-match wrote them";

static int by_place(const void *a, const void *b)
{
	const struct coco_certified *x = a, *y = b;
	int order = coco_str_cmp(x->challenge, y->challenge);
	if (order == 0)
		order = coco_str_cmp(x->participant, y->participant);
	if (order == 0)
		order = x->round < y->round ? -1 : x->round > y->round;
	return order != 0 ? order : x->order < y->order ? -1 : x->order > y->order;
}

/* The pair of the task, or COCO_NONE. Those of a challenge are in the order of their participants. */
static size_t find_pair(const struct check *k, struct coco_str challenge, struct coco_str participant)
{
	const struct coco_challenge *c = coco_pool_challenge(&k->m->pool, challenge);
	const size_t p = coco_pool_find(&k->m->pool, participant);
	if (c == NULL || p == COCO_NONE)
		return COCO_NONE;
	size_t low = k->task->first[c - k->m->pool.challenges], high = k->task->first[c - k->m->pool.challenges + 1];
	const size_t end = high;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (k->task->pairs[middle].participant < p)
			low = middle + 1;
		else
			high = middle;
	}
	return low < end && k->task->pairs[low].participant == p ? low : COCO_NONE;
}

/* What the records say was chosen: new matches, and those that stand. */
static void take_choice(struct check *k)
{
	struct coco_match *m = k->m;
	for (size_t i = 0; i < m->n; i++)
		k->chosen[i] = coco_decided_taken(m->candidates[i].decided);
	if (m->n_certified > 1)
		qsort(m->certified, m->n_certified, sizeof *m->certified, by_place);
	for (size_t i = 0; i < m->n_certified && !k->failed; i++) {
		const struct coco_certified *one = &m->certified[i], *next = i + 1 < m->n_certified ? one + 1 : NULL;
		const bool superseded = next && coco_str_eq(one->challenge, next->challenge) && coco_str_eq(one->participant, next->participant) &&
		                        one->round == next->round;
		if (superseded || !one->assigned || one->round != m->round)
			continue;
		const size_t pair = find_pair(k, one->challenge, one->participant);
		if (one->run.s == NULL || !coco_str_eq(one->run, k->c->run))
			fail(k, by_records, "the match of %.*s and %.*s is of another run", COCO_STR_ARG(one->challenge),
			    COCO_STR_ARG(one->participant));
		else if (pair == COCO_NONE)
			fail(k, by_records, "%.*s and %.*s are assigned in the records but may not be a pair", COCO_STR_ARG(one->challenge),
			    COCO_STR_ARG(one->participant));
		else if (llround(one->score * 1e6) != llround(m->candidates[pair].score * 1e6))
			fail(k, by_records, "the match of %.*s and %.*s has the score %f, by the records it is %f", COCO_STR_ARG(one->challenge),
			    COCO_STR_ARG(one->participant), one->score, m->candidates[pair].score);
		else
			k->chosen[pair] = true;
	}
}

/* Nodes of one side. */
static void compare_nodes(struct check *k, bool challenges)
{
	const struct coco_pool *pool = &k->m->pool;
	const size_t n = challenges ? pool->n_challenges : pool->n_participants;
	const size_t here = challenges ? k->number.n_challenges : k->number.n_participants;
	const size_t there = challenges ? k->c->problem.n_challenges : k->c->problem.n_participants;
	if (here != there)
		fail(k, by_records, "it has %zu %s, by the records there are %zu", there, challenges ? "challenges" : "participants with a pair",
		    here);
	for (size_t i = 0; i < n && !k->failed; i++) {
		const size_t at = challenges ? k->number.challenges[i] : k->number.participants[i];
		if (at == COCO_NONE)
			continue;
		const struct coco_str id = challenges ? pool->challenges[i].id : coco_pool_id(pool, i);
		const struct coco_bounds ours = challenges ? k->task->seats[i] : k->task->pitches[i];
		const struct coco_bounds its = challenges ? k->c->seat_bounds[at] : k->c->pitch_bounds[at];
		if (!coco_str_eq(id, challenges ? k->c->challenges[at] : k->c->participants[at]))
			fail(k, by_records, "it does not have %.*s where the records have it", COCO_STR_ARG(id));
		else if (ours.min != its.min || ours.max != its.max)
			fail(k, by_records, "it gives %.*s %lld:%lld %s, by the records and options it is %lld:%lld", COCO_STR_ARG(id),
			    (long long)its.min, (long long)its.max, challenges ? "seats" : "pitches", (long long)ours.min, (long long)ours.max);
	}
}

static void compare_groups(struct check *k)
{
	const struct coco_assign_problem *ours = &k->task->problem, *its = &k->c->problem;
	if (ours->n_groups != its->n_groups)
		fail(k, by_records, "it has %zu organisations with several people for a challenge, by the records there are %zu", its->n_groups,
		    ours->n_groups);
	for (size_t g = 0; g < ours->n_groups && !k->failed; g++)
		if (its->groups[g].challenge != k->number.challenges[ours->groups[g].challenge] || its->groups[g].max != ours->groups[g].max)
			fail(k, by_records, "it does not have an organisation of %.*s where the records have it, or not its seats",
			    COCO_STR_ARG(k->m->pool.challenges[ours->groups[g].challenge].id));
}

static void compare_pair(struct check *k, size_t i)
{
	const struct coco_pair *ours = &k->task->pairs[i], *its = &k->c->pairs[i];
	const bool assigned = k->c->assigned ? k->c->assigned[i] : its->chosen;
	const struct coco_str a = k->m->pool.challenges[ours->challenge].id, b = coco_pool_id(&k->m->pool, ours->participant);
	if (its->challenge != k->number.challenges[ours->challenge] || its->participant != k->number.participants[ours->participant])
		fail(k, by_records, "it does not have the pair of %.*s and %.*s where it should be", COCO_STR_ARG(a), COCO_STR_ARG(b));
	else if (its->score != ours->score + ours->bonus)
		fail(k, by_records, "it gives %.*s and %.*s the score %.6f, by the records it is %.6f", COCO_STR_ARG(a), COCO_STR_ARG(b),
		    (double)its->score / 1e6, (double)(ours->score + ours->bonus) / 1e6);
	else if (its->group != ours->group)
		fail(k, by_records, "it does not have %.*s and %.*s in the organisation where they are", COCO_STR_ARG(a), COCO_STR_ARG(b));
	else if (its->pinned != ours->pinned)
		fail(k, by_records, "%.*s and %.*s are pinned in the %s alone", COCO_STR_ARG(a), COCO_STR_ARG(b),
		    its->pinned ? "certificate" : "records");
	else if (assigned != k->chosen[i])
		fail(k, by_records, "%.*s and %.*s are assigned in the %s alone", COCO_STR_ARG(a), COCO_STR_ARG(b),
		    assigned ? "certificate" : "records");
}

static void compare(struct check *k)
{
	if (k->c->round != k->m->round)
		fail(k, by_records, "it is of round %lld, not %lld", (long long)k->c->round, (long long)k->m->round);
	if (k->c->fair != k->m->options->fair || k->c->problem.everyone != (k->c->fair == COCO_FAIR_EVERYONE))
		fail(k, by_records, "its aims are not those of --fair=%s", coco_fair_name((enum coco_fair)k->m->options->fair));
	compare_nodes(k, true);
	compare_nodes(k, false);
	compare_groups(k);
	take_choice(k);
	const char *scores = k->m->scores ? coco_scores_digest(k->m->scores) : NULL;
	if (scores != NULL ? !coco_str_is(k->c->scores, scores) : k->c->scores.s != NULL)
		fail(k, by_records, "the scores of its run are not those of %s", k->m->options->scores ? k->m->options->scores : "the records");
	if (k->c->problem.n_pairs != k->m->n)
		fail(k, by_records, "it has %zu pairs, by the records %zu may be", k->c->problem.n_pairs, k->m->n);
	for (size_t i = 0; i < k->m->n && !k->failed; i++)
		compare_pair(k, i);
}

/* Minimum pitches are only an aim where they cannot be a law. */
static int check_law(struct check *k, struct coco_err *err)
{
	struct coco_assign_problem hard = k->task->problem;
	struct coco_assignment result;
	if (k->failed || !k->c->problem.soft_pitches)
		return 0;
	hard.soft_pitches = false;
	hard.everyone = k->c->problem.everyone;
	if (coco_assign(&hard, &result, err) != 0)
		return -1;
	if (result.feasible)
		fail(k, by_records, "it makes an aim of the minimum pitches, but they can all be given");
	coco_assignment_free(&result);
	return 0;
}

/* Keeps what `broken` says of a fault of the certificate; 0, or -1: it is another. */
static int take_broken(struct check *k, const struct coco_err *broken, struct coco_err *err)
{
	if (broken->exit != COCO_EXIT_BUG) {
		*err = *broken;
		return -1;
	}
	fail(k, "it was altered, or is of another run", "%s", broken->text);
	return 0;
}

static int prove(struct check *k, struct coco_err *err)
{
	struct coco_err broken = {0};
	if (k->failed || coco_assign_verify(&k->c->problem, &k->c->result, &broken) == 0)
		return 0;
	return take_broken(k, &broken, err);
}

/* What --fair=worst has assigned keeps the aims and the budget, and is as fair as is said; the bound is not proved. */
static int check_fairness(struct check *k, struct coco_err *err)
{
	struct coco_assign_problem p = k->task->problem;
	struct coco_assignment fair = {.feasible = true}, best = k->c->result;
	struct coco_err broken = {0};
	if (k->failed || k->c->assigned == NULL)
		return 0;
	p.soft_pitches = k->c->problem.soft_pitches;
	for (size_t i = 0; i < p.n_pairs; i++)
		p.pairs[i].chosen = k->c->assigned[i];
	if (coco_assign_sum(&p, &fair, err) != 0)
		return -1;
	const double budget = coco_match_budget(k->m->options);
	if (k->c->fairness.least != best.total - (int64_t)floor((double)best.total * budget / 100))
		fail(k, by_records, "the total that must stay is not that of --fair-budget=%g", budget);
	if (k->failed || coco_fairness_verify(&p, &best, &fair, &k->c->fairness, &broken) == 0)
		return 0;
	return take_broken(k, &broken, err);
}

int coco_certificate_check(struct coco_match *match, const struct coco_task *task, struct coco_err *err)
{
	struct check k = {.m = match, .task = task, .c = match->certificate, .chosen = calloc(match->n + 1, sizeof *k.chosen)};
	int rc = k.chosen ? coco_numbering_of(match, task, &k.number, err) : coco_err_nomem(err);
	if (rc == 0)
		compare(&k);
	if (rc == 0)
		rc = prove(&k, err);
	if (rc == 0)
		rc = check_fairness(&k, err);
	if (rc == 0)
		rc = check_law(&k, err);
	if (rc == 0 && !k.c->intact)
		fail(&k, "a price was altered, though the prices still prove; make the certificate again",
		    "it is not as it was written: its digest is another");
	coco_numbering_free(&k.number);
	free(k.chosen);
	return rc;
}
