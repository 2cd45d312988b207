#!/usr/bin/env python3
"""Times `undebug scan` on source trees: wall and CPU seconds, and the peak of memory.

    scan_time.py [--undebug COMMAND] [--rounds N] FOLDER ...

Prints one line for each folder: its files, then the median of N rounds.
"""
import argparse
import os
import resource
import shlex
import statistics
import subprocess
import time


def once(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run(command + ["scan", "--exit-zero", "--format", "json", folder],
                   stdout=subprocess.DEVNULL, check=True)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return wall, cpu, after.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--undebug", default=os.path.join(os.path.dirname(__file__), "..", "undebug"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("folders", nargs="+")
    args = parser.parse_args()
    for folder in args.folders:
        files = sum(len(names) for _, _, names in os.walk(folder))
        runs = [once(shlex.split(args.undebug), folder) for _ in range(args.rounds)]
        wall, cpu = (statistics.median(run[i] for run in runs) for i in (0, 1))
        print("%-44s %6d files %7.2f s wall %7.2f s CPU %5.0f MB (largest so far)"
              % (os.path.basename(os.path.normpath(folder)), files, wall, cpu, runs[-1][2]))


if __name__ == "__main__":
    main()
