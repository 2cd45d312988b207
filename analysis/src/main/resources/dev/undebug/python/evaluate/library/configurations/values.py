# configurations.values of django-configurations 2.0 to 2.5.
_MISSING = object()


def setup_value(target, name, value):
    actual_value = value.setup(name)
    setattr(target, name, value.value)
    if value.multiple:
        for multiple_name in actual_value:
            setattr(target, multiple_name, actual_value[multiple_name])


class Value:
    multiple = False
    late_binding = False
    environ_required = False

    @property
    def value(self):
        return getattr(self, "_value", self.default)

    def __new__(cls, *args, **kwargs):
        instance = object.__new__(cls)
        if "late_binding" in kwargs:
            instance.late_binding = kwargs.get("late_binding")
        if not instance.late_binding:
            instance.__init__(*args, **kwargs)
            if (instance.environ and instance.environ_name) or (not instance.environ and instance.default):
                instance = instance.setup(instance.environ_name)
        return instance

    def __init__(self, default=None, environ=True, environ_name=None, environ_prefix="DJANGO", environ_required=False, *args, **kwargs):
        if isinstance(default, Value) and default.default is not None:
            self.default = default.default
        else:
            self.default = default
        self.environ = environ
        if environ_prefix and environ_prefix.endswith("_"):
            environ_prefix = environ_prefix[:-1]
        self.environ_prefix = environ_prefix
        self.environ_name = environ_name
        self.environ_required = environ_required

    def full_environ_name(self, name):
        environ_name = self.environ_name if self.environ_name else name.upper()
        return self.environ_prefix + "_" + environ_name if self.environ_prefix else environ_name

    def setup(self, name):
        value = self.default
        if self.environ:
            text = _environ(self.full_environ_name(name), _MISSING, "configurations." + type(self).__name__)
            if text is not _MISSING:
                value = self.to_python(text)
            elif self.environ_required:
                raise ValueError("Value is required to be set as the environment variable " + self.full_environ_name(name))
        self._value = value
        return value

    def to_python(self, value):
        return value


class BooleanValue(Value):
    def __init__(self, *args, **kwargs):
        Value.__init__(self, *args, **kwargs)
        if not _is_symbolic(self.default) and self.default not in (True, False):
            raise ValueError("Default value is not a boolean value")

    def to_python(self, value):
        word = value.strip().lower()
        if word in ("yes", "y", "true", "1"):
            return True
        if word in ("no", "n", "false", "0", ""):
            return False
        raise ValueError("Cannot interpret boolean value")


class IntegerValue(Value):
    def to_python(self, value):
        try:
            return int(value)
        except (TypeError, ValueError):
            raise ValueError("Cannot interpret value as an integer")


class PositiveIntegerValue(IntegerValue):
    def to_python(self, value):
        number = IntegerValue.to_python(self, value)
        if number < 0:
            raise ValueError("Cannot interpret value as a positive integer")
        return number


class FloatValue(Value):
    def to_python(self, value):
        try:
            return float(value)
        except (TypeError, ValueError):
            raise ValueError("Cannot interpret value as a float")


class _NotModelled(Value):
    def to_python(self, value):
        return _unknown("a text that configurations casts in a way that is not modelled", "configurations")


class DecimalValue(_NotModelled):
    pass


class _Sequence(Value):
    def __init__(self, *args, **kwargs):
        self.converter = kwargs.pop("converter", None) or getattr(self, "converter", None)
        self.separator = kwargs.pop("separator", None) or getattr(self, "separator", ",")
        Value.__init__(self, *args, **kwargs)
        if self.default is None:
            self.default = self._made([])
        elif not _is_symbolic(self.default):
            self.default = self._made(self._converted(list(self.default)))

    def _converted(self, values):
        if self.converter is None:
            return values
        return [self.converter(one) for one in values]

    def to_python(self, value):
        split = [one.strip() for one in value.strip().split(self.separator)]
        return self._made(self._converted([one for one in split if one]))


class ListValue(_Sequence):
    def _made(self, values):
        return values


class TupleValue(_Sequence):
    def _made(self, values):
        return tuple(values)


class SetValue(_Sequence):
    def _made(self, values):
        return set(values)


class BackendsValue(ListValue):
    pass


class SingleNestedListValue(_NotModelled):
    pass


class SingleNestedTupleValue(_NotModelled):
    pass


class DictValue(_NotModelled):
    def __init__(self, *args, **kwargs):
        Value.__init__(self, *args, **kwargs)
        if self.default is None:
            self.default = {}


class EmailValue(_NotModelled):
    pass


class URLValue(_NotModelled):
    pass


class IPValue(_NotModelled):
    pass


class RegexValue(_NotModelled):
    def __init__(self, *args, **kwargs):
        kwargs.pop("regex", None)
        Value.__init__(self, *args, **kwargs)


class PathValue(_NotModelled):
    def __init__(self, *args, **kwargs):
        kwargs.pop("check_exists", None)
        Value.__init__(self, *args, **kwargs)

    def setup(self, name):
        Value.setup(self, name)
        self._value = _opaque("a path that configurations looks for", "configurations")
        return self._value


class SecretValue(Value):
    def __init__(self, *args, **kwargs):
        kwargs["environ"] = True
        kwargs["environ_required"] = True
        Value.__init__(self, *args, **kwargs)
        if self.default is not None:
            raise ValueError("Secret values are only allowed to be set as environment variables")

    def setup(self, name):
        value = Value.setup(self, name)
        if not value:
            raise ValueError("Secret value is not set")
        return value


class _UrlValue(Value):
    _name = ""

    def __init__(self, *args, **kwargs):
        self.alias = kwargs.pop("alias", "default")
        kwargs.setdefault("environ_prefix", None)
        kwargs.setdefault("environ_name", self._name)
        Value.__init__(self, *args, **kwargs)
        if self.default is None:
            self.default = {}
        elif not _is_symbolic(self.default) and isinstance(self.default, str):
            self.default = self.to_python(self.default)


class DatabaseURLValue(_UrlValue):
    _name = "DATABASE_URL"

    def to_python(self, value):
        import dj_database_url

        try:
            return {self.alias: dj_database_url.parse(value)}
        except (TypeError, ValueError):
            raise ValueError("Cannot interpret database URL value")


class CacheURLValue(_UrlValue):
    _name = "CACHE_URL"

    def to_python(self, value):
        return {self.alias: _opaque("a URL of a cache is not modelled", "django-cache-url")}


class EmailURLValue(_UrlValue):
    _name = "EMAIL_URL"
    multiple = True

    def to_python(self, value):
        return _unknown("a URL of a mail server is not modelled", "dj-email-url")


class SearchURLValue(_UrlValue):
    _name = "SEARCH_URL"

    def to_python(self, value):
        return {self.alias: _opaque("a URL of a search engine is not modelled", "dj-search-url")}
