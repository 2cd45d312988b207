"""uvicorn and uWSGI, from the machine's own Debian packages, unpacked beside it."""

import glob
import os
import shutil
import subprocess
import tempfile

from kit.debian import Missing

FOLDER = "servers"
PACKAGES = ["python3-uvicorn", "python3-h11", "python3-click", "uwsgi-core", "uwsgi-plugin-python3",
            "libpcre3", "libyajl2", "libzmq5", "libyaml-0-2", "libxml2"]


def is_ready(folder):
    return os.path.exists(os.path.join(folder, FOLDER, "ready"))


def build(folder):
    """Unpacks the servers, whole or not at all."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise Missing("uvicorn and uWSGI come from Debian packages, and there is no apt-get")
    work = tempfile.mkdtemp(prefix="making-", dir=folder)
    try:
        done = subprocess.run(["apt-get", "download", "-q", *PACKAGES], cwd=work, capture_output=True, text=True,
                              timeout=300, check=False)
        if done.returncode:
            raise Missing((done.stderr.strip().splitlines() or ["apt-get download failed"])[-1])
        root = os.path.join(work, "root")
        os.mkdir(root)
        for deb in glob.glob(os.path.join(work, "*.deb")):
            subprocess.run(["dpkg-deb", "-x", deb, root], check=True, capture_output=True, timeout=120)
        # What a Django brings itself must not be hidden: only these modules are on the path.
        modules = os.path.join(root, "modules")
        os.mkdir(modules)
        for name in ("uvicorn", "h11", "click"):
            shutil.copytree(os.path.join(root, "usr/lib/python3/dist-packages", name), os.path.join(modules, name))
        libraries = os.path.join(root, "libraries")
        os.mkdir(libraries)
        for library in glob.glob(os.path.join(root, "**", "lib", "*-linux-gnu*", "*.so.*"), recursive=True):
            shutil.copy(library, libraries)
        plugin = glob.glob(os.path.join(root, "usr/lib/uwsgi/plugins/python3*_plugin.so"))
        if not plugin:
            raise Missing("the package uwsgi-plugin-python3 holds no plugin")
        with open(os.path.join(root, "ready"), "w", encoding="utf-8") as file:
            file.write(os.path.basename(plugin[0])[:-len("_plugin.so")] + "\n")
        final = os.path.join(folder, FOLDER)
        shutil.rmtree(final, ignore_errors=True)
        os.rename(root, final)
    finally:
        shutil.rmtree(work, ignore_errors=True)
