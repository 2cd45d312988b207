package dev.undebug.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The helpers that developers install beside DEBUG, which `lab/provision` takes from Debian.
public final class Companions {

  private Companions() {}

  /// Whether the module of a helper, such as `debug_toolbar`, is there for a series.
  public static boolean has(Series series, String module) {
    return Files.isRegularFile(folder(series).resolve("ready"))
        && Files.isDirectory(folder(series).resolve(module));
  }

  /// The project that uses one of them.
  ///
  /// @param word which: `toolbar`, `extensions`, `graphiql` or `api`
  public static Start start(Series series, Server server, String word, boolean isDebug)
      throws IOException {
    return new Start(
        Shop.lab().resolve("companions"),
        series,
        server,
        Map.of(
            "COMPANION",
            word,
            "COMPANION_DEBUG",
            isDebug ? "on" : "off",
            "PYTHONPATH",
            Lab.django(series).site() + ":" + folder(series)));
  }

  private static Path folder(Series series) {
    return Django.home().resolve("companions-" + series.id());
  }
}
