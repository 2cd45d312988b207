# dataclasses, as far as settings use them: fields, defaults, factories, __post_init__, equality.
class _Missing:
    pass


MISSING = _Missing()


class _KeywordOnly:
    pass


KW_ONLY = _KeywordOnly()
InitVar = _opaque("dataclasses.InitVar is not modelled", "dataclasses")


class FrozenInstanceError(AttributeError):
    pass


class Field:
    def __init__(self, default, default_factory, init, kw_only, options):
        self.name = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.kw_only = kw_only
        self.repr = options.get("repr", True)
        self.compare = options.get("compare", True)
        self.metadata = options.get("metadata", {})


def field(*, default=MISSING, default_factory=MISSING, init=True, kw_only=MISSING, **options):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, kw_only, options)


def dataclass(cls=None, *, init=True, repr=True, eq=True, frozen=False, kw_only=False, **options):
    def made(cls):
        return _made(cls, init, repr, eq, frozen, kw_only)

    return made if cls is None else made(cls)


def _refuse():
    raise FrozenInstanceError("cannot assign to field")


def _made(cls, init, with_repr, eq, frozen, kw_only):
    fields = list(getattr(cls, "__dataclass_fields__", {}).values())
    for name, written in _own_annotations(cls).items():
        if "ClassVar" in written:
            continue
        if "InitVar" in written or "KW_ONLY" in written:
            return _opaque("a dataclass with " + written + " is not modelled", "dataclasses")
        given = vars(cls).get(name, MISSING)
        if _is_symbolic(given) or not isinstance(given, Field):
            if isinstance(given, (list, dict, set)) and not _is_symbolic(given):
                raise ValueError("mutable default " + name + " is not allowed: use default_factory")
            given = Field(given, MISSING, True, MISSING, {})
        elif given.default is not MISSING:
            setattr(cls, name, given.default)
        else:
            setattr(cls, name, _absent())
        given.name = name
        if given.kw_only is MISSING:
            given.kw_only = kw_only
        fields = [one for one in fields if one.name != name] + [given] if name not in [one.name for one in fields] else [given if one.name == name else one for one in fields]
    cls.__dataclass_fields__ = {one.name: one for one in fields}
    positional = [one for one in fields if one.init and not one.kw_only]
    seen = False
    for one in positional:
        has = one.default is not MISSING or one.default_factory is not MISSING
        if seen and not has:
            raise TypeError("non-default argument " + one.name + " follows default argument")
        seen = seen or has

    def __init__(self, *args, **keywords):
        if len(args) > len(positional):
            raise TypeError("too many arguments")
        given = dict(keywords)
        for i in range(len(args)):
            if positional[i].name in keywords:
                raise TypeError("got multiple values for argument " + positional[i].name)
            given[positional[i].name] = args[i]
        for key in given:
            if key not in cls.__dataclass_fields__ or not cls.__dataclass_fields__[key].init:
                raise TypeError("got an unexpected keyword argument " + key)
        for one in fields:
            if one.init and one.name in given:
                _set_slot(self, one.name, given[one.name])
            elif one.default is not MISSING:
                _set_slot(self, one.name, one.default)
            elif one.default_factory is not MISSING:
                _set_slot(self, one.name, one.default_factory())
            elif one.init:
                raise TypeError("missing a required argument: " + one.name)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    def __eq__(self, other):
        if not isinstance(other, cls) or type(self) is not type(other):
            return NotImplemented
        for one in fields:
            if one.compare and getattr(self, one.name) != getattr(other, one.name):
                return False
        return True

    def __repr__(self):
        return cls.__name__ + "(" + ", ".join([one.name + "=" + repr(getattr(self, one.name)) for one in fields if one.repr]) + ")"

    own = vars(cls)
    if init and "__init__" not in own:
        cls.__init__ = __init__
    if eq and "__eq__" not in own:
        cls.__eq__ = __eq__
    if with_repr and "__repr__" not in own:
        cls.__repr__ = __repr__
    if frozen:
        cls._frozen_ = _refuse
    return cls


def is_dataclass(object):
    return hasattr(object, "__dataclass_fields__")


def fields(object):
    if not is_dataclass(object):
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(object.__dataclass_fields__.values())


def _plain(value):
    if _is_symbolic(value) or value is None or isinstance(value, (bool, int, float, str, bytes)):
        return value
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(value[key]) for key in value}
    if isinstance(value, tuple):
        return tuple([_plain(one) for one in value])
    return asdict(value) if is_dataclass(value) else value


def asdict(object, *, dict_factory=dict):
    return dict_factory([(one.name, _plain(getattr(object, one.name))) for one in fields(object)])


def astuple(object, *, tuple_factory=tuple):
    return tuple_factory([_plain(getattr(object, one.name)) for one in fields(object)])


def replace(object, **changes):
    given = {one.name: getattr(object, one.name) for one in fields(object) if one.init}
    given.update(changes)
    return type(object)(**given)
