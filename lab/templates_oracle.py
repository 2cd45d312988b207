#!/usr/bin/env python3
"""Compares what undebug says of error pages and templates with what real Django does.

    templates_oracle.py --undebug UNDEBUG --python PYTHON --django FOLDER [--cases 100] [--seed 1]

Random small shops with a 500.html, a 404.html, what these extend and include, and a page, made of forms that people
write. Django renders each as `server_error` and `page_not_found` do and compiles every template; compared are "cannot be
rendered" with UDB502, "shows" with UDB503, and "refuses" with UDB504. Prints right, missed and false, and every
difference; exits 1 when undebug claims what is not so.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

CHILD = r"""
import json, os, sys
sys.path.insert(0, sys.argv[1])
import django.template, django.views.defaults, django.test, django.core.handlers.wsgi
from django.conf import settings

def answer(folder):
    sys.path.insert(0, folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings"
    import django
    django.setup()
    from django.http import Http404
    from django.template import engines
    from django.views.defaults import page_not_found, server_error
    request = django.test.RequestFactory().get("/lost/")
    request.META["SHOP_SECRET"] = "canary-of-the-server"
    found = {"fails": False, "leaks": False, "refused": []}
    try:
        server_error(request)
    except Exception as error:
        found["fails"] = type(error).__name__
    try:
        page = page_not_found(request, Http404("canary-of-the-exception")).content.decode()
        found["leaks"] = "canary" in page
    except Exception:
        found["leaks"] = None
    base = os.path.join(folder, "shop", "templates")
    for name in sorted(os.listdir(base)):
        with open(os.path.join(base, name)) as file:
            try:
                engines["django"].from_string(file.read())
            except django.template.TemplateSyntaxError:
                found["refused"].append(name)
    return found

for folder in json.load(sys.stdin):
    read, write = os.pipe()
    if os.fork() == 0:
        os.write(write, json.dumps(answer(folder)).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        print(pipe.read(), flush=True)
    os.wait()
"""

SETTINGS = """
SECRET_KEY = "x"
ALLOWED_HOSTS = ["shop.example"]
ROOT_URLCONF = "shop.urls"
STATIC_URL = "/static/"
INSTALLED_APPS = ["django.contrib.staticfiles", "django.contrib.humanize", "shop"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
              "OPTIONS": {"context_processors": ["django.template.context_processors.request"]}}]
"""

URLS = """
from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("", lambda request: HttpResponse(), name="home"),
               path("tea/<int:number>/", lambda request, number: HttpResponse(), name="tea")]
"""

TAGS = """
from django import template

register = template.Library()


@register.filter
def euros(cents):
    return cents


@register.simple_tag(takes_context=True)
def badge(context, name):
    return name


@register.tag
def panel(parser, token):
    nodes = parser.parse(("endpanel",))
    parser.delete_first_token()
    return template.Node() if token.contents == "panel shut" else nodes
"""

LOADS = ["{% load static %}", "{% load i18n %}", "{% load humanize %}", "{% load money %}", "{% load static i18n money %}",
         "{% load euros from money %}", "{% load staticfiles %}", ""]

PLAIN = ["<h1>Sorry</h1>", "{{ shop }}", "{{ shop|upper }}", "{{ shop|default:'Tea' }}", "{{ cents|euros }}",
         "{{ cents|intcomma }}", "{{ cents|pounds }}", "{% url 'home' %}", "{% url 'hoem' %}", "{% url 'home' as back %}",
         "{% url 'hoem' as back %}", "{% static 'shop.css' %}", "{% trans 'Sorry' %}", "{% badge 'new' %}",
         "{% include 'part.html' %}", "{% include 'lost.html' %}", "{{ exception }}", "{{ request.META }}",
         "{{ request.META.SHOP_SECRET }}", "{{ request.path }}", "{% csrf_token %}", "{% now 'Y' %}", "{{ 'a b'|slugify }}",
         "{# {{ cents|pounds }} #}", "{% comment %}{% url 'hoem' %}{% nothing %}{% endcomment %}",
         "{% verbatim %}{{ cents|pounds }}{% endverbatim %}", "{% widget %}", "{{ forloop.counter }}",
         "{% ifequal a b %}{% endifequal %}", "{% translate 'Sorry' %}", "{% debug %}", "{{ exception|escape }}"]

AROUND = ["{%% if user.is_authenticated %%}%s{%% endif %%}", "{%% if user %%}%s{%% else %%}<b>Hello</b>{%% endif %%}",
          "{%% if user %%}<b>You</b>{%% else %%}%s{%% endif %%}", "{%% if not user %%}%s{%% endif %%}",
          "{%% for tea in teas %%}%s{%% endfor %%}", "{%% for tea in teas %%}<b>x</b>{%% empty %%}%s{%% endfor %%}",
          "{%% with shop='Tea' %%}%s{%% endwith %%}", "{%% autoescape off %%}%s{%% endautoescape %%}",
          "{%% block a %%}%s{%% endblock %%}", "{%% block b %%}%s{%% endblock %%}", "{%% panel shut %%}%s{%% endpanel %%}",
          "{%% if 1 > 2 %%}%s{%% endif %%}", "{%% if user and shop %%}%s{%% endif %%}", "{%% spaceless %%}%s{%% endspaceless %%}",
          "{%% if True %%}%s{%% endif %%}", "{%% if request.user.is_staff %%}%s{%% else %%}x{%% endif %%}",
          "{%% ifchanged %%}%s{%% endifchanged %%}", "{%% with user='x' %%}{%% if user %%}%s{%% endif %%}{%% endwith %%}"]

HARMLESS = PLAIN[:4] + ["{% url 'home' %}", "{% now 'Y' %}", "{% csrf_token %}"]


def piece(dice, depth=0):
    inner = dice.choice(HARMLESS if dice.random() < 0.5 else PLAIN)
    if depth < 3 and dice.random() < 0.5:
        inner = piece(dice, depth + 1)
    return dice.choice(AROUND) % inner if dice.random() < 0.5 else inner


def template(dice, parent):
    pieces = []
    for _ in range(dice.randint(1, 3)):
        made = piece(dice)
        taken = "".join(pieces)
        if any(block in made and (block in taken or made.count(block) > 1) for block in ("block a", "block b")):
            continue
        pieces.append(made)
    head = "{%% extends '%s' %%}\n" % parent if parent and dice.random() < 0.6 else ""
    return head + dice.choice(LOADS) + "\n" + "\n".join(pieces) + "\n"


def write(folder, dice, django):
    files = {
        "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
        "requirements.txt": f"Django=={django}\n",
        "Dockerfile": 'FROM python:3.13\nCMD ["gunicorn", "shop.wsgi"]\n',
        "shop/__init__.py": "",
        "shop/settings.py": SETTINGS,
        "shop/urls.py": URLS,
        "shop/wsgi.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n"
                        "from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n",
        "shop/templatetags/__init__.py": "",
        "shop/templatetags/money.py": TAGS,
        "shop/templates/part.html": template(dice, ""),
        "shop/templates/base.html": template(dice, ""),
        "shop/templates/500.html": template(dice, "base.html"),
        "shop/templates/404.html": template(dice, "base.html"),
        "shop/templates/page.html": template(dice, "base.html"),
    }
    if dice.random() < 0.5:
        files["shop/templates/part.html"] = "<b>part</b>\n"
    for path, text in files.items():
        os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
        with open(os.path.join(folder, path), "w") as file:
            file.write(text)
    return {path: text for path, text in files.items() if path.endswith(".html")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--undebug", required=True)
    parser.add_argument("--python", required=True)
    parser.add_argument("--django", required=True)
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    version = subprocess.run([options.python, "-c", "import sys; sys.path.insert(0, sys.argv[1]); import django; "
                              "print(django.get_version())", options.django], capture_output=True, text=True, check=True)
    counts = {}
    with tempfile.TemporaryDirectory() as root:
        folders = [os.path.join(root, f"case{number}") for number in range(options.cases)]
        written = [write(folder, dice, version.stdout.strip()) for folder in folders]
        asked = subprocess.run([options.python, "-c", CHILD, options.django], input=json.dumps(folders),
                               capture_output=True, text=True, check=True)
        answers = [json.loads(line) for line in asked.stdout.splitlines() if line]
        for folder, files, django in zip(folders, written, answers, strict=True):
            scanned = subprocess.run([options.undebug, "scan", folder, "--exit-zero", "--format", "json"],
                                     capture_output=True, text=True, check=True)
            findings = json.loads(scanned.stdout)["findings"]
            of = {rule: [one for one in findings if one["rule"] == rule] for rule in ("UDB502", "UDB503", "UDB504")}
            refused = {os.path.basename(one["path"]) for one in of["UDB504"]}
            leaking = [one for one in of["UDB503"] if one["path"].endswith("404.html")]
            pairs = [("cannot be rendered", bool(django["fails"]), bool(of["UDB502"]), django["fails"])]
            # What cannot be rendered shows nothing, and in a child only what its parent asks for is shown.
            if django["leaks"] is not None and "base.html" not in files["shop/templates/404.html"]:
                pairs.append(("shows", django["leaks"], bool(leaking), ""))
            pairs += [("refuses " + os.path.basename(path), os.path.basename(path) in django["refused"],
                       os.path.basename(path) in refused, "") for path in files]
            for what, really, said, why in pairs:
                kind = "right" if really == said else "missed" if really else "false"
                key = (what.split()[0], "yes" if really else "no", kind)
                counts[key] = counts.get(key, 0) + 1
                if kind != "right":
                    print(kind, what, why)
                    if kind == "false":
                        print(json.dumps(files, indent=1), [one["message"] for rule in of.values() for one in rule])
    for key, count in sorted(counts.items()):
        print(*key, count)
    return 1 if any(key[2] == "false" for key in counts) else 0


sys.exit(main())
