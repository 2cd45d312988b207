package dev.undebug.rule;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test;
import dev.undebug.python.evaluate.Test.Check;
import dev.undebug.settings.Verdict;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the words that people write into a variable make of DEBUG, where that variable decides it
/// alone.
///
/// @param alternatives those under which DEBUG is on, that ask of nothing but the variable
/// @param failing those under which the process does not start, or nothing is known; they count
///   before the others
record VariableTruth(String variable, List<Alternative> alternatives, List<Alternative> failing) {

  /// What people write to turn something off.
  static final List<String> OFF = List.of("False", "false", "FALSE", "0", "no", "off", "n", "f");

  /// The same for on, in the same order.
  static final List<String> ON = List.of("True", "true", "TRUE", "1", "yes", "on", "y", "t");

  /// Variables by which a library is switched off: python-dotenv 1.2.
  private static final Set<String> SWITCHES = Set.of("PYTHON_DOTENV_DISABLED");

  private static final List<Datum> NOTHING = List.of(Test.UNSET, new Datum.Text(""));

  /// A word that means neither.
  private static final String NEITHER = "undebug";

  static List<VariableTruth> of(Verdict verdict) {
    var byName = new TreeMap<String, List<Alternative>>();
    for (Alternative one : verdict.onWhen()) {
      var deciding = deciding(one, verdict);
      boolean isAlone =
          deciding.size() == 1 && areNoFolders(one.files()) && one.modules().isEmpty();
      if (isAlone && one.argv().isEmpty() && one.host().isEmpty()) {
        byName
            .computeIfAbsent(deciding.firstKey(), _ -> new ArrayList<>())
            .add(
                new Alternative(
                    deciding,
                    new TreeMap<>(),
                    new TreeMap<>(),
                    List.of(),
                    List.of(),
                    one.why(),
                    one.owner()));
      }
    }
    return byName.entrySet().stream()
        .map(
            entry ->
                new VariableTruth(
                    entry.getKey(), entry.getValue(), failing(entry.getKey(), verdict)))
        .toList();
  }

  /// Whether nothing is asked of files but that no folder stands in their place, as readers of
  /// `.env` do.
  private static boolean areNoFolders(Map<String, Boolean> files) {
    return files.entrySet().stream()
        .allMatch(entry -> !entry.getValue() && entry.getKey().endsWith("/"));
  }

  /// An alternative without the variables that must only be there for the process to start.
  static Alternative decided(Alternative one, Verdict verdict) {
    return new Alternative(
        deciding(one, verdict),
        one.files(),
        one.modules(),
        one.argv(),
        one.host(),
        one.why(),
        one.owner());
  }

  /// The variables of an alternative without those that must only be there for the process to
  /// start, and without switches of a library that nobody has touched; the last is left, whatever
  /// it is.
  static SortedMap<String, List<Test>> deciding(Alternative one, Verdict verdict) {
    var deciding = new TreeMap<>(one.env());
    one.env()
        .forEach(
            (name, tests) -> {
              if (deciding.size() > 1
                  && (isOnlyRequired(name, tests, verdict) || isLeftAlone(name, tests))) {
                deciding.remove(name);
              }
            });
    return deciding;
  }

  private static List<Alternative> failing(String name, Verdict verdict) {
    return Stream.concat(verdict.failsWhen().stream(), verdict.unknownWhen().stream())
        .filter(one -> one.env().keySet().equals(Set.of(name)))
        .filter(one -> one.files().isEmpty() && one.modules().isEmpty())
        .filter(one -> one.argv().isEmpty() && one.host().isEmpty())
        .toList();
  }

  /// Whether a library's own switch only has to be as it is where nobody sets it.
  private static boolean isLeftAlone(String name, List<Test> tests) {
    return SWITCHES.contains(name)
        && tests.stream().allMatch(test -> passes(test, Optional.empty()));
  }

  /// Whether the process refuses to start without a variable, and DEBUG asks no more of it.
  private static boolean isOnlyRequired(String name, List<Test> tests, Verdict verdict) {
    return verdict.failsWhen().stream().anyMatch(one -> one.env().containsKey(name))
        && tests.stream()
            .allMatch(
                test ->
                    switch (test.check()) {
                      case Check.NotIn(var values) ->
                          NOTHING.containsAll(values)
                              && values.stream().allMatch(value -> fails(name, value, verdict));
                      case Check.Raises(var raises) -> !raises;
                      case Check.In _, Check.Truthy _, Check.StartsWith _ -> false;
                      case Check.EndsWith _, Check.Contains _, Check.Matches _ -> false;
                    });
  }

  /// Whether the process refuses to start where the variable is unset, or empty.
  private static boolean fails(String name, Datum value, Verdict verdict) {
    Optional<String> text = value.equals(Test.UNSET) ? Optional.empty() : Optional.of("");
    return verdict.failsWhen().stream()
        .filter(one -> one.env().containsKey(name))
        .anyMatch(
            one ->
                one.env().getOrDefault(name, List.of()).stream()
                    .allMatch(test -> passes(test, text)));
  }

  /// Whether DEBUG is on for every text but the empty one.
  boolean isForAnyText() {
    return isOnFor(NEITHER) && !isOnFor("") && !sparesAWord() && words().allMatch(this::isOnFor);
  }

  /// Whether it is off for some text: for `production`, say, and on for every other.
  private boolean sparesAWord() {
    return alternatives.stream()
        .flatMap(one -> one.env().values().stream())
        .flatMap(List::stream)
        .anyMatch(
            test ->
                test.check() instanceof Check.NotIn(var values) && !NOTHING.containsAll(values));
  }

  /// Whether it is on as soon as the variable is there, be it empty.
  boolean isForPresence() {
    return isOnFor(NEITHER)
        && isOnFor("")
        && !isOn(Optional.empty())
        && !sparesAWord()
        && words().allMatch(this::isOnFor);
  }

  /// Whether it is on for a word that means off, and off for the same in on.
  boolean isInverted() {
    for (int i = 0; i < OFF.size(); i++) {
      if (isOnFor(OFF.get(i)) && !isOnFor(ON.get(i)) && isSwitch()) {
        return true;
      }
    }
    return false;
  }

  /// The words that mean off and turn it on, where at least one of them turns it off.
  List<String> misread() {
    var misread = OFF.stream().filter(this::isOnFor).toList();
    return misread.size() < OFF.size() && isSwitch() && !isInverted() ? misread : List.of();
  }

  boolean isOnWhenUnset() {
    return isOn(Optional.empty());
  }

  private static Stream<String> words() {
    return Stream.concat(OFF.stream(), ON.stream());
  }

  /// Whether the name says that the variable switches DEBUG on; `PRODUCTION` and `ENV` do not.
  private boolean isSwitch() {
    String name = variable.toUpperCase(Locale.ROOT);
    return name.contains("DEBUG") && !name.matches(".*(NO|NOT|DISABLE|OFF|WITHOUT)_?.*DEBUG.*");
  }

  boolean isOnFor(String text) {
    return isOn(Optional.of(text));
  }

  private boolean isOn(Optional<String> text) {
    return holds(alternatives, text) && !holds(failing, text);
  }

  private static boolean holds(List<Alternative> some, Optional<String> text) {
    return some.stream()
        .anyMatch(
            one ->
                one.env().values().stream()
                    .flatMap(List::stream)
                    .allMatch(test -> passes(test, text)));
  }

  /// Whether a text passes; a pipeline that is not known here passes nothing.
  static boolean passes(Test test, Optional<String> text) {
    if (text.isEmpty()) {
      boolean isAsIs = test.after().isEmpty();
      return switch (test.check()) {
        case Check.In(var values) -> isAsIs && values.contains(Test.UNSET);
        case Check.NotIn(var values) -> isAsIs && !values.contains(Test.UNSET);
        // What is done with a text cannot be done with none.
        case Check.Raises(var raises) -> raises && !isAsIs;
        case Check.Truthy _, Check.StartsWith _, Check.EndsWith _, Check.Contains _ -> false;
        case Check.Matches _ -> false;
      };
    }
    Optional<Datum> made = run(test.after(), text.get());
    return switch (test.check()) {
      case Check.Raises(var raises) -> made.isEmpty() == raises && isModelled(test.after());
      case Check.In(var values) -> made.isPresent() && values.contains(made.get());
      case Check.NotIn(var values) -> made.isPresent() && !values.contains(made.get());
      case Check.Truthy(var isTruthy) ->
          made.isPresent() && Values.isTruthy(made.get()) == Answer.of(isTruthy);
      case Check.StartsWith(var start) -> text(made).startsWith(start);
      case Check.EndsWith(var end) -> text(made).endsWith(end);
      case Check.Contains(var part) -> text(made).contains(part);
      // django-environ asks whether the text names another variable; no word here does.
      case Check.Matches(var pattern) -> pattern.equals("(?!\\$).*");
    };
  }

  private static String text(Optional<Datum> made) {
    return made.isPresent() && made.get() instanceof Datum.Text(var text) ? text : "\0";
  }

  private static boolean isModelled(List<String> after) {
    return List.of("strip", "lower", "upper", "casefold", "capitalize", "title", "int", "float")
        .containsAll(after);
  }

  private static Optional<Datum> run(List<String> after, String text) {
    Datum value = new Datum.Text(text);
    for (String operation : after) {
      if (!(value instanceof Datum.Text(var now))) {
        return Optional.empty();
      }
      switch (operation) {
        case "strip" -> value = new Datum.Text(now.strip());
        case "lower", "casefold" -> value = new Datum.Text(now.toLowerCase(Locale.ROOT));
        case "upper" -> value = new Datum.Text(now.toUpperCase(Locale.ROOT));
        case "capitalize", "title" ->
            value =
                new Datum.Text(
                    now.isEmpty()
                        ? ""
                        : now.substring(0, 1).toUpperCase(Locale.ROOT)
                            + now.substring(1).toLowerCase(Locale.ROOT));
        case "int" -> {
          if (!now.matches("[0-9]{1,9}")) {
            return Optional.empty();
          }
          value = new Datum.Int(new BigInteger(now));
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(value);
  }
}
