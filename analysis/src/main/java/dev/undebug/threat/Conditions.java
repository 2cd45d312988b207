package dev.undebug.threat;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test;
import java.util.ArrayList;
import java.util.List;

/// Puts conditions into words.
public final class Conditions {

  /// Alternatives that a sentence lists; the JSON report has all.
  private static final int MAX_ALTERNATIVES = 4;

  private static final int MAX_WORDS = 6;

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
      String owner = alternative.owner().isEmpty() ? "" : " (" + alternative.owner() + " decides)";
      clauses.add(alternative.why() + owner);
    }
    return clauses.isEmpty() ? "always" : String.join(" and ", clauses);
  }

  private static String words(String name, Test test) {
    String subject =
        test.after().isEmpty() ? name : name + " (" + String.join(", ", test.after()) + ")";
    return switch (test.check()) {
      case Test.Check.In(var values) -> subject + " is " + choice(values, " or ");
      case Test.Check.NotIn(var values) when values.size() == 1 ->
          subject + " is not " + choice(values, "");
      case Test.Check.NotIn(var values) -> subject + " is neither " + choice(values, " nor ");
      case Test.Check.StartsWith(var text) -> subject + " starts with " + quoted(text);
      case Test.Check.EndsWith(var text) -> subject + " ends with " + quoted(text);
      case Test.Check.Contains(var text) -> subject + " contains " + quoted(text);
      case Test.Check.Matches(var pattern) -> subject + " matches " + quoted(pattern);
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
}
