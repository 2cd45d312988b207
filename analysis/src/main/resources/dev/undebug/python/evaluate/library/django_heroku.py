# django-heroku 0.3.1: settings() writes into the settings that it is given.
import os

import dj_database_url

MAX_CONN_AGE = 600


def settings(config, db_colors=False, databases=True, test_runner=True, staticfiles=True, allowed_hosts=True, logging=True, secret_key=True):
    if databases:
        if "DATABASES" not in config:
            config["DATABASES"] = {"default": None}
        if "DATABASE_URL" in os.environ:
            age = config.get("CONN_MAX_AGE", MAX_CONN_AGE)
            config["DATABASES"]["default"] = dj_database_url.config(conn_max_age=age, ssl_require=True)
    if test_runner:
        if "CI" in os.environ:
            config["TEST_RUNNER"] = "django_heroku.HerokuDiscoverRunner"
    if staticfiles:
        config["STATIC_ROOT"] = os.path.join(config["BASE_DIR"], "staticfiles")
        config["STATIC_URL"] = "/static/"
        name = "MIDDLEWARE_CLASSES" if "MIDDLEWARE_CLASSES" in config else "MIDDLEWARE"
        config[name] = tuple(["whitenoise.middleware.WhiteNoiseMiddleware"] + list(config[name]))
        config["STATICFILES_STORAGE"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    if allowed_hosts:
        config["ALLOWED_HOSTS"] = ["*"]
    if logging:
        config["LOGGING"] = {
            "version": 1,
            "disable_existing_loggers": False,
            "handlers": {
                "null": {"level": "DEBUG", "class": "logging.NullHandler"},
                "console": {"level": "DEBUG", "class": "logging.StreamHandler", "formatter": "verbose"},
            },
            "loggers": {"testlogger": {"handlers": ["console"], "level": "INFO"}},
        }
    if secret_key:
        if "SECRET_KEY" in os.environ:
            config["SECRET_KEY"] = os.environ["SECRET_KEY"]
