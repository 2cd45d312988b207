package dev.undebug.project;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A Python file that starts Django, or is loaded by what starts it.
///
/// @param path the file
/// @param module its dotted name, empty when it is outside every import root
/// @param writes what it writes into `os.environ` before Django reads its settings, in order
/// @param computes whether it changes the environment in more ways than by writing literals
public record EntryPoint(
    Kind kind, String path, String module, List<Write> writes, boolean computes) {

  /// What the file is for.
  public enum Kind {
    MANAGE,
    WSGI,
    ASGI,
    CELERY,
    /// Any other file that chooses the settings module: a console script, a package's `__main__`.
    SCRIPT;

    /// The word used in reports.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One write into `os.environ`.
  ///
  /// @param name the variable
  /// @param text the value, empty unless `certainty` is `CERTAIN` or `CONDITIONAL`
  /// @param isDefault `setdefault`: what is already set wins
  public record Write(
      String name, String text, boolean isDefault, Certainty certainty, Place place) {}

  /// What is known about a write without running it.
  public enum Certainty {
    /// The value is a literal, and the statement always runs.
    CERTAIN,
    /// The value is a literal, but only some runs reach the statement.
    CONDITIONAL,
    /// The value is computed.
    COMPUTED
  }

  public EntryPoint {
    writes = List.copyOf(writes);
  }

  /// Whether only running it tells what it leaves in the environment for the settings to read.
  public boolean decidesMore() {
    return computes
        || writes.stream()
            .anyMatch(
                write ->
                    write.certainty() != Certainty.CERTAIN
                        || !write.name().equals("DJANGO_SETTINGS_MODULE"));
  }

  /// The writes of one variable, in order.
  public List<Write> writes(String name) {
    return writes.stream().filter(write -> write.name().equals(name)).toList();
  }

  /// The write that decides which module it loads when the environment names none; empty when it
  /// chooses none, or not always the same.
  public Optional<Write> settingsDefault() {
    Optional<Write> decides = Optional.empty();
    for (Write write : writes("DJANGO_SETTINGS_MODULE")) {
      if (write.certainty() != Certainty.CERTAIN) {
        return Optional.empty();
      }
      if (decides.isEmpty() || !write.isDefault()) {
        decides = Optional.of(write);
      }
    }
    return decides;
  }

  /// The module that all of its writes name, whichever of them are reached; empty when it chooses
  /// none, computes it, or may choose between several.
  public Optional<Write> settingsAgreed() {
    var all = writes("DJANGO_SETTINGS_MODULE");
    boolean isOne =
        all.stream().noneMatch(write -> write.certainty() == Certainty.COMPUTED)
            && all.stream().map(Write::text).distinct().count() == 1;
    return isOne ? Optional.of(all.getFirst()) : Optional.empty();
  }
}
