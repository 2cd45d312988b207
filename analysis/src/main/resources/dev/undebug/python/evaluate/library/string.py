# string.
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace = " \t\n\r\x0b\x0c"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    # $name and ${name}; a class of the program's own may say otherwise, and is not followed.
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _made(self, given, is_safe):
        if type(self) is not Template:
            return _unknown("a template of the program's own", "string")
        import re

        def one(found):
            if found.group("escaped"):
                return "$"
            name = found.group("named") or found.group("braced")
            if not name:
                if is_safe:
                    return found.group()
                raise ValueError("Invalid placeholder in string")
            if is_safe and name not in given:
                return found.group()
            return str(given[name])

        return re.sub(r"\$(?:(?P<escaped>\$)|(?P<named>[_a-zA-Z][_a-zA-Z0-9]*)|\{(?P<braced>[_a-zA-Z][_a-zA-Z0-9]*)\}|(?P<invalid>))", one, self.template)

    def substitute(self, mapping=None, **keywords):
        given = dict(mapping or {})
        given.update(keywords)
        return self._made(given, False)

    def safe_substitute(self, mapping=None, **keywords):
        given = dict(mapping or {})
        given.update(keywords)
        return self._made(given, True)
