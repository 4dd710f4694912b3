#!/usr/bin/env python3
"""cpu.py REPEAT INPUT COMMAND...: runs COMMAND with INPUT on standard input REPEAT times, output to /dev/null; prints the
least CPU seconds (user + system) of a run and the greatest resident size in MiB. Exit 1 where a run's status is 2 or more.
GNU time starts the command: a child of this program would begin with its size."""
import os, subprocess, sys

repeat, source, argv = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
best, peak = float("inf"), 0
for _ in range(repeat):
    with open(source, "rb") as file:
        run = subprocess.run(["/usr/bin/time", "--quiet", "-o", "time.out", "-f", "%U %S %M", *argv], stdin=file, stdout=subprocess.DEVNULL,
                             stderr=None if os.environ.get("BENCH_STDERR") else subprocess.DEVNULL)
    if run.returncode > 1:
        sys.exit(f"cpu.py: {argv[0]} ended with {run.returncode}")
    user, system, size = open("time.out").read().split()
    best, peak = min(best, float(user) + float(system)), max(peak, int(size))
print(f"{best:.3f} {peak / 1024:.1f}")
