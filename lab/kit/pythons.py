"""Finds the Python interpreters of this machine."""

import glob
import os
import subprocess

# A Django that cannot open SQLite or hash a password cannot run a shop, so such an interpreter is none.
PROBE = "import sys, sqlite3, hashlib; print('%d.%d.%d' % sys.version_info[:3]); print(sys.executable)"


class Python:
    """One interpreter: where it is, and its version as a tuple of three numbers."""

    def __init__(self, path, version):
        self.path = path
        self.version = version

    @property
    def minor(self):
        return self.version[:2]

    def __str__(self):
        return ".".join(map(str, self.version))


def places():
    """Paths where interpreters usually are, the likeliest first, each once."""
    patterns = []
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if folder and "shims" not in folder:
            patterns += [folder + "/python3", folder + "/python3.[0-9]", folder + "/python3.[0-9][0-9]"]
    patterns += ["/usr/bin/python3", "/usr/bin/python3.*", "/usr/local/bin/python3.*"]
    patterns += [os.path.expanduser("~/.pyenv/versions/3.*/bin/python3")]
    patterns += [os.path.expanduser("~/.local/share/uv/python/*/bin/python3")]
    seen = set()
    for pattern in patterns:
        for path in sorted(glob.glob(pattern)):
            real = os.path.realpath(path)
            if real not in seen and os.access(path, os.X_OK) and not path.endswith("-config"):
                seen.add(real)
                yield path


def all_pythons():
    """Every interpreter of Python 3 that starts, in the order of `places`."""
    found = []
    for path in places():
        try:
            said = subprocess.run(
                [path, "-I", "-c", PROBE], capture_output=True, text=True, timeout=20, check=True
            ).stdout.split("\n")
        except (OSError, subprocess.SubprocessError):
            continue
        found.append(Python(said[1].strip() or path, tuple(int(part) for part in said[0].split("."))))
    return found


def fit(pythons, series):
    """The interpreters a series may run on, the series' favourite versions first."""
    by_version = {}
    for python in pythons:
        by_version.setdefault(python.minor, python)
    return [by_version[minor] for minor in series.pythons if minor in by_version]
