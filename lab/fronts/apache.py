"""Apache: configurations, and the real program."""
import os
import subprocess

PROGRAM = "/usr/sbin/apache2"
FILE = "apache.conf"
MODULES = "/usr/lib/apache2/modules"
LOADED = ["mpm_event", "authn_core", "authz_core", "authz_host", "authz_user", "auth_basic", "authn_file", "access_compat", "alias",
          "dir", "env", "headers", "mime", "proxy", "proxy_http", "rewrite", "setenvif", "wsgi"]

BACK = "http://127.0.0.1:9"
OPEN = "<Directory SHOP>\nRequire all granted\n</Directory>"
OPEN_STATIC = "<Directory SHOP/static>\nRequire all granted\n</Directory>"
WSGI = "WSGIScriptAlias / SHOP/shop/settings.py"
PASS = f"ProxyPass / {BACK}/"

WRITTEN = [
    f"DocumentRoot SHOP\n{OPEN}",
    "DocumentRoot SHOP",
    f"DocumentRoot SHOP/\n{OPEN}\n{PASS}",
    f"DocumentRoot SHOP\n{OPEN}\n{WSGI}",
    f"Alias /static/ SHOP/static/\n{OPEN_STATIC}\n{WSGI}",
    f"Alias /static SHOP/static\n{OPEN_STATIC}\n{WSGI}",
    f"Alias /static SHOP/static/\n{OPEN}\n{WSGI}",
    f"Alias /static/ SHOP/static\n{OPEN}\n{WSGI}",
    f"Alias /static/ SHOP/static/\n{OPEN}\n{PASS}",
    f"ProxyPass /static/ !\nProxyPass / {BACK}/\nAlias /static/ SHOP/static/\n{OPEN_STATIC}",
    f"ProxyPass / {BACK}/\nProxyPass /static/ !\nAlias /static/ SHOP/static/\n{OPEN_STATIC}",
    f"Alias /static SHOP/static\n{OPEN_STATIC}\n<Location /static>\nProxyPass !\n</Location>\n{PASS}",
    f"ProxyPassMatch ^/(?!static|files) {BACK}\nAlias /files SHOP\nDocumentRoot SHOP\n{OPEN}",
    f"Alias /files SHOP\n{OPEN}\n{WSGI}",
    f"Alias /files SHOP\n{OPEN}\n<FilesMatch \"\\.(py|env|sqlite3)$\">\nRequire all denied\n</FilesMatch>\n{WSGI}",
    f"Alias /files SHOP\n{OPEN}\n<Files \".*\">\nRequire all denied\n</Files>",
    f"Alias /files SHOP\n{OPEN}\n<Files ~ \"^\\.\">\nRequire all denied\n</Files>",
    f"Alias /files SHOP\n{OPEN}\n<DirectoryMatch \"/\\.git\">\nRequire all denied\n</DirectoryMatch>",
    f"Alias /files SHOP\n{OPEN}\n<Directory ~ \"/\\.git\">\nRequire all denied\n</Directory>",
    f"Alias /files SHOP\n{OPEN}\n<LocationMatch \"/\\.\">\nRequire all denied\n</LocationMatch>",
    f"Alias /files SHOP\n{OPEN}\nRedirectMatch 404 /\\.git\n{WSGI}",
    f"Alias /files SHOP\n{OPEN}\nRedirectMatch 404 ^(.*/)?\\.\n",
    f"Alias /files/ SHOP/\n<Directory SHOP/>\nRequire all granted\n</Directory>\n<Directory SHOP/shop>\nRequire all denied\n</Directory>",
    f"Alias /files/ SHOP/\n<Directory SHOP/shop>\nRequire all denied\n</Directory>\n{OPEN}",
    f"Alias /files/ SHOP/\n<Directory SHOP/shop>\n<Files settings.py>\nRequire all granted\n</Files>\n</Directory>",
    f"Alias /files/ SHOP/\n<Directory SHOP>\nRequire all granted\n<Files .env>\nRequire all denied\n</Files>\n</Directory>",
    f"Alias /files/ SHOP/\n<Directory SHOP>\nOrder allow,deny\nAllow from all\n</Directory>",
    f"Alias /files/ SHOP/\n<Directory SHOP>\nOrder allow,deny\nAllow from all\nRequire all granted\n</Directory>",
    f"Alias /files/ SHOP/\n<Directory SHOP>\nOrder deny,allow\nDeny from all\nRequire all granted\n</Directory>",
    f"Alias /files/ SHOP/\n<Directory SHOP>\nOrder deny,allow\nDeny from all\nAllow from 10.0.0.0/8\nRequire all granted\n</Directory>",
    f"Alias /files/ SHOP/\n<Directory SHOP>\nRequire ip 10.0.0.0/8\n</Directory>",
    f"Alias /files/ SHOP/\n<Directory SHOP>\nRequire all granted\nRequire ip 10.0.0.0/8\n</Directory>",
    f"Alias /files/ SHOP/\n<Directory SHOP>\n<RequireAll>\nRequire all granted\nRequire not ip 10.0.0.0/8\n</RequireAll>\n</Directory>",
    f"Alias /files/ SHOP/\n<Directory SHOP>\n<RequireAll>\nRequire all granted\nRequire ip 10.0.0.0/8\n</RequireAll>\n</Directory>",
    f"Alias /files/ SHOP/\n<Directory SHOP>\n<RequireNone>\nRequire all denied\n</RequireNone>\n</Directory>",
    f"Alias /files/ SHOP/\n<Directory SHOP>\nAuthType Basic\nAuthName x\nAuthUserFile /etc/passwd\nRequire valid-user\n</Directory>",
    f"Alias /files/ SHOP/\n{OPEN}\n<Location /files>\nAuthType Basic\nAuthName x\nAuthUserFile /etc/passwd\nRequire valid-user\n</Location>",
    "Alias /files/ SHOP/\n<Location />\nRequire all granted\n</Location>",
    "Alias /files/ SHOP/\n<Location /files/static/>\nRequire all granted\n</Location>",
    "Alias /files/ SHOP/\n<Location \"/files/*\">\nRequire all granted\n</Location>",
    "Alias /files/ SHOP/\n<Directory \"SHOP/*\">\nRequire all granted\n</Directory>",
    "Alias /files/ SHOP/\n<Directory ABOVE/s*>\nRequire all granted\n</Directory>",
    f"AliasMatch ^/files/(.*)$ SHOP/$1\n{OPEN}",
    f"AliasMatch \\.css$ SHOP/static/shop.css\n{OPEN}",
    f"ScriptAlias /files SHOP\n{OPEN}",
    f"Alias /files SHOP\n{OPEN}\n<Files manage.py>\nSetHandler none\n</Files>",
    f"Alias /files SHOP\n{OPEN}\nRewriteEngine On\nRewriteRule \\.(py|env)$ - [F]",
    f"Alias /files SHOP\n{OPEN}\nRewriteRule \\.(py|env)$ - [F]",
    f"Alias /files SHOP\n{OPEN}\nRewriteEngine On\nRewriteCond %{{REQUEST_URI}} !^/files/static\nRewriteRule . - [F,L]",
    f"Alias /files SHOP\n{OPEN}\nRewriteEngine On\nRewriteCond %{{REQUEST_URI}} \\.env [OR]\nRewriteCond %{{REQUEST_URI}} \\.git\n"
    "RewriteRule ^ - [R=404,L]",
    f"Alias /files SHOP\n{OPEN}\nRewriteEngine On\nRewriteRule ^/files - [L]\nRewriteRule \\.env - [F]",
    f"Alias /files SHOP\n{OPEN}\nRewriteEngine On\nRewriteCond %{{REQUEST_METHOD}} POST\nRewriteRule ^ - [F]",
    f"RewriteEngine On\nRewriteRule ^/?(.*) https://shop.example/$1 [R,L]\nDocumentRoot SHOP\n{OPEN}",
    f"RewriteEngine On\nRewriteRule ^/(.*) https://shop.example/$1\nDocumentRoot SHOP\n{OPEN}",
    f"RewriteEngine On\nRewriteRule ^/static/(.*)$ /files/static/$1 [PT]\nAlias /files SHOP\n{OPEN}",
    f"Redirect permanent / https://shop.example/\nDocumentRoot SHOP\n{OPEN}",
    f"Redirect /static https://shop.example/static\nDocumentRoot SHOP\n{OPEN}",
    f"Redirect 404 /.env\nDocumentRoot SHOP\n{OPEN}",
    f"<IfModule mod_rewrite.c>\nRewriteEngine On\nRewriteRule \\.env - [F]\n</IfModule>\nDocumentRoot SHOP\n{OPEN}",
    f"<IfModule !mod_rewrite.c>\nRedirect / https://shop.example/\n</IfModule>\nDocumentRoot SHOP\n{OPEN}",
    "DocumentRoot SHOP\n<Directory SHOP>\n<IfVersion < 2.4>\nOrder allow,deny\nAllow from all\n</IfVersion>\n"
    "<IfVersion >= 2.4>\nRequire all granted\n</IfVersion>\n</Directory>",
    f"DocumentRoot \"SHOP\"\n{OPEN}\n<Directory \"SHOP/.git\">\n  Require all denied\n</Directory>",
    f"DocumentRoot SHOP\n{OPEN}\n<LimitExcept POST>\nRequire all denied\n</LimitExcept>",
    "DocumentRoot SHOP\n<Directory SHOP>\n<Limit GET>\nRequire all granted\n</Limit>\n</Directory>",
    f"DocumentRoot SHOP\n{OPEN}\n<Location /static>\nRequire all denied\n</Location>",
    f"DocumentRoot SHOP\n{OPEN}\n<If \"%{{REQUEST_URI}} =~ /env/\">\nRequire all denied\n</If>",
    f"Alias /static \\\n  SHOP/static\n{OPEN_STATIC}",
    f"Alias /static/ SHOP/static/\nAlias /static/ SHOP/\n{OPEN}",
    f"Alias /static/ SHOP/\nAlias / SHOP/shop/\n{OPEN}",
    f"Alias / SHOP/\n{OPEN}",
    f"DocumentRoot SHOP\n{OPEN}\n<Files *>\nRequire all denied\n</Files>\n<Files shop.css>\nRequire all granted\n</Files>",
    f"DocumentRoot SHOP\n{OPEN}\nAddHandler cgi-script .py",
    f"DocumentRoot SHOP\n{OPEN}\n<Directory SHOP/shop>\nSetHandler wsgi-script\n</Directory>",
    f"DocumentRoot SHOP\n{OPEN}\n<Directory SHOP>\nAllowOverride All\n</Directory>",
    f"DocumentRoot SHOP/static\n{OPEN}\nAlias /app SHOP/shop\nWSGIScriptAlias /shop SHOP/manage.py",
]


def pick(chance, *options):
    return chance.choice(options)


def requirement(chance):
    return pick(
        chance, "Require all granted", "Require all granted", "Require all granted", "Require all denied", "Require ip 10.0.0.0/8",
        "Require valid-user", "Require method GET", "Require method POST", "Order allow,deny\nAllow from all", "Require host shop.example",
        "Order deny,allow\nDeny from all", "Require all granted\nRequire ip 10.0.0.1", "Options -Indexes", "AllowOverride None",
        "<RequireAll>\nRequire all granted\nRequire not ip 10.0.0.1\n</RequireAll>", "Allow from all\nRequire all granted",
        "<RequireAll>\nRequire all granted\nRequire host shop.example\n</RequireAll>", "Deny from 10.0.0.1\nRequire all granted",
        "<RequireAny>\nRequire all denied\nRequire all granted\n</RequireAny>", "<RequireNone>\nRequire all granted\n</RequireNone>")


def section(chance):
    name = pick(
        chance, "Directory SHOP", "Directory SHOP/", "Directory SHOP/static", "Directory SHOP/shop/", "Directory ABOVE", "Directory /",
        "Directory SHOP/*", "Directory SHOP/s*", "DirectoryMatch \"/\\.git\"", "DirectoryMatch ^.*/shop/$", "Directory ~ static",
        "Files .env", "Files *.py", "Files \"db.*\"", "FilesMatch \"\\.(py|env)$\"", "FilesMatch ^\\.", "Files ~ \"sqlite3$\"", "Files ?env",
        "Location /", "Location /static", "Location /files/", "Location /shop", "Location \"/*/static\"", "LocationMatch \"\\.env\"",
        "LocationMatch ^/(static|media)", "Location ~ manage")
    inside = requirement(chance)
    if name.startswith("Directory") and chance.random() < 0.2:
        inside += f"\n<Files {pick(chance, '.env', 'settings.py', '*.css', '.*')}>\n{requirement(chance)}\n</Files>"
    if name.startswith("Location ") and chance.random() < 0.1:
        inside = pick(chance, "ProxyPass !", f"ProxyPass {BACK}/")
    return f"<{name}>\n{inside}\n</{name.split(' ')[0]}>"


def phrase(chance):
    return pick(
        chance, "Alias /static SHOP/static", "Alias /static/ SHOP/static/", "Alias /files SHOP", "Alias /files/ SHOP/", "Alias /shop ABOVE/shop",
        "Alias /app/ SHOP/shop/", "Alias /static SHOP/", "Alias / SHOP/", "AliasMatch ^/files/(.*)$ SHOP/$1", "AliasMatch ^/static(.*) SHOP/static$1",
        "Alias /media SHOP/media", "WSGIScriptAlias / SHOP/shop/settings.py", "WSGIScriptAlias /shop SHOP/shop/settings.py", PASS,
        "ProxyPass /static !", f"ProxyPass /app {BACK}/app", "ProxyPass /static/ !", f"ProxyPassMatch ^/files {BACK}",
        "Redirect /files https://shop.example/", "Redirect 410 /static/.env", "RedirectMatch 404 /\\.git", "RedirectMatch 403 \\.py$",
        "RewriteEngine On", "RewriteRule \\.env$ - [F]", "RewriteRule ^/static/ - [L]", "RewriteCond %{REQUEST_URI} !\\.css$\nRewriteRule ^/files - [G]",
        "RewriteEngine On\nRewriteRule ^/manage https://shop.example/ [R=301,L]", "DirectoryIndex index.html", "Header set X-A b",
        "ServerAdmin a@shop.example", "SetEnv A b", "AddHandler cgi-script .py")


def generate(chance):
    parts = [pick(chance, "DocumentRoot SHOP", "DocumentRoot SHOP/", "DocumentRoot SHOP/static", "DocumentRoot ABOVE", "")]
    if chance.random() < 0.7:
        parts.append(pick(chance, OPEN, OPEN, OPEN_STATIC, "<Directory ABOVE>\nRequire all granted\n</Directory>"))
    parts += [phrase(chance) for _ in range(chance.randrange(5))] + [section(chance) for _ in range(chance.randrange(4))]
    chance.shuffle(parts)
    return "\n".join(part for part in parts if part)


def alone(case):
    return f"<VirtualHost *:80>\n{case}\n</VirtualHost>\n"


class Real:
    def __init__(self, program, root, port):
        self.program = program
        self.root = root
        self.port = port

    def write(self, hosts):
        path = os.path.join(self.root, "apache.conf")
        with open(path, "w") as file:
            file.write(f"ServerRoot {self.root}\nServerName lab.example\nListen 127.0.0.1:{self.port}\nPidFile {self.root}/apache.pid\n"
                       f"DefaultRuntimeDir {self.root}\nErrorLog {self.root}/apache.log\nLogLevel crit\nTypesConfig /etc/mime.types\n"
                       "KeepAlive On\nMaxKeepAliveRequests 0\nServerLimit 2\nStartServers 1\nThreadsPerChild 8\nMaxRequestWorkers 16\n"
                       + "".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so\n" for name in LOADED)
                       + f"WSGISocketPrefix {self.root}/wsgi\n<Directory />\nRequire all denied\n</Directory>\n"
                       + f"<VirtualHost 127.0.0.1:{self.port}>\nServerName none.test\n</VirtualHost>\n" + hosts)
        return path

    def host(self, name, case):
        return f"<VirtualHost 127.0.0.1:{self.port}>\nServerName {name}\n{case}\n</VirtualHost>\n"

    def takes(self, case):
        path = self.write(self.host("case", case))
        return subprocess.run([self.program, "-t", "-f", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    def answers(self, cases, addresses, asked, wait):
        path = self.write("".join(self.host(f"case{number}.test", case) for number, case in cases.items()))
        running = subprocess.Popen([self.program, "-f", path, "-D", "FOREGROUND"], stderr=subprocess.DEVNULL)
        try:
            wait(self.port)
            return {(number, address): asked(self.port, f"case{number}.test", address)
                    for number in cases for address in addresses}
        finally:
            running.terminate()
            running.wait(20)
