package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Arguments;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Environ;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Operators;
import dev.undebug.python.evaluate.machine.Paths;
import dev.undebug.python.evaluate.machine.Value;
import dev.undebug.source.TreePaths;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Files of variables: python-dotenv's `load_dotenv`, and `read_env` of the other readers.
///
/// A file that the tree does not hold changes nothing that is not free already.
final class Dotenv {
  private Dotenv() {}

  static Map<String, Cases> module(Machine m) {
    return new Names(m)
        .function("load_dotenv", (machine, a) -> read(machine, a, "dotenv"))
        .function(
            "find_dotenv",
            (machine, _) ->
                find(machine, ".env")
                    .map(path -> machine.text(Paths.absolute(path)))
                    .orElseGet(() -> machine.text("")))
        .unknown("dotenv_values() is not modelled", "python-dotenv", "dotenv_values")
        .function("read_dotenv", (machine, a) -> read(machine, a, "environ"))
        .all();
  }

  /// The nearest file of that name, from the folder of the code that asks upwards.
  static Optional<String> find(Machine m, String name) {
    String folder = TreePaths.parent(m.place().path());
    while (true) {
      String path = TreePaths.join(folder, name);
      if (m.source.exists(path)) {
        return Optional.of(path);
      }
      if (folder.isEmpty()) {
        return Optional.empty();
      }
      folder = TreePaths.parent(folder);
    }
  }

  static Cases read(Machine m, Arguments arguments, String reader) {
    boolean overrides =
        arguments.keywords().getOrDefault("override", m.diagram.never) == m.diagram.always
            || arguments.keywords().getOrDefault("overwrite", m.diagram.never) == m.diagram.always;
    Cases path =
        arguments
            .find(0, reader.equals("environ") ? "env_file" : "dotenv_path")
            .or(() -> arguments.find(-1, "path"))
            .orElseGet(m::none);
    return m.each(
        path,
        value -> {
          switch (value) {
            case Value.Text(var text) ->
                Paths.inTree(text).ifPresent(file -> apply(m, file, overrides));
            case Value.FilePath(var text) ->
                Paths.inTree(text).ifPresent(file -> apply(m, file, overrides));
            case Value.Singleton _ -> {
              // django-environ looks only beside the code that asks.
              Optional<String> found =
                  reader.equals("environ")
                      ? Optional.of(TreePaths.join(TreePaths.parent(m.place().path()), ".env"))
                      : find(m, ".env");
              found.ifPresent(file -> apply(m, file, overrides));
            }
            default -> m.environ.taint().add(m.diagram, m.guard(), Operators.reason(m, value));
          }
          return m.diagram.always;
        });
  }

  private static void apply(Machine m, String file, boolean overrides) {
    Optional<String> text = m.source.isFolder(file) ? Optional.empty() : m.source.read(file);
    if (text.isEmpty()) {
      return;
    }
    parse(text.get())
        .forEach(
            (name, value) -> {
              boolean expands = value.contains("$");
              Cases made =
                  expands
                      ? m.opaque("a value of " + file + " that names other variables", file)
                      : m.text(value);
              if (overrides) {
                Environ.write(m, name, made);
              } else {
                m.branch(
                    m.operators.isAbsent(Environ.read(m, name)),
                    () -> {
                      Environ.write(m, name, made);
                      return m.none();
                    },
                    m::none);
              }
            });
  }

  /// The variables of a file, the last of a name winning.
  static Map<String, String> parse(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String raw : text.split("\n")) {
      String line = raw.strip();
      if (line.startsWith("export ")) {
        line = line.substring(7).strip();
      }
      int equals = line.indexOf('=');
      if (line.startsWith("#") || equals <= 0) {
        continue;
      }
      String name = line.substring(0, equals).strip();
      String value = line.substring(equals + 1).strip();
      found.put(name, unquoted(value));
    }
    return found;
  }

  private static String unquoted(String value) {
    if (value.length() >= 2 && (value.startsWith("'") || value.startsWith("\""))) {
      int close = value.indexOf(value.charAt(0), 1);
      return close > 0 ? value.substring(1, close) : value;
    }
    int comment = value.indexOf(" #");
    return comment >= 0 ? value.substring(0, comment).strip() : value;
  }
}
