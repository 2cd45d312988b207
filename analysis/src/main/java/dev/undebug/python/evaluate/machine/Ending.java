package dev.undebug.python.evaluate.machine;

import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a module comes to its end, or why it does not.
///
/// @param outcome [#FAILS], something unknown, or `ABSENT` where the module comes to its end
/// @param started where it does
/// @param failures what it raises and when, the earliest first; after the first one the others are
///   of no interest
record Ending(Cases outcome, Cases started, Map<Value, Cases> failures) {

  /// Stands for any exception.
  static final Value FAILS = new Value.Failure("", "", Place.ofFile(""));

  /// The end to which the ways out lead that are left.
  ///
  /// @param asked where the module is loaded at all
  static Ending of(Machine m, Cases asked) {
    var failures = new LinkedHashMap<Value, Cases>();
    for (Exit exit : m.exits) {
      if (exit instanceof Exit.Raise(var guard, var exception, var place)) {
        Cases failure = m.diagram.map(exception, value -> failure(value, place));
        for (var one : m.diagram.reached(failure, guard)) {
          failures.merge(one.value(), one.guard(), m.diagram::or);
        }
      }
    }
    Cases outcome =
        m.diagram.choose(asked, m.of(Value.Singleton.ABSENT), m.of(Value.Singleton.ELSEWHERE));
    // Failures that follow each other are brought together first, the earliest first: that builds
    // upon the diagram there is, while putting earlier ones under it makes all of it anew.
    Cases fails = m.diagram.never;
    var ways = new ArrayList<Exit>();
    for (Exit exit : m.exits) {
      switch (exit) {
        case Exit.Raise(var guard, _, _) -> fails = m.diagram.or(fails, guard);
        case Exit.Lost lost -> {
          ways.add(new Exit.Raise(fails, m.none(), m.place()));
          ways.add(lost);
          fails = m.diagram.never;
        }
        case Exit.Return _, Exit.Break _, Exit.Continue _, Exit.Begins _ -> {}
      }
    }
    outcome = m.diagram.choose(fails, m.of(FAILS), outcome);
    for (Exit exit : ways.reversed()) {
      Cases end = exit instanceof Exit.Lost(_, var why) ? m.of(why) : m.of(FAILS);
      outcome = m.diagram.choose(exit.guard(), end, outcome);
    }
    m.exits.clear();
    m.live = m.diagram.always;
    return new Ending(outcome, started(m, outcome), failures);
  }

  private static Cases started(Machine m, Cases outcome) {
    return m.diagram.map(outcome, value -> Value.Bool.of(value == Value.Singleton.ABSENT));
  }

  /// The same where something else makes everything unknown.
  Ending or(Machine m, Cases guard, Value.Opaque why) {
    Cases with = m.diagram.choose(guard, m.of(why), outcome);
    return new Ending(with, started(m, with), failures);
  }

  /// A value where the module comes to its end, and what happens elsewhere.
  Cases over(Machine m, Cases value) {
    return m.diagram.choose(started, value, outcome);
  }

  private static Value failure(Value exception, Place place) {
    if (!(exception instanceof Instance instance)) {
      return exception instanceof Value.Opaque(_, var why, _)
          ? new Value.Failure("Exception", why, place)
          : new Value.Failure("TypeError", "exceptions must derive from BaseException", place);
    }
    String message = "";
    if (instance.slots.get("args") instanceof Cases.Leaf leaf
        && leaf.value instanceof Value.Tuple(var items)
        && !items.isEmpty()
        && items.getFirst().value() instanceof Cases.Leaf first
        && first.value instanceof Value.Text(var text)) {
      message = text;
    }
    return new Value.Failure(instance.type.name, message, place);
  }
}
