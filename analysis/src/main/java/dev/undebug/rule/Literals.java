package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.Optional;

/// Reads the statements that decide settings as they are written.
final class Literals {

  private Literals() {}

  /// The lines of a place; empty where the file has no such lines.
  static String text(Evaluated evaluated, Place place) {
    Optional<SourceText> source = source(evaluated, place);
    return source.isEmpty()
        ? ""
        : source
            .get()
            .text()
            .substring(
                source.get().lineStart(place.start().line()),
                end(source.get(), place.end().line()));
  }

  /// Where a text stands in the statement that decides a setting, without its quotes; empty where
  /// the statement computes it.
  static Optional<Place> find(Evaluated evaluated, String setting, String text) {
    Place whole = SettingsRule.place(evaluated, setting);
    Optional<SourceText> source = source(evaluated, whole);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    int start = source.get().lineStart(whole.start().line()) + whole.start().column() - 1;
    int at = source.get().text().indexOf(text, start);
    return at < 0 || at + text.length() > end(source.get(), whole.end().line())
        ? Optional.empty()
        : Optional.of(source.get().place(new Span(at, at + text.length())));
  }

  private static Optional<SourceText> source(Evaluated evaluated, Place place) {
    return evaluated
        .project()
        .modules()
        .tree()
        .text(place.path())
        .filter(text -> place.end().line() <= text.lineCount());
  }

  private static int end(SourceText source, int line) {
    return source.lineStart(line) + source.lineText(line).length();
  }
}
