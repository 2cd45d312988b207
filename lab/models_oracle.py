#!/usr/bin/env python3
"""Compares the models of Python's own library, and of libraries that read documents, with themselves.

    models_oracle.py --dump "java -cp CLASSES dev.undebug.settings.SettingsDump" [--python PY]
                     [--libraries PATH[:PATH...]] [--record FOLDER] [--only NAME]
                     [--told NAME=VERSION...] [--unknowns]

Every expression of kit/models.py is evaluated by CPython and by the evaluator. Prints right, wrong and
unknown by table, and every difference. `--record` writes CPython's answers as the tables that the
project's own tests replay.
"""
import argparse
import collections
import json
import os
import shlex
import subprocess
import sys
import tempfile

from kit import models
from readers_oracle import CHILD, judge, module_of, record


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dump", required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--libraries", default="")
    parser.add_argument("--record", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--told", default="", help="versions that the evaluator is told instead: name=version ...")
    parser.add_argument("--unknowns", action="store_true")
    args = parser.parse_args()
    wrongs = 0
    for table in models.TABLES:
        if args.only in ("", table.name):
            wrongs += compare(args, table)
    return 1 if wrongs else 0


def compare(args, table):
    folder = tempfile.mkdtemp()
    table.module = "read_" + table.name.replace("-", "_")
    table.distribution = table.name
    with open(os.path.join(folder, table.module + ".py"), "w", encoding="utf-8") as file:
        file.write(module_of(table))
    for path, text in table.files.items():
        os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write(text)
    texts = getattr(table, "texts", [None])
    env = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": args.libraries, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([args.python, "-W", "ignore", "-c", CHILD, folder], input=json.dumps([table.module, texts]),
                          capture_output=True, text=True, env=env, check=False)
    if done.returncode:
        print("not run: %s: %s" % (table.name, done.stderr[-500:]))
        return 1
    truth = json.loads(done.stdout.replace(json.dumps(folder)[1:-1], "/<project>"))
    if "$fails" in truth[0]:
        print("not run: %s: %s" % (table.name, truth[0]["$fails"]))
        return 1
    told = args.told or " ".join("%s=%s" % pair for pair in table.told)
    asked = "".join("%s\tenv\t%s\t%s\n" % (table.module, "" if text is None else "X=" + text, told) for text in texts)
    ours = subprocess.run(shlex.split(args.dump) + [folder, ""], input=asked, capture_output=True, text=True, check=False)
    answers = [json.loads(line) for line in ours.stdout.splitlines()]
    if len(answers) != len(texts):
        print("the evaluator stopped:", ours.stderr[-2000:])
        return 1
    score = collections.Counter()
    differences = collections.defaultdict(list)
    rows = {}
    for number, reader in enumerate(table.readers):
        for text, answer, expected in zip(texts, answers, truth):
            judge(score, differences, answer["names"].get("R%d" % number, []), expected["R%d" % number], reader, text)
        rows[(reader, json.dumps([one["R%d" % number] for one in truth]))] = [told]
    print("%-12s right %d wrong %d unknown %d" % (table.name, score["right"], score["wrong"], score["unknown"]))
    for (kind, reader), found in differences.items():
        if kind != "unknown" or args.unknowns:
            print("    %s %s: %s" % (kind, reader, found[0]))
    if args.record:
        record(args.record, table, rows, texts)
    return score["wrong"]


if __name__ == "__main__":
    sys.exit(main())
