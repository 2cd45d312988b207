# pydantic-settings 2.0 to 2.15, and BaseSettings of pydantic 1.8 to 1.10.
from dotenv import dotenv_values

import pydantic
from pydantic import AliasChoices, SecretStr, ValidationError, _Field, _from_default, _from_variable, _Validator

_MISSING = object()


class SettingsError(ValueError):
    pass


class SettingsConfigDict:
    def __new__(cls, **options):
        return options


def _config(cls):
    merged = {}
    for name in ("env_prefix", "case_sensitive", "env_file", "extra", "env_nested_delimiter", "env_ignore_empty", "env_parse_none_str", "fields", "env_parse_enums", "populate_by_name"):
        older = getattr(cls, "Config", None)
        if older is not None and getattr(older, name, None) is not None:
            merged[name] = getattr(older, name)
    merged.update(getattr(cls, "model_config", None) or {})
    return merged


class BaseSettings:
    def __init__(self, _env_file=_MISSING, _env_prefix=None, **values):
        cls = type(self)
        config = _config(cls)
        if _env_prefix is not None:
            config["env_prefix"] = _env_prefix
        if _env_file is not _MISSING:
            config["env_file"] = _env_file
        why = None
        if config.get("env_nested_delimiter") or config.get("fields") or config.get("env_parse_none_str"):
            why = "nested variables are not modelled"
        validated = []
        for name in dir(cls):
            value = getattr(cls, name, None)
            if not _is_symbolic(value) and isinstance(value, _Validator):
                validated.extend(value.fields)
            if name == "settings_customise_sources" or name == "customise_sources":
                why = "sources that the program chooses"
        in_files = self._files(config)
        self._names = []
        used = []
        for name, written in _annotations(cls).items():
            if name == "model_config" or name.startswith("_") or "ClassVar" in written:
                continue
            self._names.append(name)
            value = self._value(cls, name, written.strip().strip("'\""), config, values, in_files, used)
            if why or name in validated or "*" in validated:
                value = _unknown(why or "a validator of the program is not followed", "pydantic")
            setattr(self, name, value)
        extra = config.get("extra", "forbid" if _is_second() else "ignore")
        if extra == "forbid" and not config.get("env_prefix"):
            for key in in_files:
                if key not in used:
                    raise ValidationError("Extra inputs are not permitted")

    def _files(self, config):
        files = config.get("env_file")
        made = {}
        if not files:
            return made
        if not isinstance(files, (list, tuple)):
            files = [files]
        for file in files:
            if _tree_file(file) is None:
                continue
            found = dotenv_values(file)
            for key in found:
                made[key if config.get("case_sensitive") else key.lower()] = found[key]
        return made

    def _value(self, cls, name, written, config, values, in_files, used):
        field = getattr(cls, name, _MISSING)
        if not _is_symbolic(field) and not isinstance(field, _Field):
            field = _Field(... if field is _MISSING else field, {})
        if _is_symbolic(field) or field.is_checked:
            return _unknown("a field whose value is checked", "pydantic")
        names = field.names or [config.get("env_prefix", "") + name]
        is_exact = config.get("case_sensitive", False)
        for key in names:
            used.append(key if is_exact else key.lower())
        if name in values:
            return _from_default(written, values[name])
        for key in names:
            text = self._variable(key, is_exact)
            if text is _MISSING or (text == "" and config.get("env_ignore_empty")):
                continue
            return _from_variable(written, text, SettingsError)
        for key in names:
            text = in_files.get(key if is_exact else key.lower())
            if text is not None:
                return _from_variable(written, text, SettingsError)
        if field.factory is not None:
            return _from_default(written, field.factory())
        if field.default is ...:
            if not _is_second() and (written.startswith("Optional[") or written.endswith("None")):
                return None
            raise ValidationError("Field required: " + name)
        return _from_default(written, field.default)

    def _variable(self, key, is_exact):
        if is_exact:
            return _environ(key, _MISSING, "BaseSettings")
        text = _environ(key.upper(), _MISSING, "BaseSettings")
        if text is _MISSING and key != key.upper():
            text = _environ(key.lower(), _MISSING, "BaseSettings")
        return text

    def model_dump(self, **options):
        if options:
            return _opaque("model_dump with options", "pydantic")
        return {name: getattr(self, name) for name in self._names}

    def dict(self, **options):
        return self.model_dump(**options)


def _is_second():
    return pydantic._VERSION >= (2, 0)
