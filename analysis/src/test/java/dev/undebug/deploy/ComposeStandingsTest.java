package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which services of compose files count as production.
class ComposeStandingsTest {

  @Test
  void anEnvironmentThatIsCalledLocalIsNoProduction() {
    String compose =
        """
        services:
          web:
            command: gunicorn shop.wsgi
            environment:
              ENVIRONMENT: %s
        """;

    assertThat(
            Found.in(
                    "docker-compose.deploy.yml",
                    compose.formatted("local"),
                    "shop/wsgi.py",
                    Found.WSGI)
                .named("docker-compose.deploy.yml#web")
                .standing())
        .isEqualTo(new Deployment.Standing(false, "ENVIRONMENT=local says so"));
    assertThat(
            Found.in(
                    "docker-compose.deploy.yml",
                    compose.formatted("production"),
                    "shop/wsgi.py",
                    Found.WSGI)
                .named("docker-compose.deploy.yml#web")
                .production())
        .isTrue();
  }

  @Test
  void aComposeFileIsForDevelopmentWhereGitIgnoresAnotherForProduction() {
    String compose = "services:\n  web:\n    command: gunicorn shop.wsgi\n";

    assertThat(
            Found.in(
                    "docker-compose.yml",
                    compose,
                    ".gitignore",
                    "*.pyc\n/deploy/docker-compose.prod.yml\n",
                    "shop/wsgi.py",
                    Found.WSGI)
                .named("docker-compose.yml#web")
                .standing())
        .isEqualTo(
            new Deployment.Standing(
                false, ".gitignore names another for production: docker-compose.prod.yml"));
    assertThat(
            Found.in(
                    "docker-compose.yml",
                    compose,
                    ".gitignore",
                    "*.pyc\n!docker-compose.prod.yml\ndocker-compose.override.yml\n",
                    "shop/wsgi.py",
                    Found.WSGI)
                .named("docker-compose.yml#web")
                .production())
        .isTrue();
  }

  @Test
  void aComposeServiceThatLoadsSettingsForProductionIsNotBesideThem() {
    for (var started :
        Map.of("python manage.py runserver 0:8000", "shop.settings_prod", "gunicorn shop.wsgi", "")
            .entrySet()) {
      String compose =
          """
          services:
            web:
              command: %s
              environment:
                DJANGO_SETTINGS_MODULE: %s
              volumes: [".:/app"]
          """
              .formatted(started.getKey(), started.getValue());
      var found =
          Found.in(
              "docker-compose.yml",
              compose,
              "manage.py",
              Found.MANAGE,
              "shop/wsgi.py",
              Found.WSGI,
              "shop/settings.py",
              "",
              "shop/settings_prod.py",
              "");

      assertThat(found.named("docker-compose.yml#web").production()).as(started.getKey()).isTrue();
    }
  }

  @Test
  void aComposeFileMaySayItselfThatItIsNotForProduction() {
    String compose =
        """
        #
        # DOCKER-COMPOSE FOR DEVELOPMENT PURPOSES ONLY AND %s PRODUCTION!
        #
        services:
          web:
            command: gunicorn shop.wsgi
        """;

    assertThat(
            Found.in(
                    "compose.yaml",
                    compose.formatted("NOT SUITABLE FOR"),
                    "shop/wsgi.py",
                    Found.WSGI)
                .named("compose.yaml#web")
                .standing())
        .isEqualTo(
            new Deployment.Standing(false, "its first comment says that it is not for production"));
    assertThat(
            Found.in(
                    "compose.yaml",
                    compose.replace("DEVELOPMENT PURPOSES ONLY AND ", "").formatted("GREAT IN"),
                    "shop/wsgi.py",
                    Found.WSGI)
                .named("compose.yaml#web")
                .production())
        .isTrue();
  }
}
