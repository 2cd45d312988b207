"""Programs that start processes, run for real: what environment they give to what they start."""
import os
import shutil
import signal
import subprocess
import tempfile
import time

# In namespaces of its own: systemd's user manager with nothing but the case's units, the case's folder
# at /srv/shop, and a cgroup hierarchy that ends at the cgroup this was started in. As the first process of a
# namespace it would be the system manager, so a shell waits for it.
BOOT = """
mount --make-rprivate / && umount -R /sys/fs/cgroup && mount -t cgroup2 none /sys/fs/cgroup &&
mount -t proc proc /proc && mount -t tmpfs none /run && mkdir -p /run/systemd/system /run/user &&
mount -t tmpfs none /srv && mkdir /srv/shop && mount --bind "$1" /srv/shop &&
env -i PATH=/usr/bin:/bin HOME=/run/user XDG_RUNTIME_DIR=/run/user SYSTEMD_UNIT_PATH="$2" "$3" \
    --user --unit=shop.service --log-target=null --show-status=no; true
"""
SYSTEMD = "/lib/systemd/systemd"


class Systemd:
    """systemd's user manager; needs root, and a cgroup2 hierarchy."""

    def __init__(self):
        self.cgroup = None
        with open("/proc/mounts", encoding="utf-8") as mounts:
            roots = [line.split()[1] for line in mounts if line.split()[2] == "cgroup2"]
        if os.geteuid() == 0 and roots and os.path.exists(SYSTEMD):
            self.cgroup = tempfile.mkdtemp(prefix="undebug-", dir=roots[0])

    def environment(self, folder, unit, seconds=10):
        """What a service's process finds; None when it is not started."""
        with tempfile.TemporaryDirectory() as work:
            out = os.path.join(work, "out")
            shutil.copy(os.path.join(folder, unit), os.path.join(work, "shop.service"))
            drops = os.path.join(work, "shop.service.d")
            os.makedirs(drops)
            if os.path.isdir(os.path.join(folder, unit + ".d")):
                shutil.copytree(os.path.join(folder, unit + ".d"), drops, dirs_exist_ok=True)
            with open(os.path.join(drops, "zzz-oracle.conf"), "w", encoding="utf-8") as file:
                file.write("[Unit]\nDefaultDependencies=no\n[Service]\nType=oneshot\nExecStart=\nExecStart="
                           "/bin/sh -c 'env -0 > %s.new; mv %s.new %s'\n" % (out, out, out))
            command = ["unshare", "-C", "-m", "-p", "-f", "--kill-child", "sh", "-c", BOOT, "sh", folder, work, SYSTEMD]
            done = subprocess.Popen(["sh", "-c", 'echo $$ > "$0/cgroup.procs"; exec "$@"', self.cgroup] + command,
                                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                    start_new_session=True)
            end = time.monotonic() + seconds
            while not os.path.exists(out) and done.poll() is None and time.monotonic() < end:
                time.sleep(0.02)
            # The manager is the first process of its namespace, and takes all others with it.
            if done.poll() is None:
                os.killpg(done.pid, signal.SIGKILL)
                done.wait()
            return variables(out)

    def close(self):
        for _ in range(50):
            for folder, _, _ in os.walk(self.cgroup or "", topdown=False):
                try:
                    os.rmdir(folder)
                except OSError:
                    time.sleep(0.1)  # its processes are still ending


def uwsgi(root, folder, env, arguments, seconds=10):
    """What uWSGI has in its environment when it has read its options; None when it refuses them."""
    library = ":".join(os.path.join(root, top, "x86_64-linux-gnu") for top in ("usr/lib", "lib"))
    with tempfile.TemporaryDirectory() as work:
        out = os.path.join(work, "out")
        try:
            subprocess.run([os.path.join(root, "usr/bin/uwsgi-core"), *arguments, "--exec-pre-jail",
                            "env -0 > %s; kill -9 $PPID" % out], cwd=folder, timeout=seconds, check=False,
                           env={"PATH": "/usr/bin:/bin", "LD_LIBRARY_PATH": library, **env},
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return None
        return variables(out)


def variables(path):
    """The pairs of a file that `env -0` wrote."""
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        return dict(pair.split("=", 1) for pair in file.read().split("\0") if "=" in pair)
