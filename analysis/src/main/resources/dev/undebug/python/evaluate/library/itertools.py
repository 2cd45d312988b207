# itertools, at once instead of lazily.
_UNSET = object()


def _from_iterable(iterables):
    return [one for part in iterables for one in part]


def chain(*iterables):
    return _from_iterable(iterables)


chain.from_iterable = _from_iterable


def product(*iterables, repeat=1):
    made = [()]
    for pool in iterables * repeat:
        pool = list(pool)
        if len(made) * len(pool) > 10000:
            return _opaque("a product that is too long", "itertools")
        made = [done + (one,) for done in made for one in pool]
    return made


def islice(iterable, start, stop=_UNSET, step=None):
    if stop is _UNSET:
        return list(iterable)[:start]
    return list(iterable)[start:stop:step]


def repeat(object, times=None):
    if times is None:
        return _opaque("an iterator without an end", "itertools")
    return [object] * times


def starmap(function, iterable):
    return [function(*one) for one in iterable]


def combinations(iterable, r):
    pool = list(iterable)
    made = [()]
    starts = [0]
    for _ in range(r):
        next_made = []
        next_starts = []
        for i in range(len(made)):
            for j in range(starts[i], len(pool)):
                next_made.append(made[i] + (pool[j],))
                next_starts.append(j + 1)
        made = next_made
        starts = next_starts
    return made


def filterfalse(function, iterable):
    return [one for one in iterable if not (function or bool)(one)]


def takewhile(predicate, iterable):
    made = []
    for one in iterable:
        if not predicate(one):
            break
        made.append(one)
    return made


def dropwhile(predicate, iterable):
    made = []
    dropping = True
    for one in iterable:
        dropping = dropping and predicate(one)
        if not dropping:
            made.append(one)
    return made


def compress(data, selectors):
    return [one for one, selected in zip(data, selectors) if selected]
