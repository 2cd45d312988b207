package dev.undebug.python.evaluate.machine;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One module, run from beginning to end.
public final class Run {
  /// What one answer may cost.
  private static final int MAX_ANSWER_DECISIONS = 600_000;

  /// What is worth forgetting after some answers.
  private static final int MANY_DECISIONS = 200_000;

  private final Machine m;
  private final Conditions conditions;
  private final Traces traces;
  private boolean isAll;
  private final java.util.Set<String> asked = new java.util.TreeSet<>();

  public Run(Machine m) {
    this.m = m;
    this.conditions = new Conditions(m);
    this.traces = new Traces(m);
  }

  /// Nothing can be said.
  ///
  /// @param asked the variables that were looked at until then; empty for any of them
  static Evaluation lost(String why, Optional<Set<String>> asked) {
    return new Evaluation(
        new TreeMap<>(),
        List.of(),
        List.of(unknown(why)),
        List.of(),
        asked,
        new java.util.TreeSet<>());
  }

  private static Case unknown(String why) {
    var when =
        new Alternative(
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            why,
            "undebug");
    return new Case(List.of(when), new Case.Outcome.Unknown(why, "undebug"));
  }

  /// The variables whose initial values an evaluation has looked at; empty for any of them.
  static Optional<Set<String>> asked(Machine m) {
    return m.asksForAny ? Optional.empty() : Optional.of(Set.copyOf(m.asked));
  }

  public Evaluation module(Evaluate.Question question) {
    asked.add("DEBUG");
    asked.addAll(question.names());
    isAll = question.isAll();
    m.imports.given.question = question.module();
    question.entry().ifPresent(entry -> Entering.run(m, entry));
    Cases loads = m.guard();
    Cases loaded = m.imports.load(question.module());
    m.imports.given.finish(loaded);
    Ending ending = Ending.of(m, loads);
    Cases started = m.diagram.and(m.guard(), ending.started());
    m.guard = started;
    var names = new TreeMap<String, Evaluation.Binding>();
    for (var one : m.diagram.reached(loaded, started)) {
      if (one.value() instanceof Value.Opaque opaque) {
        ending = ending.or(m, one.guard(), opaque);
      }
    }
    var export = new Export(m, conditions, ending);
    List<Case> ends = export.ends();
    var answers = new Answers(export, ending, ends, names, m.diagram.mark());
    asked.forEach(name -> answer(name, m.diagram.unreached, Optional.empty(), answers));
    for (var one : m.diagram.reached(loaded, started)) {
      if (one.value() instanceof ModuleObject module) {
        bindings(module.scope, started, answers);
      }
    }
    return new Evaluation(
        names,
        ends.stream().filter(one -> one.outcome() instanceof Case.Outcome.Fails).toList(),
        ends.stream().filter(one -> one.outcome() instanceof Case.Outcome.Unknown).toList(),
        List.copyOf(m.reads),
        asked(m),
        m.libraries);
  }

  /// @param mark what was made before, and is needed for every answer
  private record Answers(
      Export export,
      Ending ending,
      List<Case> ends,
      Map<String, Evaluation.Binding> names,
      int mark) {}

  private void bindings(Scope scope, Cases started, Answers answers) {
    var all = new java.util.TreeSet<>(isAll ? scope.slots.keySet() : asked);
    all.addAll(asked);
    for (String name : all) {
      if (name.startsWith("_") || !name.equals(name.toUpperCase(java.util.Locale.ROOT))) {
        continue;
      }
      m.guard = started;
      answer(name, m.names.ofModule(scope, name), Optional.of(scope), answers);
    }
  }

  /// An answer that has too many cases costs no other its own.
  private void answer(String name, Cases value, Optional<Scope> scope, Answers answers) {
    List<dev.undebug.python.evaluate.Step> trace =
        scope.isPresent() ? traces.of(scope.get(), name) : List.of();
    int limit = m.diagram.limitTo(MAX_ANSWER_DECISIONS);
    Evaluation.Binding answer;
    try {
      answer = binding(name, value, trace, answers);
    } catch (Exhausted tooMany) {
      answer = unanswered(name, trace, name + " has more cases than can be told");
    } finally {
      m.diagram.setLimit(limit);
    }
    answers.names.put(name, answer);
    if (m.diagram.mark() - answers.mark > MANY_DECISIONS) {
      m.diagram.release(answers.mark);
      conditions.forget();
    }
  }

  private Evaluation.Binding binding(
      String name, Cases value, List<dev.undebug.python.evaluate.Step> trace, Answers answers) {
    var cases = new ArrayList<>(answers.ends);
    cases.addAll(answers.export.cases(value));
    Evaluation.Truth truth =
        name.equals("DEBUG")
            ? truth(answers.ending.over(m, value))
            : new Evaluation.Truth(List.of(), List.of(), List.of(), true);
    return new Evaluation.Binding(name, cases, truth, trace);
  }

  private static Evaluation.Binding unanswered(
      String name, List<dev.undebug.python.evaluate.Step> trace, String why) {
    Case unknown = unknown(why);
    return new Evaluation.Binding(
        name,
        List.of(unknown),
        new Evaluation.Truth(List.of(), List.of(), unknown.when(), false),
        trace);
  }

  /// Decides a name's truth for every environment.
  private Evaluation.Truth truth(Cases outcome) {
    m.guard = m.diagram.always;
    Cases truth =
        m.each(
            outcome,
            value ->
                switch (value) {
                  case Value.Failure _ -> m.of(Ending.FAILS);
                  case Value.Opaque opaque -> m.of(opaque);
                  case Value.Singleton singleton
                      when singleton == Value.Singleton.UNREACHED
                          || singleton == Value.Singleton.ELSEWHERE ->
                      m.of(singleton);
                  case Value.Singleton singleton when singleton == Value.Singleton.ABSENT ->
                      m.diagram.never;
                  default -> m.operators.truth(m.of(value));
                });
    m.exits.clear();
    m.live = m.diagram.always;
    Cases settled = conditions.settle(truth);
    List<Alternative> on = new ArrayList<>();
    List<Alternative> fails = new ArrayList<>();
    List<Alternative> unknown = new ArrayList<>();
    boolean isFalseSomewhere = false;
    // Where the process does not start, or nothing is known, a long condition may hold as well.
    Cases indifferent =
        m.diagram.map(
            settled,
            value -> Value.Bool.of(value.equals(Ending.FAILS) || value instanceof Value.Opaque));
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
