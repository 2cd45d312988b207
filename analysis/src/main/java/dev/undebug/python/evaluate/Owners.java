package dev.undebug.python.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Who decides the variables of an environment. What becomes of a module is the same whoever that
/// is: one evaluation holds for all environments that differ in their owners alone, and is told who
/// they are afterwards.
public final class Owners {

  /// Stands before the name of a variable whose owner is not said yet; no owner begins so.
  private static final char OF_VARIABLE = '\uE003';

  private final Environment environment;

  private Owners(Environment environment) {
    this.environment = environment;
  }

  /// Who decides, as far as it is known.
  ///
  /// @param owner empty where it is said afterwards
  public static String of(String variable, String owner) {
    return owner.isEmpty() ? OF_VARIABLE + variable : owner;
  }

  /// An evaluation in an environment [without owners](Environment#unowned()), as it is in one that
  /// has them.
  public static Evaluation in(Environment environment, Evaluation evaluation) {
    return new Owners(environment).evaluation(evaluation);
  }

  private Evaluation evaluation(Evaluation made) {
    var names = new TreeMap<String, Evaluation.Binding>();
    made.names().forEach((name, binding) -> names.put(name, binding(binding)));
    return new Evaluation(
        names,
        cases(made.failures()),
        cases(made.unknown()),
        made.reads(),
        made.asked(),
        made.libraries());
  }

  private Evaluation.Binding binding(Evaluation.Binding binding) {
    Evaluation.Truth truth = binding.truth();
    return new Evaluation.Binding(
        binding.name(),
        cases(binding.cases()),
        new Evaluation.Truth(
            when(truth.trueWhen()),
            when(truth.failsWhen()),
            when(truth.unknownWhen()),
            truth.isFalseSomewhere()),
        binding.trace());
  }

  private List<Case> cases(List<Case> cases) {
    var all = new ArrayList<Case>(cases.size());
    for (Case one : cases) {
      all.add(new Case(when(one.when()), outcome(one.outcome())));
    }
    return List.copyOf(all);
  }

  private Case.Outcome outcome(Case.Outcome outcome) {
    return switch (outcome) {
      case Case.Outcome.Is(var value) -> new Case.Outcome.Is(datum(value));
      case Case.Outcome.Unknown(var why, var owner) -> new Case.Outcome.Unknown(why, owner(owner));
      case Case.Outcome.Fails _, Case.Outcome.Absent _ -> outcome;
    };
  }

  private Datum datum(Datum datum) {
    return switch (datum) {
      case Datum.Sequence(var form, var elements) -> new Datum.Sequence(form, elements(elements));
      case Datum.Mapping(var entries) -> new Datum.Mapping(entries(entries));
      case Datum.OneOf(var cases) -> new Datum.OneOf(cases(cases));
      case Datum.Unknown(var why, var owner) -> new Datum.Unknown(why, owner(owner));
      case Datum.None _,
          Datum.Bool _,
          Datum.Int _,
          Datum.Real _,
          Datum.Text _,
          Datum.Bytes _,
          Datum.FromVariable _,
          Datum.PathOf _,
          Datum.Thing _,
          Datum.Unset _ ->
          datum;
    };
  }

  private List<Datum.Element> elements(List<Datum.Element> elements) {
    var all = new ArrayList<Datum.Element>(elements.size());
    for (Datum.Element one : elements) {
      all.add(new Datum.Element(when(one.when()), datum(one.value())));
    }
    return List.copyOf(all);
  }

  private List<Datum.Entry> entries(List<Datum.Entry> entries) {
    var all = new ArrayList<Datum.Entry>(entries.size());
    for (Datum.Entry one : entries) {
      all.add(new Datum.Entry(when(one.when()), datum(one.key()), datum(one.value())));
    }
    return List.copyOf(all);
  }

  private List<Alternative> when(List<Alternative> alternatives) {
    if (alternatives.stream().allMatch(one -> one.owner().equals(owner(one.owner())))) {
      return alternatives;
    }
    var all = new ArrayList<Alternative>(alternatives.size());
    for (Alternative one : alternatives) {
      all.add(
          new Alternative(
              one.env(),
              one.files(),
              one.modules(),
              one.argv(),
              one.host(),
              one.why(),
              owner(one.owner())));
    }
    return List.copyOf(all);
  }

  private String owner(String owner) {
    return !owner.isEmpty()
            && owner.charAt(0) == OF_VARIABLE
            && environment.find(owner.substring(1)) instanceof Environment.Variable.Free(var known)
        ? known
        : owner;
  }
}
