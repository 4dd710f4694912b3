// lemon.cpp FILE: LEMON's network simplex on a circulation of flow.c's format; prints the least cost and CPU seconds of the solve.
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>
#include <utility>
#include <vector>

using Graph = lemon::StaticDigraph;

static double cpu()
{
	timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return double(t.tv_sec) + 1e-9 * double(t.tv_nsec);
}

int main(int argc, char **argv)
{
	FILE *f = argc == 2 ? fopen(argv[1], "rb") : nullptr;
	uint64_t n = 0, m = 0;
	if (f == nullptr || fread(&n, 8, 1, f) != 1 || fread(&m, 8, 1, f) != 1)
		return 2;
	std::vector<int32_t> raw(5 * m);
	if (fread(raw.data(), 4, raw.size(), f) != raw.size())
		return 2;
	fclose(f);
	std::vector<std::pair<int, int>> ends(m); // in the order of their first nodes
	for (uint64_t a = 0; a < m; a++)
		ends[a] = {raw[5 * a], raw[5 * a + 1]};
	Graph g;
	g.build(int(n), ends.begin(), ends.end());
	Graph::ArcMap<int64_t> lower(g), upper(g), cost(g);
	for (uint64_t a = 0; a < m; a++) {
		const Graph::Arc arc = g.arc(int(a));
		lower[arc] = raw[5 * a + 2], upper[arc] = raw[5 * a + 3], cost[arc] = raw[5 * a + 4];
	}
	const double start = cpu();
	lemon::NetworkSimplex<Graph, int64_t, int64_t> simplex(g);
	simplex.lowerMap(lower).upperMap(upper).costMap(cost);
	const auto result = simplex.run();
	const double seconds = cpu() - start;
	if (result == simplex.OPTIMAL)
		printf("%lld %.3f\n", (long long)simplex.totalCost(), seconds);
	else
		printf("none %.3f\n", seconds);
	return 0;
}
