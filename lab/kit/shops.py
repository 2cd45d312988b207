"""Runs one of the lab's shops, from a copy, on a provisioned Django, on a free loopback port."""

import glob
import os
import shutil
import socket
import subprocess
import tempfile
import time

from kit import sites

LAB = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))

SHOPS = ["insecure", "secure"]

SERVERS = ["runserver", "gunicorn"]

# Settings that drop all addresses, so that Django shows its welcome page where DEBUG is on.
NO_URLS = "from %s import *\n\nROOT_URLCONF = __name__\nurlpatterns = []\n"


def outside(shop):
    """The variables that a shop is given from outside, as on its real server."""
    with open(os.path.join(LAB, "kit", shop + ".env"), encoding="utf-8") as file:
        return dict(line.rstrip("\n").split("=", 1) for line in file if "=" in line and not line.startswith("#"))


class Failed(Exception):
    """The shop did not start; the text says why."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Shop:
    """A running shop; use it in a `with` statement."""

    def __init__(self, project, series, server, env):
        self.site = os.path.join(sites.home(), series.folder)
        self.manifest = sites.read(self.site)
        if not sites.is_ready(self.site):
            raise Failed("Django %s is not provisioned; run lab/provision --series %s" % (series.name, series.name))
        self.source = os.path.join(LAB, project) if project in SHOPS else os.path.abspath(project)
        self.server = server
        usual = outside(project) if project in SHOPS else {}
        self.settings = usual.get("DJANGO_SETTINGS_MODULE", "shop.settings")
        self.given = dict(usual, **env)
        self.port = free_port()
        self.process = None
        self.work = ""

    def __enter__(self):
        self.work = os.path.realpath(tempfile.mkdtemp(prefix="shop-"))
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.work, ignore_errors=True)

    @property
    def copy(self):
        return os.path.join(self.work, "copy")

    @property
    def python(self):
        return self.manifest["python"]

    def environment(self):
        """Nothing of this machine's environment, because runserver puts all of it on the page."""
        home = os.path.join(self.work, "home")
        return dict({
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home, "LANG": "C.UTF-8", "PYTHONPATH": self.site,
            "PYTHONUNBUFFERED": "1", "PYTHONNOUSERSITE": "1", "PYTHONDONTWRITEBYTECODE": "1",
            "DJANGO_LOG_FILE": os.path.join(home, "shop.log"),
        }, **self.given)

    def _start(self):
        shutil.copytree(self.source, self.copy, ignore=shutil.ignore_patterns("__pycache__", "*.sqlite3", "*.log"))
        os.mkdir(os.path.join(self.work, "home"))
        with open(os.path.join(self.copy, "no_urls.py"), "w", encoding="utf-8") as file:
            file.write(NO_URLS % self.settings)
        self._run([self.python, "manage.py", "migrate", "-v", "0"])
        with open(os.path.join(self.work, "output"), "wb") as output:
            self.process = subprocess.Popen(self._command(), cwd=self.copy, env=self.environment(),
                                            stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        self._wait()

    def _command(self):
        address = "127.0.0.1:%d" % self.port
        if self.server == "runserver":
            return [self.python, "manage.py", "runserver", "--noreload", address]
        module = glob.glob(os.path.join(self.copy, "*", "wsgi.py"))[0].split(os.sep)[-2]
        return [self.python, "-m", "gunicorn", module + ".wsgi:application", "--bind", address, "--workers", "1"]

    def _run(self, command):
        done = subprocess.run(command, cwd=self.copy, env=self.environment(), capture_output=True, text=True,
                              timeout=120, check=False)
        if done.returncode:
            raise Failed("%s: %s" % (" ".join(command[1:]), (done.stderr.strip().splitlines() or ["failed"])[-1]))

    def output(self):
        with open(os.path.join(self.work, "output"), encoding="utf-8", errors="replace") as file:
            return file.read()

    def _wait(self, seconds=30):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.process.poll() is not None:
                break
            try:
                if self.ask(b"HEAD /static/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"):
                    return
            except OSError:
                time.sleep(0.1)
        raise Failed("%s did not answer: %s" % (self.server, (self.output().strip().splitlines() or ["no output"])[-1]))

    def ask(self, request, most=32 * 1024 * 1024):
        """The bytes that one connection answers."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(request)
            answer = bytearray()
            while len(answer) < most:
                part = connection.recv(65536)
                if not part:
                    break
                answer += part
        return bytes(answer)
