# subprocess: what other programs say belongs to the machine.
PIPE = -1
STDOUT = -2
DEVNULL = -3
_WHY = "what another program says"


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    pass


class TimeoutExpired(SubprocessError):
    pass


def check_output(*args, **kwargs):
    return _unknown(_WHY, "the machine")


def run(*args, **kwargs):
    return _unknown(_WHY, "the machine")


def call(*args, **kwargs):
    return _unknown(_WHY, "the machine")


def check_call(*args, **kwargs):
    return _unknown(_WHY, "the machine")


def getoutput(*args, **kwargs):
    return _opaque(_WHY, "the machine")


def getstatusoutput(*args, **kwargs):
    return _opaque(_WHY, "the machine")


def Popen(*args, **kwargs):
    return _unknown(_WHY, "the machine")
