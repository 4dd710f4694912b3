#!/usr/bin/env python3
"""cpu.py REPEAT INPUT COMMAND...: runs COMMAND with INPUT on standard input REPEAT times, output to /dev/null; prints the
least CPU seconds (user + system) of a run and the greatest resident size in MiB. Exit 1 where a run's status is 2 or more."""
import os, sys

repeat, source, argv = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
best, peak = float("inf"), 0
for _ in range(repeat):
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(source, os.O_RDONLY), 0)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2) if not os.environ.get("BENCH_STDERR") else None
        os.execvp(argv[0], argv)
    _, status, usage = os.wait4(pid, 0)
    if not os.WIFEXITED(status) or os.WEXITSTATUS(status) > 1:
        sys.exit(f"cpu.py: {argv[0]} ended with {status >> 8}")
    best = min(best, usage.ru_utime + usage.ru_stime)
    peak = max(peak, usage.ru_maxrss)
print(f"{best:.3f} {peak / 1024:.1f}")
