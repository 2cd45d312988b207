#!/usr/bin/env python3
"""Measures whether findings keep their fingerprints when the code around them is edited.

    lab/fingerprints.py [--edits N] [--seed S] [--undebug COMMAND] FOLDER…

Copies each project, lets `undebug scan` find what is wrong, edits the files with findings at random
(statements, comments and blank lines inserted above, a statement indented under `if True:`, a comment put
behind it, the file renamed by `git mv` and wherever it is named), scans again after every round, and prints how many findings that stayed, counted by rule, kept
their fingerprint.
"""
import argparse
import collections
import json
import os
import random
import re
import shutil
import subprocess
import tempfile

HOUSE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


def scan(undebug, folder):
    done = subprocess.run(
        [undebug, "scan", folder, "--isolated", "--exit-zero", "--format", "json"],
        stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return json.loads(done.stdout)["findings"]


def statements(lines):
    """Lines where a top-level statement of Python begins, and that may be parted from the next."""
    depth, found = 0, []
    for number, line in enumerate(lines):
        if depth == 0 and line[:1].strip() and not line.startswith(("#", "else", "elif", "except", "finally",
                                                                     ")", "]", "}", "@")):
            found.append(number)
        bare = line.split("#")[0]
        depth += sum(bare.count(c) for c in "([{") - sum(bare.count(c) for c in ")]}")
        if bare.count('"""') % 2 or bare.count("'''") % 2:
            return found
    return found


def edit(path, line, chance):
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        lines = file.read().splitlines(keepends=True)
    kind = chance.choice(["insert", "comment", "indent", "blank", "trailing"])
    starts = statements(lines) if path.endswith(".py") else []
    before = [start for start in starts if start <= line - 1]
    if not before and path.endswith(".py"):
        return "none"
    at = chance.choice(before) if before else 0
    if kind == "insert" and path.endswith(".py"):
        lines.insert(at, f"_undebug_{chance.randrange(10 ** 6)} = {chance.randrange(100)}\n")
    elif kind == "indent" and path.endswith(".py") and before[-1] == line - 1:
        end = next((start for start in starts if start > line - 1), len(lines))
        block = lines[line - 1:end]
        lines[line - 1:end] = ["if True:\n"] + ["    " + one if one.strip() else one for one in block]
    elif kind == "trailing" and path.endswith(".py") and lines[line - 1].rstrip().endswith(("True", "False")):
        lines[line - 1] = lines[line - 1].rstrip("\n") + "  # edited\n"
    elif kind == "comment" and not path.endswith(".json"):
        lines.insert(at, "# A comment of somebody.\n")
    else:
        lines.insert(at, "\n")
    with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.writelines(lines)
    return kind


def git(folder, *words):
    subprocess.run(["git", "-C", folder, "-c", "user.name=a", "-c", "user.email=a@example", *words], check=True,
                   stdout=subprocess.DEVNULL)


def rename(copy, path, chance):
    """Moves a module of settings, or a file of variables, and names it anew wherever it is named."""
    folder, name = os.path.split(path)
    stem, ending = os.path.splitext(name)
    if ending != ".py" and not name.startswith(".env"):
        return "none"
    if name in ("manage.py", "__init__.py", "urls.py", "wsgi.py", "asgi.py"):
        return "none"
    new = "%s_%d" % (stem if ending == ".py" else name, chance.randrange(1000))
    to = os.path.join(folder, new + (ending if ending == ".py" else ""))
    git(copy, "add", "-A")
    git(copy, "mv", path, to)
    package = os.path.basename(folder)
    for base, folders, files in os.walk(copy):
        folders[:] = [one for one in folders if one not in (".git", "node_modules")]
        for one in files:
            try:
                with open(os.path.join(base, one), encoding="utf-8", newline="") as file:
                    text = file.read()
            except (UnicodeDecodeError, OSError):
                continue
            if ending == ".py":
                again = re.sub(r"\b%s\.%s\b" % (re.escape(package), re.escape(stem)), "%s.%s" % (package, new), text) if package else text
                if os.path.join(base, "") == os.path.join(copy, folder, ""):
                    again = re.sub(r"(from\s+\.)%s\b" % re.escape(stem), r"\g<1>" + new, again)
            else:
                again = re.sub(r"(?<![\w.-])((?:[\w.-]*/)*)%s(?![\w.-])" % re.escape(name), r"\g<1>" + new, text)
            if again != text:
                with open(os.path.join(base, one), "w", encoding="utf-8", newline="") as file:
                    file.write(again)
    return "rename"


def counted(findings, key):
    return collections.Counter(key(finding) for finding in findings)


def measure(undebug, folder, edits, chance):
    kinds = collections.Counter()
    kept = stayed = 0
    with tempfile.TemporaryDirectory() as scratch:
        copy = os.path.join(scratch, os.path.basename(folder.rstrip("/")))
        shutil.copytree(folder, copy, symlinks=True)
        git(copy, "init", "-q")
        before = scan(undebug, copy)
        while before and sum(kinds.values()) - kinds["none"] < edits:
            by_path = collections.defaultdict(list)
            for finding in before:
                by_path[finding["path"]].append(finding)
            for path, findings in by_path.items():  # one edit of a file: its lines hold until then
                if os.path.isfile(os.path.join(copy, path)) and chance.random() < 0.15:
                    kinds[rename(copy, path, chance)] += 1
                elif os.path.isfile(os.path.join(copy, path)):
                    kinds[edit(os.path.join(copy, path), chance.choice(findings)["line"], chance)] += 1
            after = scan(undebug, copy)
            rules = [counted(findings, lambda one: one["rule"]) for findings in (before, after)]
            prints = [counted(findings, lambda one: one["fingerprint"]) for findings in (before, after)]
            stayed += sum((rules[0] & rules[1]).values())
            kept += sum((prints[0] & prints[1]).values())
            before = after
    return kinds, stayed, kept


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--edits", type=int, default=40, help="of each project (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--undebug", default=os.path.join(HOUSE, "undebug"))
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    total = collections.Counter()
    for folder in options.folders:
        kinds, stayed, kept = measure(options.undebug, folder, options.edits, chance)
        made = sum(count for kind, count in kinds.items() if kind != "none")
        total.update(made=made, stayed=stayed, kept=kept)
        print(f"{os.path.basename(folder.rstrip('/'))}: {made} edits {dict(kinds)}, {stayed} findings stayed, "
              f"{kept} kept their fingerprint", flush=True)
    share = 100 * total["kept"] / max(1, total["stayed"])
    print(f"{total['made']} edits, {total['kept']} of {total['stayed']} findings kept theirs ({share:.2f} %)")


if __name__ == "__main__":
    main()
