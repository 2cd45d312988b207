package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedImagesTest {

  private static final String DOCKERFILE =
      """
      FROM python:3.12
      WORKDIR /app
      ENV DEBUG=image
      COPY . .
      CMD ["gunicorn", "shop.wsgi"]
      """;

  private static final String WEB = "docker-compose.yml#web";

  private static Found compose(String text, String... more) {
    var files = new java.util.ArrayList<String>(java.util.List.of(more));
    files.addAll(java.util.List.of("Dockerfile", DOCKERFILE, "docker-compose.yml", text));
    return Found.in(files.toArray(String[]::new));
  }

  @Test
  void aNamedImageIsTheOneOfTheFolderThatItsNameEndsWith() {
    var found =
        compose(
            """
            services:
              web:
                image: somebody/shop_backend:2
                environment: {DEBUG: service}
              site:
                image: somebody/shop_frontend
              other:
                image: python:3.12
            """,
            "backend/Dockerfile",
            DOCKERFILE.replace("image", "backend"),
            "frontend/Dockerfile",
            "FROM node:22\nCMD [\"npm\", \"start\"]\n",
            "python/Dockerfile",
            DOCKERFILE);

    assertThat(found.named(WEB).command().line()).isEqualTo("gunicorn shop.wsgi");
    assertThat(found.value(WEB, "DEBUG")).isEqualTo("'service' at docker-compose.yml:4:26");
    assertThat(found.open(WEB)).containsExactly("image somebody/shop_backend:2");
    assertThat(found.named("backend/Dockerfile").standing().because())
        .isEqualTo("docker-compose.yml#web starts its image, and is judged itself");
    assertThat(found.names()).doesNotContain("docker-compose.yml#site", "docker-compose.yml#other");
  }

  @Test
  void anImageIsTheTreesOwnWhereItsScriptsAreRunInIt() {
    String services =
        """
        services:
          web:
            image: registry.example/somebody/metrics:1
          worker:
            image: registry.example/somebody/metrics:1
            command: %s
        """;
    String dockerfile =
        """
        FROM python:3.12
        COPY . /app
        CMD ["gunicorn", "shop.wsgi"]
        """;

    var own =
        Found.in(
            "docker-compose.yml",
            services.formatted("/app/work"),
            "Dockerfile",
            dockerfile,
            "work",
            "#!/bin/sh\nexec celery -A shop worker\n");
    var others =
        Found.in(
            "docker-compose.yml", services.formatted("/metrics/work"), "Dockerfile", dockerfile);

    assertThat(own.named(WEB).command().line()).isEqualTo("gunicorn shop.wsgi");
    assertThat(own.open(WEB)).containsExactly("image registry.example/somebody/metrics:1");
    assertThat(others.names()).doesNotContain(WEB);
  }

  @Test
  void whatIsBuiltFromElsewhereIsNoImageOfTheTree() {
    var found =
        compose(
            """
            services:
              web:
                image: somebody/shop_backend
                build: ./elsewhere
            """,
            "backend/Dockerfile",
            DOCKERFILE);

    assertThat(found.names()).doesNotContain(WEB);
  }
}
