#!/usr/bin/env python3
"""Compares the findings about DEBUG with what is known about real repositories.

    findings_truth.py TRUTH.tsv FOLDER [--undebug COMMAND] [--reports FOLDER] [NAME ...]

TRUTH.tsv has a line for each repository, with the columns `repo` (a folder of it may follow in
parentheses) and `verdict`; FOLDER holds the
repositories as `owner__name`. With --filled-in, project templates are scanned as they are filled in
(settings_oracle.py); without, as they lie there. A repository is flagged when a finding of UDB101 to UDB110 is at or above `high`. Risky are ALWAYS_TRUE,
DEFAULT_TRUE and SHIPPED_TRUE, safe are ALWAYS_FALSE, DEFAULT_FALSE and SHIPPED_FALSE; the other classes are printed, and
counted neither way. With --reports, reports `owner__name.json` are used where they are there, and put
there where not.
"""
import argparse
import json
import os
import re
import shlex
import subprocess
import sys

import settings_oracle

RISKY = ("ALWAYS_TRUE", "DEFAULT_TRUE", "SHIPPED_TRUE")
SAFE = ("ALWAYS_FALSE", "DEFAULT_FALSE", "SHIPPED_FALSE")


def rows(path):
    with open(path, encoding="utf-8") as file:
        header = file.readline().rstrip("\n").split("\t")
        for line in file:
            yield dict(zip(header, line.rstrip("\n").split("\t")))


def report(options, name, folder):
    path = os.path.join(options.reports, name + ".json") if options.reports else ""
    if path and os.path.isfile(path) and os.path.getsize(path):
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    done = subprocess.run(shlex.split(options.undebug) + ["scan", settings_oracle.rendered(folder) if options.filled_in else folder, "--format", "json", "--exit-zero"],
                          text=True, capture_output=True)
    if not done.stdout:
        return None
    if path:
        with open(path, "w", encoding="utf-8") as file:
            file.write(done.stdout)
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth")
    parser.add_argument("folder")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--undebug", default="./undebug")
    parser.add_argument("--reports")
    parser.add_argument("--filled-in", action="store_true")
    options = parser.parse_intermixed_args()
    sys.stdout.reconfigure(line_buffering=True)
    counts = {"risky": [0, 0], "safe": [0, 0]}
    for row in rows(options.truth):
        repo = row["repo"].split(" ")[0]
        name = repo.replace("/", "__")
        folder = os.path.join(options.folder, name)
        if options.names and not any(one in name for one in options.names):
            continue
        word = row["verdict"].split(" ")[0]
        kind = "risky" if word in RISKY else "safe" if word in SAFE else ""
        if not os.path.isdir(folder):
            print("absent   %-8s %s" % (kind, repo))
            continue
        found = report(options, name, folder)
        if found is None:
            print("failed   %-8s %s" % (kind, repo))
            continue
        part = re.search(r"\((\S+)\)", row["repo"])
        below = part.group(1) + "/" if part else ""
        flagged = ["%s %s:%s" % (one["rule"], one["path"], one["line"]) for one in found["findings"]
                   if re.match(r"UDB1(0\d|10)", one["rule"]) and one["severity"] in ("high", "critical") and one["path"].startswith(below)]
        if kind:
            counts[kind][bool(flagged)] += 1
        wrong = kind and bool(flagged) != (kind == "risky")
        print("%s %-8s %-50s %-20s %s" % ("WRONG   " if wrong else "right   " if kind else "        ", kind, repo, word, "; ".join(flagged)))
    print("risky: %d of %d found; safe: %d of %d flagged" % (
        counts["risky"][1], sum(counts["risky"]), counts["safe"][1], sum(counts["safe"])))


if __name__ == "__main__":
    main()
