# pydantic 1.8 to 2.13, as far as settings use it.
_PLAIN = ("title", "description", "examples", "example", "json_schema_extra", "exclude", "repr", "deprecated", "frozen", "init")


class ValidationError(ValueError):
    pass


class _Field:
    def __init__(self, default, options):
        self.default = default
        self.factory = options.pop("default_factory", None)
        names = options.pop("validation_alias", None) or options.pop("alias", None)
        names = options.pop("env", None) or names
        options.pop("alias", None)
        if names is None:
            self.names = []
        elif isinstance(names, str):
            self.names = [names]
        elif isinstance(names, AliasChoices):
            self.names = list(names.choices)
        else:
            self.names = list(names)
        self.is_checked = bool([name for name in options if name not in _PLAIN])


def Field(default=..., **options):
    return _Field(default, options)


class AliasChoices:
    def __init__(self, *choices):
        self.choices = choices


class ConfigDict:
    def __new__(cls, **options):
        return options


class SecretStr:
    def __init__(self, value):
        self._value = value

    def get_secret_value(self):
        return self._value

    def __str__(self):
        return "**********" if self._value else ""

    def __len__(self):
        return len(self._value)


class _Validator:
    def __init__(self, fields):
        self.fields = fields


def _validates(*fields, **options):
    return lambda function: _Validator(fields)


field_validator = _validates
validator = _validates


def model_validator(*args, **options):
    return lambda function: _Validator(("*",))


def root_validator(*args, **options):
    if args and callable(args[0]):
        return _Validator(("*",))
    return lambda function: _Validator(("*",))


def computed_field(*args, **options):
    return args[0] if args else lambda function: function


_TRUE = ("1", "on", "t", "true", "y", "yes")
_FALSE = ("0", "off", "f", "false", "n", "no")


def _without_none(written):
    for opening in ("Optional[", "typing.Optional[", "t.Optional["):
        if written.startswith(opening) and written.endswith("]"):
            return written[len(opening):-1].strip(), True
    for ending in ("| None", "|None"):
        if written.endswith(ending):
            return written[:-len(ending)].strip(), True
    return written, False


def _from_text(written, value):
    if written == "str" or written == "Any" or written == "typing.Any":
        return value
    if written == "bool":
        word = value.lower()
        if word in _TRUE:
            return True
        if word in _FALSE:
            return False
        raise ValidationError("Input should be a valid boolean")
    if written == "int":
        try:
            return int(value)
        except ValueError:
            if "." in value:
                return _unknown("a whole number with a point", "pydantic")
            raise ValidationError("Input should be a valid integer")
    if written == "float":
        try:
            return float(value)
        except ValueError:
            raise ValidationError("Input should be a valid number")
    if written == "SecretStr" or written == "pydantic.SecretStr":
        return SecretStr(value)
    if written in ("Path", "pathlib.Path"):
        import pathlib

        return pathlib.Path(value)
    return _unknown("a field of the type " + written + " is not modelled", "pydantic")


def _is_list_of_texts(written):
    return written in ("list[str]", "List[str]", "typing.List[str]", "t.List[str]", "list", "List")


def _from_variable(written, value, wrong):
    written, _ = _without_none(written)
    if _is_list_of_texts(written):
        import json

        try:
            made = json.loads(value)
        except ValueError:
            raise wrong("error parsing value of a field")
        if _is_symbolic(made):
            return made
        if not isinstance(made, list):
            raise ValidationError("Input should be a valid list")
        if "str" in written and [one for one in made if not isinstance(one, str)]:
            return _unknown("elements that are no texts", "pydantic")
        return made
    return _from_text(written, value)


def _from_default(written, value):
    written, is_optional = _without_none(written)
    if _is_symbolic(value):
        return value
    if value is None and is_optional:
        return None
    if isinstance(value, str):
        if _is_list_of_texts(written):
            raise ValidationError("Input should be a valid list")
        return _from_text(written, value)
    if written == "bool" and isinstance(value, bool):
        return value
    if written == "int" and isinstance(value, int) and not isinstance(value, bool):
        return value
    if written == "float" and isinstance(value, float):
        return value
    if _is_list_of_texts(written) and isinstance(value, list):
        return list(value)
    if written == "SecretStr" and isinstance(value, SecretStr):
        return value
    if written in ("Path", "pathlib.Path") and hasattr(value, "__fspath__"):
        return value
    if written in ("Any", "typing.Any", "dict"):
        return value
    return _unknown("a default of the type " + written + " is not modelled", "pydantic")


if _VERSION < (2, 0):
    from pydantic_settings import BaseSettings
