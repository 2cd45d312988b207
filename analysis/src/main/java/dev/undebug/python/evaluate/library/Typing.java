package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Library;
import dev.undebug.python.evaluate.machine.Machine;
import java.util.Map;

/// `typing`: names that only annotations use, and named tuples.
final class Typing {
  private Typing() {}

  /// @param named the model of `NamedTuple`
  static Map<String, Cases> typing(Machine m, Library named) {
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
            "Type",
            "TypeVar",
            "Annotated")) {
      names.put(name, m.opaque("typing." + name, "typing"));
    }
    return names
        .put("NamedTuple", named.names(m).getOrDefault("NamedTuple", m.none()))
        .put("TYPE_CHECKING", m.diagram.never)
        .function("cast", (_, a) -> a.positional().get(1))
        .all();
  }
}
