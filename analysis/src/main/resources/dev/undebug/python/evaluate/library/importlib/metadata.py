# importlib.metadata.
class PackageNotFoundError(ModuleNotFoundError):
    pass


def version(distribution_name):
    return _drawn("the version of a package where the program runs", "the machine")


def metadata(distribution_name):
    return _opaque("a package where the program runs", "the machine")


def distribution(distribution_name):
    return _opaque("a package where the program runs", "the machine")


def distributions(**kwargs):
    return _opaque("the packages where the program runs", "the machine")


def entry_points(**params):
    return _opaque("the packages where the program runs", "the machine")


def files(distribution_name):
    return _opaque("a package where the program runs", "the machine")


def requires(distribution_name):
    return _opaque("a package where the program runs", "the machine")
