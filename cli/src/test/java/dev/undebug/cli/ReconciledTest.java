package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.lab.Lab;
import dev.undebug.lab.Series;
import dev.undebug.lab.Server;
import dev.undebug.lab.Shop;
import dev.undebug.lab.Site;
import dev.undebug.lab.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A site held against the tree that it may run from, both real.
class ReconciledTest {

  private static final String OF_DEBUG = "ENV SHAPE_DEBUG=%s SHAPE_HOSTS='[\"*\"]' SHAPE=normal\n";
  private static final String GUNICORN = "CMD [\"gunicorn\", \"shapes.wsgi\"]\n";

  @TempDir private Path tree;

  @BeforeEach
  void copy() throws IOException {
    try (var files = Files.walk(Shop.shapes())) {
      for (Path file : files.filter(path -> path.toString().endsWith(".py")).toList()) {
        Path to = tree.resolve(Shop.shapes().relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  @Test
  void aSiteThatIsOnWhereTheCodeIsOffNamesWhatMustBeSoOutside() throws IOException {
    docker("Dockerfile", OF_DEBUG.formatted("off") + GUNICORN);
    try (Site site = start("on", Server.GUNICORN)) {
      Run run = analyze(site, "text");

      assertThat(run.exit()).isEqualTo(1);
      assertThat(squeezed(run.out()))
          .contains("contradicts By the code, DEBUG is off in Dockerfile as shipped")
          .contains(
              "something outside the tree sets it, so that SHAPE is set and SHAPE_DEBUG is \"on\"")
          .contains("looks like Dockerfile; its server calls itself gunicorn");
    }
  }

  @Test
  void aSiteThatIsOffWhereTheCodeIsOnRunsSomethingElse() throws IOException {
    docker("Dockerfile", OF_DEBUG.formatted("on") + GUNICORN);
    try (Site site = start("off", Server.GUNICORN)) {
      assertThat(analyze(site, "json").out())
          .contains("\"agreement\" : \"contradicts\"")
          .contains("and the site has it off: its configuration is not in the tree");
    }
  }

  @Test
  void theSiteSettlesWhatTheCodeLeavesOpen() throws IOException {
    docker("Dockerfile", "ENV SHAPE_HOSTS='[\"*\"]' SHAPE=normal\n" + GUNICORN);
    try (Site site = start("on", Server.GUNICORN)) {
      assertThat(analyze(site, "json").out())
          .contains("\"agreement\" : \"settles\"")
          .contains("at the site it is on, so that SHAPE is set and SHAPE_DEBUG is ");
    }
  }

  @Test
  void ofTwoDeploymentsTheOneThatTheServerNamesIsMeant() throws IOException {
    docker("Dockerfile", OF_DEBUG.formatted("off") + GUNICORN);
    docker(
        "Dockerfile.dev",
        OF_DEBUG.formatted("on")
            + "CMD [\"python\", \"manage.py\", \"runserver\", \"0.0.0.0:80\"]\n");
    try (Site site = start("on", Server.RUNSERVER)) {
      assertThat(analyze(site, "json").out())
          .contains("\"deployment\" : \"Dockerfile.dev\"")
          .contains("\"agreement\" : \"agrees\"")
          .contains("its server calls itself WSGIServer");
    }
  }

  private void docker(String name, String rest) throws IOException {
    Files.writeString(
        tree.resolve(name), "FROM python:3.11\nRUN pip install Django==5.2\nCOPY . .\n" + rest);
  }

  private Run analyze(Site site, String format) {
    return Run.of(
        "analyze",
        tree.toString(),
        "--url",
        site.uri().toString(),
        "--pause=0",
        "--format",
        format);
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static Site start(String debug, Server server) throws IOException {
    return Lab.startBare(
        new Start(
            Shop.shapes(),
            Series.DJANGO_5_2,
            server,
            Map.of("SHAPE_DEBUG", debug, "SHAPE_HOSTS", "[\"*\"]", "SHAPE", "normal")));
  }
}
