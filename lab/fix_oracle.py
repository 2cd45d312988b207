"""Fixes copies of real projects, and lets CPython say what became of them.

usage: fix_oracle.py CORPUS --undebug COMMAND [--safe] [--libraries PATH:PATH] [--only FOLDER]

Each folder of CORPUS is copied, fixed (`--unsafe` unless `--safe`), and fixed again. For each it is printed
whether the second run changes nothing, whether every changed Python file still compiles, and what DEBUG is in the
settings modules that manage.py and wsgi.py name when they are imported before and after, with every variable
of the sample file set and none that turns DEBUG on. Packages that are not in --libraries are stubs.
"""

import argparse
import filecmp
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

IMPORT = """
import importlib.abc, importlib.machinery, importlib.util, sys
from unittest.mock import MagicMock
class Stub(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        head = name.split(".")[0]
        local = importlib.machinery.PathFinder.find_spec(head) is not None
        return None if local else importlib.machinery.ModuleSpec(name, self, is_package=True)
    def create_module(self, spec):
        module = MagicMock(name=spec.name)
        module.__path__, module.__spec__, module.__all__ = [], spec, []
        return module
    def exec_module(self, module):
        pass
sys.meta_path.append(Stub())
import warnings; warnings.simplefilter("ignore")
settings = importlib.import_module(%r)
value = getattr(settings, "DEBUG", False)
print("DEBUG", value if isinstance(value, (bool, int, str, type(None))) else "stub")
"""


def imported(folder, module, libraries, env):
    path = os.pathsep.join([str(folder)] + libraries)
    done = subprocess.run([sys.executable, "-c", IMPORT % module], cwd=folder, capture_output=True, text=True, timeout=60,
                          env=dict(env, PATH="/usr/bin:/bin", HOME="/nonexistent", PYTHONPATH=path,
                                   PYTHONDONTWRITEBYTECODE="1", DJANGO_SETTINGS_MODULE=module))
    said = [line for line in done.stdout.splitlines() if line.startswith("DEBUG ")]
    return said[-1][6:] if said else (done.stderr.strip().splitlines() or ["failed"])[-1][:90]


def modules(tree):
    """Folder and settings module of every manage.py and wsgi.py."""
    found = set()
    for path in list(tree.rglob("manage.py")) + list(tree.rglob("wsgi.py")):
        text = path.read_text("utf-8", "replace")
        name = re.search(r"DJANGO_SETTINGS_MODULE[\"'],\s*[\"']([\w.]+)[\"']", text)
        folder = path.parent if path.name == "manage.py" else path.parent.parent
        file = folder / (name.group(1).replace(".", "/") if name else "")
        if name and (file.with_suffix(".py").is_file() or (file / "__init__.py").is_file()):
            found.add((folder.relative_to(tree), name.group(1)))
    return sorted(found)


def samples(tree, folder):
    env = {"DJANGO_ALLOWED_HOSTS": "shop.example"}
    for path in list((tree / folder).glob("*.example")) + list((tree / folder).glob(".env.*")):
        for line in path.read_text("utf-8", "replace").splitlines():
            name = re.match(r"(?:export )?([A-Z][A-Z0-9_]*)=(.*)", line)
            if name:
                env[name.group(1)] = name.group(2).strip("\"'") or "made-up"
    return {name: value for name, value in env.items() if "DEBUG" not in name and name != "DJANGO_LOG_FILE"}


def changed(before, after):
    compared = filecmp.dircmp(before, after)
    paths = [pathlib.Path(after, name) for name in compared.diff_files + compared.right_only]
    for name in compared.common_dirs:
        paths += changed(os.path.join(before, name), os.path.join(after, name))
    return paths


def compiles(path):
    try:
        compile(path.read_bytes(), str(path), "exec")
        return True
    except (SyntaxError, ValueError):
        return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--undebug", required=True)
    parser.add_argument("--safe", action="store_true")
    parser.add_argument("--libraries", default="")
    parser.add_argument("--only", action="append", default=[])
    options = parser.parse_args()
    libraries = [one for one in options.libraries.split(":") if one]
    how = [] if options.safe else ["--unsafe"]
    for source in sorted(options.corpus.iterdir()):
        if options.only and source.name not in options.only:
            continue
        with tempfile.TemporaryDirectory() as work:
            copy = pathlib.Path(work) / source.name
            shutil.copytree(source, copy, symlinks=True)
            subprocess.run([options.undebug, "fix", str(copy), "--write", "--allow-dirty", *how],
                           capture_output=True, timeout=600)
            again = subprocess.run([options.undebug, "fix", str(copy), *how], capture_output=True, timeout=600)
            files = changed(source, copy)
            bad = [str(path.relative_to(copy)) for path in files if path.suffix == ".py"
                   and not compiles(path) and compiles(source / path.relative_to(copy))]
            print("%s: %d files, second run %s, %s" % (
                source.name, len(files), "changes nothing" if again.returncode == 0 else "CHANGES",
                "all compile" if not bad else "BROKEN " + " ".join(bad)), flush=True)
            for folder, module in modules(copy):
                env = samples(copy, folder)
                print("  %s %s: %s -> %s" % (folder, module, imported(source / folder, module, libraries, env),
                                             imported(copy / folder, module, libraries, env)), flush=True)


if __name__ == "__main__":
    main()
