package dev.undebug.source;

import java.util.Optional;

/// What is too much for the parser of TOML, whatever it is for.
public final class TomlLimits {

  /// Characters of a text that is read; configuration files are a hundred times smaller, and the
  /// parser takes its time.
  private static final int MAX_CHARACTERS = 512 * 1024;

  /// The sum of the cubes of how many lines in a row say nothing: the parser's time grows with it
  /// (tomlj 2.2.0: 1,000 comments in a row take two seconds, 2,000 take sixteen).
  private static final long MAX_CUBES = 500_000_000L;

  private TomlLimits() {}

  /// Why a text is not parsed; empty where it may be.
  public static Optional<String> refusal(String text) {
    if (text.length() > MAX_CHARACTERS) {
      return Optional.of(
          "%,d characters; TOML above %,d is not read".formatted(text.length(), MAX_CHARACTERS));
    }
    if (Nesting.of(text) > Nesting.MAX_DEPTH) {
      return Optional.of("brackets more than %d deep".formatted(Nesting.MAX_DEPTH));
    }
    return cubes(text) > MAX_CUBES
        ? Optional.of("too many empty lines or comments in a row for TOML to be read")
        : Optional.empty();
  }

  private static long cubes(String text) {
    long sum = 0;
    long run = 0;
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      int stop = end < 0 ? text.length() : end;
      int at = start;
      while (at < stop && " \t\r".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      if (at == stop || text.charAt(at) == '#') {
        run++;
      } else {
        sum += run * run * run;
        run = 0;
      }
      start = stop + 1;
    }
    return sum + run * run * run;
  }
}
