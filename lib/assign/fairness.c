/* Lifting the worst-off challenge: exchange search (exchange_search.c) from the assignment with the greatest total, and from those that the
 * relaxations (relaxation.c) come by, once exchanges have brought them within the budget; the fairest of all counts, among equals the
 * greatest total, then the first that was found. It ends when the worst-off challenge meets the bound and its exchanges are exhausted, or
 * when the work that is allowed has been done. Work is counted in steps, never in time. */
#include "coco/assign.h"

#include "exchange.h"
#include "relaxation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Exchanges that are looked at; relaxations that are solved, and how many pairs they may have altogether. */
enum { EXCHANGES = 4000000, RELAXATIONS = 60, FEWEST = 3, RELAXED_PAIRS = 6000000 };

struct fairest {
	bool *chosen;  /* by pair */
	int64_t *sums; /* of the challenges that count, rising */
	int64_t *next; /* scratch: of another assignment */
	size_t n;
	int64_t total;
};

static int rising(const void *a, const void *b)
{
	const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return x < y ? -1 : x > y;
}

/* Challenges that have a pair, by challenge; returns how many. */
static size_t count_challenges(const struct coco_assign_problem *p, bool *counts)
{
	size_t n = 0;
	for (size_t i = 0; i < p->n_pairs; i++) {
		n += !counts[p->pairs[i].challenge];
		counts[p->pairs[i].challenge] = true;
	}
	return n;
}

/* Keeps what the search has come to, if it is fairer. */
static void keep_fairer(
    struct fairest *f, const struct coco_assign_problem *p, const bool *counts, const struct coco_exchange *x, bool always)
{
	size_t n = 0, k = 0;
	for (size_t c = 0; c < p->n_challenges; c++)
		if (counts[c])
			f->next[n++] = coco_exchange_sums(x)[c];
	if (n > 1)
		qsort(f->next, n, sizeof *f->next, rising);
	while (k < n && f->next[k] == f->sums[k])
		k++;
	if (!always && (k < n ? f->next[k] < f->sums[k] : coco_exchange_total(x) <= f->total))
		return;
	memcpy(f->sums, f->next, n * sizeof *f->sums);
	memcpy(f->chosen, coco_exchange_chosen(x), p->n_pairs * sizeof *f->chosen);
	f->total = coco_exchange_total(x);
}

static void lift_all(struct coco_exchange *x, size_t *work)
{
	coco_exchange_lift_worst(x, work);
	coco_exchange_improve(x, work);
}

static int search(
    const struct coco_assign_problem *p, const bool *counts, struct coco_fairness *fairness, struct fairest *f, struct coco_err *err)
{
	struct coco_exchange *x = coco_exchange_new(p, fairness->least, err);
	struct coco_relaxation *r = x != NULL ? coco_relaxation_new(p, fairness->least, err) : NULL;
	size_t work = EXCHANGES, steps = RELAXED_PAIRS / (p->n_pairs + 1);
	int rc = r != NULL ? 0 : -1;
	steps = steps > RELAXATIONS ? RELAXATIONS : steps < FEWEST ? FEWEST : steps;
	if (rc == 0) {
		coco_exchange_load(x, f->chosen);
		keep_fairer(f, p, counts, x, true);
		fairness->before = f->sums[0];
		lift_all(x, &work);
		keep_fairer(f, p, counts, x, false);
	}
	for (size_t i = 0; rc == 0 && i < steps && coco_relaxation_bound(r) > f->sums[0]; i++) {
		rc = coco_relaxation_step(r, f->sums[0], err);
		if (rc != 0)
			continue;
		coco_exchange_load(x, coco_relaxation_chosen(r));
		if (coco_relaxation_total(r) < fairness->least)
			coco_exchange_recover(x, f->sums[0], &work);
		if (coco_exchange_total(x) < fairness->least)
			continue;
		lift_all(x, &work);
		keep_fairer(f, p, counts, x, false);
	}
	if (rc == 0)
		fairness->worst = f->sums[0], fairness->bound = coco_relaxation_bound(r);
	coco_exchange_free(x);
	coco_relaxation_free(r);
	return rc;
}

/* The fairest becomes the choice of the problem. */
static int choose(const struct coco_assign_problem *p, const struct fairest *f, struct coco_assignment *result, struct coco_err *err)
{
	bool *reached = calloc(p->n_participants + 1, sizeof *reached);
	if (reached == NULL)
		return coco_err_nomem(err);
	for (size_t i = 0; i < p->n_pairs; i++)
		if ((p->pairs[i].chosen = f->chosen[i])) {
			result->reached += !reached[p->pairs[i].participant];
			reached[p->pairs[i].participant] = true;
		}
	result->total = f->total;
	free(reached);
	return 0;
}

int coco_fairness_lift(const struct coco_assign_problem *problem, const struct coco_assignment *best, double budget,
    struct coco_assignment *result, struct coco_fairness *fairness, struct coco_err *err)
{
	const struct coco_assign_problem *p = problem;
	const int64_t given_up = (int64_t)floor((double)best->total * budget / 100);
	struct fairest f = {.chosen = calloc(p->n_pairs + 1, sizeof *f.chosen),
	    .sums = calloc(p->n_challenges + 1, sizeof *f.sums),
	    .next = calloc(p->n_challenges + 1, sizeof *f.next)};
	bool *counts = calloc(p->n_challenges + 1, sizeof *counts);
	int rc = f.chosen && f.sums && f.next && counts ? 0 : coco_err_nomem(err);
	*result = (struct coco_assignment){.feasible = true, .shortfall = best->shortfall, .unmet = best->unmet};
	*fairness = (struct coco_fairness){.optimum = best->total, .least = best->total - given_up};
	if (rc == 0)
		f.n = fairness->counted = count_challenges(p, counts);
	for (size_t i = 0; rc == 0 && i < p->n_pairs; i++)
		f.chosen[i] = p->pairs[i].chosen;
	if (rc == 0 && f.n > 0)
		rc = search(p, counts, fairness, &f, err);
	if (rc == 0)
		rc = choose(p, &f, result, err), fairness->total = f.total;
	if (rc == 0)
		rc = coco_fairness_verify(p, best, result, fairness, err);
	free(f.chosen), free(f.sums), free(f.next), free(counts);
	return rc;
}
