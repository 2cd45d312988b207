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

  /// Parts that were pruned before, by what was answered on the way; diagrams share most of theirs.
  private Memo pruned = new Memo();

  /// How many lists of answers there are.
  private int lists;

  private final Answers none = new Answers(List.of());

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

  /// Answers about one atom, in the order of a diagram. Each list is there once, so that what is
  /// known of it is asked of it alone.
  final class Answers {
    private final List<Answer> all;
    private final int number = lists++;
    private final Map<Predicate, Answers> andNot = new HashMap<>(2);
    private final Map<Predicate, Answers> and = new HashMap<>(2);
    private Optional<Boolean> isPossible = Optional.empty();

    private Answers(List<Answer> all) {
      this.all = all;
    }

    /// These and one more; the last alone where it is about another atom: a diagram asks about each
    /// atom in one place.
    Answers with(Predicate predicate, boolean holds) {
      Answers before = about(predicate);
      var known = holds ? before.and : before.andNot;
      Answers made = known.get(predicate);
      if (made == null) {
        var answers = new ArrayList<>(before.all);
        answers.add(new Answer(predicate, holds));
        made = new Answers(List.copyOf(answers));
        known.put(predicate, made);
      }
      return made;
    }

    /// Those that are about the atom that is asked about next.
    private Answers about(Predicate next) {
      return all.isEmpty() || all.getFirst().predicate.place() != next.place() ? none : this;
    }

    boolean isPossible() {
      if (all.size() < 2 || !isText(all.getFirst().predicate.atom())) {
        return true;
      }
      if (isPossible.isEmpty()) {
        isPossible = Optional.of(witness(all).isPresent() || !isSurelyImpossible(all));
      }
      return isPossible.get();
    }
  }

  /// Where nothing was answered yet.
  Answers none() {
    return none;
  }

  /// Forgets the parts that were pruned.
  void forget() {
    pruned = new Memo();
  }

  /// Leaves out what cannot be.
  Cases prune(Diagram diagram, Cases guard) {
    if (pruned.size() > MAX_PRUNED) {
      forget();
    }
    return prune(diagram, guard, none);
  }

  private Cases prune(Diagram diagram, Cases guard, Answers answers) {
    if (!(guard instanceof Cases.Fork fork)) {
      return guard;
    }
    Answers relevant = answers.about(fork.predicate);
    Cases made = pruned.get(fork.number(), relevant.number);
    if (made != Memo.NOTHING) {
      return made;
    }
    Answers ifNo = relevant.with(fork.predicate, false);
    Answers ifYes = relevant.with(fork.predicate, true);
    Cases no = ifNo.isPossible() ? prune(diagram, fork.no, ifNo) : diagram.never;
    Cases yes = ifYes.isPossible() ? prune(diagram, fork.yes, ifYes) : diagram.never;
    made = diagram.fork(fork.predicate, no, yes);
    pruned.put(fork.number(), relevant.number, made);
    return made;
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
