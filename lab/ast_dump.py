"""Shows the trees that this interpreter's `ast` gives for files, in undebug's own words.

    ast_dump.py [--positions] [--full] < list-of-files

For each file one line: the path, a tab, and the MD5 of its dump or `rejected LINE MESSAGE`; with
`--full` the dump itself below it, which ends in an empty line. The same words are written by
`dev.undebug.bench.ParserDump`. Runs on Python 2.7 and on 3.8 and later.
"""
from __future__ import print_function

import ast
import hashlib
import re
import struct
import sys
import warnings

PYTHON2 = sys.version_info[0] == 2
SKIPPED = {"ctx", "type_comment", "type_ignores", "kind", "n", "s"}
ORDER_2 = {"TryExcept": ("body", "handlers", "orelse"), "TryFinally": ("body", "finalbody")}
UNPLACED = {"Module", "arguments", "comprehension", "withitem", "match_case"}


def quoted(text):
    units = []
    for char in text:
        code = ord(char)
        if 32 <= code < 127 and char not in "\\'":
            units.append(char)
        elif code > 0xFFFF:
            code -= 0x10000
            units.append("\\u%04x\\u%04x" % (0xD800 + (code >> 10), 0xDC00 + (code & 0x3FF)))
        else:
            units.append("\\u%04x" % code)
    return "'" + "".join(units) + "'"


def bits(number):
    return "%016x" % struct.unpack(">Q", struct.pack(">d", number))[0]


def value_of(value):
    if value is None or value is True or value is False:
        return str(value)
    if value is Ellipsis:
        return "Ellipsis"
    if isinstance(value, float):
        return "float " + bits(value)
    if isinstance(value, complex):
        return "imaginary " + bits(value.imag)
    if PYTHON2:
        if isinstance(value, (int, long)):
            return "int %x" % value if value >= 0 else "int -%x" % -value
        if isinstance(value, bytes):
            value = value.decode("latin-1")
        return quoted(re.sub(u"[^\0-\x7f]+", u"?", value))
    if isinstance(value, int):
        return "int %x" % value
    if isinstance(value, bytes):
        return "b" + quoted(value.decode("latin-1"))
    return quoted(value)


class Dump:
    def __init__(self, positions):
        self.positions = positions
        self.lines = []

    def node(self, node, indent):
        name = type(node).__name__
        if name in ("Index", "Expression"):
            return self.node(node.value, indent)
        if PYTHON2:
            converted = self.python2(node, name, indent)
            if converted:
                return None
        if name == "ExtSlice":
            name = "Tuple"
        place = ""
        if self.positions and name not in UNPLACED and not isinstance(node, ast.cmpop):
            place = " %d:%d-%d:%d" % (
                node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
        self.lines.append(" " * indent + name + place)
        if name == "Constant":
            self.scalar("value", value_of(node.value), indent)
            if getattr(node, "kind", None):
                self.scalar("kind", quoted(node.kind), indent)
            return None
        for field in ORDER_2.get(name, node._fields):
            if field not in SKIPPED or name in ("Constant",):
                self.field(name, field, getattr(node, field, None), indent)
        return None

    def scalar(self, field, value, indent):
        self.lines.append("%s .%s=%s" % (" " * indent, field, value))

    def field(self, name, field, value, indent):
        if name == "Tuple" and field == "dims":
            field = "elts"
        if value is None:
            if name in ("MatchSingleton",):
                self.scalar(field, "None", indent)
            return
        if isinstance(value, list):
            self.list(field, value, indent)
        elif isinstance(value, (ast.operator, ast.unaryop, ast.boolop)):
            self.scalar(field, type(value).__name__, indent)
        elif field == "vararg" and isinstance(value, ast.AST) or (
                field == "kwarg" and isinstance(value, ast.AST)):
            self.list(field, [value], indent)
        elif isinstance(value, ast.AST):
            self.lines.append("%s .%s" % (" " * indent, field))
            self.node(value, indent + 2)
        elif isinstance(value, bool) or field == "nl" or name == "MatchSingleton":
            self.scalar(field, str(value), indent)
        elif isinstance(value, int):
            self.scalar(field, "%d" % value, indent)
        else:
            self.scalar(field, quoted(value), indent)

    def list(self, field, values, indent):
        if not values:
            return
        self.lines.append("%s .%s[%d]" % (" " * indent, field, len(values)))
        for value in values:
            if value is None:
                self.lines.append(" " * (indent + 2) + "None")
            elif isinstance(value, str):
                self.lines.append(" " * (indent + 2) + quoted(value))
            else:
                self.node(value, indent + 2)

    def python2(self, node, name, indent):
        """Writes the nodes that Python 2 has and Python 3 has not; says whether it did."""
        if name in ("Num", "Str") or name == "Name" and node.id == "None":
            value = None if name == "Name" else node.n if name == "Num" else node.s
            self.lines.append(" " * indent + "Constant")
            self.scalar("value", value_of(value), indent)
            return True
        if name == "Ellipsis":
            self.lines.append(" " * indent + "Constant")
            self.scalar("value", "Ellipsis", indent)
            return True
        if name == "Slice" and isinstance(node.step, ast.Name) and node.step.id == "None":
            node.step = None  # `x[1:2:]`: the tree has a step where the source has none
        if name == "Call":
            self.lines.append(" " * indent + name)
            self.field(name, "func", node.func, indent)
            self.list("args", node.args, indent)
            keywords = list(node.keywords)
            count = len(keywords) + (node.kwargs is not None)
            if count:
                self.lines.append("%s .keywords[%d]" % (" " * indent, count))
                for keyword in keywords:
                    self.node(keyword, indent + 2)
                if node.kwargs is not None:
                    self.lines.append(" " * (indent + 2) + "keyword")
                    self.field(name, "value", node.kwargs, indent + 2)
            self.list("starargs", [node.starargs] if node.starargs else [], indent)
            return True
        if name == "Raise":
            self.lines.append(" " * indent + name)
            self.field(name, "exc", node.type, indent)
            legacy = [one for one in (node.inst, node.tback) if one is not None]
            self.list("legacy", legacy, indent)
            return True
        return False


def dump(source, path, positions):
    tree = ast.parse(source, path)
    writer = Dump(positions)
    writer.node(tree, 0)
    return "\n".join(writer.lines) + "\n"


def main(arguments):
    positions = "--positions" in arguments
    sys.setrecursionlimit(20000)
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        path = line.rstrip("\n")
        with open(path, "rb") as file:
            source = file.read()
        try:
            text = dump(source, path, positions)
        except (SyntaxError, ValueError, RecursionError if not PYTHON2 else RuntimeError,
                TypeError, MemoryError) as error:
            line = getattr(error, "lineno", None) or 0
            print("%s\trejected %d %s" % (path, line, str(error).replace("\n", " ")))
            if "--full" in arguments:
                print()
            continue
        digest = hashlib.md5(text.encode("ascii")).hexdigest()
        print("%s\t%s" % (path, digest))
        if "--full" in arguments:
            print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
