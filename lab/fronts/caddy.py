"""Caddy: Caddyfiles, and the real program."""
import os
import subprocess

PROGRAM = "/usr/bin/caddy"
FILE = "Caddyfile"

BACK = "127.0.0.1:9"
PASS = f"reverse_proxy {BACK}"

WRITTEN = [
    "root * SHOP\nfile_server",
    "file_server",
    f"root * SHOP\nfile_server /static/*\n{PASS}",
    f"root * SHOP\nfile_server\n{PASS}",
    f"root * SHOP\nreverse_proxy /app/* {BACK}\nfile_server",
    f"root * SHOP\n@static path /static/* /media/*\nhandle @static {{\nfile_server\n}}\nhandle {{\n{PASS}\n}}",
    f"handle_path /static/* {{\nroot * SHOP/static\nfile_server\n}}\nhandle {{\n{PASS}\n}}",
    f"handle_path /files/* {{\nroot * SHOP\nfile_server browse\n}}\n{PASS}",
    f"handle /files/* {{\nuri strip_prefix /files\nroot * SHOP\nfile_server\n}}\n{PASS}",
    f"route /files/* {{\nuri strip_prefix /files\nroot * SHOP\nfile_server\n}}\n{PASS}",
    f"route {{\n{PASS}\nroot * SHOP\nfile_server\n}}",
    f"route {{\nroot * SHOP\nfile_server /static/*\n{PASS}\n}}",
    f"root * SHOP\n@notfile not file\nreverse_proxy @notfile {BACK}\nfile_server",
    f"root * SHOP\n@file file\nhandle @file {{\nfile_server\n}}\nhandle {{\n{PASS}\n}}",
    f"root * SHOP\n@found {{\nfile {{path}}\nnot path *.py\n}}\nfile_server @found\n{PASS}",
    f"root * SHOP\n@proxied {{\nnot path /static/*\nnot path /media/*\n}}\nreverse_proxy @proxied {BACK}\nfile_server",
    f"root * SHOP\n@proxied not path /static/* /media/*\nreverse_proxy @proxied {BACK}\nfile_server",
    f"root * SHOP\n@proxied {{\nnot {{\npath /static/* /files/*\nmethod GET\n}}\n}}\nreverse_proxy @proxied {BACK}\nfile_server",
    "root * SHOP\nfile_server {\nhide .env .git\n}",
    "root * SHOP\nfile_server {\nhide .*\n}",
    "root * SHOP\nfile_server {\nhide *.py *.sqlite3\nhide .env\n}",
    "root * SHOP\nfile_server {\nhide SHOP/shop SHOP/.env\n}",
    "root * SHOP\nfile_server {\nhide /shop\n}",
    "root * SHOP\nfile_server {\nhide SHOP/*.py\n}",
    f"file_server {{\nroot SHOP\n}}\nreverse_proxy /app/* {BACK}",
    f"root * SHOP\nfile_server {{\npass_thru\n}}\nrespond 404",
    f"route {{\nroot * SHOP/static\nfile_server {{\npass_thru\n}}\n{PASS}\n}}",
    "root * SHOP\nroot /static/* ABOVE\nfile_server",
    "root /static/* SHOP\nroot * ABOVE\nfile_server",
    "root /static/* SHOP\nfile_server",
    "root * SHOP\nrespond /.env 404\nrespond /.git/* 404\nfile_server",
    "root * SHOP\n@hidden path */.* *.py\nrespond @hidden 404\nfile_server",
    "root * SHOP\n@hidden path_regexp \\.(env|git|py)\nerror @hidden 404\nfile_server",
    "root * SHOP\n@hidden path_regexp hidden ^/\\.\nabort @hidden\nfile_server",
    "root * SHOP\nredir /static/* /files/\nfile_server",
    "root * SHOP\nredir https://shop.example{uri}\nfile_server",
    "root * SHOP\ntry_files {path} /manage.py\nfile_server",
    "root * SHOP\ntry_files {path} {path}.html /static/shop.css\nfile_server",
    "root * SHOP/static\ntry_files {path} /shop.css\nfile_server",
    "root * SHOP\nrewrite /files/* /manage.py\nfile_server",
    "root * SHOP\nrewrite * /shop{uri}\nfile_server",
    "root * ABOVE\nrewrite /static/* /shop{path}\nrewrite * /nothing\nfile_server",
    "root * SHOP\nrewrite /app/* /manage.py\nrewrite /app/static/* /db.sqlite3\nfile_server",
    "root * SHOP\nuri strip_prefix /static\nfile_server",
    "root * SHOP\nuri /app/* strip_prefix /app\nfile_server",
    "root * SHOP\nbasicauth /* {\nx JDJhJDE0JGpWa3k2ZWFnR0Z5b0xWdU5PTEZDNE8wL0k4ZjM5Li9WRlZmcnNPcWhYVVBmaG5LMWVIbU1t\n}\nfile_server",
    "root * SHOP\n@inside remote_ip 10.0.0.0/8\nfile_server @inside\nrespond 403",
    "root * SHOP\n@outside not remote_ip 10.0.0.0/8\nrespond @outside 403\nfile_server",
    "root * SHOP\n@post method POST PUT\nrespond @post 405\nfile_server",
    "root * SHOP\nencode gzip\nheader X-A b\nlog\nfile_server",
    "root * SHOP\nFILE_SERVER",
    "root * SHOP\nfile_server /STATIC/*",
    "root * SHOP\nfile_server /static*",
    "root * SHOP\nfile_server /*.css",
    "root * SHOP\n@css path *.css *STATIC*\nfile_server @css",
    "root * SHOP\nfile_server /*/shop.css",
    f"handle /static/* {{\nroot * SHOP\nfile_server\n}}\nhandle /* {{\n{PASS}\n}}",
    f"handle {{\nroot * SHOP\nfile_server\n}}\nhandle /static/* {{\n{PASS}\n}}",
    f"handle_path /files* {{\nroot * SHOP\nfile_server\n}}\nhandle {{\n{PASS}\n}}",
    f"handle_path /static/* {{\nroot * SHOP/static/\nfile_server\n}}\nhandle /static/.env {{\nrespond 404\n}}",
    f"root * SHOP\nhandle /app/* {{\n{PASS}\n}}\nfile_server",
    f"root * SHOP\nhandle /static/* {{\nheader Cache-Control x\n}}\nfile_server",
    "root * SHOP\nhandle_errors {\nrewrite * /manage.py\nfile_server\n}\nerror 500",
    "root * \"SHOP\"\nfile_server # all\n# nothing\n",
    "root * `SHOP`\nfile_server",
    "root * {$NOTHING:SHOP}\nfile_server",
    "root * {$NOTHING}\nfile_server",
    "vars a SHOP\nroot * {vars.a}\nfile_server",
    "root * SHOP\n@a host shop.example\nfile_server @a",
    "root * SHOP\n@a expression `{path}.endsWith('.css')`\nfile_server @a",
    "root * SHOP\nmap {path} {x} {\n/a b\n}\nfile_server",
]


def pick(chance, *options):
    return chance.choice(options)


def matcher(chance):
    return pick(chance, "", "", "", "/static/*", "/files/*", "/static*", "/*.py", "/.env", "@static", "@hidden", "@found", "/app/*", "/shop/*", "*")


def root(chance):
    where = pick(chance, "*", "*", "*", "/static/*", "/files/*", "@static")
    return f"root {where} {pick(chance, 'SHOP', 'SHOP', 'SHOP/static', 'ABOVE', 'SHOP/')}"


def server(chance):
    inside = pick(chance, "", "", "", "hide .env .git", "hide .*", "hide *.py", "pass_thru", "root SHOP", "index x", "hide SHOP/shop")
    block = f" {{\n{inside}\n}}" if inside else ""
    return f"file_server {matcher(chance)}{block}"


def block(chance, depth):
    kind = pick(chance, "handle", "handle", "handle_path", "route")
    where = pick(chance, "/static/*", "/files/*", "/app/*", "/static*", "/shop/*", "/.git/*") if kind == "handle_path" else matcher(chance)
    inside = [phrase(chance, depth + 1) for _ in range(1 + chance.randrange(3))]
    return f"{kind} {where} {{\n" + "\n".join(inside) + "\n}"


def phrase(chance, depth):
    kind = chance.random()
    if kind < 0.2:
        return root(chance)
    if kind < 0.45:
        return server(chance)
    if kind < 0.6 and depth < 2:
        return block(chance, depth)
    where = matcher(chance)
    return pick(
        chance, f"reverse_proxy {where} {BACK}", f"reverse_proxy {where} {BACK}", f"respond {where} 404", f"error {where} 404",
        f"redir {where or '*'} /x", f"rewrite {where or '*'} /manage.py", f"rewrite {where or '*'} /shop{{uri}}", f"uri {where} strip_prefix /files",
        f"uri {where} strip_prefix /static", "try_files {path} /manage.py", "try_files {path} /static{path} /static/shop.css", "encode gzip",
        "header X-A b", f"abort {where}", "uri strip_suffix .css", f"rewrite {where or '*'} /static/shop.css?x=1")


def generate(chance):
    parts = [pick(chance, "root * SHOP", "root * SHOP", "root * SHOP/static", "root * ABOVE", "")]
    parts += [phrase(chance, 0) for _ in range(1 + chance.randrange(5))]
    if chance.random() < 0.6:
        parts.append(pick(chance, "file_server", "file_server", PASS))
    chance.shuffle(parts)
    text = "\n".join(part for part in parts if part)
    named = {"@static": pick(chance, "path /static/* /media/*", "path /static/*", "not path /static/*"),
             "@hidden": pick(chance, "path */.* *.py", "path_regexp ^/\\.", "path /.env /.git/*"),
             "@found": pick(chance, "file", "not file", "file {path} /manage.py", "method GET", "method POST")}
    return "\n".join([f"{name} {said}" for name, said in named.items() if name in text] + [text])


def alone(case):
    return f"shop.example {{\n{case}\n}}\n"


class Real:
    def __init__(self, program, root, port):
        self.program = program
        self.root = root
        self.port = port
        self.environment = dict(os.environ, HOME=root, XDG_DATA_HOME=root, XDG_CONFIG_HOME=root)

    def write(self, sites):
        path = os.path.join(self.root, "Caddyfile.lab")
        with open(path, "w") as file:
            file.write("{\nadmin off\nauto_https off\n}\n" + sites)
        return path

    def site(self, name, case):
        return f"http://{name}:{self.port} {{\nbind 127.0.0.1\n{case}\n}}\n"

    def takes(self, case):
        path = self.write(self.site("case.test", case))
        return subprocess.run([self.program, "validate", "--adapter", "caddyfile", "--config", path], env=self.environment,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    def answers(self, cases, addresses, asked, wait):
        path = self.write("".join(self.site(f"case{number}.test", case) for number, case in cases.items()))
        running = subprocess.Popen([self.program, "run", "--adapter", "caddyfile", "--config", path], cwd=self.root,
                                   env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait(self.port)
            return {(number, address): asked(self.port, f"case{number}.test", address)
                    for number in cases for address in addresses}
        finally:
            running.terminate()
            running.wait(20)
