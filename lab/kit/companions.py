"""The helpers that developers install beside DEBUG, from the Debian suite whose Django each series is."""

import glob
import os
import shutil
import subprocess
import tempfile

from kit.debian import SITE, Missing

PACKAGES = ["python3-django-debug-toolbar", "python3-django-extensions", "python3-werkzeug",
            "python3-django-graphene", "python3-djangorestframework"]
# Those of the series without a suite of their own run on the newest Django, too.
SUITES = {"2.2": "bullseye", "3.2": "bookworm", "4.2": "trixie", "5.2": "sid", "6.x": "sid"}
# The Django's own folder has these.
THERE = ("python3-django", "python3-sqlparse", "python3-asgiref", "python3-typing-extensions", "python3-pkg-resources")


def place(series, folder):
    return os.path.join(folder, "companions-" + series.name)


def is_ready(series, folder):
    return os.path.exists(os.path.join(place(series, folder), "ready"))


def build(series, folder, archive):
    """Unpacks them, whole or not at all; returns what there is, as `package=version`."""
    suite = SUITES[series.name]
    chosen = {}
    waiting = list(PACKAGES)
    while waiting:
        package = waiting.pop()
        versions = [version for version, where in archive.offers(package) if where == suite]
        if versions and package not in chosen and package not in THERE:
            chosen[package] = versions[0]
            waiting += archive.needs(package, versions[0])
    if not chosen:
        raise Missing("no package of Debian's %s is on this mirror" % suite)
    work = tempfile.mkdtemp(prefix="making-", dir=folder)
    try:
        names = ["%s=%s" % pair for pair in sorted(chosen.items())]
        archive.download(names, work)
        for deb in glob.glob(os.path.join(work, "*.deb")):
            subprocess.run(["dpkg-deb", "-x", deb, os.path.join(work, "root")], check=True, capture_output=True,
                           timeout=120)
        modules = os.path.join(work, "root", SITE)
        with open(os.path.join(modules, "ready"), "w", encoding="utf-8") as file:
            file.writelines(name + "\n" for name in names)
        shutil.rmtree(place(series, folder), ignore_errors=True)
        os.rename(modules, place(series, folder))
        return names
    finally:
        shutil.rmtree(work, ignore_errors=True)
