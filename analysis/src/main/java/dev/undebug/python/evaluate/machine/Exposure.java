package dev.undebug.python.evaluate.machine;

import java.util.Collection;

/// What code that cannot be followed may do to the objects it is given.
final class Exposure {
  /// How deep a call is taken to change what it is given.
  private static final int MAX_LEVEL = 4;

  private final Machine m;
  private final Value.Opaque why;

  Exposure(Machine m, Value.Opaque why) {
    this.m = m;
    this.why = why;
  }

  void expose(Collection<Cases> values) {
    values.forEach(value -> expose(value, 0));
  }

  /// Whether code may change it, or what it holds.
  private boolean isChanging(Value value) {
    return switch (value) {
      case ListObject _, DictObject _, Instance _, Value.Tuple _, Value.Namespace _ -> true;
      case ModuleObject module -> m.library.get(module.name) == null;
      default -> false;
    };
  }

  private void expose(Cases cases, int level) {
    if (level > MAX_LEVEL) {
      return;
    }
    for (var reached : m.diagram.reached(cases, m.guard(), this::isChanging)) {
      switch (reached.value()) {
        case ListObject list -> {
          list.items.forEach(item -> expose(item.value(), level + 1));
          list.taint().add(m.diagram, reached.guard(), why);
        }
        case DictObject dict -> {
          dict.entries.values().forEach(entry -> expose(entry.slot, level + 1));
          dict.taint().add(m.diagram, reached.guard(), why);
        }
        case Instance instance -> instance.taint().add(m.diagram, reached.guard(), why);
        case Value.Tuple(var items) -> items.forEach(item -> expose(item.value(), level + 1));
        case ModuleObject module -> flood(module.scope, reached.guard());
        case Value.Namespace(var namespace) -> flood(namespace, reached.guard());
        default -> {}
      }
    }
  }

  /// `locals()` in the hands of other code: any name may be set.
  private void flood(Scope namespace, Cases guard) {
    m.branch(
        guard,
        () -> {
          m.names.flood(namespace, why);
          return m.none();
        },
        m::none);
  }
}
