# types.
class SimpleNamespace:
    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])


def MappingProxyType(mapping):
    return mapping
