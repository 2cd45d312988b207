package dev.undebug.requirement;

import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads which versions requirement and lock files name, line by line: all of these formats write
/// one package, or one key of a package, on a line.
public final class PackageVersions {

  /// A PEP 508 requirement, alone on its line or in quotes in a list.
  private static final Pattern REQUIREMENT =
      Pattern.compile(
          "^\\s*[\"']?([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*])?\\s*"
              + "((?:[=<>!~]=?=?\\s*[0-9][^;#\"'\\s,=<>!~]*\\s*,?\\s*)*)\\s*(?:[;#\\\\].*)?[\"']?,?\\s*]?\\s*(?:#.*)?$");

  /// `django = "^4.2"` or `django = {version = "^4.2", …}` of Poetry and Pipenv.
  private static final Pattern TABLE_ENTRY =
      Pattern.compile(
          "^\\s*[\"']?([A-Za-z0-9][A-Za-z0-9._-]*)[\"']?\\s*=\\s*"
              + "(?:\\{.*?version\\s*=\\s*)?\"([^\"]*)\".*$");

  private static final Pattern LOCK_NAME = Pattern.compile("^name\\s*=\\s*\"([^\"]+)\"\\s*$");

  private static final Pattern LOCK_VERSION = Pattern.compile("^version\\s*=\\s*\"([^\"]+)\"\\s*$");

  private static final Pattern PIPFILE_NAME = Pattern.compile("^\\s*\"([^\"]+)\":\\s*\\{\\s*$");

  private static final Pattern PIPFILE_VERSION =
      Pattern.compile("^\\s*\"version\":\\s*\"==([^\"]+)\".*$");

  private static final Pattern PYTHON_KEY =
      Pattern.compile(
          "^\\s*\"?(?:requires-python|python_version|python_full_version|python)\"?\\s*[=:]\\s*"
              + "\"([^\"]+)\".*$");

  private final Tree tree;

  /// Those of the files of a tree.
  public PackageVersions(Tree tree) {
    this.tree = tree;
  }

  /// Reads files, nearest first, into the packages; what is better known stays.
  ///
  /// @return the version of Python
  public Optional<Version> read(List<String> files, Map<String, Version> packages) {
    Optional<Version> python = Optional.empty();
    for (String file : files) {
      var source = tree.textByMark(file);
      if (source.isEmpty()) {
        continue;
      }
      String name = TreePaths.name(file);
      if (name.equals("runtime.txt") || name.equals(".python-version")) {
        python = better(python, pythonOf(source.get()));
        continue;
      }
      python = better(python, pythonKey(source.get()));
      switch (name) {
        case "poetry.lock", "uv.lock", "pdm.lock", "pylock.toml" -> lock(source.get(), packages);
        case "Pipfile.lock" -> pipfileLock(source.get(), packages);
        case "pyproject.toml", "Pipfile" -> {
          lines(source.get(), TABLE_ENTRY, packages);
          lines(source.get(), REQUIREMENT, packages);
        }
        default -> lines(source.get(), REQUIREMENT, packages);
      }
    }
    return python;
  }

  private static Optional<Version> better(Optional<Version> old, Optional<Version> found) {
    if (old.isEmpty() || found.isEmpty()) {
      return old.isEmpty() ? found : old;
    }
    return found.get().knowledge().compareTo(old.get().knowledge()) < 0 ? found : old;
  }

  private static Place line(SourceText source, int line) {
    int length = source.lineText(line).length();
    return new Place(source.path(), new Position(line, 1), new Position(line, length + 1));
  }

  private static Optional<Version> pythonOf(SourceText source) {
    Matcher matcher =
        Pattern.compile("^(?:c?python-?)?([0-9]+(?:\\.[0-9]+)*)").matcher(source.text().strip());
    return matcher.find()
        ? Optional.of(new Version(matcher.group(1), Version.Knowledge.PINNED, line(source, 1)))
        : Optional.empty();
  }

  private static Optional<Version> pythonKey(SourceText source) {
    for (int line = 1; line <= source.lineCount(); line++) {
      String text = source.lineText(line);
      Matcher matcher = PYTHON_KEY.matcher(text);
      if (matcher.matches()) {
        var knowledge =
            text.strip().startsWith("python_") || text.strip().startsWith("\"python_")
                ? Version.Knowledge.PINNED
                : Version.Knowledge.RANGE;
        return Optional.of(new Version(matcher.group(1), knowledge, line(source, line)));
      }
    }
    return Optional.empty();
  }

  private static void lines(SourceText source, Pattern pattern, Map<String, Version> packages) {
    for (int line = 1; line <= source.lineCount(); line++) {
      String text = source.lineText(line);
      // Longer lines are hashes or data, and would only feed the pattern.
      if (text.length() > 400) {
        continue;
      }
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        add(packages, matcher.group(1), version(matcher.group(2).strip(), line(source, line)));
      }
    }
  }

  private static Version version(String written, Place place) {
    if (written.isEmpty() || written.equals("*")) {
      return new Version("", Version.Knowledge.UNKNOWN, place);
    }
    boolean isOne = written.matches("={2,3}\\s*[0-9][^*,]*");
    return isOne
        ? new Version(written.replaceFirst("^=+\\s*", "").strip(), Version.Knowledge.PINNED, place)
        : new Version(written, Version.Knowledge.RANGE, place);
  }

  private static void lock(SourceText source, Map<String, Version> packages) {
    String name = "";
    for (int line = 1; line <= source.lineCount(); line++) {
      String text = source.lineText(line);
      Matcher named = LOCK_NAME.matcher(text);
      Matcher version = LOCK_VERSION.matcher(text);
      if (text.startsWith("[")) {
        name = "";
      } else if (named.matches()) {
        name = named.group(1);
      } else if (version.matches() && !name.isEmpty()) {
        add(
            packages,
            name,
            new Version(version.group(1), Version.Knowledge.LOCKED, line(source, line)));
      }
    }
  }

  private static void pipfileLock(SourceText source, Map<String, Version> packages) {
    String name = "";
    for (int line = 1; line <= source.lineCount(); line++) {
      Matcher named = PIPFILE_NAME.matcher(source.lineText(line));
      Matcher version = PIPFILE_VERSION.matcher(source.lineText(line));
      if (named.matches()) {
        name = named.group(1);
      } else if (version.matches() && !name.isEmpty()) {
        add(
            packages,
            name,
            new Version(version.group(1), Version.Knowledge.LOCKED, line(source, line)));
      }
    }
  }

  private static void add(Map<String, Version> packages, String name, Version version) {
    String normal = name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    packages.merge(
        normal,
        version,
        (old, found) -> found.knowledge().compareTo(old.knowledge()) < 0 ? found : old);
  }
}
