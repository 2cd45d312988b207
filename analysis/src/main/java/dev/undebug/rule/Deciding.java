package dev.undebug.rule;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test;
import dev.undebug.python.evaluate.Test.Check;
import dev.undebug.settings.Verdict;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which of the variables whose absence means on decide that at all: the others are asked on the
/// way, as for a database, and DEBUG is on with them as without.
final class Deciding {

  /// What people write into variables that are no switches.
  private static final List<String> OTHERS =
      List.of("production", "prod", "8000", "shop", "postgres://shop:pay@db/shop");

  /// Variables that a process asks for one after the other, at most.
  private static final int MAX_REQUIRED = 64;

  private final Verdict verdict;

  private Deciding(Verdict verdict) {
    this.verdict = verdict;
  }

  /// Those of the names that turn DEBUG off with some text, while the others are unset; all of them
  /// where none does alone.
  static List<String> of(Verdict verdict, Collection<String> names) {
    var found = turningOff(verdict, names);
    return found.isEmpty() ? List.copyOf(names) : found;
  }

  /// Those of the names that turn DEBUG off with some text, while the others are unset.
  static List<String> turningOff(Verdict verdict, Collection<String> names) {
    return names.stream().filter(new Deciding(verdict)::turnsOff).toList();
  }

  /// Those of the names that turn DEBUG off from where it is on, whatever else is set there; all of
  /// them where that is not seen.
  static List<String> somewhere(Verdict verdict, Collection<String> names) {
    var deciding = new Deciding(verdict);
    var found =
        names.stream()
            .filter(
                name ->
                    verdict.onWhen().stream()
                        .filter(one -> one.env().containsKey(name))
                        .anyMatch(one -> deciding.isTurnedOff(one, name)))
            .toList();
    return found.isEmpty() ? List.copyOf(names) : found;
  }

  /// Whether another text of the variable, or its absence, turns DEBUG off where it is on.
  private boolean isTurnedOff(Alternative on, String name) {
    var set = new TreeMap<String, String>();
    for (var entry : on.env().entrySet()) {
      boolean isUnset =
          entry.getValue().stream().allMatch(test -> VariableTruth.passes(test, Optional.empty()));
      if (!isUnset) {
        var text =
            texts(entry.getKey()).stream()
                .filter(
                    one ->
                        entry.getValue().stream()
                            .allMatch(test -> VariableTruth.passes(test, Optional.of(one))))
                .findFirst();
        if (text.isEmpty()) {
          return false;
        }
        set.put(entry.getKey(), text.get());
      }
    }
    var without = new TreeMap<>(set);
    without.remove(name);
    return isOff(without)
        || texts(name).stream()
            .anyMatch(
                text -> {
                  var other = new TreeMap<>(set);
                  other.put(name, text);
                  return isOff(other);
                });
  }

  private boolean turnsOff(String name) {
    return texts(name).stream().anyMatch(text -> isOff(new TreeMap<>(Map.of(name, text))));
  }

  /// Whether DEBUG is off where some variables are set and the others are not, but for those
  /// without which the process refuses to start.
  private boolean isOff(Map<String, String> set) {
    for (int i = 0; i < MAX_REQUIRED; i++) {
      var refuses = verdict.failsWhen().stream().filter(one -> holds(one, set)).findFirst();
      if (refuses.isEmpty()) {
        return Stream.of(verdict.onWhen(), verdict.unknownWhen())
            .flatMap(List::stream)
            .noneMatch(one -> holds(one, set));
      }
      var missing =
          refuses.get().env().keySet().stream().filter(name -> !set.containsKey(name)).toList();
      if (missing.isEmpty()) {
        return false;
      }
      missing.forEach(name -> set.put(name, "shop"));
    }
    return false;
  }

  /// Whether it holds where these variables are set and no others, in the tree as it is.
  static boolean holds(Alternative one, Map<String, String> set) {
    return one.files().values().stream().noneMatch(isThere -> isThere)
        && one.modules().values().stream().noneMatch(isThere -> isThere)
        && one.argv().isEmpty()
        && one.host().isEmpty()
        && one.env().entrySet().stream()
            .allMatch(
                entry ->
                    entry.getValue().stream()
                        .allMatch(
                            test ->
                                VariableTruth.passes(
                                    test, Optional.ofNullable(set.get(entry.getKey())))));
  }

  /// Texts that a variable may hold, those that it is compared with among them.
  private Set<String> texts(String name) {
    var texts = new LinkedHashSet<String>();
    texts.addAll(VariableTruth.OFF);
    texts.addAll(VariableTruth.ON);
    texts.addAll(OTHERS);
    Stream.of(verdict.onWhen(), verdict.failsWhen())
        .flatMap(List::stream)
        .flatMap(one -> one.env().getOrDefault(name, List.of()).stream())
        .forEach(test -> texts.addAll(texts(test)));
    return texts;
  }

  private static List<String> texts(Test test) {
    List<Datum> values =
        switch (test.check()) {
          case Check.In(var some) -> List.copyOf(some);
          case Check.NotIn(var some) -> List.copyOf(some);
          case Check.Truthy _, Check.StartsWith _, Check.EndsWith _, Check.Contains _ -> List.of();
          case Check.Matches _, Check.Raises _ -> List.of();
        };
    return values.stream()
        .flatMap(value -> value instanceof Datum.Text(var text) ? Stream.of(text) : Stream.empty())
        .toList();
  }
}
