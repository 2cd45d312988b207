package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static dev.undebug.rule.Shop.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What another file of the tree makes up for, or a choice of the project, is a lesser finding.
class MadeUpForTest {

  private static final Map<String, String> LOGIN =
      Map.of(
          "shop/views.py",
          "from django.contrib.auth import login\ndef enter(r, who):\n    login(r, who)\n");

  @Test
  void aServerOfTheTreeSendsAHeader() {
    assertThat(found("UDB904", "", Map.of()))
        .containsExactly(
            "low SECURE_HSTS_SECONDS is off: Django sends no Strict-Transport-Security");
    assertThat(
            found(
                "UDB904",
                "",
                Map.of(
                    "nginx.conf",
                    "server {\n  add_header Strict-Transport-Security \"max-age=31536000\";\n}\n")))
        .containsExactly("note SECURE_HSTS_SECONDS is off; a server of the tree sends the header");
    assertThat(
            found(
                "UDB904",
                "",
                Map.of("tests/cassettes/answer.yaml", "Strict-Transport-Security: [max-age=1]\n")))
        .containsExactly(
            "low SECURE_HSTS_SECONDS is off: Django sends no Strict-Transport-Security");
  }

  @Test
  void whoeverStandsBeforeDjangoMayRedirect() {
    assertThat(found("UDB908", "", Map.of()))
        .containsExactly("low SECURE_SSL_REDIRECT is off: Django sends nobody on to HTTPS");
    Map.of(
            "deploy/nginx.conf",
            "server {\n  listen 80;\n  return 301 https://$host$request_uri;\n}\n",
            "clevercloud/http.json",
            "{\n  \"force_https\": true\n}\n",
            "fly_template.toml",
            "[http_service]\n  force_https = true\n",
            "k8s/ingress.yaml",
            "metadata:\n  annotations:\n    nginx.ingress.kubernetes.io/ssl-redirect: \"true\"\n",
            "app.yaml",
            "handlers:\n- url: /.*\n  secure: always\n",
            "stack.yml",
            "x: # labels\n  - traefik.http.middlewares.a.redirectscheme.scheme=https\n")
        .forEach(
            (path, text) ->
                assertThat(found("UDB908", "", Map.of(path, text)))
                    .as(path)
                    .singleElement()
                    .asString()
                    .startsWith("note SECURE_SSL_REDIRECT is off; " + path + ":")
                    .endsWith(" redirects"));
    assertThat(
            found(
                "UDB908",
                "",
                Map.of("deploy/nginx.conf", "server {\n  # return 301 https://$host;\n}\n")))
        .containsExactly("low SECURE_SSL_REDIRECT is off: Django sends nobody on to HTTPS");
  }

  @Test
  void aKeyOfAnImageCountsUnlessWhoeverStartsItSetsAnother() {
    String asked = "SECRET_KEY = os.environ['SECRET_KEY']\n";
    String image =
        "FROM python:3.13\nENV SECRET_KEY=%s\nCOPY . .\nCMD [\"gunicorn\", \"shop.wsgi\"]\n";
    String counts =
        " SECRET_KEY is written in the image, as SECRET_KEY, and counts unless whoever starts it"
            + " sets another";

    var kept = Map.of("Dockerfile", image.formatted("kept-by-3-shops"));
    assertThat(found("UDB204", asked, kept)).containsExactly("medium" + counts);
    assertThat(found("UDB203", asked, kept))
        .containsExactly(
            "note SECRET_KEY is short, of few characters, or the one that startproject wrote;"
                + " whoever starts the image may set another");
    assertThat(
            found("UDB204", asked, Map.of("Dockerfile", image.formatted("for-collectstatic-only"))))
        .containsExactly("low" + counts);
  }

  @Test
  void aWorkflowMayNameTheSettings() {
    var files = new TreeMap<String, String>();
    files.put("shop/dev.py", "from shop.settings import *\nDEBUG = True\n");
    files.put("shop/production.py", "from shop.settings import *\n");
    files.put(
        "shop/wsgi.py",
        """
        import os
        from django.core.wsgi import get_wsgi_application
        os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.dev')
        application = get_wsgi_application()
        """);
    String wrong =
        " production is started with shop.dev, in which DEBUG is on, while DJANGO_SETTINGS_MODULE is"
            + " unset";

    assertThat(found("UDB110", "", files)).containsExactly("critical" + wrong);

    files.put(
        ".github/workflows/ship.yml",
        "run: docker run -e DJANGO_SETTINGS_MODULE=shop.production_test shop\n");
    assertThat(found("UDB110", "", files)).containsExactly("critical" + wrong);

    files.put(
        ".github/workflows/ship.yml",
        "run: |\n  docker run -e DJANGO_SETTINGS_MODULE=shop.production shop\n");
    assertThat(found("UDB110", "", files))
        .containsExactly("medium" + wrong + "; .github/workflows/ship.yml:2 sets it");
  }

  @Test
  void aKeyThatPagesShowIsNoSecret() {
    String key = "AIza" + "Sy1bC3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW";
    assertThat(found("UDB211", "MAPS_KEY_OF_OURS = '" + key + "'\n", Map.of()))
        .singleElement()
        .asString()
        .startsWith("low ");
  }

  @Test
  void whatTheProjectSilencesIsANote() {
    String without = "MIDDLEWARE = ['django.middleware.security.SecurityMiddleware']\n";
    assertThat(found("UDB903", without, Map.of()))
        .singleElement()
        .asString()
        .startsWith("medium CsrfViewMiddleware is missing");
    assertThat(found("UDB903", without + "SILENCED_SYSTEM_CHECKS = ['security.W003']\n", Map.of()))
        .containsExactly(
            "note CsrfViewMiddleware is missing; SILENCED_SYSTEM_CHECKS names security.W003");
  }

  @Test
  void aDefaultKeyWithWhichTheProcessRefusesToStartElsewhereNeedsTwoToForget() {
    assertThat(
            found(
                "UDB202",
                """
                STAGE = os.environ.get("STAGE", "local")
                SECRET_KEY = os.environ.get("KEY") or "kept-by-3-shops"
                if STAGE != "local":
                    assert SECRET_KEY != "kept-by-3-shops"
                """,
                Map.of()))
        .containsExactly(
            "medium SECRET_KEY is one that everybody can read here, while KEY and STAGE are unset");
  }

  @Test
  void whatServicesThatRunTestsSetIsOfNoDeployment() {
    String chosen =
        """
        if os.environ.get("%s"):
            DEBUG = True
        else:
            from shop.local import *
        """;
    assertThat(verdicts(chosen.formatted("TRAVIS"))).containsExactly("FAILS");
    assertThat(verdicts(chosen.formatted("STAGE"))).containsExactly("ON");
  }

  @Test
  void aModuleThatWhoeverInstallsItMakesIsExpected() {
    String local =
        """
        DEBUG = True
        try:
            from shop.local_settings import *
        except ImportError:
            pass
        """;
    String says = " DEBUG is on while the file shop/local_settings.py is missing";
    assertThat(found("UDB109", local, Map.of())).containsExactly("critical" + says);
    assertThat(found("UDB109", local, Map.of("shop/local_settings.py.example", "")))
        .containsExactly("high" + says);
    assertThat(found("UDB109", local, Map.of(".gitignore", "/shop/local_settings.py\n")))
        .containsExactly("high" + says);
    assertThat(found("UDB109", local, Map.of("shop/my_local_settings.py", "")))
        .containsExactly("critical" + says);
  }

  @Test
  void whatOnlyLetsItsOwnerBeWrittenToIsNoCredential() {
    String dsn = "SENTRY = 'https://5f3e2d1c0b9a88776655443322110011@o1.ingest.sentry.io/42'\n";
    assertThat(found("UDB211", dsn, Map.of())).singleElement().asString().startsWith("note ");
    assertThat(found("UDB213", dsn, Map.of())).isEmpty();
  }

  /// Nothing names a version; what the files use is that of a Django that is long gone.
  @Test
  void theFilesOfAnOldDjangoSayHowOldItIs() {
    String old =
        "MIDDLEWARE_CLASSES = ['django.middleware.csrf.CsrfViewMiddleware']\ndel MIDDLEWARE\n";
    assertThat(Shop.series("", Map.of())).containsExactly("5.2");
    assertThat(Shop.series(old, Map.of())).containsExactly("5.2");
    var alone =
        Map.of("shop/settings.py", "DEBUG = False\nMIDDLEWARE_CLASSES = []\nALLOWED_HOSTS = []\n");
    assertThat(Shop.series("", alone)).containsExactly("1.11");
    assertThat(Shop.series("", Map.of("shop/urls.py", "from django.conf.urls.defaults import *\n")))
        .containsExactly("1.5");
    assertThat(lastWith("from django.conf.urls import (\n    url,\n)\n")).isEqualTo("3.2");
    assertThat(lastWith("from django.conf.urls import include\n")).isEqualTo("5.2");
    assertThat(lastWith("try:\n    from django.conf.urls import url\n")).isEqualTo("5.2");
    assertThat(
            lastWith(
                """
                from django.utils.translation import ugettext_lazy as _
                from django.core.urlresolvers import reverse
                """))
        .isEqualTo("1.11");
    assertThat(lastWith("from django.utils.timezone import now, utc\n")).isEqualTo("4.2");
  }

  private static String lastWith(String models) {
    return Shop.series("", Map.of("shop/models.py", models)).getFirst();
  }

  @Test
  void theSessionsCookieMayStayAtHome() {
    String any =
        """
        MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]
        CORS_ALLOW_ALL_ORIGINS = CORS_ALLOW_CREDENTIALS = True
        """;
    assertThat(found("UDB935", any, Map.of())).singleElement().asString().startsWith("note ");
    assertThat(found("UDB935", any + "SESSION_COOKIE_SAMESITE = 'None'\n", Map.of()))
        .singleElement()
        .asString()
        .startsWith("high ");
  }

  @Test
  void theMiddlewareOfAnOldDjangoHasItsOwnSetting() {
    String settings =
        """
        DEBUG = False
        ROOT_URLCONF = "shop.urls"
        INSTALLED_APPS = ["django.contrib.sessions"]
        MIDDLEWARE_CLASSES = [%s"django.contrib.sessions.middleware.SessionMiddleware"]
        """;
    var old =
        Map.of("shop/settings.py", settings.formatted(""), "requirements.txt", "Django==1.8.19\n");
    var with =
        Map.of(
            "shop/settings.py",
            settings.formatted("\"django.middleware.csrf.CsrfViewMiddleware\", "),
            "requirements.txt",
            "Django==1.8.19\n");
    assertThat(found("UDB903", "", old)).hasSize(1);
    assertThat(found("UDB903", "", with)).isEmpty();
    assertThat(found("UDB901", "", old)).hasSize(1);
    var older =
        Map.of("shop/settings.py", settings.formatted(""), "requirements.txt", "Django==1.5.4\n");
    assertThat(found("UDB901", "", older)).isEmpty();
  }

  /// Other variables must be there for the process to start, and decide nothing.
  @Test
  void theVariableThatDecidesIsNamed() {
    String text =
        """
        SECRET_KEY = os.environ["SECRET_KEY"]
        DATABASE = os.environ["ANOTHER"]
        DEBUG = os.environ["DEBUG"]
        """;
    assertThat(found("UDB107", text, Map.of())).isEmpty();
    assertThat(found("UDB103", text, Map.of()))
        .containsExactly(
            "high DEBUG is on for every non-empty DEBUG, \"False\" and \"0\" included");
  }

  @Test
  void aServerThatSpeaksHttpsAloneNeedsNoRedirect() {
    String image =
        "FROM python:3.13\nCOPY . .\nCMD [\"gunicorn\", \"--certfile=a.pem\", \"shop.wsgi\"]\n";
    assertThat(found("UDB908", "", Map.of("Dockerfile", image)))
        .containsExactly(
            "note SECURE_SSL_REDIRECT is off; `gunicorn --certfile=a.pem shop.wsgi` answers over"
                + " HTTPS alone");
  }

  @Test
  void anApiWithoutFormsHasNoneToForge() {
    String api = "INSTALLED_APPS = ['rest_framework']\nMIDDLEWARE = ['shop.middleware.Own']\n";
    assertThat(found("UDB903", api, Map.of()))
        .containsExactly(
            "note CsrfViewMiddleware is missing; no page of the tree has a form to be sent");
    assertThat(
            found(
                "UDB903", api, Map.of("shop/templates/pay.html", "<form method=\"POST\"></form>")))
        .singleElement()
        .asString()
        .startsWith("medium ");
  }

  @Test
  void browsersThatHstsKeepsOnHttpsSendNoCookieOverHttp() {
    String sessions = "MIDDLEWARE += ['django.contrib.sessions.middleware.SessionMiddleware']\n";
    assertThat(found("UDB912", sessions, LOGIN))
        .containsExactly("low SESSION_COOKIE_SECURE is off: its cookie is not kept to HTTPS");
    assertThat(found("UDB912", sessions, Map.of()))
        .containsExactly("note SESSION_COOKIE_SECURE is off; no code of the tree makes a session");
    assertThat(found("UDB912", sessions + "SECURE_HSTS_SECONDS = 3600\n", LOGIN))
        .containsExactly(
            "note SESSION_COOKIE_SECURE is off; HSTS keeps browsers that were here before on HTTPS");
  }

  @Test
  void withoutAdminsNoMailShowsAnything() {
    assertThat(found("UDB113", "DEBUG = 0\nADMINS = [('a', 'a@shop.example')]\n", Map.of()))
        .singleElement()
        .asString()
        .startsWith("medium DEBUG is false, but not False");
    assertThat(found("UDB113", "DEBUG = 0\n", Map.of()))
        .containsExactly(
            "note DEBUG is false, but not False; ADMINS is empty, so that no error mail is sent");
  }

  @Test
  void renderRedirectsByItself() {
    String render =
        "services:\n- {type: web, name: shop, runtime: python, startCommand: gunicorn shop.wsgi}\n";
    assertThat(found("UDB908", "", Map.of("render.yaml", render, "Dockerfile", "")))
        .containsExactly("note SECURE_SSL_REDIRECT is off; render.yaml:2 redirects");
  }

  @Test
  void whatNeverRedirectsNeedsNoOrder() {
    String common =
        "MIDDLEWARE = ['django.middleware.common.CommonMiddleware',"
            + " 'django.middleware.security.SecurityMiddleware']\n";
    assertThat(found("UDB936", common, Map.of())).hasSize(1);
    assertThat(found("UDB936", common + "APPEND_SLASH = False\n", Map.of())).isEmpty();
    String old = common.replace("MIDDLEWARE", "MIDDLEWARE_CLASSES");
    assertThat(found("UDB936", old, Map.of("requirements.txt", "Django==1.9.2\n"))).isEmpty();
  }

  @Test
  void aScriptThatWritesTheServersConfigurationServesFilesToo() {
    String files = "INSTALLED_APPS = ['django.contrib.staticfiles']\nSTATIC_URL = '/static/'\n";
    String page = "<link href='/static/shop.css'>\n";
    assertThat(found("UDB118", files, Map.of("shop/templates/shop.html", page))).hasSize(1);
    assertThat(
            found(
                "UDB118",
                files,
                Map.of(
                    "shop/templates/shop.html",
                    page,
                    "deploy/set-up.sh",
                    "cat > /etc/nginx/shop <<EOF\n  location /static/ {\n    alias /srv/shop/;\n")))
        .isEmpty();
    var shell = Map.of("shop/templates/shop.html", page, "deploy/set-up.sh", "alias ll='ls -l'\n");
    assertThat(found("UDB118", files, shell)).hasSize(1);
  }

  @Test
  void whereNobodyLogsInAnyPasswordWillDo() {
    String users = "INSTALLED_APPS = ['django.contrib.auth']\n";
    assertThat(found("UDB011", users, Map.of()))
        .singleElement()
        .asString()
        .startsWith("note AUTH_PASSWORD_VALIDATORS is empty; nobody logs in");
    assertThat(
            found(
                "UDB011",
                users,
                Map.of("shop/views.py", "from django.contrib.auth.views import LoginView\n")))
        .singleElement()
        .asString()
        .startsWith("low ");
  }

  @Test
  void aKeyThatThePlatformDrawsIsOne() {
    String drawn =
        "import secrets\nSECRET_KEY = os.environ.get('SHOP_KEY') or secrets.token_hex(32)\n";
    String render =
        "services:\n- type: web\n  name: shop\n  runtime: python\n  startCommand: gunicorn shop.wsgi\n";
    String asked = render + "  envVars: [{key: SHOP_KEY, generateValue: true}]\n";
    assertThat(found("UDB205", drawn, Map.of("render.yaml", render, "Dockerfile", ""))).hasSize(1);
    assertThat(found("UDB205", drawn, Map.of("render.yaml", asked, "Dockerfile", ""))).isEmpty();
  }
}
