package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.lab.Lab;
import dev.undebug.lab.Ran;
import dev.undebug.lab.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InspectCommandTest {

  private static final String NOT_FOUND =
      """
      HTTP/1.1 404 Not Found
      Content-Type: text/html

      <!DOCTYPE html><html lang="en"><head><title>Page not found at /x</title>
      <meta name="robots" content="NONE,NOARCHIVE"></head><body><div id="summary">
      <h1>Page not found <span>(404)</span></h1><table class="meta"><tr><th>Request Method:</th>
      <td>GET</td></tr><tr><th>Request URL:</th><td>http://shop.example/x</td></tr></table></div>
      <div id="info"><p>Using the URLconf defined in <code>shop.urls</code>,</p></div>
      <div id="explanation"></div></body></html>
      """;

  @TempDir private Path folder;

  @Test
  void oneBrokenFileIsOneLineAndTheRestGoesOn() throws IOException {
    Files.writeString(folder.resolve("a.har"), "{\"log\": {\"entries\": [ {");
    Files.writeString(folder.resolve("b.warc"), "WARC/1.0\r\nnonsense");
    Files.writeString(folder.resolve("c.http"), "");
    Files.writeString(folder.resolve("d.http"), NOT_FOUND);

    Run run = Run.of("inspect", folder.toString());

    assertThat(run.err().lines()).hasSize(3).allMatch(line -> line.startsWith("undebug: "));
    assertThat(run.err()).contains("a.har: ", "b.warc: ", "c.http: it is empty");
    assertThat(run.out()).contains("d.http: technical-404");
  }

  @Test
  void quietIsALineForEachLivePage() throws IOException {
    Files.writeString(folder.resolve("d.http"), NOT_FOUND);
    Files.writeString(folder.resolve("e.http"), "HTTP/1.1 200 OK\r\n\r\n<p>Shop");

    Run run = Run.of("inspect", folder.toString(), "-q");

    assertThat(run.out()).hasLineCount(1).contains("d.http: critical debug-page: technical-404");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Series.class)
  void theMailThatDjangoSendsToAdminsIsReadAndProvesNothingLive(Series series) throws IOException {
    Assumptions.assumeTrue(Lab.series().contains(series));
    Path mails = Files.createDirectory(folder.resolve("mails"));
    Ran ran = Lab.python(series, "error_mail.py", mails.toString());
    assertThat(ran.exit()).as(ran.output()).isZero();
    try (var files = Files.list(mails)) {
      for (Path file : files.toList()) {
        Files.move(file, Path.of(file.toString().replaceFirst("log$", "eml")));
      }
    }
    Run run = Run.of("inspect", mails.toString(), "--format", "json");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "technical-500", "text-500", "\"liveness\" : \"unsure\"", "by mail", "stripe-key");
    assertThat(run.out()).doesNotContain("sk_live_1234567890abcdef");
  }
}
