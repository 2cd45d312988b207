# dynaconf 2.2 to 3.3: settings that variables with a prefix override. Names of variables are taken as
# they are usually written, in capitals. Where nobody knows which variables there are, nobody is taken
# to set a part of a setting other than DEBUG that has no parts (PREFIX_SECRET_KEY__x).
import json
import os
import sys

_MISSING = object()
_TRUE = ("t", "true", "enabled", "1", "on", "yes")
_EXTENSIONS = ("py", "toml", "tml", "yaml", "yml", "ini", "conf", "properties", "json")
DEFAULT_SETTINGS_FILES = ["settings." + one for one in _EXTENSIONS] + [".secrets." + one for one in _EXTENSIONS]
# Options that change nothing of what variables say, or that are looked at below.
_HARMLESS = ("ENVVAR_PREFIX ENV_SWITCHER ENVVAR SETTINGS_FILE ENVIRONMENTS LOAD_DOTENV ROOT_PATH PRELOAD INCLUDES SECRETS SKIP_FILES "
             "ENV DEFAULT_ENV MAIN_ENV ENCODING DOTENV_VERBOSE SILENT_ERRORS YAML_LOADER WARN_DYNACONF_GLOBAL_SETTINGS").split()
_OTHER = ("AUTO_CAST BASE_LOADERS COMMENTJSON_ENABLED CORE_LOADERS DOTENV_OVERRIDE DOTENV_PATH DOTTED_LOOKUP FORCE_ENV FRESH_VARS "
          "IGNORE_UNKNOWN_ENVVARS LOADERS LOWERCASE_READ MERGE_ENABLED NESTED_SEPARATOR REDIS REDIS_ENABLED SYSENV_FALLBACK "
          "VALIDATE_ON_UPDATE VAULT VAULT_ENABLED APPLY_DEFAULT_ON_NONE").split()
_HARMLESS_IN_CHECKS = ("must_exist", "required", "when", "env", "messages", "description", "items_validators")


class DynaconfParseError(Exception):
    pass


class DynaconfFormatError(Exception):
    pass


class ValidationError(Exception):
    pass


def _unmodelled(what):
    return _opaque(what + " is not modelled", "dynaconf")


FlaskDynaconf = _unmodelled("FlaskDynaconf")
inspect_settings = _unmodelled("inspect_settings")
get_history = _unmodelled("get_history")


def add_converter(name, function):
    # Texts with a converter that is not dynaconf's own are unknown anyhow.
    pass


def post_hook(function):
    return function


class Validator:
    def __init__(self, *names, **checks):
        self.names = names
        self.checks = checks
        self.messages = {}
        self.parts = []

    def _both(self, other):
        made = Validator()
        made.parts = [self, other]
        return made

    def __or__(self, other):
        return self._both(other)

    def __and__(self, other):
        return self._both(other)

    def _touched(self):
        found = []
        for part in self.parts:
            found = found + part._touched()
        for check in self.checks:
            if check not in _HARMLESS_IN_CHECKS:
                return found + [_first_part(name) for name in self.names]
        return found


def _first_part(name):
    return name.replace("__", ".").split(".")[0].upper()


def _converted(text):
    name, _, rest = text.partition(" ")
    if rest.startswith("@"):
        return _unmodelled("a converter of a converter")
    if name == "@bool":
        return (rest.strip() if _VERSION >= (3, 3) else rest).lower() in _TRUE
    if name in ("@none", "@null", "@note", "@comment"):
        return None
    if name == "@str" and _VERSION >= (3,):
        return rest
    if name not in ("@int", "@float", "@json"):
        return _unmodelled("the converter " + name)
    try:
        return int(rest) if name == "@int" else float(rest) if name == "@float" else json.loads(rest)
    except ValueError:
        if _VERSION < (3,) or name == "@json":
            return _unmodelled("a text that its converter refuses")
        if _VERSION >= (3, 3):
            raise DynaconfParseError("Cannot convert")
        raise


_TRUE_BY_WORD = ("@bool true", "@bool True", "@bool 1", "@bool on", "@bool yes")
_FALSE_BY_WORD = ("@bool false", "@bool False", "@bool 0", "@bool off", "@bool no")
_TRUTHS = ("true", "True") if _VERSION >= (3, 2, 6) else ("true",)
_FALSEHOODS = ("false", "False") if _VERSION >= (3, 2, 6) else ("false",)


def _parsed_unknown(text):
    # Few questions, and the rest stays unknown: every one of them multiplies what is to be followed.
    bare = text.strip(" \t")
    if bare in _TRUTHS:
        return True
    if bare in _FALSEHOODS:
        return False
    if bare in ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"):
        return int(bare)
    if text == "" or text in ("True", "TRUE", "False", "FALSE", "yes", "no", "on", "off"):
        return text
    if _VERSION >= (3, 1, 12) and text.isalpha() and text not in ("inf", "nan"):
        return text
    if text in _TRUE_BY_WORD:
        return True
    if text in _FALSE_BY_WORD:
        return False
    return _opaque("a text that nobody knows, read as TOML", "dynaconf")


def _parsed(text):
    # What a variable's text is as a value of TOML; what is none stays a text.
    if _is_symbolic(text):
        return _parsed_unknown(text)
    if text == "":
        return text
    if text.startswith("@"):
        return _converted(text)
    bare = text.strip(" \t")
    if bare in _TRUTHS:
        return True
    if bare in _FALSEHOODS:
        return False
    if bare in ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"):
        return int(bare)
    if _VERSION < (3, 1, 12):
        # An older reader of TOML, which takes more for TOML than there is.
        if bare in ("True", "TRUE", "False", "FALSE", "yes", "no", "on", "off"):
            return text
        is_other = text[0] in "\"'[{ \t" or text[0] in "+-" and not text[1:].isdigit() or text[0] == "0" and text[1:2].isalpha()
        if not text.isascii() or is_other or text[-1] in " \t" or "\n" in text:
            return _unmodelled("this text for an old dynaconf")
    start = text.lstrip(" \t")
    if not start.startswith(("\"", "'", "[", "{", "+", "-", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "true", "false", "inf", "nan")):
        if text.strip() in ("True", "False") and bare not in ("True", "False"):
            return _unmodelled("a truth among line ends")
        return text
    read, document = _toml("key=" + text)
    if not read:
        return text
    value = document["key"]
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return value if not value.startswith("@") else _unmodelled("a converter in quotes")
    if isinstance(value, (list, dict)):
        if "@" in text or "dynaconf_merge" in text:
            return _unmodelled("a merge")
        return value
    return _unmodelled("a date")


def _option(options, name, default):
    return options.get(name + "_FOR_DYNACONF", default)


def _resolved(given, options, settings):
    # Options by their full names, and beside them what the call gives as settings; answers why all is open.
    why = ""
    for key in given:
        name = key.upper()
        if name in ("VALIDATORS", "POST_HOOKS", "DYNABOXIFY", "DEFAULT_SETTINGS_PATHS", "_WRAPPER_CLASS", "WARN_DYNACONF_GLOBAL_SETTINGS"):
            continue
        name = {"SETTINGS_FILES": "SETTINGS_FILE", "ENVIRONMENT": "ENVIRONMENTS"}.get(name, name)
        short = name[:-len("_FOR_DYNACONF")] if name.endswith("_FOR_DYNACONF") else name
        if short in _HARMLESS and (_VERSION >= (3,) or short != name):
            options[short + "_FOR_DYNACONF"] = given[key]
        elif short != name or short in _OTHER or short in _HARMLESS or name.startswith("DYNACONF_"):
            why = "dynaconf's option " + key + " is not modelled"
        elif short in ("FILTER_STRATEGY", "SETTINGS_MODULE", "PROJECT_ROOT", "YAML"):
            why = "dynaconf's option " + key + " is not modelled"
        else:
            settings[name] = given[key]
    return why


def _folders(root):
    found = []
    for folder in _folders_up(root):
        found = found + [folder, os.path.join(folder, "config")]
    return found


def _found(name, folders, own):
    for folder in folders:
        path = os.path.join(folder, name)
        if path != own and _tree_file(path) is not None:
            return path
    return ""


class LazySettings:
    _django_override = False

    def __init__(self, wrapped=None, _for_django=None, **given):
        if _for_django is None:
            self._start({}, given, {}, _caller_folder(), "", False)
        else:
            options, settings, file = _for_django
            self._start(options, given, settings, os.path.dirname(file), file, True)

    def _start(self, options, given, settings, root, own, is_django):
        self._settings = settings
        self._options = options
        self._is_astray = False
        self._is_exact = False
        self._checked = []
        self._hooked = []
        self._folders = []
        self._why = _resolved(given, options, settings)
        self._prefixes = self._prefixes_of(_option(options, "ENVVAR_PREFIX", "DYNACONF"))
        root = _option(options, "ROOT_PATH", None) or root
        if _is_symbolic(root):
            self._why = "the folder of dynaconf's files is not known"
        else:
            self._folders = _folders(str(root))
        if _VERSION < (3,) or _option(options, "LOAD_DOTENV", False):
            self._load_dotenv()
        astray = self._asked_elsewhere()
        self._is_astray = astray != "" or self._why != ""
        if not self._why:
            self._why = astray or self._files(own, is_django)
        self._check(given.get("validators"))
        self._hooks(given.get("post_hooks"))
        self._is_exact = True

    def _prefixes_of(self, prefix):
        if _is_symbolic(prefix):
            self._why = "dynaconf's prefix is not known"
            return []
        if prefix is None and _VERSION >= (3, 2, 6):
            return []
        if prefix is False:
            return ["DYNACONF_", ""]
        names = prefix.upper().split(",") if _VERSION >= (3, 2, 6) else [prefix.upper()]
        return (["DYNACONF_"] if names != ["DYNACONF"] else []) + [name + "_" for name in names]

    def _load_dotenv(self):
        path = _found(".env", self._folders, "")
        if path:
            import dotenv

            dotenv.load_dotenv(path)

    def _asked_elsewhere(self):
        named = _option(self._options, "ENVVAR", "SETTINGS_FILE_FOR_DYNACONF")
        if _is_symbolic(named) or _environ(named, None, "dynaconf") is not None:
            return "a variable says which files dynaconf reads"
        # Nobody is taken to change dynaconf's own options who is not seen to.
        if _any_named("*_FOR_DYNACONF"):
            return "a variable says how dynaconf reads"
        for prefix in self._prefixes:
            if _any_named(prefix + "DYNACONF_INCLUDE*"):
                return "a variable says which files dynaconf reads"
        return ""

    def _files(self, own, is_django):
        named = []
        for name in ("SETTINGS_FILE", "INCLUDES", "SECRETS", "PRELOAD"):
            value = _option(self._options, name, None)
            if _is_symbolic(value):
                return "which files dynaconf reads is not known"
            if value:
                if name != "SETTINGS_FILE":
                    return "dynaconf reads further files"
                named = value.replace(";", ",").split(",") if isinstance(value, str) else value
        if named:
            return "dynaconf reads the files that the program names"
        if is_django or _VERSION < (3,):
            for name in DEFAULT_SETTINGS_FILES + ["dynaconf_hooks.py"]:
                path = _found(name, self._folders, own)
                if path:
                    return "dynaconf reads " + name
        return ""

    def _check(self, validators):
        if _is_symbolic(validators):
            self._why = self._why or "dynaconf's validators are not known"
            return
        for one in validators or []:
            if _is_symbolic(one) or not isinstance(one, Validator):
                self._why = self._why or "a validator of dynaconf is not known"
                continue
            for name in one._touched():
                self._settings[name] = _opaque("a validator decides whether it may be so", "dynaconf")
                self._checked = self._checked + [name]

    def _hooks(self, hooks):
        if _is_symbolic(hooks):
            self._why = self._why or "dynaconf's hooks are not known"
            return
        if not hooks:
            return
        for hook in [hooks] if callable(hooks) else hooks:
            made = hook(self)
            if _is_symbolic(made):
                self._why = self._why or "a hook of dynaconf is not known"
                continue
            if not made:
                continue
            is_merged = made.get("dynaconf_merge", False)
            for key in made:
                name = _first_part(key)
                if name != "DYNACONF_MERGE":
                    is_whole = not is_merged and name == key.upper()
                    self._settings[name] = made[key] if is_whole else _opaque("a hook of dynaconf changes it", "dynaconf")
                    self._hooked = self._hooked + [name]

    def _is_inside(self, prefix, name):
        if _VERSION >= (3, 3):
            return _some_named(prefix + name + "__*", "")
        # An old dynaconf may refuse a merge, and then there is no setting at all.
        return _some_named(prefix + "*__*", "dynaconf_merge") or _is_given() and _some_named(prefix + name + "__*", "")

    def _variable(self, name, is_exact=True):
        if self._is_astray:
            return _opaque(self._why, "dynaconf")
        for prefix in reversed(self._prefixes):
            is_inside = self._is_inside(prefix, name) if is_exact else _any_named(prefix + name + "__*")
            own = self._settings.get(name, None)
            if is_inside is None and not _is_symbolic(own) and isinstance(own, (dict, list, tuple)):
                is_inside = _opaque("variables " + prefix + name + "__… may change it", "dynaconf")
            if is_inside:
                return _opaque("variables " + prefix + name + "__… change it", "dynaconf")
            text = _environ(prefix + name, _MISSING, "dynaconf")
            if text is not _MISSING:
                if _is_symbolic(text) and not (is_exact and prefix == self._prefixes[-1]):
                    return _opaque("the variable " + prefix + name + " that dynaconf reads", "dynaconf")
                return _parsed(text)
        return _MISSING

    def _value(self, name, is_exact=True):
        if name in self._hooked or name in self._checked:
            return self._settings[name]
        value = self._variable(name, is_exact)
        if value is not _MISSING:
            return value
        if self._why:
            return _opaque(self._why, "dynaconf")
        return self._settings.get(name, _MISSING)

    def get(self, key, default=None, cast=None, **how):
        if _is_symbolic(key) or cast is not None or how or "." in key or "__" in key:
            return _unmodelled("this read of a setting")
        value = self._value(key.upper(), self._is_exact)
        return default if value is _MISSING else value

    def __call__(self, key, *args, **how):
        return self.get(key, *args, **how)

    def __getitem__(self, key):
        value = self.get(key, _MISSING)
        if value is _MISSING:
            raise KeyError(key + " does not exist")
        return value

    def __contains__(self, key):
        value = self._value(key.upper(), False)
        return value if _is_symbolic(value) else value is not _MISSING

    def exists(self, key):
        return key in self

    def __getattr__(self, name):
        if name.startswith("_") or name in _METHODS:
            return _unmodelled("dynaconf's " + name)
        value = self._value(name.upper(), self._is_exact)
        return _absent() if value is _MISSING else value


_METHODS = ("as_bool as_dict as_float as_int as_json clean configure configured current_env current_namespace dynaconf environ env_for "
            "exists_in_environ find_file flag from_env fresh get_environ get_fresh is_overridden items keys load_file loaders logger "
            "namespace path_for populate_obj pre_load reload set setdefault setenv settings_module store to_dict unset update "
            "using_env using_namespace validators values").split()
Dynaconf = LazySettings
settings = _unmodelled("dynaconf.settings")


_OPEN = ("SECRET_KEY", "ALLOWED_HOSTS")


def DjangoDynaconf(django_settings_module_name=None, **options):
    module = sys.modules[django_settings_module_name or __name__]
    names = dir(module)
    if _is_symbolic(names):
        _flood(module, "dynaconf fills a settings module that is not known in full", "dynaconf")
        return _unmodelled("what dynaconf fills")
    store = {}
    for name in names:
        if name.isupper():
            store[name] = getattr(module, name)
    # What is to be followed may become too much; then this is what remains.
    for name in ["DEBUG"] + names:
        if name.isupper():
            setattr(module, name, _opaque("dynaconf fills the settings module", "dynaconf"))
    before = {"ENVVAR_PREFIX_FOR_DYNACONF": "DJANGO", "ENV_SWITCHER_FOR_DYNACONF": "DJANGO_ENV", "LOAD_DOTENV_FOR_DYNACONF": True}
    made = LazySettings(_for_django=(before, store, os.path.abspath(module.__file__)), **options)
    if _is_symbolic(made):
        return made
    if made._why:
        _flood(module, made._why, "dynaconf")
    for name in ["DEBUG"] + [one for one in made._settings if one != "DEBUG"] + [one for one in _OPEN if one not in made._settings]:
        value = made._value(name, name == "DEBUG")
        if value is not _MISSING:
            setattr(module, name, value)
        elif name not in made._settings:
            setattr(module, name, _absent())
    module.settings = made
    module.DYNACONF = made
    return made
