#!/usr/bin/env python3
"""Writes the defaults of Django's settings by series, as the evaluator's model of django.conf.global_settings reads them.

    global_settings.py FOLDER... > global_settings.tsv

Each FOLDER holds a Django that works on PYTHONPATH. Values that are no short literals are left empty.
"""
import ast
import os
import re
import sys


# What Django had before the oldest series that is read, and took away or changed: release notes of 1.9 and 1.10.
BEFORE = {
    "TEMPLATE_CONTEXT_PROCESSORS": "1.9",
    "TEMPLATE_DEBUG": "1.9",
    "TEMPLATE_DIRS": "1.9",
    "TEMPLATE_LOADERS": "1.9",
    "TEMPLATE_STRING_IF_INVALID": "1.9",
    "ALLOWED_INCLUDE_ROOTS": "1.9",
    "MIDDLEWARE_CLASSES": "1.10",
}


def main():
    found = {}
    series = []
    for folder in sys.argv[1:]:
        with open(os.path.join(folder, "django", "__init__.py"), encoding="utf-8") as file:
            version = re.search(r"VERSION = \((\d+), (\d+)", file.read())
        series.append("%s.%s" % version.groups())
        with open(os.path.join(folder, "django", "conf", "global_settings.py"), encoding="utf-8") as file:
            tree = ast.parse(file.read())
        for statement in tree.body:
            if isinstance(statement, ast.Assign) and statement.targets[0].id.isupper():
                found.setdefault(statement.targets[0].id, {})[series[-1]] = literal(statement.value)
    print("# name\tfrom\tto\tvalue, empty where it is no short literal; django/conf/global_settings.py of " + ", ".join(series) + "; the last seven were others before, by the release notes of 1.9 and 1.10")
    for name, values in found.items():
        spans = []
        for one in series:
            if one not in values:
                continue
            if spans and spans[-1][2] == values[one] and spans[-1][1] == series[series.index(one) - 1]:
                spans[-1][1] = one
            else:
                spans.append([one, one, values[one]])
        for first, last, value in spans:
            begins = first if first != series[0] or name in BEFORE else "-"
            print("\t".join((name, begins, "-" if last == series[-1] else last, value)))
    for name, last in BEFORE.items():
        print("\t".join((name, "-", last, "")))


def literal(value):
    try:
        text = repr(ast.literal_eval(value))
    except ValueError:
        return ""
    return text if len(text) <= 100 else ""


if __name__ == "__main__":
    main()
