# urllib.parse of Python 3.11.4 and later.
_SCHEME = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
_uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip", "sips", "mms", "sftp", "tel"]
_uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews", "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss", "itms-services"]
uses_params = _uses_params
uses_netloc = _uses_netloc
uses_relative = list(_uses_netloc)
uses_query = []
uses_fragment = []


class _Result(tuple):
    def _userinfo(self):
        info, at, rest = self.netloc.rpartition("@")
        if not at:
            return None, None
        user, colon, password = info.partition(":")
        return user, (password if colon else None)

    @property
    def username(self):
        return self._userinfo()[0]

    @property
    def password(self):
        return self._userinfo()[1]

    def _hostinfo(self):
        rest = self.netloc.rpartition("@")[2]
        before, opened, bracketed = rest.partition("[")
        if opened:
            host, _, rest = bracketed.partition("]")
            port = rest.partition(":")[2]
        else:
            host, _, port = rest.partition(":")
        return host, (port if port else None)

    @property
    def hostname(self):
        host = self._hostinfo()[0]
        if not host:
            return None
        name, percent, zone = host.partition("%")
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._hostinfo()[1]
        if port is None:
            return None
        if not (port.isascii() and port.isdigit()):
            raise ValueError("Port could not be cast to integer value as " + repr(port))
        number = int(port)
        if number > 65535:
            raise ValueError("Port out of range 0-65535")
        return number

    def _replace(self, **changes):
        parts = dict([(name, changes.get(name, getattr(self, name))) for name in self._fields])
        return type(self)(**parts)

    def __repr__(self):
        return type(self).__name__ + "(" + ", ".join([name + "=" + repr(getattr(self, name)) for name in self._fields]) + ")"


class _Maker:
    # Objects of a class that inherits from tuple.
    def __call__(self, cls, *args, **parts):
        one = object.__new__(cls)
        if len(args) > len(cls._fields):
            raise TypeError("too many arguments")
        given = dict(zip(cls._fields, args))
        given.update(parts)
        for name in given:
            if name not in cls._fields:
                raise TypeError("got an unexpected keyword argument")
        for name in cls._fields:
            if name not in given:
                raise TypeError("missing a required argument")
            setattr(one, name, given[name])
        _behaves_as(one, tuple([given[name] for name in cls._fields]))
        return one


_answers_for(_Result, _Maker())


class ParseResult(_Result):
    _fields = ["scheme", "netloc", "path", "params", "query", "fragment"]

    def geturl(self):
        return urlunparse(self)


class SplitResult(_Result):
    _fields = ["scheme", "netloc", "path", "query", "fragment"]

    def geturl(self):
        return urlunsplit(self)


def _check_brackets(netloc):
    if ("[" in netloc) != ("]" in netloc):
        raise ValueError("Invalid IPv6 URL")
    if "[" in netloc:
        return _unknown("a URL with brackets is not modelled", "undebug")
    if not netloc.isascii():
        return _unknown("a URL whose host is not ASCII is not modelled", "undebug")


def _hierarchy(url, scheme, allow_fragments):
    url = _url_stripped(url)
    scheme = scheme.strip()
    at = url.find(":")
    if at > 0 and url[0].isascii() and url[0].isalpha():
        if _all_in(url[:at], _SCHEME):
            scheme = url[:at].lower()
            url = url[at + 1:]
    netloc = ""
    if url[:2] == "//":
        rest = url[2:]
        netloc = rest
        for stop in "/?#":
            netloc = netloc.partition(stop)[0]
        url = rest.removeprefix(netloc)
        _check_brackets(netloc)
    fragment = ""
    query = ""
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    return scheme, netloc, url, query, fragment


def _parts(count):
    # A URL that is not known may be one that Python refuses; nothing else is raised for it.
    if _opaque("whether Python takes a URL that nobody knows", "urllib.parse"):
        raise ValueError("Invalid URL")
    return [_opaque("a part of a URL that nobody knows", "urllib.parse") for _ in range(count)]


def urlsplit(url, scheme="", allow_fragments=True):
    if _is_symbolic(url):
        return SplitResult(*_parts(5))
    scheme, netloc, path, query, fragment = _hierarchy(url, scheme, allow_fragments)
    return SplitResult(scheme, netloc, path, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    if _is_symbolic(url):
        return ParseResult(*_parts(6))
    if isinstance(url, bytes):
        return _unknown("a URL of bytes is not modelled", "undebug")
    scheme, netloc, path, query, fragment = _hierarchy(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in path:
        slash = path.rfind("/")
        at = path.find(";", slash) if slash >= 0 else path.find(";")
        if at >= 0:
            params = path[at + 1:]
            path = path[:at]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(parts):
    if isinstance(parts, _Result):
        parts = [getattr(parts, name) for name in parts._fields]
    scheme, netloc, url, query, fragment = parts
    if netloc or (scheme and scheme in uses_netloc and url[:2] != "//"):
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + (netloc or "") + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return url


def urlunparse(parts):
    if isinstance(parts, _Result):
        parts = [getattr(parts, name) for name in parts._fields]
    scheme, netloc, url, params, query, fragment = parts
    if params:
        url = url + ";" + params
    return urlunsplit((scheme, netloc, url, query, fragment))


class DefragResult(_Result):
    _fields = ["url", "fragment"]

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


def urldefrag(url):
    if "#" not in url:
        return DefragResult(url, "")
    one = urlparse(url)
    return DefragResult(urlunparse((one.scheme, one.netloc, one.path, one.params, one.query, "")), one.fragment)


def unquote_to_bytes(string):
    return _unknown("unquote_to_bytes is not modelled", "undebug")


def quote_from_bytes(bs, safe="/"):
    return _unknown("quote_from_bytes is not modelled", "undebug")


def unquote(string, encoding="utf-8", errors="replace"):
    return _percent_decoded(string, False)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return _percent_decoded(string, True)


def quote(string, safe="/", encoding=None, errors=None):
    return _percent_encoded(string, safe, False)


def quote_plus(string, safe="", encoding=None, errors=None):
    return _percent_encoded(string, safe, True)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    made = []
    for part in qs.split(separator):
        if not part and not strict_parsing:
            continue
        pair = part.split("=", 1)
        if len(pair) != 2:
            if strict_parsing:
                raise ValueError("bad query field")
            if not keep_blank_values:
                continue
            pair = [pair[0], ""]
        if pair[1] or keep_blank_values:
            made.append((unquote_plus(pair[0]), unquote_plus(pair[1])))
    return made


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    made = {}
    for key, value in parse_qsl(qs, keep_blank_values, strict_parsing):
        if key in made:
            made[key].append(value)
        else:
            made[key] = [value]
    return made


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    pairs = query.items() if hasattr(query, "items") else query
    parts = []
    for key, value in pairs:
        if doseq and isinstance(value, (list, tuple)):
            for one in value:
                parts.append(quote_via(str(key), safe) + "=" + quote_via(str(one), safe))
        else:
            parts.append(quote_via(str(key), safe) + "=" + quote_via(str(value), safe))
    return "&".join(parts)


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    one = urlparse(base)
    two = urlparse(url, one.scheme)
    if two.scheme != one.scheme:
        return url
    if two.netloc:
        return urlunparse(two)
    if two.path and (one.scheme in ("http", "https")) and "." not in two.path.split("/") and ".." not in two.path.split("/"):
        if two.path.startswith("/"):
            return urlunparse((two.scheme, one.netloc, two.path, two.params, two.query, two.fragment))
        folder = one.path.rpartition("/")[0]
        if "." not in folder.split("/") and ".." not in folder.split("/"):
            return urlunparse((two.scheme, one.netloc, folder + "/" + two.path, two.params, two.query, two.fragment))
    return _unknown("a relative URL that is not modelled", "undebug")
