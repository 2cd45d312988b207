package dev.undebug.threat;

import dev.undebug.python.evaluate.Read;
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
                        filled(Known.of(setting), setting.decidedAt(), evaluated.reads()),
                        setting.decidedAt().orElse(Place.ofFile("")),
                        setting.isDefault())));
    return of(evaluated.module(), settings);
  }

  /// As shipped a variable may be unset, and what it fills empty; where the application runs it is
  /// not. Empty parts of a statement that reads the environment are therefore not known.
  private static Known filled(Known value, Optional<Place> place, List<Read> reads) {
    if (place.isEmpty()) {
      return value;
    }
    for (Read read : reads) {
      int line = read.place().start().line();
      if (read.place().path().equals(place.get().path())
          && line >= place.get().start().line()
          && line <= place.get().end().line()) {
        return value.filledBy("the environment");
      }
    }
    return value;
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
