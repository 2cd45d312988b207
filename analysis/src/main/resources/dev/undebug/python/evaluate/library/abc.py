# abc: a class that lacks a method cannot be made.
def abstractmethod(funcobj):
    if callable(funcobj):
        funcobj.__isabstractmethod__ = True
    return funcobj


ABCMeta = _opaque("abc.ABCMeta is not modelled", "abc")


class ABC:
    def __new__(cls, *args, **keywords):
        for name in dir(cls):
            if name.startswith("__"):
                continue
            found = getattr(cls, name, None)
            if not _is_data(found) and hasattr(found, "__isabstractmethod__"):
                raise TypeError("Can't instantiate abstract class " + cls.__name__)
        return object.__new__(cls)
