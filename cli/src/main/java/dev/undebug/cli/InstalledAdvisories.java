package dev.undebug.cli;

import dev.undebug.advisory.Advisories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// The advisories that this user imported, or those that come with the program.
final class InstalledAdvisories {

  private InstalledAdvisories() {}

  /// Where an import lies, by the XDG base directory specification, which knows absolute paths
  /// only; empty where the environment names no folder.
  static Optional<Path> file(Console console) {
    Path data = Path.of(console.variable("XDG_DATA_HOME"));
    Path home = Path.of(console.variable("HOME"));
    Path folder = data.isAbsolute() ? data : home.resolve(".local").resolve("share");
    return folder.isAbsolute()
        ? Optional.of(folder.resolve("undebug").resolve("advisories.tsv"))
        : Optional.empty();
  }

  /// Read when they are first asked for.
  static Supplier<Advisories> of(Console console) {
    return new Supplier<>() {
      private Advisories read = Advisories.NONE;

      @Override
      public Advisories get() {
        if (read == Advisories.NONE) {
          read =
              file(console)
                  .filter(Files::isRegularFile)
                  .map(InstalledAdvisories::read)
                  .orElseGet(Advisories::embedded);
        }
        return read;
      }
    };
  }

  private static Advisories read(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      return Advisories.read(reader);
    } catch (IOException e) {
      throw new UsageException(
          "%s: %s; undebug advisories import makes it anew".formatted(file, e.getMessage()));
    }
  }
}
