package dev.undebug.advisory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One known flaw of a package. What several databases call by different names is one flaw.
///
/// @param packageName as PEP 503 writes it
/// @param ids such as `CVE-2020-1747`, the best known first
/// @param affected versions that have it
/// @param band of its CVSS score; empty where nobody scored it
/// @param kind such as `SQL injection`, by keywords; empty where they say too little
/// @param source the page that says so
public record Advisory(
    String packageName,
    List<String> ids,
    List<Affected> affected,
    Optional<Band> band,
    String kind,
    String source) {

  /// Kinds that let a stranger run code.
  private static final Set<String> CODE_EXECUTION =
      Set.of("remote code execution", "unsafe deserialisation");

  /// How much a flaw matters, by the bands of CVSS 3.1.
  public enum Band {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    static Optional<Band> of(String word) {
      for (Band band : values()) {
        if (band.name().equalsIgnoreCase(word)) {
          return Optional.of(band);
        }
      }
      return word.equalsIgnoreCase("moderate") ? Optional.of(MEDIUM) : Optional.empty();
    }
  }

  /// Versions that have the flaw.
  public sealed interface Affected {

    /// From one version on.
    ///
    /// @param end where it ends; empty for never
    /// @param isLast whether the end itself has the flaw
    record From(String first, String end, boolean isLast) implements Affected {}

    /// This one.
    record Only(String version) implements Affected {}

    /// `1.0<1.2`, `1.0<=1.1`, `1.0<` or `=1.0`.
    static Affected of(String text) {
      if (text.startsWith("=")) {
        return new Only(text.substring(1));
      }
      int less = text.indexOf('<');
      boolean isLast = text.startsWith("<=", less);
      return new From(
          text.substring(0, Math.max(less, 0)),
          less < 0 ? "" : text.substring(less + (isLast ? 2 : 1)),
          isLast);
    }

    /// The text that [#of] reads.
    default String written() {
      return switch (this) {
        case Only(var version) -> "=" + version;
        case From(var first, var end, var isLast) -> first + (isLast ? "<=" : "<") + end;
      };
    }

    default boolean holds(Release version) {
      return switch (this) {
        case Only(var only) -> Release.of(only).filter(version::equals).isPresent();
        case From(var first, var end, var isLast) ->
            Release.of(first).filter(start -> version.compareTo(start) >= 0).isPresent()
                && (end.isEmpty() || Release.of(end).filter(isBefore(version, isLast)).isPresent());
      };
    }

    private static java.util.function.Predicate<Release> isBefore(Release version, boolean isLast) {
      return bound -> version.compareTo(bound) < (isLast ? 1 : 0);
    }
  }

  public Advisory {
    ids = List.copyOf(ids);
    affected = List.copyOf(affected);
  }

  public boolean holds(Release version) {
    return affected.stream().anyMatch(range -> range.holds(version));
  }

  public boolean leadsToCodeExecution() {
    return CODE_EXECUTION.contains(kind);
  }

  /// The name that most people know it by.
  public String id() {
    return ids.getFirst();
  }

  /// The first version without it behind an affected one; empty when there is none.
  public String fixed(Release version) {
    var ends = new ArrayList<String>();
    for (Affected range : affected) {
      if (range instanceof Affected.From(_, var end, var isLast)
          && !isLast
          && !end.isEmpty()
          && range.holds(version)) {
        ends.add(end);
      }
    }
    return ends.isEmpty() ? "" : ends.getFirst();
  }
}
