package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.lab.Lab;
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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RespondCommandTest {

  private static final Map<String, String> KEYED = Map.of("UNDEBUG_KEY", "a key for fingerprints");

  private static final String SIGN =
      """
      from django.contrib.sessions.backends.signed_cookies import SessionStore
      s = SessionStore(); s['basket'] = ['assam']; print('cookie=' + s._get_session_key())
      """;

  @TempDir private Path folder;

  @Test
  void theListIsForWhatLeakedAndIsTickedOffByProof() throws IOException, InterruptedException {
    String page;
    String old;
    String fresh;
    try (Site shop = Lab.start(Start.of(Shop.INSECURE, Series.DJANGO_5_2, Server.GUNICORN))) {
      page = Files.writeString(folder.resolve("page.html"), receipt(shop)).toString();
      old = cookie(shop);
      Run live = run("respond", page, "--again", "--url", shop.uri().toString());
      assertThat(live.out()).contains("still answers with debug pages");
    }
    try (Site shop = Lab.start(Start.of(Shop.SECURE, Series.DJANGO_5_2, Server.GUNICORN))) {
      fresh = cookie(shop);
      String url = shop.uri().toString();
      Run closed =
          run("respond", page, "--again", "--url", url, "--header", "X-Forwarded-Proto: https");
      assertThat(closed.out()).contains("[x] Switch DEBUG off");
    }
    Run list = run("respond", page);
    Run json = run("respond", page, "--format", "json");
    Run unrotated = run("respond", page, "--again", "--cookie", "sessionid=" + old);
    Run rotated = run("respond", page, "--again", "--cookie", "sessionid=" + fresh);
    Run tree = run("respond", page, "--again", "--tree", Shop.INSECURE.folder().toString());

    assertThat(list.exit()).as(list.err()).isEqualTo(1);
    assertThat(list.out())
        .containsSubsequence("1. Stop", "2. Rotate", "3. Invalidate", "4. Purge", "5. Look");
    assertThat(list.out()).contains("SECRET_KEY_FALLBACKS", "PAYMENT['merchant']");
    assertThat(json.out())
        .contains("\"id\" : \"rotate:stripe-key:PAYMENT['merchant']\"", "\"state\" : \"by-hand\"");
    assertThat(unrotated.out()).contains("the key that leaked made the cookie that was given");
    assertThat(rotated.out().replaceAll("\\s+", " ")).contains("[x] Rotate the Django SECRET_KEY");
    assertThat(tree.out().replaceAll("\\s+", " "))
        .contains("the value that leaked is still in SECRET_KEY shop/settings.py:");
    assertThat(list.out() + json.out() + unrotated.out() + rotated.out() + tree.out())
        .doesNotContain(
            "sk_test_NotARealKeyUndebugLab0canary8c3a", "canaryWarehousePw71d4", old, fresh);
  }

  @Test
  void aReportStandsForThePage() throws IOException, InterruptedException {
    Path report = folder.resolve("report.json");
    try (Site shop = Lab.start(Start.of(Shop.INSECURE, Series.DJANGO_5_2, Server.GUNICORN))) {
      String page = Files.writeString(folder.resolve("page.html"), receipt(shop)).toString();
      run("inspect", page, "--format", "json=" + report);
      Run ofPage = run("respond", page, "--format", "json");
      Run ofReport = run("respond", report.toString(), "--format", "json");

      assertThat(ofReport.out().replace(report.toString(), page)).isEqualTo(ofPage.out());
    }
  }

  @Test
  void aDamagedReportAndNothingToRespondToAreSaid() throws IOException {
    Path damaged =
        Files.writeString(
            folder.resolve("r.json"), "{\"schema\" : \"undebug/report-1\", \"pages\" : [ {");
    Path ordinary = Files.writeString(folder.resolve("p.html"), "<p>tea</p>");

    assertThat(run("respond", damaged.toString()).err())
        .contains("it begins as a report and is damaged");
    assertThat(run("respond", ordinary.toString()).out()).contains("nothing to respond to");
    assertThat(run("respond", ordinary.toString(), "--tree", ".").exit()).isEqualTo(2);
  }

  private static Run run(String... args) {
    return Run.with(KEYED, "", args);
  }

  private static String cookie(Site shop) throws IOException {
    return shop.manage("shell", "-c", SIGN)
        .output()
        .lines()
        .filter(line -> line.startsWith("cookie="))
        .findFirst()
        .orElseThrow()
        .substring(7);
  }

  private static String receipt(Site shop) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(shop.uri().resolve("/orders/receipt/none/")).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
