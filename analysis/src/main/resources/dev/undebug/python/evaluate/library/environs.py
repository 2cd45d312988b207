# environs 4 to 15, with marshmallow 3 or 4.
import json as _json
import os
import pathlib
from datetime import timedelta

from dotenv import _values as _dotenv_values
from dotenv import load_dotenv

_MISSING = object()
_TRUE = ("t", "T", "true", "True", "TRUE", "on", "On", "ON", "y", "Y", "yes", "Yes", "YES", "1")
_FALSE = ("f", "F", "false", "False", "FALSE", "off", "Off", "OFF", "n", "N", "no", "No", "NO", "0")
_LEVELS = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARNING": 30, "WARN": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0}


class EnvError(ValueError):
    pass


class EnvNotSetError(EnvError):
    pass


class EnvSealedError(TypeError, EnvError):
    pass


class ParserConflictError(ValueError):
    pass


class ValidationError(Exception):
    pass


if _VERSION >= (6, 1):

    class EnvValidationError(EnvError):
        pass

else:
    EnvValidationError = EnvError


def _bool(value, options):
    if isinstance(value, str):
        if value in options.get("truthy", _TRUE):
            return True
        if value in options.get("falsy", _FALSE):
            return False
        raise ValidationError("Not a valid boolean.")
    if value in (0, 1):
        return bool(value)
    raise ValidationError("Not a valid boolean.")


def _int(value, options):
    if value is True or value is False:
        raise ValidationError("Not a valid integer.")
    try:
        return int(value)
    except (TypeError, ValueError):
        raise ValidationError("Not a valid integer.")


def _float(value, options):
    if value is True or value is False:
        raise ValidationError("Not a valid number.")
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ValidationError("Not a valid number.")
    word = value.strip().lower().lstrip("+-") if isinstance(value, str) else str(value)
    if word in ("nan", "inf", "infinity") or (not _is_symbolic(number) and str(number) in ("nan", "inf", "-inf")):
        raise ValidationError("Special numeric values (nan or infinity) are not permitted.")
    return number


def _str(value, options):
    if not isinstance(value, str):
        raise ValidationError("Not a valid string.")
    return value


def _raw(value, options):
    return value


_BY_TYPE = {}


def _inner(subcast):
    if subcast is None:
        return _raw
    if subcast is bool:
        return _bool
    if subcast is int:
        return _int
    if subcast is float:
        return _float
    if subcast is str:
        return _str
    if _VERSION < (9, 5):
        return lambda value, options: _unknown("a subcast that is not modelled", "environs")
    return lambda value, options: subcast(value) if isinstance(value, str) else value


def _list(value, options):
    if isinstance(value, str):
        if "delimiter" in options and (9, 0, 0) < _VERSION < (9, 5):
            return _unknown("whether this environs knows a delimiter", "environs")
        value = value.split(options.get("delimiter", ",") if _VERSION >= (9, 5) else ",") if value != "" or _VERSION < (7, 2) else []
    elif value is None and _VERSION < (10, 3):
        raise AttributeError("'NoneType' object has no attribute 'split'")
    inner = _inner(options.get("subcast"))
    return [inner(one, {}) for one in value]


def _dict(value, options):
    if isinstance(value, dict):
        return value
    keys = options.get("subcast_keys") or options.get("subcast_key")
    values = options.get("subcast_values") if _VERSION >= (9, 0) else None
    values = values or (options.get("subcast") if _VERSION < (9, 0) else None)
    keys = _inner(keys) if _VERSION >= (9, 5) else _called(keys)
    values = _inner(values) if _VERSION >= (9, 5) else _called(values)
    made = {}
    for item in value.split(options.get("delimiter", ",")):
        if value:
            key, text = item.split(options.get("key_value_delimiter", "="), 1) if _VERSION >= (8, 1) else item.split("=")
            made[keys(key.strip(), {})] = values(text.strip(), {})
    return made


def _called(cast):
    return (lambda value, options: cast(value)) if cast else _raw


def _json_of(value, options):
    if not isinstance(value, str) and _VERSION >= (10, 1):
        if isinstance(value, (dict, list)) or value is None:
            return value
        raise ValidationError("Not valid JSON.")
    if _VERSION < (9, 3, 2):
        return _json.loads(value)
    try:
        return _json.loads(value)
    except _json.JSONDecodeError:
        raise ValidationError("Not valid JSON.")


def _path(value, options):
    return value if isinstance(value, pathlib.Path) else pathlib.Path(value)


def _log_level(value, options):
    if value is True or value is False:
        raise ValidationError("Not a valid integer.")
    try:
        return int(value)
    except (TypeError, ValueError):
        if value.upper() in _LEVELS:
            return _LEVELS[value.upper()]
        raise ValidationError("Not a valid log level.")


def _timedelta(value, options):
    if isinstance(value, timedelta):
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and not options:
        return timedelta(seconds=int(value))
    return _unknown("env.timedelta() of this text is not modelled", "environs")


def _not_modelled(name):
    return lambda value, options: _unknown("env." + name + "() is not modelled", "environs")


def _enum_by_name(value, type, ignore_case=False):
    if not ignore_case:
        try:
            return type[value]
        except KeyError:
            raise ValidationError("Not a valid enum.")
    for one in type:
        if one.name.lower() == value.lower():
            return one
    raise ValidationError("Not a valid enum.")


def _enum_of(value, options):
    kind = options["enum"]
    by_value = options.get("by_value", False)
    if by_value is True:
        try:
            return kind(value)
        except ValueError:
            raise ValidationError("Must be one of the members.")
    if by_value is not False:
        return _unknown("a field of marshmallow", "environs")
    if not isinstance(value, str):
        raise ValidationError("Not a valid string.")
    if value in kind.__members__:
        return kind.__members__[value]
    if not _is_symbolic(value) and hasattr(kind, value):
        return _unknown("an attribute of the enumeration", "environs")
    raise ValidationError("Must be one of the members.")


def _url(value, options):
    return _unknown("env.url() is not modelled", "environs")


def _dj_db_url(value, **options):
    import dj_database_url

    try:
        return dj_database_url.parse(value, **options)
    except Exception:
        if _VERSION < (8, 1):
            raise
        raise ValidationError("Not a valid database URL.")


class Env:
    def __init__(self, *, eager=True, expand_vars=False, prefix=None):
        self.eager = eager
        self.expand_vars = expand_vars
        self._prefix = prefix
        self._sealed = False
        self._failed = False
        self._parsers = {}
        self._environ = {}

    def __call__(self, name, default=_MISSING, **kwargs):
        return self._field(_raw, name, default, kwargs, "env")

    def bool(self, name, default=_MISSING, **kwargs):
        return self._field(_bool, name, default, kwargs, "env.bool")

    def int(self, name, default=_MISSING, **kwargs):
        return self._field(_int, name, default, kwargs, "env.int")

    def str(self, name, default=_MISSING, **kwargs):
        return self._field(_str, name, default, kwargs, "env.str")

    def float(self, name, default=_MISSING, **kwargs):
        return self._field(_float, name, default, kwargs, "env.float")

    def decimal(self, name, default=_MISSING, **kwargs):
        return self._field(_not_modelled("decimal"), name, default, kwargs, "env.decimal")

    def list(self, name, default=_MISSING, subcast=None, **kwargs):
        if subcast is not None:
            if _VERSION < (9, 0, 1) and not _is_symbolic(subcast) and not isinstance(subcast, type) and subcast not in (bool, int, float, str):
                raise KeyError("a subcast that is no type")
            kwargs["subcast"] = subcast
        return self._field(_list, name, default, kwargs, "env.list")

    def dict(self, name, default=_MISSING, **kwargs):
        return self._field(_dict, name, default, kwargs, "env.dict")

    def json(self, name, default=_MISSING, **kwargs):
        return self._field(_json_of, name, default, kwargs, "env.json")

    def path(self, name, default=_MISSING, **kwargs):
        if _VERSION < (5, 0):
            raise AttributeError("Env has no attribute path")
        return self._field(_path, name, default, kwargs, "env.path")

    def log_level(self, name, default=_MISSING, **kwargs):
        if _VERSION < (5, 1):
            raise AttributeError("Env has no attribute log_level")
        return self._field(_log_level, name, default, kwargs, "env.log_level")

    def timedelta(self, name, default=_MISSING, **kwargs):
        return self._field(_timedelta, name, default, kwargs, "env.timedelta")

    def datetime(self, name, default=_MISSING, **kwargs):
        return self._field(_not_modelled("datetime"), name, default, kwargs, "env.datetime")

    def date(self, name, default=_MISSING, **kwargs):
        return self._field(_not_modelled("date"), name, default, kwargs, "env.date")

    def time(self, name, default=_MISSING, **kwargs):
        if _VERSION < (9, 0, 1):
            raise AttributeError("Env has no attribute time")
        return self._field(_not_modelled("time"), name, default, kwargs, "env.time")

    def uuid(self, name, default=_MISSING, **kwargs):
        return self._field(_not_modelled("uuid"), name, default, kwargs, "env.uuid")

    def url(self, name, default=_MISSING, **kwargs):
        return self._field(_url, name, default, kwargs, "env.url")

    def enum(self, name, default=_MISSING, **kwargs):
        if _VERSION < (9, 0, 1):
            raise AttributeError("Env has no attribute enum")
        if (9, 5) <= _VERSION <= (11, 2, 1):
            return self._function(_enum_by_name, name, default, kwargs, "env.enum")
        if _VERSION < (14, 6):
            return self._field(_not_modelled("enum"), name, default, kwargs, "env.enum")
        if "enum" not in kwargs or "type" in kwargs:
            raise TypeError("Enum.__init__() misses enum, or got an unexpected argument")
        return self._field(_enum_of, name, default, kwargs, "env.enum")

    def dj_db_url(self, name, default=_MISSING, **kwargs):
        return self._function(_dj_db_url, name, default, kwargs, "env.dj_db_url")

    def dj_email_url(self, name, default=_MISSING, **kwargs):
        return self._function(_url_unknown("dj_email_url"), name, default, kwargs, "env.dj_email_url")

    def dj_cache_url(self, name, default=_MISSING, **kwargs):
        if _VERSION <= (5, 2, 1):
            raise AttributeError("Env has no attribute dj_cache_url")
        return self._function(_url_unknown("dj_cache_url"), name, default, kwargs, "env.dj_cache_url")

    def _fail(self, error):
        if self.eager:
            raise error
        self._failed = True
        return None

    def _field(self, deserialize, name, default, options, how):
        if self._sealed:
            raise EnvSealedError("Env has already been sealed. New values cannot be parsed.")
        validate = options.pop("validate", None)
        options.pop("error_messages", None)
        options.pop("metadata", None)
        options.pop("required", None)
        options.pop("allow_none", None)
        older = options.pop("missing", None) or options.pop("load_default", None)
        if older and _VERSION < (13, 0):
            default = older
        key, value = self._find(name, _MISSING, how)
        if value is _MISSING:
            if default is _MISSING:
                unset = EnvNotSetError if _VERSION >= (15, 1) else EnvValidationError if (6, 1) <= _VERSION < (8, 1) else EnvError
                return self._fail(unset('Environment variable "' + key + '" not set'))
            if _VERSION >= (14, 0):
                return default
            if isinstance(default, str) and self.expand_vars and "$" in default:
                return _unknown("a default that names other variables", "environs")
            value = default
        try:
            if value is None and deserialize is not _list and deserialize is not _url and deserialize is not _json_of and deserialize is not _dict:
                return None
            if value is None and _VERSION >= (10, 3) and deserialize is not _url:
                return None
            made = deserialize(value, options)
            if made is None and default is not None and deserialize is _json_of:
                raise ValidationError("Field may not be null.")
            value = made
            if validate is not None:
                value = _validated(value, validate)
            return value
        except ValidationError:
            return self._fail(EnvValidationError('Environment variable "' + key + '" invalid'))

    def _function(self, function, name, default, options, how):
        if self._sealed:
            raise EnvSealedError("Env has already been sealed. New values cannot be parsed.")
        key, value = self._find(name, default, how)
        if value is _MISSING:
            unset = EnvNotSetError if _VERSION >= (15, 1) else EnvError
            return self._fail(unset('Environment variable "' + key + '" not set'))
        if _VERSION < (8, 1):
            return function(value, **options)
        try:
            return function(value, **options)
        except (EnvError, ValidationError):
            return self._fail(EnvValidationError('Environment variable "' + key + '" invalid'))

    def _find(self, name, default, how):
        key = (self._prefix or "") + name
        value = self._lookup(key, default, how)
        if isinstance(value, str) and _VERSION < (9, 0):
            if "{{" in value:
                return key, _unknown("a variable that names another", "environs")
        if isinstance(value, str) and self.expand_vars and "$" in value:
            return key, _unknown("a variable that names others", "environs")
        return key, value

    def _lookup(self, key, default, how):
        if _VERSION >= (15, 0):
            if _VERSION < (15, 0, 1) and key in self._environ:
                return self._environ[key]
            return _environ(key, self._environ.get(key, default), how)
        return _environ(key, default, how)

    if _VERSION >= (15, 0):

        def read_env(self, path=None, *, recurse=True, override=False, return_path=False):
            file = _file_of(path, recurse)
            if file is not None and file != "":
                values = _dotenv_values(file, None, True, True)
                if _is_symbolic(values):
                    _any_variable("a file of variables that is not known", "environs")
                    return True
                for key in values:
                    if values[key] is not None and (override or key not in self._environ):
                        self._environ[key] = values[key]
            if return_path:
                return file or None
            return bool(file)

    else:

        @staticmethod
        def read_env(path=None, recurse=True, stream=None, verbose=False, override=False, return_path=False):
            file = _file_of(path, recurse)
            if file is None:
                _any_variable("a file of variables that is not known", "environs")
                return True
            if file == "":
                return None if return_path else False
            loaded = load_dotenv(file, override=override)
            if return_path:
                return file
            return loaded if _VERSION >= (10, 2) else None

    def prefixed(self, prefix):
        return _Prefixed(self, prefix)

    def seal(self):
        self._sealed = True
        if self._failed:
            raise EnvValidationError("Environment variables invalid")

    def __getattr__(self, name):
        parsers = self.__dict__.get("_parsers", {})
        if name in parsers:
            function = parsers[name]
            return lambda variable, default=_MISSING, **kwargs: self._function(function, variable, default, kwargs, "env." + name)
        raise AttributeError("Env has no attribute " + name)

    def add_parser(self, name, func):
        self._parsers[name] = func

    def parser_for(self, name):
        def decorator(func):
            self.add_parser(name, func)
            return func

        return decorator

    def add_parser_from_field(self, name, field_cls):
        self._parsers[name] = lambda value, **options: _unknown("a field of marshmallow", "environs")

    def dump(self):
        return _opaque("env.dump() is not modelled", "environs")


def _validated(value, validate):
    for check in validate if isinstance(validate, (list, tuple)) else [validate]:
        if check(value) is False:
            if _VERSION >= (12, 0):
                return _unknown("whether this marshmallow refuses what a check calls false", "environs")
            raise ValidationError("Invalid value.")
    return value


def _url_unknown(name):
    return lambda value, **options: _unknown("env." + name + "() is not modelled", "environs")


def _file_of(path, recurse):
    if path is not None and _is_symbolic(path):
        return None
    if path is None:
        folder = _caller_folder()
        name = ".env"
    else:
        path = str(path)
        if _VERSION >= (8, 0) and os.path.isdir(path):
            raise ValueError("path must be a filename, not a directory.")
        folder = os.path.dirname(path) or os.getcwd()
        name = os.path.basename(path)
        if not _in_tree(path):
            return path
    folders = _folders_up(folder)
    for parent in folders if recurse else folders[:1]:
        file = os.path.join(parent, name)
        if _tree_file(file) is not None:
            return file
    return ""


class _Prefixed:
    def __init__(self, env, prefix):
        self.env = env
        self.prefix = prefix

    def __enter__(self):
        self.old = self.env._prefix
        self.env._prefix = (self.old or "") + self.prefix
        return self.env

    def __exit__(self, *args):
        self.env._prefix = self.old


class FileAwareEnv(Env):
    def __init__(self, *, file_suffix="_FILE", eager=True, expand_vars=False, prefix=None, strip_whitespace=False):
        self.file_suffix = file_suffix
        Env.__init__(self, eager=eager, expand_vars=expand_vars, prefix=prefix)

    def _lookup(self, key, default, how):
        if _environ(key + self.file_suffix, "", how):
            return _unknown("the variable is read from a file that another variable names", "environs")
        return Env._lookup(self, key, default, how)


env = Env()
