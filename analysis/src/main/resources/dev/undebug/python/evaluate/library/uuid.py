# uuid.
class UUID:
    def __init__(self, hex=None, **fields):
        self.hex = _drawn("the text of a UUID", "uuid")

    def __str__(self):
        return self.hex


def uuid1(node=None, clock_seq=None):
    return UUID()


def uuid4():
    return UUID()


def uuid3(namespace, name):
    return UUID()


def uuid5(namespace, name):
    return UUID()


def getnode():
    return _opaque("the address of the machine's network card", "the machine")


NAMESPACE_DNS = UUID()
NAMESPACE_URL = UUID()
NAMESPACE_OID = UUID()
NAMESPACE_X500 = UUID()
