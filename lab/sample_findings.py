#!/usr/bin/env python3
"""Draws findings of real repositories, to be read in their code by somebody.

    sample_findings.py REPORTS… [--count 100] [--seed 1] [--rules REGEX] [--known FILE.tsv …]
                       [--of-repository 6] [--of-rule 8] [--twice 2]

REPORTS are folders of JSON reports `owner__name.json` (`undebug scan FOLDER --format json`). Findings of
severity `low` and above, of rules that REGEX matches, are shuffled by the seed, and taken in that order
while their repository has fewer than --of-repository, their rule fewer than --of-rule, and the rule
fewer than --twice in the repository. Places that a --known table lists for the same rule are left out.

Prints a table: repository, place, rule, severity, message.
"""
import argparse
import collections
import glob
import json
import os
import random
import re
import sys

SEVERITIES = ("low", "medium", "high", "critical")


def known(paths):
    found = set()
    for path in paths:
        with open(path, encoding="utf-8") as file:
            names = file.readline().rstrip("\n").split("\t")
            for line in file:
                row = dict(zip(names, line.rstrip("\n").split("\t")))
                found.add((row["repository"], row["place"], row["rule"]))
    return found


def findings(folders, rules, leave_out):
    for path in sorted(path for folder in folders for path in glob.glob(os.path.join(folder, "*__*.json"))):
        repository = os.path.basename(path)[:-5].replace("__", "/", 1)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for one in json.loads(text)["findings"] if text else []:
            place = "%s:%s" % (one["path"], one["line"])
            if one["severity"] in SEVERITIES and re.match(rules, one["rule"]) and (repository, place, one["rule"]) not in leave_out:
                yield repository, place, one["rule"], one["severity"], one["message"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="+")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rules", default="UDB(01|[1239])", help="default: %(default)s")
    parser.add_argument("--known", action="append", default=[])
    parser.add_argument("--of-repository", type=int, default=6)
    parser.add_argument("--of-rule", type=int, default=8)
    parser.add_argument("--twice", type=int, default=2)
    options = parser.parse_args()
    every = sorted(findings(options.reports, options.rules, known(options.known)))
    random.Random(options.seed).shuffle(every)
    counts = collections.Counter()
    chosen = []
    for one in every:
        repository, _, rule = one[:3]
        if counts[repository] < options.of_repository and counts[rule] < options.of_rule \
                and counts[repository, rule] < options.twice and len(chosen) < options.count:
            counts.update([repository, rule, (repository, rule)])
            chosen.append(one)
    print("repository\tplace\trule\tseverity\tmessage")
    for one in sorted(chosen):
        print("\t".join(one))
    print("%d of %d findings, of %d repositories and %d rules" % (
        len(chosen), len(every), len({one[0] for one in chosen}), len({one[2] for one in chosen})), file=sys.stderr)


if __name__ == "__main__":
    main()
