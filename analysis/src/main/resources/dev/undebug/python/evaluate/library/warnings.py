# warnings. A warning that a filter makes an error would stop the process; filters of settings are not followed.
def warn(message, category=None, stacklevel=1, source=None, **options):
    pass


def warn_explicit(message, category, filename, lineno, *args, **options):
    pass


def filterwarnings(action, *args, **options):
    pass


def simplefilter(action, *args, **options):
    pass


def resetwarnings():
    pass


class catch_warnings:
    def __init__(self, *, record=False, **options):
        self.record = record

    def __enter__(self):
        return _opaque("the warnings that are caught", "warnings") if self.record else None

    def __exit__(self, *exception):
        pass
