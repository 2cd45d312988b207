package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.lab.Lab;
import dev.undebug.lab.Ran;
import dev.undebug.lab.Series;
import dev.undebug.lab.Server;
import dev.undebug.lab.Shop;
import dev.undebug.lab.Site;
import dev.undebug.lab.Start;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The insecure shop becomes a secure one by a single command, on every Django.
class FixedShopTest {

  private static final String TODAY = "--today=2026-11-26";

  @TempDir private static Path folder;

  private static Path shop = Path.of("");

  @BeforeAll
  static void fixTheInsecureShop() throws IOException {
    shop = folder.resolve("shop");
    copy(Shop.INSECURE.folder(), shop);
    Run run = Run.of("fix", shop.toString(), "--unsafe", "--write", TODAY);
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else if (!path.toString().contains("__pycache__")) {
          Files.copy(path, target);
        }
      }
    }
  }

  /// What an operator writes into the variables that the sample file names.
  private static Map<String, String> variables() throws IOException {
    var env = new TreeMap<String, String>();
    for (String line : Files.readAllLines(shop.resolve(".env.example"))) {
      if (!line.startsWith("#") && line.contains("=")) {
        env.put(line.substring(0, line.indexOf('=')), "made-up");
      }
    }
    env.put("SECRET_KEY", "3m-Qv8_xT5w.Z1r9:Kb4yN7u!Hc2pS6dJf0gLaE+oViWqXkRtYzBnMhUj");
    env.put("DJANGO_ALLOWED_HOSTS", "127.0.0.1,tea.example.com");
    env.put("DJANGO_DEBUG", "");
    env.put("DJANGO_LOG_FILE", "");
    return env;
  }

  private static Start start(Series series) throws IOException {
    return new Start(shop, series, Server.GUNICORN, variables());
  }

  /// Those that must be there; 2.2 wants settings that the Django of the fixed shop has by default.
  static List<Series> series() {
    return Lab.series().stream().filter(Series::isRequired).toList();
  }

  @Test
  void nothingAtOrAboveHighIsLeft() {
    Run run = Run.of("analyze", shop.toString(), TODAY);

    assertThat(run.exit()).as(run.out()).isZero();
  }

  @Test
  void aSecondRunChangesNothing() {
    Run run = Run.of("fix", shop.toString(), "--unsafe", TODAY);

    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isZero();
  }

  @ParameterizedTest
  @MethodSource("series")
  void djangoHasNothingToSayAgainstDeployment(Series series) throws IOException {
    Ran ran = Lab.manage(start(series), "check", "--deploy", "--fail-level", "WARNING");

    assertThat(ran.exit()).as(ran.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("series")
  void itsTestsStillPassOnADevelopersMachine(Series series) throws IOException {
    Ran ran = Lab.manage(start(series).with("DJANGO_DEBUG", "1"), "test");

    assertThat(ran.exit()).as(ran.output()).isZero();
    assertThat(ran.output()).contains("Ran 11 tests");
  }

  @ParameterizedTest
  @MethodSource("series")
  void gunicornServesPagesAndStaticFilesAndNoDebugPage(Series series)
      throws IOException, InterruptedException {
    try (Site site = Lab.start(start(series))) {
      assertThat(get(site, "/").body()).contains("<h1>").doesNotContain("Traceback");
      assertThat(get(site, "/").statusCode()).isEqualTo(200);
      assertThat(get(site, "/search/?q=O'Leary").statusCode()).isEqualTo(200);
      assertThat(get(site, "/static/catalog/shop.css").statusCode()).isEqualTo(200);
      assertThat(get(site, "/static/admin/css/base.css").statusCode()).isEqualTo(200);
      assertThat(get(site, "/orders/receipt/K-0/").statusCode()).isEqualTo(404);
      assertThat(get(site, "/orders/pay/").body())
          .contains("The error was noted")
          .doesNotContain("ZeroDivisionError");
      Run run =
          Run.of(
              "analyze",
              shop.toString(),
              TODAY,
              "--url",
              site.uri().toString(),
              "--header",
              "X-Forwarded-Proto: https");

      assertThat(run.exit()).as(run.out()).isZero();
      assertThat(run.out()).contains("DEBUG is off");
    }
  }

  private static HttpResponse<String> get(Site site, String path)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(site.uri().resolve(path))
              .header("X-Forwarded-Proto", "https")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
