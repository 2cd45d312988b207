"""Looks for the credentials of source trees and saved images in every format of `analyze` and `scan`.

usage: no_secrets_trees.py COMMAND TREE|IMAGE.tar...

COMMAND is the program. What the credentials are, `--reveal` says: those of the settings, of the environment and of
functions; and, so that the program is not asked alone, what stands behind a name such as PASSWORD or SECRET in files of
variables. Left out are values of fewer than eight characters, words in small letters, and names of files and folders of
the tree: they may stand anywhere by chance. Standard error is looked at too.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

FORMATS = ["text", "concise", "json", "sarif", "github", "gitlab", "junit", "html"]
LOGIN = re.compile(r"[a-z][a-z0-9+.-]*://[^/\s:@]*:([^/\s@]+)@")
ASSIGNED = re.compile(r"(?m)^(?:export )?[A-Z0-9_]*(?:PASSWORD|SECRET|API_KEY|TOKEN)=[\"']?([^\"'\s#]{8,})")
PLACE = re.compile(r"\$|^<|\{|^/|://[^:@]*$|change|example|your|secret|placeholder|insert", re.I)


def run(words):
    done = subprocess.run(words, capture_output=True)
    return done.stdout, done.stderr


def is_told(value):
    return len(value) >= 8 and not re.fullmatch(r"[a-z]+|[A-Z_]+|[0-9.]+", value)


def credentials(command, target):
    words = [command, "scan", "--image", target] if target.endswith(".tar") else [command, "analyze", target]
    out, _ = run(words + ["--exit-zero", "--reveal", "--format", "json"])
    report = json.loads(out or "{}")
    found = set()
    for leak in report.get("predicted", []):
        value = leak.get("preview") or ""
        if leak.get("secret") and not value.startswith(("whatever ", "not known", "what ")):
            found.update(LOGIN.findall(value) if "://" in value else [value])
    folder = pathlib.Path(target)
    if folder.is_dir():
        for path in folder.rglob("*.env*"):
            if path.is_file() and not path.is_symlink():
                found.update(one for one in ASSIGNED.findall(path.read_text("utf-8", "replace")) if not PLACE.search(one))
        named = {part for path in folder.rglob("*") for part in path.relative_to(folder).parts}
        found -= {value for value in found if any(value in name for name in named)}
    return {value for value in found if is_told(value)}


def outputs(command, target):
    kinds = [["scan", "--image", target]] if target.endswith(".tar") else [["analyze", target], ["scan", target]]
    for words in kinds:
        with tempfile.TemporaryDirectory() as folder:
            files = {name: pathlib.Path(folder) / ("report." + name) for name in FORMATS}
            out, err = run([command, *words, "--exit-zero", *(f"--format={name}={path}" for name, path in files.items())])
            yield words[0] + " standard output", out
            yield words[0] + " standard error", err
            for name, path in files.items():
                if path.exists():
                    yield f"{words[0]} {name}", path.read_bytes()


total = looked = size = 0
for target in sys.argv[2:]:
    values = credentials(sys.argv[1], target)
    looked += len(values)
    for name, text in outputs(sys.argv[1], target):
        size += len(text)
        for value in values:
            if value.encode() in text:
                total += 1
                print(f"{target}: {name}: {value[:2]}… ({len(value)} characters) {text.count(value.encode())} times", flush=True)
print(f"{len(sys.argv) - 2} targets, {looked} credentials looked for in {size:,} bytes, {total} found")
sys.exit(1 if total else 0)
