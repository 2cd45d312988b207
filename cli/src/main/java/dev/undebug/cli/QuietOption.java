package dev.undebug.cli;

import picocli.CommandLine.Option;

/// How much is said beside what was found.
final class QuietOption {

  @Option(
      names = {"-q", "--quiet"},
      description =
          "Nothing but findings and errors: no notes, no progress, and a report in text is a line for"
              + " each finding, as concise is.")
  private boolean isQuiet;

  /// The console, quiet if that was asked for.
  Console of(Console console) {
    return isQuiet ? console.quiet() : console;
  }
}
