#!/usr/bin/env python3
"""Compares the evaluator with CPython on random settings modules and environments.

    evaluator_oracle.py --commands "java -cp CLASSES dev.undebug.bench.CommandLines" [--python PY]
                        [--modules N] [--environments K] [--seed S] [--keep FOLDER]

Writes N settings packages over a grammar of the constructs that real settings modules use, runs
each under CPython for K environments, and asks the evaluator twice: with that environment given,
for every name; and over every environment, whose conditions are evaluated by conditions.py. Prints
right, wrong and unknown, every disagreement, the coverage of the constructs, and how long the
conditions are. A seed reproduces a run.
"""
import argparse
import collections
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

import conditions
from settings_oracle import Commands, Files, debug_word, fill, match, resolve, settle

TEXTS = [None, "", "0", "1", "2", "True", "true", "TRUE", "t", "False", "false", "on", "yes", "off",
         "no", "xyz", " 1 ", "a,b", "prod", "dev"]
VARIABLES = ["DEBUG", "DJANGO_DEBUG", "MODE", "HOSTS", "PORT"]

CHILD = r"""
import json, os, sys
sys.path.insert(0, sys.argv[1])
def plain(v, d=0):
    if d > 12: return "deep"
    if v is None or isinstance(v, (bool, int, float, str)): return v
    if isinstance(v, list): return [plain(x, d + 1) for x in v]
    if isinstance(v, tuple): return {"$tuple": [plain(x, d + 1) for x in v]}
    if isinstance(v, (set, frozenset)): return {"$set": sorted((plain(x, d + 1) for x in v), key=repr)}
    if isinstance(v, bytes): return {"$bytes": v.decode("latin-1")}
    if isinstance(v, dict):
        if all(isinstance(a, str) for a in v): return {a: plain(b, d + 1) for a, b in v.items()}
        return {"$dict": [[plain(a, d + 1), plain(b, d + 1)] for a, b in v.items()]}
    if hasattr(v, "__fspath__"): return str(v)
    return {"$stub": type(v).__name__}
sys.argv = ["gunicorn"]
os.chdir(sys.path[0])
out = []
for env in json.load(sys.stdin):
    os.environ.clear(); os.environ.update(env)
    for name in [n for n in sys.modules if n == "site_settings" or n.startswith("site_settings.")]:
        del sys.modules[name]
    try:
        import importlib
        m = importlib.import_module("site_settings.main")
        out.append({"names": {k: plain(v) for k, v in vars(m).items() if k.isupper()},
                    "debug": "on" if getattr(m, "DEBUG", False) else "off"})
    except BaseException as e:
        out.append({"debug": "fails", "type": type(e).__name__, "text": str(e)[:200]})
print(json.dumps(out))
"""


class Grammar:
    """Makes one package of settings modules."""

    def __init__(self, rng, used):
        self.rng = rng
        self.used = used
        self.names = []
        self.lists = []
        self.count = 0

    def pick(self, name, options):
        choice = self.rng.randrange(len(options))
        self.used["%s/%d" % (name, choice)] += 1
        return options[choice]()

    def var(self):
        return self.rng.choice(VARIABLES)

    def word(self):
        return repr(self.rng.choice([t for t in TEXTS if t is not None]))

    def fresh(self):
        self.count += 1
        return "N%d" % self.count

    def text(self, depth=0):
        v = self.var
        options = [
            lambda: "os.environ.get(%r, %s)" % (v(), self.word()),
            lambda: "os.getenv(%r, %s)" % (v(), self.word()),
            lambda: "os.environ[%r]" % v(),
            lambda: self.word(),
        ]
        if depth < 3:
            inner = lambda: self.text(depth + 1)
            options += [
                lambda: "%s.lower()" % inner(),
                lambda: "%s.strip()" % inner(),
                lambda: "%s.strip().lower()" % inner(),
                lambda: "%s.upper()" % inner(),
                lambda: "%s.title()" % inner(),
                lambda: "str(%s)" % inner(),
                lambda: "%s.replace('e', 'a')" % inner(),
                lambda: "(%s or %s)" % (inner(), self.word()),
                lambda: "(%s if %s else %s)" % (inner(), self.truth(depth + 1), inner()),
                lambda: 'f"{%s}"' % self.rng.choice(["os.environ.get('MODE', 'dev')", "1 + 1", "'x'"]),
                lambda: "'%%s' %% (%s,)" % inner(),
                lambda: "'{}'.format(%s)" % inner(),
                lambda: "(%s + 'x')" % inner(),
            ]
        return self.pick("text", options)

    def truth(self, depth=0):
        v = self.var
        inner = lambda: self.text(depth + 1)
        options = [
            lambda: "True", lambda: "False",
            lambda: "%s == %s" % (inner(), self.word()),
            lambda: "%s != %s" % (inner(), self.word()),
            lambda: "%s in (%s, %s)" % (inner(), self.word(), self.word()),
            lambda: "%s not in [%s, %s]" % (inner(), self.word(), self.word()),
            lambda: "%s in {%s: 1, %s: 2}" % (inner(), self.word(), self.word()),
            lambda: "%r in os.environ" % v(),
            lambda: "bool(os.environ.get(%r))" % v(),
            lambda: "bool(int(os.environ.get(%r, '0')))" % v(),
            lambda: "int(os.environ.get(%r, '1')) == 1" % v(),
            lambda: "bool(strtobool(os.environ.get(%r, 'no')))" % v(),
            lambda: "os.environ.get(%r) is None" % v(),
            lambda: "%s.startswith('t')" % inner(),
            lambda: "'r' in %s" % inner(),
            lambda: "isinstance(%s, str)" % inner(),
            lambda: "flag(%r)" % v(),
            lambda: "flag(%r, True)" % v(),
            lambda: "os.path.exists(os.path.join(BASE_DIR, 'main.py'))",
            lambda: "os.path.exists(os.path.join(BASE_DIR, 'nothing.py'))",
            lambda: "getattr(base, 'DEBUG', False)",
            lambda: "len(%s) > 2" % self.rng.choice(self.lists or ["'abc'"]),
            lambda: "any([%s, %s])" % ("True", "False"),
        ]
        if depth < 2:
            sub = lambda: self.truth(depth + 1)
            options += [lambda: "not (%s)" % sub(), lambda: "(%s and %s)" % (sub(), sub()),
                        lambda: "(%s or %s)" % (sub(), sub()),
                        lambda: "(%s if %s else %s)" % (sub(), sub(), sub())]
        return self.pick("truth", options)

    def value(self):
        return self.pick("value", [
            lambda: self.text(), lambda: self.truth(),
            lambda: "[%s, %s]" % (self.word(), self.word()),
            lambda: "(%s, %s)" % (self.word(), self.word()),
            lambda: "{'a': %s, 'b': %s}" % (self.word(), self.truth()),
            lambda: "[x.strip() for x in os.environ.get('HOSTS', 'a, b').split(',')]",
            lambda: "[x for x in 'a b  c'.split() if x != 'b']",
            lambda: "{k: v for k, v in [('a', 1), ('b', 2)]}",
            lambda: "dict(a=1, b=%s)" % self.word(),
            lambda: "os.environ.get('HOSTS', 'a,b').split(',')",
            lambda: "3 * 4 + 1", lambda: "7 / 2", lambda: "2 ** 10 - 1",
            lambda: "','.join(['a', %s])" % self.word(),
            lambda: "'abc'[1:]", lambda: "[1, 2, 3][-1]",
            lambda: "sorted(['b', 'a'])", lambda: "list(range(3))",
            lambda: "(lambda a, b=2: a + b)(1)",
            lambda: "set(['a'])",
            lambda: "tuple(x.upper() for x in ('a', %s))" % self.word(),
            lambda: "{x.strip() for x in ' a,b ,a'.split(',')}",
            lambda: "{**CONF, 'n': %s}" % self.truth(),
            lambda: "[*APPS0, %s]" % self.word(),
            lambda: "{'a': 1} | {'b': %s}" % self.word(),
            lambda: "{'a', 'b'} & {'b', %s}" % self.word(),
            lambda: "{'a', 'b'} - {%s}" % self.word(),
            lambda: "'%%s-%%d-%%5.2f' %% (%s, 3, 1.5)" % self.word(),
            lambda: "f\"{%s:>6}|{3:03d}|{1.5:.2f}|{'x'!r}\"" % self.word(),
            lambda: "'{a}/{0}'.format(%s, a=1)" % self.word(),
            lambda: "%s.partition('a')" % self.text(), lambda: "'a.b.c'.rsplit('.', 1)",
            lambda: "sum([1, 2, 3]) + max(4, 5) - min([6, 7])",
            lambda: "list(map(str, range(3)))", lambda: "list(filter(None, ['', %s]))" % self.word(),
            lambda: "list(zip('ab', [1, 2]))", lambda: "[(i, x) for i, x in enumerate(['p', %s])]" % self.word(),
            lambda: "sorted({'b': 1, 'a': 2}.items(), key=lambda kv: kv[1])",
            lambda: "dict(zip(['a', 'b'], (1, %s)))" % self.word(),
            lambda: "next((x for x in ['', %s] if x), 'none')" % self.word(),
            lambda: "[1, 2, 3, 4][1:3] + [5][::-1]", lambda: "'abcdef'[::2]", lambda: "(1, 2) + (3,) * 2",
            lambda: "str(Path(BASE_DIR) / 'a' / 'b.txt')", lambda: "Path('/srv/x.tar.gz').suffix",
            lambda: "Path('/srv/x.tar.gz').stem", lambda: "str(Path(BASE_DIR).joinpath('c').parent)",
            lambda: "os.path.join('/a', 'b', '../c')", lambda: "os.path.normpath('/a/b/../c')",
            lambda: "os.path.splitext('/a/b.tar')", lambda: "os.path.basename('/a/b.py')",
            lambda: "json.loads('[1, {\"a\": null, \"b\": true}]')", lambda: "json.loads(DATA)",
            lambda: "ast.literal_eval(\"{'a': (1, 2.5, None)}\")",
            lambda: "shape(1, *[2, 3], k=%s, **{'z': 4})" % self.word(),
            lambda: "adder(3)(4)", lambda: "fact(5)", lambda: "Child().total()", lambda: "Child.KIND",
            lambda: "Child(%s).name" % self.word(), lambda: "getattr(Child(), 'missing', 'none')",
            lambda: "hasattr(Child, 'total')", lambda: "list(countdown(3))",
            lambda: "b'ab'.decode() + %s.encode().decode()" % self.word(),
            lambda: "divmod(17, 5)[1] if False else 17 % 5", lambda: "-7 // 2", lambda: "1 << 4 | 3 & 6 ^ 1",
            lambda: "round(2.567, 2)", lambda: "abs(-3)", lambda: "bool([]) is False",
            lambda: "1 < 2 < 3", lambda: "'b' > 'a'", lambda: "[1, 2] == [1, 2]", lambda: "(1, 2) != (1, 3)",
            lambda: "' x '.lstrip() + ' y '.rstrip()", lambda: "'a-b'.title().swapcase()",
            lambda: "'x'.join(str(n) for n in (1, 2))", lambda: "'abc'.find('c') + 'abc'.count('b')",
            lambda: "'%%(a)s' %% {'a': %s}" % self.word(), lambda: "chr(97) + str(ord('b'))",
            lambda: "'a'.zfill(3) + 'b'.ljust(3, '.') + 'c'.rjust(3)", lambda: "[] or {} or %s" % self.word(),
            lambda: "(w := %s) + w" % self.word(), lambda: "type(%s).__name__" % self.word(),
            lambda: "len({**CONF})", lambda: "[y for x in [[1], [2, 3]] for y in x if y != 2]",
        ])

    def block(self, depth):
        lines = []
        for _ in range(self.rng.randrange(1, 4)):
            lines += self.statement(depth)
        return ["    " + line for line in lines] or ["    pass"]

    def assign(self):
        name = self.rng.choice(["DEBUG", "DEBUG", "LEVEL", self.fresh()])
        return ["%s = %s" % (name, self.truth() if name == "DEBUG" else self.value())]

    def new_list(self):
        name = "APPS%d" % len(self.lists)
        self.lists.append(name)
        return ["%s = ['a', 'b', %s]" % (name, self.word())]

    def statement(self, depth=0):
        lists = self.lists
        some = lambda: self.rng.choice(lists)
        options = [self.assign, self.assign, self.assign]
        if lists:
            options += [
                lambda: ["%s += [%s]" % (some(), self.word())],
                lambda: ["%s.append(%s)" % (some(), self.word())],
                lambda: ["%s.insert(0, %s)" % (some(), self.word())],
                lambda: ["%s.extend((%s, %s))" % (some(), self.word(), self.word())],
                lambda: ["if 'a' in %s:" % lists[0], "    %s.remove('a')" % lists[0]],
                lambda: ["%s = %s + ['z']" % ((some(),) * 2)],
            ]
        options += [
            lambda: ["CONF[%s] = %s" % (self.word(), self.value())],
            lambda: ["CONF.update({'u': %s})" % self.value()],
            lambda: ["CONF.setdefault('s', %s)" % self.word()],
            lambda: ["os.environ.setdefault(%r, %s)" % (self.var(), self.word())],
            lambda: ["globals()['DEBUG'] = %s" % self.truth()],
            lambda: ["COUNT = len(CONF)"],
            lambda: ["%s, %s = %s, %s" % (self.fresh(), self.fresh(), self.word(), self.truth())],
            lambda: ["%s, *%s = [1, 2, %s]" % (self.fresh(), self.fresh(), self.word())],
            lambda: ["%s = %s = %s" % (self.fresh(), self.fresh(), self.word())],
            lambda: ["%s: bool = %s" % (self.fresh(), self.truth())],
            lambda: ["globals().update({%r: %s})" % (self.fresh(), self.truth())],
            lambda: ["vars()[%r] = %s" % (self.fresh(), self.word())],
            lambda: ["locals().update(%s=%s)" % (self.fresh(), self.word())],
            lambda: ["setattr(sys.modules[__name__], %r, %s)" % (self.fresh(), self.word())],
            lambda: ["%s = importlib.import_module('site_settings.base').LEVEL" % self.fresh()],
            lambda: ["%s = __import__('site_settings.base', fromlist=['x']).LEVEL" % self.fresh()],
            lambda: ["exec(compile(open(os.path.join(BASE_DIR, 'extra.py')).read(), 'extra.py', 'exec'))"],
            lambda: ["with open(os.path.join(BASE_DIR, 'data.json')) as handle:", "    %s = json.load(handle)"
                     % self.fresh()],
            lambda: ["try:", "    with open('/nonexistent/file') as handle:", "        DEBUG = True",
                     "except (IOError, OSError):", "    %s = 'absent'" % self.fresh()],
            lambda: ["step = 0", "while step < 3:", "    step += 1", "    if step == 2:", "        continue",
                     "    %s = step" % self.fresh()],
            lambda: ["def local_%d(x, y=%s):" % (self.count, self.word()), "    if x:", "        return y",
                     "    raise ValueError(x)", "try:", "    %s = local_%d(%s)" % (self.fresh(), self.count - 1,
                                                                                  self.truth()),
                     "except ValueError:", "    %s = 'raised'" % self.fresh()],
            lambda: ["class Box%d(Child):" % self.count, "    KIND = %s" % self.word(), "    @property",
                     "    def both(self):", "        return self.KIND + super().label()",
                     "%s = Box%d().both" % (self.fresh(), self.count - 1)],
            lambda: ["assert %s or True" % self.truth()],
            lambda: ["try:", "    assert %s" % self.truth(), "except AssertionError:", "    %s = 1" % self.fresh()],
            lambda: ["%s = 1" % self.fresh(), "del N%d" % self.count],
            lambda: ["bump()"], lambda: ["%s = bump() + bump()" % self.fresh()],
            lambda: ["match %s:" % self.text(), "    case 'True' | '1':", "        %s = 'yes'" % self.fresh(),
                     "    case other if other.startswith('t'):", "        %s = 'maybe'" % self.fresh(),
                     "    case _:", "        %s = 'no'" % self.fresh()],
            lambda: ["if (got := os.environ.get(%r)):" % self.var(), "    %s = got" % self.fresh()],
            lambda: ["for key, value in {'a': 1, 'b': %s}.items():" % self.word(),
                     "    globals()['KEY_' + key.upper()] = value"],
            lambda: ["CONF.pop('k', None)"], lambda: ["CONF['k'] = CONF.get('k', 0)"],
            lambda: ["APPS0[:] = [x for x in APPS0 if x != %s]" % self.word()],
            lambda: ["try:", "    %s = int(os.environ.get(%r, '5'))" % (self.fresh(), self.var()),
                     "except ValueError as problem:", "    %s = 0" % self.fresh()],
            lambda: ["try:", "    raise ImproperlyConfigured('x')", "except ImproperlyConfigured as e:",
                     "    %s = str(e)" % self.fresh(), "finally:", "    %s = 'done'" % self.fresh()],
            lambda: ["if %s:" % self.truth(), "    raise ImproperlyConfigured(%s)" % self.word()],
            lambda: ["from .base import LEVEL as %s" % self.fresh()],
            lambda: ["if %r in sys.argv:" % self.rng.choice(["runserver", "gunicorn"]), "    %s = 1" % self.fresh()],
        ]
        if depth < 2:
            block = lambda: self.block(depth + 1)
            options += [
                lambda: ["if %s:" % self.truth()] + block(),
                lambda: ["if %s:" % self.truth()] + block() + ["else:"] + block(),
                lambda: ["if %s:" % self.truth()] + block() + ["elif %s:" % self.truth()] + block(),
                lambda: ["try:"] + block() + ["except (KeyError, ValueError):"] + block(),
                lambda: ["try:"] + block() + ["except Exception as e:"] + block() + ["else:"] + block(),
                lambda: ["try:"] + block() + ["finally:"] + block(),
                lambda: ["try:", "    from .missing import *", "except ImportError:"] + block(),
                lambda: ["for item in ['p', 'q']:"] + block(),
                lambda: ["for item in ['p', 'q', 'r']:", "    if %s:" % self.truth(), "        break"]
                + ["    " + l for l in self.assign()] + ["else:", "    LOOPED = True"],
            ]
        return self.pick("statement", options)

    def modules(self):
        head = ["import ast, importlib, json, os, sys", "from pathlib import Path",
                "from distutils.util import strtobool" if self.rng.random() < .5 else "from .words import strtobool",
                "from .kit import ImproperlyConfigured, Child, adder, countdown, fact, shape",
                "BASE_DIR = os.path.dirname(os.path.abspath(__file__))", "DATA = '{\"a\": [1, 2]}'",
                "COUNTER = 0", "def bump():", "    global COUNTER", "    COUNTER += 1", "    return COUNTER"]
        base = head + ["DEBUG = %s" % self.truth0(), "LEVEL = 1", "CONF = {'k': 1}"] + FLAG
        self.lists.append("APPS0")
        base += ["APPS0 = ['a', 'b']"]
        main = ["from .base import *", "from . import base"] + head
        for _ in range(self.rng.randrange(2, 9)):
            main += self.statement()
        if self.rng.random() < .3:
            main += self.new_list()
        return {"__init__.py": "", "base.py": "\n".join(base) + "\n", "main.py": "\n".join(main) + "\n",
                "words.py": WORDS, "kit.py": KIT, "extra.py": "EXTRA = LEVEL + 1\n", "data.json": '{"d": [1, null]}'}

    def truth0(self):
        return self.rng.choice(["True", "False", "os.environ.get('DEBUG') == '1'",
                                "os.environ.get('DEBUG', '')"])


FLAG = ["def flag(name, default=False):", "    text = os.environ.get(name)", "    if text is None:",
        "        return default", "    return text.lower() in ('1', 'true', 'yes')"]
WORDS = """def strtobool(val):
    val = val.lower()
    if val in ('y', 'yes', 't', 'true', 'on', '1'):
        return 1
    elif val in ('n', 'no', 'f', 'false', 'off', '0'):
        return 0
    else:
        raise ValueError("invalid truth value %r" % (val,))
"""


KIT = """class ImproperlyConfigured(Exception):
    pass
class Parent:
    KIND = 'parent'
    def __init__(self, name='n', *rest, **more):
        self.name = name
        self.rest = rest
    def label(self):
        return self.KIND.upper()
    @classmethod
    def make(cls, name):
        return cls(name)
    @staticmethod
    def twice(x):
        return x * 2
class Child(Parent):
    KIND = 'child'
    def total(self):
        return [self.label(), super().label(), self.twice(3), self.make('m').name]
def shape(a, b=1, *rest, k=None, **more):
    return (a, b, rest, k, sorted(more))
def adder(n):
    total = n
    def add(m):
        nonlocal total
        total += m
        return total
    return add
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
def countdown(n):
    while n > 0:
        yield n
        n -= 1
"""


def environments(rng, count):
    all_of_them = []
    for _ in range(count):
        env = {}
        for name in VARIABLES:
            text = rng.choice(TEXTS)
            if text is not None and rng.random() < .7:
                env[name] = text
        all_of_them.append(env)
    return all_of_them


def relative(value, root):
    return json.loads(json.dumps(value).replace(json.dumps(os.path.realpath(root))[1:-1], "/<project>"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--commands", required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--modules", type=int, default=100)
    parser.add_argument("--environments", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", default="")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    used = collections.Counter()
    score = collections.Counter()
    lengths = []
    work = args.keep or tempfile.mkdtemp()
    commands = Commands(args.commands)
    version = subprocess.run([args.python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
                             capture_output=True, text=True).stdout.strip()
    for number in range(args.modules):
        folder = os.path.join(work, "m%d" % number)
        package = os.path.join(folder, "site_settings")
        os.makedirs(package, exist_ok=True)
        for name, text in Grammar(rng, used).modules().items():
            with open(os.path.join(package, name), "w") as file:
                file.write(text)
        envs = environments(rng, args.environments)
        child = subprocess.run([args.python, "-W", "ignore", "-B", "-c", CHILD, os.path.realpath(folder)],
                               input=json.dumps(envs), capture_output=True, text=True)
        if child.returncode:
            print("NOT RUN", folder, child.stderr.splitlines()[-1:])
            score["not run"] += 1
            continue
        asked = ["settings", folder, "--module", "site_settings.main", "--format", "json", "--reveal",
                 "--python", version]
        every, _ = commands.ask(*asked)
        truths = json.loads(child.stdout)
        before = sum(score[key] for key in score if key.endswith("wrong"))
        for env, truth in zip(envs, truths):
            given, _ = commands.ask(*asked, "--env", "", *sum((["--env", "%s=%s" % kv] for kv in env.items()), []))
            for kind, answer in (("given", given), ("condition", every)):
                compare(score, kind, folder, env, truth, answer)
        cases = every.get("settings", {}).get("DEBUG", {}).get("cases", [])
        lengths.append(sum(len(case.get("when", [])) for case in cases))
        if not args.keep and before == sum(score[key] for key in score if key.endswith("wrong")):
            shutil.rmtree(folder)
    print("constructs used: %d, the rarest %s" % (len(used), used.most_common()[-3:]))
    for key in sorted(score):
        print("%-28s %d" % (key, score[key]))
    lengths.sort()
    print("alternatives: median %d, longest %d" % (lengths[len(lengths) // 2], lengths[-1]))
    return 1 if any(key.endswith("wrong") or key.endswith("error") for key in score) else 0


def compare(score, kind, folder, env, truth, answer):
    if "error" in answer:
        score[kind + " error"] += 1
        print("ERROR", folder, env, answer["error"][:300])
        return
    rest = {"modules": (), "files": Files(folder), "argv": ["gunicorn"], "host": "localhost"}
    outcome = resolve(answer["settings"]["DEBUG"], env, **rest)
    if "value" in outcome:
        outcome = {"value": settle(fill(outcome["value"], env), env, rest)}
    verdict(score, kind, debug_word(outcome), folder, env, truth, outcome)
    for name, value in truth.get("names", {}).items():
        setting = answer["settings"].get(name)
        if setting is None:
            if "unknown" in outcome:
                score[kind + " names unknown"] += 1
            else:
                score[kind + " names wrong"] += 1
                print("NAME", kind, folder, name, env, "is missing")
            continue
        got = resolve(setting, env, **rest)
        if "value" in got:
            got = settle(fill(got["value"], env), env, rest)
            judged = match(got, relative(value, folder))
        else:
            judged = "unknown" if "unknown" in got else "wrong"
        score["%s names %s" % (kind, judged)] += 1
        if judged == "wrong":
            print("NAME", kind, folder, name, env, "cpython", json.dumps(value)[:200], "ours",
                  json.dumps(got)[:200])


def verdict(score, kind, said, folder, env, truth, outcome):
    word = "right" if said == truth["debug"] else "unknown" if said == "unknown" else "wrong"
    score["%s DEBUG %s" % (kind, word)] += 1
    if word != "right":
        print(word.upper(), kind, folder, env, "cpython", truth["debug"], truth.get("type", ""),
              truth.get("text", ""), "ours", said, str(outcome.get("unknown", ""))[:160])


if __name__ == "__main__":
    sys.exit(main())
