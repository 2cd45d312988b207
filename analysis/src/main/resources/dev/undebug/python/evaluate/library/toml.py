# toml 0.10.
class TomlDecodeError(ValueError):
    pass


def loads(s, _dict=dict, decoder=None):
    if _is_symbolic(s):
        return _unknown("TOML that is not in the tree", "toml")
    if not isinstance(s, str):
        raise TypeError("Expecting something like a string")
    read, value = _toml(s)
    if not read:
        raise TomlDecodeError("not TOML")
    return value


def load(f, _dict=dict, decoder=None):
    if isinstance(f, (list, tuple)):
        return _unknown("several TOML files", "toml")
    if isinstance(f, str) or hasattr(f, "__fspath__"):
        f = open(f)
    return loads(f.read())


def dumps(o, encoder=None):
    return _opaque("toml.dumps is not modelled", "toml")
