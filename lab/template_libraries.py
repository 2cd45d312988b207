#!/usr/bin/env python3
"""Prints which template tags and filters each Django brings, as the table that undebug embeds.

    template_libraries.py --django PYTHON:FOLDER [--django PYTHON:FOLDER …] > template_libraries.tsv

A line is the library (empty: built in), `tag` or `filter`, its name, and the first and the last series that has it, of
those asked; `-` where that is the oldest or the newest.
"""
import argparse
import json
import subprocess

CHILD = r"""
import importlib, json, sys
sys.path.insert(0, sys.argv[1])
import django
from django.conf import settings
settings.configure(SECRET_KEY="x", INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.admin",
    "django.contrib.humanize", "django.contrib.staticfiles", "django.contrib.flatpages", "django.contrib.sites",
    "django.contrib.sessions", "django.contrib.messages"])
django.setup()
from django.template import engines
from django.template.backends.django import get_installed_libraries
found = []
def add(name, module):
    library = importlib.import_module(module).register
    found.extend([name, "tag", one] for one in library.tags)
    found.extend([name, "filter", one] for one in library.filters)
for module in ("defaulttags", "defaultfilters", "loader_tags"):
    add("", "django.template." + module)
for name, module in get_installed_libraries().items():
    found.append([name, "library", ""])
    add(name, module)
print(json.dumps({"series": ".".join(map(str, django.VERSION[:2])), "found": found}))
"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--django", action="append", required=True)
    options = parser.parse_args()
    answers = []
    for one in options.django:
        python, folder = one.split(":")
        output = subprocess.run([python, "-c", CHILD, folder], capture_output=True, text=True, check=True)
        answers.append(json.loads(output.stdout))
    answers.sort(key=lambda answer: [int(part) for part in answer["series"].split(".")])
    series = [answer["series"] for answer in answers]
    rows = {}
    for at, answer in enumerate(answers):
        for row in answer["found"]:
            rows.setdefault(tuple(row), []).append(at)
    print("# library\tkind\tname\tfirst\tlast series, of " + " ".join(series))
    for row, at in sorted(rows.items()):
        first = "-" if at[0] == 0 else series[at[0]]
        last = "-" if at[-1] == len(series) - 1 else series[at[-1]]
        print("\t".join([*row, first, last]))


main()
