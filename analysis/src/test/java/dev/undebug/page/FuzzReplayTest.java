package dev.undebug.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class FuzzReplayTest {

  @Test
  void whatTheFuzzerFoundStaysHandled() throws IOException {
    int replayed = 0;
    try (var zip = new ZipInputStream(FuzzReplayTest.class.getResourceAsStream("fuzz.zip"))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        byte[] input = zip.readAllBytes();
        assertThatCode(() -> everyTarget(input)).as(name).doesNotThrowAnyException();
        replayed++;
      }
    }

    assertThat(replayed).isGreaterThan(100);
  }

  @Test
  void damagedPagesAreHandled() {
    var random = new Random(20_261_124);
    for (var exchange : LabPages.ALL.values()) {
      byte[] body = exchange.response().body().bytes();
      for (int round = 0; round < 3; round++) {
        byte[] damaged = Arrays.copyOf(body, 1 + random.nextInt(Math.min(body.length, 30_000)));
        for (int i = 0; i < 40; i++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        assertThatCode(() -> everyTarget(damaged)).doesNotThrowAnyException();
      }
    }
  }

  private static void everyTarget(byte[] input) {
    FuzzTargets.OfRecogniser.fuzzerTestOneInput(input);
    FuzzTargets.OfDissector.fuzzerTestOneInput(input);
    FuzzTargets.OfRepr.fuzzerTestOneInput(input);
  }
}
