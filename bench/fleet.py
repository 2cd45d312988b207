#!/usr/bin/env python3
"""A thousand loopback sites: undebug probe --fleet beside a loop of curl, as a user pays for them.

Usage: bench/fleet.py CLASSPATH [SITES]

CLASSPATH: bench/target/classes, cli/target/classes, analysis/target/classes and their libraries. Prints wall
time, CPU and the peak of memory of each, and requests a second. The loop sends the same two requests to
each site that a single-probe scanner would: the page, and a path that does not exist.
"""

import os
import pathlib
import re
import resource
import socket
import subprocess
import sys
import tempfile
import time

HOUSE = pathlib.Path(__file__).resolve().parent.parent


def java():
    script = f'. "{HOUSE}/.mvn/jdk.sh"; find_jdk && printf %s "$JAVA_HOME"'
    return subprocess.run(["sh", "-c", script], check=True, stdout=subprocess.PIPE, text=True).stdout + "/bin/java"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def measured(command):
    """Wall seconds, CPU seconds, peak memory in MiB, and what it wrote."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        peak = 0
        while process.poll() is None:
            try:
                status = pathlib.Path("/proc/%d/status" % process.pid).read_text()
                found = re.search(r"VmHWM:\s+(\d+)", status)
                peak = max(peak, int(found.group(1)) if found else 0)
            except OSError:
                pass
            time.sleep(0.02)
        wall = time.perf_counter() - start
        said.seek(0)
        text = said.read().strip()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, peak / 1024, text


def main():
    classes = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    port = free_port()
    server = subprocess.Popen([java(), "-Xmx512m", "-cp", classes, "dev.undebug.bench.FleetServer", str(port)])
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        sites = ["http://127.0.%d.%d:%d/" % (n // 250, 1 + n % 250, port) for n in range(count)]
        with tempfile.TemporaryDirectory() as folder:
            listed = os.path.join(folder, "sites.txt")
            pathlib.Path(listed).write_text("\n".join(sites) + "\n")
            start = [java(), "-XX:+UseSerialGC", "-Xmx256m", "-cp", classes, "dev.undebug.cli.Main", "probe"]
            for name, more in [("pauses of 250 ms, 16 at once", []),
                               ("pauses of 250 ms, 256 at once", ["--at-once=256"]),
                               ("no pauses, 16 at once", ["--pause=0"])]:
                wall, cpu, peak, said = measured(start + ["--fleet", listed] + more)
                requests = int(re.search(r"with ([\d,]+) requests", said).group(1).replace(",", ""))
                print("undebug, %s: %.1f s, %.1f s CPU, %.0f MiB, %.0f requests/s: %s" % (
                    name, wall, cpu, peak, requests / wall, said.splitlines()[-1]))
            loop = os.path.join(folder, "loop.sh")
            pathlib.Path(loop).write_text(
                "while read url; do curl -s -o /dev/null $url; curl -s $url/nothing-here | "
                "grep -q 'Django tried\\|DEBUG = True' && echo $url >&2; done < " + listed + "; true\n")
            wall, cpu, peak, said = measured(["sh", loop])
            print("curl, one after the other: %.1f s, %.1f s CPU, %.0f requests/s: %d found" % (
                wall, cpu, 2 * count / wall, len(said.splitlines())))
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
