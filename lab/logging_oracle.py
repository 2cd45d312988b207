#!/usr/bin/env python3
"""Compares what undebug says of LOGGING with what real Django does.

    logging_oracle.py --command "undebug" --python PYTHON --django FOLDER [--cases 200] [--seed 1]

Random LOGGING settings over the forms that people write. Django is set up with each, with DEBUG off, and an error is
logged as it logs an unhandled exception; whether any handler writes or mails it is compared with UDB601 (errors-unseen).
Prints right, missed and false, and every difference; exits 1 when undebug says that errors vanish and they do not.
"""
import argparse
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile

CHILD = r"""
import json, logging, os, sys
sys.path[:0] = [sys.argv[1], sys.argv[2]]
import django
from django.conf import settings
os.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings"
os.chdir(sys.argv[2])
wrote = []
for name in ("StreamHandler", "FileHandler"):
    getattr(logging, name).emit = lambda self, record: wrote.append(type(self).__name__)
import logging.handlers
logging.handlers.RotatingFileHandler.emit = lambda self, record: wrote.append("rotating")
django.setup()
from django.core import mail
settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
mail.outbox = []
try:
    raise ValueError("lost")
except ValueError:
    logging.getLogger("django.request").error("Internal Server Error: %s", "/", exc_info=sys.exc_info())
print(json.dumps({"seen": bool(wrote or mail.outbox)}))
"""

HANDLERS = [
    {"class": "logging.StreamHandler"},
    {"class": "logging.StreamHandler", "level": "CRITICAL"},
    {"class": "logging.StreamHandler", "level": "WARNING"},
    {"class": "logging.StreamHandler", "filters": ["debug_on"]},
    {"class": "logging.StreamHandler", "filters": ["debug_off"]},
    {"class": "logging.FileHandler", "filename": "shop.log"},
    {"class": "logging.handlers.RotatingFileHandler", "filename": "shop.log", "maxBytes": 1000, "level": "ERROR"},
    {"class": "logging.NullHandler"},
    {"class": "django.utils.log.AdminEmailHandler", "level": "ERROR"},
    {"class": "django.utils.log.AdminEmailHandler", "level": "ERROR", "filters": ["debug_off"]},
]


def logger(dice, names):
    made = {}
    if dice.random() < 0.9:
        made["handlers"] = dice.sample(names, dice.randint(0, min(2, len(names))))
    if dice.random() < 0.7:
        made["level"] = dice.choice(["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"])
    return made


def settings(dice):
    lines = ["SECRET_KEY = 'x'", "ALLOWED_HOSTS = ['shop.example']", "ROOT_URLCONF = 'shop.urls'"]
    if dice.random() < 0.4:
        lines.append("ADMINS = [('Operations', 'operations@shop.example')]")
    if dice.random() < 0.9:
        names = ["one", "two", "three"][:dice.randint(1, 3)]
        made = {"version": 1, "handlers": {name: dict(dice.choice(HANDLERS)) for name in names}}
        made["filters"] = {"debug_on": {"()": "django.utils.log.RequireDebugTrue"},
                           "debug_off": {"()": "django.utils.log.RequireDebugFalse"}}
        if dice.random() < 0.7:
            made["disable_existing_loggers"] = dice.random() < 0.4
        if dice.random() < 0.5:
            made["root"] = logger(dice, names)
        loggers = {}
        for name in ("django", "django.request", "django.security", "shop", ""):
            if dice.random() < (0.15 if name == "" else 0.4):
                loggers[name] = logger(dice, names)
                if name and dice.random() < 0.4:
                    loggers[name]["propagate"] = dice.random() < 0.5
        if loggers or dice.random() < 0.5:
            made["loggers"] = loggers
        lines.append("LOGGING = " + repr(made))
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--command", required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--django", required=True)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    count = {"right": 0, "missed": 0, "false": 0, "not run": 0}
    unseen = 0
    for case in range(args.cases):
        dice = random.Random(args.seed * 100_003 + case)
        with tempfile.TemporaryDirectory() as folder:
            text = settings(dice)
            os.mkdir(os.path.join(folder, "shop"))
            files = {"shop/__init__.py": "", "shop/urls.py": "urlpatterns = []\n", "shop/settings.py": text,
                     "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
                     "shop/wsgi.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
                     "Dockerfile": "FROM python:3.13\nCOPY . .\nCMD [\"gunicorn\", \"shop.wsgi\"]\n"}
            for path, content in files.items():
                with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                    file.write(content)
            real = subprocess.run([args.python, "-c", CHILD, args.django, folder], capture_output=True, text=True,
                                  timeout=60)
            if real.returncode:
                count["not run"] += 1
                print("NOT RUN", case, real.stderr.strip().split("\n")[-1])
                continue
            seen = json.loads(real.stdout.strip().split("\n")[-1])["seen"]
            unseen += not seen
            ours = subprocess.run(shlex.split(args.command) + ["scan", folder, "--exit-zero", "--format", "json"],
                                  capture_output=True, text=True, timeout=60)
            said = any(one["rule"] == "UDB601" for one in json.loads(ours.stdout)["findings"])
            judged = "right" if said == (not seen) else "false" if said else "missed"
            count[judged] += 1
            if judged != "right":
                print(judged.upper(), case, "seen" if seen else "unseen", text.split("\n")[-2])
    print("%d cases, %d of them unseen: %s" % (args.cases, unseen, ", ".join("%s %d" % one for one in count.items())))
    sys.exit(1 if count["false"] else 0)


if __name__ == "__main__":
    main()
