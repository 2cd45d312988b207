"""Gets Django out of Debian packages, beside the machine's own apt and without touching its state.

The mirror is the machine's own: whatever its sources name for the distribution it runs. From it, a
private list is made that holds the suites with other Djangos, and packages are unpacked privately.
"""

import glob
import os
import re
import shutil
import subprocess

SUITES = ["bullseye", "bookworm", "trixie", "sid", "experimental"]
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
SITE = "usr/lib/python3/dist-packages"
USABLE = re.compile(r"^(https?|file|mirror\+(https?|file)|mirror):")


class Missing(Exception):
    """Something that is needed cannot be had; the text names it."""


class Source:
    """A mirror named by the machine's sources, and the keyring they trust for it."""

    def __init__(self, uri, suites, components, signed_by):
        self.uri = uri
        self.suites = suites
        self.components = components
        self.signed_by = signed_by if signed_by.startswith("/") else KEYRING

    def is_main_archive(self):
        plain = [suite for suite in self.suites if re.match(r"^[a-z]+$", suite)]
        return bool(USABLE.match(self.uri)) and bool(plain) and "main" in self.components


def one_line_sources(text):
    """Entries of the form `deb [options] uri suite component…`."""
    for line in text.splitlines():
        match = re.match(r"^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+([^#]+)", line)
        if match:
            options = dict(part.split("=", 1) for part in (match.group(1) or "").split() if "=" in part)
            yield Source(match.group(2), [match.group(3)], match.group(4).split(), options.get("signed-by", ""))


def deb822_sources(text):
    """Entries of the form `URIs: …` in paragraphs."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for paragraph in re.split(r"\n[ \t]*\n", "\n".join(lines)):
        field = {}
        for name, value in re.findall(r"(?m)^([A-Za-z-]+):[ \t]*(.*(?:\n[ \t].*)*)", paragraph):
            field[name.lower()] = value.strip()
        if field.get("enabled", "yes").lower() in ("no", "false", "0") or "deb" not in field.get("types", "").split():
            continue
        for uri in field.get("uris", "").split():
            yield Source(
                uri, field.get("suites", "").split(), field.get("components", "").split(), field.get("signed-by", "")
            )


def own_mirror(etc="/etc/apt"):
    """The mirror this machine installs its own Debian packages from."""
    paths = [etc + "/sources.list"] + sorted(glob.glob(etc + "/sources.list.d/*"))
    for path in paths:
        if not os.path.isfile(path):
            continue
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
        if path.endswith(".sources"):
            entries = deb822_sources(text)
        elif path.endswith(".list"):
            entries = one_line_sources(text)
        else:
            continue
        for source in entries:
            if source.is_main_archive() and any(suite in SUITES + ["stable"] for suite in source.suites):
                return source
    raise Missing("no Debian mirror: %s names none that has the component main" % etc)


class Archive:
    """A private apt: own list, own state, own cache, in one folder."""

    def __init__(self, folder):
        self.folder = folder
        self.versions = {}
        self.config = os.path.join(folder, "apt.conf")

    def open(self):
        """Writes the configuration and reads the package lists of all suites."""
        for tool in ("apt-get", "apt-cache", "dpkg-deb"):
            if not shutil.which(tool):
                raise Missing("%s is not on the PATH, so Debian packages cannot be read" % tool)
        mirror = own_mirror()
        if not os.path.exists(mirror.signed_by):
            raise Missing("%s is not there (package debian-archive-keyring)" % mirror.signed_by)
        shutil.rmtree(self.folder, ignore_errors=True)
        for part in ("lists/partial", "cache/archives/partial", "sources.d", "preferences.d", "conf.d", "debs"):
            os.makedirs(os.path.join(self.folder, part))
        self._write("sources.list", "".join(
            "deb [signed-by=%s] %s %s main\n" % (mirror.signed_by, mirror.uri, suite) for suite in SUITES
        ))
        self._write("status", "")
        self._copy_settings()
        # A suite that the mirror no longer has must not hide the others, so the result is judged by what was found.
        said = self._run("apt-get", "update", "-q", check=False)
        if not self.offers("python3-django"):
            problems = [line for line in said.splitlines() if line.startswith(("E:", "W: Failed"))]
            raise Missing("apt-get update found no Django: " + (problems or ["the lists are empty"])[0])

    def _copy_settings(self):
        """Keeps proxies and certificates of the machine, and drops hooks that would touch its caches."""
        for path in sorted(glob.glob("/etc/apt/apt.conf.d/*")):
            if os.path.isfile(path):
                shutil.copy(path, os.path.join(self.folder, "conf.d"))
        self._write("conf.d/zzz-lab", "".join("#clear %s;\n" % hook for hook in (
            "APT::Update::Pre-Invoke", "APT::Update::Post-Invoke", "APT::Update::Post-Invoke-Success",
            "DPkg::Pre-Invoke", "DPkg::Post-Invoke",
        )))
        values = {
            "Dir::Etc::parts": "conf.d",
            "Dir::Etc::sourcelist": "sources.list",
            "Dir::Etc::sourceparts": "sources.d",
            "Dir::Etc::preferences": "preferences",
            "Dir::Etc::preferencesparts": "preferences.d",
            "Dir::State": "",
            "Dir::State::lists": "lists",
            "Dir::State::status": "status",
            "Dir::Cache": "cache",
        }
        text = "".join('%s "%s";\n' % (name, os.path.join(self.folder, value)) for name, value in values.items())
        text += 'APT::Sandbox::User "";\nAcquire::Languages "none";\nAcquire::Retries "1";\n'
        text += 'Acquire::http::Timeout "20";\nAcquire::https::Timeout "20";\n'
        self._write("apt.conf", text)

    def _write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def _run(self, *command, check=True, cwd=None):
        """Runs apt with the private configuration; `-o` repeats what a machine's own files could override.

        Container images switch the binary cache off, which makes each look-up read all lists again.
        """
        options = ["-o", "Dir::Etc::sourcelist=%s/sources.list" % self.folder,
                   "-o", "Dir::Etc::sourceparts=%s/sources.d" % self.folder,
                   "-o", "Dir::State::lists=%s/lists" % self.folder,
                   "-o", "Dir::State::status=%s/status" % self.folder,
                   "-o", "Dir::Cache::pkgcache=%s/cache/pkgcache.bin" % self.folder,
                   "-o", "Dir::Cache::srcpkgcache=%s/cache/srcpkgcache.bin" % self.folder]
        done = subprocess.run(
            [command[0], *options, *command[1:]], env=dict(os.environ, APT_CONFIG=self.config, LC_ALL="C.UTF-8"),
            cwd=cwd, capture_output=True, text=True, timeout=600, check=False,
        )
        said = done.stdout + done.stderr
        if check and done.returncode:
            lines = [line for line in said.splitlines() if line.strip()]
            raise Missing("%s: %s" % (" ".join(command), lines[-1] if lines else "failed"))
        return said

    def offers(self, package):
        """Versions of a package with the suite that has each, newest first."""
        if package not in self.versions:
            rows = []
            for line in self._run("apt-cache", "madison", package, check=False).splitlines():
                cells = [cell.strip() for cell in line.split("|")]
                if len(cells) == 3 and cells[0] == package and " Packages" in cells[2]:
                    rows.append((cells[1], cells[2].split()[1].split("/")[0]))
            self.versions[package] = rows
        return self.versions[package]

    def django(self, series):
        """The version and suite of the newest Django of a series."""
        for version, suite in self.offers("python3-django"):
            if series.holds(re.sub(r"^\d+:", "", version)):
                return version, suite
        raise Missing("Django %s is in none of Debian's suites %s on this mirror" % (series.name, ", ".join(SUITES)))

    def _choose(self, package, suite):
        offers = self.offers(package)
        same = [version for version, where in offers if where == suite]
        return (same or [version for version, _ in offers] or [None])[0]

    def needs(self, package, version):
        """The Python packages a package depends on, first alternatives only."""
        fields = self._run("apt-cache", "show", "%s=%s" % (package, version))
        found = re.search(r"(?m)^Depends: (.*)$", fields)
        for clause in (found.group(1) if found else "").split(","):
            name = re.split(r"[\s:|(]", clause.strip())[0]
            if name.startswith("python3-"):
                yield name

    def download(self, names, folder):
        """Puts packages, each `name=version`, into a folder as they are."""
        self._run("apt-get", "download", "-q", *names, cwd=folder)

    def unpack(self, series, extras, target):
        """Puts Django and the extra packages, with what they need, into a plain folder; returns the suite."""
        version, suite = self.django(series)
        chosen = {"python3-django": version}
        waiting = list(self.needs("python3-django", version)) + list(extras)
        while waiting:
            package = waiting.pop()
            best = self._choose(package, suite)
            if package not in chosen and best:
                chosen[package] = best
                waiting += self.needs(package, best)
        debs = os.path.join(self.folder, "debs", series.name)
        root = os.path.join(debs, "root")
        os.makedirs(root)
        names = ["%s=%s" % pair for pair in sorted(chosen.items())]
        self.download(names, debs)
        for deb in sorted(glob.glob(debs + "/*.deb")):
            subprocess.run(["dpkg-deb", "-x", deb, root], check=True, capture_output=True, timeout=120)
        # Debian links jQuery to another package; following the links makes the folder stand alone.
        _drop_dangling_links(root)
        shutil.copytree(os.path.join(root, SITE), target)
        shutil.rmtree(debs)
        return suite


    def unpack_only(self, package, target):
        """Puts the Python modules of one package, `name=version`, into a plain folder."""
        debs = os.path.join(self.folder, "debs", "one")
        root = os.path.join(debs, "root")
        os.makedirs(root)
        self.download([package], debs)
        for deb in sorted(glob.glob(debs + "/*.deb")):
            subprocess.run(["dpkg-deb", "-x", deb, root], check=True, capture_output=True, timeout=120)
        shutil.copytree(os.path.join(root, SITE), target)
        shutil.rmtree(debs)


def _drop_dangling_links(root):
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.islink(path) and not os.path.exists(path):
                os.unlink(path)
