"""One project with the helpers that developers install beside DEBUG, each by the word in COMPANION."""
import os
from pathlib import Path

DEBUG = os.environ["COMPANION_DEBUG"] == "on"
COMPANION = os.environ["COMPANION"]
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "companions.urls"

SECRET_KEY = "not-a-secret-and-long-enough-for-django-0123456789"
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
                  "django.contrib.messages", "django.contrib.staticfiles"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [],
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": ["django.template.context_processors.request",
                                       "django.contrib.auth.context_processors.auth",
                                       "django.contrib.messages.context_processors.messages"]},
}]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3",
                         "NAME": str(Path(__file__).resolve().parent / "data.sqlite3")}}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
WSGI_APPLICATION = "companions.wsgi.application"
STATIC_URL = "/static/"
STATIC_ROOT = "static"
USE_TZ = True

if COMPANION == "toolbar":
    INSTALLED_APPS.append("debug_toolbar")
    MIDDLEWARE.insert(0, "debug_toolbar.middleware.DebugToolbarMiddleware")
    DEBUG_TOOLBAR_CONFIG = {"SHOW_TOOLBAR_CALLBACK": "companions.views.everybody"}
elif COMPANION == "silk":
    INSTALLED_APPS.append("silk")
    MIDDLEWARE.insert(0, "silk.middleware.SilkyMiddleware")
elif COMPANION == "graphiql":
    INSTALLED_APPS.append("graphene_django")
elif COMPANION == "api":
    INSTALLED_APPS.append("rest_framework")
elif COMPANION == "extensions":
    INSTALLED_APPS.append("django_extensions")
