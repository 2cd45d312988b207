package dev.undebug.python.evaluate.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A pattern of Python's `re`, translated to Java's dialect where both mean exactly the same.
///
/// Only patterns and texts of printable ASCII, tabs and ends of lines are looked at: there the
/// character classes of both agree.
final class RegularExpression {
  private static final int IGNORECASE = 2;
  private static final int MULTILINE = 8;
  private static final int DOTALL = 16;

  /// ASCII and UNICODE change nothing for texts of ASCII.
  private static final int UNDERSTOOD = IGNORECASE | MULTILINE | DOTALL | 256 | 32;

  private static final int MAX_LENGTH = 20_000;

  /// Characters that one search looks at; searches that backtrack without end stop here.
  private static final int MAX_LOOKS = 300_000;

  private static final Pattern BOUNDS = Pattern.compile("\\{(\\d*)(?:,\\d*)?\\}");

  /// A construct that means something else in Java, or nothing.
  private static final class NotTranslated extends Exception {
    private static final long serialVersionUID = 1L;

    private NotTranslated() {
      super("not translated", null, false, false);
    }
  }

  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TooLong() {
      super("too long", null, false, false);
    }
  }

  private final Pattern pattern;
  private final Map<String, Integer> names;

  private RegularExpression(Pattern pattern, Map<String, Integer> names) {
    this.pattern = pattern;
    this.names = names;
  }

  /// The groups that have names, and their numbers.
  Map<String, Integer> names() {
    return names;
  }

  /// The pattern, unless Java would understand it differently.
  static Optional<RegularExpression> of(String pattern, int flags) {
    if ((flags & ~UNDERSTOOD) != 0 || !isPlain(pattern)) {
      return Optional.empty();
    }
    try {
      var translation = new Translation(pattern, flags);
      String made = translation.whole();
      int java = Pattern.UNIX_LINES;
      java |= (translation.flags & IGNORECASE) != 0 ? Pattern.CASE_INSENSITIVE : 0;
      java |= (translation.flags & DOTALL) != 0 ? Pattern.DOTALL : 0;
      return Optional.of(new RegularExpression(Pattern.compile(made, java), translation.names));
    } catch (NotTranslated | PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(String text) {
    return text.length() <= MAX_LENGTH
        && text.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == '\t' || c == '\n' || c == '\r');
  }

  /// What was found.
  sealed interface Found {
    /// Where each group begins and ends; -1 where it took no part.
    record Spans(List<int[]> groups) implements Found {}

    record Nothing() implements Found {}

    /// The text is not plain, or the search takes too long.
    record NotKnown() implements Found {}
  }

  /// @param how `match`, `fullmatch` or `search`
  /// @param at where a search begins
  Found find(String text, int at, String how) {
    if (!isPlain(text)) {
      return new Found.NotKnown();
    }
    Matcher matcher = pattern.matcher(new Budgeted(text, new int[] {MAX_LOOKS}));
    try {
      boolean found =
          switch (how) {
            case "match" -> matcher.lookingAt();
            case "fullmatch" -> matcher.matches();
            default -> matcher.find(at);
          };
      if (!found) {
        return new Found.Nothing();
      }
    } catch (TooLong | StackOverflowError e) {
      return new Found.NotKnown();
    }
    var groups = new ArrayList<int[]>();
    for (int i = 0; i <= matcher.groupCount(); i++) {
      groups.add(new int[] {matcher.start(i), matcher.end(i)});
    }
    return new Found.Spans(groups);
  }

  /// A text that may be looked at so often only.
  private record Budgeted(String text, int[] left) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left[0] < 0) {
        throw new TooLong();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// Reads a pattern from left to right.
  private static final class Translation {
    private final String text;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final List<Boolean> closed = new ArrayList<>();
    private int flags;
    private int at;
    private int depth;

    Translation(String text, int flags) {
      this.text = text;
      this.flags = flags;
    }

    /// A part of a pattern.
    ///
    /// @param least how many characters it takes at least
    /// @param mayRepeat whether Python lets a quantifier follow
    private record Part(String java, int least, boolean mayRepeat) {}

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
              case 'i' -> IGNORECASE;
              case 'm' -> MULTILINE;
              case 's' -> DOTALL;
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
        least = Math.min(MAX_LENGTH, least + part.least);
      }
      return new Part(made.toString(), least, true);
    }

    private Part atom() throws NotTranslated {
      char c = next();
      return switch (c) {
        case '^' -> new Part((flags & MULTILINE) != 0 ? "(?<![^\\n])" : "\\A", 0, false);
        case '$' -> new Part((flags & MULTILINE) != 0 ? "(?![^\\n])" : "(?=\\n?\\z)", 0, false);
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
      int total = Math.min(MAX_LENGTH, least * part.least);
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
}
