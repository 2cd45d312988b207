package dev.undebug.threat;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test;
import dev.undebug.secret.Mask;
import dev.undebug.secret.Secrets;
import java.util.List;
import java.util.TreeMap;

/// Hides what a condition compares a variable with where that is a credential: settings that refuse
/// a published key name it.
final class MaskedConditions {

  private final Mask mask;

  MaskedConditions(Mask mask) {
    this.mask = mask;
  }

  List<Alternative> of(List<Alternative> alternatives) {
    return mask.isRevealing() ? alternatives : alternatives.stream().map(this::of).toList();
  }

  private Alternative of(Alternative alternative) {
    var env = new TreeMap<String, List<Test>>();
    alternative
        .env()
        .forEach((name, tests) -> env.put(name, tests.stream().map(t -> of(name, t)).toList()));
    return new Alternative(
        env,
        alternative.files(),
        alternative.modules(),
        alternative.argv(),
        alternative.host(),
        alternative.why(),
        alternative.owner());
  }

  private Test of(String variable, Test test) {
    return switch (test.check()) {
      case Test.Check.In(var values) ->
          new Test(test.after(), new Test.Check.In(of(variable, values)));
      case Test.Check.NotIn(var values) ->
          new Test(test.after(), new Test.Check.NotIn(of(variable, values)));
      default -> test;
    };
  }

  private List<Datum> of(String variable, List<Datum> values) {
    return values.stream().map(value -> of(variable, value)).toList();
  }

  private Datum of(String variable, Datum value) {
    return value instanceof Datum.Text(var text)
        ? Secrets.classify(variable, text)
            .<Datum>map(secret -> new Datum.Text(mask.text(text, List.of(secret.core()))))
            .orElse(value)
        : value;
  }
}
