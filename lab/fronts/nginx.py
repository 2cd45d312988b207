"""nginx: configurations, and the real program."""
import os
import subprocess

PROGRAM = "/usr/sbin/nginx"
FILE = "nginx.conf"

BACK = "http://127.0.0.1:9"
PASS = f"location / {{ proxy_pass {BACK}; }}"
TRY = f"location / {{ try_files $uri @shop; }} location @shop {{ proxy_pass {BACK}; }}"

WRITTEN = [
    "root SHOP; " + PASS,
    "root SHOP; " + TRY,
    "root SHOP; location / { try_files $uri $uri/ =404; }",
    "root SHOP;",
    "root SHOP/static; " + TRY,
    "root SHOP/; location / { index index.html; }",
    "root SHOP; location ~ /\\. { deny all; } " + TRY,
    f"root SHOP; location ~ /\\.(git|env) {{ return 404; }} {TRY}",
    "root SHOP; location = /.env { return 404; } " + TRY,
    "root SHOP; location /static/ { } " + PASS,
    "location /static/ { alias SHOP/static/; } " + PASS,
    "location /static { alias SHOP/static/; } " + PASS,
    "location /static { alias SHOP/static; } " + PASS,
    "location ^~ /static { alias SHOP/static/; } " + PASS,
    "location /static { internal; alias SHOP/static/; } " + PASS,
    "location /files/ { alias SHOP/; } " + PASS,
    "location /files { alias SHOP; } " + PASS,
    "location /files { alias SHOP/; } " + PASS,
    "location /files/ { alias SHOP/; autoindex on; } location ~ \\.env$ { deny all; } " + PASS,
    "location /static/ { root SHOP; } " + PASS,
    "location /shop/ { root ABOVE; } " + PASS,
    "location / { root SHOP; }",
    f"location / {{ root SHOP; proxy_pass {BACK}; }}",
    "location / { root SHOP; auth_basic off; }",
    "location / { root SHOP; auth_basic shop; auth_basic_user_file /etc/passwd; }",
    "auth_basic shop; auth_basic_user_file /etc/passwd; root SHOP; location /static/ { auth_basic off; }",
    "return 301 https://shop.example; root SHOP;",
    "root SHOP; location / { return 404; } location /static/ { }",
    "root SHOP; rewrite ^/\\.env$ /manage.py;",
    "root SHOP; rewrite ^/\\.env$ /manage.py last; location = /manage.py { return 404; }",
    "root SHOP; location / { rewrite ^/files/(.*)$ /$1 break; }",
    f"root SHOP; location /files/ {{ rewrite ^/files/(.*)$ /$1 last; }} location / {{ proxy_pass {BACK}; }}",
    "location ~ ^/static/(.*)$ { alias SHOP/static/$1; } " + PASS,
    "location ~ ^/files/(.*)$ { alias SHOP/$1; } " + PASS,
    "location ~ ^/files/(?<name>.*)$ { alias SHOP/$name; } " + PASS,
    f"root SHOP; location / {{ try_files /static$uri @shop; }} location @shop {{ proxy_pass {BACK}; }}",
    f"root SHOP; location / {{ try_files $uri @shop; proxy_pass {BACK}; }} location @shop {{ proxy_pass {BACK}; }}",
    "root SHOP; error_page 500 /500.html; " + PASS,
    "root SHOP; location / { if ($request_method = POST) { return 405; } }",
    "root SHOP; location / { if ($request_method !~ ^(GET|HEAD)$) { return 405; } }",
    f"root SHOP; location / {{ if (!-f $request_filename) {{ proxy_pass {BACK}; break; }} }}",
    f"root SHOP; location / {{ if (-f $request_filename) {{ break; }} proxy_pass {BACK}; }}",
    f"root SHOP; location / {{ if (-f $request_filename) {{ expires 1d; break; }} proxy_pass {BACK}; }}",
    "root SHOP; if ($host = shop.example) { return 301 https://$host$request_uri; } location / { }",
    "root SHOP; if ($request_uri ~* \"\\.(env|git)\") { return 404; }",
    "root SHOP; if ($uri ~ ^/manage) { return 404; }",
    "set $home SHOP; root $home; location / { try_files $uri =404; }",
    "set $home SHOP; location /static { alias $home/static/; }",
    "root SHOP; location / { deny 10.0.0.0/8; allow all; }",
    "root SHOP; location / { allow 127.0.0.1; deny all; }",
    "root SHOP; deny all; location /static/ { allow all; }",
    "root SHOP; try_files $uri @shop; location @shop { return 404; }",
    f"root SHOP; try_files $uri @shop; location @shop {{ return 404; }} location / {{ proxy_pass {BACK}; }}",
    f"root SHOP; try_files /nothing @shop; location @shop {{ return 404; }} location /static/ {{ }}",
    "root SHOP; location / { location ~ \\.py$ { return 404; } }",
    "root SHOP; location / { location ~ \\.py$ { } return 403; }",
    "root SHOP; location ^~ / { location ~ \\.py$ { return 404; } } location ~ \\.env$ { return 404; }",
    "root SHOP; location / { } location ~* \\.(PY|ENV)$ { return 404; }",
    "root SHOP; location / { limit_except GET { deny all; } }",
    "root SHOP; location / { limit_except POST { deny all; } }",
    "location /static/ { alias SHOP/static/; try_files $uri =404; }",
    "location /files/ { alias SHOP/; try_files $uri =404; }",
    f"location /files/ {{ alias SHOP/; try_files $uri @shop; }} location @shop {{ proxy_pass {BACK}; }}",
    "location /files { alias SHOP/; try_files $uri /files/manage.py; }",
    "root SHOP; location /files/ { try_files /manage.py =404; }",
    "root SHOP; location /files/ { try_files /nothing /manage.py; } location = /manage.py { internal; }",
    "root SHOP; location =/.env { return 404; } location ~^/.git { return 404; }",
    "root \"SHOP\"; location '/static/' { }",
    "root SHOP; include /etc/nginx/mime.types; location / { include /etc/nginx/proxy_params; }",
    "location / { root html; }",
    "location / { root SHOP; location /static/ { root ABOVE; } }",
    "location /files/ { alias SHOP/; location ~ \\.py$ { return 404; } }",
    "location /files/ { alias SHOP/; location /files/static/ { } }",
    "location /files/ { alias SHOP/; location ~ \\.css$ { expires 1d; } }",
    "root SHOP; satisfy any; allow 127.0.0.1; deny all; auth_basic x; auth_basic_user_file /etc/passwd;",
    "root SHOP; location / { set $x 1; if ($x) { return 404; } }",
    "root SHOP; location / { set $x 0; if ($x) { return 404; } }",
    "root SHOP; location / { if ($request_filename ~ \"settings\") { return 404; } }",
    "root SHOP; location / { if (!-e $request_filename) { rewrite ^ /manage.py last; } }",
    f"root SHOP; location / {{ if (!-e $request_filename) {{ rewrite ^(.*)$ /app$1 last; }} }} location /app {{ proxy_pass {BACK}; }}",
    "root SHOP; location ~ \\.(py|sqlite3)$ { deny all; } location ~ /\\.(?!well-known) { deny all; } " + TRY,
    "root SHOP; location ~ ^/(?!static|media) { return 404; }",
    "root SHOP; location /.git { deny all; } location /.env { deny all; } " + TRY,
    "root SHOP; location / { rewrite ^/app/(.*) /$1; }",
    "root SHOP; location / { rewrite ^/app/(.*) /$1; rewrite ^/manage /nothing; }",
    "root SHOP; location / { rewrite ^ /manage.py permanent; }",
    "root SHOP; rewrite ^/app/(.*) /$1 break; location /app/ { return 404; }",
    "location /files/ { alias SHOP/; if ($request_method = POST) { return 405; } }",
    "location /files/ { alias SHOP/; if (-f $request_filename) { return 404; } }",
    "location /files/ { alias SHOP/; rewrite ^/files/manage.py$ /files/.env break; }",
]


def pick(chance, *options):
    return chance.choice(options)


def match(chance):
    return pick(chance, "/", "/static/", "/static", "/files/", "/files", "/shop/", "/media/", "/app", "^~ /static/",
                "^~ /static", "^~ /files/", "^~ /", "= /.env", "= /manage.py", "= /static/shop.css", "~ /\\.", "~ \\.py$",
                "~* \\.(env|sqlite3)$", "~ ^/static/", "~ ^/files/(.*)$", "~ ^/(?!static)", "~ ^/(static|media)/",
                "~* \\.(css|png|js)$", "~ /\\.git")


def folder(chance, where):
    if "(.*)" in where:
        return pick(chance, "alias SHOP/$1;", "alias SHOP/static/$1;", "root SHOP;", "alias SHOP/;")
    if where.startswith(("~", "=")):
        return pick(chance, "root SHOP;", "root SHOP/static;", "root ABOVE;", "")
    return pick(chance, "root SHOP;", "root SHOP/;", "root ABOVE;", "alias SHOP/;", "alias SHOP;", "alias SHOP/static/;",
                "alias SHOP/static;", "alias ABOVE/;", "", "", "root SHOP/static;")


def phrase(chance):
    return pick(
        chance, "try_files $uri =404;", "try_files $uri @shop;", "try_files $uri $uri/ @shop;", "try_files /static$uri @shop;",
        "try_files $uri /manage.py;", f"proxy_pass {BACK};", "return 404;", "deny all;", "allow 10.0.0.0/8; deny all;",
        "deny 10.0.0.0/8;", "allow all;", "internal;", "auth_basic off;", "expires 30d;", "autoindex on;", "access_log off;",
        "add_header X-A b;", "rewrite ^/files/(.*)$ /$1 last;", "rewrite ^/files/(.*)$ /files/$1 break;",
        "rewrite ^/app/(.*)$ /$1 break;", "rewrite \\.py$ /x permanent;", "if ($request_method = POST) { return 405; }",
        "if ($uri ~* \\.env) { return 404; }", "if (-f $request_filename) { break; }",
        f"if (!-f $request_filename) {{ proxy_pass {BACK}; }}", "if ($host != a) { return 404; }", "set $x 1;", "if ($x) { return 404; }",
        "limit_except GET { deny all; }", "", "", "", "", "", "")


def location(chance, depth):
    where = match(chance)
    inside = [folder(chance, where)] + [phrase(chance) for _ in range(chance.randrange(3))]
    if depth < 2 and chance.random() < 0.15:
        inside.append(location(chance, depth + 1))
    chance.shuffle(inside)
    return f"location {where} {{ {' '.join(part for part in inside if part)} }}"


def generate(chance):
    parts = [pick(chance, "root SHOP;", "root SHOP;", "root ABOVE;", "root SHOP/static;", "")]
    if chance.random() < 0.3:
        parts.append(pick(chance, "deny all;", "try_files $uri @shop;", "rewrite ^/app/(.*)$ /$1 last;", "auth_basic off;",
                          "if ($request_method = POST) { return 405; }", "rewrite ^/files/(.*)$ /$1;", "set $x 1;",
                          "if ($uri ~ manage) { return 404; }", "rewrite ^/app/(.*)$ /$1 break;"))
    parts += [location(chance, 0) for _ in range(chance.randrange(5))]
    chance.shuffle(parts)
    text = " ".join(part for part in parts if part)
    return text + (f" location @shop {{ {pick(chance, 'return 404;', f'proxy_pass {BACK};', 'root SHOP;')} }}" if "@shop" in text else "")


def alone(case):
    return f"server {{ {case} }}\n"


class Real:
    def __init__(self, program, root, port):
        self.program = program
        self.root = root
        self.port = port

    def write(self, servers):
        path = os.path.join(self.root, "nginx.conf")
        with open(path, "w") as file:
            file.write(f"pid {self.root}/nginx.pid;\nerror_log {self.root}/error.log crit;\nworker_processes 1;\n"
                       "events {}\nhttp {\naccess_log off;\nserver_names_hash_max_size 8192;\nvariables_hash_max_size 8192;\n"
                       + "".join(f"{name}_temp_path {self.root}/t{name};\n"
                                 for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
                       + servers + "}\n")
        return path

    def server(self, name, case):
        return f"server {{ listen 127.0.0.1:{self.port}; server_name {name}; {case} }}\n"

    def takes(self, case):
        path = self.write(self.server("case", case))
        return subprocess.run([self.program, "-t", "-q", "-c", path], stderr=subprocess.DEVNULL).returncode == 0

    def answers(self, cases, addresses, asked, wait):
        path = self.write("".join(self.server(f"case{number}.test", case) for number, case in cases.items()))
        subprocess.run([self.program, "-T", "-q", "-c", path], stdout=subprocess.DEVNULL, check=True)
        running = subprocess.Popen([self.program, "-c", path, "-g", "daemon off;"], stderr=subprocess.DEVNULL)
        try:
            wait(self.port)
            return {(number, address): asked(self.port, f"case{number}.test", address)
                    for number in cases for address in addresses}
        finally:
            running.terminate()
            running.wait(10)
