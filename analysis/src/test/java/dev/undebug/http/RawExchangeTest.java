package dev.undebug.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RawExchangeTest {

  @Test
  void anAnswerAloneHasAnUnknownRequest() {
    var exchange = read("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone");

    assertThat(exchange.request().isKnown()).isFalse();
    assertThat(exchange.response().status()).isEqualTo(404);
    assertThat(exchange.response().headers().first("content-type")).isEqualTo("text/html");
    assertThat(text(exchange)).isEqualTo("<p>gone");
  }

  @Test
  void aRequestMayStandBeforeItsAnswer() {
    var exchange =
        read("POST /pay HTTP/1.1\nHost: a\nContent-Length: 5\n\nx=1&y\n\nHTTP/1.0 500 Oops\n\nno");

    assertThat(exchange.request().uri()).isEqualTo("/pay");
    assertThat(exchange.request().body()).isEqualTo(Body.of("x=1&y"));
    assertThat(text(exchange)).isEqualTo("no");
  }

  @Test
  void anInterimAnswerIsPassedOver() {
    assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nyes").response().status())
        .isEqualTo(200);
  }

  @Test
  void headersKeepTheirOrderAndForgetTheirCase() {
    var headers = Headers.of("Set-Cookie", "a=1", "SET-COOKIE", "b=2");

    assertThat(headers.all("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(headers.first("Server")).isEmpty();
  }

  @Test
  void chunksArePutTogether() {
    var exchange =
        read(
            """
            HTTP/1.1 200 OK
            Transfer-Encoding: chunked

            3
            abc
            2;x=y
            de
            0

            """);

    assertThat(text(exchange)).isEqualTo("abcde");
  }

  @Test
  void aBodyThatWasDecodedByTheCaptureStaysAsItIs() {
    assertThat(text(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<html>x")))
        .isEqualTo("<html>x");
    assertThat(text(read("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<html>x")))
        .isEqualTo("<html>x");
    assertThat(text(read("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n<html>x")))
        .isEqualTo("<html>x");
  }

  @Test
  void compressedBodiesAreDecoded() throws IOException {
    var gzip = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(gzip)) {
      out.write("tea".getBytes(StandardCharsets.UTF_8));
    }
    var deflate = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(deflate)) {
      out.write("tea".getBytes(StandardCharsets.UTF_8));
    }

    byte[] brotli =
        Base64.getDecoder()
            .decode("G68DoIzDOCa8ejiKlp4s1afwKUkohyAjX9zgshBWKsxMwOVCA/IWNXlyuxZUIWbz55ZW");

    assertThat(decoded("gzip", gzip.toByteArray())).isEqualTo("tea");
    assertThat(decoded("br", brotli))
        .isEqualTo("<html><title>Tea</title>" + "<p>tea and biscuits</p>".repeat(40));
    assertThat(decoded("deflate", deflate.toByteArray())).isEqualTo("tea");
  }

  @Test
  void aCodingThatIsNotReadIsSaid() {
    byte[] head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] all = java.util.Arrays.copyOf(head, head.length + 8);

    assertThat(RawExchange.read(all))
        .isEqualTo(
            new Reading.Broken(
                "its body is encoded with 'zstd', which is not read; decode it first"));
  }

  @Test
  void aDamagedBrotliBodyIsSaid() {
    byte[] head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] all = java.util.Arrays.copyOf(head, head.length + 8);
    all[head.length] = 0x1b;

    assertThat(RawExchange.read(all))
        .isInstanceOfSatisfying(
            Reading.Broken.class,
            broken -> assertThat(broken.why()).startsWith("its Brotli body is damaged"));
  }

  @Test
  void whatIsNoExchangeIsSaid() {
    assertThat(RawExchange.read(new byte[0])).isEqualTo(new Reading.Broken("it is empty"));
    assertThat(RawExchange.read("<html>".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Broken.class);
    assertThat(RawExchange.begins("<html>".getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  @Test
  void noBytesThrow() {
    var random = new Random(11);
    String start =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n";
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = (start + "5\r\n").getBytes(StandardCharsets.ISO_8859_1);
      for (int i = 0; i < 6; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }

      assertThat(RawExchange.read(bytes)).isNotNull();
    }
  }

  private static String decoded(String coding, byte[] body) throws IOException {
    var all = new ByteArrayOutputStream();
    all.write(
        ("HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    all.write(body);
    return text(exchange(RawExchange.read(all.toByteArray())));
  }

  private static Exchange read(String raw) {
    return exchange(RawExchange.read(raw.getBytes(StandardCharsets.UTF_8)));
  }

  private static Exchange exchange(Reading reading) {
    return switch (reading) {
      case Reading.Whole(var exchange) -> exchange;
      case Reading.Broken(var why) -> throw new AssertionError(why);
    };
  }

  private static String text(Exchange exchange) {
    return new String(exchange.response().body().bytes(), StandardCharsets.UTF_8);
  }
}
