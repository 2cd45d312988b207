# tomli, and tomllib of Python 3.11 and newer.
class TOMLDecodeError(ValueError):
    pass


def loads(s, *, parse_float=float):
    if _is_symbolic(s):
        return _unknown("TOML that is not in the tree", "toml")
    if parse_float is not float:
        return _unknown("numbers of TOML that the program reads itself", "toml")
    if not isinstance(s, str):
        raise TypeError("Expected str object")
    read, value = _toml(s)
    if not read:
        raise TOMLDecodeError("not TOML")
    return value


def load(fp, *, parse_float=float):
    return loads(fp.read(), parse_float=parse_float)
