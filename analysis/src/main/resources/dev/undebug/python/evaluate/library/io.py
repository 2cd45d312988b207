# io.StringIO: a text that is written to and read from.
_open = open


class StringIO:
    def __init__(self, initial_value="", newline="\n"):
        if _is_symbolic(newline) or newline != "\n":
            self.text = _opaque("a text whose line ends change", "io")
        else:
            self.text = initial_value or ""
        self.at = 0
        self.closed = False

    def _left(self):
        return self.text[self.at:]

    def read(self, size=-1):
        if size is not None and size >= 0:
            return _unknown("a part of a text", "io")
        made = self._left()
        self.at = len(self.text)
        return made

    def readline(self, size=-1):
        left = self._left()
        end = left.find("\n")
        made = left if end < 0 else left[:end + 1]
        self.at += len(made)
        return made

    def readlines(self, hint=-1):
        made = []
        left = self.read()
        while left:
            before, end, left = left.partition("\n")
            made.append(before + end)
        return made

    def __iter__(self):
        return self.readlines()

    def getvalue(self):
        return self.text

    def write(self, s):
        if self.at != len(self.text):
            self.text = _opaque("a text that is written over", "io")
        else:
            self.text = self.text + s
        self.at = len(self.text)
        return len(s)

    def seek(self, offset, whence=0):
        if offset != 0:
            return _unknown("a place in a text", "io")
        self.at = len(self.text) if whence == 2 else 0
        return self.at

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


BytesIO = _opaque("io.BytesIO is not modelled", "io")
TextIOWrapper = _opaque("io.TextIOWrapper is not modelled", "io")


def open(file, mode="r", *args, **options):
    return _open(file, mode)
