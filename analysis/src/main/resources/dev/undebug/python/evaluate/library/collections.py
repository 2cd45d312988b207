# collections: what comes of a class of the program's own, and of counting.
from _collections_of_java import OrderedDict, defaultdict


class _Maker:
    def __init__(self, name, fields, defaults):
        self.name = name
        self.fields = fields
        self.defaults = defaults

    def __call__(self, cls, *args, **keywords):
        if len(args) > len(self.fields):
            raise TypeError("too many arguments for " + self.name)
        one = object.__new__(cls)
        values = []
        for i, field in enumerate(self.fields):
            if i < len(args):
                if field in keywords:
                    raise TypeError("got multiple values for argument " + field)
                value = args[i]
            elif field in keywords:
                value = keywords[field]
            elif field in self.defaults:
                value = self.defaults[field]
            else:
                raise TypeError("missing a required argument: " + field)
            values.append(value)
            _set_slot(one, field, value)
        for key in keywords:
            if key not in self.fields:
                raise TypeError("got an unexpected keyword argument " + key)
        _behaves_as(one, tuple(values))
        return one


class _NamedTuple(tuple):
    def _asdict(self):
        return {name: getattr(self, name) for name in self._fields}

    def _replace(self, **changes):
        given = self._asdict()
        for key in changes:
            if key not in given:
                raise ValueError("Got unexpected field names")
        given.update(changes)
        return type(self)(**given)

    @classmethod
    def _make(cls, values):
        return cls(*values)

    def __repr__(self):
        return type(self)._name + "(" + ", ".join([name + "=" + repr(getattr(self, name)) for name in self._fields]) + ")"


def _shape(cls, name, fields, defaults):
    _answers_for(cls, _Maker(name, fields, defaults))
    cls._name = name
    cls._fields = tuple(fields)
    cls._field_defaults = defaults
    return cls


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if rename or _is_symbolic(typename) or _is_symbolic(field_names):
        return _opaque("this namedtuple is not modelled", "collections")
    fields = field_names.replace(",", " ").split() if isinstance(field_names, str) else list(field_names)
    given = list(defaults or ())

    class Made(_NamedTuple):
        pass

    return _shape(Made, typename, fields, dict(zip(fields[len(fields) - len(given):], given)))


class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def _merged(self):
        made = {}
        for one in reversed(self.maps):
            made.update(one)
        return made

    def __getitem__(self, key):
        for one in self.maps:
            if key in one:
                return one[key]
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __contains__(self, key):
        for one in self.maps:
            if key in one:
                return True
        return False

    def __iter__(self):
        return list(self._merged())

    def __len__(self):
        return len(self._merged())

    def __bool__(self):
        return len(self) > 0

    def get(self, key, default=None):
        return self[key] if key in self else default

    def keys(self):
        return list(self._merged())

    def values(self):
        return list(self._merged().values())

    def items(self):
        return list(self._merged().items())

    def new_child(self, m=None, **more):
        made = ChainMap()
        made.maps = [{} if m is None else m] + self.maps
        return made

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])


deque = _opaque("collections.deque is not modelled", "collections")
UserDict = _opaque("collections.UserDict is not modelled", "collections")
UserList = _opaque("collections.UserList is not modelled", "collections")
