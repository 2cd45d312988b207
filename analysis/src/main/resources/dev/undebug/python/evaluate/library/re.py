# re, for patterns that mean the same to the engine that finds matches here.
A = ASCII = 256
I = IGNORECASE = 2
M = MULTILINE = 8
S = DOTALL = 16
U = UNICODE = 32
X = VERBOSE = 64
L = LOCALE = 4
DEBUG = 128
_ABSENT = object()


class error(Exception):
    pass


PatternError = error


class Match:
    def __init__(self, pattern, string, spans):
        self.re = pattern
        self.string = string
        self._spans = spans

    def _number(self, group):
        if isinstance(group, str):
            if group not in self.re.groupindex:
                raise IndexError("no such group")
            return self.re.groupindex[group]
        if group < 0 or group >= len(self._spans):
            raise IndexError("no such group")
        return group

    def _text(self, group, default=None):
        begin, end = self._spans[self._number(group)]
        return default if begin < 0 else self.string[begin:end]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(groups[0])
        return tuple([self._text(one) for one in groups])

    def __getitem__(self, group):
        return self._text(group)

    def groups(self, default=None):
        return tuple([self._text(one, default) for one in range(1, len(self._spans))])

    def groupdict(self, default=None):
        return {name: self._text(name, default) for name in self.re.groupindex}

    def start(self, group=0):
        return self._spans[self._number(group)][0]

    def end(self, group=0):
        return self._spans[self._number(group)][1]

    def span(self, group=0):
        return self._spans[self._number(group)]

    def __getattr__(self, name):
        return _opaque("re.Match." + name + " is not modelled", "re")


class Pattern:
    def __init__(self, pattern, flags):
        self.pattern = pattern
        self.flags = flags
        self.groupindex = _pattern_names(pattern, flags)

    def _find(self, string, at, how):
        if _is_symbolic(string):
            return _opaque("a match in a text that is not known", "re")
        if not isinstance(string, str):
            if isinstance(string, bytes):
                return _opaque("a match in bytes", "re")
            raise TypeError("expected string or bytes-like object")
        spans = _pattern_spans(self.pattern, self.flags, string, at, how)
        if _is_symbolic(spans):
            return _opaque("a pattern that is not modelled", "re")
        return None if spans is None else Match(self, string, spans)

    def match(self, string, pos=0):
        return self._find(string, pos, "match") if pos == 0 else _opaque("a match from a position", "re")

    def fullmatch(self, string, pos=0):
        return self._find(string, pos, "fullmatch") if pos == 0 else _opaque("a match from a position", "re")

    def search(self, string, pos=0):
        return self._find(string, pos, "search") if pos == 0 else _opaque("a match from a position", "re")

    def _all(self, string, limit=0):
        made = []
        at = 0
        while not limit or len(made) < limit:
            found = self._find(string, at, "search")
            if _is_symbolic(found):
                return found
            if found is None:
                break
            at = found.end()
            if at == found.start():
                return _opaque("matches of nothing are not modelled", "re")
            made.append(found)
        return made

    def finditer(self, string):
        return self._all(string)

    def findall(self, string):
        found = self._all(string)
        if _is_symbolic(found):
            return found
        made = []
        for one in found:
            groups = one.groups("")
            made.append(one.group() if not groups else groups[0] if len(groups) == 1 else groups)
        return made

    def _expanded(self, template, match):
        if not isinstance(template, str):
            return template(match)
        if "\\" not in template:
            return template
        made = ""
        before, backslash, rest = template.partition("\\")
        while backslash:
            made = made + before
            if rest[:1] in "123456789" and rest[:1] and rest[1:2] not in "0123456789":
                made = made + (match.group(int(rest[:1])) or "")
                rest = rest[1:]
            elif rest[:2] == "g<" and ">" in rest:
                name = rest[2:rest.find(">")]
                made = made + (match.group(int(name) if name.isdigit() else name) or "")
                rest = rest[rest.find(">") + 1:]
            elif rest[:1] and rest[1:2] and rest[:1] in "123456789":
                return _unknown("a replacement that is not modelled", "re")
            elif rest[:1] == "\\":
                made = made + "\\"
                rest = rest[1:]
            elif rest[:1] and rest[:1] in "123456789":
                made = made + (match.group(int(rest[:1])) or "")
                rest = rest[1:]
            else:
                return _unknown("a replacement that is not modelled", "re")
            before, backslash, rest = rest.partition("\\")
        return made + before

    def subn(self, repl, string, count=0):
        found = self._all(string, count)
        if _is_symbolic(found) or _is_symbolic(repl):
            return _opaque("a replacement in a text that is not known", "re"), _opaque("a replacement in a text that is not known", "re")
        made = ""
        at = 0
        for one in found:
            made = made + string[at:one.start()] + self._expanded(repl, one)
            at = one.end()
        return made + string[at:], len(found)

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def split(self, string, maxsplit=0):
        found = self._all(string, maxsplit)
        if _is_symbolic(found):
            return found
        made = []
        at = 0
        for one in found:
            made.append(string[at:one.start()])
            made.extend(one.groups())
            at = one.end()
        made.append(string[at:])
        return made

    def __getattr__(self, name):
        return _opaque("re.Pattern." + name + " is not modelled", "re")


def compile(pattern, flags=0):
    if _is_symbolic(pattern) or _is_symbolic(flags):
        return _opaque("a pattern that is not known", "re")
    if isinstance(pattern, Pattern):
        return pattern
    if not isinstance(pattern, str):
        return _opaque("a pattern of bytes", "re")
    return Pattern(pattern, flags)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def escape(pattern):
    if _is_symbolic(pattern):
        return _opaque("a text that is not known", "re")
    made = ""
    for one in pattern:
        if one in "()[]{}?*+-|^$\\.&~# \t\n\r\x0b\x0c":
            made = made + "\\"
        elif _PYTHON < (3, 7) and not one.isalnum() and one != "_":
            made = made + "\\"
        made = made + one
    return made


def purge():
    pass
