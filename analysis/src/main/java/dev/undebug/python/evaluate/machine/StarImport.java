package dev.undebug.python.evaluate.machine;

import java.util.List;
import java.util.Optional;

/// `from module import *`.
final class StarImport {
  private StarImport() {}

  static void run(Machine m, Value module, String name) {
    if (!(module instanceof ModuleObject object)) {
      m.names.flood(m.scope, Operators.reason(m, module));
      return;
    }
    Scope from = object.scope;
    for (Scope.Flood flood : List.copyOf(from.floods)) {
      m.branch(
          m.diagram.narrow(flood.guard(), m.guard()),
          () -> {
            m.names.flood(m.scope, flood.content());
            return m.none();
          },
          m::none);
    }
    Optional<List<Value.Item>> all = exported(m, from);
    for (String slot : List.copyOf(from.slots.keySet())) {
      Cases value = m.diagram.narrow(m.names.ofModule(from, slot), m.guard());
      Cases chosen =
          all.isEmpty()
              ? m.diagram.truth(!slot.startsWith("_"))
              : m.operators.contains(new Value.Tuple(all.get()), new Value.Text(slot));
      Cases present = m.diagram.and(chosen, m.diagram.not(m.operators.isAbsent(value)));
      if (present == m.diagram.never) {
        continue;
      }
      m.branch(
          present,
          () -> {
            m.names.set(
                m.scope,
                slot,
                value,
                new Scope.Origin("imported from " + name, List.of(from), slot));
            return m.none();
          },
          m::none);
    }
  }

  private static Optional<List<Value.Item>> exported(Machine m, Scope from) {
    Cases all = from.slots.getOrDefault("__all__", m.of(Value.Singleton.ABSENT));
    return m.diagram.narrow(all, m.guard()) instanceof Cases.Leaf leaf
            && (leaf.value instanceof ListObject || leaf.value instanceof Value.Tuple)
        ? m.operators.iterate(leaf.value)
        : Optional.empty();
  }
}
