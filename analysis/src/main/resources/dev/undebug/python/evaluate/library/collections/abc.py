# collections.abc: what isinstance() asks of built-in types.
class Sized:
    _accepts_ = (str, bytes, list, tuple, dict, set, frozenset)


class Iterable:
    _accepts_ = Sized._accepts_


class Container:
    _accepts_ = Sized._accepts_


class Collection:
    _accepts_ = Sized._accepts_


class Sequence:
    _accepts_ = (str, bytes, list, tuple)


class MutableSequence:
    _accepts_ = (list,)


class Mapping:
    _accepts_ = (dict,)


class MutableMapping:
    _accepts_ = (dict,)


class Set:
    _accepts_ = (set, frozenset)


class MutableSet:
    _accepts_ = (set,)


Callable = _opaque("collections.abc.Callable is not modelled", "collections")
Hashable = _opaque("collections.abc.Hashable is not modelled", "collections")
Iterator = _opaque("collections.abc.Iterator is not modelled", "collections")
Generator = _opaque("collections.abc.Generator is not modelled", "collections")
