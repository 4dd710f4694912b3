/* Before and after, and the own image against the others': what the wave `pre` and a later one say of the same people, pair by pair, and
 * how the image that a side has of itself, or believes the others to have, lies to the one that they have. People who answered once
 * only are no pair: who drops out differs from who stays. The size of a change is the share of pairs that rose less the share that
 * fell (Cliff 1996, the delta within pairs); whether chance would do is Wilcoxon's signed-rank test, and the sign test, which asks for
 * less; each adjusted by Holm over the statements of the report. Invariant: n is the number of pairs, those without a change too. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "perceptions.h"

#define LEVEL 0.95

static bool same_statement(const struct cell *a, const struct cell *b)
{
	return coco_str_eq(a->construct, b->construct) && coco_str_eq(a->item, b->item) && coco_str_eq(a->scale_code, b->scale_code);
}

/* ---- pairs -------------------------------------------------------------------------------------------------------- */

static int by_who(const void *a, const void *b)
{
	const struct answer *x = a, *y = b;
	return x->who != y->who ? (x->who > y->who) - (x->who < y->who) : (x->value > y->value) - (x->value < y->value);
}

/* The answers of those who are known, one a person: of several the lowest, so that the input's order is none of it. Malloc'ed. */
static struct answer *known_answers_new(const struct cell *cell, size_t *n)
{
	struct answer *all = malloc((cell->n + 1) * sizeof *all);
	size_t known = 0, kept = 0;
	for (size_t i = 0; all && i < cell->n; i++) {
		if (cell->answers[i].who != COCO_NONE) {
			all[known++] = cell->answers[i];
		}
	}
	if (all) {
		qsort(all, known, sizeof *all, by_who);
	}
	for (size_t i = 0; i < known; i++) {
		if (!kept || all[kept - 1].who != all[i].who) {
			all[kept++] = all[i];
		}
	}
	*n = kept;
	return all;
}

/* Later less earlier, of those in both; then, behind, the signs of these: room for twice *n. Malloc'ed; NULL: no memory. */
static double *differences_new(const struct cell *before, const struct cell *after, size_t *n)
{
	size_t m = 0, k = 0, i = 0, j = 0;
	struct answer *x = known_answers_new(before, &m), *y = known_answers_new(after, &k);
	double *out = x && y ? malloc(2 * ((m < k ? m : k) + 1) * sizeof *out) : NULL;
	*n = 0;
	while (out && i < m && j < k) {
		if (x[i].who == y[j].who) {
			out[(*n)++] = y[j++].value - x[i++].value;
		} else if (x[i].who < y[j].who) {
			i++;
		} else {
			j++;
		}
	}
	free(x);
	free(y);
	if (!out) {
		coco_memory_refused();
	}
	return out;
}

static struct indicator *put_one(struct coco_report *r, const char *kpi, struct group group, double value, size_t n)
{
	struct indicator *i = put(r, kpi, group);
	i->value = value;
	i->n = (int64_t)n;
	flag_few(i, i->n);
	return i;
}

static void put_pairs(struct coco_report *r, struct group group, const double *difference, double *signs, size_t n)
{
	size_t up = 0, down = 0;
	for (size_t i = 0; i < n; i++) {
		up += difference[i] > 0;
		down += difference[i] < 0;
		signs[i] = (difference[i] > 0) - (difference[i] < 0);
	}
	struct coco_estimate delta = coco_mean_interval(signs, n, LEVEL);
	struct indicator *i = put_one(r, "perceptions.change", group, delta.value, n);
	if (delta.ci.lo < delta.ci.hi) { /* where all went one way there is no spread to tell from */
		i->lo = fmax(-1, delta.ci.lo);
		i->hi = fmin(1, delta.ci.hi);
	}
	put_one(r, "perceptions.change_p", group, coco_signed_ranks(difference, n).p, n);
	put_one(r, "perceptions.change_sign_p", group, coco_sign_test(up, down), n);
}

static int put_change(struct coco_report *r, const struct cell *before, const struct cell *after)
{
	size_t n = 0;
	double *difference = differences_new(before, after, &n);
	if (n) {
		put_pairs(r, after->group, difference, difference + n, n);
	}
	int status = difference ? 0 : -1;
	free(difference);
	return status;
}

int put_changes(struct coco_report *r, const struct cells_in_order *cells)
{
	const struct cell *before = NULL;
	for (size_t c = 0; c < cells->n; c++) {
		const struct cell *cell = cells->items[c];
		if (coco_str_is(cell->wave, "pre")) {
			before = cell;
		} else if (before && cell->wave.n && same_statement(before, cell) && coco_str_eq(before->of, cell->of) &&
		           before->side == cell->side && put_change(r, before, cell)) {
			return -1;
		}
	}
	return adjust_holm(r, "perceptions.change_p") || adjust_holm(r, "perceptions.change_sign_p") ? -1 : 0;
}

/* ---- images ------------------------------------------------------------------------------------------------------- */

/* The other side's cell of the same statement and wave with the image of the others. */
static const struct cell *mirror_of(const struct cells_in_order *cells, size_t at)
{
	const struct cell *own = cells->items[at];
	enum side other = own->side == SIDE_AVM ? SIDE_CCI : SIDE_AVM;
	size_t first = at;
	while (first > 0 && same_statement(cells->items[first - 1], own)) {
		first--;
	}
	for (size_t c = first; c < cells->n && same_statement(cells->items[c], own); c++) {
		const struct cell *cell = cells->items[c];
		if (cell->side == other && coco_str_is(cell->of, "other") && coco_str_eq(cell->wave, own->wave)) {
			return cell;
		}
	}
	return NULL;
}

static struct group without_image(const struct cell *cell)
{
	struct group g = {.n = 0};
	for (size_t d = 0; d < cell->group.n; d++) {
		if (strcmp(cell->group.dim[d].name, "of") != 0) {
			g = group_with(g, cell->group.dim[d].name, cell->group.dim[d].code);
		}
	}
	return g;
}

int put_gaps(struct coco_report *r, const struct cells_in_order *cells)
{
	for (size_t c = 0; c < cells->n; c++) {
		const struct cell *own = cells->items[c], *seen;
		bool self = coco_str_is(own->of, "self");
		if ((own->side != SIDE_AVM && own->side != SIDE_CCI) || (!self && !coco_str_is(own->of, "assumed")) || !own->n ||
		    !(seen = mirror_of(cells, c)) || !seen->n) {
			continue;
		}
		if (put_apart(r, self ? "perceptions.image_gap" : "perceptions.assumed_gap",
		        self ? "perceptions.image_gap_p" : "perceptions.assumed_gap_p", without_image(own), own, seen)) {
			return -1;
		}
	}
	return adjust_holm(r, "perceptions.image_gap_p") || adjust_holm(r, "perceptions.assumed_gap_p") ? -1 : 0;
}
