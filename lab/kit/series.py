"""The series of Django that the lab knows."""


class Series:
    """One series: its name, how a version of it begins, and the Pythons it runs on, favourites first."""

    def __init__(self, name, prefix, pythons):
        self.name = name
        self.prefix = prefix
        self.pythons = [tuple(int(part) for part in python.split(".")) for python in pythons.split()]

    @property
    def folder(self):
        return "django-" + self.name

    @property
    def requirement(self):
        return "Django==%s*" % self.prefix

    def holds(self, version):
        return version.startswith(self.prefix)


# 2.2 asks gettext for a codeset, gone in Python 3.11; 3.2 needs distutils, gone in 3.12.
ALL = [
    Series("2.2", "2.2.", "3.8 3.9 3.7 3.10 3.6"),
    Series("3.2", "3.2.", "3.11 3.10 3.9 3.8"),
    Series("4.2", "4.2.", "3.11 3.12 3.10 3.13 3.9 3.8"),
    Series("5.2", "5.2.", "3.11 3.12 3.13 3.14 3.10"),
    Series("6.x", "6.", "3.13 3.12 3.14"),
]

NAMES = [series.name for series in ALL]


def named(name):
    for series in ALL:
        if series.name == name:
            return series
    raise KeyError(name)
