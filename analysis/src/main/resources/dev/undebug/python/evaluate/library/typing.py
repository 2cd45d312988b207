# typing.NamedTuple: a named tuple whose fields are annotated names.
from collections import _NamedTuple, _shape


class NamedTuple(_NamedTuple):
    def __init_subclass__(cls, **how):
        own = _own_annotations(cls)
        if own:
            body = vars(cls)
            _shape(cls, cls.__name__, list(own), {name: body[name] for name in own if name in body})
