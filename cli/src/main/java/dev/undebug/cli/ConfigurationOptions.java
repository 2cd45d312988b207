package dev.undebug.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which configuration counts.
final class ConfigurationOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The configuration. Default: the nearest undebug.toml, or pyproject.toml with"
              + " [tool.undebug], in the folder or above it.")
  private @Nullable Path file;

  @Option(names = "--isolated", description = "Read no configuration file.")
  private boolean isIsolated;

  Configuration read(Console console, Path directory) throws IOException {
    Path named = file;
    if (named != null) {
      return Configuration.ofFile(console, named);
    }
    return isIsolated ? Configuration.of(console) : Configuration.of(console, directory);
  }
}
