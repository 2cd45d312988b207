"""The libraries that read settings from the environment: what is asked of each, and where each comes from."""

import glob
import os
import re
import shutil
import subprocess

from . import debian

# Whether a variable is set, and to what: words of every reader, blanks, numbers, and texts of other kinds.
TEXTS = [
    None, "", "0", "1", "2", "-1", "00", "01", " 1 ", "1.0", "0.0", "1e3", "1_000", "inf", "nan", "True", "true", "TRUE",
    "tRuE", " true ", "t", "T", "y", "Y", "yes", "YES", "on", "On", "ok", "enabled", "False", "false", "FALSE", "f", "n",
    "no", "off", "Off", "disabled", "None", "none", "null", " ", "\u0661", "\u0130", "\u00e9", "a,b", "a, b ,c", ",", "a=1,b=2",
    "a=1", "a=b=c", "a:1", "(1,2)", "[1, 2]", '["a", "b"]', '{"a": 1}', "{'a': 1}", "'x'", '"x"', "'a,b',c", "#x", "a #b",
    "$Y", "${Y}", "\\n", "1,2,3", "1,a", "/tmp/x", "postgres://u:p%40w@h:5432/n?sslmode=require", "sqlite:///db.sqlite3",
    "sqlite://:memory:", "mysql://h/n?ssl-ca=x&a=1&b=true", "postgres://h:bad/n", "redis://h:6379/1", "smtp+tls://u:p@h:25",
    "http://h/?a=1", "INFO", "debug", "10", "@bool on", "@int 5", "9" * 30, "0x10", "1;2",
]


class Library:
    """A library under test.

    needs: other libraries of the cache by (distribution, bound) where the bound is a version that must not be
    exceeded, or nothing
    unmodelled: further readers, that no model answers in full; they are asked, and not recorded
    """

    def __init__(self, distribution, package, setup, readers, files=None, needs=(), unmodelled=()):
        self.distribution = distribution
        self.package = package
        self.setup = setup
        self.readers = list(readers) + list(unmodelled)
        self.unmodelled = unmodelled
        self.files = files or {}
        self.needs = needs
        self.module = "read_" + distribution.replace("-", "_")


def _with_defaults(call, defaults):
    return ['%s("X")' % call] + ['%s("X", default=%s)' % (call, default) for default in defaults]


LIBRARIES = [
    Library(
        "django-environ", "python3-django-environ",
        ["import environ", "env = environ.Env()", "scheme = environ.Env(X=(bool, False), Y=int)",
         "typed = environ.Env(X=bool)",
         "def each(read, urls):", "    made = []", "    for url in urls:", "        try:", "            made.append(read(url))", "        except Exception as error:",
         "            made.append(type(error).__name__)", "    return made",
         "PARTS = ('://u:p%40w@h:5432/n', '://h/n?conn_max_age=5&ssl=true&a=1', ':///a/b', '://', '://h,i:1/n/m?timeout=3&key_prefix=k&x=y')",
         "def of(schemes):", "    return [scheme + part for scheme in schemes.split() for part in PARTS]"],
        _with_defaults("env", ["None", "True", "1", "'d'", "1.5", "[]", "''"]) + _with_defaults("env.bool", ["False", "True", "None"])
        + _with_defaults("env.int", ["0", "None"]) + _with_defaults("env.float", ["0.0"]) + _with_defaults("env.str", ["''", "None"])
        + _with_defaults("env.list", ["[]", "['*']"]) + ["env.list('X', cast=int)", "env.list('X', int, [])"]
        + _with_defaults("env.tuple", ["()"]) + _with_defaults("env.dict", ["{}"]) + _with_defaults("env.json", ["{}"])
        + ["scheme('X')", "scheme.bool('X')", "scheme('X', default=True)", "typed('X')", "typed('X', default=1)",
           "env('X', bool)", "env('X', cast=bool, default=True)", "env('X', cast=lambda v: v.upper(), default='a')",
           "env.str('X', multiline=True)", "env.bytes('X', default='a')", "env.db('X')", "env.db('X', default='sqlite:////a/b')",
           "env.db_url('X', engine='e')", "env.cache('X')", "env.cache('X', default='locmemcache://')", "env.email('X')",
           "env.url('X').hostname", "env.url('X', default='http://a:8/b').port", "str(env.path('X', default='/a'))",
           "env('X', cast={'value': int})", "env('X', cast={'value': str, 'cast': {'a': int}})",
           "'X' in env", "env.get_value('X', cast=int, default=3)",
           "each(environ.Env.db_url_config, of('postgres postgresql psql pgsql postgis cockroachdb'))", "each(environ.Env.db_url_config, of('mysql mysql2 mysql-connector mysqlgis mssql oracle'))",
           "each(environ.Env.db_url_config, of('pyodbc redshift spatialite sqlite ldap django.db.backends.sqlite3 nope'))",
           "each(environ.Env.cache_url_config, of('dbcache dummycache filecache locmemcache memcache pymemcache pylibmc nope'))",
           "each(environ.Env.email_url_config, of('smtp smtps smtp+tls smtp+ssl consolemail filemail memorymail dummymail nope'))",
           "env.db_url('X', default='sqlite:///db')", "env.cache_url('X', default='dummycache://')", "env.email_url('X', default='consolemail://')",
           "env.path('X', default='/a')('b')", "str(env.path('X', default='/a') + 'b')", "str(env.path('X', default='/a/c') - 1)", "env.tuple('X', default=(1,))", "env.bytes('X')",
           "env.str('X', default='a\\\\nb', multiline=True)", "env.json('X', default={'a': 1})", "env.dict('X', cast={'value': bool}, default={})", "env.int('X', default='5')", "env.bool('X', default='on')", "env.list('X', default='a,b')"],
        unmodelled=["each(environ.Env.search_url_config, of('elasticsearch elasticsearch7 elasticsearch5+https solr whoosh xapian simple nope'))",
                    "env.search_url('X')", "env.channels('X')", "env.url('X', default='')"],
    ),
    Library(
        "python-decouple", "python3-decouple",
        ["import decouple", "from decouple import Csv, config"],
        _with_defaults("config", ["''", "None", "False", "1"])
        + ["config('X', cast=bool)", "config('X', default=False, cast=bool)", "config('X', default='yes', cast=bool)",
           "config('X', default='', cast=bool)", "config('X', default=0, cast=bool)", "config('X', cast=int)",
           "config('X', default=5, cast=int)", "config('X', cast=float, default=1)", "config('X', cast=Csv())",
           "config('X', default='a,b', cast=Csv())", "config('X', default='', cast=Csv(str))", "config('X', cast=Csv(int))",
           "config('X', cast=Csv(post_process=tuple))", "config('X', cast=Csv(delimiter=';'))",
           "config('X', cast=lambda v: [s.strip() for s in v.split(',')])", "config('X', cast=decouple.Choices(['1', 'INFO']))",
           "config('X', default='on', cast=decouple.Choices(choices=[('on', 'On')]))", "config('X', False, bool)", "config.get('X') if hasattr(config, 'get') else 0"],
    ),
    Library(
        "environs", "python3-environs",
        ["from environs import Env", "env = Env()", "late = Env(eager=False) if %r else env" % False,
         "import enum", "class Mode(enum.Enum):", "    INFO = 'true'", "    t = 'on'",
         "def prefixed(name):", "    import os", "    if name in os.environ:", "        os.environ['P_' + name] = os.environ[name]",
         "    with env.prefixed('P_'):", "        return env.bool(name, default=False)"],
        _with_defaults("env", ["None", "'d'"]) + _with_defaults("env.bool", ["False", "True", "None", "'yes'"])
        + _with_defaults("env.int", ["0", "None", "'5'"]) + _with_defaults("env.float", ["0.5"]) + _with_defaults("env.str", ["''", "None"])
        + _with_defaults("env.list", ["[]", "['*']", "None"]) + ["env.list('X', subcast=int)", "env.list('X', subcast=bool, default=[])"]
        + _with_defaults("env.dict", ["{}"]) + _with_defaults("env.json", ["{}"])
        + _with_defaults("env.log_level", ["10"]) + ["env.path('X')"] + ["env.timedelta('X')"]
        + ["env.dj_db_url('X')", "env.dj_db_url('X', default='sqlite:////a/b')"]
        + ["env.path('X', default=None)", "env.timedelta('X', default=None)", "env.str('X', validate=lambda v: None)",
           "env.dict('X', subcast_values=int)", "env.dict('X', subcast=int)", "env.dict('X', subcast_keys=str)", "env.bool('X', True)",
           "env.enum('X', type=Mode)", "env.enum('X', enum=Mode)", "env.enum('X', type=Mode, ignore_case=True)", "env.enum('X', enum=Mode, by_value=True)",
           "env.bool('X', truthy={'ok'}, falsy={'no'})", "env.json('X', default='{}')", "env.log_level('X', default='INFO')", "prefixed('X')"],
        unmodelled=["env.date('X')", "env.datetime('X')", "env.time('X')", "env.uuid('X')", "env.decimal('X')", "env.url('X').hostname", "env.url('X', default=None)",
                    "env.dj_email_url('X')", "env.dj_cache_url('X')", "env.date('X', default=None)", "env.list('X', subcast=str, delimiter=';')",
                    "env.list('X', subcast=lambda v: v.upper())", "env.str('X', 'd', subcast=str)"],
        needs=(("marshmallow", ""), ("python-dotenv", "1.0.1"), ("dj-database-url", "1.3.0")),
    ),
    Library(
        "dj-database-url", "python3-dj-database-url",
        ["import dj_database_url"],
        ["dj_database_url.config('X')", "dj_database_url.config(env='X', default='sqlite:////a/b')",
         "dj_database_url.config('X', conn_max_age=600, ssl_require=True)", "dj_database_url.config('X', engine='e')",
         "dj_database_url.parse('' if dj_database_url.os.environ.get('X') is None else dj_database_url.os.environ['X'], conn_max_age=5)",
         "dj_database_url.parse('postgres://h/n?currentSchema=s&a=1&a=2&t=True')", "dj_database_url.parse('mysql2://u@h/n?ssl-ca=c')",
         "dj_database_url.parse('oracle://u:p@h:1521/n')", "dj_database_url.parse('mssql://u:p@h:14/n?driver=x')",
         "dj_database_url.parse('postgres://%2Fvar%2Frun/n')", "dj_database_url.parse('timescale://h/n')"],
    ),
    Library(
        "python-dotenv", "python3-dotenv",
        ["import os", "from dotenv import dotenv_values, find_dotenv, load_dotenv", "FOUND = os.path.basename(find_dotenv())",
         "VALUES = dotenv_values('read.env')"],
        ["FOUND", "VALUES", "load_dotenv('nothing.env')"]
        + ["(load_dotenv('read.env'), os.environ.get(%r))[1]" % name for name in ("X", "NEW", "INTERPOLATED", "SPACED")]
        + ["(load_dotenv('read.env', override=True), os.environ.get('X'))[1]"],
        files={".env": "X=from-file\n", "read.env": """# comment
X=file
export NEW=fresh
EMPTY=
SPACED = a b   # comment
HASH=a#b
SINGLE='a # \\'b\\' \\n'
DOUBLE="a\\tb \\"c\\" # d"
INTERPOLATED=${X}-${NEW}-${MISSING:-d}-$X
LITERAL='${X}'
LONG="one
two"
NOVALUE
'quoted key'=1
bad line here
COMMENTED=#x
COLON=a:b
TRAIL=x  
A.B=dot
LAST=${LAST}x"""},
    ),
    Library(
        "dynaconf", "python3-dynaconf",
        ["import dynaconf", "def read():", "    return dynaconf.LazySettings(ENVVAR_PREFIX_FOR_DYNACONF=False)",
         "def given(value):", "    return dynaconf.LazySettings(ENVVAR_PREFIX_FOR_DYNACONF=False, X=value)"],
        ["read().get('X')", "read().get('X', 'd')", "read().get('X', False)", "read().X", "read()['X']", "'X' in read()", "read()('X', 1)",
         "read().get('x')", "given(False).X", "given(True).get('X')", "given('d').x", "given(None).X",
         "dynaconf.LazySettings(ENVVAR_PREFIX_FOR_DYNACONF='NONE', X=True).X"],
        needs=(("toml", "0.10.2"), ("python-dotenv", "1.0.1")),
    ),
    Library(
        "python", "",
        ["import ast, collections, dataclasses, enum, io, json, logging, os, string, typing, urllib.parse, configparser",
         "v = os.environ.get('X')", "w = os.environ.get('X', '')",
         "class Mode(enum.Enum):", "    ON = 'on'", "    OFF = 'off'", "    NONE = ''", "class Word(str, enum.Enum):", "    YES = 'yes'", "    INFO = 'INFO'",
         "class Level(enum.IntEnum):", "    ZERO = 0", "    TEN = 10",
         "class Loose(enum.Enum):", "    ON = 'on'", "    OFF = 'off'", "    @classmethod", "    def _missing_(cls, value):", "        return cls.OFF",
         "@dataclasses.dataclass", "class Conf:", "    debug: bool = False", "    name: str = 'n'",
         "class Pair(typing.NamedTuple):", "    name: str", "    debug: bool = False",
         "Point = collections.namedtuple('Point', 'x y')"],
        ["json.loads(w)", "ast.literal_eval(w)", "urllib.parse.urlparse(w).scheme", "urllib.parse.urlparse(w).netloc",
         "urllib.parse.urlparse(w).port", "urllib.parse.urlsplit(w).path", "urllib.parse.unquote(w)", "urllib.parse.quote(w)",
         "urllib.parse.quote_plus(w)", "urllib.parse.parse_qs(w)", "urllib.parse.urlunparse(urllib.parse.urlparse(w))",
         "bool(v)", "int(w)", "float(w)", "w.split(',')", "w.strip().lower() in ('1', 'true')", "int(v or 0)", "bool(int(w or '0'))",
         "int(w, 0)", "int(w, 16)", "w.isdigit()", "w.isdecimal()", "w.isalnum()", "w.title()", "w.upper()",
         "Mode(w).name", "Mode(w) is Mode.ON", "Mode(w) == Mode.ON", "Mode(v) is Mode.ON", "Mode[w.upper()].value", "w in [m.value for m in Mode]", "w == Mode.ON.value", "v == Mode.ON",
         "Word(w).value", "Word(w) == 'INFO'", "w == Word.YES", "w in (Word.YES, Word.INFO)", "w in list(Word)", "Word.YES in w.split(',')", "Level(int(w)).name", "int(w) == Level.TEN", "int(w) > Level.ZERO",
         "Loose(w) is Loose.ON", "Loose(w.lower()).value", "Conf(w == 'on').debug", "Conf(debug=bool(v)).debug", "Conf(name=w).name", "Conf(name=w) == Conf(name='on')", "dataclasses.asdict(Conf(debug=w == '1'))['debug']",
         "Pair(w).name", "Pair(w, w == 'on').debug", "Pair('n', bool(v))[1]", "Pair(w) == ('on', False)", "Point(w, 1).x == 'on'", "dict(zip(('a', 'b'), Point(w, 1)))['a']", "collections.ChainMap({'a': w}, {'a': 1})['a'] == 'on'",
         "{Word.YES: True, Word.INFO: False}.get(w, False)", "{'yes': True}.get(w)", "logging.getLevelName(w)", "getattr(logging, w.upper(), 10)", "string.Template('$x').substitute(x=w) == 'on'", "io.StringIO(w).read() == 'on'",
         "len(repr([w])) > 4", "str({'a': w}) == \"{'a': 'on'}\"", "round(float(w))", "ord(w)", "chr(int(w)) == '\\x01'", "isinstance(w, collections.abc.Sequence)"],
    ),
]


def _numbers(version):
    return [int(part) for part in re.findall(r"\d+", version)]


def versions(cache, library):
    """The versions in the cache, oldest first."""
    if library.distribution == "python":
        return ["own"]
    found = []
    for path in glob.glob(os.path.join(cache, library.distribution + "-*")):
        version = os.path.basename(path)[len(library.distribution) + 1:]
        if re.match(r"\d", version):
            found.append(version)
    return sorted(found, key=_numbers)


def paths(cache, library, version):
    """The folders for PYTHONPATH."""
    chosen = [] if library.distribution == "python" else [os.path.join(cache, "%s-%s" % (library.distribution, version))]
    for distribution, bound in library.needs:
        other = Library(distribution, "", [], [])
        fitting = [one for one in versions(cache, other) if not bound or _numbers(one) <= _numbers(bound)]
        if fitting:
            chosen.append(os.path.join(cache, "%s-%s" % (distribution, fitting[-1])))
    return chosen


# Where a version answers otherwise than the one before it.
VERSIONS = {
    "django-environ": ["0.4.5", "0.5.0", "0.7.0", "0.8.1", "0.9.0", "0.10.0", "0.11.2", "0.12.0"],
    "python-decouple": ["3.1", "3.3", "3.4", "3.6", "3.8"],
    "environs": ["4.2.0", "5.2.1", "7.4.0", "8.1.0", "9.5.0", "11.2.1", "14.6.0"],
    "dj-database-url": ["0.5.0", "1.0.0", "1.2.0", "1.3.0", "2.0.0", "2.3.0", "3.0.1", "3.1.2"],
    "python-dotenv": ["0.10.5", "0.13.0", "0.15.0", "0.18.0", "0.21.1", "1.0.1", "1.2.2"],
    "marshmallow": ["3.26.2"],
}


def _from_index(cache, python):
    """Fills the cache from pip's index; stops at the first version that no index answers for."""
    for distribution, wanted in VERSIONS.items():
        for version in wanted:
            target = os.path.join(cache, "%s-%s" % (distribution, version))
            if os.path.isdir(target):
                continue
            command = [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", "--retries", "0",
                       "--timeout", "5", "--target", target, "%s==%s" % (distribution, version)]
            done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
            if done.returncode:
                shutil.rmtree(target, ignore_errors=True)
                yield "nothing from pip: " + (done.stderr.strip().splitlines() or ["?"])[-1]
                return
            yield "%s %s from pip" % (distribution, version)


def provision(cache, python):
    """Fills the cache with what pip's index and Debian's suites have; yields a line for each version."""
    os.makedirs(cache, exist_ok=True)
    yield from _from_index(cache, python)
    archive = debian.Archive(os.path.join(cache, "apt"))
    try:
        archive.open()
    except debian.Missing as missing:
        yield "nothing from Debian: %s" % missing
        return
    wanted = [(one.distribution, one.package) for one in LIBRARIES if one.package] + [("marshmallow", "python3-marshmallow")]
    for distribution, package in wanted:
        for full, suite in archive.offers(package):
            version = re.sub(r"^\d+:", "", full).split("-")[0].split("+")[0]
            target = os.path.join(cache, "%s-%s" % (distribution, version))
            if os.path.isdir(target):
                continue
            archive.unpack_only("%s=%s" % (package, full), target)
            yield "%s %s from %s" % (distribution, version, suite)
