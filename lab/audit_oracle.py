#!/usr/bin/env python3
"""Compares UDB802 (package-vulnerable) on real repositories with what the library `packaging` makes of the same advisories.

    lab/audit_oracle.py --undebug COMMAND --packaging FOLDER REPOSITORY…

Every lock file, and every requirement that pins exactly and whose marker holds, of the files that undebug read is held
against the embedded advisories; per place the number of flaws is compared. Needs Python 3.11. Prints what differs; exits 1
when anything does.
"""
import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib

HOUSE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
FACTS = os.path.join(HOUSE, "analysis/src/main/resources/dev/undebug/advisory/advisories.tsv")
ELSEWHERE = ("git", "editable", "virtual", "directory", "path", "url")


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def facts():
    known = {}
    with open(FACTS, encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 6:
                known.setdefault(cells[0], []).append(cells[2].split(" "))
    return known


def flaws(known, name, text):
    from packaging.version import InvalidVersion, Version
    try:
        version = Version(text)
    except InvalidVersion:
        return 0

    def holds(word):
        first, last = word.split("<", 1)
        if version < Version(first):
            return False
        return version <= Version(last[1:]) if last.startswith("=") else not last or version < Version(last)
    return sum(any(holds(word) for word in words) for words in known.get(name, []))


def pinned(path):
    """Names and versions that a file pins."""
    from packaging.requirements import InvalidRequirement, Requirement
    name = os.path.basename(path)
    if name in ("poetry.lock", "uv.lock", "pdm.lock"):
        with open(path, "rb") as file:
            for package in tomllib.load(file)["package"]:
                source = package.get("source", {})
                is_elsewhere = set(ELSEWHERE).intersection(source) - {"url"} or source.get("type") in ELSEWHERE
                if "version" in package and not is_elsewhere:
                    yield package["name"], package["version"]
    elif name == "Pipfile.lock":
        with open(path, encoding="utf-8") as file:
            lock = json.load(file)
        for group in ("default", "develop"):
            for package, entry in lock[group].items():
                if "version" in entry:
                    yield package, entry["version"].lstrip("=")
    elif name.endswith(".txt") and "require" in path:
        with open(path, encoding="utf-8", errors="replace") as file:
            for line in file:
                line = re.sub(r"(^|\s)#.*", "", line).strip().rstrip("\\").strip()
                try:
                    asked = Requirement(line)
                except InvalidRequirement:
                    continue
                exact = [s.version for s in asked.specifier if s.operator in ("==", "===") and "*" not in s.version]
                if exact and not (asked.marker and not asked.marker.evaluate({"extra": ""})):
                    yield asked.name, exact[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--undebug", required=True)
    parser.add_argument("--packaging", required=True)
    parser.add_argument("repositories", nargs="+")
    given = parser.parse_args()
    sys.path.insert(0, given.packaging)
    known, places, same = facts(), 0, 0
    for repository in given.repositories:
        done = subprocess.run(
            shlex.split(given.undebug) + ["scan", repository, "--isolated", "--exit-zero", "--format", "json"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        report = json.loads(done.stdout)
        got = {}
        for finding in report["findings"]:
            told = re.match(r"(\S+) (\S+) has (a|\d+) known", finding["message"])
            if finding["rule"] == "UDB802" and told:
                got[finding["path"], told[1], told[2]] = 1 if told[3] == "a" else int(told[3])
        want = {}
        for source in report["sources"]:
            if source["status"] == "read":
                for name, version in pinned(os.path.join(repository, source["source"])):
                    count = flaws(known, normal(name), version)
                    if count:
                        want[source["source"], normal(name), version] = count
        for place in sorted(set(want) | set(got)):
            places += 1
            same += want.get(place) == got.get(place)
            if want.get(place) != got.get(place):
                print(f"{repository}: {' '.join(place)}: {want.get(place)} flaws, undebug says {got.get(place)}")
    print(f"{len(given.repositories)} repositories, {places} places with flaws, {same} the same")
    sys.exit(places != same)


if __name__ == "__main__":
    main()
