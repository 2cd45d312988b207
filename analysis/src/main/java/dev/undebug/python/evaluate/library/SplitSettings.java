package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Arguments;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.ClassObject;
import dev.undebug.python.evaluate.machine.Files;
import dev.undebug.python.evaluate.machine.Instance;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Operators;
import dev.undebug.python.evaluate.machine.Value;
import dev.undebug.source.TreePaths;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// django-split-settings: `include` and `optional`.
final class SplitSettings {
  private SplitSettings() {}

  static Map<String, Cases> module(Machine m) {
    var type =
        new ClassObject(m.clean(), "optional", List.of(m.builtins.classOf("object")), List.of());
    return new Names(m)
        .function("include", SplitSettings::include)
        .function(
            "optional",
            (machine, a) -> {
              var made = new Instance(machine.clean(), type);
              made.slots.put("path", a.positional().getFirst());
              return machine.of(made);
            })
        .all();
  }

  private static Cases include(Machine m, Arguments arguments) {
    String folder = TreePaths.parent(m.place().path());
    for (Cases path : arguments.positional()) {
      m.each(path, value -> include(m, folder, value, false));
      if (!m.isReached()) {
        return m.diagram.unreached;
      }
    }
    return m.none();
  }

  private static Cases include(Machine m, String folder, Value path, boolean optional) {
    return switch (path) {
      case Value.Text(var pattern) -> files(m, folder, pattern, optional);
      case Instance instance when instance.type().name().equals("optional") ->
          m.each(
              instance.slots.getOrDefault("path", m.none()),
              inner -> include(m, folder, inner, true));
      case Value.Symbol symbol -> choose(m, folder, symbol, optional);
      default -> {
        m.names.flood(m.scope, Operators.reason(m, path));
        yield m.escaped(Operators.reason(m, path));
      }
    };
  }

  /// Which file is meant depends on a text: each file of the tree that it may be, is tried.
  private static Cases choose(Machine m, String folder, Value.Symbol symbol, boolean optional) {
    List<String> below = below(m, folder, 3);
    return choose(m, folder, symbol, optional, below);
  }

  private static Cases choose(
      Machine m, String folder, Value.Symbol symbol, boolean optional, List<String> left) {
    if (left.isEmpty()) {
      return missing(m, "a file that " + symbol.atom() + " names", optional);
    }
    String relative =
        TreePaths.join(folder, left.getFirst())
            .substring(folder.isEmpty() ? 0 : folder.length() + 1);
    Cases same = m.operators.in(symbol, Set.of(new Value.Text(relative)));
    return m.branch(
        same,
        () -> files(m, folder, relative, optional),
        () -> choose(m, folder, symbol, optional, left.subList(1, left.size())));
  }

  private static List<String> below(Machine m, String folder, int depth) {
    var found = new ArrayList<String>();
    for (String name : m.source.list(folder)) {
      String path = TreePaths.join(folder, name);
      if (m.source.isFolder(path) && depth > 0) {
        below(m, path, depth - 1).forEach(inner -> found.add(name + "/" + inner));
      } else if (name.endsWith(".py") && found.size() < 100) {
        found.add(name);
      }
    }
    return found;
  }

  private static Cases files(Machine m, String folder, String pattern, boolean optional) {
    Optional<String> resolved = TreePaths.resolve(folder, pattern);
    if (resolved.isEmpty()) {
      m.names.flood(m.scope, m.unknown("a file outside the tree is included", pattern));
      return m.none();
    }
    List<String> files = matching(m, resolved.get());
    if (files.isEmpty()) {
      return isPattern(pattern)
          ? missing(m, pattern, optional)
          : absent(m, resolved.get(), pattern, optional);
    }
    for (String file : files) {
      Cases done = m.imports.include(file, m.scope);
      if (done == m.diagram.unreached) {
        return done;
      }
    }
    return m.none();
  }

  /// A file that the tree lacks, and that may lie where the program runs.
  private static Cases absent(Machine m, String path, String what, boolean optional) {
    return m.branch(
        Files.absent(m, path, true),
        () -> {
          m.names.flood(m.scope, m.unknown("the file " + path + " is not in the tree", path));
          return m.none();
        },
        () -> missing(m, what, optional));
  }

  private static boolean isPattern(String text) {
    return text.contains("*") || text.contains("?") || text.contains("[");
  }

  private static Cases missing(Machine m, String what, boolean optional) {
    return optional ? m.none() : m.raise("OSError", "No such file: " + what);
  }

  private static List<String> matching(Machine m, String pattern) {
    if (!isPattern(pattern)) {
      return m.source.exists(pattern) ? List.of(pattern) : List.of();
    }
    String folder = TreePaths.parent(pattern);
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + TreePaths.name(pattern));
    return m.source.list(folder).stream()
        .filter(name -> matcher.matches(Path.of(name)))
        .map(name -> TreePaths.join(folder, name))
        .toList();
  }
}
