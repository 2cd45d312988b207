package dev.undebug.threat;

import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The settings of one deployment as shipped.
///
/// @param module the dotted name; empty when no settings could be evaluated
public record KnownSettings(String module, SortedMap<String, Setting> settings) {

  /// Nothing is known.
  public static final KnownSettings NONE = new KnownSettings("", new TreeMap<>());

  public KnownSettings {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  public static KnownSettings of(String module, List<Setting> settings) {
    var byName = new TreeMap<String, Setting>();
    settings.forEach(setting -> byName.put(setting.name(), setting));
    return new KnownSettings(module, byName);
  }

  /// The settings that the evaluator found.
  public static KnownSettings of(dev.undebug.settings.Settings evaluated) {
    var settings = new ArrayList<Setting>();
    evaluated
        .settings()
        .forEach(
            (name, setting) ->
                settings.add(
                    new Setting(
                        name,
                        Known.of(setting),
                        setting.decidedAt().orElse(Place.ofFile("")),
                        setting.isDefault())));
    return of(evaluated.module(), settings);
  }

  public boolean isKnown() {
    return !module.isEmpty();
  }

  public Optional<Setting> find(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /// The value of a setting; unknown when there is none.
  Known value(String name) {
    Setting found = settings.get(name);
    return found == null ? new Known.Unknown(name + " is not set") : found.value();
  }

  /// Those that the project sets itself, by name.
  List<Setting> own() {
    return settings.values().stream().filter(setting -> !setting.isDefault()).toList();
  }
}
