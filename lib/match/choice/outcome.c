/* An outcome of a task: solved by coco_assign, checked by coco_assign_verify on every run, and counted. If the minima of
 * pitches cannot be met together, as many of them as can be are. */
#include "task.h"

#include <math.h>
#include <stdlib.h>

void coco_outcomes_free(struct coco_outcome *outcomes)
{
	for (size_t fair = 0; fair < COCO_FAIRS; fair++) {
		struct coco_outcome *o = &outcomes[fair];
		coco_assignment_free(&o->assignment);
		free(o->chosen), free(o->loss), free(o->filled), free(o->sum), free(o->pitches);
		*o = (struct coco_outcome){0};
	}
}

static int solve(struct coco_task *task, struct coco_assignment *result, struct coco_err *err)
{
	if (coco_assign(&task->problem, result, err) != 0)
		return -1;
	if (!result->feasible && !task->problem.soft_pitches) {
		task->problem.soft_pitches = true;
		if (coco_assign(&task->problem, result, err) != 0)
			return -1;
	}
	if (!result->feasible)
		return coco_err_set(err, COCO_EXIT_BUG, "assignment-broken", "no assignment was found although one without any pair exists");
	return coco_assign_verify(&task->problem, result, err);
}

static void count(const struct coco_match *m, const struct coco_task *task, struct coco_outcome *outcome)
{
	for (size_t i = 0; i < task->problem.n_pairs; i++) {
		const struct coco_pair *pair = &task->pairs[i];
		if (!(outcome->chosen[i] = pair->chosen))
			continue;
		outcome->filled[pair->challenge]++;
		outcome->sum[pair->challenge] += llround(m->candidates[i].score * 1e6);
		outcome->pitches[pair->participant]++;
	}
}

/* Solves the task anew, or starts from the greatest total, which must be made. */
static int find(const struct coco_match *m, struct coco_task *task, enum coco_fair fair, const struct coco_outcome *total,
    struct coco_outcome *outcome, struct coco_err *err)
{
	const struct coco_assign_problem *p = &task->problem;
	*outcome = (struct coco_outcome){.chosen = calloc(p->n_pairs + 1, sizeof *outcome->chosen),
	    .filled = calloc(p->n_challenges + 1, sizeof *outcome->filled),
	    .sum = calloc(p->n_challenges + 1, sizeof *outcome->sum),
	    .pitches = calloc(p->n_participants + 1, sizeof *outcome->pitches)};
	if (!outcome->chosen || !outcome->filled || !outcome->sum || !outcome->pitches)
		return coco_err_nomem(err);
	if ((fair == COCO_FAIR_WORST
	            ? coco_fairness_lift(p, &total->assignment, coco_match_budget(m->options), &outcome->assignment, &outcome->fairness, err)
	            : solve(task, &outcome->assignment, err)) != 0)
		return -1;
	count(m, task, outcome);
	outcome->made = true;
	return 0;
}

int coco_outcome_make(
    const struct coco_match *match, struct coco_task *task, enum coco_fair fair, struct coco_outcome *outcomes, struct coco_err *err)
{
	struct coco_outcome *outcome = &outcomes[fair];
	if (fair == COCO_FAIR_WORST && coco_outcome_make(match, task, COCO_FAIR_TOTAL, outcomes, err) != 0)
		return -1;
	task->problem.everyone = fair == COCO_FAIR_EVERYONE;
	if (!outcome->made)
		return find(match, task, fair, &outcomes[COCO_FAIR_TOTAL], outcome, err);
	for (size_t i = 0; i < task->problem.n_pairs; i++)
		task->pairs[i].chosen = outcome->chosen[i];
	return 0;
}

int coco_outcome_price(const struct coco_task *task, struct coco_outcome *outcome, size_t waiting, struct coco_err *err)
{
	outcome->loss = calloc(task->problem.n_pairs + 1, sizeof *outcome->loss);
	if (outcome->loss == NULL)
		return coco_err_nomem(err);
	if (coco_assign_losses(&task->problem, &outcome->assignment, outcome->loss, err) != 0)
		return -1;
	return coco_assign_waiting(&task->problem, &outcome->assignment, waiting, outcome->loss, err);
}
