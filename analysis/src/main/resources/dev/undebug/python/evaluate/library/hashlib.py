# hashlib.
class _Hash:
    def __init__(self, name, data):
        if not _is_symbolic(data) and isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        self.name = name
        self._data = data

    def update(self, data):
        self._data = self._data + data

    def copy(self):
        return _Hash(self.name, self._data)

    def hexdigest(self, length=None):
        if length is not None or _is_symbolic(self._data):
            return _drawn("a digest of what is not known", "hashlib")
        return _digest(self.name, self._data)

    def digest(self, length=None):
        if length is not None or _is_symbolic(self._data):
            return _opaque("a digest of what is not known", "hashlib")
        return _bytes_of("unhexlify", _digest(self.name, self._data))


def new(name, data=b"", *, usedforsecurity=True):
    return _Hash(name.lower(), data)


def md5(string=b"", *, usedforsecurity=True):
    return _Hash("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return _Hash("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return _Hash("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return _Hash("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return _Hash("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return _Hash("sha512", string)
