package dev.undebug.requirement;

import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.SourceText;
import java.util.regex.Pattern;

/// Places of lines.
final class Lines {

  /// What is not part of what a line says.
  private static final Pattern REST = Pattern.compile("(?<!\\s)(?:\\s++#.*|\\s*+\\\\)$");

  private Lines() {}

  /// What a line says, without its indent and its comment.
  static Place place(SourceText source, int line) {
    String text = source.lineText(line);
    int indent = text.length() - text.stripLeading().length();
    int length = REST.matcher(text.strip()).replaceFirst("").length();
    return new Place(
        source.path(), new Position(line, indent + 1), new Position(line, indent + length + 1));
  }
}
