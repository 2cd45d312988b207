# python-dotenv 0.10 to 1.2.
import os

_MISSING = object()


def _is_disabled():
    value = _environ("PYTHON_DOTENV_DISABLED", "", "load_dotenv")
    return value.casefold() in ("1", "true", "t", "yes", "y")


def find_dotenv(filename=".env", raise_error_if_not_found=False, usecwd=False):
    for folder in _folders_up(os.getcwd() if usecwd else _caller_folder()):
        path = os.path.join(folder, filename)
        if _tree_file(path) is not None:
            return path
    if raise_error_if_not_found:
        raise OSError("File not found")
    return ""


def _resolved(text, new, override):
    made = ""
    at = 0
    while True:
        start = text.find("${", at)
        end = text.find("}", start) if start >= 0 else -1
        if start < 0 or end < 0:
            return made + text[at:]
        name, colon, default = text[start + 2:end].partition(":")
        if colon and not default.startswith("-"):
            # Not the pattern; a later dollar inside may still be.
            made = made + text[at:start + 1]
            at = start + 1
            continue
        default = default[1:]
        made = made + text[at:start] + _value(name, new, override, default if _VERSION >= (0, 11) else "")
        at = end + 1


def _value(name, new, override, default):
    first_file = override if _VERSION >= (0, 16) else _VERSION >= (0, 14)
    if first_file and name in new:
        return new[name] if _is_symbolic(new[name]) else new[name] or ""
    value = _environ(name, _MISSING, "${" + name + "}")
    if value is not _MISSING:
        return value
    if name in new:
        return new[name] if _is_symbolic(new[name]) else new[name] or ""
    return default


def _values(dotenv_path, stream, interpolate, override):
    if dotenv_path is None and stream is None:
        dotenv_path = find_dotenv()
    text = ""
    if dotenv_path:
        if _is_symbolic(dotenv_path):
            return _opaque("a file of variables that is not known", "python-dotenv")
        text = _tree_file(str(dotenv_path))
        if text is None and stream is None:
            text = ""
    if stream is not None and not dotenv_path:
        text = stream.read()
    if _is_symbolic(text):
        return _opaque("a file of variables that is not known", "python-dotenv")
    new = {}
    for key, value in _dotenv_bindings(text or "", _VERSION >= (0, 15)):
        new[key] = _resolved(value, new, override) if interpolate and value is not None else value
    return new


def dotenv_values(dotenv_path=None, stream=None, verbose=False, interpolate=True, encoding="utf-8"):
    return _values(dotenv_path, stream, interpolate, True)


def load_dotenv(dotenv_path=None, stream=None, verbose=False, override=False, interpolate=True, encoding="utf-8"):
    values = _values(dotenv_path, stream, interpolate, override)
    if _is_symbolic(values):
        _any_variable("a file of variables that is not known", "python-dotenv")
        return True
    if not values and _VERSION >= (0, 20):
        return False
    if _VERSION >= (1, 2) and _is_disabled():
        return False
    for key in values:
        if values[key] is not None:
            if override:
                os.environ[key] = values[key]
            else:
                os.environ.setdefault(key, values[key])
    return True


def get_key(dotenv_path, key_to_get, encoding="utf-8"):
    return _values(dotenv_path, None, True, True).get(key_to_get)


def set_key(*args, **kwargs):
    return _opaque("a file of variables is written", "python-dotenv")


unset_key = set_key


# django-dotenv's name for it.
def read_dotenv(dotenv=None, override=False):
    if dotenv is None:
        dotenv = os.path.join(_caller_folder(), ".env")
    return load_dotenv(dotenv, override=override)
