#!/usr/bin/env python
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "companions.settings")
from django.core.management import execute_from_command_line  # noqa: E402

arguments = sys.argv
if os.environ["COMPANION"] == "extensions":
    # runserver_plus without its reloader looks for a socket that only the reloader opens (Werkzeug 2.1 and newer).
    arguments = [{"runserver": "runserver_plus", "--noreload": "--reloader-type=stat"}.get(argument, argument)
                 for argument in arguments]
execute_from_command_line(arguments)
