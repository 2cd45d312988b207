#!/usr/bin/env python3
"""Compares undebug's Python parser with CPython's `ast`, file by file, field by field.

    mvn -q -Dquick -Dmaven.test.skip=true -pl bench -am compile
    lab/ast_compare.py --python ~/.pyenv/versions/3.13.0/bin/python --positions DIR…

Prints how many files are the same, and every difference; ends with 1 if there is one. Of every file,
good or bad, undebug's printer must also give every byte back from the tree.
`--golden DIR` writes instead, beside each `x.py` of a folder, the tree as that interpreter sees it
(`x.ast`).
"""
import argparse
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
HOUSE = os.path.dirname(HERE)
CLASSES = [os.path.join(HOUSE, module, "target", "classes") for module in ("bench", "analysis")]
MAIN = "dev.undebug.bench.ParserDump"


def files_of(roots, suffix=".py"):
    found = []
    for root in roots:
        if os.path.isfile(root):
            found.append(root)
        for folder, _, names in os.walk(root):
            for name in names:
                path = os.path.join(folder, name)
                if name.endswith(suffix) and os.path.isfile(path) and "\n" not in path:
                    found.append(path)
    return sorted(found)


def run(command, files):
    done = subprocess.run(
        command, input="\n".join(files) + "\n", stdout=subprocess.PIPE, encoding="utf-8",
        errors="surrogateescape", check=True)
    return done.stdout


def digests(command, files):
    lines = run(command, files).splitlines()
    return dict(line.split("\t", 1) for line in lines if "\t" in line)


def commands(options, extra):
    flags = (["--positions"] if options.positions else []) + extra
    python = [options.python, os.path.join(HERE, "ast_dump.py")] + flags
    java = [options.java, "-Xss1m", "-cp", options.jar, MAIN] + flags
    return python, java + (["--python2"] if options.python2 else [])


def first_difference(options, path):
    python, java = commands(options, ["--full"])
    expected = run(python, [path]).splitlines()
    actual = run(java, [path]).splitlines()
    for number, (left, right) in enumerate(zip(expected[1:], actual[1:]), 1):
        if left != right:
            context = expected[max(1, number - 3):number + 1]
            return "\n      ".join(context) + "\n  not " + right.strip()
    return "one tree is longer: %d and %d lines" % (len(expected), len(actual))


def compare(options):
    files = files_of(options.roots)
    python, java = commands(options, [])
    expected = digests(python, files)
    actual = digests(java, files)
    counts = {"same": 0, "both reject": 0, "differ": 0, "only we accept": 0, "only we reject": 0,
              "not given back": 0}
    shown = 0
    for path in files:
        left, right = expected[path], actual[path]
        refused = left.startswith("rejected"), right.startswith("rejected")
        if right == "unfaithful":
            kind = "not given back"
        elif refused == (True, True):
            kind = "both reject"
        elif refused == (True, False):
            kind = "only we accept"
        elif refused == (False, True):
            kind = "only we reject"
        else:
            kind = "same" if left == right else "differ"
        counts[kind] += 1
        if kind in ("same", "both reject"):
            continue
        print("%s: %s" % (kind, path))
        if kind == "differ" and shown < options.show:
            print("      " + first_difference(options, path))
            shown += 1
        elif kind.startswith("only"):
            print("      " + (left if refused[0] else right))
    print("%d files: %s" % (len(files), ", ".join("%d %s" % (n, k) for k, n in counts.items())))
    return counts["differ"] + counts["only we reject"] + counts["not given back"] > 0


def write_golden(options):
    python, _ = commands(options, ["--full"])
    for path in files_of([options.golden]):
        text = run(python, [path]).split("\n", 1)
        if "rejected" in text[0]:
            sys.exit(text[0])
        with open(path[:-3] + ".ast", "w", encoding="ascii") as file:
            file.write(text[1][:-1])
    return False


def java():
    script = '. "%s/.mvn/jdk.sh"; find_jdk && printf %%s "$JAVA_HOME/bin/java"' % HOUSE
    return subprocess.run(["sh", "-c", script], stdout=subprocess.PIPE, encoding="utf-8").stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="the interpreter to compare with")
    parser.add_argument("--python2", action="store_true", help="read as Python 2")
    parser.add_argument("--positions", action="store_true", help="compare positions too (3.8+)")
    parser.add_argument("--jar", default=os.pathsep.join(CLASSES),
                        help="class path with undebug-bench and -analysis")
    parser.add_argument("--java", default=java())
    parser.add_argument("--show", type=int, default=20, help="differences to show in detail")
    parser.add_argument("--golden", help="a folder of examples to record")
    parser.add_argument("roots", nargs="*")
    options = parser.parse_args()
    sys.exit(write_golden(options) if options.golden else compare(options))


if __name__ == "__main__":
    main()
