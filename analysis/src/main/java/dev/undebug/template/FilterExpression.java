package dev.undebug.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands in a variable tag: a variable or a text, and the filters that it goes through.
///
/// @param subject as written
/// @param filters their names, in order
public record FilterExpression(String subject, List<String> filters) {

  /// The longest that is read; the regular expression below runs along it once.
  private static final int MAX_CHARACTERS = 2_000;

  private static final String TEXT =
      "(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+')";
  private static final String CONSTANT = "(?:_\\(" + TEXT + "\\)|" + TEXT + ")";
  private static final String VARIABLE = "(?:[\\w.]+|[-+.]?\\d[\\d.e]*)";

  private static final Pattern SUBJECT =
      Pattern.compile(CONSTANT + "|" + VARIABLE, Pattern.UNICODE_CHARACTER_CLASS);

  /// `filter_re` of `django/template/base.py`.
  private static final Pattern FILTER =
      Pattern.compile(
          "\\s*\\|\\s*(\\w+)(?::(?:" + CONSTANT + "|" + VARIABLE + "))?",
          Pattern.UNICODE_CHARACTER_CLASS);

  public FilterExpression {
    filters = List.copyOf(filters);
  }

  /// Reads an expression; empty where Django says that it cannot.
  public static Optional<FilterExpression> read(String written) {
    var subject = SUBJECT.matcher(written);
    if (written.length() > MAX_CHARACTERS || !subject.lookingAt()) {
      return Optional.empty();
    }
    var filters = new ArrayList<String>();
    int at = subject.end();
    var filter = FILTER.matcher(written);
    while (at < written.length()) {
      if (!filter.find(at) || filter.start() != at) {
        return Optional.empty();
      }
      filters.add(filter.group(1));
      at = filter.end();
    }
    boolean isHidden = subject.group().matches("_(?!\\().*|.*\\._.*") && isName(subject.group());
    return isHidden
        ? Optional.empty()
        : Optional.of(new FilterExpression(subject.group(), filters));
  }

  private static boolean isName(String subject) {
    char first = subject.charAt(0);
    return first == '_' || Character.isLetter(first);
  }
}
