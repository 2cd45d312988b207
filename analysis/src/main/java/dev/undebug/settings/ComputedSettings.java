package dev.undebug.settings;

import dev.undebug.python.evaluate.Alternative;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The settings of a process that loads one of several modules.
final class ComputedSettings {

  private ComputedSettings() {}

  /// The settings as shipped, and over every environment.
  ///
  /// @param read those of each module that may be chosen, of the environments that choose it
  /// @param shipped what is chosen as shipped
  /// @param every what is chosen over every environment
  /// @param why one sentence: who chooses
  static Settings of(
      Map<String, Settings> read,
      EntryChoice.Chosen shipped,
      EntryChoice.Chosen every,
      String why) {
    var now = new LinkedHashMap<>(read);
    now.keySet().retainAll(shipped.modules());
    var first = now.values().iterator().next();
    var worst = first;
    for (Settings other : now.values()) {
      worst = rank(other) < rank(worst) ? other : worst;
    }
    var state =
        shipped.unknown().isEmpty()
            ? state(now.values().stream().map(one -> one.debug().state()).toList())
            : Verdict.State.UNKNOWN;
    var unknown = new ArrayList<>(all(read, Verdict::unknownWhen));
    unknown.addAll(every.unknown());
    unknown.addAll(others(every));
    var verdict =
        new Verdict(
            state,
            all(read, Verdict::onWhen),
            all(read, Verdict::failsWhen),
            unknown.stream().distinct().toList(),
            now.size() == 1
                ? first.debug().because()
                : "%s; %s".formatted(why, String.join(", ", told(now))),
            worst.debug().trace(),
            worst.debug().assumed());
    return new Settings(worst.module(), verdict, worst.settings(), worst.reads());
  }

  /// Where another module is named: somebody may have it, though the tree does not.
  private static List<Alternative> others(EntryChoice.Chosen every) {
    return every.others().stream()
        .map(
            one ->
                new Alternative(
                    one.env(),
                    one.files(),
                    one.modules(),
                    one.argv(),
                    one.host(),
                    "the settings module is " + missing(every.missing()),
                    ""))
        .toList();
  }

  static String missing(Set<String> names) {
    List<String> said = names.stream().filter(name -> !name.isEmpty()).sorted().limit(3).toList();
    return said.isEmpty()
        ? "none of those that are in the tree"
        : String.join(" or ", said) + ", which is not in the tree";
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
        .map(entry -> ChosenOutside.said(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<Alternative> all(
      Map<String, Settings> read, Function<Verdict, List<Alternative>> list) {
    return read.values().stream()
        .flatMap(settings -> list.apply(settings.debug()).stream())
        .distinct()
        .toList();
  }
}
