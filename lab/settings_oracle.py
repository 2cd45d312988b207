#!/usr/bin/env python3
"""Compares `undebug settings` with CPython and real Django on the settings of real repositories.

    settings_oracle.py --truth TRUTH.tsv --corpus FOLDER --commands "java -cp CP dev.undebug.bench.CommandLines"
                       --libraries PATH[:PATH...] [--python PY] [--only OWNER/NAME] [--every]

TRUTH.tsv names repositories (column repo), and in column executed_under_cpython the settings modules,
the variable that DEBUG reads and the variables that they require. FOLDER/owner__name is the tree of
each. PATHs hold Django and reader libraries; the program under test is told their versions, so that both
run the same.

Each module is run for real once for each of 16 values of each variable that DEBUG reads, in a process
of its own, with nothing in its environment but those and the required ones. Absent third-party
packages are stubs:

* a module is stubbed when its top-level package is neither in the tree nor in the libraries, unless
  its name says that each machine has its own (it contains local, settings or secret);
* attributes, calls, items and arithmetic of a stub give stubs; iterating gives one stub;
* django-configurations, when it is among the libraries, is installed as wsgi.py does it, with the class
  that the row names in DJANGO_CONFIGURATION;
* whatever would decide by a stub (its truth, a comparison, its text) ends the run as "decided by a
  stub", which is counted apart.

Prints right, wrong and unknown for DEBUG (on, off, fails) and for each setting, and every wrong one.
With --every, the conditions over every environment are evaluated by conditions.py as well.
"""
import argparse
import collections
import importlib.metadata
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

import conditions

TEXTS = [None, "", "0", "1", "2", "True", "true", "TRUE", "t", "False", "false", "on", "yes", "off", "no", "xyz"]
NAMES = """DEBUG SECRET_KEY ALLOWED_HOSTS MIDDLEWARE INSTALLED_APPS DATABASES TEMPLATES
SECURE_BROWSER_XSS_FILTER SECURE_CONTENT_TYPE_NOSNIFF SECURE_CROSS_ORIGIN_OPENER_POLICY SECURE_HSTS_INCLUDE_SUBDOMAINS
SECURE_HSTS_PRELOAD SECURE_HSTS_SECONDS SECURE_PROXY_SSL_HEADER SECURE_REDIRECT_EXEMPT SECURE_REFERRER_POLICY
SECURE_SSL_HOST SECURE_SSL_REDIRECT SESSION_COOKIE_SECURE SESSION_COOKIE_HTTPONLY SESSION_COOKIE_SAMESITE
SESSION_ENGINE CSRF_COOKIE_SECURE CSRF_COOKIE_HTTPONLY CSRF_TRUSTED_ORIGINS X_FRAME_OPTIONS USE_X_FORWARDED_HOST
AUTH_PASSWORD_VALIDATORS DEBUG_PROPAGATE_EXCEPTIONS ADMINS ROOT_URLCONF INTERNAL_IPS STATIC_URL""".split()

CHILD = r'''
import sys
sys.path[:] = [path for path in sys.path if path]
import importlib, importlib.abc, importlib.machinery, json, os, pathlib, types
job = json.load(sys.stdin)

class Decided(BaseException):
    pass

class Stub:
    def __init__(self, name="stub"): object.__setattr__(self, "_name", name)
    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"): raise AttributeError(name)
        return Stub(self._name + "." + name)
    def __call__(self, *a, **k): return Stub(self._name + "()")
    def __getitem__(self, k): return Stub(self._name + "[]")
    def __iter__(self):
        # Whoever unpacks it fails.
        Stub.asked = True
        yield Stub(self._name + "[]")
    def __enter__(self): return self
    def __exit__(self, *a): return False
    def _decides(self, *a): raise Decided(self._name)
    __bool__ = __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __contains__ = __int__ = \
        __instancecheck__ = __subclasscheck__ = __float__ = __str__ = __format__ = __index__ = __fspath__ = _decides
    def __len__(self):
        # list() asks too, and goes on without an answer.
        Stub.asked = True
        raise TypeError("a stub has no length")
    asked = False
    def _more(self, *a): return Stub(self._name)
    __add__ = __radd__ = __or__ = __ror__ = __and__ = __sub__ = __mul__ = __mod__ = __truediv__ = _more
    __setitem__ = __delitem__ = lambda self, *a: None
    def __setattr__(self, k, v): pass
    def __hash__(self): return id(self)
    def __mro_entries__(self, bases): return (StubBase,)
    def __repr__(self): return "<stub>"

class StubBase:
    def __init__(self, *a, **k): pass
    def __init_subclass__(cls, **k): pass
    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"): raise AttributeError(name)
        return Stub("base." + name)

class StubModule(types.ModuleType):
    def __getattr__(self, name):
        if name == "__file__": return Stub(self.__name__ + ".__file__")
        if name.startswith("__") and name.endswith("__"): raise AttributeError(name)
        return Stub(self.__name__ + "." + name)

class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        top = name.split(".")[0]
        if any(word in top for word in ("local", "settings", "secret")): return None
        if top in sys.stdlib_module_names or top.startswith("_"): return None
        loaded = sys.modules.get(top)
        if loaded is not None and not isinstance(loaded, StubModule): return None
        for root in job["path"]:
            if os.path.exists(os.path.join(root, top)) or os.path.exists(os.path.join(root, top + ".py")):
                return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)
    def create_module(self, spec):
        module = StubModule(spec.name); module.__path__ = []; return module
    def exec_module(self, module): pass

def plain(v, d=0):
    if d > 12: return {"$stub": "deep"}
    if isinstance(v, Stub): return {"$stub": v._name}
    if v is None or isinstance(v, (bool, int, str)) and type(v) in (bool, int, str): return v
    if isinstance(v, float): return v
    if isinstance(v, bytes): return {"$bytes": v.decode("latin-1")}
    if isinstance(v, pathlib.PurePath): return str(v)
    if isinstance(v, list): return [plain(x, d + 1) for x in v]
    if isinstance(v, tuple): return {"$tuple": [plain(x, d + 1) for x in v]}
    if isinstance(v, (set, frozenset)): return {"$set": sorted((plain(x, d + 1) for x in v), key=repr)}
    if isinstance(v, dict):
        if all(isinstance(k, str) for k in v): return {k: plain(x, d + 1) for k, x in v.items()}
        return {"$dict": [[plain(a, d + 1), plain(b, d + 1)] for a, b in v.items()]}
    if isinstance(v, str): return str.__str__(v)
    if isinstance(v, int): return int(v)
    if type(v).__name__ == "__proxy__": return {"$stub": "lazy"}
    return {"$stub": type(v).__name__}

def run(env):
    sys.path[:] = job["path"] + sys.path
    sys.meta_path.append(Finder())
    os.environ.clear(); os.environ.update(env)
    sys.argv = ["gunicorn"]
    os.chdir(job["path"][0])
    try:
        if "configurations" in job["installs"]:
            from configurations import importer
            importer.install()
        module = importlib.import_module(job["module"])
        out = {}
        for name in job["names"]:
            if hasattr(module, name): out[name] = plain(getattr(module, name))
            elif hasattr(global_settings, name): out[name] = plain(getattr(global_settings, name))
        debug = getattr(module, "DEBUG", False)
        return {"names": out, "debug": "stub" if isinstance(debug, Stub) else "on" if debug else "off"}
    except Decided as e:
        return {"debug": "stub", "text": str(e.args)}
    except BaseException as e:
        import traceback
        if isinstance(e, TypeError) and Stub.asked: return {"debug": "stub", "text": "len"}
        if isinstance(e, ValueError) and Stub.asked and "unpack" in str(e): return {"debug": "stub", "text": "unpack"}
        last = traceback.extract_tb(e.__traceback__)[-1] if e.__traceback__ else None
        return {"debug": "fails", "type": type(e).__name__, "text": str(e)[:200],
                "at": "%s:%s" % (last.filename, last.lineno) if last else ""}

sys.path[:] = job["libraries"] + sys.path
import django, logging.config
from django.conf import global_settings
for env in job["environments"]:
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(r)
        null = os.open(os.devnull, os.O_WRONLY); os.dup2(null, 1); os.dup2(null, 2)
        import resource; resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
        try: text = json.dumps(run(env))
        except BaseException as e: text = json.dumps({"debug": "stub", "text": "not printable: %r" % type(e)})
        with os.fdopen(w, "w") as file: file.write(text)
        os._exit(0)
    os.close(w)
    with os.fdopen(r) as file: text = file.read()
    os.waitpid(pid, 0)
    print(text or json.dumps({"debug": "stub", "text": "died"}), flush=True)
'''


class Everything:
    """Says of every module that it can be imported, except of those that each machine has its own of."""

    def __contains__(self, name):
        top = name.split(".")[0]
        return not any(word in top for word in ("local", "settings", "secret"))


def jobs(truth, corpus, only):
    with open(truth, encoding="utf-8") as file:
        header = file.readline().rstrip("\n").split("\t")
        for line in file:
            row = dict(zip(header, line.rstrip("\n").split("\t")))
            repo = row["repo"].split(" ")[0]
            folder = os.path.join(corpus, repo.replace("/", "__"))
            if only and only != repo or not os.path.isdir(folder):
                continue
            for run in row["executed_under_cpython"].split(" || "):
                found = re.match(r"executed ([\w.]+)(?::(\w+))?; var (\w+);.*required env given: (.*)$", run)
                if not found:
                    continue
                module, chosen, var, required = found.groups()
                base = {name: "1" if name.endswith("PORT") else "x" for name in required.split(",")
                        if re.match(r"[A-Z][A-Z0-9_]*$", name)}
                base["DJANGO_SETTINGS_MODULE"] = module
                if chosen:
                    base["DJANGO_CONFIGURATION"] = chosen
                yield repo, rendered(folder), module, var, base


def installed(libraries):
    """The distributions of folders, name to version; the first folder wins, as it does for Python."""
    found = {}
    for folder in libraries:
        named = re.match(r"([a-z][a-z-]*)-(\d[\w.]*)$", os.path.basename(folder))
        if named:
            found.setdefault(*named.groups())
        for one in importlib.metadata.distributions(path=[folder]):
            name = re.sub("[-_.]+", "-", one.metadata["Name"]).lower()
            found.setdefault(name, one.version)
    return found


def importer_of(top, libraries):
    """The libraries that must be started before settings are read, where the settings' package uses them."""
    if not any(os.path.isdir(os.path.join(folder, "configurations")) for folder in libraries):
        return []
    for base, folders, files in os.walk(top):
        for name in files:
            if name.endswith(".py"):
                with open(os.path.join(base, name), "rb") as file:
                    if re.search(rb"^\s*(?:from|import)\s+configurations\b", file.read(), re.M):
                        return ["configurations"]
    return []


def rendered(folder):
    """The folder itself, or for a project template a copy in which it is filled in."""
    names = [os.path.join(base, name) for base, folders, files in os.walk(folder) for name in folders + files
             if "{{" in name or name == "project_name" or name.endswith("-tpl")]
    if not names:
        return folder
    copy = os.path.join(tempfile.mkdtemp(), os.path.basename(folder))
    for base, folders, files in os.walk(folder):
        target = os.path.join(copy, fill_in(os.path.relpath(base, folder)))
        os.makedirs(target, exist_ok=True)
        for name in files:
            with open(os.path.join(base, name), "rb") as file:
                data = file.read()
            name = fill_in(name)
            name = name[:-4] if name.endswith("-tpl") else name
            if name.endswith((".py", ".env", ".toml", ".cfg", ".txt")):
                data = fill_in(data.decode("utf-8", "replace")).encode()
            with open(os.path.join(target, name), "wb") as file:
                file.write(data)
    return copy


def fill_in(text):
    text = re.sub(r"\{%-?\s*else.*?%\}.*?\{%-?\s*endif\s*-?%\}", "", text, flags=re.S)
    text = re.sub(r"\{%.*?%\}", "", text)
    text = re.sub(r"\{\{\s*[\w.]*secret_key\s*\}\}", "template-secret-key", text)
    text = re.sub(r"\{\{.*?\}\}", "proj", text)
    return "/".join("proj" if part == "project_name" else part for part in text.split("/")) \
        if "\n" not in text else text


def roots_of(folder, module):
    below = module.replace(".", "/")
    found = []
    for base, folders, files in os.walk(folder):
        folders[:] = [f for f in folders if f not in (".git", "node_modules")]
        if os.path.isfile(os.path.join(base, below + ".py")) or \
                os.path.isfile(os.path.join(base, below, "__init__.py")):
            found.append(base)
    found.sort(key=lambda base: (base.count("/"), base))
    return found[:1]


class Commands:
    """The program under test, in one process."""

    def __init__(self, command):
        self.process = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, encoding="utf-8")

    def ask(self, *args):
        self.process.stdin.write("\x01".join(args) + "\n")
        self.process.stdin.flush()
        exit_code, millis, out, err = self.process.stdout.readline().rstrip("\n").split("\t", 3)
        if exit_code != "0":
            return {"error": err.replace("\x02", " ")}, int(millis)
        return json.loads(out.replace("\x02", "\n")), int(millis)


def match(ours, theirs):
    """right, wrong, unknown, or "stub" where nothing can be compared."""
    if isinstance(theirs, dict) and "$stub" in theirs:
        return "stub"
    if isinstance(ours, dict) and set(ours) & {"$unknown", "$cases", "$when", "$variable"}:
        return "unknown"
    if isinstance(ours, dict) and isinstance(theirs, dict):
        if list(ours) != list(theirs):
            if not set(ours) ^ set(theirs):
                return worst([match(ours[k], theirs[k]) for k in ours])
            odd = [k for k in set(ours) ^ set(theirs)]
            return "unknown" if any(isinstance(ours.get(k), dict) and "$when" in ours[k] for k in odd) else "wrong"
        if "$set" in ours:
            return match(sorted(ours["$set"], key=repr), sorted(theirs["$set"], key=repr))
        return worst([match(ours[k], theirs[k]) for k in ours])
    if isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) != len(theirs):
            text = json.dumps(ours) + json.dumps(theirs)
            return "unknown" if any(w in text for w in ("$when", "$unknown", "$stub")) else "wrong"
        return worst([match(a, b) for a, b in zip(ours, theirs)])
    return "right" if type(ours) is type(theirs) and ours == theirs else "wrong"


def worst(all_of_them):
    for word in ("wrong", "unknown", "right", "stub"):
        if word in all_of_them:
            return word
    return "right"


def resolve(setting, env, **rest):
    """The outcome of one setting in one environment: value, fails, unknown or absent; the first case that holds."""
    if "cases" in setting:
        for case in setting["cases"]:
            if case.get("when") and conditions.holds(case["when"], env, **rest):
                return case
        for case in setting["cases"]:
            if not case.get("when"):
                return case
        return {"unknown": "no case holds"}
    return setting


def fill(value, env):
    """Puts the environment's texts where the answer names variables."""
    if isinstance(value, dict) and "$variable" in value:
        made = conditions.run(value.get("after", []), env.get(value["$variable"])) \
            if env.get(value["$variable"]) is not None else None
        return {"$unknown": "raised"} if made is conditions.RAISED else made
    if isinstance(value, dict):
        if "$when" in value:
            return value
        return {k: fill(v, env) for k, v in value.items()}
    if isinstance(value, list):
        return [fill(v, env) for v in value]
    return value


def settle(value, env, rest):
    """Decides what hangs on conditions inside a value."""
    if isinstance(value, list):
        out = []
        for one in value:
            if isinstance(one, dict) and "$when" in one:
                if conditions.holds(one["$when"], env, **rest):
                    out.append(settle(one["value"], env, rest))
            else:
                out.append(settle(one, env, rest))
        return out
    if isinstance(value, dict) and "$cases" in value:
        picked = resolve({"cases": value["$cases"]}, env, **rest)
        return settle(picked["value"], env, rest) if "value" in picked else {"$unknown": "inside"}
    if isinstance(value, dict):
        out = {}
        for key, one in value.items():
            if isinstance(one, dict) and "$when" in one:
                if conditions.holds(one["$when"], env, **rest):
                    out[key] = settle(one["value"], env, rest)
            else:
                out[key] = settle(one, env, rest)
        return out
    return value


def relative(value, folder):
    real = os.path.realpath(folder)
    return json.loads(json.dumps(value).replace(json.dumps(real)[1:-1], "/<project>"))


def debug_word(outcome):
    if "value" in outcome:
        value = outcome["value"]
        if isinstance(value, dict) and set(value) & {"$unknown", "$cases", "$variable"}:
            return "unknown"
        if isinstance(value, dict) and "$tuple" in value:
            value = value["$tuple"]
        return "on" if value else "off"
    return "fails" if "fails" in outcome else "off" if "absent" in outcome else "unknown"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--truth", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--commands", required=True)
    parser.add_argument("--libraries", default="")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--only", default="")
    parser.add_argument("--every", action="store_true")
    parser.add_argument("--django", default="4.2")
    args = parser.parse_args()
    commands = Commands(args.commands)
    total = collections.Counter()
    by_setting = collections.defaultdict(collections.Counter)
    lengths = []
    version = subprocess.run([args.python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
                             capture_output=True, text=True).stdout.strip()
    libraries = args.libraries.split(":")
    told = sum((["--package", "%s=%s" % pair] for pair in installed(libraries).items()), [])
    for repo, folder, module, var, base in jobs(args.truth, args.corpus, args.only):
        roots = roots_of(folder, module)
        if not roots:
            print("no module %s in %s" % (module, repo))
            continue
        root = os.path.realpath(folder)
        where = [os.path.realpath(r) for r in roots]
        asked = ["settings", folder, "--module", module, "--format", "json", "--reveal", "--python", version,
                 "--django", args.django, *told]
        every, millis = commands.ask(*asked, *NAMES)
        variables = [var] + sorted(variables_of(every) - {var} - set(base))[:5]
        envs = []
        for name in variables:
            for text in TEXTS:
                env = dict(base)
                if text is not None:
                    env[name] = text
                if env not in envs:
                    envs.append(env)
        child = subprocess.run([args.python, "-S", "-E", "-W", "ignore", "-B", "-c", CHILD], capture_output=True, text=True,
                               cwd=where[0],
                               input=json.dumps({"module": module, "environments": envs, "names": NAMES,
                                                 "path": where, "libraries": libraries,
                                                 "installs": importer_of(
                                                     os.path.join(where[0], module.split(".")[0]), libraries)}))
        truths = [json.loads(line) for line in child.stdout.splitlines()]
        if len(truths) != len(envs):
            print("NOT RUN %s %s %s" % (repo, module, child.stderr[-300:]))
            continue
        here = collections.Counter()
        slowest = 0
        seen = set()
        for env, truth in zip(envs, truths):
            given, took = commands.ask(*asked, "--env", "", *sum((["--env", "%s=%s" % kv] for kv in env.items()), []),
                                       *NAMES)
            slowest = max(slowest, took)
            rest = {"modules": Everything(), "files": Files(root), "argv": ["gunicorn"], "host": "localhost"}
            answers = [("given", given)] + ([("every", every)] if args.every else [])
            for kind, answer in answers:
                if "error" in answer:
                    here[kind + " error"] += 1
                    note(seen, "ERROR", repo, module, answer["error"][:200])
                    continue
                outcome = resolve(answer["settings"]["DEBUG"], env, **rest)
                if "value" in outcome:
                    outcome = {"value": settle(fill(outcome["value"], env), env, rest)}
                word = debug_word(outcome)
                judged = "stub" if truth["debug"] == "stub" else "right" if word == truth["debug"] else \
                    "unknown" if word == "unknown" else "wrong"
                here[kind + " DEBUG " + judged] += 1
                if judged in ("wrong", "unknown", "stub"):
                    note(seen, judged.upper(), kind, repo, module, "DEBUG", "cpython", truth["debug"],
                         truth.get("type", ""), truth.get("text", ""), truth.get("at", ""), "ours", word,
                         str(outcome.get("unknown", outcome))[:160], env=env)
                for name, value in truth.get("names", {}).items():
                    outcome = resolve(answer["settings"][name], env, **rest)
                    want = relative(value, folder)
                    if "value" not in outcome:
                        judged = "unknown" if "unknown" in outcome else "wrong"
                        got = outcome
                    else:
                        got = settle(fill(outcome["value"], env), env, rest)
                        judged = match(got, want)
                    here[kind + " all " + judged] += 1
                    if kind == "given":
                        by_setting[name][judged] += 1
                    if judged in ("wrong", "unknown"):
                        note(seen, judged.upper(), kind, repo, module, name, "cpython", json.dumps(want)[:300],
                             "ours", json.dumps(got)[:300], env=env)
        if "settings" in every:
            cases = every["settings"]["DEBUG"].get("cases", [])
            lengths += [sum(len(case.get("when", [])) for case in cases)]
        print("%-45s %-36s envs %3d, every %5d ms, slowest %5d ms  %s" % (
            repo, module, len(envs), millis, slowest, dict(here)), flush=True)
        total.update(here)
    print()
    for name in NAMES:
        if by_setting[name]:
            print("%-36s %s" % (name, dict(by_setting[name])))
    for key in sorted(total):
        print("%-28s %d" % (key, total[key]))
    if lengths:
        lengths.sort()
        print("alternatives: median %d, longest %d" % (lengths[len(lengths) // 2], lengths[-1]))


class Files:
    """The paths of the tree that exist."""

    def __init__(self, root):
        self.root = root

    def __contains__(self, path):
        return os.path.exists(os.path.join(self.root, path)) if not path.startswith("/") else os.path.exists(path)


def note(seen, *words, env=None):
    key = words[:6]
    if key not in seen:
        seen.add(key)
        print("  ", *words, "" if env is None else env)


def variables_of(answer):
    names = set()
    for case in answer.get("settings", {}).get("DEBUG", {}).get("cases", []):
        if "value" in case:
            for alternative in case.get("when", []):
                names |= set(alternative.get("env", {}))
    return names


if __name__ == "__main__":
    sys.exit(main())
