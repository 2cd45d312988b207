#!/usr/bin/env python3
"""Compares undebug's rules with what real `manage.py check --deploy` prints.

    check_oracle.py generated --undebug COMMAND --django FOLDER [--django FOLDER ...] [--count 300] [--seed 8]
    check_oracle.py real --undebug COMMAND --django FOLDER [--django FOLDER ...] --truth TRUTH.tsv --corpus FOLDER
                    [--libraries PATH[:PATH...]] [--set NAME=VALUE ...] [NAME]
    check_oracle.py slice FILE --django FOLDER [--django FOLDER ...] [--count 12] [--seed 8]

Each --django FOLDER, or FOLDER@PYTHON, holds a Django that works on PYTHONPATH. Which rule is which check stands on the
rule's page ("Django calls it `security.W004`"); W018 is the verdict `on` of a production deployment.

`generated` writes --count small projects (a settings module, now and then over a base module; a
Dockerfile that sets the variables they read), runs `manage.py check --deploy --tag security` of each
with each Django in a process of its own, scans all of them, and compares the ids.

`real` does the same with the settings modules of real repositories that TRUTH.tsv says were executed
(settings_oracle.py has the format). The Python and requirement files of each are copied, with a
Dockerfile that starts the module in an environment of the required variables; Django's security checks
are run over the module in a process of its own, where absent packages are stubs, and the ids are those
of the Dockerfile's findings. The Django of the series that undebug assumed is asked, or the next
newer one that is given; a module that does not run is said so and left out.

`slice` writes generated projects, and the ids that real Django prints for each, into one file:
analysis/src/test/resources/dev/undebug/rule/checks.txt, which CheckDeployTest reads.
"""
import argparse
import collections
import glob
import json
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

import settings_oracle

HERE = os.path.dirname(os.path.abspath(__file__))
PAGES = os.path.join(HERE, "..", "analysis", "src", "main", "resources", "dev", "undebug", "rule")
ID = re.compile(r"security\.([WE]\d{3})")

SECURITY = "django.middleware.security.SecurityMiddleware"
MIDDLEWARE = [
    SECURITY,
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.locale.LocaleMiddleware",
]
APPS = [
    [],
    ["django.contrib.contenttypes", "django.contrib.auth"],
    ["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions"],
    ["django.contrib.sessions", "django.contrib.staticfiles"],
    ["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions", "django.contrib.messages"],
]
LONG = "q8v3x0m5k1w7z2r9t4y6u-q8v3x0m5k1w7z2r9t4y6u-undebug-lab"
KEYS = [LONG, LONG, LONG, "short-key", "abab" * 20, "django-insecure-" + LONG, "x" * 49, "abcde" * 10, "", "a b c d é" * 8]
ON_OFF = ["True", "False", "1", "0", "None", "'True'", "''", "'False'", "not DEBUG", "bool(1)", "3 > 2"]
VALUES = {
    "DEBUG": ["False"] * 6 + ["True", "1", "0", "''", "'False'", "None", "not True", "[]"],
    "ALLOWED_HOSTS": ["['shop.example']", "['*']", "[]", "()", "('a.example', 'b.example')", "[''] ", "[h for h in 'a b'.split()]", "list()"],
    "SECURE_HSTS_SECONDS": ["0", "3600", "60 * 60 * 24 * 365", "None", "'3600'", "True", "0.0", "int('31536000')"],
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": ON_OFF,
    "SECURE_HSTS_PRELOAD": ON_OFF,
    "SECURE_CONTENT_TYPE_NOSNIFF": ON_OFF,
    "SECURE_BROWSER_XSS_FILTER": ON_OFF,
    "SECURE_SSL_REDIRECT": ON_OFF,
    "SESSION_COOKIE_SECURE": ON_OFF,
    "SESSION_COOKIE_HTTPONLY": ON_OFF,
    "CSRF_COOKIE_SECURE": ON_OFF,
    "CSRF_COOKIE_HTTPONLY": ON_OFF,
    "CSRF_USE_SESSIONS": ["True", "False", "1", "''"],
    "X_FRAME_OPTIONS": ["'DENY'", "'SAMEORIGIN'", "'deny'", "None", "'DE' + 'NY'", "'ALLOWALL'"],
    "SECURE_REFERRER_POLICY": ["'same-origin'", "None", "''", "'same-origin, strict-origin'", "['same-origin', 'origin']",
                               "('no-referrer', 'bogus')", "'bogus'", "'strict-origin,'", "{'unsafe-url'}", "[]", "'Same-Origin'"],
    "SECURE_CROSS_ORIGIN_OPENER_POLICY": ["'same-origin'", "None", "'unsafe-none'", "'bogus'", "''", "'same-origin-allow-popups'"],
    "SECURE_CSP": ["{}", "{'default-src': [\"'self'\"]}", "\"default-src 'self'\"", "None", "[]",
                   "{'script-src': [\"'self'\", '<CSP_NONCE_SENTINEL>']}"],
    "SECURE_CSP_REPORT_ONLY": ["{}", "None", "'x'", "{'script-src': '<CSP_NONCE_SENTINEL>'}"],
    "DEFAULT_HASHING_ALGORITHM": ["'sha1'", "'sha256'", "'md5'", "None"],
    "CSRF_FAILURE_VIEW": ["'django.views.csrf.csrf_failure'", "'csrf_failure'", "''", "__package__ + '.views.bare'",
                          "'{module}.views.bare'", "'{module}.views.named'", "'{module}.views.more'", "'{module}.views.any_of'",
                          "'{module}.views.nothing'", "'{module}.views.keyword'", "'{module}.views.swapped'",
                          "'{module}.views.bound'", "'{module}.views.Late'"],
    "TEMPLATES": ["[]", "[{'BACKEND': 'django.template.backends.django.DjangoTemplates', 'OPTIONS': {}}]",
                  "[{'BACKEND': 'django.template.backends.django.DjangoTemplates', 'OPTIONS': {'context_processors': "
                  "['django.template.context_processors.csp']}}]"],
}


VIEWS = """
def bare(request):
    pass


def named(request, reason=""):
    pass


def more(request, reason, template):
    pass


def any_of(*everything, **named):
    pass


def nothing():
    pass


def keyword(request, *, reason):
    pass


def swapped(reason, request=None):
    pass


def made(request):
    pass


bound = named
Late = made
"""


class Maker:
    """One settings module, and the environment that it is started with."""

    def __init__(self, rng):
        self.rng = rng
        self.env = {}
        self.base = []
        self.top = []

    def fallbacks(self):
        keys = [repr(self.rng.choice(KEYS)) for _ in range(self.rng.choice([0, 1, 1, 2, 3]))]
        return self.rng.choice(["[%s]", "(%s)" if len(keys) != 1 else "(%s,)"]) % ", ".join(keys)

    def middleware(self):
        chosen = [one for one in MIDDLEWARE if self.rng.random() < 0.8]
        if self.rng.random() < 0.4:
            self.rng.shuffle(chosen)
        if self.rng.random() < 0.15:
            chosen.append("django.middleware.csp.ContentSecurityPolicyMiddleware")
        form = self.rng.random()
        lines = ["    %r," % one for one in chosen]
        if form < 0.6:
            return ["MIDDLEWARE = ["] + lines + ["]"]
        if form < 0.75:
            return ["MIDDLEWARE = ("] + lines + [")"]
        if form < 0.9:
            return ["MIDDLEWARE = []", "MIDDLEWARE += ["] + lines + ["]"]
        return ["MIDDLEWARE = ["] + lines + ["]", "MIDDLEWARE.insert(0, %r)" % self.rng.choice(MIDDLEWARE),
                "MIDDLEWARE = [one for one in MIDDLEWARE if one != %r]" % self.rng.choice(MIDDLEWARE)]

    def read(self, name):
        """An expression that reads a variable which the Dockerfile sets."""
        variable = "SHOP_" + name
        text = self.rng.choice(["1", "0", "True", "false", "on"])
        self.env[variable] = text
        return self.rng.choice([
            "os.environ.get(%r) == '1'" % variable,
            "os.environ[%r].lower() in ('1', 'true', 'on')" % variable,
            "bool(int(os.environ.get(%r, '0') == '1'))" % variable,
            "os.getenv(%r, 'False') == 'True'" % variable,
            "os.environ.get(%r)" % variable,
        ])

    def key(self):
        if self.rng.random() < 0.2:
            self.env["SHOP_KEY"] = self.rng.choice([key for key in KEYS if key.isascii() and key and " " not in key])
            return "os.environ['SHOP_KEY']"
        return repr(self.rng.choice(KEYS))

    def lines(self):
        yield "DEBUG = " + self.rng.choice(VALUES["DEBUG"])
        if self.rng.random() < 0.95:
            yield "SECRET_KEY = " + self.key()
        if self.rng.random() < 0.3:
            yield "SECRET_KEY_FALLBACKS = " + self.fallbacks()
        yield "INSTALLED_APPS = %r" % (self.rng.choice(APPS),)
        yield "\n".join(self.middleware())
        for name, values in VALUES.items():
            if name == "DEBUG" or self.rng.random() < 0.35:
                continue
            reads = name.endswith(("SECURE", "HTTPONLY", "REDIRECT", "PRELOAD", "SUBDOMAINS")) and self.rng.random() < 0.2
            line = "%s = %s" % (name, self.read(name) if reads else self.rng.choice(values))
            if self.rng.random() < 0.1:
                line = "if not DEBUG:\n    " + line
            yield line

    def make(self):
        lines = list(self.lines())
        if self.rng.random() < 0.3:
            cut = self.rng.randrange(1, len(lines))
            again = [line for line in self.lines() if self.rng.random() < 0.15 and "\n" not in line]
            return ["import os", ""] + lines, ["import os", "", "from .base import *", ""] + lines[cut:cut + 3] + again
        return [], ["import os", ""] + lines


def write(folder, index, rng, version):
    """Writes one project; gives its name and its environment."""
    name = "p%03d" % index
    module = "shop%03d" % index
    root = os.path.join(folder, name)
    maker = Maker(rng)
    base, top = maker.make()
    choose = "import os\n\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', '%s.settings')\n" % module
    files = {
        "manage.py": choose + "\nif __name__ == '__main__':\n    import sys\n\n"
                     "    from django.core.management import execute_from_command_line\n\n    execute_from_command_line(sys.argv)\n",
        module + "/__init__.py": "",
        module + "/wsgi.py": choose + "\nfrom django.core.wsgi import get_wsgi_application\n\napplication = get_wsgi_application()\n",
        module + "/settings.py": "\n".join(top).replace("{module}", module) + "\n",
        module + "/views.py": VIEWS,
        "requirements.txt": "Django==%s\n" % version,
        "Dockerfile": "FROM python:3.11\n" + "".join("ENV %s=%s\n" % (key, shlex.quote(value)) for key, value in sorted(maker.env.items()))
                      + 'CMD ["gunicorn", "%s.wsgi"]\n' % module,
    }
    if base:
        files[module + "/base.py"] = "\n".join(base).replace("{module}", module) + "\n"
    for path, text in files.items():
        os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
        with open(os.path.join(root, path), "w", encoding="utf-8") as file:
            file.write(text)
    return name, module + ".settings", maker.env


RUNNER = r'''
import json, os, re, sys, warnings
warnings.simplefilter("ignore")
import django
from django.core.management import execute_from_command_line
import django.core.checks.security.base, django.core.checks.security.csrf, django.core.checks.security.sessions
jobs = json.load(sys.stdin)
for root, module, env in jobs:
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        os.dup2(write, 2)
        os.dup2(write, 1)
        os.chdir(root)
        sys.path.insert(0, root)
        os.environ.clear()
        os.environ.update(env)
        os.environ["DJANGO_SETTINGS_MODULE"] = module
        try:
            execute_from_command_line(["manage.py", "check", "--deploy", "--tag", "security", "--no-color"])
        except BaseException as error:
            if not isinstance(error, SystemExit):
                os.write(2, ("RAISED %s: %s" % (type(error).__name__, error)).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        text = pipe.read().decode("utf-8", "replace")
    os.waitpid(child, 0)
    raised = re.search(r"RAISED .*", text)
    print(json.dumps([root, sorted(set(re.findall(r"security\.([WE]\d{3})", text))), raised.group(0) if raised else ""]), flush=True)
'''


def run_django(django, jobs, python=sys.executable):
    # Compiled once, and not beside the sources: without that, every process compiles Django anew.
    env = {**os.environ, "PYTHONPATH": django, "PYTHONPYCACHEPREFIX": os.path.join(tempfile.gettempdir(), "check-oracle-pycache")}
    done = subprocess.run([python, "-c", RUNNER], input=json.dumps(jobs), env=env, text=True, capture_output=True)
    found = {}
    for line in done.stdout.splitlines():
        root, ids, raised = json.loads(line)
        found[root] = ids if not raised else raised
    if len(found) != len(jobs):
        raise SystemExit("django stopped after %d of %d projects: %s" % (len(found), len(jobs), done.stderr[-500:]))
    return found


def mapping():
    """Rule to check, as the pages say."""
    found = {}
    for page in glob.glob(os.path.join(PAGES, "UDB*.md")):
        with open(page, encoding="utf-8") as file:
            match = re.search(r"Django calls it `security\.([WE]\d{3})`", file.read())
        if match:
            found[os.path.basename(page)[:-3]] = match.group(1)
    return found


def scan(undebug, folder):
    done = subprocess.run(shlex.split(undebug) + ["scan", folder, "--format", "json", "--exit-zero"], text=True, capture_output=True)
    if not done.stdout:
        raise SystemExit("undebug said nothing: " + done.stderr[-500:])
    return json.loads(done.stdout)


def ours(report, checks):
    """The ids by project folder."""
    found = collections.defaultdict(set)
    for finding in report["findings"]:
        if finding["rule"] in checks:
            found[finding["path"].split("/")[0]].add(checks[finding["rule"]])
    for verdict in report["verdicts"]:
        if verdict["production"] and verdict["debug"]["verdict"] == "on":
            found[verdict["path"].split("/")[0]].add("W018")
    return found


def series(django):
    with open(os.path.join(django, "django", "__init__.py"), encoding="utf-8") as file:
        return ".".join(re.search(r"VERSION = \((\d+), (\d+), (\d+)", file.read()).groups())


def judged(options):
    """Generated projects for each Django: its version, their folder, and of each project the ids, or why it raised."""
    for django in options.django:
        django, _, python = django.partition("@")
        version = series(django)
        rng = random.Random(options.seed)
        with tempfile.TemporaryDirectory() as folder:
            jobs = []
            for index in range(options.count):
                name, module, env = write(folder, index, rng, version)
                jobs.append((os.path.join(folder, name), module, env))
            theirs = run_django(django, jobs, python or sys.executable)
            yield version, folder, [(root, theirs[root]) for root, _, _ in jobs]


def generated(options):
    checks = mapping()
    wrong = 0
    for version, folder, projects in judged(options):
        report = ours(scan(options.undebug, folder), checks)
        counts = collections.Counter()
        equal = compared = raised = 0
        for root, want in projects:
            if isinstance(want, str):
                raised += 1
                print("  left out", os.path.basename(root), want)
                continue
            compared += 1
            have = sorted(report[os.path.basename(root)])
            counts.update(want)
            if have == want:
                equal += 1
                continue
            wrong += 1
            print("  differs %s: only Django %s, only undebug %s" % (
                os.path.basename(root), sorted(set(want) - set(have)), sorted(set(have) - set(want))))
            if options.keep:
                os.makedirs(options.keep, exist_ok=True)
                subprocess.run(["cp", "-r", root, os.path.join(options.keep, version + "-" + os.path.basename(root))])
        print("Django %s: %d of %d settings modules agree (%d raised); ids seen: %s" % (
            version, equal, compared, raised, " ".join("%s×%d" % pair for pair in sorted(counts.items()))))
    return 1 if wrong else 0


CHECKS = r'''
def run(env):
    sys.path[:] = job["path"] + sys.path
    sys.meta_path.append(Finder())
    os.environ.clear(); os.environ.update(env)
    sys.argv = ["gunicorn"]
    os.chdir(job["path"][0])
    try:
        from django.conf import settings
        if "DJANGO_CONFIGURATION" in env:
            # Which class of the module counts is for that library to say.
            from configurations import importer
            importer.install()
            settings.SECRET_KEY
        else:
            module = importlib.import_module(job["module"])
            settings.configure(**{name: getattr(module, name) for name in dir(module) if name.isupper()})
        from django.core.checks import run_checks
        import django.core.checks.security.base, django.core.checks.security.csrf, django.core.checks.security.sessions
        found = run_checks(tags=["security"], include_deployment_checks=True)
        return {"ids": sorted({one.id.split(".")[1] for one in found if one.id.startswith("security.")})}
    except Decided as error:
        return {"why": "decided by a stub: %s" % error}
    except BaseException as error:
        return {"why": "%s: %s" % (type(error).__name__, str(error)[:200])}
'''

KEPT = (".py", ".md", ".txt", ".toml", ".cfg", ".lock", ".in", ".ini", ".json", ".yml", ".yaml", ".env")
LEFT = re.compile(r"(?i)^(\.git|\.github|node_modules|.*compose.*\.ya?ml|.*\.tox)$")


def copied(folder, target):
    """The files that settings may read, without those that start anything."""
    for base, folders, files in os.walk(folder):
        folders[:] = [one for one in folders if not LEFT.match(one)]
        for name in files:
            path = os.path.join(base, name)
            if name.endswith(KEPT) and not LEFT.match(name) and not os.path.islink(path) and os.path.getsize(path) < 1_000_000:
                to = os.path.join(target, os.path.relpath(path, folder))
                os.makedirs(os.path.dirname(to), exist_ok=True)
                shutil.copyfile(path, to)


def nearest(asked, wanted):
    """The Django of a series, else of the next newer one."""
    def order(name):
        return [int(part) for part in name.split(".")]
    newer = sorted((name for name in asked if order(name) >= order(wanted)), key=order)
    return asked[newer[0]] if newer else None


def real(options):
    checks = mapping()
    asked = {}
    for django in options.django:
        django, _, python = django.partition("@")
        asked[".".join(series(django).split(".")[:2])] = (django, python or sys.executable)
    before, after = settings_oracle.CHILD.split("def run(env):")
    child = before + CHECKS + "\nsys.path[:] = job" + after.split("\nsys.path[:] = job", 1)[1]
    child = child.replace("import django, logging.config", "import django, django.conf, logging.config")
    agree = compared = 0
    for repo, folder, module, _, required in settings_oracle.jobs(options.truth, options.corpus, options.rest[0] if options.rest else None):
        with tempfile.TemporaryDirectory() as target:
            copied(folder, target)
            roots = settings_oracle.roots_of(target, module)
            if not roots:
                print("left out  %s %s: not found" % (repo, module))
                continue
            env = {**required, "DJANGO_SETTINGS_MODULE": module, **dict(one.split("=", 1) for one in options.set)}
            with open(os.path.join(roots[0], "Dockerfile"), "w", encoding="utf-8") as file:
                file.write("FROM python:3.11\n")
                file.writelines("ENV %s=%s\n" % (key, shlex.quote(value)) for key, value in sorted(env.items()))
                file.write('CMD ["gunicorn", "undebug.wsgi"]\n')
            name = os.path.relpath(os.path.join(roots[0], "Dockerfile"), target)
            report = scan(options.undebug, target)
            mine = [one for one in report["verdicts"] if one["deployment"] == name]
            if not mine or not mine[0]["settings_module"]:
                print("left out  %s %s: undebug does not see what the Dockerfile starts" % (repo, module))
                continue
            debug = mine[0]["debug"]
            django = nearest(asked, debug["assumed"]["django"])
            if not django:
                print("left out  %s %s: on Django %s" % (repo, module, debug["assumed"]["django"]))
                continue
            have = {checks[one["rule"]] for one in report["findings"] if one["rule"] in checks and name in one["deployments"]}
            have |= {"W018"} if debug["verdict"] == "on" else set()
            job = {"path": roots, "module": module, "libraries": [django[0]] + (options.libraries or "").split(":"),
                   "environments": [env]}
            done = subprocess.run([django[1], "-c", child], input=json.dumps(job), text=True, capture_output=True,
                                  env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
            theirs = json.loads(done.stdout or json.dumps({"why": done.stderr[-200:]}))
            if "ids" not in theirs:
                print("left out  %s %s: %s" % (repo, module, theirs.get("why")))
                continue
            compared += 1
            want = set(theirs["ids"])
            agree += want == have
            print("%s  %s %s on Django %s, DEBUG %s: %s%s" % (
                "agrees  " if want == have else "differs ", repo, module, debug["assumed"]["django"], debug["verdict"], " ".join(sorted(want & have)),
                "" if want == have else "; only Django %s; only undebug %s" % (sorted(want - have), sorted(have - want))))
    print("%d of %d real settings modules agree" % (agree, compared))
    return 0


def slice_of(options):
    with open(options.rest[0], "w", encoding="utf-8") as file:
        for version, _, projects in judged(options):
            for root, ids in projects:
                if isinstance(ids, str):
                    continue
                file.write("=== %s %s: %s\n" % (version, os.path.basename(root), " ".join(ids)))
                for path in sorted(glob.glob(os.path.join(root, "**"), recursive=True)):
                    if os.path.isfile(path):
                        with open(path, encoding="utf-8") as text:
                            file.write("--- %s\n%s" % (os.path.relpath(path, root), text.read()))
    return 0


def main():
    sys.stdout.reconfigure(line_buffering=True)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["generated", "real", "slice"])
    parser.add_argument("rest", nargs="*")
    parser.add_argument("--undebug", default="./undebug")
    parser.add_argument("--django", action="append", default=[])
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--truth")
    parser.add_argument("--corpus")
    parser.add_argument("--libraries")
    parser.add_argument("--set", action="append", default=[], help="NAME=VALUE, for `real`: what the table does not know to be required")
    parser.add_argument("--keep", help="where projects that differ are kept")
    options = parser.parse_intermixed_args()
    if options.what == "real":
        return real(options)
    if options.what == "slice":
        return slice_of(options)
    return generated(options)


if __name__ == "__main__":
    sys.exit(main())
