package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the statements that decide settings as they are written.
final class Literals {

  private static final Pattern KEY = Pattern.compile("\\['([^']+)'\\]");

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
  /// the statement computes it. Behind its own key it is looked for first: the name of a database
  /// may be its password, too.
  static Optional<Place> find(Evaluated evaluated, String setting, Parts.Leaf leaf) {
    Place whole = SettingsRule.place(evaluated, setting);
    Optional<SourceText> source = source(evaluated, whole);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    int start = source.get().lineStart(whole.start().line()) + whole.start().column() - 1;
    String code = source.get().text().substring(start, end(source.get(), whole.end().line()));
    int at = code.indexOf(leaf.text(), behindKeys(code, leaf.path()));
    at = at < 0 ? code.indexOf(leaf.text()) : at;
    return at < 0
        ? Optional.empty()
        : Optional.of(source.get().place(new Span(start + at, start + at + leaf.text().length())));
  }

  /// The statement that gives a setting a text: the one that decides it; or, where that takes other
  /// settings in, the one in a settings module of the project, as far as it stands on one line.
  static Place statement(Evaluated evaluated, String setting, String written) {
    Place decided = evaluated.placeOf(setting);
    if (text(evaluated, decided).contains(written)) {
      return decided;
    }
    var tree = evaluated.project().modules().tree();
    return evaluated.project().settings().stream()
        .flatMap(module -> tree.text(module.path()).stream())
        .flatMap(text -> statement(text, setting, written).stream())
        .findFirst()
        .orElse(decided);
  }

  private static Optional<Place> statement(SourceText text, String setting, String written) {
    for (int line = 1; line <= text.lineCount(); line++) {
      String code = text.lineText(line);
      if (code.stripLeading().startsWith(setting)
          && (code.contains("'" + written + "'") || code.contains("\"" + written + "\""))) {
        int start = text.lineStart(line);
        int indent = code.length() - code.stripLeading().length();
        return Optional.of(
            text.place(new Span(start + indent, start + code.stripTrailing().length())));
      }
    }
    return Optional.empty();
  }

  private static int behindKeys(String code, String path) {
    int at = 0;
    var keys = KEY.matcher(path);
    while (keys.find()) {
      int found =
          Math.max(
              code.indexOf("'" + keys.group(1) + "'", at),
              code.indexOf("\"" + keys.group(1) + "\"", at));
      if (found >= 0) {
        at = found + keys.group(1).length() + 2;
      }
    }
    return at;
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
