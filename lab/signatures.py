"""Lets Django sign everything that it signs, one line each:

    expected use <TAB> expected hash <TAB> expected payload <TAB> name <TAB> text <TAB> salt

usage: signatures.py KEY   (with a Django on PYTHONPATH)
"""

import sys

import django
from django.conf import settings

settings.configure(
    SECRET_KEY=sys.argv[1],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.sessions", "django.contrib.messages"],
    MESSAGE_STORAGE="django.contrib.messages.storage.cookie.CookieStorage",
)
django.setup()

from django.contrib.messages import constants  # noqa: E402
from django.contrib.messages.storage.cookie import CookieStorage  # noqa: E402
from django.contrib.sessions.backends import db, signed_cookies  # noqa: E402
from django.contrib.sessions.serializers import JSONSerializer  # noqa: E402
from django.core import signing  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import RequestFactory  # noqa: E402

try:
    from django.contrib.sessions.serializers import PickleSerializer
except ImportError:  # gone since 5.0; what it did is one line

    import pickle

    class PickleSerializer:
        def dumps(self, obj):
            return pickle.dumps(obj, 4)

        def loads(self, data):
            raise NotImplementedError


SMALL = {"_auth_user_id": "7"}
LARGE = {"_auth_user_id": "7", "basket": ["earl grey"] * 200}
hashes = [("SHA-1", "sha1")] if django.VERSION < (3, 1) else [("SHA-256", None)]
if (3, 1) <= django.VERSION < (4, 0):
    hashes.append(("SHA-1", "sha1"))


def line(*fields):
    assert not any("\t" in field or "\n" in field.rstrip("\n") for field in fields), fields
    print("\t".join(field.rstrip("\n") for field in fields))


for name, setting in hashes:
    if django.VERSION >= (3, 1) and setting:
        settings.DEFAULT_HASHING_ALGORITHM = setting
    for kind, serializer in [("JSON", JSONSerializer), ("PICKLE", PickleSerializer)]:
        path = "%s.%s" % (serializer.__module__, serializer.__name__)
        settings.SESSION_SERIALIZER = path
        for content in [SMALL, LARGE]:
            store = signed_cookies.SessionStore()
            store.update(content)
            line("SESSION", name, kind, "sessionid", store._get_session_key(), "")
            row = db.SessionStore()
            line("SESSION_ROW", name, kind, "session_data", row.encode(content), "")
            for compress in [False, True]:
                text = signing.dumps(content, serializer=serializer, compress=compress)
                line("DUMPS", name, kind, "token", text, "")
            line("OWN_SALT", name, kind, "token", signing.dumps(content, salt="shop.basket", serializer=serializer), "shop.basket")
    request = RequestFactory().get("/")
    request.COOKIES = {}
    for text in ["The basket is empty.", "x" * 900]:
        storage = CookieStorage(request)
        storage.add(constants.INFO, text)
        response = HttpResponse()
        storage.update(response)
        line("MESSAGES", name, "JSON", "messages", response.cookies["messages"].value, "")
        line("MESSAGES", name, "JSON", "messages", response.cookies["messages"].coded_value, "")
    response = HttpResponse()
    response.set_signed_cookie("basket", "42 teas")
    line("SIGNED_COOKIE", name, "TEXT", "basket", response.cookies["basket"].value, "")
    response.set_signed_cookie("basket", "42 teas", salt="own")
    line("OWN_SALT", name, "TEXT", "basket", response.cookies["basket"].value, "own")
    line("SIGNER", name, "TEXT", "link", signing.Signer().sign("order/7"), "")
    line("TIMESTAMP_SIGNER", name, "TEXT", "link", signing.TimestampSigner().sign("order/7"), "")
