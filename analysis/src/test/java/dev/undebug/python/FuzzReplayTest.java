package dev.undebug.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
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
        assertThatCode(
                () -> {
                  FuzzTargets.OfBytes.fuzzerTestOneInput(input);
                  FuzzTargets.OfWords.fuzzerTestOneInput(input);
                })
            .as(name)
            .doesNotThrowAnyException();
        replayed++;
      }
    }

    assertThat(replayed).isGreaterThan(100);
  }
}
