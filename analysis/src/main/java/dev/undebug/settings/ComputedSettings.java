package dev.undebug.settings;

import dev.undebug.python.evaluate.Alternative;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The settings of a process that loads one of several modules.
final class ComputedSettings {

  private ComputedSettings() {}

  /// The settings as shipped, and over every environment.
  ///
  /// @param shipped those of each module that is chosen as shipped
  /// @param every when each module is chosen, over every environment
  /// @param why one sentence, where that cannot be told
  static Settings of(
      Map<String, Settings> shipped, Map<String, List<Alternative>> every, String why) {
    var first = shipped.values().iterator().next();
    var worst = first;
    for (Settings other : shipped.values()) {
      worst = rank(other) < rank(worst) ? other : worst;
    }
    var state = state(shipped.values().stream().map(one -> one.debug().state()).toList());
    boolean isDecided = every.keySet().equals(shipped.keySet());
    var unknown =
        isDecided
            ? join(shipped, every, Verdict::unknownWhen)
            : List.of(
                new Alternative(
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    List.of(),
                    List.of(),
                    why,
                    ""));
    var verdict =
        new Verdict(
            state,
            isDecided ? join(shipped, every, Verdict::onWhen) : List.of(),
            isDecided ? join(shipped, every, Verdict::failsWhen) : List.of(),
            unknown,
            shipped.size() == 1
                ? first.debug().because()
                : "%s; %s".formatted(why, String.join(", ", told(shipped))),
            worst.debug().trace(),
            worst.debug().assumed());
    return new Settings(worst.module(), verdict, worst.settings(), worst.reads());
  }

  private static int rank(Settings settings) {
    return switch (settings.debug().state()) {
      case ON -> 0;
      case FAILS -> 1;
      case DEPENDS -> 2;
      case UNKNOWN -> 3;
      case OFF -> 4;
    };
  }

  /// One state where the modules agree; a process that refuses to start serves nobody.
  private static Verdict.State state(List<Verdict.State> states) {
    var serving = states.stream().filter(state -> state != Verdict.State.FAILS).distinct().toList();
    if (serving.isEmpty()) {
      return Verdict.State.FAILS;
    }
    if (serving.size() == 1) {
      return serving.getFirst();
    }
    return serving.contains(Verdict.State.UNKNOWN) ? Verdict.State.UNKNOWN : Verdict.State.DEPENDS;
  }

  private static List<String> told(Map<String, Settings> shipped) {
    return shipped.entrySet().stream()
        .map(entry -> entry.getKey() + " is " + entry.getValue().debug().state().word())
        .toList();
  }

  private static List<Alternative> join(
      Map<String, Settings> shipped,
      Map<String, List<Alternative>> every,
      Function<Verdict, List<Alternative>> list) {
    var all = new ArrayList<Alternative>();
    shipped.forEach(
        (module, settings) ->
            all.addAll(
                EntryChoice.join(
                    every.getOrDefault(module, List.of()), list.apply(settings.debug()))));
    return all.stream().distinct().toList();
  }
}
