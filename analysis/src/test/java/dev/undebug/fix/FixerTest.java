package dev.undebug.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Application;
import dev.undebug.rule.Policy;
import dev.undebug.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of the ways in which people write settings.
class FixerTest {

  private static final String CHOOSES =
      "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n";

  private final Map<String, String> files =
      new LinkedHashMap<>(
          Map.of(
              "manage.py", CHOOSES,
              "shop/__init__.py", "",
              "shop/wsgi.py",
                  "import os\n\nfrom django.core.wsgi import get_wsgi_application\n\n"
                      + CHOOSES.lines().skip(1).findFirst().orElseThrow()
                      + "\n\napplication = get_wsgi_application()\n",
              "requirements.txt", "Django==5.2.19\ngunicorn==23.0.0\n",
              "Dockerfile", "FROM python:3.13\nCMD [\"gunicorn\", \"shop.wsgi\"]\n"));

  private Map<String, String> fixed(boolean isUnsafe) {
    Plan plan =
        Fixer.plan(
            Tree.of(files),
            Application::read,
            Policy.STANDARD,
            repair -> isUnsafe || repair.safety() == Repair.Safety.SAFE);
    var fixed = new LinkedHashMap<>(files);
    plan.files()
        .forEach(
            (path, change) ->
                fixed.put(path, new String(change.after().bytes(), StandardCharsets.UTF_8)));
    return fixed;
  }

  private String settings(String text) {
    files.put("shop/settings.py", text + "\n");
    return fixed(false).getOrDefault("shop/settings.py", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          DEBUG = True                                     | os.environ.get("DJANGO_DEBUG", "") == "1"
          DEBUG = bool(os.environ.get("DEBUG", default=0)) | os.environ.get("DEBUG", "").lower() in ("1", "true", "yes", "on")
          DEBUG = bool(os.getenv('DEBUG', 'False'))        | os.environ.get('DEBUG', '').lower() in ('1', 'true', 'yes', 'on')
          DEBUG = "DEBUG" in os.environ                    | os.environ.get("DEBUG", "").lower() in ("1", "true", "yes", "on")
          DEBUG = os.environ.get("DEBUG", "1") == "1"      | os.environ.get("DEBUG", "0") == "1"
          DEBUG = os.environ.get("DEBUG", "True") == "True" | os.environ.get("DEBUG", "False") == "True"
          """)
  void debugIsOffUnlessSomebodySaysSo(String written, String expected) {
    files.put("shop/settings.py", "import os\n" + written + "\n");

    assertThat(settings("import os\n" + written)).contains("\nDEBUG = " + expected + "\n");
  }

  @Test
  void theReaderOfTheFileIsUsed() {
    assertThat(
            settings(
                "import environ\nenv = environ.Env()\nDEBUG = True\nSECRET_KEY ="
                    + " \"Kq8vZt2mWr5Lx9PnHc4sYb7gDu3Ej6FaTn5wRk2xVm8Qz3LpBf\"\nALLOWED_HOSTS = []"))
        .contains(
            "DEBUG = env.bool(\"DJANGO_DEBUG\", default=False)",
            "SECRET_KEY = env(\"SECRET_KEY\")",
            "ALLOWED_HOSTS = env.list(\"DJANGO_ALLOWED_HOSTS\", default=[\"localhost\","
                + " \"127.0.0.1\"])")
        .doesNotContain("os.environ[\"SECRET_KEY\"]");
    assertThat(settings("from decouple import config\nDEBUG = True"))
        .contains("DEBUG = config(\"DJANGO_DEBUG\", default=False, cast=bool)");
  }

  /// A function of the project's own may want its default.
  @Test
  void aDefaultThatSomebodyElseReadsStays() {
    String text =
        """
        import os
        def secret(name, default):
            return os.environ.get(name, default)
        DEBUG = False
        SECRET_KEY = secret("KEY", "Kq8vZt2mWr5Lx9PnHc4sYb7gDu3Ej6FaTn5wRk2xVm8Qz3LpBf")
        """;

    assertThat(settings(text)).contains("SECRET_KEY = secret(\"KEY\", \"Kq8v");
  }

  @Test
  void commentsStay() {
    assertThat(settings("DEBUG = True\nALLOWED_HOSTS = [\n    # 'shop.example'\n]"))
        .contains("ALLOWED_HOSTS = [\n    # 'shop.example'\n]\nALLOWED_HOSTS += os.environ.get(");
  }

  @Test
  void hostsComeFromTheServerBeforeDjango() {
    files.put(
        "nginx.conf",
        """
        server {
          server_name shop.teahouse.coop;
          location / {
            proxy_set_header Host $host;
            proxy_pass http://web:8000;
          }
        }
        """);

    assertThat(settings("DEBUG = False\nALLOWED_HOSTS = [\"*\"]"))
        .contains("ALLOWED_HOSTS = [\"shop.teahouse.coop\"]");
  }

  /// What a class holds is not changed by what stands behind it.
  @Test
  void nothingIsWrittenBehindAClass() {
    files.put("requirements.txt", "Django==5.2.19\ndjango-configurations==2.5.1\n");
    String text =
        """
        from configurations import Configuration

        class Shop(Configuration):
            DEBUG = False
            MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
        """;
    files.put(
        "Dockerfile", "FROM python:3.13\nENV DJANGO_CONFIGURATION=Shop\nCMD gunicorn shop.wsgi\n");
    files.put("shop/settings.py", text);

    assertThat(fixed(true).get("shop/settings.py")).doesNotContain("\nLOGGING", "\nSECURE_");
  }

  @Test
  void aDeploymentThatTurnsDebugOnIsTurnedAround() {
    files.put("shop/settings.py", "import os\nDEBUG = os.environ.get(\"DEBUG\") == \"1\"\n");
    files.put("Dockerfile", "FROM python:3.13\nENV DEBUG=1\nCMD [\"gunicorn\", \"shop.wsgi\"]\n");

    assertThat(fixed(false).get("Dockerfile")).contains("ENV DEBUG=1");
    assertThat(fixed(true).get("Dockerfile")).contains("ENV DEBUG=0");
  }

  @Test
  void staticFilesAreServedBeforeDebugGoesOff() {
    files.put(
        "shop/settings.py",
        """
        DEBUG = True
        INSTALLED_APPS = ["django.contrib.staticfiles"]
        STATIC_URL = "/static/"
        MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]
        """);
    files.put("templates/shop.html", "{% load static %}<img src=\"{% static 'a.png' %}\">\n");
    Plan plan = Fixer.plan(Tree.of(files), Application::read, Policy.STANDARD, _ -> true);
    var titles = plan.steps().stream().map(step -> step.repair().title()).toList();

    assertThat(titles).contains("Serve static files with WhiteNoise");
    assertThat(titles.indexOf("Serve static files with WhiteNoise"))
        .isLessThan(
            titles.indexOf("Read DEBUG from the environment, off unless it says otherwise"));
    assertThat(fixed(true).get("requirements.txt")).contains("whitenoise>=6,<7");
  }

  @Test
  void sqlIsGivenItsValuesApart() {
    files.put("shop/settings.py", "DEBUG = False\nROOT_URLCONF = \"shop.urls\"\n");
    files.put(
        "shop/views.py",
        """
        from django.db import connection

        def find(request):
            name = request.GET["name"]
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT * FROM tea WHERE name = '{name}' AND price < 100 % 7")
                cursor.execute(f"SELECT * FROM tea ORDER BY {name}")
        """);
    files.put(
        "shop/urls.py",
        "from django.urls import path\nfrom . import views\nurlpatterns = [path('', views.find)]\n");

    assertThat(fixed(true).get("shop/views.py"))
        .contains(
            "cursor.execute(\"SELECT * FROM tea WHERE name = %s AND price < 100 %% 7\", [name])",
            "cursor.execute(f\"SELECT * FROM tea ORDER BY {name}\")");
  }
}
