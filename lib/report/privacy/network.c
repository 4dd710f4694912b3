/* A family of counts as the network that lib/stats audits: a row of the table is a group, its columns are the ends of the
 * tree (those who stopped at a step), and what was counted nowhere but follows (a parent less its children, the total less
 * all groups) is a cell as well, hidden from the start. The total's row runs the other way, so that columns balance. Two
 * dimensions share the total alone: if it is printed whole, each can be protected by itself; if not, the second dimension
 * keeps only its roots. Invariant: no count is shown after this that was hidden before. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "disclose.h"

#define TOTAL_COST 1e6 /* a total is worth more than any cell */
#define ROOT_COST 20   /* a group's root carries all its shares */

struct net {
	struct family *f;
	struct coco_cell *cells; /* malloc'ed */
	size_t *count_of;        /* malloc'ed: the count that a cell is, COCO_NONE: derived */
	size_t n, cap_cells, cap_counts, rows;
	bool columns;   /* groups add up to a total; else all ends are one node */
	size_t *number; /* of counts: group x def, malloc'ed */
	int64_t min_cell;
};

bool each_alone(const struct family *f)
{
	return !*f->by || !strcmp(f->by, "*");
}

/* ---- nodes ------------------------------------------------------------------------------------------------------ */

static size_t end_node(const struct net *net, size_t def, bool rest)
{
	return net->columns ? 1 + 2 * def + rest : 0;
}

static size_t inner_node(const struct net *net, size_t row, size_t def)
{
	return 1 + 2 * net->f->n_defs + row * net->f->n_defs + def;
}

static int add(struct net *net, bool back, struct coco_cell cell, size_t count, struct coco_err *err)
{
	if (coco_grow(&net->cells, &net->cap_cells, net->n, sizeof *net->cells) ||
	    coco_grow(&net->count_of, &net->cap_counts, net->n, sizeof *net->count_of)) {
		return coco_err_nomem(err);
	}
	if (back) {
		size_t from = cell.from;
		cell.from = cell.to;
		cell.to = from;
	}
	net->cells[net->n] = cell;
	net->count_of[net->n++] = count;
	return 0;
}

/* ---- rows ------------------------------------------------------------------------------------------------------- */

struct line {
	int64_t value[DEFS_MAX], each[DEFS_MAX]; /* each: sum of the codes below a place */
	size_t count[DEFS_MAX];                  /* COCO_NONE: printed nowhere */
	bool derived, back, fixed;               /* fixed: nothing more of it may be hidden */
	double cost;
};

static struct line line_of(const struct net *net, size_t group)
{
	struct line line = {.cost = 0};
	for (size_t d = 0; d < net->f->n_defs; d++) {
		size_t at = line.count[d] = net->number[group * net->f->n_defs + d];
		line.value[d] = at == COCO_NONE ? 0 : net->f->counts[at].value;
	}
	for (size_t i = 0; i < net->f->n_counts; i++) {
		const struct count *c = &net->f->counts[i];
		if (c->each && c->group == group) {
			line.each[net->f->defs[c->def].parent] += c->value;
		}
	}
	return line;
}

/* What is left of a place when its children are taken away. */
static int64_t rest_of(const struct family *f, const struct line *line, size_t def)
{
	int64_t rest = line->value[def] - line->each[def];
	for (size_t d = 0; d < f->n_defs; d++) {
		rest -= f->defs[d].parent == def ? line->value[d] : 0;
	}
	return rest;
}

static int add_place(struct net *net, const struct line *line, size_t row, size_t d, struct coco_err *err)
{
	const struct def *def = &net->f->defs[d];
	size_t from = def->parent == COCO_NONE ? 0 : inner_node(net, row, def->parent), count = line->count[d];
	size_t to = def->inner ? inner_node(net, row, d) : end_node(net, d, false);
	if ((count == COCO_NONE || line->derived) && !line->value[d]) {
		return 0; /* not there, which is no secret */
	}
	bool hidden = line->derived || net->f->counts[count].hidden;
	if (from == to) { /* a single figure that nothing adds up to */
		net->f->counts[count].hidden |= line->value[d] > 0 && line->value[d] < net->min_cell;
		return 0;
	}
	double cost = line->fixed ? (double)INFINITY : line->cost + (double)line->value[d] * (def->parent == COCO_NONE ? ROOT_COST : 1);
	struct coco_cell cell = {.from = from, .to = to, .value = line->value[d], .cost = cost, .hidden = hidden};
	cell.least = line->derived || !line->value[d] ? 0 : def->least;
	return add(net, line->back, cell, line->derived ? COCO_NONE : count, err);
}

static int add_rest(struct net *net, const struct line *line, size_t row, size_t d, struct coco_err *err)
{
	int64_t rest = net->f->defs[d].inner ? rest_of(net->f, line, d) : 0;
	if (rest < 0) {
		return coco_err_set(
		    err, COCO_EXIT_BUG, "unbalanced-table", "%s: the parts of %s are more than all", net->f->name, net->f->defs[d].name);
	}
	struct coco_cell cell = {.from = inner_node(net, row, d), .to = end_node(net, d, true), .value = rest, .hidden = true};
	return rest ? add(net, line->back, cell, COCO_NONE, err) : 0;
}

static int add_line(struct net *net, const struct line *line, struct coco_err *err)
{
	size_t row = net->rows++;
	for (size_t d = 0; d < net->f->n_defs; d++) {
		if (add_place(net, line, row, d, err) || add_rest(net, line, row, d, err)) {
			return -1;
		}
	}
	return 0;
}

/* The codes of a dimension below their parent, in a table that is one row. */
static int add_each(struct net *net, size_t group, struct coco_err *err)
{
	for (size_t i = 0; i < net->f->n_counts; i++) {
		const struct count *c = &net->f->counts[i];
		const struct def *def = &net->f->defs[c->def];
		if (c->each && c->group == group) {
			struct coco_cell cell = {.from = inner_node(net, 0, def->parent), .to = 0, .value = c->value, .hidden = c->hidden};
			cell.cost = (double)c->value;
			cell.least = def->least;
			if (add(net, false, cell, i, err)) {
				return -1;
			}
		}
	}
	return 0;
}

/* ---- passes ----------------------------------------------------------------------------------------------------- */

static int repair(struct net *net, size_t *open, struct coco_err *err)
{
	size_t nodes = inner_node(net, net->rows, 0);
	if (net->n && coco_disclosure_repair(net->cells, net->n, nodes, net->min_cell, open, err)) {
		return -1;
	}
	for (size_t i = 0; i < net->n; i++) {
		if (net->count_of[i] != COCO_NONE) {
			net->f->counts[net->count_of[i]].hidden |= net->cells[i].hidden;
		}
	}
	return 0;
}

/* Hides what is open after the cheapest covers were taken with all of the table's cells. If that is not enough (nine people of seven
 * countries: each row tells of one at least, and the total leaves none five), nothing of the family is told, the total neither. */
static int settle(struct net *net, struct coco_err *err)
{
	size_t open = 0;
	if (repair(net, &open, err)) {
		return -1;
	}
	for (size_t i = 0; open && i < net->n; i++) {
		net->cells[i].hidden |= isfinite(net->cells[i].cost);
	}
	if (open && repair(net, &open, err)) {
		return -1;
	}
	for (size_t i = 0; open && i < net->f->n_counts; i++) {
		net->f->counts[i].hidden = true;
	}
	return 0;
}

static int protect_alone(struct net *net, size_t group, struct coco_err *err)
{
	struct line line = line_of(net, group);
	net->n = net->rows = 0;
	net->columns = false;
	return add_line(net, &line, err) || add_each(net, group, err) || settle(net, err) ? -1 : 0;
}

static bool of_dim(const struct group *g, struct coco_str dim)
{
	return g->n == 1 && coco_str_is(dim, g->dim[0].name);
}

static bool any_hidden(const struct family *f, size_t group)
{
	bool any = false;
	for (size_t i = 0; i < f->n_counts; i++) {
		any |= f->counts[i].group == group && f->counts[i].hidden;
	}
	return any;
}

static void keep_roots(struct family *f, struct coco_str dim)
{
	for (size_t i = 0; i < f->n_counts; i++) {
		struct count *c = &f->counts[i];
		c->hidden |= of_dim(&f->groups[c->group], dim) && f->defs[c->def].parent != COCO_NONE;
	}
}

/* All groups of a dimension and what of the total lies in none, against the total. */
static int protect_dim(struct net *net, struct coco_str dim, size_t total, bool first, struct coco_err *err)
{
	struct family *f = net->f;
	struct line all = line_of(net, total), others = all;
	net->n = net->rows = 0;
	net->columns = true;
	if (!first && any_hidden(f, total)) {
		keep_roots(f, dim);
	}
	for (size_t g = 0; g < f->n_groups; g++) {
		struct line line = line_of(net, g);
		for (size_t d = 0; d < f->n_defs && of_dim(&f->groups[g], dim); d++) {
			others.value[d] -= line.value[d];
		}
		if (of_dim(&f->groups[g], dim) && add_line(net, &line, err)) {
			return -1;
		}
	}
	all.back = true;
	all.fixed = !first;
	all.cost = TOTAL_COST;
	others.derived = true;
	for (size_t d = 0; d < f->n_defs; d++) {
		if (others.value[d] < 0) {
			return coco_err_set(err, COCO_EXIT_BUG, "unbalanced-table", "%s by %.*s is more than all", f->name, COCO_STR_ARG(dim));
		}
	}
	return add_line(net, &others, err) || add_line(net, &all, err) || settle(net, err) ? -1 : 0;
}

static int protect_groups(struct net *net, struct coco_err *err)
{
	struct coco_str dims = coco_str_of(net->f->by), dim;
	size_t total = COCO_NONE, passes = 0;
	for (size_t g = 0; g < net->f->n_groups; g++) {
		total = net->f->groups[g].n ? total : g;
	}
	while (total != COCO_NONE && coco_str_split(&dims, ' ', &dim)) {
		bool any = false;
		for (size_t g = 0; g < net->f->n_groups; g++) {
			any |= of_dim(&net->f->groups[g], dim);
		}
		if (any && protect_dim(net, dim, total, !passes++, err)) {
			return -1;
		}
	}
	return total == COCO_NONE || passes ? 0 : protect_alone(net, total, err);
}

int family_protect(struct family *f, int64_t min_cell, struct coco_err *err)
{
	struct net net = {.f = f, .min_cell = min_cell};
	int status = 0;
	net.number = calloc(f->n_groups * f->n_defs + 1, sizeof *net.number);
	if (!net.number) {
		return coco_err_nomem(err);
	}
	for (size_t i = 0; i < f->n_groups * f->n_defs; i++) {
		net.number[i] = COCO_NONE;
	}
	for (size_t i = 0; i < f->n_counts; i++) {
		if (!f->counts[i].each) {
			net.number[f->counts[i].group * f->n_defs + f->counts[i].def] = i;
		}
	}
	for (size_t g = 0; each_alone(f) && g < f->n_groups && !status; g++) {
		status = protect_alone(&net, g, err);
	}
	status = status || each_alone(f) ? status : protect_groups(&net, err);
	free(net.number);
	free(net.cells);
	free(net.count_of);
	return status;
}
