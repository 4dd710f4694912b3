/* Disclosure control: which cells of published tables must stay hidden so that no reader can work out a small count.
 *
 * Tables whose cells add up to margins are a network: a cell is an arc that carries its count, a margin is a node at which
 * what comes in goes out. A reader who sees the published arcs knows that the hidden ones carry some flow that keeps every
 * balance; the least and the greatest count that a hidden cell can have are therefore found by a maximum flow from its one
 * end to the other over the other hidden cells, which may grow without limit and shrink to their least (equal to linear programming;
 * Fischetti and Salazar 2000, section 3). A cell of 1 to k - 1 is protected if it may as well be 0 (or its least) as k or more. Repair
 * hides what lies on the cheapest path (published cells at their cost, hidden ones free) until enough can flow. More hidden
 * cells never narrow a bound, so one pass is enough; a second shows again what is not needed any more. Cells of 0 are not
 * taken for cover, as they may be known to be empty. Invariant: afterwards no published cell is 1 to k - 1, and an audit
 * finds open only what the repair could not cover. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/stats.h"

#define MUCH (INT64_MAX / 8) /* more than any flow */
#define HOP 1e-6             /* of two paths of one cost the shorter */
#define TRIM_MAX 200000      /* covers times cells; larger tables keep what the repair hid */

struct net {
	struct coco_cell *cells;
	size_t n, n_nodes;
	size_t *first, *arcs; /* cells at node v: arcs[first[v]] to arcs[first[v + 1] - 1]; each cell stands at both its ends */
	int64_t *trial;       /* a table that looks the same to the reader */
	int64_t *balance;     /* of nodes */
	double *distance;     /* of nodes from the start of a path */
	size_t *via, *queue;  /* cell by which a node is reached; nodes to look at, in a ring */
	bool *queued;
	bool *cover; /* cells hidden for the sake of others */
};

/* ---- the network ------------------------------------------------------------------------------------------------ */

static void net_free(struct net *net)
{
	free(net->first);
	free(net->arcs);
	free(net->trial);
	free(net->balance);
	free(net->distance);
	free(net->via);
	free(net->queue);
	free(net->queued);
	free(net->cover);
}

static int net_allocate(struct net *net, struct coco_err *err)
{
	net->first = calloc(net->n_nodes + 2, sizeof *net->first);
	net->arcs = calloc(2 * net->n + 1, sizeof *net->arcs);
	net->trial = calloc(net->n + 1, sizeof *net->trial);
	net->balance = calloc(net->n_nodes + 1, sizeof *net->balance);
	net->distance = calloc(net->n_nodes + 1, sizeof *net->distance);
	net->via = calloc(net->n_nodes + 1, sizeof *net->via);
	net->queue = calloc(net->n_nodes + 1, sizeof *net->queue);
	net->queued = calloc(net->n_nodes + 1, sizeof *net->queued);
	net->cover = calloc(net->n + 1, sizeof *net->cover);
	bool all =
	    net->first && net->arcs && net->trial && net->balance && net->distance && net->via && net->queue && net->queued && net->cover;
	return all ? 0 : coco_err_nomem(err);
}

/* Counts between two nodes, from 0 on, and every node's balance 0: else the caller has built no table. */
static int check(const struct net *net, struct coco_err *err)
{
	for (size_t i = 0; i < net->n; i++) {
		const struct coco_cell *c = &net->cells[i];
		if (c->value < c->least || c->least < 0 || c->value > MUCH / 8 || c->from >= net->n_nodes || c->to >= net->n_nodes ||
		    c->from == c->to || !(c->cost >= 0)) {
			return coco_err_set(err, COCO_EXIT_BUG, "bad-cell", "cell %zu of a table is no count between two margins", i);
		}
		net->balance[c->from] -= c->value;
		net->balance[c->to] += c->value;
	}
	for (size_t v = 0; v < net->n_nodes; v++) {
		if (net->balance[v]) {
			return coco_err_set(
			    err, COCO_EXIT_BUG, "unbalanced-table", "margin %zu of a table is off by %lld", v, (long long)net->balance[v]);
		}
	}
	return 0;
}

static int net_make(struct net *net, struct coco_cell *cells, size_t n, size_t n_nodes, struct coco_err *err)
{
	*net = (struct net){.cells = cells, .n = n, .n_nodes = n_nodes};
	if (net_allocate(net, err) || check(net, err)) {
		return -1;
	}
	for (size_t i = 0; i < n; i++) {
		net->first[cells[i].from + 1]++;
		net->first[cells[i].to + 1]++;
	}
	for (size_t v = 0; v < n_nodes; v++) {
		net->first[v + 1] += net->first[v];
	}
	for (size_t i = n; i-- > 0;) { /* from the back: first[v + 1] falls to where v's cells begin */
		net->arcs[--net->first[cells[i].from + 1]] = i;
		net->arcs[--net->first[cells[i].to + 1]] = i;
	}
	memmove(net->first, net->first + 1, n_nodes * sizeof *net->first);
	net->first[n_nodes] = 2 * n;
	return 0;
}

/* ---- paths ------------------------------------------------------------------------------------------------------ */

/* What it costs to let cell i change; infinite: the reader sees it, and it stays so. */
static double cost_of(const struct net *net, size_t i, bool may_hide)
{
	const struct coco_cell *c = &net->cells[i];
	if (c->hidden) {
		return 0;
	}
	return may_hide && c->value > 0 ? c->cost : (double)INFINITY;
}

static void look_at(struct net *net, size_t v, size_t t, size_t without, bool may_hide, size_t *tail)
{
	for (size_t a = net->first[v]; a < net->first[v + 1]; a++) {
		size_t i = net->arcs[a];
		const struct coco_cell *c = &net->cells[i];
		size_t w = c->from == v ? c->to : c->from;
		double far = net->distance[v] + cost_of(net, i, may_hide) + HOP;
		/* along the cell it may grow, against it only shrink */
		if (i == without || (c->to == v && net->trial[i] <= c->least) || !(far < net->distance[w]) || !(far < net->distance[t])) {
			continue;
		}
		net->distance[w] = far;
		net->via[w] = i;
		if (!net->queued[w] && w != t) {
			net->queued[w] = true;
			net->queue[*tail] = w;
			*tail = (*tail + 1) % (net->n_nodes + 1);
		}
	}
}

/* The cheapest way from s to t over cells that can change; false: none. Left in `via`. */
static bool find_path(struct net *net, size_t s, size_t t, size_t without, bool may_hide)
{
	size_t head = 0, tail = 1;
	for (size_t v = 0; v < net->n_nodes; v++) {
		net->distance[v] = (double)INFINITY;
		net->queued[v] = false;
	}
	net->distance[s] = 0;
	net->queue[0] = s;
	while (head != tail) {
		size_t v = net->queue[head];
		head = (head + 1) % (net->n_nodes + 1);
		net->queued[v] = false;
		look_at(net, v, t, without, may_hide, &tail);
	}
	return isfinite(net->distance[t]);
}

/* Lets as much as it can, at most `want`, flow along the path and hides what it runs over. Returns how much. */
static int64_t push(struct net *net, size_t s, size_t t, int64_t want)
{
	for (size_t v = t; v != s;) {
		size_t i = net->via[v];
		bool along = net->cells[i].to == v;
		int64_t spare = net->trial[i] - net->cells[i].least;
		want = !along && spare < want ? spare : want;
		v = along ? net->cells[i].from : net->cells[i].to;
	}
	for (size_t v = t; v != s;) {
		size_t i = net->via[v];
		bool along = net->cells[i].to == v;
		net->trial[i] += along ? want : -want;
		net->cells[i].hidden = true;
		v = along ? net->cells[i].from : net->cells[i].to;
	}
	return want;
}

/* By how much cell i can grow (or shrink), up to `want`; with `may_hide` published cells are hidden to make it so. */
static int64_t room(struct net *net, size_t i, bool grow, int64_t want, bool may_hide)
{
	size_t s = grow ? net->cells[i].to : net->cells[i].from, t = grow ? net->cells[i].from : net->cells[i].to;
	int64_t flow = 0;
	for (size_t k = 0; k < net->n; k++) {
		net->trial[k] = net->cells[k].value;
	}
	while (flow < want && find_path(net, s, t, i, false)) {
		flow += push(net, s, t, want - flow);
	}
	while (may_hide && flow < want && find_path(net, s, t, i, true)) {
		flow += push(net, s, t, want - flow);
	}
	return flow;
}

/* ---- audit and repair ------------------------------------------------------------------------------------------- */

static bool small(const struct coco_cell *c, int64_t k)
{
	return c->value > 0 && c->value < k;
}

/* A hidden cell can grow without limit where a way back does not run against any other: a flow of MUCH says so. */
static void bound(struct net *net, size_t i)
{
	struct coco_cell *c = &net->cells[i];
	c->lo = c->hi = c->value;
	if (c->hidden) {
		int64_t up = room(net, i, true, MUCH, false);
		c->lo = c->value - room(net, i, false, c->value - c->least, false);
		c->hi = up >= MUCH ? COCO_UNBOUNDED : c->value + up;
	}
}

int coco_disclosure_audit(struct coco_cell *cells, size_t n, size_t n_nodes, int64_t k, size_t *open, struct coco_err *err)
{
	struct net net;
	int status = net_make(&net, cells, n, n_nodes, err);
	*open = 0;
	for (size_t i = 0; i < n && !status; i++) {
		bound(&net, i);
		*open += small(&cells[i], k) && (!cells[i].hidden || cells[i].hi < k || cells[i].lo > cells[i].least);
	}
	net_free(&net);
	return status;
}

static bool all_covered(struct net *net, int64_t k)
{
	for (size_t i = 0; i < net->n; i++) {
		int64_t up = k - net->cells[i].value, down = net->cells[i].value - net->cells[i].least;
		if (small(&net->cells[i], k) && (room(net, i, true, up, false) < up || room(net, i, false, down, false) < down)) {
			return false;
		}
	}
	return true;
}

/* Shows again what later covers have made needless, the costliest first. */
static void trim(struct net *net, int64_t k, size_t covers)
{
	double below = (double)INFINITY;
	for (size_t done = 0; done < covers;) {
		double next = -1;
		for (size_t i = 0; i < net->n; i++) {
			next = net->cover[i] && net->cells[i].cost < below ? fmax(next, net->cells[i].cost) : next;
		}
		for (size_t i = 0; i < net->n; i++) {
			if (net->cover[i] && net->cells[i].cost >= next && net->cells[i].cost < below) {
				net->cells[i].hidden = false;
				net->cells[i].hidden = !all_covered(net, k);
				done++;
			}
		}
		below = next;
	}
}

/* Hides what protects the small cells. Returns how many. */
static size_t hide(struct net *net, int64_t k, size_t *open)
{
	size_t covers = 0;
	for (size_t i = 0; i < net->n; i++) {
		net->cells[i].hidden |= small(&net->cells[i], k);
		net->cover[i] = !net->cells[i].hidden;
	}
	for (size_t i = 0; i < net->n; i++) {
		int64_t value = net->cells[i].value;
		if (small(&net->cells[i], k)) {
			*open += room(net, i, true, k - value, true) < k - value;
			(void)room(net, i, false, value - net->cells[i].least, true);
		}
	}
	for (size_t i = 0; i < net->n; i++) {
		net->cover[i] &= net->cells[i].hidden;
		covers += net->cover[i];
	}
	return covers;
}

int coco_disclosure_repair(struct coco_cell *cells, size_t n, size_t n_nodes, int64_t k, size_t *open, struct coco_err *err)
{
	struct net net;
	int status = net_make(&net, cells, n, n_nodes, err);
	*open = 0;
	if (!status) {
		size_t covers = hide(&net, k, open);
		if (covers * n <= TRIM_MAX && all_covered(&net, k)) {
			trim(&net, k, covers);
		}
	}
	net_free(&net);
	return status;
}

/* ---- what no count tells ---------------------------------------------------------------------------------------- */

bool coco_dominated(const double *values, size_t n, size_t min_contributors, double max_share)
{
	double sum = 0, largest = 0;
	size_t contributors = 0;
	for (size_t i = 0; i < n; i++) {
		double value = fabs(values[i]);
		if (!(value >= 0)) {
			return true; /* NaN: nobody can say */
		}
		sum += value;
		largest = fmax(largest, value);
		contributors += value > 0;
	}
	return contributors < min_contributors || largest > max_share * sum;
}

bool coco_ranks_safe(const size_t *ranks, size_t n_ranks, size_t n, size_t k)
{
	for (size_t i = 0; i < n_ranks; i++) {
		size_t before = i ? ranks[i - 1] : 0, after = i + 1 < n_ranks ? ranks[i + 1] : n + 1;
		if (ranks[i] <= before || after <= ranks[i] || after - 1 - before < k) {
			return false;
		}
	}
	return true;
}
