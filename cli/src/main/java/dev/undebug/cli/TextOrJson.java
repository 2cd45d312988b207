package dev.undebug.cli;

import picocli.CommandLine.Option;

/// How an answer is written that people read or programs do.
final class TextOrJson {

  /// The choice.
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json. Default: text.")
  private Format chosen = Format.TEXT;

  Format chosen() {
    return chosen;
  }
}
