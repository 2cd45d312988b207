#!/usr/bin/env python3
"""Makes the advisories that undebug has with it.

    lab/advisories.py ADVISORIES.json > analysis/src/main/resources/dev/undebug/advisory/advisories.tsv

ADVISORIES.json holds facts from the Python Packaging Advisory Database about the packages that Django applications are
made of: `source.as_of` (the day of the snapshot), `coverage` (every package that was looked at), and `advisories` with
`p` (package), `id` (ids and aliases of one flaw), `r` (ranges: introduced, fixed or null, last affected), `v` (exact
versions where no range exists), `sev` (band of the CVSS base score), `c` (class), `d` (day) and `x` (set where a record
was added by hand behind the snapshot). The same input gives the same bytes.
"""
import json
import re
import sys

HEAD = """\
# Known flaws of packages in Django applications: package, ids, affected versions, severity, class, source.
# Contains information from the Python Packaging Advisory Database (https://github.com/pypa/advisory-database),
# (c) its contributors, CC BY 4.0. Changed: reduced to facts, merged by alias, classed by undebug.
# Made by lab/advisories.py. A source that is left out is https://osv.dev/vulnerability/ and the first PYSEC or GHSA id."""
# Classes that are told. The others come from keywords that say too little ("malicious", "redirect"), and would say wrong
# things of some flaws.
TOLD = {
    "remote code execution", "SQL injection", "denial of service", "cross-site scripting", "path traversal",
    "request smuggling", "cross-site request forgery", "header/CRLF injection", "server-side request forgery",
    "XML external entity", "template injection", "memory corruption"}
# Of the six that are classed so, these were read and do let strangers run code.
DESERIALISATION = {"CVE-2019-20477", "CVE-2020-13091"}
IDS = re.compile(r"CVE-|PYSEC-|GHSA-")


def ranges(advisory):
    found = []
    for bounds in advisory["r"]:
        introduced, fixed, last = (list(bounds) + [None, None])[:3]
        found.append(introduced + (f"<{fixed}" if fixed else f"<={last}" if last else "<"))
    return found + ["=" + version for version in advisory.get("v") or []]


def source(advisory, ids):
    short = next((name for name in ids if name.startswith("PYSEC-")),
                 next((name for name in ids if name.startswith("GHSA-")), ""))
    return "" if advisory["u"] == "https://osv.dev/vulnerability/" + short else advisory["u"]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        facts = json.load(file)
    rows, later = [], {}
    for advisory in facts["advisories"]:
        ids = sorted((name for name in advisory["id"] if IDS.match(name)), key=lambda name: (name[0] != "C", name[0] != "P", name))
        severity = {None: "", "none": "low"}.get(advisory["sev"], advisory["sev"])
        is_unsafe = advisory["c"] == "unsafe deserialisation" and DESERIALISATION.intersection(ids)
        kind = advisory["c"] if advisory["c"] in TOLD or is_unsafe else ""
        rows.append("\t".join(
            [advisory["p"], " ".join(ids), " ".join(ranges(advisory)), severity, kind, source(advisory, ids)]))
        if "x" in advisory and advisory["d"]:
            later[advisory["p"]] = max(later.get(advisory["p"], ""), advisory["d"])
    print(HEAD)
    print(f"as-of\t{facts['source']['as_of']}")
    for package, day in sorted(later.items()):
        print(f"as-of\t{day}\t{package}")
    print("covered\t" + " ".join(sorted(facts["coverage"])))
    print("\n".join(sorted(rows)))


if __name__ == "__main__":
    main()
