# functools. A cache keeps what a function gave; to run it again comes to the same for functions
# that only compute.
class partial:
    def __init__(self, func, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, *args, **keywords):
        together = dict(self.keywords)
        together.update(keywords)
        return self.func(*self.args, *args, **together)


_NONE = object()


def reduce(function, sequence, initial=_NONE):
    value = initial
    for one in sequence:
        value = one if value is _NONE else function(value, one)
    if value is _NONE:
        raise TypeError("reduce() of empty iterable with no initial value")
    return value


def _same(function):
    return function


def lru_cache(maxsize=128, typed=False):
    return maxsize if callable(maxsize) else _same


def cache(function):
    return function


def wraps(wrapped, assigned=None, updated=None):
    return lambda wrapper: update_wrapper(wrapper, wrapped)


def update_wrapper(wrapper, wrapped, assigned=None, updated=None):
    if not _is_symbolic(wrapper) and not _is_symbolic(wrapped) and not _is_data(wrapper) and hasattr(wrapped, "__name__"):
        wrapper.__name__ = wrapped.__name__
    return wrapper


def total_ordering(cls):
    return cls


cached_property = property
