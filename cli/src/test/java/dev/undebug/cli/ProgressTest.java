package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  private Console console(Map<String, String> environment, boolean isTerminal) {
    return new Console(
        new ByteArrayInputStream(new byte[0]),
        Console.utf8(new ByteArrayOutputStream()),
        Console.utf8(err),
        environment,
        false,
        isTerminal,
        false);
  }

  /// What is written to standard error by a job of two seconds.
  private String told(Console console) {
    try (var progress = new Progress(console, nanos::get)) {
      for (int i = 1; i <= 20; i++) {
        nanos.addAndGet(100_000_000);
        if (progress.isDue()) {
          progress.say("%d of 20".formatted(i));
        }
      }
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void itComesAfterHalfASecondAndIsGoneAtTheEnd() {
    String told = told(console(Map.of(), true));

    assertThat(told).startsWith("\r5 of 20\r7 of 20\r9 of 20").endsWith("\r        \r");
  }

  @Test
  void filesPipesAndContinuousIntegrationGetNothing() {
    assertThat(told(console(Map.of(), false))).isEmpty();
    assertThat(told(console(Map.of("CI", "true"), true))).isEmpty();
    assertThat(told(console(Map.of(), true).quiet())).isEmpty();
  }

  @Test
  void whatTakesLongIsSaidWithoutBeingAsked() throws InterruptedException {
    var isSaid = new CountDownLatch(1);
    var watched =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            isSaid.countDown();
          }
        };
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            Console.utf8(new ByteArrayOutputStream()),
            Console.utf8(watched),
            Map.of(),
            false,
            true,
            false);

    try (var progress = new Progress(console)) {
      progress.during("reading shop");
      assertThat(isSaid.await(30, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(watched.toString(StandardCharsets.UTF_8))
        .startsWith("\rreading shop … 0 s")
        .matches("(?s).*\r +\r");
  }

  @Test
  void quietIsALineForEachFindingAndNothingElse() {
    String shop = dev.undebug.lab.Shop.INSECURE.folder().toString();

    Run quiet = Run.of("analyze", shop, "-q");
    Run concise = Run.of("scan", shop, "--format", "concise");

    assertThat(quiet.out()).isEqualTo(concise.out()).contains("UDB101");
    assertThat(quiet.err()).isEmpty();
    assertThat(quiet.exit()).isEqualTo(Undebug.FOUND);
  }

  @Test
  void quietHidesNoErrorAndNoChange() {
    Run missing = Run.of("scan", "no/such/folder", "--quiet");
    Run fix = Run.of("fix", dev.undebug.lab.Shop.INSECURE.folder().toString(), "--quiet");

    assertThat(missing.err()).contains("no/such/folder: not a folder");
    assertThat(fix.out()).contains("+++ ");
    assertThat(fix.err()).isEmpty();
  }
}
