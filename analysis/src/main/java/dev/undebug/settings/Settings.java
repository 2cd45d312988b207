package dev.undebug.settings;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Read;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The settings of one deployment, evaluated as shipped.
///
/// @param module the settings module, dotted
/// @param debug what DEBUG is
/// @param settings every setting that is known: what the module names, and Django's defaults
/// @param reads the environment variables that the settings modules read, in order
public record Settings(
    String module, Verdict debug, Map<String, Setting> settings, List<Read> reads) {

  public Settings {
    settings = Map.copyOf(settings);
    reads = List.copyOf(reads);
  }

  /// Nothing is known of a deployment's settings.
  static Settings unknown(String why, Verdict.Assumed assumed) {
    var alternative =
        new Alternative(
            new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of(), List.of(), why, "");
    var verdict =
        new Verdict(
            Verdict.State.UNKNOWN,
            List.of(),
            List.of(),
            List.of(alternative),
            why,
            List.of(),
            assumed);
    return new Settings("", verdict, Map.of(), List.of());
  }

  /// A module without code: every setting is Django's default.
  static Settings ofAnEmptyModule(String module, Verdict.Assumed assumed) {
    var verdict =
        new Verdict(
            Verdict.State.OFF,
            List.of(),
            List.of(),
            List.of(),
            module + " is empty, and Django's default is off",
            List.of(),
            assumed);
    return new Settings(module, verdict, Map.of(), List.of());
  }

  /// A setting, or Django's default for it; empty for a name that neither has.
  public Optional<Setting> find(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /// Whether they are more than a part that others take in: without these two nobody is answered.
  public boolean isWhole() {
    return Stream.of("ROOT_URLCONF", "INSTALLED_APPS")
        .allMatch(name -> find(name).filter(one -> !one.isDefault()).isPresent());
  }
}
