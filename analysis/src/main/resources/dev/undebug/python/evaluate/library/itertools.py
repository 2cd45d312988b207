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


_ADD = object()


def accumulate(iterable, func=_ADD, *, initial=None):
    made = [] if initial is None else [initial]
    for one in iterable:
        made.append(one if not made else made[-1] + one if func is _ADD else func(made[-1], one))
    return made


def zip_longest(*iterables, fillvalue=None):
    pools = [list(one) for one in iterables]
    length = max([len(one) for one in pools], default=0)
    return [tuple([pool[i] if i < len(pool) else fillvalue for pool in pools]) for i in range(length)]


def groupby(iterable, key=None):
    made = []
    for one in iterable:
        value = one if key is None else key(one)
        if made and made[-1][0] == value:
            made[-1][1].append(one)
        else:
            made.append((value, [one]))
    return made


def pairwise(iterable):
    pool = list(iterable)
    return [(pool[i], pool[i + 1]) for i in range(len(pool) - 1)]


def permutations(iterable, r=None):
    pool = list(iterable)
    if len(pool) > 6:
        return _opaque("permutations that are too many", "itertools")
    made = [()]
    for _ in range(len(pool) if r is None else r):
        made = [done + (i,) for done in made for i in range(len(pool)) if i not in done]
    return [tuple([pool[i] for i in one]) for one in made]
