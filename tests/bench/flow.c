/* flow KIND N FILE: an assignment of some kind and size for the simplex and its peers. Writes it to FILE, solves it and prints
 * the least cost, CPU seconds and pivots.
 *
 *   pool     N participants, N/5 challenges with 3 to 5 seats, 20 pairs a participant, up to two pitches
 *   bounded  the same with at least one pitch each and 4 to 6 seats
 *   dense    N x N, one to one, costs from 0 to 10^6
 *   campaign N/10 challenges x N participants, all pairs, seats 3:5, pitches 0:2
 *
 * FILE: nodes and arcs as 64-bit numbers; from, to, lower, upper, cost of each arc as 32-bit ones, in the order of `from`. */
#include "../../lib/assign/simplex.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint64_t state = 0x9E3779B97F4A7C15u;

static uint32_t draw(uint32_t below)
{
	state ^= state << 13, state ^= state >> 7, state ^= state << 17;
	return (uint32_t)((state >> 32) * below >> 32);
}

struct net {
	size_t n, cap, nodes;
	struct coco_simplex_arc *arcs;
	int32_t *cost;
};

static void arc(struct net *net, size_t from, size_t to, int32_t lower, int32_t upper, int32_t cost)
{
	if (net->n == net->cap) {
		net->cap = net->cap ? 2 * net->cap : 1024;
		void *arcs = realloc(net->arcs, net->cap * sizeof *net->arcs), *cost = realloc(net->cost, net->cap * sizeof *net->cost);
		if (arcs == NULL || cost == NULL)
			exit(4);
		net->arcs = arcs, net->cost = cost;
	}
	net->arcs[net->n] = (struct coco_simplex_arc){(uint32_t)from, (uint32_t)to, lower, upper};
	net->cost[net->n++] = cost;
}

/* Arcs in the order of their first nodes: source 0, sink 1, participants, challenges. */
static void build(struct net *net, const char *kind, size_t n)
{
	const bool dense = strcmp(kind, "dense") == 0, campaign = strcmp(kind, "campaign") == 0, bounded = strcmp(kind, "bounded") == 0;
	const size_t challenges = dense ? n : campaign ? n / 10 : n / 5, first = 2 + n;
	const size_t each = dense || campaign ? challenges : challenges < 20 ? challenges : 20;
	net->nodes = 2 + n + challenges;
	for (size_t p = 0; p < n; p++)
		arc(net, 0, 2 + p, dense || bounded, dense ? 1 : 2, 0);
	arc(net, 1, 0, 0, INT32_MAX / 2, 0);
	for (size_t p = 0; p < n; p++) {
		const size_t at = draw((uint32_t)challenges);
		for (size_t k = 0; k < each; k++) {
			/* Different ones: a random one of each stretch. */
			const size_t low = k * challenges / each, high = (k + 1) * challenges / each;
			const size_t c = (at + low + draw((uint32_t)(high - low))) % challenges;
			arc(net, 2 + p, first + c, 0, 1, dense ? (int32_t)draw(1000001) : -(int32_t)draw(1000001));
		}
	}
	for (size_t c = 0; c < challenges; c++)
		arc(net, first + c, 1, dense ? 1 : bounded ? 4 : campaign ? 3 : 0, dense ? 1 : bounded ? 6 : 5, 0);
}

static void save(const struct net *net, const char *path)
{
	FILE *f = fopen(path, "wb");
	const uint64_t head[2] = {net->nodes, net->n};
	bool well = f != NULL && fwrite(head, sizeof head, 1, f) == 1;
	for (size_t a = 0; well && a < net->n; a++) {
		const int32_t row[5] = {(int32_t)net->arcs[a].from, (int32_t)net->arcs[a].to, net->arcs[a].lower, net->arcs[a].upper, net->cost[a]};
		well = fwrite(row, sizeof row, 1, f) == 1;
	}
	if (!well || fclose(f) != 0)
		exit(4);
}

static double cpu(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(int argc, char **argv)
{
	struct net net = {0};
	struct coco_err err = {0};
	long long total = 0;
	if (argc != 4)
		return 2;
	build(&net, argv[1], strtoul(argv[2], NULL, 10));
	save(&net, argv[3]);
	const double begin = cpu();
	struct coco_simplex *s = coco_simplex_new(net.nodes, net.arcs, net.n, &err);
	const int found = s ? coco_simplex_stage(s, net.cost, NULL, &err) : -1;
	const double seconds = cpu() - begin;
	for (size_t a = 0; found == 1 && a < net.n; a++)
		total += (long long)net.cost[a] * coco_simplex_flow(s, a);
	if (found < 0)
		fputs("flow: no memory\n", stderr);
	else if (found == 1)
		printf("%lld %.3f %zu\n", total, seconds, coco_simplex_pivots(s));
	else
		printf("none %.3f\n", seconds);
	coco_simplex_free(s);
	free(net.arcs), free(net.cost);
	return found < 0 ? 4 : 0;
}
