package dev.undebug.threat;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test;
import java.util.List;
import java.util.TreeMap;

/// Hides what a condition compares a variable with where that is a credential: settings that refuse
/// a published key name it.
final class MaskedConditions {

  private final Shown shown;

  MaskedConditions(Shown shown) {
    this.shown = shown;
  }

  /// Learns what must not be seen, before anything is told: sentences quote conditions too.
  void learn(List<Alternative> alternatives) {
    for (Alternative alternative : alternatives) {
      alternative.env().forEach((name, tests) -> tests.forEach(test -> learn(name, test)));
    }
  }

  private void learn(String variable, Test test) {
    for (Datum value : compared(test.check())) {
      if (value instanceof Datum.Text(var text)) {
        shown.learn(variable, text);
      }
    }
  }

  private static List<Datum> compared(Test.Check check) {
    return switch (check) {
      case Test.Check.In(var values) -> values;
      case Test.Check.NotIn(var values) -> values;
      default -> List.of();
    };
  }

  List<Alternative> of(List<Alternative> alternatives) {
    return shown.mask().isRevealing() ? alternatives : alternatives.stream().map(this::of).toList();
  }

  private Alternative of(Alternative alternative) {
    var env = new TreeMap<String, List<Test>>();
    alternative
        .env()
        .forEach((name, tests) -> env.put(name, tests.stream().map(this::of).toList()));
    return new Alternative(
        env,
        alternative.files(),
        alternative.modules(),
        alternative.argv(),
        alternative.host(),
        alternative.why(),
        alternative.owner());
  }

  private Test of(Test test) {
    return switch (test.check()) {
      case Test.Check.In(var values) -> new Test(test.after(), new Test.Check.In(safe(values)));
      case Test.Check.NotIn(var values) ->
          new Test(test.after(), new Test.Check.NotIn(safe(values)));
      default -> test;
    };
  }

  private List<Datum> safe(List<Datum> values) {
    return values.stream().map(this::safe).toList();
  }

  private Datum safe(Datum value) {
    return value instanceof Datum.Text(var text) ? new Datum.Text(shown.safe(text)) : value;
  }
}
