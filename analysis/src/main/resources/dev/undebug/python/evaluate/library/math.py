# math, as far as every machine computes the same.
pi = 3.141592653589793
e = 2.718281828459045
tau = 6.283185307179586
inf = float("inf")
nan = float("nan")


def floor(x):
    if _is_symbolic(x):
        return _opaque("a number that is not known", "math")
    whole = int(x)
    return whole - 1 if whole > x else whole


def ceil(x):
    if _is_symbolic(x):
        return _opaque("a number that is not known", "math")
    whole = int(x)
    return whole + 1 if whole < x else whole


def trunc(x):
    return int(x)


def fabs(x):
    return float(-x if x < 0 else x)
