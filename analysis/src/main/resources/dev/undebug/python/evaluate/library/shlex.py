# shlex.
_SAFE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-"


def split(s, comments=False, posix=True):
    if s is None or not posix or comments and "#" in s:
        return _unknown("this way of splitting is not modelled", "shlex")
    return _shell_split(s, " \t\r\n")


def quote(s):
    if not s:
        return "''"
    if _is_symbolic(s) or not s.isascii():
        return _unknown("a quoted text", "shlex")
    if _all_in(s, _SAFE):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(one) for one in split_command])
