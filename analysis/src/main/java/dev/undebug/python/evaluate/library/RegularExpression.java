package dev.undebug.python.evaluate.library;

import java.util.ArrayList;
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
  static final int IGNORECASE = 2;
  static final int MULTILINE = 8;
  static final int DOTALL = 16;

  /// ASCII and UNICODE change nothing for texts of ASCII.
  private static final int UNDERSTOOD = IGNORECASE | MULTILINE | DOTALL | 256 | 32;

  static final int MAX_LENGTH = 20_000;

  /// Characters that one search looks at; searches that backtrack without end stop here.
  private static final int MAX_LOOKS = 300_000;

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
      var translation = new PatternTranslation(pattern, flags);
      String made = translation.whole();
      int java = Pattern.UNIX_LINES;
      java |= (translation.flags() & IGNORECASE) != 0 ? Pattern.CASE_INSENSITIVE : 0;
      java |= (translation.flags() & DOTALL) != 0 ? Pattern.DOTALL : 0;
      return Optional.of(new RegularExpression(Pattern.compile(made, java), translation.names()));
    } catch (PatternTranslation.NotTranslated | PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(String text) {
    return text.length() <= MAX_LENGTH
        && text.chars()
            .allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\t' || c == '\n' || c == '\r');
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
    Matcher matcher = pattern.matcher(new Budgeted(text));
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
  private static final class Budgeted implements CharSequence {
    private final String text;
    private int left = MAX_LOOKS;

    Budgeted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
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
}
