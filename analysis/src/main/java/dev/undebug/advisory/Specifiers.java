package dev.undebug.advisory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which versions a requirement takes: `>=4.2,<5`, as PEP 440 reads it.
public final class Specifiers {

  private static final Pattern CLAUSE =
      Pattern.compile("(~=|===|==|!=|<=|>=|<|>)\\s*([^\\s,;)]{1,200})");

  private static final String EVERY_BELOW = ".*";

  /// One comparison.
  ///
  /// @param release what is compared with; for `===`, which compares texts, not always a version
  /// @param isPrefix whether it ends with `.*`
  /// @param length how many numbers are written
  private record Clause(
      String operator, String text, Optional<Release> release, boolean isPrefix, int length) {

    static Optional<Clause> of(String operator, String text) {
      boolean isPrefix = text.endsWith(EVERY_BELOW);
      String version = isPrefix ? text.substring(0, text.length() - 2) : text;
      var release = Release.of(version);
      boolean isPlain =
          release.isPresent()
              && release.get().equals(release.get().base())
              && !version.contains("+");
      if (operator.equals("===")) {
        return Optional.of(new Clause(operator, text, release, false, 0));
      }
      boolean isEquality = operator.equals("==") || operator.equals("!=");
      if (release.isEmpty()
          || (isPrefix && !(isEquality && isPlain))
          || (!isEquality && !release.get().local().isEmpty())) {
        return Optional.empty();
      }
      int length = written(version);
      return operator.equals("~=") && length < 2
          ? Optional.empty()
          : Optional.of(new Clause(operator, text, release, isPrefix, length));
    }

    private static int written(String version) {
      Matcher numbers = Pattern.compile("(?:\\d+!)?(\\d+(?:\\.\\d+)*)").matcher(version);
      return numbers.find() ? numbers.group(1).split("\\.", -1).length : 0;
    }

    boolean takes(Release version) {
      if (release.isEmpty()) {
        return false;
      }
      Release bound = release.get();
      Release bare = version.withoutLocal();
      return switch (operator) {
        case "==" -> isEqual(version, bound);
        case "!=" -> !isEqual(version, bound);
        case "<=" -> bare.compareTo(bound) <= 0;
        case ">=" -> bare.compareTo(bound) >= 0;
        case "~=" -> bare.compareTo(bound) >= 0 && beginsAs(version, bound, length - 1);
        case "<" ->
            version.compareTo(bound) < 0
                && (bound.isPrerelease()
                    || !version.isPrerelease()
                    || !version.base().equals(bound.base()));
        case ">" -> isBehind(version, bound);
        default -> version.equals(bound);
      };
    }

    private boolean isEqual(Release version, Release bound) {
      if (isPrefix) {
        return beginsAs(version, bound, length);
      }
      return (bound.local().isEmpty() ? version.withoutLocal() : version).compareTo(bound) == 0;
    }

    private static boolean isBehind(Release version, Release bound) {
      boolean isSameBase = version.base().equals(bound.base());
      return version.compareTo(bound) > 0
          && !(isSameBase && version.isPostRelease() && !bound.isPostRelease())
          && !(isSameBase && !version.local().isEmpty());
    }

    private static boolean beginsAs(Release version, Release bound, int length) {
      if (version.epoch() != bound.epoch()) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (version.number(i) != bound.number(i)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Clause> clauses;

  private Specifiers(List<Clause> clauses) {
    this.clauses = List.copyOf(clauses);
  }

  /// Reads some; empty for what none are. No text at all takes every version.
  public static Optional<Specifiers> of(String text) {
    var clauses = new ArrayList<Clause>();
    for (String part : text.split(",", -1)) {
      String written = part.strip();
      if (written.isEmpty()) {
        continue;
      }
      Matcher clause = CLAUSE.matcher(written);
      var read =
          clause.matches()
              ? Clause.of(clause.group(1), clause.group(2).toLowerCase(Locale.ROOT))
              : Optional.<Clause>empty();
      if (read.isEmpty()) {
        return Optional.empty();
      }
      clauses.add(read.get());
    }
    return Optional.of(new Specifiers(clauses));
  }

  /// The one version that they ask for; empty when several would do.
  public Optional<String> exact() {
    return clauses.stream()
        .filter(clause -> clause.operator.startsWith("==") && !clause.isPrefix)
        .map(Clause::text)
        .findFirst();
  }

  /// Whether they speak of a pre-release themselves, and so take others.
  private boolean takesPrereleases() {
    return clauses.stream()
        .anyMatch(
            clause ->
                !List.of("!=", "<", ">").contains(clause.operator)
                    && clause.release.filter(Release::isPrerelease).isPresent());
  }

  /// Whether a version would do; pre-releases only where they are asked for.
  public boolean takes(Release version) {
    return (!version.isPrerelease() || takesPrereleases())
        && clauses.stream().allMatch(clause -> clause.takes(version));
  }
}
