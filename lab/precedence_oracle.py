#!/usr/bin/env python3
"""Compares what deployments' readers make of environments with the programs that really read them.

    precedence_oracle.py --dump "java -cp CLASSES dev.undebug.deploy.EnvironmentDump"
                         [--settings-dump "java -cp CLASSES dev.undebug.settings.SettingsDump"]
                         [--cases N] [--seed S] [--keep FOLDER] [--only KIND]

Makes N random folders for each of: `docker-compose config` (env_file, environment, .env,
interpolation, override files), gunicorn (raw_env of files and options), python-dotenv (as uvicorn's
--env-file), systemd (Environment, EnvironmentFile, UnsetEnvironment, drop-ins; its user manager is
started in namespaces of its own, which needs root), uWSGI (env, placeholders, options), and with
--settings-dump django-environ and python-decouple (the .env that settings read). The programs come
from Debian packages, unpacked privately into the lab's cache, or are those of --packages FOLDER;
systemd is the machine's own. Prints right, wrong and free (where the readers leave a variable to
somebody else), and every disagreement. A seed reproduces a run.
"""
import argparse
import base64
import collections
import glob
import json
import os
import random
import re
import shlex
import subprocess
import sys
import tempfile

from kit import managers

PACKAGES = ["docker-compose", "python3-attr", "python3-certifi", "python3-chardet",
            "python3-charset-normalizer", "python3-distro", "python3-docker", "python3-dockerpty",
            "python3-docopt", "python3-dotenv", "python3-gunicorn", "python3-idna",
            "python3-jsonschema", "python3-packaging", "python3-paramiko", "python3-pkg-resources",
            "python3-pyrsistent", "python3-requests", "python3-six", "python3-texttable",
            "python3-urllib3", "python3-websocket", "python3-yaml", "python3-django-environ",
            "python3-decouple", "uwsgi-core", "libyajl2", "libzmq5", "libpcre3", "libxml2", "libyaml-0-2",
            "libnorm1", "libpgm-5.3-0", "libsodium23", "libicu72", "libgssapi-krb5-2", "libbsd0", "libmd0"]
NAMES = ["DEBUG", "MODE", "LEVEL", "HOSTS", "KEY"]
PLAIN = ["", "0", "1", "True", "false", "off", "a b", "a=b", "x#y", "x #y", "'q'", '"q"', '"a b" # c',
         "'a $MODE'", "${MODE}", "$MODE", "${LEVEL:-dflt}", "${NONE:-dflt}", "${NONE-dflt}",
         "${EMPTY:-dflt}", "${EMPTY-dflt}", "pre${MODE}post", "a\\nb", '"a\\nb"', "  lead", "trail  ",
         "\u00fcber", "*", "yes", "null", "~", "1e3", "0x10", "007"]
PROJECT = {
    "manage.py": 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
    "shop/__init__.py": "",
    "shop/settings.py": "DEBUG = False\n",
    "shop/wsgi.py": 'import os\nfrom django.core.wsgi import get_wsgi_application\n'
                    'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n'
                    'application = get_wsgi_application()\n',
    "Dockerfile": "FROM python:3.12\nCOPY . .\nCMD gunicorn shop.wsgi\n",
}
# docker-compose 1 reads env files with python-dotenv, compose 2 with a reader of its own: in these they
# differ, and the readers follow compose 2.
SAME_IN_BOTH = [value for value in PLAIN if "$" not in value]
GUNICORN = r"""
import json, os, sys
from gunicorn.app.wsgiapp import WSGIApplication
sys.argv = ["gunicorn"] + sys.argv[1:]
before = dict(os.environ)
app = WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]", prog="gunicorn")
print(json.dumps({**before, **app.cfg.env}))
"""
DOTENV = r"""
import json, os, sys
import dotenv
dotenv.load_dotenv(sys.argv[1])
print(json.dumps(dict(os.environ)))
"""


def packages(folder):
    """The packages' root; unpacked once."""
    if not os.path.exists(os.path.join(folder, "usr/bin/uwsgi-core")):
        os.makedirs(folder, exist_ok=True)
        with tempfile.TemporaryDirectory() as work:
            subprocess.run(["apt-get", "download", "-q"] + PACKAGES, cwd=work, check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for package in glob.glob(os.path.join(work, "*.deb")):
                subprocess.run(["dpkg", "-x", package, folder], check=True)
    return folder


class Tools:
    def __init__(self, root):
        self.root = root
        self.systemd = managers.Systemd()
        self.env = {"PATH": "/usr/bin:/bin", "PYTHONPATH": os.path.join(root, "usr/lib/python3/dist-packages"),
                    "LANG": "C.UTF-8"}

    def python(self, code, folder, env, *args):
        done = subprocess.run(["/usr/bin/python3", "-c", code, *args], cwd=folder, env={**self.env, **env},
                              capture_output=True, text=True, check=False)
        return json.loads(done.stdout) if done.returncode == 0 else None

    def compose(self, folder, files):
        command = ["/usr/bin/python3", os.path.join(self.root, "usr/bin/docker-compose")]
        for file in files:
            command += ["-f", file]
        done = subprocess.run(command + ["config"], cwd=folder, env=self.env, capture_output=True,
                              text=True, check=False)
        if done.returncode != 0:
            return None
        sys.path.insert(0, self.env["PYTHONPATH"])
        import yaml  # noqa: the packages' own
        found = yaml.safe_load(done.stdout)["services"]["web"].get("environment", {})
        return {name: None if value is None else str(value).replace("$$", "$")
                for name, value in found.items()}


def write(folder, files):
    for path, text in {**PROJECT, **files}.items():
        place = os.path.join(folder, path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w", encoding="utf-8") as file:
            file.write(text)


def env_file(pick, values=PLAIN):
    lines = []
    for name in pick.sample(NAMES, pick.randint(0, 4)):
        kind = pick.random()
        lines.append(name if kind < 0.05 else "# " + name + "=1" if kind < 0.1
                     else name + "=" + pick.choice(values))
    return "".join(line + "\n" for line in lines)


def quoted(pick, text):
    return json.dumps(text, ensure_ascii=False) if pick.random() < 0.8 or text.strip() != text or not text.isalnum() \
        else text


def environment(pick, indent):
    names = pick.sample(NAMES, pick.randint(0, 3))
    if not names:
        return ""
    lines = []
    is_list = pick.random() < 0.4
    for name in names:
        value = pick.choice(PLAIN)
        if is_list:
            lines.append("- " + json.dumps("%s=%s" % (name, value), ensure_ascii=False))
        else:
            lines.append("%s: %s" % (name, quoted(pick, value)))
    pad = " " * indent
    return pad + "environment:\n" + "".join(pad + "  " + line + "\n" for line in lines)


def compose_case(pick, tools, folder):
    # A name without a value in .env is `None` for docker-compose 1, and the shell's for compose 2.
    files = {".env": re.sub("(?m)^[A-Z]+\n", "", env_file(pick, SAME_IN_BOTH + ["${MODE}", "pre${MODE}post"]))
             if pick.random() < 0.7 else "",
             "a.env": env_file(pick, SAME_IN_BOTH), "b.env": env_file(pick, SAME_IN_BOTH)}
    body = "services:\n  web:\n    build: .\n"
    if pick.random() < 0.7:
        body += "    env_file: [%s]\n" % pick.choice(["a.env", "a.env, b.env", "b.env, a.env"])
    files["docker-compose.yml"] = body + environment(pick, 4)
    over = environment(pick, 4)
    deployment = "docker-compose.yml#web"
    chain = ["docker-compose.yml"]
    if over:
        files["docker-compose.override.yml"] = "services:\n  web:\n" + over
        deployment = "docker-compose.override.yml#web"
        chain.append("docker-compose.override.yml")
    write(folder, files)
    return deployment, tools.compose(folder, chain)


def gunicorn_case(pick, tools, folder):
    image = {name: pick.choice(["image", "0", ""]) for name in pick.sample(NAMES, 2)}
    lines = ["import os\n"]
    if pick.random() < 0.8:
        pairs = []
        for name in pick.sample(NAMES, pick.randint(1, 3)):
            kind = pick.random()
            if kind < 0.6:
                pairs.append(repr("%s=%s" % (name, pick.choice(PLAIN))))
            elif kind < 0.8:
                pairs.append('"%s=" + os.environ.get(%r, "none")' % (name, pick.choice(NAMES)))
            else:
                pairs.append('f"%s={os.environ.get(%r)}"' % (name, pick.choice(NAMES)))
        lines.append("raw_env = [%s]\n" % ", ".join(pairs))
        if pick.random() < 0.3:
            lines.append('if os.environ.get("MODE"):\n    raw_env.append("KEY=appended")\n')
    options = []
    if pick.random() < 0.4:
        for name in pick.sample(NAMES, pick.randint(1, 2)):
            options += ["--env", "%s=%s" % (name, pick.choice(["option", "0", ""]))]
    write(folder, {
        "gunicorn.conf.py": "".join(lines),
        "Dockerfile": "FROM python:3.12\nWORKDIR /app\nCOPY . .\n"
                      + "".join("ENV %s=%s\n" % (name, json.dumps(value)) for name, value in image.items())
                      + "CMD %s\n" % json.dumps(["gunicorn"] + options + ["shop.wsgi"])})
    return "Dockerfile", tools.python(GUNICORN, folder, image, *options, "shop.wsgi")


def dotenv_case(pick, tools, folder):
    image = {name: pick.choice(["image", "0", ""]) for name in pick.sample(NAMES, 1)}
    write(folder, {
        "app.env": env_file(pick) + (("export " + env_file(pick)) if pick.random() < 0.2 else ""),
        "Dockerfile": "FROM python:3.12\nWORKDIR /app\nCOPY . .\n"
                      + "".join("ENV %s=%s\n" % (name, json.dumps(value)) for name, value in image.items())
                      + 'CMD ["uvicorn", "--env-file", "app.env", "shop.wsgi:application"]\n'})
    return "Dockerfile", tools.python(DOTENV, folder, image, os.path.join(folder, "app.env"))


def unit_line(pick):
    """One Environment= line of a unit, with what systemd makes of quotes and of per cent signs."""
    words = []
    for name in pick.sample(NAMES, pick.randint(1, 2)):
        value = pick.choice(["", "0", "1", "True", "a=b", "x#y", "$MODE", "${MODE}", "100%%", "a;b", "\u00fcber"])
        word = "%s=%s" % (name, value)
        words.append(pick.choice([word, '"%s"' % word, "'%s'" % word, '"%s two"' % word, '%s="%s"' % (name, value)]))
    return "Environment=" + " ".join(words) + "\n"


def unit_part(pick):
    lines = [unit_line(pick) for _ in range(pick.randint(0, 3))]
    for file in pick.sample(["app.env", "other.env", "none.env"], pick.randint(0, 2)):
        lines.append("EnvironmentFile=%s/srv/shop/%s\n" % ("-" if file == "none.env" or pick.random() < 0.3 else "", file))
    if pick.random() < 0.15:
        lines.append("UnsetEnvironment=%s\n" % pick.choice(NAMES))
    if pick.random() < 0.1:
        lines.append(pick.choice(["Environment=\n", "EnvironmentFile=\n"]))
    pick.shuffle(lines)
    return "".join(lines)


def systemd_case(pick, tools, folder):
    lines = PLAIN + ["a \\\n  b", "a\\tb", '"a\\\nb"', '"a" b', "a'b c'd", '"a\\$b"', "\\$x", '"two\nlines"']
    write(folder, {
        "shop.service": "[Service]\nWorkingDirectory=/srv/shop\nExecStart=/usr/bin/gunicorn shop.wsgi\n" + unit_part(pick),
        "shop.service.d/a.conf": "[Service]\n" + unit_part(pick) if pick.random() < 0.5 else "",
        "app.env": env_file(pick, lines), "other.env": env_file(pick, lines)})
    return "shop.service", tools.systemd.environment(folder, "shop.service")


def uwsgi_case(pick, tools, folder):
    image = {name: pick.choice(["image", "0", ""]) for name in pick.sample(NAMES, 2)}
    lines = ["[uwsgi]\n", "project = shop\n", "module = %(project).wsgi\n"]
    values = ["", "0", "1", "a b", "a=b", "x#y", "x ;y", '"q"', "$(MODE)", "pre$(LEVEL)post", "$(NONE)", "%(project)",
              "%(none)", "%(chain)-%(project)", "100%%", "a%%b", "$MODE", "%n", "\u00fcber", "$(MODE", "%(project"]
    for _ in range(pick.randint(1, 5)):
        kind = pick.random()
        if kind < 0.75:
            lines.append("env%s=%s%s=%s\n" % (pick.choice(["", " "]), pick.choice(["", " "]), pick.choice(NAMES), pick.choice(values)))
        elif kind < 0.85:
            lines.append("chain = %s\n" % pick.choice(["one", "%(project)two", "$(MODE)"]))
        else:
            lines.append("if-env = %s\nenv = %s=%s\nendif =\n" % (pick.choice(NAMES), pick.choice(NAMES), pick.choice(["if", "%(_)"])))
    options = ["uwsgi", "--ini", "app.ini"]
    if pick.random() < 0.4:
        options += ["--env", "%s=%s" % (pick.choice(NAMES), pick.choice(["option", "0", ""]))]
    write(folder, {
        "app.ini": "".join(lines),
        "Dockerfile": "FROM python:3.12\nWORKDIR /app\nCOPY . .\n"
                      + "".join("ENV %s=%s\n" % (name, json.dumps(value)) for name, value in image.items())
                      + "CMD %s\n" % json.dumps(options)})
    return "Dockerfile", managers.uwsgi(tools.root, folder, image, options[1:])


CASES = {"compose": compose_case, "gunicorn": gunicorn_case, "dotenv": dotenv_case, "systemd": systemd_case,
         "uwsgi": uwsgi_case}
READERS = {
    "environ": ("import environ\nfrom pathlib import Path\nenv = environ.Env()\n"
                "environ.Env.read_env(str(Path(__file__).resolve().parent / '.env'))\n", "env(%r, default=None)"),
    "decouple": ("from decouple import config\n", "config(%r, default=None)")}
VALUES = r"""
import importlib, json, sys
sys.path.insert(0, ".")
module = importlib.import_module(sys.argv[1])
print(json.dumps({name[2:]: getattr(module, name) for name in dir(module) if name.startswith("X_")}))
"""


def settings_cases(kind, args, tools, work):
    """Settings that read the .env beside them: their values, and what the evaluator makes of them."""
    lines, read = READERS[kind]
    root = os.path.join(work, kind)
    asked = []
    for number in range(args.cases):
        pick = random.Random("%s %d %d" % (kind, args.seed, number))
        real = {name: pick.choice(["real", "0", ""]) for name in pick.sample(NAMES, pick.randint(0, 2))}
        folder = os.path.join(root, "shop%d" % number)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, ".env"), "w", encoding="utf-8") as file:
            file.write(env_file(pick) + ("export " + env_file(pick) if pick.random() < 0.2 else ""))
        with open(os.path.join(folder, "settings.py"), "w", encoding="utf-8") as file:
            file.write(lines + "".join("X_%s = %s\n" % (name, read % name) for name in NAMES))
        with open(os.path.join(folder, "__init__.py"), "w", encoding="utf-8"):
            pass
        asked.append(("shop%d.settings" % number, real, tools.python(VALUES, root, real, "shop%d.settings" % number)))
    versions = "django-environ=0.4.4 python-decouple=3.6"
    text = "".join("%s\tenv\t%s\t%s\n" % (module, "\1".join("%s=%s" % pair for pair in real.items()), versions)
                   for module, real, _ in asked)
    done = subprocess.run(shlex.split(args.settings_dump) + [root], input=text, capture_output=True, text=True, check=True)
    counts = collections.Counter()
    for (module, _, expected), line in zip(asked, done.stdout.splitlines()):
        answer = json.loads(line)
        if expected is None:
            counts["refused" if answer["failures"] else "wrong"] += 1
            continue
        for name in NAMES:
            cases = answer["names"].get("X_" + name, [])
            ours = cases[0].get("value", "?") if len(cases) == 1 and "value" in cases[0] else "?"
            word = "free" if ours == "?" else "right" if ours == expected[name] else "wrong"
            counts[word] += 1
            if word == "wrong":
                print("%s/%s: %s is %r, and %r for the evaluator" % (root, module, name, expected[name], ours))
    return counts


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--dump", required=True)
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep")
    parser.add_argument("--settings-dump")
    parser.add_argument("--only", choices=sorted(CASES) + sorted(READERS))
    parser.add_argument("--packages")
    args = parser.parse_args()
    cache = os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))
    tools = Tools(packages(args.packages or os.path.join(cache, "undebug", "lab", "precedence")))
    dump = subprocess.Popen(shlex.split(args.dump), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    work = args.keep or tempfile.mkdtemp()
    counts = collections.defaultdict(collections.Counter)
    kinds = [kind for kind in [*CASES, *READERS] if args.only in (None, kind)]
    if tools.systemd.cgroup is None and "systemd" in kinds:
        kinds.remove("systemd")
        print("systemd is left out: it needs root, systemd and a cgroup2 hierarchy")
    for kind in kinds:
        if kind in READERS:
            if args.settings_dump:
                counts[kind] = settings_cases(kind, args, tools, work)
            continue
        for number in range(args.cases):
            pick = random.Random("%s %d %d" % (kind, args.seed, number))
            folder = os.path.join(work, "%s-%d" % (kind, number))
            deployment, expected = CASES[kind](pick, tools, folder)
            dump.stdin.write(folder + "\n")
            dump.stdin.flush()
            ours = {}
            for line in iter(dump.stdout.readline, "\n"):
                name, variable, state, text = line.rstrip("\n").split("\t")
                if name == deployment:
                    ours[variable] = (state, base64.b64decode(text).decode() if state == "set" else None)
            if expected is None:
                counts[kind]["refused"] += 1
                continue
            for variable in NAMES:
                state, text = ours.get(variable, ("unset", None))
                real = expected.get(variable)
                word = "free" if state == "free" else "right" if text == real else "wrong"
                counts[kind][word] += 1
                if word == "wrong":
                    print("%s: %s is %r, and %r for the readers" % (folder, variable, real, text))
    tools.systemd.close()
    for kind, count in counts.items():
        print(kind, ", ".join("%s %d" % item for item in sorted(count.items())))
    return 1 if any(count["wrong"] for count in counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
