"""Looks for the credentials of a folder of captured pages in every format of `undebug inspect`.

usage: no_secrets.py CORPUS COMMAND...

CORPUS holds canaries.tsv (name, value, ...); bench/src/main/resources/dev/undebug/bench/canaries.tsv says which of
them are credentials. COMMAND is the program, such as ./undebug. Standard error is looked at too.
"""

import pathlib
import subprocess
import sys
import tempfile

FORMATS = ["text", "concise", "json", "sarif", "github", "gitlab", "junit", "html"]
TRUTH = pathlib.Path(__file__).parent / "src/main/resources/dev/undebug/bench/canaries.tsv"


def rows(path):
    return [line.split("\t") for line in path.read_text().splitlines()[1:]]


corpus = pathlib.Path(sys.argv[1])
secret = {row[0] for row in rows(TRUTH) if row[1] != "none"}
values = {row[0]: row[1].encode() for row in rows(corpus / "canaries.tsv") if row[0] in secret}
found = 0
with tempfile.TemporaryDirectory() as folder:
    outputs = [pathlib.Path(folder) / ("report." + name) for name in FORMATS]
    formats = [f"--format={name}={path}" for name, path in zip(FORMATS, outputs)]
    ran = subprocess.run(sys.argv[2:] + ["inspect", str(corpus), *formats], capture_output=True)
    texts = {path.suffix[1:]: path.read_bytes() for path in outputs if path.exists()}
    texts["standard output"] = ran.stdout
    texts["standard error"] = ran.stderr
    for name, text in texts.items():
        hits = {canary: text.count(value) for canary, value in values.items() if value in text}
        found += sum(hits.values())
        print(f"{name}: {len(text):,} bytes, {sum(hits.values())} credentials {hits or ''}")
print(f"exit {ran.returncode}; {len(values)} credentials looked for, {found} found")
sys.exit(1 if found else 0)
