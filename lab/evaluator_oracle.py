#!/usr/bin/env python3
"""Compares the evaluator with CPython on random settings modules and environments.

    evaluator_oracle.py --dump "java -cp CLASSES dev.undebug.settings.SettingsDump" [--python PY]
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
import shlex
import subprocess
import sys
import tempfile

import conditions

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
    if isinstance(v, dict): return {"$dict": [[plain(a, d + 1), plain(b, d + 1)] for a, b in v.items()]}
    return {"$thing": type(v).__name__}
base = {k: v for k, v in os.environ.items()}
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
        head = ["import os", "from distutils.util import strtobool" if self.rng.random() < .5 else
                "from .words import strtobool", "BASE_DIR = os.path.dirname(os.path.abspath(__file__))"]
        base = head + ["DEBUG = %s" % self.truth0(), "LEVEL = 1", "CONF = {'k': 1}"] + FLAG
        self.lists.append("APPS0")
        base += ["APPS0 = ['a', 'b']"]
        main = ["from .base import *", "from . import base"] + head[:3]
        for _ in range(self.rng.randrange(2, 9)):
            main += self.statement()
        if self.rng.random() < .3:
            main += self.new_list()
        return {"__init__.py": "", "base.py": "\n".join(base) + "\n", "main.py": "\n".join(main) + "\n",
                "words.py": WORDS}

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


def is_unknown(value):
    text = json.dumps(value)
    return "$unknown" in text or "$cases" in text or "$when" in text or "$var" in text


def relative(value, root):
    return json.loads(json.dumps(value).replace(json.dumps(root)[1:-1], "/<project>"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dump", required=True)
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
    for number in range(args.modules):
        folder = os.path.join(work, "m%d" % number)
        package = os.path.join(folder, "site_settings")
        os.makedirs(package, exist_ok=True)
        for name, text in Grammar(rng, used).modules().items():
            with open(os.path.join(package, name), "w") as file:
                file.write(text)
        envs = environments(rng, args.environments)
        child = subprocess.run([args.python, "-W", "ignore", "-B", "-c", CHILD, folder],
                               input=json.dumps(envs), capture_output=True, text=True)
        if child.returncode:
            print("not run:", folder, child.stderr.splitlines()[-1:])
            continue
        asked = ["site_settings.main\tenv\t" + "\x01".join("%s=%s" % kv for kv in env.items())
                 for env in envs] + ["site_settings.main\tevery\t"]
        ours = subprocess.run(shlex.split(args.dump) + [folder, ""], input="\n".join(asked) + "\n",
                              capture_output=True, text=True)
        answers = [json.loads(line) for line in ours.stdout.splitlines()]
        if len(answers) != len(asked):
            print("CRASH", folder, ours.stderr[:500])
            score["crash"] += 1
            continue
        compare(score, lengths, folder, envs, json.loads(child.stdout), answers)
    print("constructs used: %d" % len(used))
    for key in sorted(score):
        print("%-28s %d" % (key, score[key]))
    if lengths:
        lengths.sort()
        print("alternatives: median %d, longest %d" % (lengths[len(lengths) // 2], lengths[-1]))
    return 1 if any(key.endswith("wrong") or key == "crash" for key in score) else 0


def compare(score, lengths, folder, envs, truths, answers):
    every = answers[-1]["truth"]
    debug = {"on_when": every["on"], "fails_when": every["fails"], "unknown_when": every["unknown"]} \
        if every else {"unknown_when": [{}]}
    lengths.append(sum(len(v) for v in debug.values()))
    for env, truth, answer in zip(envs, truths, answers):
        said = conditions.outcome(debug, env)
        verdict(score, "condition", said, truth["debug"], folder, env, truth)
        given = answer["truth"]
        if given is None:
            score["given unknown"] += 1
            continue
        words = [w for w, k in (("on", "on"), ("fails", "fails"), ("unknown", "unknown")) if given[k]]
        words += ["off"] if given["off"] else []
        verdict(score, "given", words[0] if len(words) == 1 else "unknown", truth["debug"], folder, env,
                truth)
        for name, value in truth.get("names", {}).items():
            cases = answer["names"].get(name, [])
            if len(cases) != 1 or "value" not in cases[0] or is_unknown(cases[0]["value"]):
                score["names unknown"] += 1
                continue
            want = relative(value, folder)
            if json.dumps(cases[0]["value"], sort_keys=True) == json.dumps(want, sort_keys=True):
                score["names right"] += 1
            else:
                score["names wrong"] += 1
                print("NAME", folder, name, env, "cpython", want, "ours", cases[0]["value"])


def verdict(score, kind, said, truth, folder, env, whole):
    if said == truth:
        score[kind + " right"] += 1
    elif said == "unknown":
        score[kind + " unknown"] += 1
    else:
        score[kind + " wrong"] += 1
        print(kind.upper(), folder, env, "cpython", truth, whole.get("type", ""), whole.get("text", ""),
              "ours", said)


if __name__ == "__main__":
    sys.exit(main())
