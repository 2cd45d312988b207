package dev.undebug.advisory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The condition of PEP 508 under which a requirement counts: `python_version < "3.9"`.
///
/// Read for a server: Linux, CPython, and the Python that is known, if one is.
public final class Marker {

  private static final Pattern WORD =
      Pattern.compile("\\s*(\\(|\\)|\"[^\"]*\"|'[^']*'|[<>=!~]=?=?|[A-Za-z_.]+)");

  private static final int MAX_WORDS = 200;

  private static final Map<String, String> SERVER =
      Map.of(
          "sys_platform", "linux",
          "sys.platform", "linux",
          "platform_system", "Linux",
          "os_name", "posix",
          "os.name", "posix",
          "implementation_name", "cpython",
          "platform_python_implementation", "CPython");

  private final List<String> words;
  private final String python;
  private int at;

  private Marker(List<String> words, String python) {
    this.words = words;
    this.python = python;
  }

  /// Whether a requirement counts; empty when that is not known.
  ///
  /// @param python the version of Python, `3.13.1` or `3.13`; empty when it is not known
  public static Optional<Boolean> holds(String marker, String python) {
    if (marker.isBlank()) {
      return Optional.of(true);
    }
    var words = new ArrayList<String>();
    Matcher word = WORD.matcher(marker);
    int end = 0;
    while (end < marker.length() && word.find(end) && word.start() == end) {
      words.add(word.group(1));
      end = word.end();
      if (words.size() > MAX_WORDS) {
        return Optional.empty();
      }
    }
    if (!marker.substring(end).isBlank()) {
      return Optional.empty();
    }
    var read = new Marker(words, python);
    Optional<Boolean> holds = read.either();
    return read.at == words.size() ? holds : Optional.empty();
  }

  private Optional<Boolean> either() {
    Optional<Boolean> left = both();
    while (take("or")) {
      Optional<Boolean> right = both();
      left = known(left, right, true);
    }
    return left;
  }

  private Optional<Boolean> both() {
    Optional<Boolean> left = one();
    while (take("and")) {
      Optional<Boolean> right = one();
      left = known(left, right, false);
    }
    return left;
  }

  /// @param decisive what one side alone decides
  private static Optional<Boolean> known(
      Optional<Boolean> left, Optional<Boolean> right, boolean decisive) {
    if (left.equals(Optional.of(decisive)) || right.equals(Optional.of(decisive))) {
      return Optional.of(decisive);
    }
    return left.isPresent() && right.isPresent() ? Optional.of(!decisive) : Optional.empty();
  }

  private Optional<Boolean> one() {
    if (take("(")) {
      Optional<Boolean> inner = either();
      return take(")") ? inner : Optional.empty();
    }
    if (at + 3 > words.size()) {
      at = words.size();
      return Optional.empty();
    }
    String left = words.get(at++);
    String operator = words.get(at++);
    if (operator.equals("not")) {
      operator = "not " + words.get(at++);
    }
    String right = at < words.size() ? words.get(at++) : "";
    return isText(left) ? compare(right, mirrored(operator), left) : compare(left, operator, right);
  }

  private static String mirrored(String operator) {
    return switch (operator) {
      case "<" -> ">";
      case ">" -> "<";
      case "<=" -> ">=";
      case ">=" -> "<=";
      default -> operator;
    };
  }

  private static boolean isText(String word) {
    return word.startsWith("\"") || word.startsWith("'");
  }

  private Optional<Boolean> compare(String name, String operator, String quoted) {
    if (!isText(quoted)) {
      return Optional.empty();
    }
    String text = quoted.substring(1, quoted.length() - 1);
    if (name.equals("python_version") || name.equals("python_full_version")) {
      return comparePython(name, operator, text);
    }
    String value = SERVER.get(name);
    if (value == null) {
      return Optional.empty();
    }
    return switch (operator) {
      case "==", "===" -> Optional.of(value.equals(text));
      case "!=" -> Optional.of(!value.equals(text));
      case "in" -> Optional.of(text.contains(value));
      case "not in" -> Optional.of(!text.contains(value));
      default -> Optional.empty();
    };
  }

  private Optional<Boolean> comparePython(String name, String operator, String text) {
    var known = Release.of(python);
    var range = Specifiers.of(operator + text);
    boolean isShort = known.isPresent() && python.split("\\.", -1).length < 3;
    if (known.isEmpty() || range.isEmpty() || (isShort && name.equals("python_full_version"))) {
      return Optional.empty();
    }
    Release asked =
        name.equals("python_version")
            ? Release.of(known.get().series()).orElse(known.get())
            : known.get();
    return Optional.of(range.get().takes(asked));
  }

  private boolean take(String word) {
    boolean isThere = at < words.size() && words.get(at).equals(word);
    if (isThere) {
      at++;
    }
    return isThere;
  }
}
