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
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The key that a page of a real Django leaks, tried against what that Django signed.
class ProofsTest {

  private static final String SIGN =
      """
      from django.contrib.sessions.backends.signed_cookies import SessionStore
      s = SessionStore(); s['basket'] = ['assam']; print('cookie=' + s._get_session_key())
      """;

  @TempDir private Path folder;

  static Stream<Series> series() {
    return Lab.series().stream();
  }

  @ParameterizedTest
  @MethodSource("series")
  void theKeyOfAReceiptIsProvenByACookieAndNoCookieOfAnotherKeyProvesIt(Series series)
      throws IOException, InterruptedException {
    try (Site shop = Lab.start(Start.of(Shop.INSECURE, series, Server.GUNICORN))) {
      Path page = Files.writeString(folder.resolve("page.html"), receipt(shop));
      String cookie = cookie(shop.manage("shell", "-c", SIGN));
      String other = cookie.substring(0, cookie.length() - 1) + (cookie.endsWith("A") ? "B" : "A");
      String[] all = {"inspect", page.toString(), "--cookie", "sessionid=" + cookie};
      Run right = Run.of(all);
      Run json = Run.of("inspect", page.toString(), "-f", "json", all[2], all[3]);
      Run wrong = Run.of("inspect", page.toString(), "--cookie", "sessionid=" + other);
      Run none = Run.of("inspect", page.toString(), "--cookie", "token=" + other);

      assertThat(oneLine(right.out()))
          .contains("verified", "it made it: a session in a signed cookie")
          .contains("made a session that was seen, so it makes others");
      assertThat(json.out()).contains("\"proof\" : \"signature\"", "\"outcome\" : \"verified\"");
      assertThat(oneLine(wrong.out())).contains("refused").doesNotContain("verified");
      assertThat(oneLine(none.out())).contains("could not check").doesNotContain("verified");
      assertThat(right.out() + json.out() + wrong.out() + none.out()).doesNotContain(cookie, other);
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String cookie(Ran ran) {
    assertThat(ran.exit()).as(ran.output()).isZero();
    return ran.output()
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
