package dev.undebug.settings;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Says what two evaluations of a settings module mean: the one as shipped, and the one over every
/// environment.
///
/// @param every over every environment
/// @param shipped as shipped
record Verdicts(String module, Evaluation every, Evaluation shipped, Verdict.Assumed assumed) {

  Settings settings() {
    var settings = new TreeMap<String, Setting>();
    shipped
        .names()
        .forEach(
            (name, binding) -> {
              if (name.equals(name.toUpperCase(java.util.Locale.ROOT))) {
                settings.put(name, setting(binding));
              }
            });
    DjangoDefaults.of(assumed.django())
        .forEach(
            (name, value) -> {
              Setting named = settings.get(name);
              if (named == null || isAbsent(named)) {
                var holds = new Case(DjangoDefaults.ALWAYS, new Case.Outcome.Is(value));
                settings.put(name, new Setting(name, List.of(holds), List.of(), true));
              }
            });
    return new Settings(module, verdict(), settings, shipped.reads());
  }

  private static boolean isAbsent(Setting setting) {
    return setting.cases().stream().allMatch(one -> one.outcome() instanceof Case.Outcome.Absent);
  }

  private static Setting setting(Evaluation.Binding binding) {
    return new Setting(binding.name(), Started.of(binding.cases()), binding.trace(), false);
  }

  private Verdict verdict() {
    Outcomes now = Outcomes.of(shipped);
    Outcomes ever = Outcomes.of(every);
    Verdict.State state = now.state();
    return new Verdict(
        state,
        ever.onWhen(),
        ever.failsWhen(),
        state == Verdict.State.UNKNOWN && ever.unknownWhen().isEmpty()
            ? now.unknownWhen()
            : ever.unknownWhen(),
        because(state, now),
        trace(),
        new Verdict.Assumed(assumed.python(), assumed.django(), List.copyOf(shipped.libraries())));
  }

  private List<Step> trace() {
    for (Evaluation evaluation : List.of(shipped, every)) {
      Evaluation.Binding debug = evaluation.names().get("DEBUG");
      if (debug != null && !debug.trace().isEmpty()) {
        return debug.trace();
      }
    }
    return List.of();
  }

  private String because(Verdict.State state, Outcomes now) {
    return switch (state) {
      case ON, OFF ->
          trace().isEmpty()
              ? "%s does not name DEBUG, and Django's default is off".formatted(module)
              : "%s decides".formatted(trace().getFirst().place());
      case FAILS -> failure();
      case DEPENDS -> "free variables decide";
      case UNKNOWN -> unknown(now.unknownWhen());
    };
  }

  private String failure() {
    for (Case failure : shipped.failures()) {
      if (failure.outcome() instanceof Case.Outcome.Fails(var type, var message, var place)) {
        String where = place.map(found -> found + ": ").orElse("");
        return where + type + (message.isEmpty() ? "" : ": " + message);
      }
    }
    return "the settings module does not come to its end";
  }

  private static String unknown(List<Alternative> unknownWhen) {
    var reasons = new ArrayList<String>();
    for (Alternative alternative : unknownWhen) {
      String owner = alternative.owner().isEmpty() ? "" : " (" + alternative.owner() + ")";
      reasons.add(alternative.why() + owner);
    }
    return String.join("; ", reasons.stream().distinct().limit(3).toList());
  }
}
