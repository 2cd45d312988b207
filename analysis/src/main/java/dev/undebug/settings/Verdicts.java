package dev.undebug.settings;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Environment;
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
/// @param environment the one as shipped
record Verdicts(
    String module,
    Evaluation every,
    Evaluation shipped,
    Environment environment,
    Verdict.Assumed assumed) {

  /// Variables that a sentence names.
  private static final int MAX_NAMED = 3;

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
                    name,
                    new Setting(
                        name, Served.of(Started.of(all.cases())), all.trace(), all.isDefault()));
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
      if (debug != null && !Setting.ofTheTree(debug.trace()).isEmpty()) {
        return Setting.ofTheTree(debug.trace());
      }
    }
    return List.of();
  }

  /// Whether nothing but the code of a library assigns it.
  private boolean isByLibrary() {
    Evaluation.Binding debug = shipped.names().get("DEBUG");
    return debug != null && !debug.trace().isEmpty();
  }

  private String because(Verdict.State state, Outcomes now) {
    return switch (state) {
      case ON, OFF ->
          trace().isEmpty()
              ? (isByLibrary()
                      ? "a library that %s uses assigns DEBUG"
                      : "%s does not name DEBUG, and Django's default is off")
                  .formatted(module)
              : "%s decides".formatted(trace().getFirst().place());
      case FAILS -> failure();
      case DEPENDS -> free(now);
      case UNKNOWN -> unknown(now.unknownWhen());
    };
  }

  /// Which variables decide, and who sets them.
  private String free(Outcomes now) {
    var owners = new TreeMap<String, String>();
    for (Alternative alternative : now.onWhen()) {
      for (String name : alternative.env().keySet()) {
        if (environment.find(name) instanceof Environment.Variable.Free(var owner)) {
          owners.put(name, owner);
        }
      }
    }
    if (owners.isEmpty() || owners.size() > MAX_NAMED) {
      return "free variables decide";
    }
    var told = new ArrayList<String>();
    owners.forEach((name, owner) -> told.add("%s is for %s to set".formatted(name, owner)));
    return String.join(", and ", told);
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
