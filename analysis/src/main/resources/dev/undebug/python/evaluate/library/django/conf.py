# django.conf of Django 2.2 to 6.1: settings that are read while they are being made, that a program
# gives in a call, and that an application sets when everything is loaded.
from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured

_MISSING = object()
_DEFAULTS = dir(global_settings)


class LazySettings:
    _made = False
    _open = False
    _defaults = global_settings

    def __getattr__(self, name):
        if not self._made:
            module = _asked_module()
            if _is_symbolic(module):
                return _opaque("settings that are read before they are known", "django")
            self._take(module)
        own = self.__dict__.get(name, _MISSING)
        if own is not _MISSING:
            return own
        if self._open:
            return _opaque("settings that are read while they are not known in full", "django")
        if self._defaults is global_settings and name not in _DEFAULTS:
            return _absent()
        return getattr(self._defaults, name, _absent())

    def _take(self, module):
        self._made = True
        names = dir(module)
        if _is_symbolic(names):
            self._open = True
            return
        for name in names:
            if name.isupper():
                value = getattr(module, name, _MISSING)
                if value is not _MISSING:
                    setattr(self, name, value)
        if "DEFAULT_AUTO_FIELD" not in _DEFAULTS:
            # Before Django 3.2 this is asked at once.
            if not self.__dict__.get("SECRET_KEY", ""):
                raise ImproperlyConfigured("The SECRET_KEY setting must not be empty.")

    def configure(self, default_settings=global_settings, **options):
        if self._made:
            raise RuntimeError("Settings already configured.")
        self._made = True
        self._defaults = default_settings
        for name in options:
            setattr(self, name, options[name])
        _given(options)

    @property
    def configured(self):
        return self._made


settings = LazySettings()


def _after_ready(module, app, config, name):
    import importlib

    kind = getattr(importlib.import_module(app), config)
    settings._take(module)
    kind.ready(_opaque("an application's configuration", "django"))
    return getattr(settings, name)


def _module_made(module):
    _take_given(module)
    for app, config, name, place in _sets_when_ready(module):
        value = _after_ready(module, app, config, name)
        _set_at(module, name, value, place, "set by " + config + ".ready()")
