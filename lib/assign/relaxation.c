/* A bound on the worst-off challenge's sum, by Lagrangian relaxation.
 *
 * Let X be the assignments that keep all bounds and pins and fulfil the aims before the total as well as can be, s_c(x) the sum of
 * challenge c, T(x) the total, which is their sum and the bonuses of the pairs, and L the least of it that must stay. Sought is t* = max
 * { min_c s_c(x) : x in X, T(x) >= L } over the challenges that have a pair. For any weights a_c >= 0, not all 0, and b >= 0, the best x*
 *of the sought ones has
 *
 *	t* sum_c a_c + b L  <=  sum_c a_c s_c(x*) + b T(x*)  <=  max over X of sum_c a_c s_c(x) + b T(x)  =  V(a, b),
 *
 * so t* <= (V(a, b) - b L) / sum_c a_c. V is an assignment with weighted scores: a min-cost flow, which the simplex solves exactly. The
 * weights are whole numbers; where a weighted score is too large for an arc's cost it is divided by q and rounded up, which can only
 * raise q V, so the bound stays one. It is rounded down: sums are whole millionths.
 *
 * Weights start with the challenge that could have least if all others stood back, which gives that challenge's own limit, and follow
 * the projected subgradient s_c(x), T(x) - L, with Polyak's step towards the best that has been seen, halved when the bound stands
 * still (Held, Wolfe, Crowder, Math. Programming 6 (1974)). In the limit it is the bound of the linear relaxation, because the flow's
 * corners are whole (Geoffrion, Math. Programming Study 2 (1974)). Among equal weighted sums the greatest total is taken. */
#include "relaxation.h"

#include <math.h>
#include <stdlib.h>

enum { FINEST = 1 << 20, HEAVIEST = 8, PATIENCE = 4 };

struct coco_relaxation {
	const struct coco_assign_problem *p;
	struct coco_assign_net net;
	int64_t least, total, bound;
	int64_t unit;     /* a weight of 1 */
	double *weight;   /* by challenge; they add up to 1 */
	double of_total;  /* b */
	double step;      /* 0 to 2 */
	size_t waited;    /* steps without a better bound */
	bool *counts;     /* by challenge: has a pair */
	int64_t *sum;     /* by challenge, of the last assignment */
	double *gradient; /* scratch */
	int32_t *cost;    /* scratch */
	bool *chosen;
};

void coco_relaxation_free(struct coco_relaxation *relaxation)
{
	struct coco_relaxation *r = relaxation;
	if (r == NULL)
		return;
	free(r->net.arcs), free(r->weight), free(r->counts), free(r->sum), free(r->gradient), free(r->cost), free(r->chosen), free(r);
}

static int falling(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;
	return x > y ? -1 : x < y;
}

/* The most that each could have by its seats alone; all weight to the one that could have least. */
static int begin(struct coco_relaxation *r, struct coco_err *err)
{
	const struct coco_assign_problem *p = r->p;
	double *scores = calloc(p->n_pairs + 1, sizeof *scores);
	size_t *first = calloc(p->n_challenges + 2, sizeof *first), weakest = 0;
	if (scores == NULL || first == NULL) {
		free(scores), free(first);
		return coco_err_nomem(err);
	}
	for (size_t i = 0; i < p->n_pairs; i++)
		first[p->pairs[i].challenge + 2]++;
	for (size_t c = 0; c < p->n_challenges; c++)
		first[c + 2] += first[c + 1];
	for (size_t i = 0; i < p->n_pairs; i++)
		scores[first[p->pairs[i].challenge + 1]++] = (double)p->pairs[i].score;
	r->bound = INT64_MAX;
	for (size_t c = 0; c < p->n_challenges; c++) {
		const size_t n = first[c + 1] - first[c];
		double most = 0;
		r->counts[c] = n > 0;
		if (n > 1)
			qsort(scores + first[c], n, sizeof *scores, falling);
		for (size_t i = 0; i < n && (int64_t)i < p->seats[c].max; i++)
			most += scores[first[c] + i];
		if (n > 0 && (int64_t)most < r->bound)
			r->bound = (int64_t)most, weakest = c;
	}
	r->weight[weakest] = 1;
	free(scores), free(first);
	return 0;
}

/* A weighted sum of scores must not overflow: (1 + HEAVIEST) units a score, of as many pairs as there are. */
static int64_t finest(const struct coco_assign_problem *p)
{
	int64_t dearest = 1, unit = FINEST;
	for (size_t i = 0; i < p->n_pairs; i++)
		dearest = p->pairs[i].score + p->pairs[i].bonus > dearest ? p->pairs[i].score + p->pairs[i].bonus : dearest;
	while (unit > 1 && (double)unit * (1 + HEAVIEST) * (double)dearest * (double)p->n_pairs > 0x1p61)
		unit /= 2;
	return unit;
}

struct coco_relaxation *coco_relaxation_new(const struct coco_assign_problem *problem, int64_t least, struct coco_err *err)
{
	struct coco_relaxation *r = calloc(1, sizeof *r);
	if (r == NULL) {
		coco_err_no_memory(err);
		return NULL;
	}
	*r = (struct coco_relaxation){.p = problem, .least = least, .unit = finest(problem), .step = 1};
	if (coco_assign_net(problem, &r->net, err) == 0) {
		r->weight = calloc(problem->n_challenges + 1, sizeof *r->weight);
		r->counts = calloc(problem->n_challenges + 1, sizeof *r->counts);
		r->sum = calloc(problem->n_challenges + 1, sizeof *r->sum);
		r->gradient = calloc(2 * problem->n_challenges + 1, sizeof *r->gradient);
		r->cost = calloc(r->net.n, sizeof *r->cost);
		r->chosen = calloc(problem->n_pairs + 1, sizeof *r->chosen);
		if (!r->weight || !r->counts || !r->sum || !r->gradient || !r->cost || !r->chosen)
			coco_err_no_memory(err);
		else if (begin(r, err) == 0)
			return r;
	}
	coco_relaxation_free(r);
	return NULL;
}

/* ---- one relaxation --------------------------------------------------------------------------------------------- */

static int64_t whole(const struct coco_relaxation *r, double weight)
{
	return llround(weight * (double)r->unit);
}

static int64_t weighted(const struct coco_relaxation *r, const struct coco_pair *pair, int64_t of_total)
{
	return whole(r, r->weight[pair->challenge]) * pair->score + of_total * (pair->score + pair->bonus);
}

/* Costs of the weighted sum; returns by what they were divided. */
static int64_t weigh(struct coco_relaxation *r)
{
	const struct coco_assign_problem *p = r->p;
	const int64_t b = whole(r, r->of_total);
	int64_t most = 0;
	for (size_t i = 0; i < p->n_pairs; i++) {
		const int64_t value = weighted(r, &p->pairs[i], b);
		most = value > most ? value : most;
	}
	const int64_t q = most / COCO_SIMPLEX_DEAREST + 1;
	for (size_t a = 0; a < r->net.n; a++)
		r->cost[a] = 0;
	for (size_t i = 0; i < p->n_pairs; i++) {
		const int64_t value = weighted(r, &p->pairs[i], b);
		r->cost[r->net.first_pair + i] = (int32_t) - ((value + q - 1) / q);
	}
	return q;
}

static void read_flow(struct coco_relaxation *r, const struct coco_simplex *simplex)
{
	const struct coco_assign_problem *p = r->p;
	r->total = 0;
	for (size_t c = 0; c < p->n_challenges; c++)
		r->sum[c] = 0;
	for (size_t i = 0; i < p->n_pairs; i++) {
		r->chosen[i] = coco_simplex_flow(simplex, r->net.first_pair + i) > 0;
		r->sum[p->pairs[i].challenge] += r->chosen[i] ? p->pairs[i].score : 0;
		r->total += r->chosen[i] ? p->pairs[i].score + p->pairs[i].bonus : 0;
	}
}

/* Solves for the weights in hand; *limit is the bound that they give. */
static int solve(struct coco_relaxation *r, int64_t *limit, struct coco_err *err)
{
	const struct coco_assign_problem *p = r->p;
	struct coco_simplex *simplex = coco_simplex_new(r->net.nodes, r->net.arcs, r->net.n, err);
	int64_t value = 0, weights = 0;
	int rc = simplex != NULL ? 1 : -1;
	for (enum coco_aim aim = 0; rc == 1 && aim < COCO_AIM_TOTAL; aim++) {
		if (!coco_assign_wants(p, aim))
			continue;
		coco_assign_costs(p, &r->net, aim, r->cost);
		rc = coco_simplex_stage(simplex, r->cost, NULL, err);
	}
	const int64_t q = weigh(r);
	if (rc == 1)
		rc = coco_simplex_stage(simplex, r->cost, NULL, err);
	for (size_t i = 0; rc == 1 && i < p->n_pairs; i++)
		value -= (int64_t)r->cost[r->net.first_pair + i] * coco_simplex_flow(simplex, r->net.first_pair + i);
	coco_assign_costs(p, &r->net, COCO_AIM_TOTAL, r->cost);
	if (rc == 1)
		rc = coco_simplex_stage(simplex, r->cost, NULL, err);
	if (rc == 1)
		read_flow(r, simplex);
	coco_simplex_free(simplex);
	if (rc == 0)
		coco_err_set(err, COCO_EXIT_BUG, "assignment-broken", "a relaxation of an assignment that exists has none");
	for (size_t c = 0; c < p->n_challenges; c++)
		weights += whole(r, r->weight[c]);
	*limit = weights > 0 ? (q * value - whole(r, r->of_total) * r->least) / weights : INT64_MAX;
	return rc == 1 ? 0 : -1;
}

/* ---- the weights ------------------------------------------------------------------------------------------------ */

/* The nearest weights that add up to 1 and are not negative: all are lowered alike, and what falls below 0 is 0 (Held, Wolfe, Crowder). */
static void project(struct coco_relaxation *r)
{
	double *sorted = r->gradient + r->p->n_challenges, above = 0, lowered = 0;
	size_t n = 0;
	for (size_t c = 0; c < r->p->n_challenges; c++)
		if (r->counts[c])
			sorted[n++] = r->weight[c];
	if (n > 1)
		qsort(sorted, n, sizeof *sorted, falling);
	for (size_t i = 0; i < n; i++) {
		above += sorted[i];
		if (sorted[i] - (above - 1) / (double)(i + 1) > 0)
			lowered = (above - 1) / (double)(i + 1);
	}
	for (size_t c = 0; c < r->p->n_challenges; c++)
		r->weight[c] = r->counts[c] && r->weight[c] > lowered ? r->weight[c] - lowered : 0;
}

static void move(struct coco_relaxation *r, int64_t worst)
{
	const struct coco_assign_problem *p = r->p;
	const double of_total = (double)(r->total - r->least) / 1e6;
	double mean = 0, n = 0, value = r->of_total * of_total;
	for (size_t c = 0; c < p->n_challenges; c++) {
		if (!r->counts[c])
			continue;
		mean += (double)r->sum[c] / 1e6, n++;
		value += r->weight[c] * (double)r->sum[c] / 1e6;
	}
	mean /= n;
	double norm = r->of_total > 0 || of_total < 0 ? of_total * of_total : 0;
	for (size_t c = 0; c < p->n_challenges; c++) {
		r->gradient[c] = r->counts[c] ? (double)r->sum[c] / 1e6 - mean : 0;
		norm += r->gradient[c] * r->gradient[c];
	}
	const double far = value - (double)worst / 1e6;
	if (norm <= 0 || far <= 0)
		return;
	for (size_t c = 0; c < p->n_challenges; c++)
		r->weight[c] -= r->step * far / norm * r->gradient[c];
	r->of_total -= r->step * far / norm * of_total;
	r->of_total = r->of_total < 0 ? 0 : r->of_total > HEAVIEST ? HEAVIEST : r->of_total;
	project(r);
}

int coco_relaxation_step(struct coco_relaxation *relaxation, int64_t worst, struct coco_err *err)
{
	struct coco_relaxation *r = relaxation;
	int64_t limit;
	if (solve(r, &limit, err) != 0)
		return -1;
	if (limit < r->bound)
		r->bound = limit, r->waited = 0;
	else if (++r->waited >= PATIENCE)
		r->step /= 2, r->waited = 0;
	move(r, worst);
	return 0;
}

int64_t coco_relaxation_bound(const struct coco_relaxation *relaxation)
{
	return relaxation->bound;
}

const bool *coco_relaxation_chosen(const struct coco_relaxation *relaxation)
{
	return relaxation->chosen;
}

int64_t coco_relaxation_total(const struct coco_relaxation *relaxation)
{
	return relaxation->total;
}
