package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `globals()`, `locals()` and `vars()`: a namespace used as a dictionary.
final class Namespaces {
  private Namespaces() {}

  private static Cases slot(Machine m, Scope scope, String name) {
    return scope.kind == Scope.Kind.MODULE
        ? m.names.ofModule(scope, name)
        : m.diagram.narrow(scope.slots.getOrDefault(name, m.of(Value.Singleton.ABSENT)), m.guard());
  }

  static Cases item(Machine m, Scope scope, Value key) {
    return key instanceof Value.Text(var name)
        ? m.each(
            slot(m, scope, name),
            found ->
                found == Value.Singleton.ABSENT
                    ? m.raise("KeyError", Repr.quote(name))
                    : m.of(found))
        : m.escaped(Operators.reason(m, key));
  }

  static Cases set(Machine m, Scope scope, Value key, Cases value) {
    if (key instanceof Value.Text(var name)) {
      m.names.assign(scope, name, value, "set through its namespace");
    } else {
      m.names.flood(scope, Operators.reason(m, key));
    }
    return m.none();
  }

  static Cases contains(Machine m, Scope scope, Value key) {
    return key instanceof Value.Text(var name)
        ? m.diagram.not(m.operators.isAbsent(slot(m, scope, name)))
        : m.maybe(Operators.reason(m, key));
  }

  static Optional<List<Value.Item>> keys(Machine m, Scope scope) {
    if (!scope.floods.isEmpty()) {
      return Optional.empty();
    }
    var keys = new ArrayList<Value.Item>();
    for (String name : scope.slots.keySet()) {
      Cases present = m.diagram.not(m.operators.isAbsent(slot(m, scope, name)));
      keys.add(new Value.Item(present, m.text(name)));
    }
    return Optional.of(keys);
  }

  static Cases call(Machine m, String method, Scope scope, Arguments arguments) {
    List<Cases> given = arguments.positional();
    return switch (method) {
      case "get" ->
          m.each(
              given.getFirst(),
              key ->
                  key instanceof Value.Text(var name)
                      ? Dicts.orElse(
                          m, slot(m, scope, name), arguments.find(1, "default").orElse(m.none()))
                      : m.operators.unknownFrom(key));
      case "update" -> update(m, scope, arguments);
      case "setdefault" ->
          m.each(
              given.getFirst(),
              key ->
                  m.branch(
                      contains(m, scope, key),
                      () -> item(m, scope, key),
                      () -> {
                        set(m, scope, key, given.get(1));
                        return given.get(1);
                      }));
      case "keys" -> keys(m, scope).map(m::listOf).orElseGet(() -> unknown(m, scope));
      case "copy" -> m.of(copy(m, scope));
      case "items" ->
          m.each(
              m.of(copy(m, scope)),
              all -> m.calls.call(m.attributes.find(all, "items"), Arguments.NONE));
      case "pop" ->
          m.each(
              given.getFirst(),
              key ->
                  m.branch(
                      contains(m, scope, key),
                      () -> {
                        Cases found = item(m, scope, key);
                        set(m, scope, key, m.of(Value.Singleton.ABSENT));
                        return found;
                      },
                      () ->
                          given.size() > 1
                              ? given.get(1)
                              : m.raise("KeyError", Repr.ofConstant(key))));
      default -> m.opaque("a namespace's " + method + " is not modelled", "undebug");
    };
  }

  private static Cases unknown(Machine m, Scope scope) {
    return m.of(scope.floods.getFirst().content());
  }

  static DictObject copy(Machine m, Scope scope) {
    DictObject copy = m.dict();
    for (String name : List.copyOf(scope.slots.keySet())) {
      m.each(
          slot(m, scope, name),
          value -> {
            if (value != Value.Singleton.ABSENT) {
              Dicts.put(m, copy, new Value.Text(name), m.of(value));
            }
            return m.none();
          });
    }
    scope.floods.forEach(
        flood ->
            copy.taint().add(m.diagram, m.diagram.and(flood.guard(), m.guard()), flood.content()));
    return copy;
  }

  private static Cases update(Machine m, Scope scope, Arguments arguments) {
    for (Cases from : arguments.positional()) {
      m.each(from, value -> updateFrom(m, scope, value));
    }
    arguments.keywords().forEach((name, value) -> set(m, scope, new Value.Text(name), value));
    return m.isReached() ? m.none() : m.diagram.unreached;
  }

  private static Cases updateFrom(Machine m, Scope scope, Value from) {
    DictObject dict;
    switch (from) {
      case DictObject plain -> dict = plain;
      case Value.Namespace(var other) -> {
        other.floods.forEach(
            flood ->
                m.branch(
                    m.diagram.narrow(flood.guard(), m.guard()),
                    () -> {
                      m.names.flood(scope, flood.content());
                      return m.none();
                    },
                    m::none));
        dict = copyOwn(m, other);
      }
      default -> {
        m.names.flood(scope, Operators.reason(m, from));
        return m.none();
      }
    }
    for (DictObject.Entry entry : List.copyOf(dict.entries.values())) {
      m.each(
          entry.slot,
          value ->
              value == Value.Singleton.ABSENT ? m.none() : set(m, scope, entry.key, m.of(value)));
    }
    return m.none();
  }

  private static DictObject copyOwn(Machine m, Scope scope) {
    DictObject copy = m.dict();
    scope.slots.forEach(
        (name, slot) ->
            copy.entries.put(
                new Value.Text(name), new DictObject.Entry(new Value.Text(name), slot)));
    return copy;
  }
}
