package dev.undebug.python.evaluate.machine;

import dev.undebug.python.evaluate.Step;
import dev.undebug.source.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Tells how a name came to its value.
final class Traces {
  private static final int MAX_STEPS = 100;
  private static final int MAX_DEPTH = 20;
  private final Machine m;
  private final Map<String, List<String>> lines = new HashMap<>();

  Traces(Machine m) {
    this.m = m;
  }

  /// The assignments that count, the last one first, and then those that they shadow.
  List<Step> of(Scope scope, String name) {
    var winning = new ArrayList<Step>();
    var shadowed = new ArrayList<Step>();
    collect(scope, name, m.diagram.always, new Steps(winning, shadowed), 0);
    winning.addAll(shadowed);
    return winning.size() > MAX_STEPS ? winning.subList(0, MAX_STEPS) : winning;
  }

  private record Steps(List<Step> winning, List<Step> shadowed) {

    boolean hasRoom() {
      return shadowed.size() < MAX_STEPS;
    }
  }

  private void collect(Scope scope, String name, Cases open, Steps steps, int depth) {
    List<Scope.Assignment> log = scope.assignments.getOrDefault(name, List.of());
    Cases left = open;
    for (Scope.Assignment assignment : log.reversed()) {
      Cases live = m.diagram.and(left, assignment.guard());
      boolean counts = live != m.diagram.never;
      var origin = assignment.origin();
      if (!origin.from().isEmpty() && depth < MAX_DEPTH && counts) {
        collect(origin.from().getFirst(), origin.name(), live, steps, depth + 1);
      }
      if (assignment.place().path().isEmpty()) {
        // A library's model did it, after the last line of the program.
        left = m.diagram.andNot(left, assignment.guard());
        continue;
      }
      String said =
          counts
              ? (isOfACommand(live) ? Step.OF_A_COMMAND : "") + origin.description()
              : "shadowed: " + origin.description();
      (counts ? steps.winning : steps.shadowed)
          .add(new Step(assignment.place(), line(assignment.place()), said));
      if (!origin.from().isEmpty() && depth < MAX_DEPTH && !counts && steps.hasRoom()) {
        collect(origin.from().getFirst(), origin.name(), live, steps, depth + 1);
      }
      left = m.diagram.andNot(left, assignment.guard());
    }
  }

  /// Whether a guard holds only where some argument is among those of the process: `"test" in
  /// sys.argv`.
  private boolean isOfACommand(Cases guard) {
    var seen = new Memo();
    var open = new ArrayDeque<Cases>(List.of(guard));
    while (!open.isEmpty()) {
      Cases next = open.removeLast();
      if (next == m.diagram.always) {
        return false;
      }
      if (next instanceof Cases.Fork fork && seen.isNew(fork)) {
        open.add(fork.no);
        boolean isOfArguments =
            fork.predicate.atom() instanceof Atom.Arguments
                && fork.predicate.after().isEmpty()
                && fork.predicate.check() instanceof Predicate.Check.In;
        if (!isOfArguments) {
          open.add(fork.yes);
        }
      }
    }
    return true;
  }

  private String line(Place place) {
    List<String> all =
        lines.computeIfAbsent(
            place.path(),
            path -> m.source.read(path).map(String::lines).map(Stream::toList).orElse(List.of()));
    int number = place.start().line();
    return number <= all.size() ? all.get(number - 1).strip() : "";
  }
}
