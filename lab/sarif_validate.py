#!/usr/bin/env python3
"""Validates SARIF logs with Microsoft's Sarif.Multitool: the schema, the standard, and GitHub's rules.

    lab/sarif_validate.py FILE.sarif…

The tool comes from npm (43 MB, once) into the lab's cache. Prints what it objects to, and ends with 1
if that is anything but a missing address of the project, which has none.
"""
import json
import os
import subprocess
import sys
import tarfile
import tempfile

PACKAGE = "@microsoft/sarif-multitool-linux@5.7.0"
ALLOWED = {"SARIF2005"}  # no informationUri


def lab():
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.environ.get("UNDEBUG_LAB") or os.path.join(cache, "undebug", "lab")


def tool():
    """The path of the validator, which is fetched when it is not there."""
    folder = os.path.join(lab(), "sarif-multitool-5.7.0")
    program = os.path.join(folder, "package", "Sarif.Multitool")
    if not os.path.exists(program):
        os.makedirs(lab(), exist_ok=True)
        with tempfile.TemporaryDirectory(dir=lab()) as scratch:
            packed = subprocess.run(
                ["npm", "pack", "--silent", PACKAGE], cwd=scratch, check=True, stdout=subprocess.PIPE,
                encoding="utf-8", timeout=600).stdout.split()[-1]
            with tarfile.open(os.path.join(scratch, packed)) as archive:
                archive.extractall(os.path.join(scratch, "out"), filter="data")
            os.chmod(os.path.join(scratch, "out", "package", "Sarif.Multitool"), 0o755)
            try:
                os.rename(os.path.join(scratch, "out"), folder)
            except OSError:
                if not os.path.exists(program):  # somebody else may have been faster
                    raise
    return program


def objections(program, path):
    with tempfile.TemporaryDirectory() as scratch:
        report = os.path.join(scratch, "report.sarif")
        done = subprocess.run(
            [program, "validate", path, "--rule-kind", "Sarif;Ghas", "--output", report,
             "--level", "Error;Warning", "--kind", "Fail"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=300,
            env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "HOME": scratch})
        if not os.path.exists(report):
            return [f"{path}: the validator failed: {done.stdout.strip()}"]
        with open(report, encoding="utf-8-sig") as file:
            results = [result for run in json.load(file)["runs"] for result in run.get("results", [])]
    found = []
    for result in results:
        if result["ruleId"] not in ALLOWED:
            place = result["locations"][0]["physicalLocation"].get("region", {})
            said = result["message"].get("text") or " ".join(result["message"].get("arguments", []))
            found.append(f"{path}:{place.get('startLine', 1)}: {result['ruleId']} {said}")
    return found


def main():
    paths = sys.argv[1:]
    if not paths or paths[0].startswith("-"):
        print(__doc__)
        sys.exit(2)
    program = tool()
    found = [line for path in paths for line in objections(program, path)]
    for line in found:
        print(line)
    print(f"{len(paths)} logs, {len(found)} objections")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
