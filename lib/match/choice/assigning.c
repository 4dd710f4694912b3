/* The best assignment of all challenges at once: its candidates make a task, the task is solved, and the outcome is written,
 * challenge by challenge. */
#include "coco/base_run.h"
#include "certificate.h"
#include "keep.h"
#include "unfilled.h"

#include <stdlib.h>

/* The waiting list: by what the whole would lose if they came in, then those who cannot without harm to an earlier aim. */
static int waiting_order(const void *a, const void *b)
{
	const struct coco_candidate *x = a, *y = b;
	if (x->priced != y->priced)
		return x->priced ? -1 : 1;
	if (x->priced && x->price != y->price)
		return x->price < y->price ? -1 : 1;
	return coco_candidate_order(a, b);
}

/* Records of a challenge: of its candidates those with `chosen` as asked get the status, at most `most`. */
static int emit_some(struct coco_match *m, const struct coco_task *task, const struct coco_outcome *outcome, size_t challenge, bool chosen,
    size_t most, size_t *rank, struct coco_err *err)
{
	const size_t first = task->first[challenge], end = task->first[challenge + 1];
	struct coco_candidate *some = calloc(end - first + 1, sizeof *some);
	size_t n = 0;
	int rc = some != NULL ? 0 : coco_err_nomem(err);
	for (size_t i = first; rc == 0 && i < end; i++) {
		if (outcome->chosen[i] != chosen || coco_decided_stands(m->candidates[i].decided))
			continue;
		some[n] = m->candidates[i];
		if (outcome->loss != NULL && outcome->loss[i] >= 0)
			some[n].priced = true, some[n].price = outcome->loss[i];
		n++;
	}
	if (n > 1)
		qsort(some, n, sizeof *some, chosen ? coco_candidate_order : waiting_order);
	for (size_t i = 0; rc == 0 && i < n && i < most; i++)
		rc = coco_match_emit(m, &some[i], ++*rank, chosen ? "assigned" : "waiting", err);
	free(some);
	return rc;
}

static int emit_challenge(
    struct coco_match *m, const struct coco_task *task, const struct coco_outcome *outcome, size_t challenge, struct coco_err *err)
{
	struct coco_tally *tally = &m->tallies[challenge];
	const int64_t wanted = task->seats[challenge].min;
	size_t rank = 0;
	tally->filled = outcome->filled[challenge];
	tally->sum = (double)outcome->sum[challenge] / 1e6;
	tally->gate[COCO_GATE_BUSY] = tally->candidates - tally->filled;
	if (emit_some(m, task, outcome, challenge, true, SIZE_MAX, &rank, err) != 0 ||
	    emit_some(m, task, outcome, challenge, false, (size_t)m->options->waiting, &rank, err) != 0)
		return -1;
	if ((int64_t)tally->filled < wanted)
		tally->unmet = wanted - (int64_t)tally->filled;
	return 0;
}

/* With -v: how fair it is, how fair it could be, and what that costs. */
static void tell_fairness(const struct coco_match *m, const struct coco_fairness *f)
{
	const double given_up = f->optimum > 0 ? 100 * (double)(f->optimum - f->total) / (double)f->optimum : 0;
	const double gap = f->bound > 0 ? 100 * (double)(f->bound - f->worst) / (double)f->bound : 0;
	if (m->run->common->verbose && f->counted > 0)
		coco_diag_say(m->run->diag, COCO_NOTE, "fairness", NULL, NULL,
		    "the worst-off challenge has %.6f, before %.6f, at most %.6f (gap %.1f %%); %.2f %% of the total given up",
		    (double)f->worst / 1e6, (double)f->before / 1e6, (double)f->bound / 1e6, gap, given_up);
}

static int emit_all(struct coco_match *m, const struct coco_task *task, const struct coco_outcome *outcome, struct coco_err *err)
{
	for (size_t i = 0; i < m->pool.n_participants; i++)
		m->pitches[i] = outcome->pitches[i];
	for (size_t c = 0; c < m->pool.n_challenges; c++)
		if (m->pool.challenges[c].open && emit_challenge(m, task, outcome, c, err) != 0)
			return -1;
	coco_keep_count(m, outcome);
	return coco_unfilled_tell(m, task, outcome, err);
}

/* The other ways, for a summary to compare; all are kept, without what proves them. */
static int keep_all(struct coco_match *m, struct coco_task *task, struct coco_outcome *outcomes, struct coco_err *err)
{
	for (enum coco_fair fair = 0; fair < COCO_FAIRS; fair++)
		if (coco_outcome_make(m, task, fair, outcomes, err) != 0)
			return -1;
	if ((m->outcomes = calloc(COCO_FAIRS, sizeof *m->outcomes)) == NULL)
		return coco_err_nomem(err);
	for (enum coco_fair fair = 0; fair < COCO_FAIRS; fair++) {
		coco_assignment_free(&outcomes[fair].assignment);
		m->outcomes[fair] = outcomes[fair];
		outcomes[fair] = (struct coco_outcome){0};
	}
	return 0;
}

/* Solves the task and writes what came of it. */
static int assign(struct coco_match *m, struct coco_task *task, struct coco_err *err)
{
	struct coco_outcome outcomes[COCO_FAIRS] = {0}, *outcome = &outcomes[m->options->fair];
	int rc = coco_outcome_make(m, task, (enum coco_fair)m->options->fair, outcomes, err);
	if (rc == 0 && m->options->certificate != NULL)
		rc = coco_certify(m, task, outcomes, err);
	if (rc == 0 && m->options->fair == COCO_FAIR_WORST)
		tell_fairness(m, &outcome->fairness);
	else if (rc == 0)
		rc = coco_outcome_price(task, outcome, (size_t)m->options->waiting, err);
	if (rc == 0)
		rc = emit_all(m, task, outcome, err);
	if (rc == 0 && m->options->summary)
		rc = keep_all(m, task, outcomes, err);
	coco_outcomes_free(outcomes);
	return rc;
}

int coco_match_assign(struct coco_match *match, struct coco_err *err)
{
	struct coco_task task = {0};
	int rc = coco_match_candidates(match, err);
	if (rc == 0)
		rc = coco_task_build(match, &task, err);
	if (rc == 0)
		rc = match->certificate ? coco_certificate_check(match, &task, err) : assign(match, &task, err);
	coco_task_free(&task);
	return rc;
}
