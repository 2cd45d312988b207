package dev.undebug.python.evaluate.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a pattern of Python's `re` from left to right, and writes it in Java's dialect.
final class PatternTranslation {
  private static final Pattern BOUNDS = Pattern.compile("\\{(\\d*)(?:,\\d*)?\\}");

  /// A construct that means something else in Java, or nothing.
  static final class NotTranslated extends Exception {
    private static final long serialVersionUID = 1L;

    NotTranslated() {
      super("not translated", null, false, false);
    }
  }

  private final String text;
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private final List<Boolean> closed = new ArrayList<>();
  private int flags;
  private int at;
  private int depth;

  PatternTranslation(String text, int flags) {
    this.text = text;
    this.flags = flags;
  }

  /// A part of a pattern.
  ///
  /// @param least how many characters it takes at least
  /// @param mayRepeat whether Python lets a quantifier follow
  private record Part(String java, int least, boolean mayRepeat) {}

  /// The flags of the pattern, those that it sets itself included.
  int flags() {
    return flags;
  }

  /// The groups that have names, and their numbers.
  Map<String, Integer> names() {
    return names;
  }

  String whole() throws NotTranslated {
    if (text.startsWith("(?") && text.length() > 3 && "imsau".indexOf(text.charAt(2)) >= 0) {
      globalFlags();
    }
    Part all = alternatives();
    if (at < text.length()) {
      throw new NotTranslated();
    }
    return all.java;
  }

  private void globalFlags() throws NotTranslated {
    at = 2;
    while (peek() != ')') {
      flags |=
          switch (next()) {
            case 'i' -> RegularExpression.IGNORECASE;
            case 'm' -> RegularExpression.MULTILINE;
            case 's' -> RegularExpression.DOTALL;
            case 'a', 'u' -> 0;
            default -> throw new NotTranslated();
          };
    }
    at++;
  }

  private Part alternatives() throws NotTranslated {
    if (++depth > 50) {
      throw new NotTranslated();
    }
    Part made = sequence();
    while (peek() == '|') {
      at++;
      Part other = sequence();
      made = new Part(made.java + "|" + other.java, Math.min(made.least, other.least), true);
    }
    depth--;
    return made;
  }

  private Part sequence() throws NotTranslated {
    var made = new StringBuilder();
    int least = 0;
    while (at < text.length() && peek() != '|' && peek() != ')') {
      Part part = repeated(atom());
      made.append(part.java);
      least = Math.min(RegularExpression.MAX_LENGTH, least + part.least);
    }
    return new Part(made.toString(), least, true);
  }

  private Part atom() throws NotTranslated {
    char c = next();
    return switch (c) {
      case '^' ->
          new Part((flags & RegularExpression.MULTILINE) != 0 ? "(?<![^\\n])" : "\\A", 0, false);
      case '$' ->
          new Part(
              (flags & RegularExpression.MULTILINE) != 0 ? "(?![^\\n])" : "(?=\\n?\\z)", 0, false);
      case '.' -> new Part(".", 1, true);
      case '[' -> new Part(set(), 1, true);
      case '(' -> group();
      case '\\' -> escape();
      case '*', '+', '?' -> throw new NotTranslated();
      default -> new Part(literal(c), 1, true);
    };
  }

  private static String literal(char c) {
    return Character.isLetterOrDigit(c) || c <= ' ' ? String.valueOf(c) : "\\" + c;
  }

  private Part repeated(Part part) throws NotTranslated {
    int start = at;
    int least;
    boolean isMany;
    switch (peek()) {
      case '*' -> {
        at++;
        least = 0;
        isMany = true;
      }
      case '+' -> {
        at++;
        least = 1;
        isMany = true;
      }
      case '?' -> {
        at++;
        least = 0;
        isMany = false;
      }
      case '{' -> {
        var bounds = BOUNDS.matcher(text).region(at, text.length());
        if (!bounds.lookingAt()) {
          return part;
        }
        if (bounds.group(1).isEmpty() || bounds.group(1).length() > 4) {
          throw new NotTranslated();
        }
        at = bounds.end();
        least = Integer.parseInt(bounds.group(1));
        isMany = true;
      }
      default -> {
        return part;
      }
    }
    // Where a repeated part takes nothing, the two engines go separate ways.
    if (!part.mayRepeat || (isMany && part.least == 0)) {
      throw new NotTranslated();
    }
    if (peek() == '?') {
      at++;
    }
    if ("*+?".indexOf(peek()) >= 0 && at < text.length()) {
      throw new NotTranslated();
    }
    if (BOUNDS.matcher(text).region(at, text.length()).lookingAt()) {
      throw new NotTranslated();
    }
    int total = Math.min(RegularExpression.MAX_LENGTH, least * part.least);
    return new Part(part.java + text.substring(start, at), total, false);
  }

  private Part group() throws NotTranslated {
    if (peek() != '?') {
      return captured();
    }
    at++;
    char kind = next();
    if (kind == 'P' && peek() == '<') {
      at++;
      int end = text.indexOf('>', at);
      if (end < 0 || !text.substring(at, end).matches("[A-Za-z_][A-Za-z_0-9]*")) {
        throw new NotTranslated();
      }
      if (names.put(text.substring(at, end), closed.size() + 1) != null) {
        throw new NotTranslated();
      }
      at = end + 1;
      return captured();
    }
    if (kind == 'P' && peek() == '=') {
      at++;
      int end = text.indexOf(')', at);
      Integer number = end < 0 ? null : names.get(text.substring(at, end));
      if (number == null) {
        throw new NotTranslated();
      }
      at = end + 1;
      return reference(number);
    }
    return switch (kind) {
      case ':' -> closed("(?:", true);
      case '=', '!' -> new Part(closed("(?" + kind, false).java, 0, false);
      case '<' -> behind();
      default -> throw new NotTranslated();
    };
  }

  /// Python wants what it looks back on to have one width; plain characters have.
  private Part behind() throws NotTranslated {
    char kind = next();
    int start = at;
    if (kind != '=' && kind != '!') {
      throw new NotTranslated();
    }
    Part made = closed("(?<" + kind, false);
    String inner = text.substring(start, at - 1);
    if (inner.chars().anyMatch(c -> "*+?{|(".indexOf(c) >= 0)) {
      throw new NotTranslated();
    }
    return new Part(made.java, 0, false);
  }

  private Part captured() throws NotTranslated {
    int number = closed.size();
    closed.add(false);
    Part made = closed("(", true);
    closed.set(number, true);
    return made;
  }

  private Part closed(String open, boolean mayRepeat) throws NotTranslated {
    Part inner = alternatives();
    if (next() != ')') {
      throw new NotTranslated();
    }
    return new Part(open + inner.java + ")", inner.least, mayRepeat);
  }

  private Part reference(int number) throws NotTranslated {
    if (number > closed.size() || !closed.get(number - 1)) {
      throw new NotTranslated();
    }
    return new Part("(?:\\" + number + ")", 0, true);
  }

  private Part escape() throws NotTranslated {
    char c = next();
    if (c >= '1' && c <= '9' && !Character.isDigit(peek())) {
      return reference(c - '0');
    }
    return switch (c) {
      case 'b', 'A' -> new Part("\\" + c, 0, false);
      case 'Z' -> new Part("\\z", 0, false);
      default -> new Part(character(c), 1, true);
    };
  }

  /// What follows a backslash and stands for one character.
  private String character(char c) throws NotTranslated {
    if ("dDwWsSntrf".indexOf(c) >= 0) {
      return "\\" + c;
    }
    if (Character.isLetterOrDigit(c)) {
      throw new NotTranslated();
    }
    return "\\" + c;
  }

  private String set() throws NotTranslated {
    var made = new StringBuilder("[");
    if (peek() == '^') {
      at++;
      made.append('^');
    }
    boolean isFirst = true;
    while (isFirst || peek() != ']') {
      String from = member();
      boolean isRange = peek() == '-' && at + 1 < text.length() && text.charAt(at + 1) != ']';
      made.append(from);
      if (isRange) {
        at++;
        String to = member();
        if (isClass(from) || isClass(to)) {
          throw new NotTranslated();
        }
        made.append('-').append(to);
      }
      isFirst = false;
    }
    at++;
    return made.append(']').toString();
  }

  private static boolean isClass(String member) {
    return member.length() == 2 && "dDwWsS".indexOf(member.charAt(1)) >= 0;
  }

  private String member() throws NotTranslated {
    char c = next();
    return c == '\\' ? character(next()) : literal(c);
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private char next() throws NotTranslated {
    if (at >= text.length()) {
      throw new NotTranslated();
    }
    return text.charAt(at++);
  }
}
