package dev.undebug.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares a whole output with a file; `-Dundebug.golden=write` writes the file anew.
final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/dev/undebug/report");

  private Golden() {}

  static void check(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("undebug.golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
      return;
    }

    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
