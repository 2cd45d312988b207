"""The production settings with SQLite instead of PostgreSQL, for the tests and for a look at the shop without a server."""

import os

from .settings import *  # noqa: F403

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("SQLITE_FILE", str(BASE_DIR / "test.sqlite3")),  # noqa: F405
    }
}
