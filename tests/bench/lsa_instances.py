"""lsa_instances.py DIR: one-to-one assignment problems of public kinds, with scipy's optimum, for tests/assignments.py:

    /usr/bin/python3 tests/bench/lsa_instances.py DIR && python3 tests/assignments.py DIR/*.txt

  beasley-N    costs from 1 to 100, as the OR-Library's assign100 to assign800 have them (Beasley 1990): many ties
  uniform-N    costs from 0 to 10^6
  sparse-N     the same, ten arcs a row and a permutation that keeps it feasible, as DIMACS's generator makes them
  product-N    cost i * j (Machol and Wien 1976), scaled to 10^6: bad for shortest augmenting paths
  distance-N   distances of points on a grid: degenerate
  two-N        costs 0 or 10^6
"""
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

FORBIDDEN = 10**9


def sparse(rng, n):
    cost = np.full((n, n), FORBIDDEN)
    for columns in (np.argsort(rng.random((n, n)), axis=1)[:, :10], rng.permutation(n)[:, None]):
        np.put_along_axis(cost, columns, rng.integers(0, 10**6 + 1, columns.shape), axis=1)
    return cost


def distance(rng, n):
    a, b = rng.integers(0, 30, (n, 2)), rng.integers(0, 30, (n, 2))
    return np.abs(a[:, None, :] - b[None, :, :]).sum(axis=2) * 10000


KINDS = {
    "beasley": (lambda rng, n: rng.integers(1, 101, (n, n)), (100, 200, 300, 400, 500, 600, 700, 800)),
    "uniform": (lambda rng, n: rng.integers(0, 10**6 + 1, (n, n)), (100, 400, 800)),
    "sparse": (sparse, (1000, 5000)),
    "product": (lambda rng, n: np.outer(np.arange(1, n + 1), np.arange(1, n + 1)) * 10**6 // n**2, (100, 400)),
    "distance": (distance, (100, 400)),
    "two": (lambda rng, n: rng.integers(0, 2, (n, n)) * 10**6, (100, 400)),
}


def main(folder):
    rng = np.random.default_rng(20261126)
    for kind, (make, sizes) in KINDS.items():
        for n in sizes:
            cost = make(rng, n)
            rows, columns = linear_sum_assignment(cost)
            arcs = [(i, j, cost[i, j]) for i, j in zip(*np.nonzero(cost < FORBIDDEN))]
            with open(folder / f"{kind}-{n}.txt", "w", encoding="utf-8") as out:
                print("p", n, n, len(arcs), file=out)
                out.writelines(f"s {i} 1 1\nk {i} 1 1\n" for i in range(n))
                out.writelines(f"e {i} {j} {10**6 - c}\n" for i, j, c in arcs)
                print("o 0", n * 10**6 - int(cost[rows, columns].sum()), file=out)


main(Path(sys.argv[1]))
