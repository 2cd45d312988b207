# enum: members are objects of their class; a class of members answers for itself through _Members.
_PYTHON_3_12 = (3, 12)


class auto:
    pass




def unique(cls):
    if len(cls.__members__) != len(cls):
        raise ValueError("duplicate values found in " + repr(cls))
    return cls


def verify(*how):
    return lambda cls: cls


def member(value):
    return _opaque("enum.member is not modelled", "enum")


def nonmember(value):
    return _opaque("enum.nonmember is not modelled", "enum")


class _Members:
    def __init__(self, cls):
        self.cls = cls
        self.all = []
        self.named = {}

    def __call__(self, cls, value=None, *more, **how):
        if not self.all and not self.named:
            return _made_while_running(cls, value, *more, **how)
        if _is_symbolic(value):
            # Each member is asked; what is none of them is refused.
            for one in self.all:
                if one._value_ == value:
                    return one
        else:
            for one in self.all:
                if one is value or one._value_ == value:
                    return one
        found = cls._missing_(value)
        if found is None:
            raise ValueError("not a valid " + cls.__name__)
        return found

    def __getitem__(self, name):
        return self.named[name]

    def __iter__(self):
        return list(self.all)

    def __len__(self):
        return len(self.all)

    def __contains__(self, value):
        for one in self.all:
            if one is value:
                return True
        if isinstance(value, Enum):
            return False
        if _PYTHON < _PYTHON_3_12:
            raise TypeError("unsupported operand type(s) for 'in'")
        return value in [one._value_ for one in self.all]


def _made_while_running(cls, name, names=None, **how):
    if how or _is_symbolic(names) or names is None:
        return _unknown("an enumeration that is made while running", "enum")
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if not isinstance(names, (list, tuple, dict)):
        return _unknown("an enumeration that is made while running", "enum")
    pairs = names.items() if isinstance(names, dict) else [one if isinstance(one, tuple) else (one, i + 1) for i, one in enumerate(names)]

    class Made(cls):
        pass

    members = _Members(Made)
    _answers_for(Made, members)
    for key, value in pairs:
        _add(Made, members, key, value)
    Made.__members__ = members.named
    return Made


def _add(cls, members, name, value):
    if isinstance(value, auto):
        value = cls._generate_next_value_(name, 1, len(members.all), [one._value_ for one in members.all])
    args = value if isinstance(value, tuple) else (value,)
    maker = getattr(cls, "__new__", None)
    one = object.__new__(cls)
    one._name_ = name
    one._value_ = value
    if issubclass(cls, str):
        if len(args) != 1 or not isinstance(value, str):
            return _give_up(cls, members, name, "a member of several parts")
        _behaves_as(one, value)
    elif issubclass(cls, int):
        if len(args) != 1 or not isinstance(value, int):
            return _give_up(cls, members, name, "a member of several parts")
        _behaves_as(one, int(value))
    elif issubclass(cls, (float, list, tuple, dict, set)):
        return _give_up(cls, members, name, "a member of a built-in type")
    if hasattr(cls, "_own_new_"):
        return _give_up(cls, members, name, "a member that __new__ makes")
    if hasattr(cls, "__init__"):
        one.__init__(*args)
    for other in members.all:
        if other._value_ == one._value_:
            members.named[name] = other
            setattr(cls, name, other)
            return None
    members.all.append(one)
    members.named[name] = one
    setattr(cls, name, one)
    return None


def _give_up(cls, members, name, why):
    one = _opaque(why + " is not modelled", "enum")
    members.all.append(one)
    members.named[name] = one
    setattr(cls, name, one)


class Enum:
    def __init_subclass__(cls, **how):
        members = _Members(cls)
        _answers_for(cls, members)
        own = vars(cls)
        if "__new__" in own:
            cls._own_new_ = True
        for name, value in own.items():
            is_hidden = name.startswith("__") and name.endswith("__") or name.startswith("_") and name.endswith("_")
            if not is_hidden and name not in ("_own_new_",) and _is_data(value):
                _add(cls, members, name, value)
        cls.__members__ = members.named

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    @classmethod
    def _missing_(cls, value):
        return None

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        numbers = [one for one in last_values if isinstance(one, int)]
        if len(numbers) != len(last_values):
            return _opaque("the next value after one that is no number", "enum")
        if not numbers:
            return start
        return (numbers[-1] if _PYTHON < (3, 13) else max(numbers)) + 1

    def __str__(self):
        return type(self).__name__ + "." + self._name_

    def __repr__(self):
        return "<" + type(self).__name__ + "." + self._name_ + ": " + repr(self._value_) + ">"

    def __format__(self, spec):
        if _is_symbolic(spec) or spec:
            return _unknown("a format of a member", "enum")
        if issubclass(type(self), (str, int)) and not issubclass(type(self), (IntEnum, StrEnum)) and _PYTHON < _PYTHON_3_12:
            return _unknown("how a member of two types is formatted", "enum")
        return str(self)


_answers_for(Enum, _Members(Enum))


class IntEnum(int, Enum):
    def __str__(self):
        if _PYTHON >= (3, 11):
            return str(self._value_)
        return type(self).__name__ + "." + self._name_


class StrEnum(str, Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return self._value_


ReprEnum = _opaque("enum.ReprEnum is not modelled", "enum")
EnumMeta = _opaque("enum.EnumMeta is not modelled", "enum")
EnumType = EnumMeta


class Flag:
    # Members that are combined have values of their own; which, is not followed.
    def __init_subclass__(cls, **how):
        for name, value in vars(cls).items():
            if not name.startswith("_") and _is_data(value):
                setattr(cls, name, _opaque("enum.Flag is not modelled", "enum"))


class IntFlag(Flag):
    pass
