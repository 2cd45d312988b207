package dev.undebug.requirement;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What one line of a requirement or lock file says about one package.
///
/// @param name as PEP 503 writes it: `django-environ`
/// @param version the one version that is named; empty where none is
/// @param range which versions would do, as PEP 440 writes it; empty where any would, or where the
///   file says it in a way that PEP 440 does not know
/// @param marker the condition of PEP 508 under which it counts; empty for always
/// @param place the line, or the text, that says it
public record Requirement(
    String name, Form form, String version, String range, String marker, Use use, Place place) {

  /// How much is said of the version.
  public enum Form {
    /// The one that a package manager wrote down.
    LOCKED,
    /// Exactly one is asked for.
    PINNED,
    /// Several would do; which one is installed is not known.
    RANGE,
    /// Nothing.
    ANY,
    /// It comes from a folder, a repository or an address: a version there is its own affair.
    ELSEWHERE
  }

  /// What it is asked for.
  public enum Use {
    /// To run the application.
    RUN,
    /// To bound what others ask for; on its own it installs nothing.
    CONSTRAINT,
    /// To develop or test it.
    DEVELOPMENT
  }

  private static final Set<String> DEVELOPMENT =
      Set.of(
          "dev",
          "devel",
          "develop",
          "development",
          "test",
          "tests",
          "testing",
          "doc",
          "docs",
          "lint",
          "linting",
          "local",
          "ci",
          "debug",
          "typing",
          "types",
          "mypy",
          "format",
          "style",
          "quality",
          "build",
          "release",
          "tox",
          "nox",
          "bench",
          "benchmark");

  /// The same name for every spelling of it.
  static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
  }

  /// What a file, a group or an extra is for, by its name.
  static Use use(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (List.of(lower.split("[^a-z]+", -1)).stream().anyMatch(DEVELOPMENT::contains)) {
      return Use.DEVELOPMENT;
    }
    return lower.contains("constraint") ? Use.CONSTRAINT : Use.RUN;
  }

  /// Whether one exact version is named.
  public boolean isExact() {
    return form == Form.LOCKED || form == Form.PINNED;
  }
}
