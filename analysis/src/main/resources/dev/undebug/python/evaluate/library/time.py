# time.
timezone = _opaque("the machine's time zone", "the machine")
tzname = _opaque("the machine's time zone", "the machine")


def tzset():
    pass


def sleep(seconds):
    pass


def time():
    return _opaque("the time", "the clock")


def time_ns():
    return _opaque("the time", "the clock")


def monotonic():
    return _opaque("the time", "the clock")


def perf_counter():
    return _opaque("the time", "the clock")


def strftime(format, t=None):
    return _opaque("the time", "the clock")


def gmtime(seconds=None):
    return _opaque("the time", "the clock")


def localtime(seconds=None):
    return _opaque("the time", "the clock")
