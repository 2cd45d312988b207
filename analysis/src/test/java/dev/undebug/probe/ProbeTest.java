package dev.undebug.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.undebug.http.Headers;
import dev.undebug.page.Liveness;
import dev.undebug.page.Page;
import dev.undebug.page.PageKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeTest {

  private static final String NONCE = "q7x3n0nce";

  /// As Django 5.2 writes it, in its own order and with our own content.
  private static final String NOT_FOUND =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
        <meta http-equiv="content-type" content="text/html; charset=utf-8">
        <title>Page not found at %1$s</title>
        <meta name="robots" content="NONE,NOARCHIVE">
        <style>
          html * { padding:0; margin:0; }
        </style>
      </head>
      <body>
        <header id="summary">
          <h1>Page not found <small>(404)</small></h1>
          <table class="meta">
            <tr><th scope="row">Request Method:</th><td>GET</td></tr>
            <tr><th scope="row">Request URL:</th><td>http://shop.example%1$s</td></tr>
          </table>
        </header>
        <main id="info">
            <p>
            Using the URLconf defined in <code>shop.urls</code>,
            Django tried these URL patterns, in this order:
            </p>
            <ol><li><code>admin/</code></li></ol>
            <p>The current path, <code>%1$s</code>, didn’t match any of these.</p>
        </main>
        <footer id="explanation">
          <p>You’re seeing this error because you have <code>DEBUG = True</code>.</p>
        </footer>
      </body>
      </html>
      """;

  private final List<String> methods = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;

  private record Canned(int status, String body) {}

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aDebugPageForAnUnknownPathIsProof() {
    Target target =
        serve(
            exchange ->
                isUnknown(exchange)
                    ? new Canned(404, NOT_FOUND.formatted(path(exchange)))
                    : new Canned(200, "<h1>Shop</h1>"));

    Site site = probe(false).ask(target);

    assertThat(site.state()).isEqualTo(Site.State.ON);
    assertThat(site.pages()).extracting(Page::kind).containsExactly(PageKind.TECHNICAL_404);
    assertThat(site.steps()).hasSize(2);
  }

  @Test
  void aRewrittenStatusHidesNothing() {
    Target target = serve(exchange -> new Canned(200, NOT_FOUND.formatted(path(exchange))));

    assertThat(probe(false).ask(target).state()).isEqualTo(Site.State.ON);
  }

  @Test
  void aPageThatDoesNotEchoTheNonceIsNoProof() {
    Target target =
        serve(
            exchange ->
                isUnknown(exchange)
                    ? new Canned(404, NOT_FOUND.formatted("/some/other/page"))
                    : new Canned(200, "<h1>Help for Django's error pages</h1>"));

    Site site = probe(false).ask(target);

    assertThat(site.state()).isEqualTo(Site.State.UNKNOWN);
    assertThat(site.because()).contains("may be a copy");
    assertThat(site.pages()).extracting(Page::liveness).containsOnly(Liveness.UNSURE);
  }

  @Test
  void anOrdinaryPageForAnUnknownPathMeansOff() {
    Target target =
        serve(
            exchange ->
                isUnknown(exchange)
                    ? new Canned(404, "<h1>Not Found</h1>")
                    : new Canned(200, "<h1>Shop</h1>"));

    Site site = probe(false).ask(target);

    assertThat(site.state()).isEqualTo(Site.State.OFF);
    assertThat(site.because()).contains("/undebug-" + NONCE).contains("404");
  }

  @Test
  void aCatchAllRouteAloneProvesNothing() {
    Target target = serve(_ -> new Canned(200, "<div id=app></div>"));

    Site site = probe(false).ask(target);

    assertThat(site.state()).isEqualTo(Site.State.UNKNOWN);
    assertThat(site.because()).contains("gave 200");
  }

  @Test
  void whatAServerInFrontAnswersProvesNothing() {
    Target target =
        serve(
            exchange ->
                isUnknown(exchange)
                    ? new Canned(404, "<hr><center>nginx/1.24.0</center>")
                    : new Canned(200, "<h1>Shop</h1>"));

    assertThat(probe(false).ask(target).state()).isEqualTo(Site.State.UNKNOWN);
  }

  @Test
  void nothingButGetIsSent() {
    Target target = serve(_ -> new Canned(200, "<h1>Shop</h1>"));

    probe(true).ask(target);

    assertThat(methods).hasSizeLessThanOrEqualTo(12).containsOnly("GET");
  }

  @Test
  void everyRequestSaysWhoAsksAndCarriesTheOwnersHeaders() {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    Target target =
        serve(
            exchange -> {
              var headers = exchange.getRequestHeaders();
              seen.add(
                  headers.getFirst("User-Agent") + " " + headers.getFirst("X-Forwarded-Proto"));
              return new Canned(404, "<h1>Not Found</h1>");
            });

    probe(true).ask(target);

    assertThat(seen).hasSizeGreaterThan(5).containsOnly("undebug/test https");
  }

  @Test
  void anEndlessBodyIsCutAndStillRead() {
    String padding = "x".repeat(1 << 20);
    Target target =
        serve(exchange -> new Canned(404, NOT_FOUND.formatted(path(exchange)) + padding));

    assertThat(probe(false).ask(target).state()).isEqualTo(Site.State.ON);
  }

  @Test
  void aSiteThatDoesNotAnswerIsUnknown() {
    Target target = serve(_ -> new Canned(200, ""));
    server.stop(0);

    Site site = probe(false).ask(target);

    assertThat(site.state()).isEqualTo(Site.State.UNKNOWN);
    assertThat(site.because()).contains("connection refused");
    assertThat(site.steps()).hasSize(1);
  }

  @Test
  void credentialsOfTheMachineAreNeverAskedFor() {
    server = start(_ -> new Canned(200, ""));
    Site site = probe(false).ask(Target.of("http://169.254.169.254/"));

    assertThat(site.state()).isEqualTo(Site.State.UNKNOWN);
    assertThat(site.steps()).isEmpty();
    assertThat(site.because()).contains("never asked");
  }

  @Test
  void addressesAreReadAsPeopleTypeThem() {
    server = start(_ -> new Canned(200, ""));
    assertThat(Target.of("shop.example")).hasToString("https://shop.example/");
    assertThat(Target.of("http://shop.example:8000/a?b=c").at("/x"))
        .hasToString("http://shop.example:8000/x");
    assertThatThrownBy(() -> Target.of("ftp://shop.example"))
        .hasMessage("ftp://shop.example: only http and https sites can be asked");
    assertThatThrownBy(() -> Target.of("http://user:secret@shop.example"))
        .hasMessageNotContaining("secret");
  }

  private Target serve(Function<HttpExchange, Canned> answers) {
    server = start(answers);
    return Target.of("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private HttpServer start(Function<HttpExchange, Canned> answers) {
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer started = HttpServer.create(loopback, 0);
      started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      started.createContext("/", exchange -> answer(exchange, answers.apply(exchange)));
      started.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange, Canned canned) throws IOException {
    methods.add(exchange.getRequestMethod());
    byte[] body = canned.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(canned.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static boolean isUnknown(HttpExchange exchange) {
    return path(exchange).startsWith("/undebug-");
  }

  private static String path(HttpExchange exchange) {
    return exchange.getRequestURI().getPath();
  }

  private static Probe probe(boolean isFull) {
    var visitor = new Visitor("undebug/test", NONCE, Headers.of("X-Forwarded-Proto", "https"));
    return new Probe(SocketTransport.direct(), limits(), visitor, new Ladder(isFull, false, false));
  }

  private static Limits limits() {
    return new Limits(12, Duration.ZERO, Duration.ofSeconds(10), 1 << 16);
  }
}
