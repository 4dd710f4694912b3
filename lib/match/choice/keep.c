/* Keeping what was told to people already. Every pair that an earlier run has assigned, and that is still a candidate, counts more in the
 * sum of scores by the weight of keeping (coco_pair.bonus). So a new pair takes the place of an old one only if the scores gain more than
 * the weight for each pair that goes, and the optimum of that sum is found exactly, like any other. */
#include "coco/base_run.h"
#include "keep.h"

#include <math.h>
#include <stdlib.h>

#define WEIGHT 1.0 /* points of score, if nobody says: as much as one pair can have */

double coco_keep_weight(const struct coco_match *match)
{
	return match->options->keep_weight >= 0 ? match->options->keep_weight : WEIGHT;
}

int64_t coco_keep_bonus(const struct coco_match *match, unsigned decided)
{
	return decided & COCO_DECIDED_KEEP ? llround(coco_keep_weight(match) * 1e6) : 0;
}

int coco_keep_add(struct coco_match *match, struct coco_str challenge, struct coco_str participant, int64_t round, struct coco_err *err)
{
	struct coco_keep *keep = &match->keep;
	if (keep->n == keep->cap && coco_grow(&keep->pairs, &keep->cap, keep->n, sizeof *keep->pairs) != 0)
		return coco_err_nomem(err);
	keep->pairs[keep->n++] = (struct coco_earlier){challenge, participant, round};
	return 0;
}

/* Other records and matches without a seat are passed over: a whole stream may be given. */
static int add_kept(struct coco_match *m, const struct coco_rec *rec, const char *path, struct coco_err *err)
{
	struct coco_arena *arena = m->run->arena;
	if (!coco_rec_is(rec, "match") || coco_choice("assigned|invited|accepted", coco_rec_str(rec, "status", arena)) < 0)
		return 0;
	const struct coco_earlier one = {coco_id_of(rec, "challenge", arena), coco_id_of(rec, "participant", arena), coco_match_round_of(rec)};
	if (one.challenge.n == 0 || one.participant.n == 0) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-keep", "a match must have challenge and participant");
		return coco_err_at(err, path, rec->line_number, 0);
	}
	return coco_keep_add(m, one.challenge, one.participant, one.round, err);
}

static int by_ids(const void *a, const void *b)
{
	const struct coco_earlier *x = a, *y = b;
	const int by_challenge = coco_str_cmp(x->challenge, y->challenge), by_participant = coco_str_cmp(x->participant, y->participant);
	if (by_challenge != 0 || by_participant != 0)
		return by_challenge != 0 ? by_challenge : by_participant;
	return x->round < y->round ? -1 : x->round > y->round;
}

int coco_keep_read(struct coco_match *match, const char *path, struct coco_err *err)
{
	if (coco_pair_lines(match, path, "match", add_kept, err) != 0)
		return -1;
	if (match->keep.n > 1)
		qsort(match->keep.pairs, match->keep.n, sizeof *match->keep.pairs, by_ids);
	return 0;
}

void coco_keep_name(const struct coco_match *match, struct coco_buf *name)
{
	char number[COCO_NUM_TEXT];
	if (match->options->keep == NULL)
		return;
	coco_num_text(coco_keep_weight(match), number);
	coco_buf_printf(name, "keep=%s\n", number);
	for (size_t i = 0; i < match->keep.n; i++) {
		const struct coco_earlier *one = &match->keep.pairs[i];
		if (one->round == match->round)
			coco_buf_printf(name, "%.*s\x1f%.*s\n", COCO_STR_ARG(one->challenge), COCO_STR_ARG(one->participant));
	}
}

int coco_keep_decide(struct coco_match *match)
{
	struct coco_keep *keep = &match->keep;
	for (size_t i = 0; i < keep->n; i++) {
		const struct coco_earlier *one = &keep->pairs[i];
		const size_t p = coco_pool_find(&match->pool, one->participant);
		if (one->round != match->round || (i > 0 && by_ids(one, one - 1) == 0))
			continue;
		keep->asked++;
		if (p != COCO_NONE && coco_decisions_add(match->decisions, one->challenge, coco_pool_id(&match->pool, p), COCO_DECIDED_KEEP) != 0)
			return -1;
	}
	if (match->options->keep == NULL || keep->asked > 0)
		return 0;
	match->findings = true;
	coco_diag_say(match->run->diag, COCO_WARNING, "keep-empty", &(struct coco_finding){.file = match->options->keep},
	    "give the output of the earlier run", "no match of round %lld is assigned, invited or accepted there", (long long)match->round);
	return 0;
}

void coco_keep_count(struct coco_match *match, const struct coco_outcome *outcome)
{
	struct coco_keep *keep = &match->keep;
	size_t admissible = 0;
	if (match->options->keep == NULL)
		return;
	for (size_t i = 0; i < match->n; i++) {
		const bool old = (match->candidates[i].decided & COCO_DECIDED_KEEP) != 0;
		admissible += old;
		keep->kept += old && outcome->chosen[i];
		keep->made += !old && outcome->chosen[i];
	}
	keep->dropped = admissible - keep->kept;
	keep->gone = keep->asked - admissible;
	if (match->run->common->verbose)
		coco_diag_say(match->run->diag, COCO_NOTE, "kept", NULL, NULL,
		    "%zu of %zu pairs are kept, %zu are given up, %zu are no candidates any more; %zu pairs are new", keep->kept, keep->asked,
		    keep->dropped, keep->gone, keep->made);
}

void coco_keep_write(const struct coco_match *match, struct coco_writer *w)
{
	const struct coco_keep *keep = &match->keep;
	const struct {
		const char *key;
		size_t n;
	} counts[] = {
	    {"asked", keep->asked}, {"kept", keep->kept}, {"given_up", keep->dropped}, {"no_candidates", keep->gone}, {"new", keep->made}};
	if (match->options->keep == NULL || !match->options->assign)
		return;
	coco_write_key(w, "keep");
	coco_write_object(w);
	coco_write_key(w, "weight");
	coco_write_num(w, coco_keep_weight(match));
	for (size_t i = 0; i < COCO_LEN(counts); i++) {
		coco_write_key(w, counts[i].key);
		coco_write_int(w, (int64_t)counts[i].n);
	}
	coco_write_end(w, true);
}
