package dev.undebug.python.evaluate.library;

import static dev.undebug.python.evaluate.library.Names.first;

import dev.undebug.python.evaluate.machine.Arguments;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Environ;
import dev.undebug.python.evaluate.machine.Files;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Operators;
import dev.undebug.python.evaluate.machine.Paths;
import dev.undebug.python.evaluate.machine.Repr;
import dev.undebug.python.evaluate.machine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// `os` and `os.path`.
final class Os {
  private Os() {}

  static Map<String, Cases> os(Machine m) {
    return new Names(m)
        .put("environ", m.of(m.environ))
        .put("sep", m.text("/"))
        .put("linesep", m.text("\n"))
        .put("name", m.text("posix"))
        .put("pathsep", m.text(":"))
        .put("curdir", m.text("."))
        .put("pardir", m.text(".."))
        .put("F_OK", m.integer(0))
        .put("R_OK", m.integer(4))
        .put("W_OK", m.integer(2))
        .put("X_OK", m.integer(1))
        .function(
            "getenv",
            (machine, a) ->
                Environ.get(
                    machine, first(a), a.find(1, "default").orElse(machine.none()), "os.getenv"))
        .function("putenv", (machine, _) -> machine.none())
        .nothing("makedirs", "mkdir", "umask", "chdir", "remove", "unlink", "rename", "chmod")
        .function("getcwd", (machine, _) -> machine.text(Paths.ROOT))
        .function("fspath", (machine, a) -> machine.each(first(a), one -> text(machine, one)))
        .function(
            "listdir",
            (machine, a) ->
                machine.each(
                    a.count() == 0 ? machine.text(".") : first(a), one -> list(machine, one)))
        .unknown("a random value", "os.urandom", "urandom")
        .unknown(
            "it depends on the machine",
            "the machine",
            "uname",
            "getpid",
            "getuid",
            "cpu_count",
            "getlogin",
            "getgid",
            "geteuid",
            "access",
            "stat",
            "walk")
        .all();
  }

  private static Cases list(Machine m, Value folder) {
    Optional<String> inTree = Paths.inTree(Repr.plain(folder));
    return inTree.isPresent() && m.source.isFolder(inTree.get())
        ? m.opaque("the order in which a folder is listed", inTree.get())
        : m.escaped(Operators.reason(m, folder));
  }

  static Cases text(Machine m, Value path) {
    return switch (path) {
      case Value.Text _ -> m.of(path);
      case Value.FilePath(var text) -> m.text(text);
      case Value.Opaque _, Value.Symbol _ -> m.operators.unknownFrom(path);
      default -> m.raise("TypeError", "expected str, bytes or os.PathLike object");
    };
  }

  private static Map<String, Cases> spelling(Machine m) {
    return new Names(m)
        .put("sep", m.text("/"))
        .function("join", (machine, a) -> join(machine, a.positional()))
        .function("dirname", (machine, a) -> of(machine, a, path -> folder(machine, path)))
        .function(
            "basename",
            (machine, a) ->
                of(
                    machine,
                    a,
                    path ->
                        Paths.parent(path).filter(up -> up.startsWith("/<above")).isPresent()
                            ? Paths.aboveTree(machine)
                            : machine.text(path.substring(path.lastIndexOf('/') + 1))))
        .function("abspath", (machine, a) -> of(machine, a, path -> absolute(machine, path)))
        .function("realpath", (machine, a) -> of(machine, a, path -> absolute(machine, path)))
        .function(
            "normpath", (machine, a) -> of(machine, a, path -> machine.text(Paths.normal(path))))
        .identity("normcase")
        .function(
            "expanduser",
            (machine, a) ->
                of(
                    machine,
                    a,
                    path ->
                        path.startsWith("~")
                            ? machine.opaque("the home folder", "the machine")
                            : machine.text(path)))
        .all();
  }

  static Map<String, Cases> path(Machine m) {
    var names = new Names(m);
    spelling(m).forEach(names::put);
    return names
        .function("exists", (machine, a) -> of(machine, a, path -> Files.exists(machine, path)))
        .function("lexists", (machine, a) -> of(machine, a, path -> Files.exists(machine, path)))
        .function("isfile", (machine, a) -> of(machine, a, path -> Files.isFile(machine, path)))
        .function("isdir", (machine, a) -> of(machine, a, path -> Files.isFolder(machine, path)))
        .function(
            "isabs",
            (machine, a) -> of(machine, a, path -> machine.diagram.truth(path.startsWith("/"))))
        .function(
            "split",
            (machine, a) ->
                of(
                    machine,
                    a,
                    path ->
                        machine.tuple(
                            List.of(
                                folder(machine, path),
                                machine.text(path.substring(path.lastIndexOf('/') + 1))))))
        .function("splitext", (machine, a) -> of(machine, a, path -> extension(machine, path)))
        .unknown(
            "it depends on the machine",
            "the machine",
            "getmtime",
            "getsize",
            "relpath",
            "expandvars",
            "commonprefix",
            "commonpath",
            "islink",
            "samefile")
        .all();
  }

  private static Cases of(Machine m, Arguments arguments, Function<String, Cases> body) {
    return m.each(
        first(arguments),
        value ->
            switch (value) {
              case Value.Text(var text) -> body.apply(text);
              case Value.FilePath(var text) -> body.apply(text);
              case Value.Opaque _, Value.Symbol _ -> m.operators.unknownFrom(value);
              default -> m.raise("TypeError", "expected str, bytes or os.PathLike object");
            });
  }

  private static Cases folder(Machine m, String path) {
    if (path.startsWith("/<")) {
      return Paths.parent(path).map(m::text).orElseGet(() -> Paths.aboveTree(m));
    }
    int slash = path.lastIndexOf('/');
    return m.text(slash < 0 ? "" : slash == 0 ? "/" : path.substring(0, slash));
  }

  private static Cases absolute(Machine m, String path) {
    String normal = Paths.normal(path.startsWith("/") ? path : Paths.ROOT + "/" + path);
    boolean climbs = path.startsWith("/<") || !path.startsWith("/");
    return climbs && !normal.startsWith("/<") ? Paths.aboveTree(m) : m.text(normal);
  }

  private static Cases extension(Machine m, String path) {
    int dot = path.lastIndexOf('.');
    boolean has = dot > path.lastIndexOf('/') + 1;
    return m.tuple(
        List.of(
            m.text(has ? path.substring(0, dot) : path), m.text(has ? path.substring(dot) : "")));
  }

  private static Cases join(Machine m, List<Cases> parts) {
    return m.each(
        parts,
        values -> {
          var texts = new ArrayList<String>();
          for (Value value : values) {
            switch (value) {
              case Value.Text(var text) -> texts.add(text);
              case Value.FilePath(var text) -> texts.add(text);
              case Value.Opaque _, Value.Symbol _ -> {
                return m.operators.unknownFrom(value);
              }
              default -> {
                return m.raise("TypeError", "expected str, bytes or os.PathLike object");
              }
            }
          }
          return m.text(Paths.joinTexts(texts));
        });
  }
}
