/* Checks of a fair assignment that share no code with the search: what holds for every assignment by coco_assign_verify, the rest by
 * counting the chosen pairs. */
#include "coco/assign.h"

#include <stdlib.h>

static const char *broken(const struct coco_assign_problem *p, const struct coco_assignment *best, const struct coco_assignment *result,
    const struct coco_fairness *f, int64_t *sum)
{
	int64_t worst = INT64_MAX;
	size_t counted = 0;
	for (size_t i = 0; i < p->n_pairs; i++) {
		int64_t *of = &sum[p->pairs[i].challenge];
		*of = (*of < 0 ? 0 : *of) + (p->pairs[i].chosen ? p->pairs[i].score : 0);
	}
	for (size_t c = 0; c < p->n_challenges; c++) {
		worst = sum[c] >= 0 && sum[c] < worst ? sum[c] : worst;
		counted += sum[c] >= 0;
	}
	if (counted != f->counted || (counted > 0 && worst != f->worst))
		return "the worst-off challenge is another";
	if (result->shortfall != best->shortfall || result->unmet > best->unmet)
		return "an earlier aim has suffered";
	if (result->total < f->least || result->total > f->optimum || result->total != f->total || f->optimum != best->total)
		return "the budget is broken";
	if (counted > 0 && (f->worst < f->before || f->worst > f->bound))
		return "the worst-off challenge is worse off than before, or better off than can be";
	return NULL;
}

int coco_fairness_verify(const struct coco_assign_problem *problem, const struct coco_assignment *best,
    const struct coco_assignment *result, const struct coco_fairness *fairness, struct coco_err *err)
{
	if (coco_assign_verify(problem, result, err) != 0)
		return -1;
	int64_t *sum = calloc(problem->n_challenges + 1, sizeof *sum); /* -1: the challenge has no pair */
	if (sum == NULL)
		return coco_err_nomem(err);
	for (size_t c = 0; c < problem->n_challenges; c++)
		sum[c] = -1;
	const char *what = broken(problem, best, result, fairness, sum);
	free(sum);
	return what == NULL ? 0 : coco_err_set(err, COCO_EXIT_BUG, "assignment-broken", "the fair assignment fails its own check: %s", what);
}
