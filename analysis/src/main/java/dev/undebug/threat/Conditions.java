package dev.undebug.threat;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts conditions into words.
public final class Conditions {

  private static final Pattern DENIED =
      Pattern.compile("\\(\\?!(?<before>\\.\\*)?(?<text>(?:\\w|\\\\.)*)(?<end>\\$)?\\)\\.\\*");

  /// Alternatives that a sentence lists; the JSON report has all.
  private static final int MAX_ALTERNATIVES = 4;

  private static final int MAX_WORDS = 6;

  private static final int MAX_REASONS = 2;

  private Conditions() {}

  /// As a clause that completes "on when …".
  public static String words(List<Alternative> alternatives) {
    var clauses = new ArrayList<String>();
    alternatives.stream().limit(MAX_ALTERNATIVES).forEach(one -> clauses.add(words(one)));
    if (alternatives.size() > MAX_ALTERNATIVES) {
      clauses.add("in %d other ways".formatted(alternatives.size() - MAX_ALTERNATIVES));
    }
    return String.join(", or ", clauses);
  }

  /// Why an outcome is not known: of one alternative with its condition, of several the reasons.
  public static String reasons(List<Alternative> alternatives) {
    boolean isOne = alternatives.size() == 1;
    if (isOne && !alternatives.getFirst().env().keySet().equals(Set.of("DJANGO_SETTINGS_MODULE"))) {
      return words(alternatives);
    }
    var reasons = new LinkedHashSet<String>();
    alternatives.forEach(one -> reasons.add(reason(one)));
    int most = reasons.size() == MAX_REASONS + 1 ? reasons.size() : MAX_REASONS;
    var shown = reasons.stream().limit(most).toList();
    return String.join(", or ", shown)
        + (reasons.size() > shown.size()
            ? ", or for %d other reasons".formatted(reasons.size() - shown.size())
            : "");
  }

  private static String reason(Alternative alternative) {
    return switch (alternative.owner()) {
      case "" -> alternative.why();
      case "undebug" -> alternative.why() + " (undebug does not follow it)";
      default -> "%s (%s decides)".formatted(alternative.why(), alternative.owner());
    };
  }

  /// The alternatives without what keeps the process from refusing to start: a number that can be
  /// read, or is not there.
  static List<Alternative> ofThoseThatStart(List<Alternative> some, List<Alternative> failsWhen) {
    var guarded = new TreeSet<String>();
    for (Alternative fails : failsWhen) {
      fails
          .env()
          .forEach(
              (name, tests) -> {
                if (tests.stream()
                    .anyMatch(test -> test.check() instanceof Test.Check.Raises(var r) && r)) {
                  guarded.add(name);
                }
              });
    }
    return some.stream()
        .map(
            one -> {
              var env = new TreeMap<>(one.env());
              env.entrySet()
                  .removeIf(
                      entry ->
                          guarded.contains(entry.getKey())
                              && entry.getValue().stream().allMatch(Conditions::isNoFailure));
              return env.isEmpty()
                  ? one
                  : new Alternative(
                      env,
                      one.files(),
                      one.modules(),
                      one.argv(),
                      one.host(),
                      one.why(),
                      one.owner());
            })
        .distinct()
        .toList();
  }

  private static boolean isNoFailure(Test test) {
    return switch (test.check()) {
      case Test.Check.Raises(var raises) -> !raises;
      case Test.Check.In(var values) -> values.equals(List.of(Test.UNSET));
      case Test.Check.NotIn(var values) -> values.equals(List.of(Test.UNSET));
      case Test.Check.StartsWith _, Test.Check.EndsWith _, Test.Check.Contains _ -> false;
      case Test.Check.Matches _, Test.Check.Truthy _ -> false;
    };
  }

  /// One alternative as such a clause.
  public static String words(Alternative alternative) {
    var clauses = new ArrayList<String>();
    alternative
        .env()
        .forEach((name, tests) -> tests.forEach(test -> clauses.add(words(name, test))));
    alternative
        .files()
        .forEach((path, isThere) -> clauses.add(path + (isThere ? " exists" : " does not exist")));
    alternative
        .modules()
        .forEach(
            (name, isThere) ->
                clauses.add(name + (isThere ? " can be imported" : " cannot be imported")));
    alternative.argv().forEach(test -> clauses.add(words("an argument", test)));
    alternative.host().forEach(test -> clauses.add(words("the host name", test)));
    if (!alternative.why().isEmpty()) {
      clauses.add(reason(alternative));
    }
    return clauses.isEmpty() ? "always" : String.join(" and ", clauses);
  }

  private static String words(String name, Test test) {
    String subject =
        test.after().isEmpty() ? name : name + " (" + String.join(", ", test.after()) + ")";
    return switch (test.check()) {
      case Test.Check.In(var values) -> subject + " is " + choice(values, " or ");
      case Test.Check.NotIn(var values) when values.equals(List.of(Test.UNSET)) ->
          subject + " is set";
      case Test.Check.NotIn(var values) when values.size() == 1 ->
          subject + " is not " + choice(values, "");
      case Test.Check.NotIn(var values) -> subject + " is neither " + choice(values, " nor ");
      case Test.Check.StartsWith(var text) -> subject + " starts with " + quoted(text);
      case Test.Check.EndsWith(var text) -> subject + " ends with " + quoted(text);
      case Test.Check.Contains(var text) -> subject + " contains " + quoted(text);
      case Test.Check.Matches(var pattern) -> subject + matching(pattern);
      case Test.Check.Raises(var raises) -> subject + (raises ? " cannot be read" : " can be read");
      case Test.Check.Truthy(var truthy) ->
          subject + (truthy ? " is set and not empty" : " is empty");
    };
  }

  private static String choice(List<Datum> values, String or) {
    var all = new ArrayList<String>();
    values.stream().limit(MAX_WORDS).forEach(value -> all.add(word(value)));
    if (values.size() > MAX_WORDS) {
      all.add("%d more".formatted(values.size() - MAX_WORDS));
    }
    return String.join(or, all);
  }

  private static String word(Datum value) {
    return switch (value) {
      case Datum.Text(var text) -> quoted(text);
      case Datum.Unset() -> "unset";
      default -> Reprs.of(Known.of(value));
    };
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /// A denied beginning, end or part is a pattern in the contract, and a phrase for people.
  private static String matching(String pattern) {
    Matcher denied = DENIED.matcher(pattern);
    if (!denied.matches()) {
      return " matches " + quoted(pattern);
    }
    boolean isAnywhere = denied.group("before") != null;
    String where =
        !isAnywhere ? "start with" : denied.group("end") != null ? "end with" : "contain";
    String text = denied.group("text").replaceAll("\\\\(.)", "$1");
    return " does not %s %s".formatted(where, quoted(text));
  }
}
