#!/usr/bin/env python3
"""cpu.py REPEAT INPUT COMMAND...: runs COMMAND with INPUT on standard input REPEAT times, output to /dev/null; prints the
least CPU seconds (user + system) of a run and the greatest resident size in MiB. Exit 1 where a run's status is 2 or more.
GNU time starts the command: a child of this program would begin with its size. It counts hundredths of a second, so the
seconds are this program's own count of its children, GNU time's half a millisecond among them."""
import os, resource, subprocess, sys


def seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


repeat, source, argv = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
best, peak = float("inf"), 0
for _ in range(repeat):
    before = seconds()
    with open(source, "rb") as file:
        run = subprocess.run(["/usr/bin/time", "--quiet", "-o", "time.out", "-f", "%M", *argv], stdin=file, stdout=subprocess.DEVNULL,
                             stderr=None if os.environ.get("BENCH_STDERR") else subprocess.DEVNULL)
    if run.returncode > 1:
        sys.exit(f"cpu.py: {argv[0]} ended with {run.returncode}")
    best, peak = min(best, seconds() - before), max(peak, int(open("time.out").read()))
print(f"{best:.4f} {peak / 1024:.1f}")
