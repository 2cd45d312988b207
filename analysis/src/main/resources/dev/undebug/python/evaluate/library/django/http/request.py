# django.http.request.
import re

_HOST = re.compile(r"^([a-z0-9.-]+|\[[a-f0-9]*:[a-f0-9\.:]+\])(?::([0-9]+))?$")


def split_domain_port(host):
    if _is_symbolic(host):
        return _opaque("a host that is not known", "django"), _opaque("a host that is not known", "django")
    found = _HOST.match(host.lower())
    if not found:
        return "", ""
    domain = found.group(1)
    return domain[:-1] if domain.endswith(".") and not domain.endswith("]") else domain, found.group(2) or ""
