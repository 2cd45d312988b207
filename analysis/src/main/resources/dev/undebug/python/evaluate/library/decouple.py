# python-decouple 3.0 to 3.8.
import os
import string
from configparser import ConfigParser, NoOptionError

_MISSING = object()


class UndefinedValueError(Exception):
    pass


class Undefined:
    pass


undefined = Undefined()


def strtobool(value):
    if _VERSION >= (3, 7) and isinstance(value, bool):
        return value
    value = value.lower()
    if value in ("y", "yes", "t", "true", "on", "1"):
        return True
    if value in ("n", "no", "f", "false", "off", "0"):
        return False
    raise ValueError("Invalid truth value: " + value)


class Config:
    def __init__(self, repository):
        self.repository = repository

    def _cast_boolean(self, value):
        value = str(value)
        if _VERSION >= (3, 3):
            return bool(value) if value == "" else bool(strtobool(value))
        value = value.lower()
        if value in ("1", "yes", "true", "on"):
            return True
        if value in ("0", "no", "false", "off") or (_VERSION >= (3, 1) and value == ""):
            return False
        raise ValueError("Not a boolean: " + value)

    def get(self, option, default=undefined, cast=undefined):
        how = "config()"
        if cast is bool:
            how = "config(cast=bool)"
        elif cast is int:
            how = "config(cast=int)"
        value = _environ(option, _MISSING, how)
        if value is _MISSING:
            if option in self.repository:
                value = self.repository[option]
            else:
                if isinstance(default, Undefined):
                    raise UndefinedValueError(option + " not found. Declare it as envvar or define a default value.")
                value = default
        elif _VERSION < (3, 1) and value == "" and option in self.repository:
            value = self.repository.second(option)
        if isinstance(cast, Undefined):
            return value
        if cast is bool:
            return self._cast_boolean(value)
        return cast(value)

    def __call__(self, *args, **kwargs):
        return self.get(*args, **kwargs)


class RepositoryEmpty:
    def __init__(self, source="", encoding="UTF-8"):
        pass

    def __contains__(self, key):
        return False

    def __getitem__(self, key):
        return None

    def second(self, key):
        return ""


class RepositoryIni(RepositoryEmpty):
    SECTION = "settings"

    def __init__(self, source, encoding="UTF-8"):
        self.parser = ConfigParser()
        self.parser.read_file(open(source))

    def __contains__(self, key):
        return key in os.environ or self.parser.has_option(self.SECTION, key)

    def __getitem__(self, key):
        if _VERSION < (3, 7):
            return self.parser.get(self.SECTION, key)
        try:
            return self.parser.get(self.SECTION, key)
        except NoOptionError:
            raise KeyError(key)

    def second(self, key):
        return self[key]


class RepositoryEnv(RepositoryEmpty):
    def __init__(self, source, encoding="UTF-8"):
        self.data = {}
        self.unknown = False
        text = open(source).read()
        if _is_symbolic(text):
            self.unknown = True
            return
        for line in text.split("\n"):
            line = line.strip()
            if not line or line.startswith("#") or "=" not in line:
                continue
            key, value = line.split("=", 1)
            key = key.strip()
            value = value.strip()
            if _VERSION < (3, 2):
                value = value.strip("'\"")
            elif len(value) >= 2 and ((value[0] == "'" and value[-1] == "'") or (value[0] == '"' and value[-1] == '"')):
                value = value[1:-1] if _VERSION >= (3, 6) else value.strip("'\"")
            self.data[key] = value

    def __contains__(self, key):
        if self.unknown:
            return _opaque("a file of variables that is not in the tree", "the file of variables")
        return key in os.environ or key in self.data

    def __getitem__(self, key):
        if self.unknown:
            return _opaque("a file of variables that is not in the tree", "the file of variables")
        return self.data[key]

    def second(self, key):
        return self[key]


class RepositorySecret(RepositoryEmpty):
    def __init__(self, source="/run/secrets/"):
        self.source = source

    def __contains__(self, key):
        return key in os.environ or os.path.exists(os.path.join(self.source, key))

    def __getitem__(self, key):
        return open(os.path.join(self.source, key)).read()


class AutoConfig:
    encoding = "UTF-8"

    def __init__(self, search_path=None):
        self.search_path = search_path
        self.config = None

    def _find(self, path):
        for folder in _folders_up(path):
            for name in ("settings.ini", ".env"):
                file = os.path.join(folder, name)
                if _tree_file(file) is not None:
                    return file
        return ""

    def _load(self, path):
        file = self._find(path)
        if file.endswith("settings.ini"):
            self.config = Config(RepositoryIni(file))
        elif file.endswith(".env"):
            self.config = Config(RepositoryEnv(file))
        else:
            self.config = Config(RepositoryEmpty())

    def __call__(self, *args, **kwargs):
        if self.config is None:
            self._load(self.search_path or _caller_folder())
        return self.config(*args, **kwargs)


config = AutoConfig()


class Csv:
    def __init__(self, cast=str, delimiter=",", strip=string.whitespace, post_process=list):
        if _VERSION < (3, 1) and post_process is not list:
            raise TypeError("__init__() got an unexpected keyword argument 'post_process'")
        self.cast = cast
        self.delimiter = delimiter
        self.strip = strip
        self.post_process = post_process

    def __call__(self, value):
        if value is None and _VERSION >= (3, 7):
            return self.post_process()
        parts = _shell_split(value, self.delimiter)
        return self.post_process([self.cast(part.strip(self.strip)) for part in parts])


if _VERSION >= (3, 4):

    class Choices:
        def __init__(self, flat=None, cast=str, choices=None):
            self.flat = flat or []
            self.cast = cast
            self.choices = choices or []
            self._valid_values = list(self.flat) + [value for value, _ in self.choices]

        def __call__(self, value):
            made = self.cast(value)
            if made not in self._valid_values:
                raise ValueError("Value not in list")
            return made
