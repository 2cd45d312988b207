# PyYAML 3.13 to 6.0: what the safe loaders make of one document.
class YAMLError(Exception):
    pass


class MarkedYAMLError(YAMLError):
    pass


class _Changed:
    def __init__(self):
        self.is_changed = False


_state = _Changed()


class BaseLoader:
    @classmethod
    def add_constructor(cls, tag, constructor):
        if tag is None or not tag.startswith("!"):
            _state.is_changed = True

    @classmethod
    def add_multi_constructor(cls, tag_prefix, multi_constructor):
        if not tag_prefix.startswith("!"):
            _state.is_changed = True

    @classmethod
    def add_implicit_resolver(cls, tag, regexp, first=None):
        _state.is_changed = True

    @classmethod
    def add_path_resolver(cls, tag, path, kind=None):
        _state.is_changed = True


class SafeLoader(BaseLoader):
    pass


class FullLoader(BaseLoader):
    pass


class Loader(BaseLoader):
    pass


class UnsafeLoader(Loader):
    pass


class CSafeLoader(SafeLoader):
    pass


class CFullLoader(FullLoader):
    pass


class CLoader(Loader):
    pass


def _read(stream):
    if _is_symbolic(stream) or isinstance(stream, (str, bytes)):
        return stream
    return stream.read()


def safe_load(stream):
    text = _read(stream)
    if _is_symbolic(text):
        return _unknown("YAML that is not in the tree", "yaml")
    if _state.is_changed:
        return _unknown("a YAML loader that the program changes", "yaml")
    read, value = _yaml(text)
    if not read:
        raise YAMLError("not YAML")
    return value


def full_load(stream):
    return safe_load(stream)


def unsafe_load(stream):
    return safe_load(stream)


def load(stream, Loader=None):
    if Loader is None and _VERSION >= (6, 0):
        raise TypeError("load() missing 1 required positional argument: 'Loader'")
    if Loader is BaseLoader or not (Loader is None or Loader in (SafeLoader, FullLoader, UnsafeLoader, CSafeLoader, CFullLoader, CLoader) or Loader.__name__ == "Loader"):
        return _unknown("a YAML loader that is not modelled", "yaml")
    return safe_load(stream)


def safe_load_all(stream):
    return _unknown("several YAML documents", "yaml")


def load_all(stream, Loader=None):
    return _unknown("several YAML documents", "yaml")


def dump(data, stream=None, **options):
    return _opaque("yaml.dump is not modelled", "yaml")


safe_dump = dump


def add_constructor(tag, constructor, Loader=None):
    BaseLoader.add_constructor(tag, constructor)


def add_implicit_resolver(tag, regexp, first=None, Loader=None):
    _state.is_changed = True
