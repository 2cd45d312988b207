#!/usr/bin/env python3
"""Compares the order of versions, and which of them specifiers take, with the library `packaging`.

    lab/versions_oracle.py --packaging FOLDER --command "java -cp … dev.undebug.advisory.VersionsDump"
                           [--pairs 2000] [--seed 1]

FOLDER holds `packaging` (Debian's python3-packaging has it in usr/lib/python3/dist-packages). As many random pairs of
versions, in every spelling that PEP 440 allows and some that it does not, are put in order; as many versions are held
against random specifiers. Prints what differs; exits 1 when anything does.
"""
import argparse
import random
import re
import shlex
import subprocess
import sys


def version(pick, is_plain=False):
    numbers = [pick.choice([0, 0, 1, 1, 2, 3, 10, 11, 2024]) for _ in range(pick.choice([1, 2, 2, 3, 3, 4]))]
    text = ".".join(str(number) for number in numbers)
    if pick.random() < 0.08:
        text = pick.choice(["0!", "1!"]) + text
    if is_plain:
        return text
    part = lambda: pick.choice(["", ".", "-", "_"])
    if pick.random() < 0.3:
        text += part() + pick.choice(["a", "b", "rc", "c", "alpha", "beta", "pre", "preview", "RC", "A"])
        text += pick.choice(["", part()]) + str(pick.choice(["", 0, 1, 2, 10])) or ""
    if pick.random() < 0.25:
        text += pick.choice(["-1", "-0", "-2"]) if pick.random() < 0.3 else (
            part() + pick.choice(["post", "rev", "r", "POST"]) + str(pick.choice(["", 0, 1, 2])))
    if pick.random() < 0.2:
        text += part() + "dev" + str(pick.choice(["", 0, 1, 2]))
    if pick.random() < 0.15:
        text += "+" + pick.choice(["deb12u1", "1", "10", "2", "abc", "abc.1", "abc.10", "1.abc", "ubuntu-1", "Local_2"])
    if pick.random() < 0.1:
        text = pick.choice(["v", " ", "V"]) + text
    if pick.random() < 0.03:
        text += pick.choice([".", "x", "-", "+", "..1", "!1", ".*"])
    return text


def specifiers(pick):
    clauses = []
    for _ in range(pick.choice([1, 1, 2, 3])):
        operator = pick.choice(["==", "==", "!=", "<", "<=", ">", ">=", "~=", "~="])
        if operator in ("==", "!=") and pick.random() < 0.5:
            bound = version(pick, is_plain=True).split("!")[-1] + ".*"
        elif pick.random() < 0.6:
            bound = version(pick, is_plain=True)
        else:
            from packaging.version import InvalidVersion, Version
            try:
                bound = str(Version(version(pick)))
            except InvalidVersion:
                bound = "1.x"
        clauses.append(operator + pick.choice(["", " "]) + bound)
    return pick.choice([",", ", "]).join(clauses)


def near(pick, clauses):
    """A version like those that the clauses speak of, so that the answers are not all 'no'."""
    bound = pick.choice(clauses.split(",")).strip().lstrip("=!<>~ ").replace(".*", "")
    return bound + pick.choice(["", "", ".0", ".1", "a1", ".post1", ".dev1", "+local", "rc2"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--packaging", required=True)
    parser.add_argument("--command", required=True)
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.path.insert(0, given.packaging)
    import packaging
    from packaging.specifiers import InvalidSpecifier, SpecifierSet
    from packaging.version import InvalidVersion, Version

    pick, lines, expected = random.Random(given.seed), [], []
    for _ in range(given.pairs):
        one = version(pick)
        other = one if pick.random() < 0.05 else version(pick)
        lines.append(f"order\t{one}\t{other}")
        try:
            a, b = Version(one), Version(other)
            expected.append(str((a > b) - (a < b)))
        except InvalidVersion:
            expected.append("invalid")
    for _ in range(given.pairs):
        clauses = specifiers(pick)
        one = near(pick, clauses) if pick.random() < 0.7 else version(pick)
        if "~=" in clauses or ".*" in clauses:
            # packaging before 24 takes an epoch for a part of the first number where it compares beginnings.
            one, clauses = (re.sub(r"\d!", "", text) for text in (one, clauses))
        lines.append(f"takes\t{one}\t{clauses}")
        try:
            expected.append(str(SpecifierSet(clauses).contains(Version(one))).lower())
        except (InvalidVersion, InvalidSpecifier):
            expected.append("invalid")
    done = subprocess.run(
        shlex.split(given.command), input="\n".join(lines) + "\n", stdout=subprocess.PIPE, check=True, encoding="utf-8")
    answers = done.stdout.splitlines()
    differ = 0
    for line, right, answer in zip(lines, expected, answers, strict=True):
        if right != answer:
            differ += 1
            print(f"{line!r}: packaging says {right}, undebug {answer}")
    for kind in ("order", "takes"):
        told = [right for line, right in zip(lines, expected) if line.startswith(kind)]
        print(f"{kind}: {len(told)}, " + ", ".join(f"{told.count(word)} {word}" for word in sorted(set(told))))
    print(f"packaging {packaging.__version__}: {differ} differ")
    sys.exit(differ > 0)


if __name__ == "__main__":
    main()
