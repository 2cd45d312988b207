"""One project in every shape that changes what a visitor can see of DEBUG; it needs no database."""
import json
import os

DEBUG = os.environ["SHAPE_DEBUG"] == "on"
ALLOWED_HOSTS = json.loads(os.environ["SHAPE_HOSTS"])
ROOT_URLCONF = "shapes.urls_" + os.environ["SHAPE"]

SECRET_KEY = "x7Vq2mRt9Lw4Zk8Nb3Jc6Hs1Fd5Gy0PpTuEaKoWiQz4v8n2"
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
                  "django.contrib.messages", "django.contrib.admin", "django.contrib.staticfiles"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [],
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": ["django.template.context_processors.request",
                                       "django.contrib.auth.context_processors.auth",
                                       "django.contrib.messages.context_processors.messages"]},
}]
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
WSGI_APPLICATION = "shapes.wsgi.application"
STATIC_URL = "/static/"
USE_TZ = True
