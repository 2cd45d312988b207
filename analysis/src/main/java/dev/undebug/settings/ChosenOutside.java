package dev.undebug.settings;

import dev.undebug.deploy.Purpose;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test;
import dev.undebug.python.evaluate.Test.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The verdict where somebody outside the tree names the settings module: on, where it is in every
/// module that may be meant, what is fallen back to among them; else unknown, with what DEBUG is in
/// each.
final class ChosenOutside {

  private static final String NAME = "DJANGO_SETTINGS_MODULE";

  private ChosenOutside() {}

  /// @param read the settings of the modules that were looked at, the likeliest first
  static Settings of(
      dev.undebug.deploy.Settings.Unknown unknown,
      Map<String, Settings> read,
      Verdict.Assumed assumed) {
    if (read.isEmpty()) {
      return Settings.unknown(unknown.why(), assumed);
    }
    var others = new ArrayList<Alternative>();
    others.add(otherwise(unknown, read));
    read.forEach(
        (module, settings) -> others.addAll(of(unknown, module, settings, Verdict::unknownWhen)));
    var told = new ArrayList<String>();
    read.forEach((module, settings) -> told.add(said(module, settings)));
    var worst = read.values().stream().filter(one -> !one.debug().onWhen().isEmpty()).findFirst();
    // Without a SECRET_KEY, as a module without code leaves it, Django does not start either.
    boolean hasProduction =
        read.entrySet().stream()
            .anyMatch(
                one ->
                    Purpose.isForProduction(one.getKey()) && !one.getValue().settings().isEmpty());
    var starting =
        read.entrySet().stream()
            .filter(one -> !hasProduction || !Purpose.isShared(one.getKey()))
            .map(Map.Entry::getValue)
            .filter(one -> !one.settings().isEmpty())
            .map(one -> one.debug().state())
            .filter(state -> state != Verdict.State.FAILS)
            .toList();
    boolean isOnInAll =
        read.containsKey(unknown.fallback())
            && !starting.isEmpty()
            && starting.stream().allMatch(state -> state == Verdict.State.ON);
    var verdict =
        new Verdict(
            isOnInAll ? Verdict.State.ON : Verdict.State.UNKNOWN,
            all(unknown, read, Verdict::onWhen),
            all(unknown, read, Verdict::failsWhen),
            others,
            "%s; %s".formatted(unknown.why(), String.join(", ", told)),
            worst.map(one -> one.debug().trace()).orElse(List.of()),
            assumed);
    // Parts that others take in say nothing by themselves.
    var whole = read.values().stream().filter(Settings::isWhole).findFirst();
    return isOnInAll && whole.isPresent()
        ? new Settings(whole.get().module(), verdict, whole.get().settings(), whole.get().reads())
        : new Settings("", verdict, Map.of(), List.of());
  }

  private static List<Alternative> all(
      dev.undebug.deploy.Settings.Unknown unknown,
      Map<String, Settings> read,
      Function<Verdict, List<Alternative>> list) {
    var all = new ArrayList<Alternative>();
    read.forEach((module, settings) -> all.addAll(of(unknown, module, settings, list)));
    return all;
  }

  private static List<Alternative> of(
      dev.undebug.deploy.Settings.Unknown unknown,
      String module,
      Settings settings,
      Function<Verdict, List<Alternative>> list) {
    var names = new ArrayList<Datum>(List.of(new Datum.Text(module)));
    if (module.equals(unknown.fallback())) {
      names.add(Test.UNSET);
    }
    return list.apply(settings.debug()).stream()
        .map(one -> named(one, new Test(List.of(), new Check.In(names))))
        .toList();
  }

  /// Every other name.
  private static Alternative otherwise(
      dev.undebug.deploy.Settings.Unknown unknown, Map<String, Settings> read) {
    var names = new ArrayList<Datum>();
    read.keySet().forEach(module -> names.add(new Datum.Text(module)));
    if (read.containsKey(unknown.fallback())) {
      names.add(Test.UNSET);
    }
    var any =
        new Alternative(
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            "the settings module is none of those that are in the tree",
            "");
    return named(any, new Test(List.of(), new Check.NotIn(names)));
  }

  /// What DEBUG is in a module, in words.
  static String said(String module, Settings settings) {
    return module
        + switch (settings.debug().state()) {
          case ON -> " is on";
          case OFF -> " is off";
          case FAILS -> " refuses to start";
          case DEPENDS -> " depends";
          case UNKNOWN -> " is not known";
        };
  }

  private static Alternative named(Alternative one, Test test) {
    var env = new TreeMap<>(one.env());
    env.put(NAME, List.of(test));
    return new Alternative(
        env, one.files(), one.modules(), one.argv(), one.host(), one.why(), one.owner());
  }
}
