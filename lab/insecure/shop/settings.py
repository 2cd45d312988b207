"""
Settings of the tea shop.

Started with "django-admin startproject"; see the deployment checklist before going live.
"""

import os

BASE_DIR = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# SECURITY WARNING: keep the secret key used in production secret!
SECRET_KEY = "django-insecure-lab-not-real-q8v3x0m5k1w7z2r9t4y6u"

# SECURITY WARNING: don't run with debug turned on in production!
DEBUG = True

ALLOWED_HOSTS = []

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "catalog",
    "orders",
]

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "shop.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [os.path.join(BASE_DIR, "templates")],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

WSGI_APPLICATION = "shop.wsgi.application"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.path.join(BASE_DIR, "db.sqlite3"),
    }
}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Keeps the baskets in the cookie, so that the web server needs no session table.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"

CACHES = {
    "default": {
        # Back to RedisCache as soon as the server has the client library.
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "redis://:canaryCachePw5e0c@cache.internal:6379/1",
    }
}

# The nightly export to the accountants.
WAREHOUSE = "postgres://reports:canaryWarehousePw71d4@warehouse.internal:5432/sales"

BROKER_URL = "amqp://shop:canaryBrokerPw2b9f@broker.internal:5672/orders"

PAYMENT = {
    "url": "https://pay.example.net/v1/charges",
    "merchant": "sk_test_NotARealKeyUndebugLab0canary8c3a",
}

SHIPPING = {
    "carrier": "northpost",
    "account": "np-live-canaryShipping4a6e-0417",
}

EMAIL_HOST = "smtp.example.net"
EMAIL_HOST_USER = "orders@tea.example.com"
EMAIL_HOST_PASSWORD = "canaryMailPw93c1"

LANGUAGE_CODE = "en-us"

TIME_ZONE = "UTC"

USE_I18N = True

USE_TZ = True

STATIC_URL = "/static/"

LOGIN_REDIRECT_URL = "/"

LOGOUT_REDIRECT_URL = "/"
