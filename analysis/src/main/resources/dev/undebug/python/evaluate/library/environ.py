# django-environ 0.4.4 to 0.12.0.
import ast
import json
import os
from urllib.parse import ParseResult, parse_qs, quote, unquote, unquote_plus, urlparse, urlunparse

from django.core.exceptions import ImproperlyConfigured


class NoValue:
    pass


_NOTSET = NoValue()
_POSTGRES = "django.db.backends.postgresql" if _VERSION >= (0, 4, 5) else "django.db.backends.postgresql_psycopg2"
_POSTGRES_FAMILY = ["postgres", "postgresql", "psql", "pgsql", "postgis"] if _VERSION >= (0, 7) else ["postgres"]
_DB = {
    "postgres": _POSTGRES,
    "postgresql": _POSTGRES,
    "psql": _POSTGRES,
    "pgsql": _POSTGRES,
    "postgis": "django.contrib.gis.db.backends.postgis",
    "mysql": "django.db.backends.mysql",
    "mysql2": "django.db.backends.mysql",
    "mysql-connector": "mysql.connector.django",
    "mysqlgis": "django.contrib.gis.db.backends.mysql",
    "oracle": "django.db.backends.oracle",
    "pyodbc": "sql_server.pyodbc",
    "redshift": "django_redshift_backend",
    "spatialite": "django.contrib.gis.db.backends.spatialite",
    "sqlite": "django.db.backends.sqlite3",
    "ldap": "ldapdb.backends.ldap",
}
if _VERSION >= (0, 12):
    _DB["cockroachdb"] = "django_cockroachdb"
if _VERSION >= (0, 4, 5):
    _DB["mssql"] = "mssql" if _VERSION >= (0, 11) else "sql_server.pyodbc"
_DB_OPTIONS = ["CONN_MAX_AGE", "ATOMIC_REQUESTS", "AUTOCOMMIT"]
if _VERSION >= (0, 5):
    _DB_OPTIONS = _DB_OPTIONS + ["DISABLE_SERVER_SIDE_CURSORS"]
if _VERSION >= (0, 10):
    _DB_OPTIONS = _DB_OPTIONS + ["CONN_HEALTH_CHECKS"]
_CACHE = {
    "dbcache": "django.core.cache.backends.db.DatabaseCache",
    "dummycache": "django.core.cache.backends.dummy.DummyCache",
    "filecache": "django.core.cache.backends.filebased.FileBasedCache",
    "locmemcache": "django.core.cache.backends.locmem.LocMemCache",
    "memcache": "django.core.cache.backends.memcached.MemcachedCache",
    "pymemcache": "django.core.cache.backends.memcached.PyLibMCCache",
    "pylibmc": "django.core.cache.backends.memcached.PyLibMCCache",
    "rediscache": "",
    "redis": "",
    "rediss": "",
}
if _VERSION < (0, 8):
    del _CACHE["pylibmc"]
_EMAIL = {
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "smtps": "django.core.mail.backends.smtp.EmailBackend",
    "smtp+tls": "django.core.mail.backends.smtp.EmailBackend",
    "smtp+ssl": "django.core.mail.backends.smtp.EmailBackend",
    "consolemail": "django.core.mail.backends.console.EmailBackend",
    "filemail": "django.core.mail.backends.filebased.EmailBackend",
    "memorymail": "django.core.mail.backends.locmem.EmailBackend",
    "dummymail": "django.core.mail.backends.dummy.EmailBackend",
}
_TRUE = ("true", "on", "ok", "y", "yes", "1")


def _literal(value):
    try:
        return ast.literal_eval(value)
    except ValueError:
        return value
    except SyntaxError:
        if _VERSION >= (0, 7):
            return value
        raise


def _whole(value):
    return int(value) if isinstance(value, str) and value.isdigit() else value


def _plain(value):
    if not isinstance(value, str):
        return value
    return unquote(value) if _VERSION >= (0, 9) else unquote_plus(value)


def _quoted(url):
    return urlparse(quote(url, safe=":/?&=@"))


class Env:
    ENVIRON = os.environ
    NOTSET = _NOTSET
    BOOLEAN_TRUE_STRINGS = _TRUE
    URL_CLASS = ParseResult
    DB_SCHEMES = _DB
    CACHE_SCHEMES = _CACHE
    EMAIL_SCHEMES = _EMAIL
    DEFAULT_DATABASE_ENV = "DATABASE_URL"
    DEFAULT_CACHE_ENV = "CACHE_URL"
    DEFAULT_EMAIL_ENV = "EMAIL_URL"
    DEFAULT_SEARCH_ENV = "SEARCH_URL"

    def __init__(self, **scheme):
        self.smart_cast = _VERSION >= (0, 4, 5)
        self.escape_proxy = False
        self.prefix = ""
        self.scheme = scheme

    def __call__(self, var, cast=None, default=_NOTSET, parse_default=False):
        return self._get(var, cast, default, parse_default, "env")

    def get_value(self, var, cast=None, default=_NOTSET, parse_default=False):
        return self._get(var, cast, default, parse_default, "env")

    def __contains__(self, var):
        return var in os.environ

    def str(self, var, default=_NOTSET, multiline=False):
        if multiline and _VERSION < (0, 4, 5):
            raise TypeError("str() got an unexpected keyword argument 'multiline'")
        value = self._get(var, str if _VERSION >= (0, 5) else None, default, False, "env.str")
        if multiline:
            value = value.replace("\\r\\n", "\n") if _VERSION >= (0, 8) else value
            return value.replace("\\n", "\n")
        return value

    def unicode(self, var, default=_NOTSET):
        return self._get(var, str, default, False, "env.unicode")

    def bytes(self, var, default=_NOTSET, encoding="utf8"):
        if _VERSION < (0, 4, 5):
            raise AttributeError("'Env' object has no attribute 'bytes'")
        if _VERSION < (0, 7):
            default = _NOTSET
        value = self._get(var, str, default, False, "env.bytes")
        return value.encode(encoding) if hasattr(value, "encode") else value

    def bool(self, var, default=_NOTSET):
        return self._get(var, bool, default, False, "env.bool")

    def int(self, var, default=_NOTSET):
        return self._get(var, int, default, False, "env.int")

    def float(self, var, default=_NOTSET):
        return self._get(var, float, default, False, "env.float")

    def json(self, var, default=_NOTSET):
        return self._get(var, json.loads, default, False, "env.json")

    def list(self, var, cast=None, default=_NOTSET):
        return self._get(var, [cast] if cast else list, default, False, "env.list")

    def tuple(self, var, cast=None, default=_NOTSET):
        return self._get(var, (cast,) if cast else tuple, default, False, "env.tuple")

    def dict(self, var, cast=dict, default=_NOTSET):
        return self._get(var, cast, default, False, "env.dict")

    def url(self, var, default=_NOTSET):
        return self._get(var, urlparse, default, True, "env.url")

    def db_url(self, var="DATABASE_URL", default=_NOTSET, engine=None):
        return self.db_url_config(self._get(var, None, default, False, "env.db"), engine=engine)

    db = db_url

    def cache_url(self, var="CACHE_URL", default=_NOTSET, backend=None):
        return self.cache_url_config(self._get(var, urlparse, default, True, "env.cache"), backend=backend)

    cache = cache_url

    def email_url(self, var="EMAIL_URL", default=_NOTSET, backend=None):
        return self.email_url_config(self._get(var, urlparse, default, True, "env.email"), backend=backend)

    email = email_url

    def search_url(self, var="SEARCH_URL", default=_NOTSET, engine=None):
        self._get(var, urlparse, default, True, "env.search_url")
        return _opaque("env.search_url() is not modelled", "django-environ")

    @classmethod
    def search_url_config(cls, url, engine=None):
        return _unknown("env.search_url() is not modelled", "django-environ")

    def channels_url(self, var="CHANNELS_URL", default=_NOTSET, backend=None):
        if _VERSION < (0, 12):
            raise AttributeError("Env has no attribute channels")
        self._get(var, urlparse, default, True, "env.channels")
        return _opaque("env.channels() is not modelled", "django-environ")

    channels = channels_url

    def path(self, var, default=_NOTSET, **kwargs):
        return Path(self._get(var, None, default, False, "env.path"), **kwargs)

    def _get(self, var, cast, default, parse_default, how):
        name = self.prefix + var if _VERSION >= (0, 9) else var
        if name in self.scheme:
            described = self.scheme[name]
            is_pair = isinstance(described, (tuple, list, str, dict)) and len(described) == 2
            if is_pair:
                if not cast:
                    cast = described[0]
                if default is _NOTSET:
                    default = described[1]
            elif not cast:
                cast = described
        if self.ENVIRON is not os.environ:
            return _unknown("django-environ reads from another mapping", "django-environ")
        value = _environ(name, _NOTSET, how)
        if value is _NOTSET:
            if default is _NOTSET:
                raise ImproperlyConfigured("Set the " + (name if _VERSION >= (0, 12) else var) + " environment variable")
            value = default
        if _is_unknown(value):
            return value
        if isinstance(value, str) and value.startswith("$"):
            value = value.lstrip("$")
            if _is_symbolic(value):
                return _unknown("the text names another variable", "django-environ")
            if value == var:
                raise RecursionError("maximum recursion depth exceeded")
            value = self._get(value, cast, default, False, how)
        if self.escape_proxy and hasattr(value, "replace"):
            value = value.replace("\\$", "$")
        if _is_unknown(default):
            if cast is str and isinstance(value, str) and value != "":
                return value
            return _unknown("a default that nobody knows decides the type", "django-environ")
        if self.smart_cast and cast is None and default is not None and not isinstance(default, NoValue):
            cast = type(default)
        if _is_unknown(value):
            return value
        if _VERSION >= (0, 8) and default is None and value == "":
            value = None
        if cast is str and isinstance(value, str):
            return value
        wants = value is not None if _VERSION >= (0, 10) else value
        if default is _NOTSET or value != default or (parse_default and wants):
            value = self.parse_value(value, cast)
        return value

    @classmethod
    def parse_value(cls, value, cast):
        if cast is None:
            return value
        if _is_unknown(cast):
            return _unknown("a cast that nobody knows", "django-environ")
        if cast is bool:
            try:
                return int(value) != 0
            except ValueError:
                value = value.lower().strip() if _VERSION >= (0, 11) else value.lower()
                return value in cls.BOOLEAN_TRUE_STRINGS
        if cast is not list and isinstance(cast, (list, tuple, dict)) and _is_symbolic(value):
            return _unknown("parts of a text that nobody knows", "django-environ")
        if isinstance(cast, list):
            return [cast[0](part) for part in value.split(",") if part]
        if isinstance(cast, tuple):
            return tuple([cast[0](part) for part in value.strip("(").strip(")").split(",") if part])
        if isinstance(cast, dict):
            key_cast = cast.get("key", str)
            value_cast = cast.get("value", str)
            by_key = cast.get("cast", {})
            made = {}
            for part in value.split(";"):
                if part:
                    pair = part.split("=")
                    made[key_cast(pair[0])] = cls.parse_value(pair[1], by_key.get(pair[0], value_cast))
            return made
        if cast is dict:
            made = {}
            for part in value.split(","):
                if part:
                    key, text = part.split("=", 1) if _VERSION >= (0, 10) else part.split("=")
                    made[key] = text
            return made
        if cast is list:
            return [part for part in value.split(",") if part]
        if cast is tuple:
            return tuple([part for part in value.strip("(").strip(")").split(",") if part])
        if cast is float:
            kept = "".join([c for c in value if c.isdecimal() or c in (",.-" if _VERSION >= (0, 7) else ",.")])
            parts = kept.replace(",", ".").split(".")
            if len(parts) > 1:
                kept = "".join(parts[:-1]) + "." + parts[-1]
            return float(kept)
        return cast(value)

    @classmethod
    def db_url_config(cls, url, engine=None):
        if _is_symbolic(url):
            return _unknown("a URL that nobody knows", "django-environ")
        if not isinstance(url, ParseResult):
            if url == "sqlite://:memory:":
                return {"ENGINE": cls.DB_SCHEMES["sqlite"], "NAME": ":memory:"}
            if _VERSION >= (0, 11):
                try:
                    url = urlparse(url)
                except ValueError:
                    url = _quoted(url)
            else:
                url = urlparse(url)
        if _VERSION >= (0, 11) and not url.path:
            url = _quoted(urlunparse(url))
        path = unquote_plus(url.path[1:].split("?", 2)[0])
        if url.scheme == "sqlite" and path == "":
            path = ":memory:"
        if url.scheme == "ldap":
            path = "ldap://" + str(url.hostname)
            if url.port:
                path = path + ":" + str(url.port)
        user_host = url.netloc.rsplit("@", 1)
        if _VERSION >= (0, 9) and url.scheme in _POSTGRES_FAMILY and "," in user_host[-1]:
            hosts = [host.rsplit(":", 1) for host in user_host[-1].split(",")]
            hostname = ",".join([host[0] for host in hosts])
            port = ",".join([host[1] for host in hosts if len(host) > 1 and host[1]])
        else:
            hostname = url.hostname
            if _VERSION >= (0, 12):
                try:
                    port = url.port
                except ValueError:
                    port = ""
            else:
                port = url.port
        config = {
            "NAME": path or "",
            "USER": _plain(url.username) or "",
            "PASSWORD": _plain(url.password) or "",
            "HOST": hostname or "",
            "PORT": _whole(port) or "",
        }
        in_cloud = _VERSION >= (0, 8) and "cloudsql" in path
        if path.startswith("/") and (in_cloud or (_VERSION >= (0, 4, 5) and url.scheme in _POSTGRES_FAMILY)):
            config["HOST"], config["NAME"] = path.rsplit("/", 1)
        if url.scheme == "oracle" and path == "":
            config["NAME"] = config["HOST"]
            config["HOST"] = ""
        if url.scheme == "oracle":
            if not config["PORT"]:
                del config["PORT"]
            else:
                config["PORT"] = str(config["PORT"])
        if url.query:
            options = {}
            for key, texts in parse_qs(url.query).items():
                if key.upper() in _DB_OPTIONS:
                    config[key.upper()] = _literal(texts[0]) if _VERSION >= (0, 4, 5) else _whole(texts[0])
                else:
                    options[key] = _whole(texts[0])
            config["OPTIONS"] = options
        if engine:
            config["ENGINE"] = engine
        elif _VERSION >= (0, 4, 5):
            config["ENGINE"] = url.scheme
        if _VERSION >= (0, 4, 5):
            if config["ENGINE"] in cls.DB_SCHEMES:
                config["ENGINE"] = cls.DB_SCHEMES[config["ENGINE"]]
        elif url.scheme in cls.DB_SCHEMES:
            config["ENGINE"] = cls.DB_SCHEMES[url.scheme]
        return config if config.get("ENGINE", False) else {}

    @classmethod
    def cache_url_config(cls, url, backend=None):
        if _is_symbolic(url):
            return _unknown("a URL that nobody knows", "django-environ")
        if not isinstance(url, ParseResult):
            if _VERSION >= (0, 5) and not url:
                return {}
            url = urlparse(url)
        if url.scheme not in cls.CACHE_SCHEMES:
            if _VERSION < (0, 5):
                raise KeyError(url.scheme)
            raise ImproperlyConfigured("Invalid cache schema " + url.scheme)
        location = url.netloc.split(",")
        location = location[0] if len(location) == 1 else location
        config = {"BACKEND": cls.CACHE_SCHEMES[url.scheme], "LOCATION": location}
        if url.scheme == "filecache":
            config["LOCATION"] = url.netloc + url.path
        is_socket = not url.netloc if _VERSION >= (0, 8) else url.path
        if is_socket and url.scheme in ("memcache", "pymemcache"):
            config["LOCATION"] = "unix:" + url.path
        elif url.scheme.startswith("redis"):
            config["BACKEND"] = _opaque("the driver depends on what is installed", "django-environ")
            scheme = url.scheme.replace("cache", "") if url.hostname else "unix"
            locations = [scheme + "://" + part + url.path for part in url.netloc.split(",")]
            config["LOCATION"] = locations[0] if len(locations) == 1 else locations
        if url.query:
            options = {}
            for key, texts in parse_qs(url.query).items():
                value = _literal(texts[0]) if _VERSION >= (0, 4, 5) else _whole(texts[0])
                if key.upper() in ("TIMEOUT", "KEY_PREFIX", "VERSION", "KEY_FUNCTION", "BINARY"):
                    config[key.upper()] = value
                else:
                    options[key.upper()] = value
            config["OPTIONS"] = options
        if backend:
            config["BACKEND"] = backend
        return config

    @classmethod
    def email_url_config(cls, url, backend=None):
        if _is_symbolic(url):
            # People write `vars().update(env.email_url())`: which names it sets is known without the URL.
            names = ["EMAIL_FILE_PATH", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "EMAIL_HOST", "EMAIL_PORT"]
            config = {name: _opaque("a part of a URL that nobody knows", "django-environ") for name in names}
            config["EMAIL_BACKEND"] = backend or _opaque("a URL that nobody knows", "django-environ")
            for name in ("EMAIL_USE_TLS", "EMAIL_USE_SSL", "OPTIONS"):
                if _opaque("whether a URL that nobody knows has options", "django-environ"):
                    config[name] = _opaque("an option of a URL that nobody knows", "django-environ")
            return config
        url = url if isinstance(url, ParseResult) else urlparse(url)
        config = {
            "EMAIL_FILE_PATH": unquote_plus(url.path[1:].split("?", 2)[0]),
            "EMAIL_HOST_USER": _plain(url.username),
            "EMAIL_HOST_PASSWORD": _plain(url.password),
            "EMAIL_HOST": url.hostname,
            "EMAIL_PORT": _whole(url.port),
        }
        if backend:
            config["EMAIL_BACKEND"] = backend
        elif url.scheme not in cls.EMAIL_SCHEMES:
            raise ImproperlyConfigured("Invalid email schema " + url.scheme)
        else:
            config["EMAIL_BACKEND"] = cls.EMAIL_SCHEMES[url.scheme]
        if url.scheme in ("smtps", "smtp+tls"):
            config["EMAIL_USE_TLS"] = True
        elif url.scheme == "smtp+ssl":
            config["EMAIL_USE_SSL"] = True
        if url.query:
            options = {}
            for key, texts in parse_qs(url.query).items():
                if key.upper() in ("EMAIL_USE_TLS", "EMAIL_USE_SSL"):
                    config[key.upper()] = _whole(texts[0])
                else:
                    options[key.upper()] = _whole(texts[0])
            config["OPTIONS"] = options
        return config

    @classmethod
    def read_env(cls, env_file=None, overwrite=False, parse_comments=False, encoding="utf8", **overrides):
        if env_file is None:
            env_file = os.path.join(_caller_folder(), ".env")
        if _is_symbolic(env_file):
            _any_variable("a file of variables that is not known", "django-environ")
            return
        is_path = isinstance(env_file, str) or hasattr(env_file, "__fspath__")
        # What the tree does not hold sets nothing that is not free already.
        content = _tree_file(str(env_file)) if is_path else env_file.read()
        if content is None:
            return
        if _is_symbolic(content):
            _any_variable("a file of variables that is not known", "django-environ")
            return
        if _VERSION < (0, 8):
            overrides = dict([(k, overrides[k]) for k in overrides])
            if overwrite:
                overrides["overwrite"] = overwrite
            found = {}
            _read_lines(content, found, False)
            for key in found:
                os.environ.setdefault(key, found[key])
        else:
            _read_lines(content, overrides, parse_comments if _VERSION >= (0, 12) else _VERSION >= (0, 11))
        for key in overrides:
            if overwrite and _VERSION >= (0, 8):
                os.environ[key] = str(overrides[key])
            else:
                os.environ.setdefault(key, str(overrides[key]) if _VERSION >= (0, 8) else overrides[key])


def _read_lines(content, found, comments):
    for line in content.splitlines():
        if _VERSION >= (0, 4, 5) and line.startswith("export "):
            line = line[7:]
        key, equals, value = line.partition("=")
        if not equals or not _is_word(key):
            continue
        if comments:
            value = _without_comment(value)
        elif len(value) >= 2 and value.startswith("'") and value.endswith("'"):
            value = value[1:-1]
        if len(value) >= 2 and value.startswith('"') and value.endswith('"'):
            value = _unescaped(value[1:-1])
        # Before 0.8 the first line of a name counts.
        if _VERSION >= (0, 8) or key not in found:
            found[key] = value


def _is_word(key):
    return key != "" and key.isascii() and key.replace("_", "a").isalnum()


def _without_comment(value):
    # A quoted text, and after it nothing but a comment; the last quote that allows it closes it.
    start = value.lstrip()
    if start.startswith("'"):
        end = len(start) - 1
        while end > 0:
            rest = start[end + 1:].lstrip()
            if start[end] == "'" and (rest == "" or rest.startswith("#")):
                return start[1:end]
            end = end - 1
    return value.partition("#")[0]


def _unescaped(text):
    made = ""
    at = 0
    while at < len(text):
        c = text[at]
        if c == "\\" and at + 1 < len(text):
            at = at + 1
            kept = _VERSION >= (0, 8) and text[at] in "rnt"
            made = made + ("\\" if kept else "") + text[at]
        else:
            made = made + c
        at = at + 1
    return made


class FileAwareEnv(Env):
    def _get(self, var, cast, default, parse_default, how):
        path = _environ(self.prefix + var + "_FILE", "", how)
        if path:
            return _unknown("the variable is read from a file that another variable names", "django-environ")
        return Env._get(self, var, cast, default, parse_default, how)


class Path:
    def __init__(self, start="", *paths, **kwargs):
        if kwargs.get("is_file", False):
            start = os.path.dirname(start)
        self.__root__ = self._absolute_join(start, *paths, **kwargs)

    @property
    def root(self):
        return self.__root__

    def path(self, *paths, **kwargs):
        return Path(self.__root__, *paths, **kwargs)

    def file(self, name, *args, **kwargs):
        return open(self(name), *args, **kwargs)

    def __call__(self, *paths, **kwargs):
        return self._absolute_join(self.__root__, *paths, **kwargs)

    def __add__(self, other):
        return Path(self.__root__, other.__root__ if isinstance(other, Path) else other)

    def __sub__(self, other):
        if isinstance(other, int):
            return self.path("../" * other)
        return _unknown("a path of django-environ less a text", "django-environ")

    def __invert__(self):
        return self.path("..")

    def __str__(self):
        return self.__root__

    def __fspath__(self):
        return self.__root__

    @staticmethod
    def _absolute_join(base, *paths, **kwargs):
        joined = os.path.abspath(os.path.join(base, *paths))
        if kwargs.get("required", False) and not os.path.exists(joined):
            raise ImproperlyConfigured("Create required path: " + joined)
        return joined
