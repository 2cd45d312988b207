package dev.undebug.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.http.Exchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// HAR, WARC and mail, by their bytes alone.
class ArchivesTest {

  private static String har(String... contents) {
    var entries = new ArrayList<String>();
    for (String content : contents) {
      entries.add(entry(content));
    }
    return "{\"log\": {\"version\": \"1.2\", \"pages\": [{}], \"entries\": [%s]}}"
        .formatted(String.join(",", entries));
  }

  private static String entry(String content) {
    return """
      {"startedDateTime": "2026-01-01", "response": {"status": 500, "httpVersion": "HTTP/1.1",
       "headers": [{"name": "Content-Type", "value": "text/html"}], "content": %s},
       "request": {"method": "POST", "url": "http://shop.example/pay/",
       "headers": [{"value": "a=1", "name": "Cookie"}], "postData": {"text": "card=1"}}}"""
        .formatted(content);
  }

  @Test
  void everyEntryOfAHarIsAnExchange() {
    var base64 = Base64.getEncoder().encodeToString("<p>ö".getBytes(StandardCharsets.UTF_8));
    var all =
        read(
            har(
                "{\"text\": \"<h1>\"}",
                "{\"encoding\": \"base64\", \"text\": \"" + base64 + "\"}"));

    assertThat(all.stream().map(ArchivesTest::line))
        .containsExactly("whole x#1 ANSWER", "whole x#2 ANSWER", "read x 2");
    Exchange first = exchange(all.getFirst());
    assertThat(first.request().uri()).isEqualTo("http://shop.example/pay/");
    assertThat(first.request().headers().first("cookie")).isEqualTo("a=1");
    assertThat(body(first.request().body().bytes())).isEqualTo("card=1");
    assertThat(first.response().status()).isEqualTo(500);
    assertThat(first.response().headers().first("content-type")).isEqualTo("text/html");
    assertThat(body(exchange(all.get(1)).response().body().bytes())).isEqualTo("<p>ö");
  }

  @Test
  void aHarThatBreaksOffGivesWhatItHas() {
    String whole = har("{\"text\": \"one\"}", "{\"text\": \"two\"}");
    var all = read(whole.substring(0, whole.length() - 40));

    assertThat(line(all.getFirst())).isEqualTo("whole x#1 ANSWER");
    assertThat(line(all.getLast()))
        .startsWith("failed x: it is no whole HAR: ")
        .contains("(after 1 ");
  }

  @Test
  void aMistakeInAHarIsToldWithoutItsText() {
    var all = read("{\"log\": {\"entries\": [ passwordcnry ]}}");

    assertThat(line(all.getLast()))
        .startsWith("failed x: it is no whole HAR")
        .doesNotContain("cnry");
  }

  @Test
  void requestsWithoutAnAnswerAreNone() {
    assertThat(read(har("{}").replace("\"status\": 500", "\"status\": 0")))
        .containsExactly(new Captured.Read("x", 0));
  }

  private static String record(String type, String target, String block) {
    return "WARC/1.0\r\nWARC-Type: %s\r\n".formatted(type)
        + "WARC-Record-ID: <urn:uuid:c0ffee00-0000-4000-8000-00000000000%d>\r\n"
            .formatted(type.length() % 10)
        + "WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: %s\r\n".formatted(target)
        + "Content-Type: application/http; msgtype=%s\r\n".formatted(type)
        + "Content-Length: %d\r\n\r\n%s\r\n\r\n".formatted(block.length(), block);
  }

  private static final String ARCHIVE =
      record("request", "<http://shop.example/a>", "GET /a HTTP/1.1\r\nCookie: b=2\r\n\r\n")
          + record(
              "response",
              "<http://shop.example/a>",
              "HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n0\r\n\r\n")
          + record("metadata", "http://shop.example/a", "fields")
          + record("response", "http://shop.example/b", "HTTP/1.1 404 No\r\n\r\nx");

  @Test
  void everyAnswerOfAWebArchiveIsAnExchangeWithItsRequest() {
    var all = read(ARCHIVE);

    assertThat(all.stream().map(ArchivesTest::line))
        .containsExactly("whole x#1 ANSWER", "whole x#2 ANSWER", "read x 2");
    assertThat(exchange(all.getFirst()).request().uri()).isEqualTo("http://shop.example/a");
    assertThat(exchange(all.getFirst()).request().headers().first("Cookie")).isEqualTo("b=2");
    assertThat(body(exchange(all.getFirst()).response().body().bytes())).isEqualTo("<p>");
    assertThat(exchange(all.get(1)).request().uri()).isEqualTo("http://shop.example/b");
  }

  @Test
  void compressedArchivesAreReadWhetherByRecordOrWhole() throws IOException {
    String one = record("response", "http://shop.example/b", "HTTP/1.1 404 No\r\n\r\nx");
    var records = new ByteArrayOutputStream();
    records.write(gzip(one));
    records.write(gzip(one));

    assertThat(read(records.toByteArray()).getLast()).isEqualTo(new Captured.Read("x", 2));
    assertThat(read(gzip(one + one)).getLast()).isEqualTo(new Captured.Read("x", 2));
    assertThat(read(gzip(har("{\"text\": \"\"}"))).getLast()).isEqualTo(new Captured.Read("x", 1));
    assertThat(read(gzip("<html>")).getLast()).isEqualTo(new Captured.Read("x", 1));
  }

  @Test
  void aDamagedArchiveGivesWhatItHas() {
    var all = read(ARCHIVE.substring(0, ARCHIVE.length() - 60));

    assertThat(line(all.getFirst())).isEqualTo("whole x#1 ANSWER");
    assertThat(line(all.getLast())).startsWith("failed x: the archive is damaged: ");
  }

  @Test
  void aRecordWithoutATypeIsNoFault() {
    var all = read("WARC/1.0\r\nContent-Length: 1\r\n\r\nx\r\n\r\n");

    assertThat(all).containsExactly(new Captured.Read("x", 0));
  }

  @Test
  void zstandardIsRefusedWithWhatToDo() {
    assertThat(line(read(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0}).getFirst()))
        .isEqualTo(
            "failed x: it is compressed with Zstandard, which is not read; decompress it first");
  }

  @Test
  void theHtmlOfAMailCountsAndNotTheTextBesideIt() {
    var all =
        read(
            """
            Subject: [Django] ERROR (EXTERNAL IP): Internal Server Error: /pay/
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="==1"

            --==1
            Content-Type: text/plain; charset="utf-8"

            Internal Server Error: /pay/
            --==1
            Content-Type: text/html; charset="iso-8859-1"
            Content-Transfer-Encoding: quoted-printable

            <p>=F6</p>
            --==1--
            """);

    assertThat(all.stream().map(ArchivesTest::line)).containsExactly("whole x#1 MAIL", "read x 1");
    assertThat(body(exchange(all.getFirst()).response().body().bytes()))
        .isEqualTo("<p>ö</p>\n".strip());
  }

  @Test
  void theReportOfAMailBeginsBehindItsLogLine() {
    var all =
        read(
            """
            Content-Type: text/plain; charset="utf-8"
            MIME-Version: 1.0
            Subject: ERROR

            Internal Server Error: /pay/

            ZeroDivisionError at /pay/
            division by zero
            """);

    assertThat(body(exchange(all.getFirst()).response().body().bytes()))
        .startsWith("ZeroDivisionError at /pay/\n");
  }

  @Test
  void everyMailOfAMailboxIsRead() {
    var all =
        read(
            """
            From django@shop.example Thu Nov 26 04:29:05 2026
            Subject: one
            Content-Type: text/plain; charset="utf-8"

            ZeroDivisionError at /pay/

            From now on it is broken.
            >From the log: a quoted line.

            From django@shop.example Thu Nov 26 05:00:00 2026
            Subject: two
            Content-Type: text/html; charset="utf-8"

            <p>two</p>

            From MAILER-DAEMON Fri Nov 27 05:00:00 2026
            Subject: nothing
            Content-Type: image/png

            x
            """);

    assertThat(all.stream().map(ArchivesTest::line))
        .containsExactly("whole x#1 MAIL", "whole x#2 MAIL", "read x 2");
    assertThat(body(exchange(all.getFirst()).response().body().bytes()))
        .isEqualTo(
            """
            ZeroDivisionError at /pay/

            From now on it is broken.
            From the log: a quoted line.

            """);
    assertThat(body(exchange(all.get(1)).response().body().bytes()).strip())
        .isEqualTo("<p>two</p>");
  }

  private static byte[] gzip(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static String body(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Exchange exchange(Captured captured) {
    assertThat(captured).isInstanceOf(Captured.Whole.class);
    return ((Captured.Whole) captured).exchange();
  }

  private static List<Captured> read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Captured> read(byte[] bytes) {
    var all = new ArrayList<Captured>();
    Captures.read("x", new ByteArrayInputStream(bytes), all::add);
    return all;
  }

  private static String line(Captured captured) {
    return switch (captured) {
      case Captured.Whole(var source, var carrier, _) -> "whole " + source + " " + carrier;
      case Captured.Read(var source, var exchanges) -> "read " + source + " " + exchanges;
      case Captured.Skipped(var source, var why) -> "skipped " + source + ": " + why;
      case Captured.Failed(var source, var why) -> "failed " + source + ": " + why;
    };
  }
}
