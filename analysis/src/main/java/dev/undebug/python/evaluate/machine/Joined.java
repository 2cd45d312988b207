package dev.undebug.python.evaluate.machine;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Says of alternatives that differ in the texts of one variable only, that it is one of them all.
final class Joined {
  private Joined() {}

  static List<Alternative> of(List<Alternative> alternatives) {
    List<Alternative> all = List.copyOf(new LinkedHashSet<>(alternatives));
    var variables = new TreeSet<String>();
    all.forEach(one -> variables.addAll(one.env().keySet()));
    for (String variable : variables) {
      all = all.size() < 2 ? all : joined(all, variable);
    }
    return all;
  }

  /// What alternatives must have in common.
  private record Rest(Alternative without, List<String> after) {}

  private static List<Alternative> joined(List<Alternative> all, String variable) {
    var kept = new ArrayList<Alternative>();
    Map<Rest, LinkedHashSet<Datum>> values = new LinkedHashMap<>();
    for (Alternative one : all) {
      Optional<Test> only = onlyTest(one, variable);
      if (only.isPresent() && only.get().check() instanceof Test.Check.In(var some)) {
        values
            .computeIfAbsent(
                new Rest(with(one, variable, List.of()), only.get().after()),
                _ -> new LinkedHashSet<>())
            .addAll(some);
      } else {
        kept.add(one);
      }
    }
    values.forEach(
        (rest, some) ->
            kept.add(
                with(
                    rest.without,
                    variable,
                    List.of(new Test(rest.after, new Test.Check.In(List.copyOf(some)))))));
    return kept;
  }

  private static Optional<Test> onlyTest(Alternative one, String variable) {
    List<Test> tests = one.env().getOrDefault(variable, List.of());
    return tests.size() == 1 ? Optional.of(tests.getFirst()) : Optional.empty();
  }

  private static Alternative with(Alternative one, String variable, List<Test> tests) {
    var env = new TreeMap<>(one.env());
    if (tests.isEmpty()) {
      env.remove(variable);
    } else {
      env.put(variable, tests);
    }
    return new Alternative(
        env, one.files(), one.modules(), one.argv(), one.host(), one.why(), one.owner());
  }
}
