package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverridesTest {

  private static final String COMPOSE =
      """
      services:
        web:
          build: .
          command: gunicorn shop.wsgi
        admin:
          build: .
          command: gunicorn shop.wsgi
      """;

  private static Found with(String toml) {
    return Found.in(
        "compose.dev.yaml", COMPOSE,
        "compose.yaml", COMPOSE,
        "Dockerfile", "FROM python:3.12\nCOPY . .\n",
        "undebug.toml", toml);
  }

  @Test
  void theConfigurationFileHasTheLastWord() {
    var found =
        with(
            """
            [[deployment]]
            path = "compose.dev.yaml"
            production = true

            [[deployment]]
            name = "compose.yaml#admin"
            production = false
            """);

    assertThat(found.named("compose.dev.yaml#web").standing())
        .isEqualTo(new Deployment.Standing(true, "undebug.toml:2:1 says so"));
    assertThat(found.named("compose.yaml#admin").standing())
        .isEqualTo(new Deployment.Standing(false, "undebug.toml:6:1 says so"));
    assertThat(found.named("compose.yaml#web").production()).isTrue();
    assertThat(found.failures()).isEmpty();
  }

  @Test
  void aFileThatToolsShareDoesToo() {
    var found =
        Found.in(
            "compose.yaml", COMPOSE,
            "Dockerfile", "FROM python:3.12\nCOPY . .\n",
            "pyproject.toml",
                """
                [[tool.undebug.deployment]]
                name = "compose.yaml#admin"
                production = false
                """);

    assertThat(found.named("compose.yaml#admin").standing())
        .isEqualTo(new Deployment.Standing(false, "pyproject.toml:2:1 says so"));
  }

  @Test
  void aSlipOfThePenIsSaid() {
    assertThat(with("[[deployment]]\nname = \"compose.yml#web\"\nproduction = true\n").failures())
        .containsExactly(
            "undebug.toml: line 2: no deployment is called compose.yml#web; undebug scan lists them");
    assertThat(with("\n[[deployment]]\nname = \"compose.yaml#web\"\n").failures())
        .containsExactly(
            "undebug.toml: line 3: a [[deployment]] has a name or a path, and production = true or"
                + " false");
  }

  @Test
  void badTomlIsOneLineAndTheRestIsRead() {
    var found =
        with("[[deployment]]\nname = \"compose.yaml#web\"\nproduction = false\nwhat is this\n");

    assertThat(found.failures()).singleElement().asString().startsWith("undebug.toml: line 4: ");
    assertThat(found.named("compose.yaml#web").production()).isFalse();
  }

  @Test
  void deepBracketsAreNotFollowed() {
    assertThat(with("a = " + "[".repeat(200_000)).failures())
        .containsExactly("undebug.toml: brackets more than 100 deep");
  }
}
