#!/usr/bin/env python3
"""Compares the models of reader libraries with the libraries themselves, text by text.

    readers_oracle.py --dump "java -cp CLASSES dev.undebug.settings.SettingsDump" [--cache FOLDER]
                      [--python PY] [--provision] [--record FOLDER] [--only NAME]

For each library and version in the cache (one folder each, `python-decouple-3.8`, that works on
PYTHONPATH), every reader is given every text by CPython and by the evaluator: with the text known,
and as the conditions over every environment. `--provision` fills the cache from pip's index where it
is reachable, and from Debian's suites otherwise. Prints right, wrong and unknown by library and
version, and every difference. `--record` writes the libraries' answers as the tables that the
project's own tests replay.
"""
import argparse
import collections
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

import conditions
from kit import readers

CHILD = r"""
import json, os, sys
sys.path.insert(0, sys.argv[1])
os.chdir(sys.argv[1])
import logging, warnings
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
def plain(v, d=0):
    if d > 12: return {"$thing": "deep"}
    if isinstance(v, float) and (v != v or v in (float("inf"), float("-inf"))): return {"$float": repr(v)}
    if v is None or type(v) in (bool, int, float, str): return v
    if isinstance(v, bytes): return {"$bytes": v.decode("latin-1")}
    if isinstance(v, os.PathLike): return {"$path": os.fspath(v)}
    if type(v) is list: return [plain(x, d + 1) for x in v]
    if type(v) is tuple: return {"$tuple": [plain(x, d + 1) for x in v]}
    if isinstance(v, (set, frozenset)): return {"$set": sorted((plain(x, d + 1) for x in v), key=repr)}
    if isinstance(v, dict): return {"$dict": [[plain(a, d + 1), plain(b, d + 1)] for a, b in v.items()]}
    return {"$thing": type(v).__name__}
import importlib
before = dict(os.environ)
module, asked = json.load(sys.stdin)
out = []
for text in asked:
    os.environ.clear(); os.environ.update(before)
    if text is not None: os.environ["X"] = text
    sys.modules.pop(module, None)
    try:
        m = importlib.import_module(module)
        out.append({k: plain(v) for k, v in vars(m).items() if k.startswith("R") and k[1:].isdigit()})
    except BaseException as error:
        out.append({"$fails": type(error).__name__ + ": " + str(error)})
print(json.dumps(out))
"""


def module_of(library):
    """One module in which every reader of a library is tried."""
    lines = list(library.setup) + ["", "def attempt(read):", "    try:", '        return ("is", read())',
                                   "    except Exception as error:",
                                   '        return ("raises", type(error).__name__)', ""]
    lines += ["R%d = attempt(lambda: %s)" % pair for pair in enumerate(library.readers)]
    return "\n".join(lines) + "\n"


def write_modules(folder, libraries):
    for library in libraries:
        with open(os.path.join(folder, library.module + ".py"), "w", encoding="utf-8") as file:
            file.write(module_of(library))
        for number, reader in enumerate(library.readers):
            with open(os.path.join(folder, "%s_%d.py" % (library.module, number)), "w", encoding="utf-8") as file:
                file.write("\n".join(library.setup) + "\nDEBUG = bool(%s)\n" % reader)
        for path, text in library.files.items():
            with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                file.write(text)


def answers_of_python(python, folder, library, paths):
    """What the library itself answers to each text; nothing when it cannot be imported here."""
    env = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.pathsep.join(paths), "LC_ALL": "C.UTF-8",
           "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([python, "-W", "ignore", "-c", CHILD, folder], input=json.dumps([library.module, readers.TEXTS]),
                          capture_output=True, text=True, env=env, timeout=120, check=False)
    if done.returncode:
        return None, (done.stderr.strip().splitlines() or ["?"])[-1]
    answers = json.loads(done.stdout.replace(json.dumps(folder)[1:-1], "/<project>"))
    failed = [a["$fails"] for a in answers if "$fails" in a]
    return (None, failed[0]) if failed else (answers, "")


def is_unknown(value):
    text = json.dumps(value)
    return any(mark in text for mark in ("$unknown", "$cases", "$when", "$var", "$thing"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dump", required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--cache", default=os.path.expanduser("~/.cache/undebug/lab/readers"))
    parser.add_argument("--provision", action="store_true")
    parser.add_argument("--record", default="")
    parser.add_argument("--only", default="", help="one distribution")
    parser.add_argument("--unknowns", action="store_true", help="print what is unknown, too")
    args = parser.parse_args()
    if args.provision:
        for line in readers.provision(args.cache, args.python):
            print(line)
    libraries = [one for one in readers.LIBRARIES if args.only in ("", one.distribution)]
    folder = tempfile.mkdtemp()
    write_modules(folder, libraries)
    runs = []
    for library in libraries:
        for version in readers.versions(args.cache, library):
            paths = readers.paths(args.cache, library, version)
            truth, why = answers_of_python(args.python, folder, library, paths)
            if truth is None:
                print("not run: %s %s: %s" % (library.distribution, version, why))
            else:
                runs.append((library, version, truth))
    asked = []
    for library, version, _ in runs:
        told = told_versions(args.cache, library, version)
        asked += ["%s\tenv\t%s\t%s" % (library.module, "" if text is None else "X=" + escaped(text), told)
                  for text in readers.TEXTS]
        asked += ["%s_%d\tevery\t\t%s" % (library.module, number, told) for number in range(len(library.readers))]
    ours = subprocess.run(shlex.split(args.dump) + [folder, ""], input="\n".join(asked) + "\n", capture_output=True,
                          text=True, check=False)
    answers = [json.loads(line) for line in ours.stdout.splitlines()]
    if len(answers) != len(asked):
        print("the evaluator stopped at", asked[len(answers)], ours.stderr[-2000:])
        return 2
    return report(args, runs, answers)


def told_versions(cache, library, version):
    """What the evaluator is told of a run: `environs=9.5.0 dj-database-url=1.3.0`."""
    return " ".join(re.sub(r"^(.*)-([0-9.]+)$", r"\1=\2", os.path.basename(path))
                    for path in readers.paths(cache, library, version))


def escaped(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def report(args, runs, answers):
    at = 0
    wrongs = 0
    recorded = collections.defaultdict(lambda: collections.defaultdict(list))
    for library, version, truth in runs:
        score = collections.Counter()
        differences = collections.defaultdict(list)
        for text, expected in zip(readers.TEXTS, truth):
            answer = answers[at]
            at += 1
            for number, reader in enumerate(library.readers):
                judge(score, differences, answer["names"].get("R%d" % number, []), expected["R%d" % number],
                      reader, text)
        for number, reader in enumerate(library.readers):
            judge_conditions(score, differences, answers[at], [one["R%d" % number] for one in truth], reader)
            at += 1
            if reader not in library.unmodelled:
                recorded[library][(reader, json.dumps([one["R%d" % number] for one in truth]))].append(told_versions(args.cache, library, version))
        wrongs += score["wrong"] + score["condition wrong"]
        print("%-24s %-8s values: right %d wrong %d unknown %d; conditions: right %d wrong %d unknown %d" % (
            library.distribution, version, score["right"], score["wrong"], score["unknown"],
            score["condition right"], score["condition wrong"], score["condition unknown"]))
        for (kind, reader), found in differences.items():
            if kind == "unknown" and not args.unknowns:
                continue
            print("    %s %s, %d times: %s" % (kind, reader, len(found), found[0]))
    if args.record:
        for library, rows in recorded.items():
            record(args.record, library, rows)
    return 1 if wrongs else 0


def judge(score, differences, cases, expected, reader, text):
    if len(cases) != 1 or "value" not in cases[0]:
        score["unknown"] += 1
        differences["unknown", reader].append("%r: %s, but CPython %s" % (text, json.dumps(cases)[:200], json.dumps(expected)))
        return
    said = cases[0]["value"]
    if said == expected:
        score["right"] += 1
    elif is_unknown(said) or "$thing" in json.dumps(expected):
        score["unknown"] += 1
        differences["unknown", reader].append("%r: %s, but CPython %s" % (text, json.dumps(said)[:200], json.dumps(expected)))
    else:
        score["wrong"] += 1
        differences["wrong", reader].append("%r: %s, but CPython %s" % (text, json.dumps(said), json.dumps(expected)))


def judge_conditions(score, differences, answer, expected, reader):
    every = answer["truth"]
    debug = {"on_when": every["on"], "fails_when": every["fails"], "unknown_when": every["unknown"]} if every \
        else {"unknown_when": [{}]}
    for text, outcome in zip(readers.TEXTS, expected):
        kind, value = outcome["$tuple"]
        truth = "fails" if kind == "raises" else "on" if is_true(value) else "off"
        said = conditions.outcome(debug, {} if text is None else {"X": text})
        if said == truth:
            score["condition right"] += 1
        elif said == "unknown":
            score["condition unknown"] += 1
        else:
            score["condition wrong"] += 1
            differences["wrong condition", reader].append("%r: %s, but CPython %s" % (text, said, truth))


def is_true(value):
    if isinstance(value, dict):
        return bool(next(iter(value.values())))
    return bool(value)


def record(folder, library, rows, texts=readers.TEXTS):
    """One line for each reader and answer: the versions, the reader, and which texts come to what."""
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, library.distribution + ".tsv"), "w", encoding="utf-8") as file:
        file.write("texts\t" + json.dumps(texts, separators=(",", ":")) + "\n")
        for path, text in sorted(library.files.items()):
            file.write("file\t%s\t%s\n" % (path, json.dumps(text)))
        file.write("setup\t" + json.dumps("\n".join(library.setup)) + "\n")
        for (reader, outcomes), versions in sorted(rows.items(), key=lambda row: library.readers.index(row[0][0])):
            groups = collections.OrderedDict()
            for number, outcome in enumerate(json.loads(outcomes)):
                groups.setdefault(json.dumps(outcome["$tuple"], separators=(",", ":")), []).append(str(number))
            file.write("%s\t%s\t%s\n" % (";".join(versions), reader,
                                         "\t".join(",".join(numbers) + " " + outcome for outcome, numbers in groups.items())))


if __name__ == "__main__":
    sys.exit(main())
