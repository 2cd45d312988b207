package dev.undebug.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Python part of the lab, used as a person would.
class KitTest {

  @TempDir Path folder;

  @Test
  void thePythonPartPassesItsOwnTests() throws Exception {
    var ran = run("-B", "-m", "unittest", "discover", "-s", "kit/tests", "-t", ".");

    assertThat(ran.exit()).as(ran.output()).isZero();
    assertThat(ran.output()).contains("\nOK");
  }

  @Test
  void provisioningWhatIsThereIsQuickAndQuiet() throws Exception {
    Django django = Lab.django(Series.DJANGO_5_2);

    var ran = run("provision", "--series", "5.2", "--require", "5.2");

    assertThat(ran.exit()).as(ran.output()).isZero();
    assertThat(ran.output()).contains(django.version(), "(already there)");
  }

  @Test
  void anUnknownSeriesIsNamed() throws Exception {
    var ran = run("provision", "--series", "1.11");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.output()).contains("no series 1.11; the lab knows 2.2, 3.2, 4.2, 5.2, 6.x");
  }

  @Test
  void capturingStoresTheAnswerWithoutNamesOfThisMachine() throws Exception {
    Django django = Lab.django(Series.DJANGO_5_2);

    var ran =
        run(
            "capture",
            "--series",
            "5.2",
            "--out",
            folder.toString(),
            "t500",
            "t403-csrf",
            "welcome",
            "/x/");

    assertThat(ran.exit()).as(ran.output()).isZero();
    Path answers = folder.resolve(django.version()).resolve("runserver");
    String page = Files.readString(answers.resolve("insecure.t500.http"));
    assertThat(page)
        .startsWith("HTTP/1.1 500 ")
        .contains(Canaries.IN_SETTINGS)
        .contains("/srv/teashop/orders/views.py")
        .doesNotContain(django.site().toString(), django.python().toString());
    assertThat(page).contains("Content-Length: " + bodyBytes(page) + "\r\n");
    assertThat(answers.resolve("insecure.t403-csrf.http")).content().startsWith("HTTP/1.1 403 ");
    assertThat(answers.resolve("insecure.x.http")).content().contains("Page not found at /x/");
    assertThat(answers.resolve("nourls.welcome.http")).content().contains("Congratulations!");
    assertThat(folder.resolve("manifest.csv")).content().hasLineCount(5);
  }

  @Test
  void aChunkedAnswerStaysWellFormed() throws Exception {
    Django django = Lab.django(Series.DJANGO_5_2);

    var ran = run("capture", "--server", "gunicorn", "--out", folder.toString(), "badhost");

    assertThat(ran.exit()).as(ran.output()).isZero();
    Path answers = folder.resolve(django.version()).resolve("gunicorn");
    String page = Files.readString(answers.resolve("insecure.badhost.http"));
    assertThat(page).contains("Transfer-Encoding: chunked").endsWith("\r\n0\r\n\r\n");
    int sizeAt = page.indexOf("\r\n\r\n") + 4;
    int contentAt = page.indexOf("\r\n", sizeAt) + 2;
    String content = page.substring(contentAt, page.length() - "\r\n0\r\n\r\n".length());
    assertThat(Integer.parseInt(page.substring(sizeAt, contentAt - 2), 16))
        .isEqualTo(content.getBytes(StandardCharsets.UTF_8).length);
  }

  private static int bodyBytes(String answer) {
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    return body.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Ran run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .directory(Shop.lab().toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ran(process.exitValue(), output);
  }
}
