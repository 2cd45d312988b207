# importlib.util.
class _Spec:
    def __init__(self, name):
        self.name = name


def find_spec(name, package=None):
    if name.startswith("."):
        return _unknown("a relative module", "importlib")
    return _Spec(name) if _importable(name) else None
