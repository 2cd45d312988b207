#!/usr/bin/env python3
"""Checks the table of what DEBUG changes against real Djangos.

    debug_effects.py --table debug_effects.tsv PYTHON=FOLDER...

Each FOLDER holds a Django that works on PYTHONPATH of that PYTHON. For every row that holds in its series,
a process with DEBUG on and one with DEBUG off look at what Django does. Prints a line for each Django and
every row that was not seen as the table has it; exit 1 if there is one. Also prints what Django makes of a
DEBUG that is no bool.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

CHILD = r'''
import io, json, logging, os, sys, tempfile, warnings
warnings.simplefilter("ignore")
folder, debug = sys.argv[1], json.loads(sys.argv[2])
open(os.path.join(folder, "app.css"), "w").close()
open(os.path.join(folder, "t.html"), "w").write("{% debug %}")
import django
from django.conf import settings
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
settings.configure(
    DEBUG=debug, SECRET_KEY="k", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"], MIDDLEWARE=MIDDLEWARE,
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.staticfiles"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [folder]}],
    STATIC_URL="/static/", STATIC_ROOT=folder, STATICFILES_DIRS=[], MEDIA_URL="/media/", INTERNAL_IPS=["127.0.0.1"],
    ADMINS=[("a", "a@example.org")], MANAGERS=[("a", "a@example.org")],
    EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
from django.http import HttpResponse
def fails(request):
    hidden = 1
    raise ValueError("planned")
def fine(request): return HttpResponse("fine")
try:
    from django.urls import path
    urlpatterns = [path("fails", fails), path("slash/", fine)]
except ImportError:
    from django.conf.urls import url
    urlpatterns = [url("^fails$", fails), url("^slash/$", fine)]
django.setup()
from django.core import mail
mail.outbox = []
from django.test import Client, RequestFactory
from django.test.utils import override_settings
client = Client()

def get(path, **headers):
    """The answer that a server would send; the test client raises instead."""
    from django.core.handlers.wsgi import WSGIHandler
    return b"".join(WSGIHandler()(RequestFactory().get(path, **headers).environ, lambda status, headers: sent.append(headers)))
sent = []

class Seen:
    def error_page(self):
        return "technical" if b"Traceback" in get("/fails", HTTP_ACCEPT="text/html") else "plain"
    def error_page_text(self):
        if django.VERSION >= (3, 1): got = get("/fails", HTTP_ACCEPT="application/json")
        else: got = get("/fails", HTTP_X_REQUESTED_WITH="XMLHttpRequest")
        return "text" if dict(sent[-1])["Content-Type"].startswith("text/plain") and b"Traceback" in got else ""
    def not_found(self):
        return "technical" if b"slash/" in client.get("/nowhere").content else "plain"
    def bad_request(self):
        return "technical" if b"DisallowedHost" in client.get("/slash/", HTTP_HOST="evil.example").content else "plain"
    def csrf(self):
        from django.views.csrf import csrf_failure
        return "reason" if b"planned reason" in csrf_failure(RequestFactory().get("/"), "planned reason").content else "plain"
    def hosts(self):
        from django.core.exceptions import DisallowedHost
        def admits(host):
            try: RequestFactory().get("/", HTTP_HOST=host).get_host()
            except DisallowedHost: return False
            return True
        with override_settings(ALLOWED_HOSTS=[]):
            if admits("example.org"): return "anybody"
            if not (admits("localhost") and admits("127.0.0.1") and admits("[::1]")): return "nobody"
            return "subdomains" if admits("a.localhost") else "localhost"
    def runserver(self):
        from django.core.management import CommandError
        from django.core.management.commands.runserver import Command
        class Made(Command):
            def run(self, **options): pass
        with override_settings(ALLOWED_HOSTS=[]):
            try: Made().handle(addrport="8000", use_ipv6=False)
            except CommandError: return "refuses"
        return "starts"
    def static_files(self):
        from django.contrib.staticfiles.views import serve
        from django.http import Http404
        try: serve(RequestFactory().get("/static/x"), "x")
        except Http404 as e: return "refused" if not str(e).startswith("'") else "served"
        return "served"
    def media(self):
        from django.conf.urls.static import static
        return "served" if static("/media/", document_root="/") else "refused"
    def hashed_names(self):
        from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
        from django.core.files.base import ContentFile
        storage = ManifestStaticFilesStorage(location=folder, base_url="/static/")
        storage.manifest_strict = False
        return "plain" if storage.url("app.css").endswith("/app.css") else "hashed"
    def template_debug(self):
        from django.template import engines
        return "kept" if engines["django"].engine.debug else "not kept"
    def cached_loader(self):
        from django.template import engines
        return "kept" if "Cached" in repr(engines["django"].engine.template_loaders) or "cached" in repr(engines["django"].engine.template_loaders) else "anew"
    def debug_tag(self):
        from django.template.loader import render_to_string
        return "prints" if render_to_string("t.html", {"x": 1}).strip() else "nothing"
    def queries(self):
        from django.db import connection
        connection.cursor().execute("SELECT 1")
        return ("kept" if connection.queries_log.maxlen == 9000 else "?") if connection.queries else "none"
    def logging(self):
        logger = logging.getLogger("django.request")
        stream = io.StringIO()
        for handler in logging.getLogger("django").handlers:
            if isinstance(handler, logging.StreamHandler): handler.stream = stream
        before = len(mail.outbox)
        logger.error("planned")
        return "+".join(["console"] * bool(stream.getvalue()) + ["mail"] * (len(mail.outbox) > before))
    def append_slash(self):
        methods = ["post", "put", "patch"] + ["delete"] * (django.VERSION >= (5, 2))
        loud = Client()
        def one(method):
            try: return "redirects" if getattr(loud, method)("/slash").status_code in (301, 308) else "?"
            except RuntimeError: return "raises"
        if django.VERSION < (5,): assert one("delete") == "redirects"
        return "+".join(sorted({one(method) for method in methods}))
    def broken_links(self):
        from django.http import HttpResponseNotFound
        from django.middleware.common import BrokenLinkEmailsMiddleware
        before = len(mail.outbox)
        request = RequestFactory().get("/x", HTTP_REFERER="http://testserver/y")
        BrokenLinkEmailsMiddleware(lambda r: None).process_response(request, HttpResponseNotFound())
        return "mails" if len(mail.outbox) > before else "silent"
    def context_processor(self):
        from django.template.context_processors import debug as processor
        return "given" if "sql_queries" in processor(RequestFactory().get("/", REMOTE_ADDR="127.0.0.1")) else "nothing"
    def sensitive(self):
        from django.views.debug import SafeExceptionReporterFilter
        return "hidden" if SafeExceptionReporterFilter().is_active(None) else "shown"
    def admin_scripts(self):
        from django.contrib.admin.options import ModelAdmin
        from django.contrib.admin.sites import AdminSite
        from django.contrib.auth.models import Group
        return "minified" if "jquery.min.js" in str(ModelAdmin(Group, AdminSite()).media) else "plain"
    def receivers(self):
        from django.dispatch import Signal
        try: Signal().connect(lambda sender: None, weak=False)
        except ValueError: return "checked"
        return "not checked"
    def deploy_check(self):
        from django.core.checks.security.base import check_debug
        return "warns" if check_debug(None) else "silent"

seen = {}
for key in json.loads(sys.argv[3]):
    try: seen[key] = getattr(Seen(), key.replace("-", "_"))()
    except Exception as e: seen[key] = "%s: %s" % (type(e).__name__, e)
print(json.dumps(seen))
'''

NO_BOOLS = [1, 0, "", "False", None]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--table", required=True)
    parser.add_argument("djangos", nargs="+")
    args = parser.parse_args()
    with open(args.table, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    faults = 0
    for one in args.djangos:
        python, folder = one.split("=", 1)
        version = subprocess.run([python, "-c", "import django; print('%d.%d' % django.VERSION[:2])"],
                                 env={"PYTHONPATH": folder}, capture_output=True, text=True, check=True).stdout.strip()
        holding = [row for row in rows if within(version, row[1], row[2])]
        keys = [row[0] for row in holding]
        assert len(set(keys)) == len(keys), "two rows of one key hold in " + version
        on, off = look(python, folder, True, keys), look(python, folder, False, keys)
        wrong = [(key, state, seen[key], word) for seen, state, at in ((on, "on", 5), (off, "off", 6))
                 for key, word in ((row[0], row[at]) for row in holding) if seen[key] != word]
        print("Django %s: %d rows hold, %d looks, %d otherwise" % (version, len(holding), 2 * len(holding), len(wrong)))
        for key, state, seen, word in wrong:
            print("    %s, DEBUG %s: seen %r, the table says %r" % (key, state, seen, word))
        faults += len(wrong)
        for value in NO_BOOLS:
            made = look(python, folder, value, ["error-page", "sensitive", "queries"])
            truth = "on" if value else "off"
            print("    DEBUG = %-7r %s: error page %s, sensitive variables %s, queries %s" % (
                value, truth, made["error-page"], made["sensitive"], made["queries"]))
    return 1 if faults else 0


def look(python, folder, debug, keys):
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run([python, "-B", "-c", CHILD, scratch, json.dumps(debug), json.dumps(keys)], capture_output=True,
                              text=True, env={"PYTHONPATH": folder, "LC_ALL": "C.UTF-8"}, check=False)
    if done.returncode:
        sys.exit("not run: %s: %s" % (folder, done.stderr[-800:]))
    return json.loads(done.stdout.splitlines()[-1])


def within(series, first, last):
    def order(text):
        return tuple(int(part) for part in text.split("."))
    return (first == "-" or order(series) >= order(first)) and (last == "-" or order(series) <= order(last))


if __name__ == "__main__":
    sys.exit(main())
