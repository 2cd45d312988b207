#!/usr/bin/env python3
"""Compares what undebug says of servers before Django with what the real ones answer.

    fronts_oracle.py apache|caddy|nginx --answers COMMAND [--program FILE] [--cases 500] [--seed 1] [--port 18181] [--record FILE]

COMMAND starts `dev.undebug.bench.FrontAnswers`. The cases are configurations that people write and ones that are put
together at random of what they are made of. The real program runs with each of them on loopback, over a folder that
holds `.env`, `.git/HEAD`, `manage.py`, settings and a database file, and is asked for each of these under every address
they may have, from an address that no configuration names. `--record` writes what it answered, for the tests. Exits 1
when undebug says of an address that it is a file, and it is not that file.
"""
import argparse
import http.client
import os
import random
import shlex
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from fronts import apache, caddy, nginx  # noqa: E402

FRONTS = {"apache": apache, "caddy": caddy, "nginx": nginx}
NAMES = ["/.env", "/.git/HEAD", "/manage.py", "/shop/settings.py", "/db.sqlite3", "/static/shop.css", "/static/.env"]
PREFIXES = ["", "/files", "/shop", "/static", "/static..", "/files../shop", "/media", "/app"]
FILES = [".env", ".git/HEAD", "manage.py", "shop/settings.py", "db.sqlite3", "static/shop.css", "media/cat.png"]


def addresses():
    return [prefix + name for prefix in PREFIXES for name in NAMES]


def folder(root):
    """The files that are asked for; each says where it is."""
    for name in FILES:
        path = os.path.join(root, "shop", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write("file " + path + "\n")


CONNECTIONS = {}


def asked(port, host, address):
    """The path of the file that is answered, or nothing; some hang up on purpose."""
    hung = 0
    for _ in range(5):
        connection = CONNECTIONS.get(port)
        if not connection:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10, source_address=("127.0.0.77", 0))
            CONNECTIONS[port] = connection
        try:
            connection.putrequest("GET", address, skip_host=True)
            connection.putheader("Host", host)
            connection.endheaders()
            answer = connection.getresponse()
            body = answer.read().decode("utf-8", "replace")
            return body[5:].strip() if answer.status == 200 and body.startswith("file ") else ""
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            del CONNECTIONS[port]
            hung += isinstance(error, http.client.RemoteDisconnected)
            if hung == 2:
                return ""
    raise SystemExit(f"{host} does not answer {address}")


def wait(port):
    for _ in range(100):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"nobody listens at {port}")


def said(command, root):
    with open(os.path.join(root, "addresses"), "w") as file:
        file.write("\n".join(addresses()) + "\n")
    printed = subprocess.run(shlex.split(command) + [os.path.join(root, "cases"), os.path.join(root, "addresses")],
                             capture_output=True, text=True, check=True).stdout
    answers = {}
    for line in printed.splitlines():
        case, address, answer = line.split("\t")
        answers[int(case), address] = answer
    return answers


def compare(cases, real, answers, root, shown):
    counts = {"file, and so": 0, "file, and not so": 0, "other, and so": 0, "other, and a file": 0,
              "unknown, a file": 0, "unknown, no file": 0, "not read, a file": 0, "not read, no file": 0}
    for number, case in cases.items():
        for address in addresses():
            is_file = real[number, address]
            answer = answers.get((number, address), "not read")
            if answer.startswith("/"):
                kind = "file, and so" if os.path.normpath(answer) == is_file else "file, and not so"
            elif answer == "other":
                kind = "other, and a file" if is_file else "other, and so"
            else:
                kind = answer.split(":")[0] + (", a file" if is_file else ", no file")
            counts[kind] += 1
            if kind in shown:
                print(f"{kind} | {address} | said {answer} | is {is_file or 'no file'} | {case}".replace(root, "ROOT"))
    return counts


def record(path, cases, real, root, answers, alone):
    with open(path, "w") as file:
        file.write("# What the real server answers: the configuration, then address and file of every answer that is one."
                   " Written by lab/fronts_oracle.py.\n")
        file.write("\t".join(["# addresses"] + addresses()) + "\n")
        for number, case in cases.items():
            if any((number, address) in answers for address in addresses()):
                found = [address + " " + real[number, address] for address in addresses() if real[number, address]]
                file.write("\t".join([alone(case).strip().replace("\n", "\\n")] + found).replace(root, "/srv") + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("front", choices=sorted(FRONTS))
    parser.add_argument("--answers", required=True)
    parser.add_argument("--program", default="")
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--port", type=int, default=18181)
    parser.add_argument("--record", default="")
    parser.add_argument("--show", default="file, and not so|other, and a file")
    options = parser.parse_args()
    front = FRONTS[options.front]
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as root:
        os.chmod(root, 0o755)
        folder(root)
        written = front.WRITTEN + [front.generate(chance) for _ in range(options.cases)]
        wanted = [case.replace("ABOVE", root).replace("SHOP", root + "/shop") for case in written]
        server = front.Real(options.program or front.PROGRAM, root, options.port)
        cases = {number: case for number, case in enumerate(wanted) if server.takes(case)}
        for number, case in cases.items():
            path = os.path.join(root, "cases", str(number), front.FILE)
            os.makedirs(os.path.dirname(path))
            with open(path, "w") as file:
                file.write(front.alone(case))
        real = server.answers(cases, addresses(), asked, wait)
        answers = said(options.answers, root)
        counts = compare(cases, real, answers, root, options.show.split("|"))
        if options.record:
            record(options.record, cases, real, root, answers, front.alone)
    print(f"{options.front}: {len(cases)} configurations ({len(wanted) - len(cases)} that it refuses), seed {options.seed}")
    for kind, count in counts.items():
        print(f"{count:8} {kind}")
    return 1 if counts["file, and not so"] else 0


sys.exit(main())
