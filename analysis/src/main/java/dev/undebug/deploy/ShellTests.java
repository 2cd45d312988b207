package dev.undebug.deploy;

import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// Decides the tests of a script where the tree decides them.
final class ShellTests {

  /// What is known of a test.
  enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    static Truth of(boolean isTrue) {
      return isTrue ? TRUE : FALSE;
    }

    Truth not() {
      return switch (this) {
        case TRUE -> FALSE;
        case FALSE -> TRUE;
        case UNKNOWN -> UNKNOWN;
      };
    }
  }

  /// What variables hold where an application is developed.
  private static final Set<String> DEVELOPMENT =
      Set.of(
          "local",
          "localhost",
          "dev",
          "devel",
          "develop",
          "development",
          "debug",
          "test",
          "testing");

  private final ShellState state;
  private final FileView files;

  ShellTests(ShellState state, FileView files) {
    this.state = state;
    this.files = files;
  }

  /// Whether a list of commands succeeds: its last pipeline does. Commands that are not tests are
  /// taken to succeed, except in a test, where nobody knows.
  Truth test(Shell.Block block) {
    var result = Truth.TRUE;
    for (Shell.Item item : block.items()) {
      var next = test(item.node());
      result =
          switch (item.joint()) {
            case THEN, PIPE -> next;
            case AND -> and(result, next);
            case OR -> and(result.not(), next.not()).not();
          };
    }
    return result;
  }

  private static Truth and(Truth left, Truth right) {
    if (left == Truth.FALSE || right == Truth.FALSE) {
      return Truth.FALSE;
    }
    return left == Truth.TRUE && right == Truth.TRUE ? Truth.TRUE : Truth.UNKNOWN;
  }

  Truth test(Shell.Node node) {
    return switch (node) {
      case Shell.Simple simple -> simple(simple);
      case Shell.Group(var body, _) -> test(body);
      case Shell.If _, Shell.Case _, Shell.Loop _, Shell.Function _ -> Truth.UNKNOWN;
    };
  }

  /// Whether a command is one whose success is decided here at all.
  static boolean isTest(Shell.Node node) {
    return switch (node) {
      case Shell.Simple(_, var words, _) -> {
        String first = words.isEmpty() ? "" : words.getFirst().plain();
        String last = words.isEmpty() ? "" : words.getLast().plain();
        yield List.of("[", "[[", "test", "!", "true", "false").contains(first) || last.equals("]]");
      }
      case Shell.Group(var body, _) ->
          !body.items().isEmpty() && body.items().stream().allMatch(item -> isTest(item.node()));
      case Shell.If _, Shell.Case _, Shell.Loop _, Shell.Function _ -> false;
    };
  }

  private Truth simple(Shell.Simple command) {
    var words = new ArrayList<>(command.words());
    if (words.isEmpty()) {
      return Truth.TRUE;
    }
    if (words.getFirst().plain().equals("!")) {
      return simple(
              new Shell.Simple(
                  command.assignments(), words.subList(1, words.size()), command.span()))
          .not();
    }
    String first = words.getFirst().plain();
    boolean isBracketed =
        List.of("[", "[[", "test").contains(first) || words.getLast().plain().equals("]]");
    if (!isBracketed) {
      return bare(words);
    }
    if (List.of("[", "[[", "test").contains(first)) {
      words.removeFirst();
    }
    words.removeIf(word -> List.of("]", "]]").contains(word.plain()));
    return expression(words);
  }

  /// `if $DEBUG; then`, `if true; then`.
  private Truth bare(List<Shell.Word> words) {
    if (words.size() != 1) {
      return Truth.UNKNOWN;
    }
    var value = value(words.getFirst());
    if (value.isEmpty()) {
      return Truth.UNKNOWN;
    }
    return switch (value.get()) {
      case "true", ":", "" -> Truth.TRUE;
      case "false" -> Truth.FALSE;
      default -> Truth.UNKNOWN;
    };
  }

  private Truth expression(List<Shell.Word> words) {
    int or = indexOf(words, "-o");
    if (or > 0) {
      var left = expression(words.subList(0, or));
      return and(left.not(), expression(words.subList(or + 1, words.size())).not()).not();
    }
    int and = indexOf(words, "-a");
    if (and > 0) {
      return and(
          expression(words.subList(0, and)), expression(words.subList(and + 1, words.size())));
    }
    if (words.size() > 1 && words.getFirst().plain().equals("!")) {
      return expression(words.subList(1, words.size())).not();
    }
    return switch (words.size()) {
      case 0 -> Truth.FALSE;
      case 1 ->
          value(words.getFirst()).map(text -> Truth.of(!text.isEmpty())).orElse(Truth.UNKNOWN);
      case 2 -> unary(words.get(0).plain(), words.get(1));
      case 3 -> binary(words.get(0), words.get(1).plain(), words.get(2));
      default -> Truth.UNKNOWN;
    };
  }

  private static int indexOf(List<Shell.Word> words, String text) {
    for (int i = 1; i < words.size() - 1; i++) {
      if (words.get(i).plain().equals(text)) {
        return i;
      }
    }
    return -1;
  }

  private Truth unary(String operator, Shell.Word word) {
    return switch (operator) {
      case "-z" -> value(word).map(text -> Truth.of(text.isEmpty())).orElse(Truth.UNKNOWN);
      case "-n" -> value(word).map(text -> Truth.of(!text.isEmpty())).orElse(Truth.UNKNOWN);
      case "-v" -> isSet(word.plain());
      case "-f", "-e", "-r", "-d", "-s", "-x" -> exists(word);
      default -> Truth.UNKNOWN;
    };
  }

  private Truth isSet(String name) {
    var found = state.find(name);
    if (found.isEmpty()) {
      return mayBeSetOutside(name) ? Truth.UNKNOWN : Truth.FALSE;
    }
    return switch (found.get()) {
      case Variable.Set _ -> Truth.TRUE;
      case Variable.Unset _ -> Truth.FALSE;
      case Variable.Free _ -> Truth.UNKNOWN;
    };
  }

  /// A file that the tree has is there; one that it has not may have come from elsewhere.
  private Truth exists(Shell.Word word) {
    return value(word).flatMap(path -> files.locate(path, state.folder())).isPresent()
        ? Truth.TRUE
        : Truth.UNKNOWN;
  }

  private Truth binary(Shell.Word left, String operator, Shell.Word right) {
    var a = value(left);
    var b = value(right);
    if (a.isEmpty() || b.isEmpty()) {
      boolean isOfDevelopers =
          b.filter(text -> isForDevelopment(left, text)).isPresent()
              || a.filter(text -> isForDevelopment(right, text)).isPresent();
      return isOfDevelopers && List.of("=", "==", "!=").contains(operator)
          ? Truth.of(operator.equals("!="))
          : Truth.UNKNOWN;
    }
    return switch (operator) {
      case "=", "==" -> Truth.of(matches(a.get(), b.get(), right));
      case "!=" -> Truth.of(!matches(a.get(), b.get(), right));
      case "-eq" -> numbers(a.get(), b.get(), (x, y) -> x.equals(y));
      case "-ne" -> numbers(a.get(), b.get(), (x, y) -> !x.equals(y));
      case "-gt" -> numbers(a.get(), b.get(), (x, y) -> x > y);
      case "-ge" -> numbers(a.get(), b.get(), (x, y) -> x >= y);
      case "-lt" -> numbers(a.get(), b.get(), (x, y) -> x < y);
      case "-le" -> numbers(a.get(), b.get(), (x, y) -> x <= y);
      default -> Truth.UNKNOWN;
    };
  }

  /// Whether a variable that nobody here sets would have to hold a word for development: then it
  /// does not in production, unless that is what it holds while it is unset, or what an example
  /// says.
  boolean isForDevelopment(Shell.Word variable, String wanted) {
    if (!DEVELOPMENT.contains(wanted.toLowerCase(Locale.ROOT))
        || variable.segments().size() != 1
        || !(variable.segments().getFirst().part() instanceof Template.Reference reference)
        || TemplateReader.nameEnd(reference.name(), 0) == 0) {
      return false;
    }
    return switch (Template.expand(reference, state, Place.ofFile(""))) {
      case Template.Expansion.Known(var text) -> !text.equals(wanted);
      case Template.Expansion.Open(var free) -> !free.examples().contains(wanted);
      case Template.Expansion.Fails _ -> false;
    };
  }

  private static Truth numbers(String a, String b, BiPredicate<Long, Long> test) {
    try {
      return Truth.of(test.test(Long.valueOf(a), Long.valueOf(b)));
    } catch (NumberFormatException _) {
      return Truth.UNKNOWN;
    }
  }

  private static boolean matches(String text, String pattern, Shell.Word written) {
    boolean isQuoted = written.segments().stream().allMatch(Shell.Segment::isQuoted);
    return isQuoted ? text.equals(pattern) : glob(text, pattern);
  }

  /// Shell patterns with `*` and `?`; brackets stand for themselves.
  static boolean glob(String text, String pattern) {
    int t = 0;
    int p = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /// The text of a word, where the tree decides it.
  Optional<String> value(Shell.Word word) {
    var text = new StringBuilder();
    for (Shell.Segment segment : word.segments()) {
      if (segment.part() instanceof Template.Reference reference && isUndecided(reference)) {
        return Optional.empty();
      }
      var place = Place.ofFile("");
      switch (Template.expand(segment.part(), state, place)) {
        case Template.Expansion.Known(var known) -> text.append(known);
        case Template.Expansion.Open _, Template.Expansion.Fails _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(text.toString());
  }

  /// An unnamed variable in an environment that somebody else fills may be anything.
  private boolean isUndecided(Template.Reference reference) {
    String name = reference.name();
    boolean isSpecial = TemplateReader.nameEnd(name, 0) == 0;
    return !isSpecial && state.find(name).isEmpty() && mayBeSetOutside(name);
  }

  /// Whoever publishes an image to build upon does not turn debugging on in it.
  private boolean mayBeSetOutside(String name) {
    return state.exported().open().stream()
        .anyMatch(owner -> owner.nature() != Environment.Nature.IMAGE || !name.contains("DEBUG"));
  }
}
