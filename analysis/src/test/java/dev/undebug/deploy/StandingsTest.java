package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StandingsTest {

  private static final String WSGI_FOR_DEVELOPMENT =
      Found.WSGI.replace("shop.settings", "shop.settings_dev");

  @Test
  void aFallbackForDevelopmentSaysNothingWhereProductionHasSettingsOfItsOwn() {
    var found =
        Found.in(
            "shop/wsgi.py", WSGI_FOR_DEVELOPMENT,
            "shop/settings_dev.py", "",
            "shop/settings_prod.py", "");

    assertThat(found.named("shop/wsgi.py").production()).isTrue();
    assertThat(found.settings("shop/wsgi.py"))
        .isEqualTo(
            "unknown: it is for whoever starts it to name the settings module: shop/wsgi.py falls"
                + " back to shop.settings_dev, and shop.settings_prod lies beside it");
  }

  @Test
  void aFallbackForDevelopmentCountsWhereThereIsNothingElse() {
    var found =
        Found.in("shop/wsgi.py", WSGI_FOR_DEVELOPMENT, "shop/settings_dev.py", "DEBUG = True\n");

    assertThat(found.settings("shop/wsgi.py")).isEqualTo("shop.settings_dev at shop/wsgi.py:3:23");
  }

  @Test
  void aPlatformIsTakenToKeepAFallbackForProduction() {
    var found =
        Found.in(
            "Procfile", "web: gunicorn shop.wsgi\n",
            "shop/wsgi.py", Found.WSGI.replace("shop.settings", "shop.settings_prod"),
            "shop/settings_dev.py", "",
            "shop/settings_prod.py", "");

    assertThat(found.settings("Procfile#web")).isEqualTo("shop.settings_prod at shop/wsgi.py:3:23");
  }

  @Test
  void aPlatformRunsEvenRunserverForVisitors() {
    var found =
        Found.in(
            "render.yaml",
            """
            services:
            - type: web
              name: shop
              runtime: python
              startCommand: python manage.py runserver 0.0.0.0:9000
            """,
            "Procfile",
            "web: gunicorn shop.wsgi\n",
            "shop/wsgi.py",
            Found.WSGI);

    assertThat(found.named("render.yaml#shop").standing())
        .isEqualTo(new Deployment.Standing(true, "a platform runs it for visitors"));
    for (String port : List.of("$PORT", "8000")) {
      assertThat(
              Found.in(
                      "Procfile",
                      "web: python manage.py runserver 0.0.0.0:%s\n".formatted(port),
                      "manage.py",
                      Found.MANAGE,
                      "shop/settings_prod.py",
                      "")
                  .named("Procfile#web")
                  .production())
          .as(port)
          .isEqualTo(port.equals("$PORT"));
    }
  }

  @Test
  void runserverIsNotProductionWhereTheTreeHasSettingsForIt() {
    var found =
        Found.in(
            "compose.yaml",
            """
            services:
              web:
                build: .
                command: python manage.py runserver 0:80
                environment: {DJANGO_SETTINGS_MODULE: shop.compose}
            """,
            "Dockerfile",
            "FROM python:3.12\nCOPY . .\n",
            "shop/compose.py",
            "",
            "shop/settings_production.py",
            "");

    assertThat(found.named("compose.yaml#web").standing())
        .isEqualTo(
            new Deployment.Standing(
                false,
                "runserver is for development, and the tree has settings for production:"
                    + " shop.settings_production"));
  }

  @Test
  void aWorkerIsForDevelopmentWithTheServerBesideIt() {
    var found =
        Found.in(
            "compose.yaml",
            """
            services:
              web:
                build: .
                command: gunicorn --reload shop.wsgi
              worker:
                build: .
                command: celery -A shop worker
            """,
            "shop/celery.py",
            "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
            "Dockerfile",
            "FROM python:3.12\nCOPY . .\nCMD gunicorn shop.wsgi\n");

    assertThat(found.named("compose.yaml#worker").standing())
        .isEqualTo(
            new Deployment.Standing(
                false, "it works for compose.yaml#web, which is for development"));
    assertThat(found.named("Dockerfile").production()).isTrue();
  }

  @Test
  void anImageThatHerokuBuildsTakesNoProcfile() {
    var found =
        Found.in(
            "heroku.yml",
            """
            build:
              docker:
                web: Dockerfile
                worker: {dockerfile: Dockerfile}
              config: {DJANGO_SETTINGS_MODULE: shop.never}
            run:
              worker:
                command: [celery -A shop worker]
            """,
            "Dockerfile",
            """
            FROM python:3.12
            ARG DJANGO_SETTINGS_MODULE
            ENV DJANGO_SETTINGS_MODULE=shop.live
            COPY . .
            CMD gunicorn shop.wsgi
            """,
            "shop/celery.py",
            "",
            "shop/live.py",
            "",
            "Procfile",
            "web: gunicorn shop.wsgi\n");

    assertThat(found.named("Procfile#web").production()).isFalse();
    assertThat(found.named("Procfile#web").standing().because())
        .isEqualTo("heroku.yml has Heroku build an image, which takes no Procfile");
    assertThat(found.settings("heroku.yml#web")).isEqualTo("shop.live at Dockerfile:3:5");
    assertThat(found.named("heroku.yml#worker").command().server()).isEqualTo(Server.CELERY);
    assertThat(found.open("heroku.yml#web")).containsExactly("Heroku config vars");
  }

  @Test
  void copiesWithinAnImageAreSeenWhereTheyLie() {
    var found =
        Found.in(
            "Dockerfile",
            """
            FROM python:3.12
            WORKDIR /app
            COPY . /app
            COPY docker/local.py shop/local.py
            RUN set -eux; \\
                cp docker/live.py shop/live.py; \\
                cd docker && cp local.py ../shop/other.py
            ENV DJANGO_SETTINGS_MODULE=shop.live
            CMD ["gunicorn", "shop.wsgi"]
            """,
            "docker/live.py",
            "DEBUG = False\n",
            "docker/local.py",
            "DEBUG = True\n");

    assertThat(found.named("Dockerfile").placed())
        .containsEntry("shop/live.py", "docker/live.py")
        .containsEntry("shop/local.py", "docker/local.py")
        .containsEntry("shop/other.py", "docker/local.py")
        .hasSize(3);
    assertThat(found.settings("Dockerfile")).isEqualTo("shop.live at Dockerfile:8:5");
    assertThat(found.named("Dockerfile").entry()).isEqualTo("shop/wsgi.py");
  }

  @Test
  void whatThePackageOfAnEntryPointInsistsOnHolds() {
    var found =
        Found.in(
            "shop/__init__.py",
            "import os\nos.environ['DJANGO_SETTINGS_MODULE'] = 'shop.core'\n",
            "shop/core.py",
            "",
            "shop/wsgi.py",
            """
            from django.core.wsgi import get_wsgi_application
            application = get_wsgi_application()
            """,
            "Dockerfile",
            "FROM python:3.12\nCOPY . .\nCMD gunicorn shop.wsgi\n");

    assertThat(found.settings("Dockerfile")).isEqualTo("shop.core at shop/__init__.py:2:12");
  }

  @Test
  void anotherApplicationBesideADjangoProjectIsNotPaired() {
    var found =
        Found.in(
            "flask/app.yaml", "runtime: python312\n",
            "flask/main.py", "app = None\n",
            "main.py", "from shop.wsgi import application as app\n",
            "app.yaml", "runtime: python312\n");

    assertThat(found.names()).contains("app.yaml").doesNotContain("flask/app.yaml");
  }

  @Test
  void runserverWithSettingsForDevelopmentIsForDevelopment() {
    var found =
        Found.in(
            "Dockerfile",
            "FROM python:3.12\nCOPY . .\nCMD python manage.py runserver 0:80\n",
            "manage.py",
            Found.MANAGE.replace("shop.settings", "devproject.settings"),
            "devproject/settings.py",
            "DEBUG = True\n");

    assertThat(found.named("Dockerfile").standing())
        .isEqualTo(
            new Deployment.Standing(
                false, "runserver is for development, and so are settings called `devproject`"));
  }

  @Test
  void whatATemplateSuggestsIsNotTakenForProductionsSettings() {
    String compose = "services:\n  web:\n    command: gunicorn shop.wsgi\n    env_file: .env\n";
    var found =
        Found.in(
            "compose.yml", compose,
            ".env.example", "DJANGO_SETTINGS_MODULE=shop.settings_dev\n",
            "shop/settings_dev.py", "",
            "shop/settings_prod.py", "");

    assertThat(found.settings("compose.yml#web")).startsWith("unknown: DJANGO_SETTINGS_MODULE is");
  }

  @Test
  void aFileWhoseTemplateDoesNotNameTheSettingsIsNotExpectedTo() {
    String compose = "services:\n  web:\n    command: gunicorn shop.wsgi\n    env_file: .env\n";
    String[] tree = {
      "compose.yml", compose,
      "shop/wsgi.py", WSGI_FOR_DEVELOPMENT,
      "shop/settings_dev.py", "",
      "shop/settings_prod.py", "",
      ".env.example", "SECRET_KEY=\n"
    };

    assertThat(Found.in(tree).settings("compose.yml#web")).startsWith("shop.settings_dev at ");
    assertThat(Found.in(java.util.Arrays.copyOf(tree, 8)).settings("compose.yml#web"))
        .startsWith("unknown: ");
  }

  @Test
  void aFallbackThatTakesInSettingsForProductionIsThem() {
    String[] tree = {
      "Procfile", "web: gunicorn shop.wsgi\n",
      "shop/wsgi.py", Found.WSGI,
      "shop/settings/__init__.py", "from .production import *\n",
      "shop/settings/production.py", "ROOT_URLCONF = 'shop.urls'\n"
    };

    assertThat(Found.in(tree).settings("Procfile#web")).startsWith("shop.settings at ");
    tree[5] = "from .local import *\n";
    assertThat(Found.in(tree).settings("Procfile#web")).startsWith("unknown: ");
  }

  @Test
  void anEntryPointThatIsCalledAfterDevelopmentIsForIt() {
    var found =
        Found.in("shop/wsgi/development.py", Found.WSGI, "shop/wsgi/production.py", Found.WSGI);

    assertThat(found.named("shop/wsgi/development.py").production()).isFalse();
    assertThat(found.named("shop/wsgi/production.py").production()).isTrue();
  }
}
