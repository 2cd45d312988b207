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

TABLES = [REGULAR, STANDARD, YAML, TOML, PYDANTIC, CONFIGURATIONS]
