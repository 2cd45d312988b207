#!/usr/bin/env python3
"""Collects pieces of Python, good and bad, from the strings and doctests of Python files.

    lab/syntax_snippets.py OUT ~/.pyenv/versions/3.13.0/lib/python3.13/test/test_syntax.py …
    lab/ast_compare.py --positions --jar CLASSPATH OUT

CPython's own tests hold thousands of small programs that it must refuse; each becomes one file of
the folder OUT, so that `lab/ast_compare.py` can count those that only one of the two refuses.
"""
import ast
import doctest
import hashlib
import os
import sys
import textwrap


def strings(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def examples(text):
    try:
        for example in doctest.DocTestParser().get_examples(text):
            yield example.source
    except ValueError:
        return


def snippets(path):
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read(), path)
    for text in strings(tree):
        found = list(examples(text)) if ">>> " in text else []
        yield from found or [text, textwrap.dedent(text)]


def main(out, paths):
    os.makedirs(out, exist_ok=True)
    names = set()
    for path in paths:
        for snippet in snippets(path):
            try:
                source = snippet.encode("utf-8")
            except UnicodeEncodeError:
                continue
            name = "%s-%s.py" % (
                os.path.basename(path)[:-3], hashlib.md5(source).hexdigest()[:12])
            if name not in names and snippet.strip():
                names.add(name)
                with open(os.path.join(out, name), "wb") as file:
                    file.write(source)
    print("%d snippets of %d files" % (len(names), len(paths)))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
