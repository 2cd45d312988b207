"""What is asked of models of Python's own library and of libraries that read documents."""


class Table:
    """Expressions over a module of a setup.

    told: what the evaluator is told of versions, as pairs; the first names the table
    """

    def __init__(self, name, told, setup, expressions, files=None):
        self.name = name
        self.told = told
        self.setup = setup
        self.readers = expressions
        self.files = files or {}


_PATTERNS = [r"^\d+$", r"\d+", r"[a-z]+", r"^(.+?):(\d+)$", r"^(?P<name>\w+)=(?P<value>.*)$", r"(a|b)c", r"(?i)TRUE|yes",
             r"^\s*#", r"[^\]]", r"[]a]+", r"[a\-z]", r"[\w.+-]+@[\w-]+\.[a-z]{2,}", r"https?://([^/:]+)(?::(\d+))?/?$",
             r"(\w)\1", r"(?P<q>['\"]).*?(?P=q)", r"a{2}", r"a{2,}", r"a{1,3}?", r"a{", r"x{,2}", r"\bfoo\b", r"foo$", r"\Afoo\Z",
             r"foo\Z", r".", r"(?s).+", r"(?m)^b$", r"a(?=b)", r"a(?!b)", r"(?<=a)b", r"(?<!a)b", r"[&&a]", r"[a[b]", r"a||b", r"(?:ab)+",
             r"(ab)+c", r"(a*)*", r"(a|b)*c", r"\.", r"\-", r"\/", r"[\d.]+", r"^v?(\d+)\.(\d+)(?:\.(\d+))?"]
_SUBJECTS = ["", "123", "abc", "host:8080", "a=b", "bc", "True", "YES", "  # x", "]", "a-z", "me@example.org", "http://h:80/",
             "https://example.com", "aa", "'x'", "aaa", "a{", "foo", "a foo b", "foo\n", "a\nb\nc", "ab", "b", "&", "[", "ababc",
             "1.2.3", "v10.4", "x,y;z", "aXb"]

REGULAR = Table(
    "re", [("python", "3.11")], ["import re"],
    ["[(lambda m: m and (m.span(), m.groups()))(re.search(%r, s)) for s in %r]" % (p, _SUBJECTS) for p in _PATTERNS]
    + ["[bool(re.match(%r, s)) for s in %r]" % (p, _SUBJECTS) for p in _PATTERNS]
    + ["[bool(re.fullmatch(%r, s)) for s in %r]" % (p, _SUBJECTS) for p in _PATTERNS]
    + ["[re.findall(%r, s) for s in %r]" % (p, _SUBJECTS) for p in _PATTERNS[:5]]
    + [r"re.sub(r'\s+', '-', ' a  b c ')", r"re.sub(r'(\w+)@(\w+)', r'\2 at \1', 'me@home, you@work')",
       r"re.sub('a', lambda m: m.group().upper(), 'banana', 2)", r"re.sub(r'(?P<x>\d)', r'<\g<x>>', 'a1b2')",
       r"re.split(r'[,;]\s*', 'a, b;c')", r"re.split(r'(,)', 'a,b,c', 1)", "re.escape('a.b*c-d e/f')",
       "re.compile('^/api', re.I).match('/API/x').end()", r"re.match(r'(?P<a>.)(?P<b>.)', 'xy').groupdict()",
       "re.match('(a)(b)?', 'a').groups()", "re.match('(a)(b)?', 'a').groups('-')", "re.match('(a)', 'a')[1]",
       "re.match('a', 'a').group(1)", "re.compile('a').pattern", "re.findall('a', 'banana', re.I | re.M)", "re.subn('a', 'o', 'banana')",
       "re.match('x', None)", "[m.start() for m in re.finditer('a', 'banana')]"])

STANDARD = Table(
    "standard", [("python", "3.11")],
    ["import base64, binascii, functools, hashlib, itertools, math, operator, random, secrets, string, types, uuid, time",
     "from email.utils import formataddr, getaddresses, parseaddr", "from importlib.util import find_spec",
     "class Once:", "    log = []", "    def __enter__(self):", "        self.log.append('in')", "        return self",
     "    def __exit__(self, *a):", "        self.log.append('out')", "    def __str__(self):", "        return 'once'",
     "def with_once():", "    one = Once()", "    one.log = []", "    with one as it:", "        it.log.append('body')", "    return one.log"],
    ["hashlib.sha256(b'abc').hexdigest()", "hashlib.md5('x'.encode()).hexdigest()[:8]", "hashlib.new('sha1', b'a').hexdigest()",
     "hashlib.sha256('abc')", "base64.b64encode(b'hello').decode()", "base64.b64decode('aGVsbG8=').decode()",
     "base64.b64decode('aGVsbG8=')", "base64.urlsafe_b64encode(b'\\xff\\xfe')", "base64.b64encode('x')", "binascii.hexlify(b'az')",
     "binascii.unhexlify('617a')", "functools.reduce(lambda a, b: a + b, [1, 2, 3])", "functools.reduce(operator.add, [], 5)",
     "functools.reduce(operator.add, [])", "functools.partial(int, base=2)('101')", "functools.partial(max, 3)(1)",
     "list(itertools.chain([1], (2, 3)))", "list(itertools.chain.from_iterable([[1], [2]]))", "list(itertools.product('ab', [1, 2]))",
     "list(itertools.islice([1, 2, 3, 4], 2))", "list(itertools.islice([1, 2, 3, 4], 1, 3))", "list(itertools.combinations('abc', 2))",
     "list(itertools.repeat(1, 2))", "math.floor(2.7)", "math.ceil(2.1)", "math.floor(-1.5)", "math.ceil(-1.5)", "math.pi", "math.inf",
     "operator.itemgetter(1)([1, 2])", "operator.itemgetter('a', 'b')({'a': 1, 'b': 2})", "operator.attrgetter('x')(types.SimpleNamespace(x=4))",
     "operator.or_(4, 1)", "operator.contains([1], 1)", "parseaddr('Me <me@example.org>')", "parseaddr('me@example.org')", "parseaddr('')",
     "parseaddr('\"A. B\" <a@b.org>')", "parseaddr('<a@b.org>')", "getaddresses(['A <a@b.c>, d@e.f'])", "getaddresses(['a@b.c', 'B <d@e.f>'])",
     "formataddr(('Me', 'a@b.c'))", "formataddr(('', 'a@b.c'))", "find_spec('json') is None", "bool(secrets.token_hex(16))",
     "bool(uuid.uuid4().hex)", "bool(str(uuid.uuid4()))", "bool(''.join(random.choice(string.ascii_letters) for _ in range(5)))",
     "bool(''.join([secrets.choice('ab') for _ in range(5)]))", "bool(secrets.token_urlsafe().upper())", "secrets.token_hex(0)",
     "secrets.compare_digest('a', 'a')", "'x' + secrets.token_hex() == ''", "string.capwords('a b')", "with_once()", "str(Once())",
     "'%s' % Once()", "f'{Once()}'", "time.sleep(0)", "types.SimpleNamespace(a=1).a"])

_YAML = """
plain: text
yes: on
no: off
numbers: [1, 0x1F, 017, 0o17, 1_000, -3, 0b11, 1:30, 08, 1.5, 1e3, 1.0e+3, .5, -.inf, .nan, "1"]
nothing: [~, null, ""]
empty:
words: [y, n, Y, yes, No, TRUE, tRue, 'yes']
base: &base
  a: 1
  b: 2
derived:
  b: 3
  <<: *base
merged:
  <<: [{x: 1, y: 1}, {y: 2, z: 2}]
block: |
  two
  lines
folded: >-
  one
  line
tagged: [!!str 1, !!int "7"]
same: [*base, *base]
1: integer key
? complex
: value
"""

YAML = Table(
    "yaml", [("pyyaml", "6.0.3")], ["import yaml", "D = yaml.safe_load(open('/tmp/none') if False else TEXT)".replace("TEXT", repr(_YAML))],
    ["D", "D['words']", "D[True]", "list(D)", "D['derived']", "list(D['derived'])", "D['same'][0] is D['same'][1]",
     "yaml.safe_load('')", "yaml.safe_load('a')", "yaml.safe_load('[')", "yaml.safe_load('a: b: c')", "yaml.safe_load(b'a: 1')",
     "yaml.load('a: yes', Loader=yaml.SafeLoader)", "yaml.load('a: yes', yaml.FullLoader)", "yaml.load('a: yes')",
     "yaml.safe_load('{\"a\": [1, true, null]}')", "yaml.safe_load('- 1\\n- two\\n')", "yaml.safe_load('a: \"\\\\x41\\\\n\"')",
     "yaml.safe_load('a: 190:20:30')", "yaml.safe_load('a: 0')", "yaml.safe_load('a: +1')", "yaml.safe_load('a: 1.')",
     "yaml.safe_load('# only a comment')", "yaml.safe_load('a: 1\\na: 2')", "yaml.safe_load('a: #x')", "yaml.safe_load('a: b#x')",
     "yaml.safe_load('--- 1\\n')", "yaml.full_load('a: 1')", "yaml.safe_load('a: &x [1]\\nb: *x')", "yaml.safe_load('%s' % 'on')",
     "yaml.safe_load('a: 12e03')", "yaml.safe_load('a: 1e+3')", "yaml.safe_load('a: 685_230.15')", "yaml.safe_load('a: 0_')",
     "yaml.safe_load('a: 1__0')", "yaml.safe_load('a: .')", "yaml.safe_load('a: -')", "yaml.safe_load('a: 0.1')", "yaml.safe_load('a: 1.5.2')"]
    + ["yaml.safe_load(%r)" % ("a: " + one) for one in (
        "true", "n", "y", "null", "Null", "~", "NaN", ".NaN", "+.inf", "010", "0b11", "-0x1f", "1_0.5", "1e5", "a b", "'it''s'",
        '"x"', "[a, b]", "{b: c}", "[]", "{}", "-1", "+1.5", "1:2:3", "0:30", "x@y", "http://h:80/", "a:b", "0.0.0.0",
        "0o7", "0x", "1,000", "2e-3", "TRUE", "oN", "!!str yes", "!!int 3")])

_TOML = """
title = "x"
on = true
numbers = [1, 0xff, 0o17, 0b11, 1_000, -2]
real = [1.5, 1e3, inf, -inf]
empty = []
multi = \"\"\"
two
lines\"\"\"
raw = 'a\\b'
"quoted key" = 1
dotted.key.inner = 2
inline = {a = 1, b = "x"}
[table]
name = "n"
[table.sub]
deep = [[1], [2, 3]]
[[many]]
a = 1
[[many]]
a = 2
"""

TOML = Table(
    "toml", [("toml", "0.10.2"), ("tomli", "2.3.0")], ["import tomllib", "D = tomllib.loads(%r)" % _TOML],
    ["D", "list(D)", "D['many']", "D['table']['sub']['deep']", "tomllib.loads('')", "tomllib.loads('a')", "tomllib.loads('a = 1\\na = 2')",
     "tomllib.loads('a = yes')", "tomllib.loads(b'a = 1')", "D['dotted']", "D['multi']", "tomllib.loads('[a]\\n[a]')",
     "tomllib.loads('a = 1\\r\\nb = 2')", "tomllib.loads('a = \"\\\\u0041\"')"])

PYDANTIC = Table(
    "pydantic", [("pydantic", "2.13.5"), ("pydantic-settings", "2.15.0")],
    ["from typing import List, Optional", "from pydantic import Field, SecretStr, AliasChoices, field_validator",
     "from pydantic_settings import BaseSettings, SettingsConfigDict",
     "class Flag(BaseSettings):", "    X: bool = False",
     "class Lower(BaseSettings):", "    x: bool",
     "class Number(BaseSettings):", "    x: int = 3", "    y: float = 1.5",
     "class Text(BaseSettings):", "    X: str = Field('d', description='a text')", "    Y: Optional[str] = None",
     "class Aliased(BaseSettings):", "    debug: bool = Field(True, validation_alias='X')", "    other: str = Field('o', validation_alias=AliasChoices('NOPE', 'X'))",
     "class Prefixed(BaseSettings):", "    model_config = SettingsConfigDict(env_prefix='x', case_sensitive=False)", "    flag: bool = True",
     "class Listed(BaseSettings):", "    X: list[str] = ['a']", "class Secret(BaseSettings):", "    X: SecretStr = SecretStr('s')",
     "class Filed(BaseSettings):", "    model_config = SettingsConfigDict(env_file='pydantic.env', extra='ignore')", "    X: str = 'd'", "    in_file: bool = False",
     "class Strict(BaseSettings):", "    model_config = SettingsConfigDict(env_file='pydantic.env')", "    X: str = 'd'",
     "class Child(Flag):", "    Y: int = 2", "class Either(BaseSettings):", "    X: 'bool | None' = None",
     "class Default(BaseSettings):", "    Z: bool = 'yes'", "    W: int = '7'"],
    ["Flag().X", "Lower().x", "Number().x", "Number().y", "Text().X", "Text().Y", "Aliased().debug", "Aliased().other", "Prefixed().flag",
     "Listed().X", "Secret().X.get_secret_value()", "str(Secret().X)", "Filed().in_file", "Filed().X", "Strict().X", "Child().X", "Child().Y",
     "Either().X", "Default().Z", "Default().W", "Flag(X=True).X", "Number().model_dump()"],
    {"pydantic.env": "IN_FILE=yes\nX=from file\nEXTRA=1\n"})
PYDANTIC.texts = [None, "", "0", "1", "2", "true", "True", "TRUE", "t", "f", "yes", "no", "on", "off", "y", "n", " 1 ", "xyz", "[\"a\"]", "[1]", "a,b", "1_0", "-5"]

CONFIGURATIONS = Table(
    "configurations", [("django-configurations", "2.2")],
    ["from configurations import importer", "importer.installed = True", "from configurations import Configuration, values",
     "def made():",
     "    class Base(Configuration):", "        B = values.Value('b')", "        C = 3",
     "        D = values.ListValue(['q'], late_binding=True)", "        @property", "        def P(self):", "            return self.C + 1",
     "    class Made(Base):", "        C = 4", "        E = values.Value(environ=False, default='e')", "    return Made",
     "def ready():", "    it = made()", "    it.setup()", "    return it"],
    ["values.%s, environ_name='X', environ_prefix=None)" % call for call in (
        "BooleanValue(False", "BooleanValue(True", "Value('d'", "Value(None", "IntegerValue(3", "PositiveIntegerValue(3", "FloatValue(1.5",
        "ListValue([]", "ListValue(['a']", "TupleValue(('a',)", "SetValue({'a'}", "ListValue([], separator=';'",
        "ListValue([], converter=int", "SecretValue(environ=True", "Value('d', environ_required=True")]
    + ["values.Value('d', environ_name='X', environ_prefix='NOBODY')", "values.Value('d', environ=False)", "values.BooleanValue('yes')",
       "values.BooleanValue(True).setup('NOBODY')", "values.ListValue('ab').setup('NOBODY')", "values.SecretValue('s')", "made().E",
       "made()().P", "made().C", "ready().B", "ready().D", "values.Value('a').value"])
CONFIGURATIONS.texts = PYDANTIC.texts + ["a,b", " a , b,,", "a;b", "1,2", "Yes", "YES ", "1.5", "inf"]


ENUMS = Table(
    "enum", [("python", "3.11")],
    ['import enum', 'from enum import Enum, IntEnum, auto, unique', 'class Mode(Enum):', "    DEV = 'dev'", "    PROD = 'prod'", "    LIVE = 'prod'", '    @property',
     '    def is_debug(self):', '        return self is Mode.DEV', '    @classmethod', '    def of(cls, text):', '        return cls(text.lower())', 'class Level(IntEnum):',
     '    LOW = 1', '    HIGH = 2', 'class Word(str, Enum):', "    A = 'a'", "    B = 'b'", 'class Own(str, Enum):', "    A = 'a'", '    def __str__(self):',
     '        return self.value', 'class Auto(Enum):', '    X = auto()', '    Y = auto()', 'class Strong(enum.StrEnum):', "    ONE = 'one'", '    TWO = auto()',
     'class Pair(Enum):', "    P = ('p', 1)", '    def __init__(self, text, number):', '        self.text = text', '        self.number = number', 'class Late(Enum):',
     "    K = 'k'", '    @classmethod', '    def _missing_(cls, value):', '        return cls.K', "Made = Enum('Made', 'R G')"],
    ['Mode.DEV.value', 'Mode.DEV.name', "Mode('dev') is Mode.DEV", "Mode('DEV')", "Mode['PROD'].value", "Mode['nope']", 'Mode.LIVE is Mode.PROD', 'Mode.LIVE.name',
     '[m.name for m in Mode]', '[m.value for m in Mode]', 'len(Mode)', "'dev' == Mode.DEV", 'Mode.DEV == Mode.DEV', 'Mode.DEV != Mode.PROD', 'Mode.DEV.is_debug',
     'Mode.PROD.is_debug', "Mode.of('PROD').name", "Mode.of('x')", 'str(Mode.DEV)', 'repr(Mode.DEV)', "f'{Mode.DEV}'", "'%s' % Mode.DEV", 'bool(Mode.DEV)',
     'isinstance(Mode.DEV, Mode)', 'Mode.DEV in Mode', 'Mode.DEV in (Mode.DEV, Mode.PROD)', '{Mode.DEV: 1}[Mode.DEV]', 'list(Mode.__members__)',
     "Mode.__members__['DEV'].value", 'Level.LOW < Level.HIGH', 'Level.HIGH + 1', 'Level.LOW == 1', 'Level(2).name', 'int(Level.HIGH)', 'bool(Level.LOW)', 'max(Level).name',
     'str(Level.LOW)', "f'{Level.LOW}'", 'sorted([Level.HIGH, Level.LOW])[0].name', "Word.A == 'a'", "Word('b') is Word.B", 'Word.A.upper()', "Word.A + 'x'",
     "'a' in [w.value for w in Word]", "Word.A in ['a']", 'str(Word.A)', "f'{Word.A}'", "{'a': 1}[Word.A]", 'str(Own.A)', 'isinstance(Word.A, str)', 'Word.A.value',
     'Auto.Y.value', '[a.value for a in Auto]', 'str(Strong.ONE)', 'Strong.TWO.value', "f'{Strong.ONE}'", "Strong.ONE == 'one'", "','.join([Strong.ONE, Strong.TWO])",
     'Pair.P.text', 'Pair.P.number', 'Pair.P.value', "Late('zzz').value", 'Made.R.value', '[m.name for m in Made]', 'Mode.DEV.nope', 'Mode.NOPE', "hasattr(Mode, 'DEV')",
     "getattr(Mode, 'DEV').value", "getattr(Mode, 'X', None)", "Mode.DEV is Mode('dev')", "[m for m in Mode if m.value == 'dev'][0].name",
     "next(m for m in Mode if m.value == 'prod').name", '{m.name: m.value for m in Mode}', 'dict([(m.value, m.name) for m in Level])', 'type(Mode.DEV) is Mode',
     'Level.LOW in (1, 2)', 'Level.LOW | Level.HIGH', 'Level.HIGH > 1', 'min(2, Level.LOW) == 1', '[1, 2][Level.LOW]', 'list(Mode)[0] is Mode.DEV',
     'tuple(w.value for w in Word)'])

CLASSES = Table(
    "classes", [("python", "3.11")],
    ['import dataclasses', 'from dataclasses import dataclass, field, asdict, replace, astuple', 'from typing import NamedTuple, Optional', 'import typing',
     'from collections import namedtuple', '@dataclass', 'class Conf:', '    name: str', '    debug: bool = False', '    hosts: list = field(default_factory=list)',
     '    @property', '    def label(self):', "        return self.name + '!'", '@dataclass(frozen=True)', 'class Ice:', '    a: int = 1', '    b: Optional[str] = None',
     '@dataclass', 'class Post:', '    x: int', '    y: int = field(init=False, default=0)', '    def __post_init__(self):', '        self.y = self.x * 2', '@dataclass',
     'class Child(Conf):', '    port: int = 80', '@dataclasses.dataclass(order=True)', 'class Ordered:', '    n: int', '@dataclass(kw_only=True)', 'class Keys:',
     '    k: int = 1', '@dataclass', 'class Env:', '    DEBUG: typing.ClassVar[bool] = True', '    z: int = 3', "Point = namedtuple('Point', 'x y')",
     "Deft = namedtuple('Deft', ['a', 'b'], defaults=[5])", 'class Typed(NamedTuple):', '    host: str', '    port: int = 5432', '    def url(self):',
     "        return '%s:%d' % (self.host, self.port)", 'def attribute(one, name, value):', '    setattr(one, name, value)', '    return getattr(one, name)'],
    ["Conf('n').name", "Conf('n').debug", "Conf('n').hosts", "Conf('n', True, ['h']).hosts", "Conf(name='q', debug=True).debug", 'Conf()', "Conf('a', nope=1)",
     "Conf('n').label", "Conf('n') == Conf('n')", "Conf('n') == Conf('m')", "asdict(Conf('n'))", "asdict(Conf('n', hosts=[Ice()]))", "repr(Conf('n'))", "Conf('a', 1, 2, 3)",
     'Ice().a', "Ice(2, 'b').b", "attribute(Ice(), 'a', 5)", "attribute(Conf('a'), 'debug', 5)", 'Post(4).y', 'Post(4, 5)', "Child('c', port=8).port", "Child('c').debug",
     "asdict(Child('c'))", 'Keys(k=2).k', 'Keys(2)', 'Env.DEBUG', 'Env().z', 'Env(4).z', 'astuple(Ice())', 'replace(Ice(), a=7).a',
     '[f.name for f in dataclasses.fields(Conf)]', 'Conf.debug', 'dataclasses.is_dataclass(Ice)', 'vars(Ice(3))', 'Ice().__dict__', 'Point(1, 2).x', 'Point(1, 2)[1]',
     'Point(1, 2) == (1, 2)', 'Point(x=1, y=3).y', 'Point(1)', 'tuple(Point(1, 2))', 'Point(1, 2)._asdict()', 'Point._fields', 'Point(1, 2)._replace(x=5).x',
     '[v for v in Point(1, 2)]', 'Deft(1).b', 'len(Point(1, 2))', 'isinstance(Point(1, 2), tuple)', 'Point(1, 2) + (3,)', "repr(Point(1, 'a'))", 'Point._make([3, 4]).y',
     '1 in Point(1, 2)', "Typed('h').port", "Typed('h', 1).url()", "Typed('h') == ('h', 5432)", "Typed(host='q', port=2)[0]", 'Typed()', "Typed('h')._asdict()",
     "repr(Typed('h'))", 'Typed._fields', "(lambda h, p: p)(*Typed('h'))", "'%s-%s' % Point(1, 2)", "dict([Point('a', 1)])", 'bool(Point(0, 0))',
     'sorted([Point(2, 1), Point(1, 2)])[0].x', '{Point(1, 2): 3}[(1, 2)]'])

COLLECTIONS = Table(
    "collections", [("python", "3.11")],
    ['import collections', 'from collections import Counter, ChainMap, OrderedDict, defaultdict, deque, UserDict', 'def after(make, *acts):', '    one = make()',
     '    for act in acts:', '        act(one)', '    return one'],
    ["ChainMap({'a': 1}, {'a': 2, 'b': 3})['a']", "ChainMap({'a': 1}, {'b': 3})['b']", "ChainMap({}, {})['x']", "ChainMap({'a': 1}).get('z', 5)",
     "'b' in ChainMap({'a': 1}, {'b': 2})", "sorted(ChainMap({'a': 1}, {'b': 2}))", "dict(ChainMap({'a': 1}, {'a': 2, 'b': 2}))", "len(ChainMap({'a': 1}, {'a': 2}))",
     "ChainMap({'a': 1}).new_child({'a': 2})['a']", "ChainMap({'a': 1}).maps", "OrderedDict([('a', 1), ('b', 2)])", 'list(OrderedDict(b=1, a=2))',
     "OrderedDict(a=1) == {'a': 1}", "after(lambda: defaultdict(list), lambda d: d['a'].append(1))", "defaultdict(int)['q']", "defaultdict(lambda: 'x')['q']",
     "defaultdict(list, a=1)['a']", "defaultdict(None)['x']", "dict(defaultdict(list, {'k': [1]}))", "'a' in defaultdict(list)", "defaultdict(list).get('a')",
     'isinstance({}, collections.abc.Mapping)', 'isinstance([], collections.abc.Sequence)', "isinstance('a', collections.abc.Iterable)", 'isinstance(OrderedDict(), dict)',
     'isinstance(defaultdict(list), dict)'])

NUMBERS = Table(
    "numbers", [("python", "3.11")],
    ['import datetime, decimal', 'from datetime import timedelta, date', 'from decimal import Decimal', 'from fractions import Fraction'],
    ['pow(2, 10)', 'pow(2, -1)', 'pow(3, 4, 5)', "ord('a')", "ord('ab')", "ord('')", 'chr(97)', 'chr(0x20ac)', 'chr(-1)', 'chr(1114112)', 'divmod(7, 2)', 'divmod(-7, 2)',
     'round(2.5)', 'round(3.14159, 2)', 'round(7)', 'abs(-3)', 'hex(255)', 'oct(8)', 'bin(5)', 'hex(-1)', "int('0b1', 2)", "int('z', 36)", "float('1e3')", 'sum([0.5, 1])',
     'sum([[1], [2]], [])', 'min([3, 1])', "max('a', 'b')", 'max([], default=4)', 'min([])', "sorted('hello')", 'list(reversed([1, 2]))', 'callable(len)',
     "ascii('\\u00e9')", 'bool([])', 'any([])', 'all([])', 'list(zip([1], [2, 3]))', 'list(map(str, [1]))', 'list(filter(None, [0, 1]))',
     'timedelta(days=1).total_seconds()', 'timedelta(hours=2).seconds', 'timedelta(days=1, hours=1).days', 'int(timedelta(weeks=2).total_seconds())',
     'timedelta(minutes=5) + timedelta(seconds=10) == timedelta(seconds=310)', 'timedelta(days=1) * 2 == timedelta(days=2)', '2 * timedelta(days=1) == timedelta(2)',
     'timedelta(days=1) / timedelta(hours=1)', 'timedelta(days=1) // timedelta(hours=5)', 'timedelta(days=2) > timedelta(days=1)', 'str(timedelta(hours=1))',
     'str(timedelta(days=2, seconds=1))', 'str(timedelta(microseconds=5))', 'bool(timedelta(0))', 'bool(timedelta(1))', 'repr(timedelta(days=1))',
     'timedelta(days=1) - timedelta(hours=1) == timedelta(hours=23)', '-timedelta(1) == timedelta(-1)', '(timedelta(days=1) / 2).total_seconds()', 'timedelta(days=1) / 0',
     "timedelta('1')", 'abs(timedelta(-1)).days', 'timedelta(milliseconds=1500).microseconds', 'timedelta(-1, 1).seconds', 'max(timedelta(1), timedelta(2)).days',
     'timedelta(days=1) == 86400', 'round(timedelta(hours=3).total_seconds() / 60)', 'isinstance(timedelta(1), timedelta)', 'timedelta(days=0.5).seconds',
     'timedelta(1) in [timedelta(days=1)]', 'sum([timedelta(1), timedelta(2)], timedelta()).days'])

TEXTS = Table(
    "texts", [("python", "3.11")],
    ['import shlex, textwrap, string, glob, os, fnmatch, html, io, codecs, uuid, ipaddress, logging, warnings, importlib.util, pkgutil, functools, itertools, operator, copy, pprint, tempfile, shutil, time, mimetypes, locale, struct, hmac, traceback, getpass, types, abc, contextlib, inspect, csv, zoneinfo, sysconfig, json, numbers, stat, errno, ssl, http, unicodedata, signal, threading, multiprocessing, random',
     'from string import Template', 'from urllib.parse import *', 'from functools import lru_cache, cache, cached_property, partial, reduce, wraps',
     '@lru_cache(maxsize=None)', 'def twice(x):', '    return x * 2', 'def loud(f):', '    @wraps(f)', '    def inner(*a):', '        return f(*a).upper()',
     '    return inner', '@loud', 'def say(x):', "    '''words'''", '    return x', 'class Lazy:', '    @cached_property', '    def it(self):', '        return [1]',
     'class Base(abc.ABC):', '    @abc.abstractmethod', '    def f(self): ...', 'class Done(Base):', '    def f(self):', '        return 3', '@contextlib.contextmanager',
     'def opened():', '    yield 5', 'def entered():', '    with opened() as it:', '        return it', 'log = logging.getLogger(__name__)', 'def logged():',
     "    log.info('a %s', 1)", '    log.setLevel(logging.INFO)', "    logging.getLogger('x').addHandler(logging.NullHandler())", '    return 1', 'def warned():',
     "    warnings.warn('x', DeprecationWarning, stacklevel=2)", '    with warnings.catch_warnings():', "        warnings.simplefilter('ignore')", '    return 2',
     'def written():', '    out = io.StringIO()', "    out.write('a')", "    out.write('b')", '    return out.getvalue()'],
    ['shlex.split(\'a "b c" d\')', 'shlex.split(\'a "b\')', "shlex.quote('a b')", "shlex.quote('ab')", "shlex.join(['a', 'b c'])", "textwrap.dedent('\\n  a\\n    b\\n')",
     "textwrap.dedent('a')", "textwrap.indent('a\\nb', '> ')", "Template('$a-${b}').substitute(a=1, b='x')", "Template('$a $$').safe_substitute()",
     "Template('$a').substitute()", "Template('$a').substitute({'a': 2})", "string.Template('${x}y').safe_substitute(x=1)", "Template('$').substitute()",
     'string.ascii_letters', 'string.punctuation', 'string.digits', 'string.ascii_lowercase', 'string.hexdigits', 'written()', "io.StringIO('a\\nb').read()",
     "io.StringIO('a\\nb').readlines()", 'logged()', 'logging.getLevelName(10)', "logging.getLevelName('INFO')", "logging.getLevelName('NOPE')", 'logging.INFO',
     'logging.FATAL', 'logging.root is not None', "logging.getLogger('a').name", "logging._nameToLevel['INFO']", "logging.getLevelNamesMapping()['DEBUG']",
     "getattr(logging, 'WARNING')", 'warned()', "importlib.util.find_spec('json') is not None", 'twice(4)', "say('q')", 'say.__name__', 'Lazy().it', 'Done().f()', 'Base()',
     'functools.partial(int, base=2).func is int', 'reduce(lambda a, b: a * b, range(1, 5))', "reduce(lambda d, k: d[k], ['a', 'b'], {'a': {'b': 1}})",
     'list(itertools.accumulate([1, 2, 3]))', 'list(itertools.zip_longest([1], [2, 3]))', "[(k, list(g)) for k, g in itertools.groupby('aab')]",
     'list(itertools.permutations([1, 2]))', "list(itertools.chain('ab', [1]))", 'list(itertools.takewhile(lambda x: x < 2, [1, 2, 1]))',
     'list(itertools.pairwise([1, 2, 3]))', 'operator.add(1, 2)', 'operator.eq(1, 1)', 'operator.not_(1)', 'operator.getitem([1, 2], 1)', 'operator.truth([])',
     "operator.methodcaller('upper')('a')", "sorted([{'a': 2}, {'a': 1}], key=operator.itemgetter('a'))", 'operator.concat([1], [2])',
     "operator.attrgetter('a.b')(types.SimpleNamespace(a=types.SimpleNamespace(b=1)))", "copy.deepcopy({'a': [1]})", 'copy.copy([1])',
     "types.MappingProxyType({'a': 1})['a']", "json.dumps({'a': [1, None, True]})", 'json.loads(\'[1, {"a": null}]\')', "json.dumps('\\u00e9')", "json.loads('x')",
     "json.loads('NaN') != json.loads('NaN')", 'random.seed(1)', "quote('a b/c')", "quote('a/b', safe='')", "quote_plus('a b&c')", "unquote('a%20b')",
     "unquote_plus('a+b%21')", "urlencode({'a': 1, 'b': 'x y'})", "urlencode([('a', 1), ('a', 2)])", "urlencode({'a': [1, 2]}, doseq=True)", "urlencode({'a': [1, 2]})",
     "parse_qs('a=1&a=2&b=')", "parse_qs('a=&b=1', keep_blank_values=True)", "parse_qsl('a=1&b=2')", "dict(parse_qsl('a=1&b=2'))", "urljoin('http://h/a/', 'b')",
     "urljoin('http://h/a', '/b')", "urljoin('http://h', 'c')", "urljoin('http://h/a', '')", "urljoin('http://h/a', 'http://x/y')", "urljoin('', 'a')",
     "urljoin('http://h/a', '//x/y')", "urlparse('http://u:p@h:80/a;p?q=1#f')._replace(netloc='x').geturl()", "urlparse('redis://:pw@h:6379/0').password",
     "urlparse('redis://h/0').path[1:]", "urlparse('http://H/').hostname", "urlparse('http://h/').port", "urlparse('a').netloc", "urlparse('//h/p').netloc",
     "tuple(urlparse('http://h/p?q#f'))", "urlparse('http://h/p')[1]", "urlsplit('http://h/p?q').query", "urlunsplit(('http', 'h', '/p', '', ''))",
     "urlunparse(urlparse('http://h/p'))", "urldefrag('http://h/p#f').url", "urlparse('http://h:x/').port", "urlparse('http://u%40:p@h').username",
     "'{0.scheme}://{0.netloc}'.format(urlparse('http://h:1/p'))", "(lambda scheme, netloc, *rest: netloc)(*urlparse('http://h/p'))",
     "urlparse('http://h/p') == urlparse('http://h/p')", "str(urlparse('http://h/p'))", "list(io.StringIO('a\\nb'))"],
    {'conf/a.txt': 'a', 'conf/b.txt': 'b', 'conf/b.md': '', 'conf/deep/c.txt': ''})

CORSHEADERS = Table(
    "corsheaders", [("django-cors-headers", "3.14.0")], ["from corsheaders.defaults import default_headers, default_methods"],
    ["default_headers", "default_methods", "list(default_headers) + ['x-own']", "(*default_methods, 'VIEW')"])

# What no model gives yet: each is to be unknown. It is not recorded.
OPEN = Table(
    "open", [("python", "3.11")], NUMBERS.setup + COLLECTIONS.setup[1:] + CLASSES.setup + TEXTS.setup,
    ['Ordered(1) < Ordered(2)', 'hash(Ice()) == hash(Ice())', "Counter('banana')", "Counter('banana')['a']", "Counter('x')['q']", "Counter('banana').most_common(1)",
     'Counter(a=2) + Counter(a=1, b=1)', "sum(Counter('banana').values())", "sorted(Counter('ba').elements())", 'dict(Counter([1, 1]))',
     "after(lambda: OrderedDict([('a', 1), ('b', 2)]), lambda d: d.move_to_end('a'))", "after(lambda: OrderedDict([('a', 1), ('b', 2)]), lambda d: d.popitem(last=False))",
     "OrderedDict([('a', 1)]).popitem()", 'list(deque([1, 2, 3], maxlen=2))', 'after(lambda: deque([1]), lambda d: d.append(2), lambda d: d.appendleft(0))',
     'deque([1, 2]).popleft()', 'len(deque())', "deque('ab')[0]", 'isinstance(Counter(), dict)', 'complex(1, 2) == 1+2j', "hash('a') == hash('a')", 'date(2020, 1, 2).year',
     'date(2020, 1, 2).isoformat()', 'str(date(2020, 1, 2))', 'date(2020, 1, 2) < date(2021, 1, 1)', '(date(2020, 3, 1) - date(2020, 2, 1)).days', 'date(2020, 13, 1)',
     'datetime.datetime(2020, 1, 2, 3).hour', 'datetime.datetime(2020, 1, 2).isoformat()', "datetime.datetime(2020, 1, 2).strftime('%Y-%m')",
     'bool(datetime.datetime.now())', 'datetime.timezone.utc is not None', 'isinstance(date(2020, 1, 1), date)', "date.fromisoformat('2020-01-05').day",
     'datetime.datetime.now().year > 2000', "Decimal('1.5') + 1 == Decimal('2.5')", "str(Decimal('1.50'))", "float(Decimal('0.25'))", "int(Decimal('7.9'))", "Decimal('x')",
     "Decimal('1') > 0", "Decimal(1) / 4 == Decimal('0.25')", 'bool(Decimal(0))', "Decimal('0.1') + Decimal('0.2') == Decimal('0.3')", "repr(Decimal('1.0'))",
     "Decimal('2') * 3", 'Decimal(0.5) == 0.5', "str(Decimal('1E+3'))", "round(Decimal('2.675'), 2)", 'Fraction(1, 2) + 1 == Fraction(3, 2)',
     "shlex.split('a # b', comments=True)", "textwrap.shorten('hello world', 8)", "glob.glob('/nonexistent/*.py')",
     "sorted(os.path.basename(p) for p in glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'conf', '*.txt')))",
     "[os.path.basename(p) for p in glob.iglob(os.path.dirname(os.path.abspath(__file__)) + '/conf/b.*')]",
     "sorted(os.path.basename(p) for p in glob.glob(os.path.dirname(os.path.abspath(__file__)) + '/conf/**/*.txt', recursive=True))", "glob.escape('a[b')",
     "fnmatch.fnmatch('a.py', '*.py')", "fnmatch.fnmatch('a.py', '*.tx')", "fnmatch.filter(['a.py', 'b'], '*.py')", "fnmatch.fnmatchcase('ab', 'a?')",
     "fnmatch.fnmatch('b', '[!a]')", 'html.escape(\'<a&"b\')', "html.unescape('&lt;')", "codecs.decode('uryyb', 'rot13')",
     "str(uuid.UUID('12345678123456781234567812345678'))", "uuid.UUID('x')", "ipaddress.ip_address('10.0.0.1').is_private", "ipaddress.ip_network('10.0.0.0/8').prefixlen",
     "str(ipaddress.ip_network('10.0.0.0/30')[1])", "ipaddress.ip_address('10.0.0.1') in ipaddress.ip_network('10.0.0.0/8')", "ipaddress.ip_address('x')",
     "getattr(logging, 'nope', 3)", 'entered()', 'next(itertools.count(5))', 'list(itertools.islice(itertools.count(), 3))',
     "list(itertools.islice(itertools.cycle('ab'), 3))", 'list(itertools.tee([1])[0])', "pprint.pformat({'a': 1})", 'bool(tempfile.gettempdir())',
     "tempfile.mkdtemp() != ''", "shutil.which('nonexistent-program')", 'bool(time.time())', "time.strftime('%Y') != ''", "mimetypes.guess_type('a.html')",
     "mimetypes.add_type('image/svg+xml', '.svg', True)", "struct.calcsize('i')", "hmac.new(b'k', b'm', 'sha256').hexdigest()", "hmac.compare_digest('a', 'a')",
     "str(zoneinfo.ZoneInfo('UTC'))", 'isinstance(1, numbers.Number)', 'errno.ENOENT', 'http.HTTPStatus.OK.value', 'int(http.HTTPStatus.NOT_FOUND)',
     "unicodedata.normalize('NFKD', 'a')", 'ssl.CERT_NONE', 'ssl.CERT_REQUIRED == 2', 'multiprocessing.cpu_count() > 0', 'bool(os.cpu_count())', 'signal.SIGTERM == 15',
     'list(csv.reader([\'a,b\', \'"c,d",e\']))', 'inspect.isclass(int)', 'inspect.getmodule(say) is not None', "json.dumps({'b': 1, 'a': 2}, sort_keys=True, indent=2)",
     'random.random() < 2', 'random.randint(1, 2) in (1, 2)', "urljoin('http://h/a/b', '../c')", "urljoin('/static/', 'x/')", "urljoin('http://h/a?b', '?c')",
     "urlparse('http://[::1]:80/').hostname", "urlparse(b'http://h').netloc"],
    TEXTS.files)

TABLES = [REGULAR, STANDARD, YAML, TOML, PYDANTIC, CONFIGURATIONS, ENUMS, CLASSES, COLLECTIONS, NUMBERS, TEXTS, CORSHEADERS, OPEN]
