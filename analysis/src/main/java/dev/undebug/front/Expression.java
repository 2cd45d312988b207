package dev.undebug.front;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression of PCRE, as far as Java means the same by it.
final class Expression {

  /// Characters looked at before a comparison is given up; addresses have a hundred.
  private static final int MAX_LOOKS = 200_000;

  private static final int MAX_CHARACTERS = 500;

  /// What the two languages read differently: classes in classes, options, comments, verbs, quoted
  /// runs, names that Java does not take.
  private static final Pattern FOREIGN =
      Pattern.compile(
          "\\[[^\\]]*(\\[|&&)|\\(\\?[a-zA-Z^#|R&(+-]|\\(\\?P|\\(\\*|\\\\[QEGKRXNCgkhHvVpPuUxc0]"
              + "|\\(\\?<[A-Za-z0-9]*_|\\(\\?'|\\[\\]|\\[\\^\\]");

  /// Finds out whether a text holds what the expression says.
  sealed interface Found {
    /// It does.
    record Yes(Matcher matcher) implements Found {}

    /// It does not.
    record No() implements Found {}

    /// Nobody knows.
    record Unknown() implements Found {}
  }

  private Expression() {}

  private static Optional<Pattern> compiled(String written, boolean ignoresCase) {
    if (written.length() > MAX_CHARACTERS || FOREIGN.matcher(written).find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(written, ignoresCase ? Pattern.CASE_INSENSITIVE : 0));
    } catch (PatternSyntaxException _) {
      return Optional.empty();
    }
  }

  static Found find(String written, boolean ignoresCase, String text) {
    var pattern = compiled(written, ignoresCase);
    if (pattern.isEmpty()) {
      return new Found.Unknown();
    }
    Matcher matcher = pattern.get().matcher(new Counted(text));
    try {
      return matcher.find() ? new Found.Yes(matcher) : new Found.No();
    } catch (TooLong | StackOverflowError _) {
      return new Found.Unknown();
    }
  }

  /// Whether a text holds what the expression says; ends the request where nobody knows.
  static boolean holds(String written, boolean ignoresCase, String text) throws Ends {
    return matcher(written, ignoresCase, text).isPresent();
  }

  /// What the expression finds in a text; ends the request where nobody knows.
  static Optional<Matcher> matcher(String written, boolean ignoresCase, String text) throws Ends {
    return switch (find(written, ignoresCase, text)) {
      case Found.Yes(var matcher) -> Optional.of(matcher);
      case Found.No _ -> Optional.empty();
      case Found.Unknown _ -> throw Ends.unknown("the expression " + written + " is not followed");
    };
  }

  /// A comparison took too many looks.
  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("too many looks", null, false, false);
    }
  }

  /// A text that counts how often it is looked at.
  private static final class Counted implements CharSequence {
    private final String text;
    private int looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++looks > MAX_LOOKS) {
        throw new TooLong();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
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
