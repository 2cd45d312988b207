"""The provisioned Djangos: one folder per series, each a plain site directory with a manifest."""

import os
import shutil
import subprocess
import tempfile

from kit.debian import Missing
from kit.pythons import fit
from kit.series import ALL

MANIFEST = "lab.properties"
# Goes up when the content of the folders changes, so that older folders are made anew.
FORMAT = "2"
EXTRAS_DEBIAN = ["python3-gunicorn", "python3-whitenoise", "libjs-jquery", "python3-typing-extensions"]
EXTRAS_INDEX = ["gunicorn", "whitenoise"]

# A Django is fit for use when it sets up its own admin with SQLite, and gunicorn and WhiteNoise load.
TRIAL = """
import django, gunicorn, whitenoise
from django.conf import settings
settings.configure(
    SECRET_KEY="trial", DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"])
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
import gunicorn.app.wsgiapp
print(django.get_version())
print(gunicorn.__version__)
"""


def home():
    """Where the Djangos lie: `UNDEBUG_LAB`, else the user's cache folder."""
    if os.environ.get("UNDEBUG_LAB"):
        return os.path.abspath(os.environ["UNDEBUG_LAB"])
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(os.path.abspath(cache), "undebug", "lab")


def environment(site):
    """The environment in which an interpreter sees this site and nothing of the user's own packages."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DJANGO"))}
    return dict(kept, PYTHONPATH=site, PYTHONNOUSERSITE="1", PYTHONDONTWRITEBYTECODE="1")


def read(folder):
    """The manifest of one site, empty when there is none."""
    try:
        with open(os.path.join(folder, MANIFEST), encoding="utf-8") as file:
            pairs = [line.rstrip("\n").split("=", 1) for line in file if "=" in line]
    except OSError:
        return {}
    return dict(pairs)


def is_ready(folder):
    """True when the manifest is of this format and what it names is still there."""
    manifest = read(folder)
    return (manifest.get("format") == FORMAT and os.access(manifest.get("python", ""), os.X_OK)
            and os.path.exists(os.path.join(folder, "django", "__init__.py")))


class Builder:
    """Makes the missing sites, asking pip's index first and Debian's suites second."""

    def __init__(self, folder, pythons, index, archive):
        self.folder = folder
        self.pythons = pythons
        self.index = index
        self.archive = archive

    def build(self, series):
        """Makes one site, whole or not at all; returns its manifest."""
        candidates = fit(self.pythons, series)
        if not candidates:
            raise Missing("no Python for Django %s: it needs one of %s on the PATH or under ~/.pyenv/versions" % (
                series.name, ", ".join("%d.%d" % minor for minor in sorted(series.pythons))))
        work = tempfile.mkdtemp(prefix="making-", dir=self.folder)
        try:
            site, manifest = self._fill(series, candidates, work)
            with open(os.path.join(site, MANIFEST), "w", encoding="utf-8") as file:
                file.writelines("%s=%s\n" % pair for pair in manifest.items())
            final = os.path.join(self.folder, series.folder)
            shutil.rmtree(final, ignore_errors=True)
            os.rename(site, final)
            return manifest
        finally:
            shutil.rmtree(work, ignore_errors=True)

    def _fill(self, series, candidates, work):
        site = os.path.join(work, "index")
        for python in candidates if self.index else []:
            if self.index.install(python, series, EXTRAS_INDEX, site):
                return site, self._tried(series, [python], site, "index")
            shutil.rmtree(site, ignore_errors=True)
        if not self.archive:
            raise Missing("Django %s is not in pip's index%s" % (series.name, self._index_note()))
        site = os.path.join(work, "debian")
        suite = self.archive().unpack(series, EXTRAS_DEBIAN, site)
        return site, self._tried(series, candidates, site, "debian " + suite)

    def _index_note(self):
        return ": " + self.index.why_not if self.index and self.index.why_not else ""

    def _tried(self, series, candidates, site, origin):
        """The manifest of a site, with the first interpreter that really runs it."""
        last = ""
        for python in candidates:
            done = subprocess.run([python.path, "-c", TRIAL], env=environment(site), cwd=site,
                                  capture_output=True, text=True, timeout=120, check=False)
            if done.returncode == 0:
                django, gunicorn = done.stdout.split()[:2]
                if series.holds(django):
                    return {"format": FORMAT, "series": series.name, "django": django, "python": python.path,
                            "python.version": str(python), "gunicorn": gunicorn, "from": origin}
                last = "it holds Django " + django
            else:
                last = "Python %s: %s" % (python, (done.stderr.strip().splitlines() or ["failed"])[-1])
        raise Missing("Django %s from %s does not run here: %s" % (series.name, origin, last))


def ready_series(folder):
    return [series for series in ALL if is_ready(os.path.join(folder, series.folder))]
