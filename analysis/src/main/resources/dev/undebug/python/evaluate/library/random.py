# random; shuffle is left to what is not modelled, for it changes what it is given.
from secrets import SystemRandom

_WHY = "a new random value in every process"


def seed(a=None, version=2):
    pass


def choice(seq):
    return _one_of(seq, _WHY, "random")


def random():
    return _opaque(_WHY, "random")


def randint(a, b):
    return _opaque(_WHY, "random")


def randrange(start, stop=None, step=1):
    return _opaque(_WHY, "random")


def uniform(a, b):
    return _opaque(_WHY, "random")


def choices(population, weights=None, *, cum_weights=None, k=1):
    return _opaque(_WHY, "random")


def sample(population, k, *, counts=None):
    return _opaque(_WHY, "random")


def getrandbits(k):
    return _opaque(_WHY, "random")
