package dev.undebug.report;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes HTML; every text that goes in is escaped.
final class Html {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /// Markup of our own, as it is.
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /// Opens an element.
  ///
  /// @param attributes pairs of name and value; values are escaped
  Html open(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.append(' ')
          .append(attributes[i])
          .append("=\"")
          .append(escaped(attributes[i + 1]))
          .append('"');
    }
    out.append('>');
    open.push(name);
    return this;
  }

  /// Closes the element that was opened last.
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /// Closes it and ends the line.
  Html end() {
    close();
    out.append('\n');
    return this;
  }

  /// An element that holds a text.
  Html element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c < ' ' && c != '\n' ? '\uFFFD' : c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
