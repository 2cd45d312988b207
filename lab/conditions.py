#!/usr/bin/env python3
"""Evaluates on_when, fails_when and unknown_when lists, so that anyone can check them.

    conditions.holds(alternatives, env, files=..., modules=..., argv=..., host=...)

An alternative is {"env": {NAME: test or [test, ...]}, "files": {PATH: bool},
"modules": {NAME: bool}, "argv": [test], "host": test or [test, ...]}; all of it must hold, and of a
list of alternatives one must. A test is {"after": [operation, ...], CHECK: value}. A pipeline that
raises, or that is given an unset variable, satisfies only "raises": true; null in "in" and "not_in"
of an empty pipeline is an unset variable. A test of argv holds when some argument passes it; "not_in"
when every argument does. A NAME with a * in it stands for all variables whose names fit, and is set
when one of them is.

    conditions.py REPORT.json NAME=VALUE ...

prints, for every verdict of a report, what its conditions say about that environment.
"""
import ast
import json
import re
import sys

RAISED = object()


def run(after, text):
    """What a pipeline makes of a text; RAISED where it raises."""
    value = text
    try:
        for operation in after:
            name, _, rest = operation.partition("(")
            args = ast.literal_eval("(" + rest[:-1] + ",)") if rest[:-1] else ()
            if name == "int":
                value = int(value)
            elif name == "float":
                value = float(value)
            elif name == "affix":
                value = args[0] + value + args[1]
            elif name == "json.loads":
                value = json.loads(value)
            else:
                value = getattr(value, name)(*args)
    except Exception:
        return RAISED
    return value


def passes(test, text):
    """Whether a text, or None for an unset variable, passes a test."""
    after = test.get("after", [])
    if text is None:
        value = None if not after else RAISED
    else:
        value = run(after, text)
    if "raises" in test:
        return (value is RAISED) == test["raises"]
    if value is RAISED:
        return False
    if "in" in test:
        return any(same(value, one) for one in test["in"])
    if "not_in" in test:
        return not any(same(value, one) for one in test["not_in"])
    if value is None:
        return False
    if "starts_with" in test:
        return value.startswith(test["starts_with"])
    if "ends_with" in test:
        return value.endswith(test["ends_with"])
    if "contains" in test:
        return test["contains"] in value
    if "matches" in test:
        return re.fullmatch(test["matches"], value, re.DOTALL) is not None
    if "truthy" in test:
        return bool(value) == test["truthy"]
    raise ValueError("a test without a check: %r" % (test,))


def same(value, one):
    return type(value) is type(one) and value == one


def variable(name, env):
    """The text of a variable, or of one of those that a pattern stands for; None where none is set."""
    if "*" not in name:
        return env.get(name)
    fitting = re.compile(".*".join(re.escape(part) for part in name.split("*")), re.DOTALL)
    return next((env[one] for one in sorted(env) if fitting.fullmatch(one)), None)


def all_pass(tests, text):
    return all(passes(one, text) for one in (tests if isinstance(tests, list) else [tests]))


def fits(alternative, env, files=(), modules=(), argv=(), host=""):
    """Whether one alternative holds."""
    for name, tests in alternative.get("env", {}).items():
        if not all_pass(tests, variable(name, env)):
            return False
    for path, there in alternative.get("files", {}).items():
        if (path in files) != there:
            return False
    for module, there in alternative.get("modules", {}).items():
        if (module in modules) != there:
            return False
    for test in alternative.get("argv", []):
        every = "not_in" in test or test.get("raises") is False
        if not (all if every else any)(passes(test, one) for one in argv):
            return False
    return "host" not in alternative or all_pass(alternative["host"], host)


def holds(alternatives, env, **rest):
    """Whether one of the alternatives holds."""
    return any(fits(one, env, **rest) for one in alternatives)


def outcome(debug, env, **rest):
    """on, off, fails or unknown: what a verdict's lists say about an environment.

    The lists are asked in this order. They are disjoint, except that a list of more than sixteen
    alternatives is shortened: it may then hold where an earlier one does.
    """
    for key, word in (("unknown_when", "unknown"), ("fails_when", "fails"), ("on_when", "on")):
        if holds(debug.get(key, []), env, **rest):
            return word
    return "off"


def main(args):
    if not args:
        print(__doc__, file=sys.stderr)
        return 2
    with open(args[0], encoding="utf-8") as file:
        report = json.load(file)
    env = dict(one.split("=", 1) for one in args[1:])
    for verdict in report["verdicts"]:
        print(verdict["deployment"], outcome(verdict["debug"], env))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
