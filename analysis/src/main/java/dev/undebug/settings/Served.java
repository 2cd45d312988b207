package dev.undebug.settings;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Test.Check;
import java.util.ArrayList;
import java.util.List;

/// The cases of a setting that a server can come to: `"test" in sys.argv` holds for commands.
final class Served {

  private Served() {}

  /// Those that no argument must bring about; all where there are no others.
  static List<Case> of(List<Case> cases) {
    var served = new ArrayList<Case>();
    for (Case one : cases) {
      var when = one.when().stream().filter(alternative -> !isOfACommand(alternative)).toList();
      if (!when.isEmpty()) {
        served.add(new Case(when, one.outcome()));
      }
    }
    return served.isEmpty() ? cases : served;
  }

  private static boolean isOfACommand(Alternative alternative) {
    return alternative.argv().stream()
        .anyMatch(test -> test.after().isEmpty() && test.check() instanceof Check.In);
  }
}
