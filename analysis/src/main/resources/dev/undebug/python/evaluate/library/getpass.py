# getpass.
def getuser():
    return _drawn("the user that runs the program", "the machine")


def getpass(prompt="Password: ", stream=None):
    return _opaque("what somebody types in", "the machine")
