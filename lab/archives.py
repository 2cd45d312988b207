"""Lets another tool archive a site, keeps the raw exchanges beside it, and compares what undebug says of both.

usage: archives.py http://127.0.0.1:8000 PORT ARCHIVE UNDEBUG -- TOOL ARGUMENT...

A relay on 127.0.0.1:PORT passes everything on to the site and stores each exchange as it came. TOOL is run against
the relay and must write ARCHIVE (a HAR or a WARC). UNDEBUG is the program, such as ./undebug.
"""

import json
import pathlib
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import urllib.parse

site, port, archive, undebug = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4].split()
tool = sys.argv[sys.argv.index("--") + 1 :]
upstream = urllib.parse.urlsplit(site)
folder = pathlib.Path(tempfile.mkdtemp(prefix="archives-"))
count = 0


class Relay(socketserver.StreamRequestHandler):
    """One request a connection: both sides are told to close."""

    def handle(self):
        global count
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            line = self.rfile.readline()
            if not line:
                return
            if not line.lower().startswith((b"connection:", b"keep-alive:")):
                head += line
        head = head[:-2] + b"Connection: close\r\n\r\n"
        with socket.create_connection((upstream.hostname, upstream.port)) as server:
            server.sendall(head)
            answer = b""
            while part := server.recv(65536):
                answer += part
        if b" /favicon.ico " in head.split(b"\r\n")[0]:
            self.wfile.write(answer)  # browsers ask for it by themselves, and keep it out of what they save
            return
        number, count = count, count + 1
        (folder / f"{number:03}.http").write_bytes(head + answer)
        self.wfile.write(answer)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


def disclosures(path):
    ran = subprocess.run(undebug + ["inspect", str(path), "--format", "json"], capture_output=True)
    pages = json.loads(ran.stdout)["pages"]
    return sorted(
        (page["kind"], page["liveness"], json.dumps(page["django"]), json.dumps(page["disclosures"]))
        for page in pages
    )


with Server(("127.0.0.1", port), Relay) as relay:
    threading.Thread(target=relay.serve_forever, daemon=True).start()
    subprocess.run(tool, check=False)
    relay.shutdown()
raw, archived = disclosures(folder), disclosures(archive)
told = [sum(len(json.loads(page[3])) for page in pages) for pages in (raw, archived)]
print(f"{count} exchanges; {len(raw)} debug pages and {told[0]} disclosures in the raw exchanges,")
print(f"{len(archived)} and {told[1]} in {archive}: {'the same' if raw == archived else 'DIFFERENT'}")
sys.exit(raw != archived)
