"""Lets Django send its error mails, as text and with HTML beside it, into files of a folder.

usage: error_mail.py FOLDER   (with a Django on PYTHONPATH)
"""

import logging
import sys

import django
from django.conf import settings

from django.core.mail.backends import filebased

HANDLER = "django.utils.log.AdminEmailHandler"


class Backend(filebased.EmailBackend):
    """One file for each mail: Django names files after the backend's id, which is used again."""

    kept = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.kept.append(self)


settings.configure(
    DEBUG=False,
    SECRET_KEY="errormailerrormailerrormailerrormailerrormail",
    ADMINS=[("Admin", "admin@example.org")],
    ALLOWED_HOSTS=["testserver"],
    ROOT_URLCONF=__name__,
    EMAIL_BACKEND=__name__ + ".Backend",
    EMAIL_FILE_PATH=sys.argv[1],
    WAREHOUSE="postgres://clerk:canaryMail77@db.internal/stock",
    LOGGING={
        "version": 1,
        "disable_existing_loggers": False,
        "handlers": {"html": {"class": HANDLER, "include_html": True}},
        "loggers": {"django.request": {"handlers": ["html"], "level": "ERROR"}},
    },
)
django.setup()

from django.test import Client  # noqa: E402
from django.urls import path  # noqa: E402


def pay(request):
    api_key = "sk_live_1234567890abcdef"
    return len(api_key) / 0


urlpatterns = [path("pay/", pay)]

logging.lastResort = None
try:
    Client().get("/pay/?teas=3")
except ZeroDivisionError:
    pass  # the test client raises what Django has reported
