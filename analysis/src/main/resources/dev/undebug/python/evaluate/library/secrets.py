# secrets.
DEFAULT_ENTROPY = 32
_WHY = "a new random value in every process"


def token_bytes(nbytes=None):
    return _opaque(_WHY, "secrets")


def token_hex(nbytes=None):
    return "" if nbytes == 0 else _drawn(_WHY, "secrets")


def token_urlsafe(nbytes=None):
    return "" if nbytes == 0 else _drawn(_WHY, "secrets")


def choice(seq):
    return _one_of(seq, _WHY, "secrets")


def randbelow(exclusive_upper_bound):
    return _opaque(_WHY, "secrets")


def randbits(k):
    return _opaque(_WHY, "secrets")


def compare_digest(a, b):
    return a == b


class SystemRandom:
    def __init__(self, seed=None):
        pass

    def choice(self, seq):
        return choice(seq)

    def randint(self, a, b):
        return _opaque(_WHY, "secrets")

    def random(self):
        return _opaque(_WHY, "secrets")
