package dev.undebug.python;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.List;
import java.util.function.Consumer;

/// Writes the lines of a dump: a node with its position, a field, a list.
final class DumpWriter {

  private final SourceText source;
  private final boolean hasPositions;
  private final StringBuilder out = new StringBuilder();
  private int depth;

  DumpWriter(SourceText source, boolean hasPositions) {
    this.source = source;
    this.hasPositions = hasPositions;
  }

  /// Begins a node that has a position.
  void node(String type, Span span) {
    indent();
    out.append(type);
    if (hasPositions) {
      out.append(' ');
      position(span.start());
      out.append('-');
      position(span.end());
    }
    out.append('\n');
  }

  /// Begins a node that has none.
  void node(String type) {
    indent();
    out.append(type).append('\n');
  }

  private void position(int offset) {
    out.append(source.line(offset)).append(':').append(source.utf8Column(offset));
  }

  private void indent() {
    out.repeat(' ', depth);
  }

  void text(String field, String value) {
    scalar(field, quoted(value));
  }

  /// A name that may be missing.
  void name(String field, String value) {
    if (!value.isEmpty()) {
      text(field, value);
    }
  }

  void number(String field, int value) {
    scalar(field, Integer.toString(value));
  }

  void scalar(String field, String value) {
    indent();
    out.append(" .").append(field).append('=').append(value).append('\n');
  }

  /// A field that holds nodes; nothing when there are none.
  <T> void list(String field, List<T> elements, Consumer<T> write) {
    if (elements.isEmpty()) {
      return;
    }
    indent();
    out.append(" .").append(field).append('[').append(elements.size()).append("]\n");
    depth += 2;
    elements.forEach(write);
    depth -= 2;
  }

  /// A field that holds one node.
  void child(String field, Runnable write) {
    indent();
    out.append(" .").append(field).append('\n');
    depth += 2;
    write.run();
    depth -= 2;
  }

  void names(String field, List<String> names) {
    list(field, names, name -> node(quoted(name)));
  }

  /// A text in ASCII, by UTF-16 code units.
  static String quoted(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('\'');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 127 && c != '\\' && c != '\'') {
        quoted.append(c);
      } else {
        quoted.append("\\u").append("%04x".formatted((int) c));
      }
    }
    return quoted.append('\'').toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
