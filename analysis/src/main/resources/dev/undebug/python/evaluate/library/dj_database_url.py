# dj-database-url 0.5 to 3.1.
import os
import urllib.parse as urlparse

DEFAULT_ENV = "DATABASE_URL"
_POSTGRES = "django.db.backends.postgresql" if _VERSION >= (1, 0) else "django.db.backends.postgresql_psycopg2"
SCHEMES = {
    "postgres": _POSTGRES,
    "postgresql": _POSTGRES,
    "pgsql": _POSTGRES,
    "postgis": "django.contrib.gis.db.backends.postgis",
    "mysql": "django.db.backends.mysql",
    "mysql2": "django.db.backends.mysql",
    "mysqlgis": "django.contrib.gis.db.backends.mysql",
    "mysql-connector": "mysql.connector.django",
    "mssql": "sql_server.pyodbc",
    "spatialite": "django.contrib.gis.db.backends.spatialite",
    "sqlite": "django.db.backends.sqlite3",
    "oracle": "django.db.backends.oracle",
    "oraclegis": "django.contrib.gis.db.backends.oracle",
    "redshift": "django_redshift_backend",
}
if _VERSION >= (1, 0):
    SCHEMES["mssqlms"] = "mssql"
    SCHEMES["cockroach"] = "django_cockroachdb"
if _VERSION >= (1, 1):
    SCHEMES["timescale"] = "timescale.db.backends.postgresql"
    SCHEMES["timescalegis"] = "timescale.db.backends.postgis"
_SCHEMA = ("postgres", "postgresql", "pgsql", "postgis", "redshift", "timescale", "timescalegis")


class ParseError(ValueError):
    pass


class UnknownSchemeError(ValueError):
    pass


def register(scheme, backend=None):
    return _opaque("a database scheme of the program's own", "dj-database-url")


if _VERSION >= (2, 1):

    def config(env=DEFAULT_ENV, default=None, engine=None, conn_max_age=0, conn_health_checks=False, disable_server_side_cursors=False, ssl_require=False, test_options=None):
        text = _environ(env, default, "dj_database_url.config")
        if text:
            return parse(text, engine, conn_max_age, conn_health_checks, disable_server_side_cursors, ssl_require, test_options)
        return {}

    def parse(url, engine=None, conn_max_age=0, conn_health_checks=False, disable_server_side_cursors=False, ssl_require=False, test_options=None):
        return _parsed(url, engine, conn_max_age, conn_health_checks, disable_server_side_cursors, ssl_require, test_options)

elif _VERSION >= (1, 2):

    def config(env=DEFAULT_ENV, default=None, engine=None, conn_max_age=0, conn_health_checks=False, ssl_require=False, test_options=None):
        text = _environ(env, default, "dj_database_url.config")
        if text:
            return parse(text, engine, conn_max_age, conn_health_checks, ssl_require, test_options)
        return {}

    def parse(url, engine=None, conn_max_age=0, conn_health_checks=False, ssl_require=False, test_options=None):
        return _parsed(url, engine, conn_max_age, conn_health_checks, False, ssl_require, test_options)

else:

    def config(env=DEFAULT_ENV, default=None, engine=None, conn_max_age=0, ssl_require=False):
        text = _environ(env, default, "dj_database_url.config")
        if text:
            return parse(text, engine, conn_max_age, ssl_require)
        return {}

    def parse(url, engine=None, conn_max_age=0, ssl_require=False):
        return _parsed(url, engine, conn_max_age, False, False, ssl_require, None)


def _parsed(url, engine, age, health, cursors, ssl, test):
    if url == "sqlite://:memory:":
        return {"ENGINE": SCHEMES["sqlite"], "NAME": ":memory:"}
    if _is_symbolic(url):
        if _VERSION >= (3, 0):
            return _unknown("a database URL that nobody knows", "dj-database-url")
        return _unknown("a database URL that nobody knows", "dj-database-url")
    if _VERSION >= (3, 0):
        return _newer(url, engine, age, health, cursors, ssl, test)
    return _older(url, engine, age, health, cursors, ssl, test)


def _option(value):
    if _VERSION >= (2, 1):
        if value.isdigit():
            return int(value)
        if value.lower() in ("true", "false"):
            return value.lower() == "true"
    return value


def _newer(url, engine, age, health, cursors, ssl, test):
    if url is None:
        raise UnknownSchemeError(b"")
    try:
        parts = urlparse.urlsplit(url)
        if parts.scheme not in SCHEMES:
            raise UnknownSchemeError(parts.scheme)
        options = {}
        query = urlparse.parse_qs(parts.query)
        for key in query:
            made = [_option(one) for one in query[key]]
            options[key] = made[0] if len(made) == 1 else made
        config = {
            "ENGINE": SCHEMES[parts.scheme],
            "USER": urlparse.unquote(parts.username or ""),
            "PASSWORD": urlparse.unquote(parts.password or ""),
            "HOST": urlparse.unquote(parts.hostname or ""),
            "PORT": parts.port or "",
            "NAME": urlparse.unquote(parts.path[1:]),
            "OPTIONS": options,
        }
    except UnknownSchemeError:
        raise
    except ValueError:
        raise ParseError()
    if parts.scheme == "sqlite" and not config["NAME"]:
        config["NAME"] = ":memory:"
    if parts.scheme in ("oracle", "mssqlms", "mssql"):
        config["PORT"] = str(config["PORT"])
    if parts.scheme in ("mysql", "mysql2"):
        ca = options.pop("ssl-ca", None)
        if ca:
            options["ssl"] = {"ca": ca}
    if parts.scheme in _SCHEMA:
        schema = options.pop("currentSchema", None)
        if schema:
            options["options"] = "-c search_path=" + str(schema)
    if ssl:
        options["sslmode"] = "require"
    config["CONN_MAX_AGE"] = age
    config["CONN_HEALTH_CHECKS"] = health
    config["DISABLE_SERVER_SIDE_CURSORS"] = cursors
    if engine:
        config["ENGINE"] = engine
    if test:
        config["TEST"] = test
    if not options:
        del config["OPTIONS"]
    return config


def _older(url, engine, age, health, cursors, ssl, test):
    parts = urlparse.urlsplit(url) if _VERSION >= (1, 1) else urlparse.urlparse(url)
    path = parts.path[1:]
    query = urlparse.parse_qs(parts.query)
    if parts.scheme == "sqlite" and path == "":
        path = ":memory:"
    hostname = parts.hostname or ""
    if _VERSION >= (1, 1) and "%" in hostname:
        hostname = parts.netloc
        if "@" in hostname:
            hostname = hostname.rsplit("@", 1)[1]
        hostname = urlparse.unquote(hostname)
    elif _VERSION < (1, 1) and "%2f" in hostname.lower():
        hostname = parts.netloc
        if "@" in hostname:
            hostname = hostname.rsplit("@", 1)[1]
        if ":" in hostname:
            hostname = hostname.split(":", 1)[0]
        hostname = hostname.replace("%2f", "/").replace("%2F", "/")
    if engine is None:
        if parts.scheme not in SCHEMES:
            if _VERSION >= (1, 3):
                raise ValueError("No support for " + parts.scheme)
            raise KeyError(parts.scheme)
        engine = SCHEMES[parts.scheme]
    as_text = ("oracle", "mssql", "mssqlms") if _VERSION >= (1, 0) else ("oracle",)
    port = parts.port
    if port and engine in [SCHEMES[name] for name in as_text]:
        port = str(port)
    config = {
        "NAME": urlparse.unquote(path or ""),
        "USER": urlparse.unquote(parts.username or ""),
        "PASSWORD": urlparse.unquote(parts.password or ""),
        "HOST": hostname,
        "PORT": port or "",
        "CONN_MAX_AGE": age,
    }
    if _VERSION >= (1, 2):
        config["CONN_HEALTH_CHECKS"] = health
    if _VERSION >= (2, 1):
        config["DISABLE_SERVER_SIDE_CURSORS"] = cursors
    if _VERSION >= (1, 3):
        config["ENGINE"] = engine
    if test:
        config["TEST"] = test
    options = {}
    for key in query:
        if parts.scheme == "mysql" and key == "ssl-ca":
            options["ssl"] = {"ca": query[key][-1]}
            continue
        options[key] = _option(query[key][-1])
    if ssl:
        options["sslmode"] = "require"
    has_schema = parts.scheme in _SCHEMA if _VERSION >= (2, 1) else engine in (
        "django.contrib.gis.db.backends.postgis",
        "django.db.backends.postgresql_psycopg2",
        "django.db.backends.postgresql",
        "django_redshift_backend",
        "timescale.db.backends.postgresql",
        "timescale.db.backends.postgis",
    )
    if "currentSchema" in options and has_schema:
        options["options"] = "-c search_path=" + options.pop("currentSchema")
    if options:
        config["OPTIONS"] = options
    config["ENGINE"] = engine
    return config
