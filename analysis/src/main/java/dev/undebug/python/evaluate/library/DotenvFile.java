package dev.undebug.python.evaluate.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The syntax of python-dotenv's files.
final class DotenvFile {

  /// A line.
  ///
  /// @param value empty where there is no equals sign
  record Binding(String name, Optional<String> value) {}

  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private Broken() {
      super("not a binding", null, false, false);
    }
  }

  private final String text;
  private final boolean isNewer;
  private int at;

  private DotenvFile(String text, boolean isNewer) {
    this.text = text;
    this.isNewer = isNewer;
  }

  /// The bindings in order; lines that are none are passed over, as python-dotenv does.
  ///
  /// @param isNewer whether it is read by 0.15 or later
  static List<Binding> parse(String text, boolean isNewer) {
    var file = new DotenvFile(text, isNewer);
    var found = new ArrayList<Binding>();
    while (file.at < text.length()) {
      try {
        file.binding().ifPresent(found::add);
      } catch (Broken e) {
        file.skipLine();
      }
    }
    return found;
  }

  private Optional<Binding> binding() throws Broken {
    while (at < text.length() && isWhite(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return Optional.empty();
    }
    export();
    Optional<String> name = name();
    blanks();
    Optional<String> value = Optional.empty();
    if (peek() == '=') {
      at++;
      blanks();
      value = Optional.of(value());
    }
    int start = at;
    blanks();
    if (peek() == '#') {
      line();
    } else {
      at = start;
    }
    blanks();
    endOfLine();
    Optional<String> given = value;
    return name.map(one -> new Binding(one, given));
  }

  private void export() {
    int after = at + "export".length();
    if (text.startsWith("export", at) && after < text.length() && isBlank(text.charAt(after))) {
      at = after;
      blanks();
    }
  }

  private Optional<String> name() throws Broken {
    if (peek() == '#') {
      return Optional.empty();
    }
    int start = at;
    if (peek() == '\'') {
      int end = text.indexOf('\'', at + 1);
      if (end <= at + 1) {
        throw new Broken();
      }
      at = end + 1;
      return Optional.of(text.substring(start + 1, end));
    }
    while (at < text.length() && "=#".indexOf(peek()) < 0 && !isWhite(peek())) {
      at++;
    }
    if (at == start) {
      throw new Broken();
    }
    return Optional.of(text.substring(start, at));
  }

  private String value() throws Broken {
    char c = peek();
    if (c == '\'' || c == '"') {
      return quoted(c);
    }
    if (at == text.length() || c == '\n' || c == '\r') {
      return "";
    }
    return isNewer ? unquoted(line()) : olderUnquoted();
  }

  private String quoted(char quote) throws Broken {
    int start = ++at;
    while (at < text.length() && text.charAt(at) != quote) {
      boolean isEscaped =
          text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) == quote;
      at += isEscaped ? 2 : 1;
    }
    if (at >= text.length()) {
      at = start - 1;
      closeEarlier(quote);
    }
    String raw = text.substring(start, at);
    at++;
    return unescaped(raw, quote == '\'' ? "\\'" : "\\'\"abfnrtv");
  }

  /// A quote that was taken to be escaped closes the text where no later one does.
  private void closeEarlier(char quote) throws Broken {
    int last = text.lastIndexOf(quote);
    if (last <= at) {
      throw new Broken();
    }
    at = last;
  }

  private static String unescaped(String raw, String escapes) {
    var made = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\' && i + 1 < raw.length() && escapes.indexOf(raw.charAt(i + 1)) >= 0) {
        int known = "abfnrtv".indexOf(raw.charAt(++i));
        made.append(known < 0 ? raw.charAt(i) : "\u0007\b\f\n\r\t\u000b".charAt(known));
      } else {
        made.append(c);
      }
    }
    return made.toString();
  }

  private String line() {
    int start = at;
    while (at < text.length() && peek() != '\n' && peek() != '\r') {
      at++;
    }
    return text.substring(start, at);
  }

  /// Without a comment, which begins with white space and a hash.
  private static String unquoted(String line) {
    int end = line.length();
    for (int i = 1; i < line.length(); i++) {
      if (line.charAt(i) == '#' && isWhite(line.charAt(i - 1))) {
        end = i;
        break;
      }
    }
    while (end > 0 && isWhite(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end);
  }

  private String olderUnquoted() {
    int start = at;
    while (true) {
      while (at < text.length() && " \r\n".indexOf(peek()) < 0) {
        at++;
      }
      boolean ends =
          text.length() - at < 2
              || "\r\n".indexOf(peek()) >= 0
              || " #\r\n".indexOf(text.charAt(at + 1)) >= 0;
      if (ends) {
        return text.substring(start, at);
      }
      at += 2;
    }
  }

  private void endOfLine() throws Broken {
    if (at == text.length()) {
      return;
    }
    if (text.startsWith("\r\n", at)) {
      at += 2;
    } else if (peek() == '\n' || peek() == '\r') {
      at++;
    } else {
      throw new Broken();
    }
  }

  private void skipLine() {
    line();
    if (at < text.length()) {
      at++;
    }
  }

  private void blanks() {
    while (at < text.length() && isBlank(peek())) {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private static boolean isBlank(char c) {
    return isWhite(c) && c != '\n' && c != '\r';
  }

  /// Python's `\s`.
  private static boolean isWhite(char c) {
    return Character.isSpaceChar(c)
        || (c >= '\t' && c <= '\r')
        || (c >= 0x1c && c <= 0x1f)
        || c == 0x85;
  }
}
