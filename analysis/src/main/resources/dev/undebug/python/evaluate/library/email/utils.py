# email.utils: addresses of the plain forms; others are not known.
def parseaddr(addr, *, strict=True):
    if _is_symbolic(addr):
        return _opaque("the parts of an address that is not known", "email"), _opaque("the parts of an address that is not known", "email")
    if isinstance(addr, (list, tuple)) and addr:
        addr = addr[0]
    if not addr:
        return "", ""
    parts = _plain_address(addr)
    if parts is None:
        return _opaque("an address that is not modelled", "email"), _opaque("an address that is not modelled", "email")
    return parts


def getaddresses(fieldvalues, *, strict=True):
    made = []
    for value in fieldvalues:
        if _is_symbolic(value):
            return _opaque("addresses that are not known", "email")
        for one in str(value).split(","):
            parts = _plain_address(one.strip())
            if parts is None:
                return _opaque("an address that is not modelled", "email")
            made.append(parts)
    return made


def formataddr(pair, charset="utf-8"):
    name, address = pair
    if _is_symbolic(name) or _is_symbolic(address):
        return _drawn("an address that is not known", "email")
    if not name:
        return address
    if _plain_address(name + " <a@b.c>") is None:
        return _drawn("an address that is not modelled", "email")
    return name + " <" + address + ">"
