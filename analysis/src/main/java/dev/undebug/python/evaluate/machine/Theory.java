package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Knows which questions about one atom cannot have these answers together.
///
/// "Impossible" is only said when it is sure; what cannot be shown to be impossible counts as
/// possible.
final class Theory {

  /// One answer.
  record Answer(Predicate predicate, boolean holds) {}

  private static final int MAX_PRUNED = 300_000;

  /// Parts that were pruned before; diagrams share most of theirs.
  private final Map<Visit, Cases> pruned = new HashMap<>();

  private final Map<List<Answer>, Boolean> known = new HashMap<>();
  private final Map<Atom, Set<String>> texts = new HashMap<>();

  /// Texts that are worth trying on any variable.
  private static final List<String> USUAL =
      List.of(
          "",
          "0",
          "1",
          "2",
          "-1",
          "7.5",
          "True",
          "true",
          "TRUE",
          "False",
          "false",
          "t",
          "f",
          "yes",
          "no",
          "on",
          "off",
          "y",
          "n",
          "xyz",
          "a,b",
          "a b",
          "[]",
          "{}",
          "None",
          "null",
          "xyz-other");

  /// Remembers a text that the program compares an atom with.
  void mention(Atom atom, String text) {
    Set<String> seen = texts.computeIfAbsent(atom, _ -> new LinkedHashSet<>());
    if (seen.size() < 200) {
      seen.add(text);
      seen.add(text.toUpperCase(java.util.Locale.ROOT));
      seen.add(text + "x");
      seen.add("x" + text);
    }
  }

  List<String> candidates(Atom atom) {
    var all = new LinkedHashSet<>(USUAL);
    all.addAll(texts.getOrDefault(atom, Set.of()));
    return List.copyOf(all);
  }

  /// Forgets the parts that were pruned.
  void forget() {
    pruned.clear();
  }

  /// Leaves out what cannot be.
  Cases prune(Diagram diagram, Cases guard) {
    if (pruned.size() > MAX_PRUNED) {
      pruned.clear();
    }
    return prune(diagram, guard, List.of());
  }

  private record Visit(int at, List<Answer> answers) {}

  private Cases prune(Diagram diagram, Cases guard, List<Answer> answers) {
    if (!(guard instanceof Cases.Fork fork)) {
      return guard;
    }
    List<Answer> relevant = about(fork.predicate, answers);
    var visit = new Visit(fork.number(), relevant);
    Cases made = pruned.get(visit);
    if (made != null) {
      return made;
    }
    List<Answer> ifNo = with(relevant, new Answer(fork.predicate, false));
    List<Answer> ifYes = with(relevant, new Answer(fork.predicate, true));
    Cases no = isPossible(ifNo) ? prune(diagram, fork.no, ifNo) : diagram.never;
    Cases yes = isPossible(ifYes) ? prune(diagram, fork.yes, ifYes) : diagram.never;
    made = diagram.fork(fork.predicate, no, yes);
    pruned.put(visit, made);
    return made;
  }

  /// Those answers that are about the atom that is asked about next: each atom has one place.
  private static List<Answer> about(Predicate next, List<Answer> answers) {
    return answers.isEmpty() || answers.getFirst().predicate.place() != next.place()
        ? List.of()
        : answers;
  }

  /// Answers about the atom of the last, of which a diagram asks one after the other.
  static List<Answer> with(List<Answer> answers, Answer last) {
    var all = new ArrayList<>(about(last.predicate, answers));
    all.add(last);
    return List.copyOf(all);
  }

  boolean isPossible(List<Answer> answers) {
    if (answers.size() < 2 || !isText(answers.getFirst().predicate.atom())) {
      return true;
    }
    Boolean before = known.get(answers);
    if (before != null) {
      return before;
    }
    boolean possible = witness(answers).isPresent() || !isSurelyImpossible(answers);
    known.put(answers, possible);
    return possible;
  }

  private static boolean isText(Atom atom) {
    return switch (atom) {
      case Atom.Variable _, Atom.Host _ -> true;
      case Atom.FileExists _,
          Atom.Importable _,
          Atom.Arguments _,
          Atom.SomeText _,
          Atom.Unmodelled _ ->
          false;
    };
  }

  /// A value of the atom that gives these answers; `ABSENT` for an unset variable.
  Optional<Value> witness(List<Answer> answers) {
    Atom atom = answers.getFirst().predicate.atom();
    if (atom instanceof Atom.Variable && gives(Value.Singleton.ABSENT, answers)) {
      return Optional.of(Value.Singleton.ABSENT);
    }
    for (String text : candidates(atom)) {
      var value = new Value.Text(text);
      if (gives(value, answers)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static boolean gives(Value value, List<Answer> answers) {
    for (Answer answer : answers) {
      if (Pure.holds(answer.predicate, value) != answer.holds) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSurelyImpossible(List<Answer> answers) {
    for (Answer answer : answers) {
      Predicate predicate = answer.predicate;
      if (answer.holds
          && predicate.check() instanceof Predicate.Check.In(var values)
          && values.stream().noneMatch(value -> agrees(predicate, value, answers))) {
        return true;
      }
      if (answer.holds
          && predicate.check() instanceof Predicate.Check.Raises
          && answers.stream().anyMatch(other -> needs(other, predicate))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a positive answer is only possible when a pipeline does not raise.
  private static boolean needs(Answer other, Predicate raising) {
    return other.holds
        && !(other.predicate.check() instanceof Predicate.Check.Raises)
        && startsWith(other.predicate.after(), raising.after());
  }

  /// Whether a value after one pipeline is compatible with every answer whose pipeline goes on from
  /// there.
  private static boolean agrees(Predicate at, Value value, List<Answer> answers) {
    for (Answer answer : answers) {
      List<Op> after = answer.predicate.after();
      if (!startsWith(after, at.after())) {
        continue;
      }
      List<Op> rest = after.subList(at.after().size(), after.size());
      if (Pure.holds(answer.predicate.check(), rest, value) != answer.holds) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(List<Op> whole, List<Op> head) {
    return whole.size() >= head.size() && whole.subList(0, head.size()).equals(head);
  }
}
