package dev.undebug.python.evaluate.machine;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns guards into alternatives that people and other programs can check.
final class Conditions {
  private static final Set<String> MAY_RAISE = Set.of("int", "float");

  /// A condition with more alternatives is not read by anybody.
  private static final int MAX_ALTERNATIVES = 16;

  /// Conjunctions on the way to an exact condition, before those that others imply are left out.
  private static final int MAX_EXACT = 2 * MAX_ALTERNATIVES;

  /// The same for a condition that need not be exact.
  private static final int MAX_INEXACT = 500;

  private final Machine m;
  private final Cover cover;
  private static final String TOO_LONG_TO_SAY = "its condition is too long";

  private final Map<Question, Sought> covers = new HashMap<>();

  private record Question(Cases guard, Cases indifferent) {}

  private record Sought(List<Cover.Cube> cubes, boolean isTooLong) {}

  Conditions(Machine m) {
    this.m = m;
    this.cover = new Cover(m.diagram);
  }

  Cases settle(Cases cases) {
    return cover.settle(cases);
  }

  /// Forgets the covers that were found.
  void forget() {
    covers.clear();
  }

  boolean isSettled(Cases cases) {
    return Cover.isSettled(cases);
  }

  /// Where a guard may hold.
  Cases possible(Cases guard) {
    return cover.possible(guard);
  }

  /// Where a guard holds whatever the unmodelled truths are.
  Cases sure(Cases guard) {
    return m.diagram.not(cover.possible(m.diagram.not(guard)));
  }

  /// The exact condition, or, where that takes too many alternatives, one that may also hold where
  /// nobody minds.
  List<Alternative> shortest(Cases guard, Cases indifferent, String why, String owner) {
    try {
      List<Alternative> exact = of(guard, m.diagram.never, why, owner);
      if (exact.size() <= MAX_ALTERNATIVES) {
        return exact;
      }
    } catch (Exhausted tooLong) {
      // The other form is shorter.
    }
    return loose(guard, indifferent, why, owner);
  }

  /// The exact condition where it can be written down at all.
  List<Alternative> own(Cases guard, Cases indifferent) {
    try {
      return of(guard, m.diagram.never, "", "");
    } catch (Exhausted tooLong) {
      return loose(guard, indifferent);
    }
  }

  /// A condition that may also hold where nobody minds.
  List<Alternative> loose(Cases guard, Cases indifferent) {
    return loose(guard, indifferent, "", "");
  }

  private List<Alternative> loose(Cases guard, Cases indifferent, String why, String owner) {
    try {
      return of(guard, indifferent, why, owner);
    } catch (Exhausted tooLong) {
      return unsayable(owner);
    }
  }

  static boolean isUnsayable(List<Alternative> alternatives) {
    return alternatives.size() == 1 && alternatives.getFirst().why().equals(TOO_LONG_TO_SAY);
  }

  /// Stands for a condition that cannot be written down; it may hold of any environment.
  private static List<Alternative> unsayable(String owner) {
    return List.of(
        new Alternative(
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            TOO_LONG_TO_SAY,
            owner.isEmpty() ? "undebug" : owner));
  }

  private List<Alternative> of(Cases guard, Cases indifferent, String why, String owner) {
    var all = new ArrayList<Alternative>();
    boolean isExact = indifferent.equals(m.diagram.never);
    for (Cover.Cube cube : cubes(guard, indifferent)) {
      for (List<Theory.Answer> defined : defined(cube.answers())) {
        if (isExact || meets(defined, guard)) {
          all.add(alternative(defined, why, owner));
        }
      }
    }
    List<Alternative> joined = Joined.of(all);
    return joined.stream().sorted(Comparator.comparing(Alternative::toString)).toList();
  }

  /// Whether answers hold in any environment of a guard: what holds only where nobody minds says
  /// nothing of it.
  private boolean meets(List<Theory.Answer> answers, Cases guard) {
    Cases both = m.diagram.and(cover.guard(new Cover.Cube(answers)), guard);
    return m.diagram.pruned(both) != m.diagram.never;
  }

  /// Many names have the same conditions.
  private List<Cover.Cube> cubes(Cases guard, Cases indifferent) {
    Sought sought = covers.computeIfAbsent(new Question(guard, indifferent), this::seek);
    if (sought.isTooLong) {
      throw new Exhausted(TOO_LONG_TO_SAY);
    }
    return sought.cubes;
  }

  private Sought seek(Question question) {
    boolean isExact = question.indifferent.equals(m.diagram.never);
    try {
      int most = isExact ? MAX_EXACT : MAX_INEXACT;
      return new Sought(cover.of(question.guard, question.indifferent, most), false);
    } catch (Exhausted tooLong) {
      return new Sought(List.of(), true);
    }
  }

  /// A negative answer about a pipeline is only sayable where the pipeline comes to its end: splits
  /// off the environments in which it does not.
  private List<List<Theory.Answer>> defined(List<Theory.Answer> answers) {
    for (Theory.Answer answer : answers) {
      if (answer.holds() || isPlain(answer.predicate()) || isRaises(answer)) {
        continue;
      }
      for (Predicate needed : definedness(answer.predicate())) {
        if (answers.stream().anyMatch(other -> other.predicate().equals(needed))) {
          continue;
        }
        var fails = new ArrayList<>(answers);
        fails.removeIf(
            other -> !other.holds() && startsWith(other.predicate(), needed) && !isRaises(other));
        fails.add(new Theory.Answer(needed, true));
        var works = new ArrayList<>(answers);
        works.add(new Theory.Answer(needed, false));
        var all = new ArrayList<List<Theory.Answer>>();
        if (possible(fails)) {
          all.addAll(defined(fails));
        }
        if (possible(works)) {
          all.addAll(defined(works));
        }
        return all;
      }
    }
    return List.of(answers);
  }

  /// Whether a negative answer holds of an unset variable too, as a test says it.
  private static boolean isPlain(Predicate predicate) {
    return predicate.after().isEmpty()
        && switch (predicate.check()) {
          case Predicate.Check.In _, Predicate.Check.Holds _ -> true;
          case Predicate.Check.StartsWith _,
              Predicate.Check.EndsWith _,
              Predicate.Check.Contains _,
              Predicate.Check.Raises _,
              Predicate.Check.Truthy _ ->
              false;
        };
  }

  private boolean possible(List<Theory.Answer> answers) {
    return cover.guard(new Cover.Cube(answers)) != m.diagram.never;
  }

  private static boolean isRaises(Theory.Answer answer) {
    return answer.predicate().check() instanceof Predicate.Check.Raises;
  }

  private static boolean startsWith(Predicate predicate, Predicate raising) {
    return predicate.atom().equals(raising.atom())
        && predicate.after().size() >= raising.after().size()
        && predicate.after().subList(0, raising.after().size()).equals(raising.after());
  }

  /// What must not hold for a pipeline to come to its end.
  private List<Predicate> definedness(Predicate predicate) {
    var needed = new ArrayList<Predicate>();
    if (predicate.atom() instanceof Atom.Variable) {
      needed.add(
          m.predicateOf(
              predicate.atom(), List.of(), new Predicate.Check.In(Set.of(Value.Singleton.ABSENT))));
    }
    for (int i = 0; i < predicate.after().size(); i++) {
      if (MAY_RAISE.contains(predicate.after().get(i).name())) {
        needed.add(
            m.predicateOf(
                predicate.atom(),
                predicate.after().subList(0, i + 1),
                new Predicate.Check.Raises()));
      }
    }
    return needed;
  }

  private Alternative alternative(List<Theory.Answer> answers, String why, String owner) {
    SortedMap<String, List<Test>> env = new TreeMap<>();
    SortedMap<String, Boolean> files = new TreeMap<>();
    SortedMap<String, Boolean> modules = new TreeMap<>();
    var argv = new ArrayList<Test>();
    var host = new ArrayList<Test>();
    for (Theory.Answer answer : answers) {
      switch (answer.predicate().atom()) {
        case Atom.Variable(var name, _) ->
            env.computeIfAbsent(name, _ -> new ArrayList<>()).add(test(answer));
        case Atom.FileExists(var path) -> files.put(path, answer.holds());
        case Atom.Importable(var module) -> modules.put(module, answer.holds());
        case Atom.Arguments _ -> argv.add(test(answer));
        case Atom.Host _ -> host.add(test(answer));
        case Atom.SomeText _, Atom.Unmodelled _ ->
            throw new IllegalStateException("an unsettled condition");
      }
    }
    env.replaceAll((_, tests) -> joined(tests));
    return new Alternative(env, files, modules, argv, joined(host), why, owner);
  }

  private static Test test(Theory.Answer answer) {
    List<String> after = answer.predicate().after().stream().map(Op::toString).toList();
    boolean yes = answer.holds();
    return new Test(
        after,
        switch (answer.predicate().check()) {
          case Predicate.Check.In(var values) ->
              yes ? new Test.Check.In(data(values)) : new Test.Check.NotIn(data(values));
          case Predicate.Check.StartsWith(var text) ->
              yes
                  ? new Test.Check.StartsWith(text)
                  : new Test.Check.Matches("(?!" + quoted(text) + ").*");
          case Predicate.Check.EndsWith(var text) ->
              yes
                  ? new Test.Check.EndsWith(text)
                  : new Test.Check.Matches("(?!.*" + quoted(text) + "$).*");
          case Predicate.Check.Contains(var text) ->
              yes
                  ? new Test.Check.Contains(text)
                  : new Test.Check.Matches("(?!.*" + quoted(text) + ").*");
          case Predicate.Check.Raises _ -> new Test.Check.Raises(yes);
          case Predicate.Check.Truthy _, Predicate.Check.Holds _ -> new Test.Check.Truthy(yes);
        });
  }

  private static String quoted(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_') {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  private static List<Datum> data(Set<Value> values) {
    var sorted = new TreeSet<Value>(Comparator.comparing(Repr::plain));
    sorted.addAll(values);
    var data = new ArrayList<Datum>();
    for (Value value : sorted) {
      data.add(
          switch (value) {
            case Value.Int(var number) -> new Datum.Int(number);
            case Value.Real(var number) -> new Datum.Real(number);
            case Value.Singleton _ -> Test.UNSET;
            default -> new Datum.Text(Repr.plain(value));
          });
    }
    return data;
  }

  /// As few tests of one text as say the same.
  private static List<Test> joined(List<Test> tests) {
    var kept = new ArrayList<Test>();
    for (Test test : tests) {
      boolean implied =
          tests.stream().anyMatch(other -> !other.equals(test) && implies(other, test));
      if (!implied) {
        kept.add(test);
      }
    }
    return mergedNotIn(kept);
  }

  private static boolean implies(Test one, Test two) {
    boolean isSet =
        two.after().isEmpty() && two.check().equals(new Test.Check.NotIn(List.of(Test.UNSET)));
    boolean works = two.check().equals(new Test.Check.Raises(false));
    return switch (one.check()) {
      case Test.Check.In(var values) ->
          (isSet && !values.contains(Test.UNSET)) || (works && begins(one, two));
      case Test.Check.NotIn _ -> (isSet && !one.after().isEmpty()) || (works && begins(one, two));
      case Test.Check.Raises(var raises) -> isSet && !raises && !one.after().isEmpty();
      case Test.Check.StartsWith _,
          Test.Check.EndsWith _,
          Test.Check.Contains _,
          Test.Check.Matches _,
          Test.Check.Truthy _ ->
          isSet || (works && begins(one, two));
    };
  }

  private static boolean begins(Test one, Test two) {
    return one.after().size() >= two.after().size()
        && one.after().subList(0, two.after().size()).equals(two.after());
  }

  private static List<Test> mergedNotIn(List<Test> tests) {
    var merged = new ArrayList<Test>();
    for (Test test : tests) {
      Optional<Test> same =
          merged.stream()
              .filter(
                  other ->
                      other.after().equals(test.after())
                          && other.check() instanceof Test.Check.NotIn
                          && test.check() instanceof Test.Check.NotIn)
              .findFirst();
      if (same.isPresent()
          && same.get().check() instanceof Test.Check.NotIn(var first)
          && test.check() instanceof Test.Check.NotIn(var second)) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        merged.remove(same.get());
        merged.add(new Test(test.after(), new Test.Check.NotIn(all)));
      } else {
        merged.add(test);
      }
    }
    return List.copyOf(merged);
  }
}
