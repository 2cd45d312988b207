package dev.undebug.settings;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Says what two evaluations of a settings module mean: the one as shipped, and the one over every
/// environment.
///
/// @param every over every environment
/// @param shipped as shipped
record Verdicts(String module, Evaluation every, Evaluation shipped, Verdict.Assumed assumed) {

  Settings settings() {
    var defaults = DjangoDefaults.of(assumed.django());
    var settings = new TreeMap<String, Setting>();
    shipped
        .names()
        .forEach(
            (name, binding) -> {
              if (name.equals(name.toUpperCase(java.util.Locale.ROOT))) {
                var all = Setting.of(binding, Optional.ofNullable(defaults.get(name)));
                settings.put(
                    name, new Setting(name, Started.of(all.cases()), all.trace(), all.isDefault()));
              }
            });
    return new Settings(module, verdict(), settings, shipped.reads());
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
