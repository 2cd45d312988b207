package dev.undebug.python.evaluate.machine;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// One module, run from beginning to end.
public final class Run {
  private static final Value FAILS = new Value.Failure("", "", Place.ofFile(""));
  private final Machine m;
  private final Conditions conditions;
  private boolean isAll;
  private final java.util.Set<String> asked = new java.util.TreeSet<>();

  public Run(Machine m) {
    this.m = m;
    this.conditions = new Conditions(m);
  }

  /// Nothing can be said.
  public static Evaluation lost(String why) {
    var when =
        new Alternative(
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            why,
            "undebug");
    return new Evaluation(
        new TreeMap<>(),
        List.of(),
        List.of(new Case(List.of(when), new Case.Outcome.Unknown(why, "undebug"))),
        List.of(),
        new java.util.TreeSet<>());
  }

  public Evaluation module(Evaluate.Question question) {
    asked.add("DEBUG");
    asked.addAll(question.names());
    isAll = question.isAll();
    m.imports.given.question = question.module();
    Cases loaded = m.imports.load(question.module());
    m.imports.given.finish(loaded);
    Cases ended = m.guard();
    Cases failures = m.of(Value.Singleton.ABSENT);
    for (Exit exit : m.exits) {
      switch (exit) {
        case Exit.Raise(var guard, var exception, var place) -> {
          Cases failure = m.diagram.map(exception, value -> failure(value, place));
          failures = m.diagram.choose(guard, failure, failures);
        }
        case Exit.Lost(var guard, var why) ->
            failures = m.diagram.choose(guard, m.of(why), failures);
        case Exit.Return _, Exit.Break _, Exit.Continue _ -> {}
      }
    }
    m.exits.clear();
    m.guard = ended;
    var names = new TreeMap<String, Evaluation.Binding>();
    if (ended == m.diagram.never) {
      unbound(failures, names);
    }
    for (var reached : m.diagram.reached(loaded, ended)) {
      if (reached.value() instanceof ModuleObject module) {
        bindings(module.scope, ended, failures, names);
      } else if (reached.value() instanceof Value.Opaque opaque) {
        failures = m.diagram.choose(reached.guard(), m.of(opaque), failures);
        unbound(failures, names);
      }
    }
    List<Case> ends = new Export(m, conditions).cases(failures);
    return new Evaluation(
        names,
        ends.stream().filter(one -> one.outcome() instanceof Case.Outcome.Fails).toList(),
        ends.stream().filter(one -> one.outcome() instanceof Case.Outcome.Unknown).toList(),
        List.copyOf(m.reads),
        m.libraries);
  }

  /// The names that are asked for, where the module gives none.
  private void unbound(Cases failures, java.util.Map<String, Evaluation.Binding> names) {
    asked.forEach(name -> names.put(name, binding(name, failures, Optional.empty())));
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

  private void bindings(
      Scope scope, Cases ended, Cases failures, java.util.Map<String, Evaluation.Binding> names) {
    var all = new java.util.TreeSet<>(isAll ? scope.slots.keySet() : asked);
    all.addAll(asked);
    for (String name : all) {
      if (name.startsWith("_") || !name.equals(name.toUpperCase(java.util.Locale.ROOT))) {
        continue;
      }
      m.guard = ended;
      Cases value = m.names.ofModule(scope, name);
      names.put(name, binding(name, m.diagram.choose(ended, value, failures), Optional.of(scope)));
    }
  }

  private Evaluation.Binding binding(String name, Cases outcome, Optional<Scope> scope) {
    List<Case> cases = new Export(m, conditions).cases(outcome);
    List<dev.undebug.python.evaluate.Step> trace =
        scope.isPresent() ? new Traces(m).of(scope.get(), name) : List.of();
    Evaluation.Truth truth =
        name.equals("DEBUG")
            ? truth(outcome)
            : new Evaluation.Truth(List.of(), List.of(), List.of(), true);
    return new Evaluation.Binding(name, cases, truth, trace);
  }

  /// Decides a name's truth for every environment.
  private Evaluation.Truth truth(Cases outcome) {
    m.guard = m.diagram.always;
    Cases truth =
        m.each(
            outcome,
            value ->
                switch (value) {
                  case Value.Failure _ -> m.of(FAILS);
                  case Value.Opaque opaque -> m.of(opaque);
                  case Value.Singleton singleton when singleton == Value.Singleton.UNREACHED ->
                      m.of(singleton);
                  case Value.Singleton singleton when singleton == Value.Singleton.ABSENT ->
                      m.diagram.never;
                  default -> m.operators.truth(m.of(value));
                });
    m.exits.clear();
    Cases settled = conditions.settle(truth);
    List<Alternative> on = new ArrayList<>();
    List<Alternative> fails = new ArrayList<>();
    List<Alternative> unknown = new ArrayList<>();
    boolean isFalseSomewhere = false;
    // Where the process does not start, or nothing is known, a long condition may hold as well.
    Cases indifferent =
        m.diagram.map(
            settled, value -> Value.Bool.of(value.equals(FAILS) || value instanceof Value.Opaque));
    for (var reached : m.diagram.reached(settled, m.diagram.always)) {
      Cases guard = reached.guard();
      switch (reached.value()) {
        case Value.Bool(var holds) -> {
          isFalseSomewhere |= !holds;
          if (holds) {
            say(guard, indifferent, on, unknown);
          }
        }
        case Value.Opaque(_, var why, var owner) ->
            unknown.addAll(conditions.shortest(guard, indifferent, why, owner));
        case Value.Failure _ -> say(guard, indifferent, fails, unknown);
        default -> {}
      }
    }
    return new Evaluation.Truth(on, fails, unknown, isFalseSomewhere);
  }

  /// What cannot be said is not known.
  private void say(
      Cases guard, Cases indifferent, List<Alternative> where, List<Alternative> unknown) {
    List<Alternative> said = conditions.shortest(guard, indifferent, "", "");
    (Conditions.isUnsayable(said) ? unknown : where).addAll(said);
  }
}
