/* Disclosure control: bounds against counting every table that a reader may imagine, suppression against the oracle of
 * ../shared/reference (linear programming), and what must hold after repair for any table. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "help.h"

#define SIDE_MAX 6
#define CELLS_MAX (SIDE_MAX * SIDE_MAX + 2 * SIDE_MAX + 1)

struct two_way {
	size_t rows, columns, n;
	struct coco_cell cells[CELLS_MAX]; /* inner cells row by row, row totals, column totals, the grand total */
};

/* A two-way table whose margins are published and must stay so, as a network. */
static size_t nodes_of(const struct two_way *t)
{
	return t->rows + t->columns + 2;
}

static void build(struct two_way *t, const int64_t *values, size_t rows, size_t columns)
{
	int64_t row[SIDE_MAX] = {0}, column[SIDE_MAX] = {0}, all = 0;
	size_t in = rows + columns, out = in + 1;
	*t = (struct two_way){.rows = rows, .columns = columns};
	for (size_t i = 0; i < rows * columns; i++) {
		t->cells[t->n++] = (struct coco_cell){.from = i / columns, .to = rows + i % columns, .value = values[i], .cost = (double)values[i]};
		row[i / columns] += values[i];
		column[i % columns] += values[i];
		all += values[i];
	}
	for (size_t r = 0; r < rows; r++) {
		t->cells[t->n++] = (struct coco_cell){.from = in, .to = r, .value = row[r], .cost = (double)INFINITY};
	}
	for (size_t c = 0; c < columns; c++) {
		t->cells[t->n++] = (struct coco_cell){.from = rows + c, .to = out, .value = column[c], .cost = (double)INFINITY};
	}
	t->cells[t->n++] = (struct coco_cell){.from = out, .to = in, .value = all, .cost = (double)INFINITY};
}

static uint32_t seed = 7;
static int64_t random_below(int64_t n)
{
	seed = seed * 1664525U + 1013904223U;
	return (int64_t)(seed >> 16) % n;
}

/* Poisson with mean 9, by Knuth's product of uniform numbers. */
static int64_t poisson(void)
{
	double limit = exp(-9), product = 1;
	int64_t k = -1;
	while (product > limit) {
		product *= ((double)random_below(65536) + .5) / 65536;
		k++;
	}
	return k;
}

/* ---- every table ------------------------------------------------------------------------------------------------ */

struct every {
	const struct two_way *t;
	int64_t trial[9], row[3], column[3], lo[9], hi[9];
};

/* Fills the 3 x 3 cells from `at` on in all ways that keep published cells and margins. */
static void count(struct every *e, size_t at)
{
	if (at == 9) {
		for (size_t i = 0; i < 3; i++) {
			if (e->row[i] || e->column[i]) {
				return;
			}
		}
		for (size_t i = 0; i < 9; i++) {
			e->lo[i] = e->trial[i] < e->lo[i] ? e->trial[i] : e->lo[i];
			e->hi[i] = e->trial[i] > e->hi[i] ? e->trial[i] : e->hi[i];
		}
		return;
	}
	const struct coco_cell *c = &e->t->cells[at];
	int64_t most = e->row[at / 3] < e->column[at % 3] ? e->row[at / 3] : e->column[at % 3];
	for (int64_t v = c->hidden ? 0 : c->value; v <= (c->hidden ? most : c->value) && v <= most; v++) {
		e->trial[at] = v;
		e->row[at / 3] -= v;
		e->column[at % 3] -= v;
		if (at % 3 != 2 || !e->row[at / 3]) {
			count(e, at + 1);
		}
		e->row[at / 3] += v;
		e->column[at % 3] += v;
	}
}

Test(disclosure, bounds_are_those_of_every_table)
{
	struct coco_err err = {0};
	for (int round = 0; round < 60; round++) {
		int64_t values[9];
		struct two_way t;
		struct every e = {.t = &t};
		size_t open;
		for (size_t i = 0; i < 9; i++) {
			values[i] = random_below(7);
		}
		build(&t, values, 3, 3);
		for (size_t i = 0; i < 9; i++) {
			t.cells[i].hidden = random_below(100) < 55;
			e.row[i / 3] += values[i];
			e.column[i % 3] += values[i];
			e.lo[i] = INT64_MAX;
		}
		cr_assert_eq(coco_disclosure_audit(t.cells, t.n, nodes_of(&t), 5, &open, &err), 0, "%s", err.text);
		count(&e, 0);
		for (size_t i = 0; i < 9; i++) {
			cr_expect(t.cells[i].lo == e.lo[i] && t.cells[i].hi == e.hi[i], "round %d cell %zu: %d to %d, not %d to %d", round, i,
			    (int)t.cells[i].lo, (int)t.cells[i].hi, (int)e.lo[i], (int)e.hi[i]);
		}
	}
}

/* ---- repair ----------------------------------------------------------------------------------------------------- */

Test(disclosure, oracle)
{
	json_t *root = load("scipy.json"), *list = json_object_get(root, "suppression");
	struct coco_err err = {0};
	cr_assert(json_array_size(list) >= 3);
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *c = json_array_get(list, i), *table = json_object_get(c, "table"), *naive = json_object_get(c, "naive_bounds"), *value;
		size_t rows = json_array_size(table), columns = json_array_size(json_array_get(table, 0)), open;
		int64_t values[CELLS_MAX], k = (int64_t)member(c, "threshold"), cost = 0;
		struct two_way t;
		const char *key;
		for (size_t a = 0; a < rows * columns; a++) {
			values[a] = (int64_t)item(json_array_get(table, a / columns), a % columns);
		}
		build(&t, values, rows, columns);
		for (size_t a = 0; a < t.n; a++) {
			t.cells[a].hidden = t.cells[a].value > 0 && t.cells[a].value < k;
		}
		cr_assert_eq(coco_disclosure_audit(t.cells, t.n, nodes_of(&t), k, &open, &err), 0);
		cr_expect_eq(open, json_array_size(json_object_get(c, "primary")), "primary suppression alone protects none");
		json_object_foreach(naive, key, value)
		{
			const char *comma = strchr(key, ',');
			size_t at = (size_t)strtol(key + 1, NULL, 10) * columns + (size_t)strtol(comma + 1, NULL, 10);
			cr_expect(t.cells[at].lo == (int64_t)item(value, 0) && t.cells[at].hi == (int64_t)item(value, 1));
		}
		build(&t, values, rows, columns);
		cr_assert_eq(coco_disclosure_repair(t.cells, t.n, nodes_of(&t), k, &open, &err), 0);
		cr_expect_eq(open, 0);
		cr_assert_eq(coco_disclosure_audit(t.cells, t.n, nodes_of(&t), k, &open, &err), 0);
		cr_expect_eq(open, 0);
		for (size_t a = 0; a < t.n; a++) {
			cost += t.cells[a].hidden && t.cells[a].value >= k ? t.cells[a].value : 0;
		}
		cr_expect(cost <= (int64_t)member(c, "cost_sum_of_suppressed_values"), "table %zu: hides %d, %g are enough", i, (int)cost,
		    member(c, "cost_sum_of_suppressed_values"));
	}
	json_decref(root);
}

/* Tables as in ../shared/reference/suppress_audit.py: there, hiding two per line leaves a small cell open in one of eight
 * tables and hides 20.7% of the cells; with repair none is open and 21.9% are hidden. */
Test(disclosure, nothing_is_open_and_little_hidden)
{
	struct coco_err err = {0};
	size_t hidden = 0, all = 0, tables = 0;
	for (int round = 0; round < 400; round++) {
		int64_t values[20];
		struct two_way t;
		size_t open, small = 0;
		for (size_t i = 0; i < 20; i++) {
			values[i] = poisson();
			small += values[i] > 0 && values[i] < 5;
		}
		build(&t, values, 4, 5);
		cr_assert_eq(coco_disclosure_repair(t.cells, t.n, nodes_of(&t), 5, &open, &err), 0);
		cr_expect_eq(open, 0);
		cr_assert_eq(coco_disclosure_audit(t.cells, t.n, nodes_of(&t), 5, &open, &err), 0);
		cr_expect_eq(open, 0, "round %d: %zu open", round, open);
		for (size_t i = 0; i < t.n; i++) {
			cr_expect(i < 20 || !t.cells[i].hidden, "a margin is hidden");
			cr_expect(t.cells[i].value >= 5 || !t.cells[i].value || t.cells[i].hidden, "a small cell is shown");
			hidden += small && i < 20 && t.cells[i].hidden;
		}
		all += small ? 20 : 0;
		tables += small > 0;
	}
	double share = (double)hidden / (double)all;
	cr_expect(tables > 200 && share < .235, "%zu tables, %.3f of the cells hidden", tables, share);
}

Test(disclosure, margins)
{
	/* 3 + 0: the one cell's total is as small; both go, and nothing bounds them */
	struct coco_cell one[] = {
	    {.from = 0, .to = 1, .value = 3, .cost = 3}, {.from = 0, .to = 1, .value = 0}, {.from = 1, .to = 0, .value = 3, .cost = 9}};
	struct coco_err err = {0};
	size_t open;
	cr_assert_eq(coco_disclosure_repair(one, 3, 2, 5, &open, &err), 0);
	cr_expect(one[0].hidden && !one[1].hidden && one[2].hidden && open == 0);
	cr_assert_eq(coco_disclosure_audit(one, 3, 2, 5, &open, &err), 0);
	cr_expect(one[0].lo == 0 && one[0].hi == COCO_UNBOUNDED && open == 0);
	/* 3 + 20: hides the other; if that may not be, the total; if neither, says so */
	for (int may = 3; may >= 0; may--) {
		struct coco_cell two[] = {{.from = 0, .to = 1, .value = 3},
		    {.from = 0, .to = 1, .value = 20, .cost = may & 1 ? 20 : (double)INFINITY},
		    {.from = 1, .to = 0, .value = 23, .cost = may & 2 ? 99 : (double)INFINITY}};
		cr_assert_eq(coco_disclosure_repair(two, 3, 2, 5, &open, &err), 0);
		cr_expect(two[0].hidden && two[1].hidden == (may & 1) && two[2].hidden == (may == 2) && open == (may ? 0 : 1), "may %d", may);
	}
	/* 4 + 1 of 5 hide each other, but not from a reader who knows that both are someone */
	for (int64_t least = 0; least < 2; least++) {
		struct coco_cell both[] = {{.from = 0, .to = 1, .value = 4, .least = least}, {.from = 0, .to = 1, .value = 1, .least = least},
		    {.from = 0, .to = 1, .value = 9, .cost = 9, .least = least}, {.from = 1, .to = 0, .value = 14, .cost = 99}};
		cr_assert_eq(coco_disclosure_repair(both, 4, 2, 5, &open, &err), 0);
		cr_expect(open == 0 && both[0].hidden && both[1].hidden && both[2].hidden == (least == 1) && !both[3].hidden);
	}
	struct coco_cell off[] = {{.from = 0, .to = 1, .value = 3}, {.from = 1, .to = 0, .value = 4}}, loop[] = {{.value = 3}};
	cr_expect(coco_disclosure_audit(off, 2, 2, 5, &open, &err) && strstr(err.text, "off by"));
	cr_expect(coco_disclosure_repair(loop, 1, 1, 5, &open, &err) && strstr(err.text, "no count"));
}

Test(disclosure, dominance_and_ranks)
{
	const double even[] = {10, 20, 30}, one[] = {900, 50, 50}, two[] = {10, 20, 0}, hole[] = {1, 2, (double)NAN};
	cr_expect(!coco_dominated(even, 3, 3, .85) && coco_dominated(one, 3, 3, .85) && coco_dominated(two, 3, 3, .85));
	cr_expect(coco_dominated(hole, 3, 3, .85) && coco_dominated(even, 0, 3, .85) && !coco_dominated(one, 3, 3, .95));
	const size_t median_20[] = {6, 10, 11, 15}, median_30[] = {10, 15, 16, 21}, alone[] = {10, 11}, unsorted[] = {11, 10};
	cr_expect(!coco_ranks_safe(median_20, 4, 20, 5), "between rank 6 and rank 11 there are but 4");
	cr_expect(coco_ranks_safe(median_30, 4, 30, 5) && coco_ranks_safe(alone, 2, 20, 5) && !coco_ranks_safe(alone, 2, 12, 5));
	cr_expect(!coco_ranks_safe(unsorted, 2, 20, 1) && coco_ranks_safe(NULL, 0, 0, 5));
}
