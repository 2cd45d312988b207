package dev.undebug.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.http.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a server sees of a probe.
class MannersTest {

  private static final String SHOP = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Shop";

  @Test
  void noMethodThatMayChangeStateIsSentWithoutTheOwnersWord() {
    for (Ladder ladder : List.of(Ladder.GENTLE, new Ladder(true, false, true))) {
      try (var server = RawServer.saying(SHOP)) {
        VisibleTest.ask(server, ladder);

        assertThat(methods(server)).containsOnly("GET");
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(12 + 5);
      }
    }
  }

  @Test
  void withTheOwnersWordTwoEmptyPostsAreSent() {
    try (var server = RawServer.saying(SHOP)) {
      VisibleTest.ask(server, new Ladder(false, true, false));

      assertThat(methods(server)).filteredOn("POST"::equals).hasSize(2);
      assertThat(methods(server)).containsOnly("GET", "POST");
      assertThat(server.requests())
          .filteredOn(one -> one.startsWith("POST"))
          .allSatisfy(one -> assertThat(one).contains("Content-Length: 0\r\n"));
    }
  }

  @Test
  void aSiteThatAsksForFewerRequestsIsLeftAlone() {
    try (var server =
        RawServer.saying("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 60\r\n\r\nslow down")) {
      Site site = VisibleTest.ask(server, new Ladder(true, true, true));

      assertThat(server.requests()).hasSize(1);
      assertThat(site.because()).contains("asks for fewer requests");
    }
  }

  @Test
  void redirectsOffTheHostAreSaidAndNotFollowed() {
    try (var other = RawServer.saying(SHOP);
        var server =
            RawServer.saying(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:%d/\r\n\r\n"
                    .formatted(other.port()))) {
      Site site = VisibleTest.ask(server, Ladder.GENTLE);

      assertThat(other.requests()).isEmpty();
      assertThat(site.because()).contains("every request is redirected");
    }
  }

  @Test
  void aRedirectOnTheHostLeadsToThePageThatVisitorsSee() {
    try (var server =
        RawServer.of(
            (request, out) ->
                out.write(
                    (request.startsWith("GET / ")
                            ? "HTTP/1.1 302 Found\r\nLocation: /en/\r\n\r\n"
                            : SHOP)
                        .getBytes(StandardCharsets.ISO_8859_1)))) {
      VisibleTest.ask(server, Ladder.GENTLE);

      assertThat(server.requests().get(1)).startsWith("GET /en/ ");
    }
  }

  @Test
  void requestsArePaced() {
    var limits = new Limits(4, Duration.ofMillis(150), Duration.ofSeconds(5), 1 << 16);
    var visitor = new Visitor("undebug/test", "9f3c7a1be2d40586", Headers.NONE);
    try (var server = RawServer.saying(SHOP)) {
      long began = System.nanoTime();

      new Probe(SocketTransport.direct(), limits, visitor, Ladder.GENTLE).ask(server.target());

      assertThat(server.requests()).hasSize(4);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(450));
    }
  }

  @Test
  void theFormOfTheOwnersLoginIsFilledInAndItsCookiesAreSent() {
    String form =
        "HTTP/1.1 200 OK\r\nSet-Cookie: csrftoken=abc\r\n\r\n<form method=post>"
            + "<input type=hidden name=csrfmiddlewaretoken value=abc>"
            + "<input type=text name=username><input type=password name=password></form>";
    String in = "HTTP/1.1 302 Found\r\nSet-Cookie: sessionid=in; HttpOnly\r\nLocation: /\r\n\r\n";
    try (var server =
        RawServer.of(
            (request, out) ->
                out.write(
                    (request.startsWith("POST") ? in : form)
                        .getBytes(StandardCharsets.ISO_8859_1)))) {
      var limits = new Limits(12, Duration.ZERO, Duration.ofSeconds(5), 1 << 16);
      var visitor = new Visitor("undebug/test", "9f3c7a1be2d40586", Headers.of("Cookie", "a=b"));
      var login = new Login(server.target().at("/login/"), "ann", "word");

      var outcome = login.attempt(SocketTransport.direct(), limits, visitor);

      assertThat(outcome).isInstanceOf(Login.Outcome.In.class);
      var got = ((Login.Outcome.In) outcome).cookies();
      assertThat(visitor.with(got).headers().first("Cookie"))
          .isEqualTo("a=b; csrftoken=abc; sessionid=in");
      assertThat(server.requests().get(1)).contains("csrftoken=abc").startsWith("POST /login/ ");
      assertThat(login.toString()).doesNotContain("word");
    }
  }

  private static List<String> methods(RawServer server) {
    return server.requests().stream().map(one -> one.split(" ", 2)[0]).toList();
  }
}
