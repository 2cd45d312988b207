package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeploymentsTest {

  private static final String GUNICORN =
      "FROM python:3.12\nWORKDIR /app\nCOPY . .\nCMD gunicorn shop.wsgi\n";

  @Test
  void withoutDeploymentFilesTheServersDefaultIsProduction() {
    var found = Found.in();

    assertThat(found.names()).containsExactly("manage.py", "shop/wsgi.py");
    assertThat(found.named("shop/wsgi.py").production()).isTrue();
    assertThat(found.named("shop/wsgi.py").serves()).isTrue();
    assertThat(found.named("manage.py").production()).isFalse();
  }

  @Test
  void aDefaultThatProductionOverridesIsNotProduction() {
    var found =
        Found.in(
            "Dockerfile",
            """
            FROM python:3.12
            ENV DJANGO_SETTINGS_MODULE=shop.live
            COPY . .
            CMD gunicorn shop.wsgi
            """,
            "shop/live.py",
            "");

    assertThat(found.settings("Dockerfile")).isEqualTo("shop.live at Dockerfile:2:5");
    assertThat(found.named("shop/wsgi.py").standing())
        .isEqualTo(
            new Deployment.Standing(false, "Dockerfile starts it with settings of its own choice"));
  }

  @Test
  void aDefaultThatProductionReliesOnIsJudgedWithWhatStartsIt() {
    var found = Found.in("Dockerfile", GUNICORN);

    assertThat(found.named("shop/wsgi.py").standing())
        .isEqualTo(new Deployment.Standing(false, "Dockerfile relies on it, and is judged itself"));
  }

  @Test
  void runserverIsProductionOnlyWhereNothingElseServes() {
    String runserver = "FROM python:3.12\nCOPY . .\nCMD python manage.py runserver 0:80\n";

    assertThat(Found.in("Dockerfile", runserver).named("Dockerfile").standing())
        .isEqualTo(
            new Deployment.Standing(
                true, "runserver is for development, but nothing else in the tree serves it"));
    assertThat(
            Found.in("Dockerfile", runserver, "Procfile", "web: gunicorn shop.wsgi\n")
                .named("Dockerfile")
                .production())
        .isFalse();
  }

  @Test
  void namesTellWhatADeploymentIsFor() {
    var found =
        Found.in(
            "Dockerfile.dev", GUNICORN,
            "deploy/production/Dockerfile", GUNICORN,
            ".devcontainer/Dockerfile", GUNICORN,
            "device/Dockerfile", GUNICORN);

    assertThat(found.named("Dockerfile.dev").standing())
        .isEqualTo(new Deployment.Standing(false, "`dev` in its name"));
    assertThat(found.named("deploy/production/Dockerfile").production()).isTrue();
    assertThat(found.named(".devcontainer/Dockerfile").production()).isFalse();
    assertThat(found.named("device/Dockerfile").production()).isTrue();
  }

  @Test
  void theCommandsSettingsWinOverTheEnvironments() {
    var found =
        Found.in(
            "Dockerfile",
            """
            FROM python:3.12
            ENV DJANGO_SETTINGS_MODULE=shop.a
            COPY . .
            CMD python manage.py runserver --settings shop.b
            """);

    assertThat(found.settings("Dockerfile")).isEqualTo("shop.b at Dockerfile:4:1");
  }

  @Test
  void anEntryPointThatInsistsWinsOverTheEnvironment() {
    var found =
        Found.in(
            "shop/wsgi.py",
            """
            import os
            os.environ['DJANGO_SETTINGS_MODULE'] = 'shop.fixed'
            from django.core.wsgi import get_wsgi_application
            """,
            "Dockerfile",
            """
            FROM python:3.12
            ENV DJANGO_SETTINGS_MODULE=shop.a
            COPY . .
            CMD gunicorn shop.wsgi
            """);

    assertThat(found.settings("Dockerfile")).isEqualTo("shop.fixed at shop/wsgi.py:2:12");
  }

  @Test
  void aModuleThatSomebodyElseNamesIsUnknown() {
    var found =
        Found.in(
            "docker-compose.yml",
            """
            services:
              web:
                image: x
                volumes: [".:/app"]
                working_dir: /app
                command: gunicorn shop.wsgi
                environment: [DJANGO_SETTINGS_MODULE]
            """);

    assertThat(found.settings("docker-compose.yml#web"))
        .isEqualTo(
            "unknown: DJANGO_SETTINGS_MODULE is set by the shell that runs compose:"
                + " compose passes its DJANGO_SETTINGS_MODULE on");
  }
}
