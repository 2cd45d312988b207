"""Gets Django from pip's index, where one is reachable."""

import subprocess

# pip's own words when it reached no index, as against an index that has no such version.
UNREACHABLE = ("NewConnectionError", "ConnectTimeout", "ReadTimeout", "name resolution", "ProxyError", "SSLError",
               "Connection refused")


class Index:
    """pip, asked shortly; once it reached nothing it is not asked again."""

    def __init__(self, seconds):
        self.seconds = seconds
        self.why_not = ""

    def install(self, python, series, extras, target):
        """True when Django and the extras are in the target folder."""
        if self.why_not:
            return False
        command = [python.path, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input",
                   "--no-compile", "--only-binary", ":all:", "--retries", "0", "--timeout", "5",
                   "--target", target, series.requirement, *extras]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=self.seconds, check=False)
        except subprocess.TimeoutExpired:
            self.why_not = "pip gave no answer in %d seconds" % self.seconds
            return False
        said = done.stderr + done.stdout
        if done.returncode:
            for sign in UNREACHABLE:
                if sign in said:
                    self.why_not = "pip reaches no index (%s)" % sign
        return done.returncode == 0
