#!/usr/bin/env python3
"""Compares `undebug scan` with what is known about real repositories.

    deployments_truth.py TRUTH.tsv FOLDER [--undebug COMMAND] [--reports FOLDER] [--markdown] [NAME ...]

TRUTH.tsv has one line for each repository, with the columns `repo`, `production_module`, `verdict`
and `executed_under_cpython`; FOLDER holds the repositories as `owner__name`. A row whose folder is
missing is said so. With names, only rows that contain one of them are tried. With --reports, reports
`owner__name.json` that are there already are used, and new ones are put there.

Each class of the `verdict` column allows these verdicts of the application:

    ALWAYS_TRUE           on
    DEFAULT_TRUE          on; depends, where somebody outside the tree owns the variable
    SHIPPED_TRUE          on; depends, where the file that turns it on is not in the tree
    DEFAULT_FALSE         off; depends, where somebody outside the tree owns the variable
    ALWAYS_FALSE          off
    CHOSEN_OUTSIDE_REPO   unknown
    NOT_A_DEPLOYMENT      none: no deployment counts as production

`unknown` is a gap everywhere else, and `off` where DEBUG can be on as shipped is a lie; these two are
counted apart. The condition is tried on every value that the row was executed with under CPython.
"""
import argparse
import json
import os
import re
import shlex
import subprocess
import sys

import conditions

ALLOWED = {
    "ALWAYS_TRUE": ["on"],
    "DEFAULT_TRUE": ["on", "depends"],
    "SHIPPED_TRUE": ["on", "depends"],
    "DEFAULT_FALSE": ["off", "depends"],
    "ALWAYS_FALSE": ["off"],
    "CHOSEN_OUTSIDE_REPO": ["unknown"],
    "NOT_A_DEPLOYMENT": ["none"],
}
RISKY = ("ALWAYS_TRUE", "DEFAULT_TRUE", "SHIPPED_TRUE")
EXECUTED = re.compile(r"executed ([\w.:]+); var (\w+); TRUTHY\{(.*?)\} FALSY\{(.*?)\} RAISES\{(.*?)\}"
                      r"(?:; required env given: (.*))?$")
MODULE = re.compile(r"[A-Za-z_]\w*(?:\.\w+)*")


def rows(path):
    with open(path, encoding="utf-8") as file:
        header = file.readline().rstrip("\n").split("\t")
        for line in file:
            yield dict(zip(header, line.rstrip("\n").split("\t")))


def words(text):
    """The values of one list of a row; None is an unset variable."""
    values = []
    for one in text.split(",") if text != "-" else []:
        values.append(None if one == "unset" else one.strip("'"))
    return values


def executed(row):
    """What CPython said: (module, variable, {value: word}, variables that had to be there)."""
    for part in row.get("executed_under_cpython", "").split("||"):
        match = EXECUTED.match(part.strip())
        if match:
            expected = {}
            for word, group in (("on", 3), ("off", 4), ("fails", 5)):
                expected.update((value, word) for value in words(match.group(group)))
            required = (match.group(6) or "-").strip()
            yield (match.group(1), match.group(2), expected,
                   [] if required == "-" else required.split(","))


def report(row, folder, undebug, reports):
    name = row["repo"].split(" ")[0].replace("/", "__")
    where = re.search(r"\((.+)\)", row["repo"])
    root = os.path.join(folder, name)
    if not os.path.isdir(root):
        return None
    if where and os.path.isdir(os.path.join(root, where.group(1))):
        root = os.path.join(root, where.group(1))
    kept = reports and os.path.join(reports, name + ".json")
    if kept and os.path.exists(kept):
        with open(kept, encoding="utf-8") as file:
            return json.load(file)
    done = subprocess.run(undebug + ["scan", "--exit-zero", "--format", "json", root],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit("%s: exit %d: %s" % (root, done.returncode, done.stderr.strip()[-300:]))
    if kept:
        with open(kept, "w", encoding="utf-8") as file:
            file.write(done.stdout)
    return json.loads(done.stdout)


def agreement(row, state):
    """One word: agrees, gap, lie or differs."""
    kind = re.match(r"[A-Z_]+", row["verdict"]).group()
    allowed = ALLOWED.get(kind)
    if allowed is None:
        sys.exit("%s: verdict %s is none of the known classes" % (row["repo"], row["verdict"]))
    if state in allowed:
        return "agrees"
    if state == "unknown":
        return "gap"
    return "lie" if kind in RISKY and state in ("off", "none", "fails") else "differs"


def module_agrees(row, module):
    """Whether the module is one that the row names as the production module."""
    plain = MODULE.findall(row["production_module"])
    return module in plain


def missing(debug, variable):
    """Variables that the process asks for before it starts, by the verdict's own condition: of each
    way to fail for want of some, the first."""
    names = set()
    for alternative in debug["fails_when"]:
        env = alternative.get("env", {})
        lacking = [name for name in sorted(env) if name != variable
                   and conditions.all_pass(env[name], None)]
        others = [name for name in env if name != variable and name not in lacking]
        if lacking and not others and not names.intersection(lacking):
            names.add(lacking[0])
    return sorted(names)


def condition(row, verdict):
    """(right, wrong, unknown) over the values that CPython was run with."""
    right = wrong = unknown = 0
    for module, variable, expected, required in executed(row):
        ours = verdict["settings_module"] or ""
        if ours != module and not module.endswith("." + ours):
            continue
        for value, word in expected.items():
            # A row lists what its run had to be given, though not always all of it: what our condition
            # says must be there is given too, so that only the variable in question is tried.
            env = {name: "1" for name in required + missing(verdict["debug"], variable)}
            if value is not None:
                env[variable] = value
            got = conditions.outcome(verdict["debug"], env)
            if got == "unknown":
                unknown += 1
            elif got == word:
                right += 1
            else:
                wrong += 1
        break
    return right, wrong, unknown


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("truth")
    parser.add_argument("folder")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--undebug", default=os.path.join(os.path.dirname(__file__), "..", "undebug"))
    parser.add_argument("--reports")
    parser.add_argument("--markdown", action="store_true")
    args = parser.parse_args()
    if args.reports:
        os.makedirs(args.reports, exist_ok=True)
    table = [("repository", "class", "verdict", "agreement", "deployment", "settings module", "module",
              "condition")]
    counts = {}
    for row in rows(args.truth):
        if args.names and not any(name in row["repo"] for name in args.names):
            continue
        kind = row["verdict"]
        found = report(row, args.folder, shlex.split(args.undebug), args.reports)
        if found is None:
            counts["missing"] = counts.get("missing", 0) + 1
            table.append((row["repo"], kind, "", "missing", "", "", "", ""))
            continue
        application = found["application"]
        deciding = next((one for one in found["verdicts"]
                         if one["deployment"] == application.get("deployment")), None)
        is_there = any(one["production"] for one in found["verdicts"])
        state = application["verdict"] if is_there else "none"
        word = agreement(row, state)
        counts[word] = counts.get(word, 0) + 1
        module = (deciding and deciding["settings_module"]) or ""
        tried = condition(row, deciding) if deciding else (0, 0, 0)
        table.append((row["repo"], kind, state, word, deciding["deployment"] if deciding else "",
                      module or "not known", "same" if module_agrees(row, module) else "other",
                      "%d right %d wrong %d unknown" % tried if any(tried) else "not tried"))
    widths = [max(len(line[i]) for line in table) for i in range(len(table[0]))]
    for number, line in enumerate(table):
        if args.markdown:
            print("| " + " | ".join(line) + " |")
            if number == 0:
                print("|" + "---|" * len(line))
        else:
            print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
    print()
    print(", ".join("%s %d" % item for item in sorted(counts.items())))
    return 1 if counts.get("lie") else 0


if __name__ == "__main__":
    sys.exit(main())
