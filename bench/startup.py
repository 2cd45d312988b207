#!/usr/bin/env python3
"""Start-up of short commands, as a user pays for it: whole processes, wall and CPU.

Usage: bench/startup.py [RUNS]

Every command runs once to warm the caches, then RUNS times (15 unless told), the commands taking
turns, so that a machine that slows down slows all of them. Prints the median and the minimum in ms.
"""

import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HOUSE = pathlib.Path(__file__).resolve().parent.parent

EMPTY_JVM = "public class Empty { public static void main(String[] args) {} }"


def java_home():
    script = f'. "{HOUSE}/.mvn/jdk.sh"; find_jdk && printf %s "$JAVA_HOME"'
    return subprocess.run(["sh", "-c", script], check=True, stdout=subprocess.PIPE, text=True).stdout


def empty_jvm(home, folder):
    source = pathlib.Path(folder, "Empty.java")
    source.write_text(EMPTY_JVM)
    subprocess.run([f"{home}/bin/javac", "-d", folder, str(source)], check=True)
    return [f"{home}/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", folder, "Empty"]


def cost(command):
    """Wall and CPU milliseconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall * 1000, cpu * 1000


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    undebug = str(HOUSE / "undebug")
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "empty JVM": empty_jvm(java_home(), folder),
            "python3 -c pass": [sys.executable, "-c", "pass"],
            "undebug --version": [undebug, "--version"],
            "undebug explain UDB101": [undebug, "explain", "UDB101"],
            "undebug scan lab/insecure": [undebug, "scan", str(HOUSE / "lab/insecure")],
            "undebug analyze lab/insecure": [undebug, "analyze", str(HOUSE / "lab/insecure")],
        }
        costs = {name: [] for name in commands}
        for command in commands.values():
            cost(command)
        for _ in range(runs):
            for name, command in commands.items():
                costs[name].append(cost(command))
    print(f"{runs} runs each, {os.cpu_count()} processors; ms")
    print(f"{'command':32} {'wall median':>12} {'wall min':>9} {'CPU median':>11} {'CPU min':>8}")
    for name, pairs in costs.items():
        wall, cpu = zip(*pairs)
        print(
            f"{name:32} {statistics.median(wall):12.0f} {min(wall):9.0f}"
            f" {statistics.median(cpu):11.0f} {min(cpu):8.0f}"
        )


if __name__ == "__main__":
    main()
