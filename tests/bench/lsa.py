"""lsa.py FILE: scipy's linear_sum_assignment on a one-to-one problem of flow.c's format; prints the least cost and CPU seconds of the solve."""
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment

with open(sys.argv[1], "rb") as file:
    nodes, _ = np.fromfile(file, dtype=np.uint64, count=2)
    arcs = np.fromfile(file, dtype=np.int32).reshape(-1, 5)
n = (int(nodes) - 2) // 2
pairs = arcs[(arcs[:, 0] >= 2) & (arcs[:, 1] >= 2)]
cost = np.empty((n, n))
cost[pairs[:, 0] - 2, pairs[:, 1] - 2 - n] = pairs[:, 4]
begin = time.process_time()
rows, columns = linear_sum_assignment(cost)
seconds = time.process_time() - begin
print(int(cost[rows, columns].sum()), "%.3f" % seconds)
