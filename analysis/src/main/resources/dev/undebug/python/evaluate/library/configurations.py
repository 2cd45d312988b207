# django-configurations 2.0 to 2.5: the attributes of a class become settings of its module.
import os

from django.conf import global_settings
from configurations.values import Value, setup_value

_MISSING = object()


# What a class leaves to inheritance, as each version has it.
if _VERSION >= (2, 4):
    _LEFT = "DEFAULT_HASHING_ALGORITHM DEFAULT_CONTENT_TYPE FILE_CHARSET DEFAULT_AUTO_FIELD PASSWORD_RESET_TIMEOUT_DAYS DEFAULT_FILE_STORAGE STATICFILES_STORAGE"
elif _VERSION >= (2, 3):
    _LEFT = "DEFAULT_HASHING_ALGORITHM DEFAULT_CONTENT_TYPE FILE_CHARSET DEFAULT_AUTO_FIELD PASSWORD_RESET_TIMEOUT_DAYS"
else:
    _LEFT = ""


class Configuration:
    DOTENV_LOADED = None

    def __init_subclass__(cls):
        _copy_down(cls, _LEFT)

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
        names = _settings_of(cls, None)
        if _is_symbolic(names):
            return
        for name in names:
            value = getattr(cls, name, _MISSING)
            if not _is_symbolic(value) and isinstance(value, Value):
                setup_value(cls, name, value)


for _name in dir(global_settings):
    if _name == _name.upper() and not _name.startswith("_") and _name not in _LEFT.split():
        setattr(Configuration, _name, getattr(global_settings, _name))


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
    names = _settings_of(cls, module)
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
        _publish(module, cls, name, value)
    module.CONFIGURATION = module.__name__ + "." + cls.__name__
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
        if _is_given():
            from django.core.exceptions import ImproperlyConfigured

            raise ImproperlyConfigured("Configuration cannot be imported, environment variable DJANGO_CONFIGURATION is undefined.")
        return _flood(module, "which class is used, is up to whoever sets DJANGO_CONFIGURATION", "how the process is started")
    for name, cls in found:
        if chosen == name:
            _apply(module, cls)
            return
    raise AttributeError("Couldn't find the configuration that DJANGO_CONFIGURATION names")
