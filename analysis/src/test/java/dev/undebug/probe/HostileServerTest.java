package dev.undebug.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.http.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Servers that mean ill: every run ends soon, in little memory, with one clear line, and none of
/// them is on.
class HostileServerTest {

  private static final int BODY_BYTES = 1 << 20;

  /// @param because what the verdict must tell
  record Hostile(String name, String because, RawServer.Answer answer) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> hostile() {
    return Stream.concat(tiring(), lying());
  }

  private static Stream<Hostile> tiring() {
    return Stream.of(
        new Hostile(
            "an endless body", "gave 200", forever("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(8_192))),
        new Hostile(
            "an endless chunked body",
            "gave 200",
            forever(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "2000\r\n" + "x".repeat(8_192) + "\r\n")),
        new Hostile(
            "endless headers",
            "KiB of headers",
            forever("HTTP/1.1 200 OK\r\n", "X-A: " + "b".repeat(500) + "\r\n")),
        new Hostile(
            "one endless header",
            "KiB of headers",
            forever("HTTP/1.1 200 OK\r\nX-A: ", "b".repeat(4_096))),
        new Hostile(
            "many small headers", "header fields", forever("HTTP/1.1 200 OK\r\n", "a:b\r\n")),
        new Hostile(
            "endless interim answers",
            "KiB of headers",
            forever("", "HTTP/1.1 100 Continue\r\n\r\n")),
        new Hostile("a gzip bomb", "gave 200", HostileServerTest::bomb),
        new Hostile(
            "a slow loris", "no whole answer within 1 s", slowly("HTTP/1.1 200 OK\r\nX-Slow: ")),
        new Hostile("a slow body", "gave 200", slowly("HTTP/1.1 200 OK\r\n\r\n<h1>Shop</h1>")),
        new Hostile("silence", "no whole answer within 1 s", slowly("")),
        new Hostile(
            "a redirect to itself",
            "gave 302",
            (_, out) -> write(out, "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n")),
        new Hostile(
            "redirects without end",
            "gave 302",
            (request, out) ->
                write(
                    out,
                    "HTTP/1.1 302 Found\r\nLocation: " + request.split(" ", 3)[1] + "a\r\n\r\n")),
        new Hostile(
            "a redirect to the credentials of a cloud",
            "gave 302",
            (_, out) ->
                write(
                    out,
                    "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest/\r\n\r\n")));
  }

  private static Stream<Hostile> lying() {
    return Stream.of(
        new Hostile(
            "a length too long",
            "gave 200",
            (_, out) -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\nshort")),
        new Hostile(
            "a length too short",
            "gave 200",
            (_, out) -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nlonger")),
        new Hostile(
            "a length that is none",
            "gave 200",
            (_, out) ->
                write(
                    out, "HTTP/1.1 200 OK\r\nContent-Length: -5\r\nContent-Length: x\r\n\r\nbody")),
        new Hostile(
            "a chunk size that is none",
            "gave 200",
            (_, out) ->
                write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\nx")),
        new Hostile(
            "NUL bytes",
            "gave 200",
            (_, out) -> write(out, "HTTP/1.1 200 O\0K\r\nX-\0: \0\r\n\r\n\0<\0html>\0".repeat(9))),
        new Hostile(
            "invalid UTF-8",
            "gave 404",
            (_, out) -> write(out, "HTTP/1.1 404 \u00ff\u00fe\r\n\r\n<html>\u00c3(\u00f0(")),
        new Hostile(
            "no HTTP", "does not speak HTTP", (_, out) -> write(out, "SSH-2.0-OpenSSH_9.2\r\n")),
        new Hostile(
            "a status that is none",
            "does not speak HTTP",
            (_, out) -> write(out, "HTTP/1.1 000 Nothing\r\n\r\n")),
        new Hostile(
            "damaged gzip",
            "gave 200",
            (_, out) -> write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot gzip")),
        new Hostile(
            "codings without end",
            "gave 200",
            (_, out) ->
                write(
                    out,
                    "HTTP/1.1 200 OK\r\nContent-Encoding: " + "gzip,".repeat(9_000) + "\r\n\r\nx")),
        new Hostile("an end at once", "without an answer", (_, _) -> {}));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileServerEndsInBoundedTimeWithOneClearLine(Hostile hostile) {
    var limits = new Limits(12, Duration.ZERO, Duration.ofSeconds(1), BODY_BYTES);
    var visitor = new Visitor("undebug/test", "9f3c7a1be2d40586", Headers.NONE);
    try (var server = RawServer.of(hostile.answer())) {
      long began = System.nanoTime();

      Site site =
          new Probe(SocketTransport.direct(), limits, visitor, Ladder.GENTLE).ask(server.target());

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
      assertThat(site.state()).isEqualTo(Site.State.UNKNOWN);
      assertThat(site.because()).contains(hostile.because()).doesNotContain("\n", "\r", "\0");
      assertThat(server.requests()).hasSizeLessThanOrEqualTo(12);
      assertThat(site.steps())
          .allSatisfy(
              step ->
                  assertThat(step.exchange().map(one -> one.response().body().length()).orElse(0))
                      .isLessThanOrEqualTo(BODY_BYTES));
    }
  }

  private static void write(OutputStream out, String bytes) throws IOException {
    out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static RawServer.Answer forever(String head, String part) {
    return (_, out) -> {
      write(out, head);
      byte[] bytes = part.getBytes(StandardCharsets.ISO_8859_1);
      while (true) {
        out.write(bytes);
      }
    };
  }

  private static RawServer.Answer slowly(String head) {
    return (_, out) -> {
      write(out, head);
      out.flush();
      for (int i = 0; i < 600; i++) {
        Thread.sleep(100);
        out.write('a');
        out.flush();
      }
    };
  }

  /// Sixty-four megabytes of blanks in sixty-four kilobytes.
  private static void bomb(String request, OutputStream out) throws IOException {
    write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
    var packed = new ByteArrayOutputStream();
    byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    try (var gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 64; i++) {
        gzip.write(blanks);
      }
    }
    out.write(packed.toByteArray());
  }
}
