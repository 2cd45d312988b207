package dev.undebug.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.http.Headers;
import dev.undebug.probe.Noticed.Sign;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VisibleTest {

  private static final String BARE =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n";

  @Test
  void whatOrdinaryAnswersShowIsSaidWithItsEvidence() {
    try (var server =
        RawServer.saying(
            BARE
                + "Server: WSGIServer/0.2 CPython/3.11.7\r\nSet-Cookie: sessionid=a\r\n\r\n<p>Shop")) {
      Site site = ask(server, Ladder.GENTLE);

      assertThat(site.noticed())
          .contains(
              new Noticed(Sign.RUNSERVER, "Server: WSGIServer/0.2 CPython/3.11.7"),
              new Noticed(Sign.SESSION_READABLE, "the cookie sessionid is set without HttpOnly"))
          .extracting(Noticed::sign)
          .contains(Sign.NO_NOSNIFF, Sign.NO_FRAME_GUARD, Sign.NO_REFERRER_POLICY, Sign.WITHOUT_TLS)
          .doesNotContain(Sign.COOKIE_NOT_SECURE, Sign.NO_HSTS, Sign.SERVED_FILE);
    }
  }

  @Test
  void whatIsSetIsNotMissed() {
    try (var server =
        RawServer.saying(
            BARE
                + "X-Content-Type-Options: nosniff\r\nContent-Security-Policy: frame-ancestors 'none'\r\n"
                + "Referrer-Policy: same-origin\r\nSet-Cookie: sessionid=a; HttpOnly\r\n\r\n<p>Shop")) {
      assertThat(ask(server, Ladder.GENTLE).noticed())
          .extracting(Noticed::sign)
          .containsExactly(Sign.WITHOUT_TLS);
    }
  }

  @Test
  void theToolbarsOwnAnswerShowsIt() {
    try (var server =
        RawServer.of(
            (request, out) ->
                out.write(
                    (request.startsWith("GET /__debug__/")
                            ? "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
                                + "{\"content\": \"Data for this panel isn't available anymore.\", \"scripts\": []}"
                            : "HTTP/1.1 404 Not Found\r\n\r\n<p>Gone")
                        .getBytes(StandardCharsets.ISO_8859_1)))) {
      assertThat(ask(server, Ladder.GENTLE).noticed())
          .extracting(Noticed::sign)
          .containsExactly(Sign.DEBUG_TOOLBAR);
    }
  }

  @Test
  void filesAreLookedForOnlyWhenTheOwnerSaysSoAndNotKept() {
    String secret = "SECRET_KEY=canary-in-an-environment";
    try (var server =
        RawServer.of(
            (request, out) ->
                out.write(
                    (request.startsWith("GET /.env ")
                            ? "HTTP/1.1 206 Partial Content\r\n\r\n" + secret
                            : BARE + "\r\n<p>DEBUG = True and SECRET_KEY= on an ordinary page")
                        .getBytes(StandardCharsets.ISO_8859_1)))) {
      Site without = ask(server, Ladder.GENTLE);
      int before = server.requests().size();
      Site with = ask(server, new Ladder(false, false, true));

      assertThat(without.noticed()).extracting(Noticed::sign).doesNotContain(Sign.SERVED_FILE);
      assertThat(server.requests().subList(0, before)).noneMatch(one -> one.contains("/.env"));
      assertThat(with.noticed())
          .contains(
              new Noticed(
                  Sign.SERVED_FILE, "GET /.env is answered with variables of an environment"))
          .filteredOn(one -> one.sign() == Sign.SERVED_FILE)
          .hasSize(1);
      assertThat(with.toString()).doesNotContain("canary");
      assertThat(with.steps())
          .flatExtracting(step -> step.exchange().stream().toList())
          .noneMatch(
              one ->
                  new String(one.response().body().bytes(), StandardCharsets.ISO_8859_1)
                      .contains("canary"));
    }
  }

  static Site ask(RawServer server, Ladder ladder) {
    var limits = new Limits(12, Duration.ZERO, Duration.ofSeconds(5), 1 << 16);
    var visitor = new Visitor("undebug/test", "9f3c7a1be2d40586", Headers.NONE);
    return new Probe(SocketTransport.direct(), limits, visitor, ladder).ask(server.target());
  }
}
