package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComposeFirstVersionTest {

  private static final String DOCKERFILE =
      """
      FROM python:3.12
      WORKDIR /app
      ENV ONLY_IMAGE=1
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
  void aFileOfTheFirstVersionHasItsServicesAtTheTop() {
    var found =
        compose(
            """
            db:
              image: postgres:9.4
            web:
              extends: {file: common.yml, service: base}
              build: .
              dockerfile: docker/Web
              links: [db]
              environment: [DEBUG=service]
            """,
            "docker/Web",
            DOCKERFILE.replace("ONLY_IMAGE=1", "ONLY_IMAGE=web"),
            "common.yml",
            "services: {base: {environment: {DEBUG: common, COMMON: '1'}}}\n");

    assertThat(found.value(WEB, "DEBUG")).isEqualTo("'service' at docker-compose.yml:8:17");
    assertThat(found.value(WEB, "ONLY_IMAGE")).isEqualTo("'web' at docker/Web:3:5");
    assertThat(found.value(WEB, "COMMON")).startsWith("'1'");
  }

  @Test
  void whatIsNoServiceMakesNoFileOfTheFirstVersion() {
    var found =
        compose(
            """
            web: {image: somebody/shop, command: gunicorn shop.wsgi}
            networks: {}
            """);

    assertThat(found.names()).doesNotContain(WEB);
  }
}
