#!/usr/bin/env python3
"""Our parser beside others of the JVM, in one run: how fast when warm, how long cold, how much memory.

    bench/parsers.py [--files 1000] [--seconds 20] FOLDER…

Builds bench/peers first, which downloads the others (about 130 MB, once). Of the Python files below
the folders, every n-th is taken. Each figure comes from a process of its own, one at a time:

* warm: megabytes per second of CPU time of the one thread that reads, from texts in memory; only files
  that the parser reads without an error count. Independent of what else the machine does, but for its
  caches.
* cold: wall and CPU of a whole process that reads one file (the largest below 50 kB), and all files once;
  the JVM's own start, measured with no parser, is part of it. The median of three.
* memory: the largest resident set of the warm process, whose heap may grow to 1 GB.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import time

HOUSE = pathlib.Path(__file__).resolve().parent.parent
PEERS = HOUSE / "bench/peers"
NAMES = ["undebug", "graalpy", "joern", "sonar", "tree-sitter"]
ONE_FILE_BYTES = 50_000


def java_home():
    script = f'. "{HOUSE}/.mvn/jdk.sh"; find_jdk && printf %s "$JAVA_HOME"'
    return subprocess.run(["sh", "-c", script], check=True, stdout=subprocess.PIPE, text=True).stdout


def build(home):
    environment = dict(os.environ, JAVA_HOME=home)
    maven = ["mvn", "-q", "-B"]
    silent = dict(check=True, env=environment, stderr=subprocess.DEVNULL)
    quick = ["-Dquick", "-Dmaven.test.skip=true", "-pl", "analysis", "compile"]
    subprocess.run(maven + quick, cwd=HOUSE, **silent)
    target = PEERS / "target"
    path = target / "classpath.txt"
    subprocess.run(
        maven + ["dependency:build-classpath", f"-Dmdep.outputFile={path}"], cwd=PEERS, **silent)
    classes = target / "classes"
    classpath = f"{classes}:{HOUSE}/analysis/target/classes:{path.read_text().strip()}"
    sources = [str(source) for source in (PEERS / "src/main/java").rglob("*.java")]
    subprocess.run(
        [f"{home}/bin/javac", "-proc:none", "-nowarn", "-d", str(classes), "-cp", classpath] + sources,
        check=True)
    return classpath


def sample(folders, count):
    found = sorted(
        str(path) for folder in folders for path in pathlib.Path(folder).rglob("*.py")
        if path.is_file() and is_utf8(path))
    step = max(1, len(found) // count)
    return found[::step][:count]


def is_utf8(path):
    try:
        return bool(path.read_text(encoding="utf-8"))
    except ValueError:
        return False


def run(command, files):
    """What a process prints, its wall and CPU seconds, and its largest resident set in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    process.stdin.write("\n".join(files) + "\n")
    process.stdin.close()
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command[-4:])} failed")
    return printed, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(java, name, files, seconds):
    one = max((file for file in files if os.path.getsize(file) <= ONE_FILE_BYTES), key=os.path.getsize)
    quick = [java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    cold = [run(quick + [*MAIN, name, "cold"], [one]) for _ in range(3)]
    all_cold = [run([java, "-XX:+UseSerialGC", *MAIN, name, "cold"], files) for _ in range(3)]
    row = {
        "one wall": statistics.median(one[1] for one in cold),
        "one CPU": statistics.median(one[2] for one in cold),
        "all wall": statistics.median(one[1] for one in all_cold),
        "all CPU": statistics.median(one[2] for one in all_cold),
    }
    if name == "none":
        return row
    printed, _, _, memory = run(
        [java, "-XX:+UseSerialGC", "-Xmx1g", *MAIN, name, "warm", str(seconds)], files)
    _, size, read, _, speed = printed.split()
    row.update({"MB": int(size) / 1e6, "read": int(read), "warm": float(speed), "memory": memory})
    return row


MAIN = []


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=20, help="of warm reading, each")
    parser.add_argument("folders", nargs="+")
    options = parser.parse_args()
    home = java_home()
    MAIN[:] = ["-Xss8m", "-cp", build(home), "dev.undebug.bench.peers.Measure"]
    files = sample(options.folders, options.files)
    rows = {name: measure(f"{home}/bin/java", name, files, options.seconds) for name in ["none"] + NAMES}
    none = rows.pop("none")
    ours = rows["undebug"]
    print(f"{len(files)} files, {ours['MB']:.2f} MB; {os.cpu_count()} processors")
    print(f"an empty run: one file {none['one wall']:.2f} s wall, {none['one CPU']:.2f} s CPU; "
          f"all files {none['all wall']:.2f} and {none['all CPU']:.2f} s")
    head = ["", "read", "warm MB/s", "one file wall", "CPU", "all wall", "CPU", "peak MB"]
    print(("{:12}" + "{:>14}" * 7).format(*head))
    for name, row in rows.items():
        print("{:12}{:>14}{:>14.1f}{:>14.2f}{:>14.2f}{:>14.2f}{:>14.2f}{:>14.0f}".format(
            name, row["read"], row["warm"], row["one wall"], row["one CPU"], row["all wall"],
            row["all CPU"], row["memory"]))
    print("times ours (more is better for us)")
    for name, row in rows.items():
        print("{:12}{:>14.2f}{:>14.1f}{:>14.1f}{:>14.1f}{:>14.1f}{:>14.1f}{:>14.1f}".format(
            name, ours["read"] / row["read"], ours["warm"] / row["warm"],
            row["one wall"] / ours["one wall"], row["one CPU"] / ours["one CPU"],
            row["all wall"] / ours["all wall"], row["all CPU"] / ours["all CPU"],
            row["memory"] / ours["memory"]))


if __name__ == "__main__":
    main()
