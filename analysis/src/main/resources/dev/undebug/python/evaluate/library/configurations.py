# django-configurations 2.0 to 2.5: the attributes of a class become settings of its module.
import os

from configurations.values import Value, setup_value

_MISSING = object()


def _upper_names(thing):
    names = dir(thing)
    if _is_symbolic(names):
        return names
    return [name for name in names if name == name.upper() and not name.startswith("_")]


class Configuration:
    DOTENV_LOADED = None

    @classmethod
    def load_dotenv(cls):
        path = getattr(cls, "DOTENV", None)
        if not path:
            return
        try:
            text = open(path).read()
        except OSError:
            raise ValueError("Couldn't load dotenv file")
        if _is_symbolic(text):
            return _any_variable("a file of variables that is not known", "configurations")
        for line in text.split("\n"):
            name, equals, value = line.strip().partition("=")
            if equals and name and _all_in(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789"):
                if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
                    value = value[1:-1]
                os.environ.setdefault(name, value)
        cls.DOTENV_LOADED = path

    @classmethod
    def pre_setup(cls):
        if cls.DOTENV_LOADED is None:
            cls.load_dotenv()

    @classmethod
    def post_setup(cls):
        pass

    @classmethod
    def setup(cls):
        for name in _upper_names(cls):
            value = getattr(cls, name, _MISSING)
            if not _is_symbolic(value) and isinstance(value, Value):
                setup_value(cls, name, value)


class Settings(Configuration):
    pass


def pristinemethod(func):
    func.pristine = True
    return staticmethod(func)


def setup(app=None):
    pass


def load_ipython_extension(ipython):
    pass


def _apply(module, cls):
    cls.pre_setup()
    cls.setup()
    made = cls()
    names = _upper_names(made)
    if _is_symbolic(names):
        return _flood(module, "a class that is not known in full gives its attributes", "configurations")
    for name in names:
        value = getattr(made, name, _MISSING)
        if value is _MISSING:
            continue
        if not _is_symbolic(value) and callable(value) and not getattr(value, "pristine", False):
            value = value()
            if not _is_symbolic(value) and isinstance(value, Value):
                setup_value(module, name, value)
                continue
        setattr(module, name, value)
    cls.post_setup()


def _module_made(module):
    names = dir(module)
    if _is_symbolic(names):
        return
    found = []
    for name in names:
        value = getattr(module, name, None)
        if not _is_symbolic(value) and isinstance(value, type) and value is not Configuration and value is not Settings:
            if issubclass(value, Configuration):
                found.append((name, value))
    if not found:
        return
    chosen = _environ("DJANGO_CONFIGURATION", _process_default("DJANGO_CONFIGURATION"), "django-configurations")
    if chosen is None:
        return _flood(module, "which class is used, is up to whoever sets DJANGO_CONFIGURATION", "how the process is started")
    for name, cls in found:
        if chosen == name:
            _apply(module, cls)
            return
    raise AttributeError("Couldn't find the configuration that DJANGO_CONFIGURATION names")
