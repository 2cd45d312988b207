# base64: the plain and the URL-safe alphabet.
def b64encode(s, altchars=None):
    if altchars is not None:
        return _opaque("an alphabet that is not modelled", "base64")
    return _bytes_of("b64encode", s)


def b64decode(s, altchars=None, validate=False):
    if altchars is not None or validate:
        return _opaque("an alphabet that is not modelled", "base64")
    return _bytes_of("b64decode", s)


def standard_b64encode(s):
    return _bytes_of("b64encode", s)


def standard_b64decode(s):
    return _bytes_of("b64decode", s)


def encodebytes(s):
    return _opaque("encodebytes is not modelled", "base64")


def urlsafe_b64encode(s):
    return _bytes_of("urlsafe_b64encode", s)


def urlsafe_b64decode(s):
    return _bytes_of("urlsafe_b64decode", s)


def b16encode(s):
    return _bytes_of("hexlify", s).upper()
