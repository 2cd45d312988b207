# binascii.
class Error(ValueError):
    pass


def hexlify(data):
    return _bytes_of("hexlify", data)


def unhexlify(hexstr):
    return _bytes_of("unhexlify", hexstr)


b2a_hex = hexlify
a2b_hex = unhexlify
