package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Who starts an image says what it is for.
class ImageBuildersTest {

  private static final String IMAGE = "FROM python:3.13\nCOPY . .\nCMD gunicorn shop.wsgi\n";

  @Test
  void anImageIsJudgedAsItIsStarted() {
    String compose = "services:\n  web:\n    build: .\n    environment: {DEBUG: \"0\"}\n";
    var found = Found.in("Dockerfile", IMAGE, "compose.prod.yml", compose);

    assertThat(found.named("Dockerfile").standing())
        .isEqualTo(
            new Deployment.Standing(
                false, "compose.prod.yml#web starts its image, and is judged itself"));
    assertThat(found.named("compose.prod.yml#web").production()).isTrue();
    assertThat(Found.in("Dockerfile", IMAGE).named("Dockerfile").production()).isTrue();
  }

  @Test
  void aWorkerOfAnImageIsNotWhatServes() {
    String compose = "services:\n  jobs:\n    build: .\n    command: celery -A shop worker\n";

    assertThat(
            Found.in("Dockerfile", IMAGE, "compose.prod.yml", compose)
                .named("Dockerfile")
                .production())
        .isTrue();
  }

  @Test
  void anImageThatOnlyDevelopmentStartsIsForDevelopmentWhereAnotherServes() {
    String development = "services:\n  web:\n    build: .\n    volumes: ['.:/code']\n";
    String production = "services:\n  web:\n    build: {context: ., dockerfile: Dockerfile.web}\n";
    var both =
        Found.in(
            "Dockerfile", IMAGE,
            "Dockerfile.web", IMAGE,
            "compose.yml", development,
            "compose.prod.yml", production);

    assertThat(both.named("Dockerfile").standing())
        .isEqualTo(
            new Deployment.Standing(
                false,
                "of the tree, compose.yml#web starts its image, which is for development, and"
                    + " compose.prod.yml#web serves"));
    assertThat(
            Found.in("Dockerfile", IMAGE, "compose.yml", development)
                .named("Dockerfile")
                .production())
        .isTrue();
  }

  @Test
  void whatIsBuiltForDevelopersIsNoProductionEvenAlone() {
    String compose =
        """
        services:
          web:
            build: {context: ., args: [DEV=%s]}
            command: python manage.py runserver 0:80
        """;

    assertThat(
            Found.in("Dockerfile", IMAGE, "compose.yml", compose.formatted("true"))
                .named("compose.yml#web")
                .standing())
        .isEqualTo(new Deployment.Standing(false, "it is built with DEV=true"));
    assertThat(
            Found.in("Dockerfile", "FROM python:3.13\n", "compose.yml", compose.formatted("false"))
                .named("compose.yml#web")
                .production())
        .isTrue();
  }
}
