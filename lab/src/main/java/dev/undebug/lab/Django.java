package dev.undebug.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// One provisioned Django.
///
/// @param version exact, such as `5.2.18`
/// @param site the folder that holds it, for `PYTHONPATH`
/// @param python the interpreter that runs it
public record Django(Series series, String version, Path site, Path python) {

  /// Where `lab/provision` puts the Djangos.
  static Path home() {
    String chosen = System.getenv("UNDEBUG_LAB");
    if (chosen != null && !chosen.isEmpty()) {
      return Path.of(chosen).toAbsolutePath();
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    Path caches =
        cache != null && !cache.isEmpty()
            ? Path.of(cache)
            : Path.of(System.getProperty("user.home"), ".cache");
    return caches.resolve("undebug").resolve("lab").toAbsolutePath();
  }

  /// The Django of a series, when it has been provisioned and its interpreter is still there.
  ///
  /// @param home where the Djangos lie
  static Optional<Django> find(Series series, Path home) throws IOException {
    Path site = home.resolve("django-" + series.id());
    Path manifest = site.resolve("lab.properties");
    if (!Files.isRegularFile(manifest)) {
      return Optional.empty();
    }
    var said = new Properties();
    try (var reader = Files.newBufferedReader(manifest)) {
      said.load(reader);
    }
    Path python = Path.of(said.getProperty("python", ""));
    if (!Files.isRegularFile(python) || !Files.isExecutable(python)) {
      return Optional.empty();
    }
    return Optional.of(new Django(series, said.getProperty("django", ""), site, python));
  }
}
