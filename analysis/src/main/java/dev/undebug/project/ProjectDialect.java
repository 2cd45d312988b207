package dev.undebug.project;

import dev.undebug.python.Dialect;
import dev.undebug.python.Dialects;
import dev.undebug.python.Module;
import dev.undebug.python.ParsedFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decides which Python a project speaks, once for all of its files: by the Python that it asks
/// for, else by its Django, else by what its files can be read as.
///
/// A file of Python 2 in a project of Python 3 is an error there, and must not be read as if it
/// ran.
public final class ProjectDialect {

  /// Files that are read to find out.
  private static final int MAX_FILES = 100;

  private static final Pattern NUMBER =
      Pattern.compile("(<|!=|)=?\\s*v?(\\d+)(?:\\.(\\d+))?[\\w.*]*");

  private ProjectDialect() {}

  /// Those of a tree's projects, by their folders.
  private record Known(Map<String, Dialect> byRoot) {}

  /// The dialect of every file of a project.
  public static Dialect of(Project project) {
    return project
        .modules()
        .tree()
        .once(Known.class, _ -> new Known(new ConcurrentHashMap<>()))
        .byRoot
        .computeIfAbsent(project.root(), _ -> decided(project));
  }

  private static Dialect decided(Project project) {
    return ofPython(project.python().text())
        .or(() -> project.django().flatMap(django -> ofDjango(django.text())))
        .orElseGet(() -> Dialects.of(modules(project)));
  }

  /// `3.12` and `>=3.8` are Python 3, `2.7` and `<3` Python 2, `>=2.7` may be either.
  static Optional<Dialect> ofPython(String version) {
    var number = NUMBER.matcher(version);
    boolean isBelow3 = false;
    while (number.find()) {
      int major = major(number);
      String relation = number.group(1);
      if (major >= 3 && relation.isEmpty()) {
        return Optional.of(Dialect.PYTHON_3);
      }
      boolean isMinor0 = number.group(3) == null || number.group(3).equals("0");
      isBelow3 |= relation.equals("<") && (major == 2 || (major == 3 && isMinor0));
      isBelow3 |= relation.isEmpty() && major == 2 && !version.contains(">");
    }
    return isBelow3 ? Optional.of(Dialect.PYTHON_2) : Optional.empty();
  }

  /// Django 2.0 was the first for Python 3 alone, 1.5 the first that ran on it at all.
  static Optional<Dialect> ofDjango(String version) {
    var number = NUMBER.matcher(version);
    while (number.find()) {
      if (!number.group(1).isEmpty()) {
        continue;
      }
      if (major(number) >= 2) {
        return Optional.of(Dialect.PYTHON_3);
      }
      boolean isOld = number.group(3) != null && number.group(3).matches("[0-4]");
      if (isOld && !version.contains(">")) {
        return Optional.of(Dialect.PYTHON_2);
      }
    }
    return Optional.empty();
  }

  /// The first number of a version; one that is longer than any is cut.
  private static int major(Matcher number) {
    String digits = number.group(2);
    return Integer.parseInt(digits, 0, Math.min(4, digits.length()), 10);
  }

  private static List<Module> modules(Project project) {
    var paths = new TreeSet<String>();
    project.settings().forEach(one -> paths.add(one.path()));
    project.entryPoints().forEach(one -> paths.add(one.path()));
    paths.addAll(project.urls());
    var modules = new ArrayList<Module>();
    for (String path : paths) {
      if (modules.size() < MAX_FILES && path.endsWith(".py")) {
        ParsedFiles.of(project.modules().tree()).read(path).ifPresent(modules::add);
      }
    }
    return modules;
  }
}
