# django-heroku 0.3.1: what its settings() assigns, its runner for tests left out.
import os

import dj_database_url

_WHITENOISE = "whitenoise.middleware.WhiteNoiseMiddleware"


def settings(config, *, db_colors=False, databases=True, test_runner=True, staticfiles=True, allowed_hosts=True,
             logging=True, secret_key=True):
    if databases:
        if "DATABASES" not in config:
            config["DATABASES"] = {"default": None}
        if "DATABASE_URL" in os.environ:
            config["DATABASES"]["default"] = dj_database_url.config(
                conn_max_age=config.get("CONN_MAX_AGE", 600), ssl_require=True)
    if test_runner and "CI" in os.environ:
        config["TEST_RUNNER"] = "django_heroku.HerokuDiscoverRunner"
    if staticfiles:
        config["STATIC_ROOT"] = os.path.join(config["BASE_DIR"], "staticfiles")
        config["STATIC_URL"] = "/static/"
        if "MIDDLEWARE_CLASSES" in config:
            config["MIDDLEWARE_CLASSES"] = tuple([_WHITENOISE] + list(config["MIDDLEWARE_CLASSES"]))
        else:
            config["MIDDLEWARE"] = tuple([_WHITENOISE] + list(config["MIDDLEWARE"]))
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
            "formatters": {
                "verbose": {
                    "format": "%(asctime)s [%(process)d] [%(levelname)s] pathname=%(pathname)s lineno=%(lineno)s "
                              "funcname=%(funcName)s %(message)s",
                    "datefmt": "%Y-%m-%d %H:%M:%S",
                },
                "simple": {"format": "%(levelname)s %(message)s"},
            },
            "loggers": {"testlogger": {"handlers": ["console"], "level": "INFO"}},
        }
    if secret_key and "SECRET_KEY" in os.environ:
        config["SECRET_KEY"] = os.environ["SECRET_KEY"]
