package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Machine;
import java.util.Map;

/// `logging`, `warnings` and others whose calls leave settings alone.
final class Logging {
  private Logging() {}

  static Map<String, Cases> logging(Machine m) {
    return new Names(m)
        .put("DEBUG", m.integer(10))
        .put("INFO", m.integer(20))
        .put("WARNING", m.integer(30))
        .put("WARN", m.integer(30))
        .put("ERROR", m.integer(40))
        .put("CRITICAL", m.integer(50))
        .put("NOTSET", m.integer(0))
        .nothing(
            "basicConfig",
            "debug",
            "info",
            "warning",
            "error",
            "exception",
            "critical",
            "disable",
            "captureWarnings",
            "log")
        .unknown(
            "a logger",
            "logging",
            "getLogger",
            "StreamHandler",
            "Formatter",
            "FileHandler",
            "NullHandler")
        .function("getLevelName", (machine, _) -> machine.opaque("a log level", "undebug"))
        .all();
  }

  static Map<String, Cases> warnings(Machine m) {
    return new Names(m).nothing("warn", "filterwarnings", "simplefilter", "warn_explicit").all();
  }

  static Map<String, Cases> typing(Machine m) {
    var names = new Names(m);
    for (String name :
        java.util.List.of(
            "Any",
            "Dict",
            "List",
            "Optional",
            "Tuple",
            "Union",
            "Set",
            "Callable",
            "Final",
            "Literal",
            "Iterable",
            "Sequence",
            "Mapping",
            "ClassVar",
            "TypedDict",
            "NamedTuple",
            "Type",
            "TypeVar",
            "Annotated")) {
      names.put(name, m.opaque("typing." + name, "typing"));
    }
    return names
        .put("TYPE_CHECKING", m.diagram.never)
        .function("cast", (_, a) -> a.positional().get(1))
        .all();
  }
}
