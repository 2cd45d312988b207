# operator.
def itemgetter(item, *items):
    if items:
        return lambda obj: tuple([obj[one] for one in (item,) + items])
    return lambda obj: obj[item]


def _attribute(obj, path):
    for name in path.split("."):
        obj = getattr(obj, name)
    return obj


def attrgetter(attr, *attrs):
    if attrs:
        return lambda obj: tuple([_attribute(obj, one) for one in (attr,) + attrs])
    return lambda obj: _attribute(obj, attr)


def methodcaller(name, *args, **kwargs):
    return lambda obj: getattr(obj, name)(*args, **kwargs)


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def truediv(a, b):
    return a / b


def or_(a, b):
    return a | b


def and_(a, b):
    return a & b


def not_(a):
    return not a


def truth(a):
    return bool(a)


def eq(a, b):
    return a == b


def ne(a, b):
    return a != b


def lt(a, b):
    return a < b


def gt(a, b):
    return a > b


def le(a, b):
    return a <= b


def ge(a, b):
    return a >= b


def is_(a, b):
    return a is b


def is_not(a, b):
    return a is not b


def contains(a, b):
    return b in a


def getitem(a, b):
    return a[b]


concat = add
