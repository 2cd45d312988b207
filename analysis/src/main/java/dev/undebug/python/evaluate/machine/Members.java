package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What an object has: `dir()` and `inspect.getmembers()`.
public final class Members {

  /// What every object has.
  private static final List<String> OF_OBJECT =
      List.of(
          "__class__",
          "__delattr__",
          "__dict__",
          "__dir__",
          "__doc__",
          "__eq__",
          "__format__",
          "__ge__",
          "__getattribute__",
          "__getstate__",
          "__gt__",
          "__hash__",
          "__init__",
          "__init_subclass__",
          "__le__",
          "__lt__",
          "__module__",
          "__ne__",
          "__new__",
          "__reduce__",
          "__reduce_ex__",
          "__repr__",
          "__setattr__",
          "__sizeof__",
          "__str__",
          "__subclasshook__",
          "__weakref__");

  private Members() {}

  /// `dir()`: without an argument, of the running code's namespace.
  static Cases names(Machine m, Arguments arguments) {
    if (arguments.count() == 0) {
      return Namespaces.keys(m, m.scope)
          .map(m::listOf)
          .orElseGet(() -> m.opaque("dir() is not modelled here", "undebug"));
    }
    return m.each(
        arguments.positional().getFirst(),
        value ->
            of(value)
                .map(m::texts)
                .orElseGet(
                    () ->
                        value instanceof Value.Opaque
                            ? m.operators.unknownFrom(value)
                            : m.opaque("dir() is not modelled here", "undebug")));
  }

  /// `inspect.getmembers(object)`: pairs of names and values, sorted by name.
  public static Cases members(Machine m, Arguments arguments) {
    return m.each(
        arguments.positional().getFirst(),
        value -> {
          Optional<List<String>> names = of(value);
          if (names.isEmpty() || arguments.count() > 1) {
            return m.opaque("getmembers() is not modelled here", "undebug");
          }
          List<Value.Item> items = new ArrayList<>();
          for (String name : names.get()) {
            Cases found = m.attributes.find(value, name);
            Cases member =
                m.each(
                    found,
                    one ->
                        one == Value.Singleton.ABSENT
                            ? m.opaque("an attribute of every object", "CPython")
                            : m.of(one));
            items.add(m.item(m.tuple(List.of(m.text(name), member))));
          }
          return m.listOf(items);
        });
  }

  /// The names that `dir()` gives, sorted; empty where they are not known.
  private static Optional<List<String>> of(Value object) {
    var found = new TreeSet<String>();
    switch (object) {
      case ModuleObject module when module.scope.floods.isEmpty() ->
          found.addAll(module.scope.slots.keySet());
      case Instance instance when instance.type.unknownBases.isEmpty() -> {
        found.addAll(instance.slots.keySet());
        inherited(instance.type, found);
      }
      case ClassObject type when type.unknownBases.isEmpty() -> inherited(type, found);
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(found));
  }

  private static void inherited(ClassObject type, Set<String> found) {
    found.addAll(OF_OBJECT);
    found.addAll(type.slots.keySet());
    type.order.forEach(base -> found.addAll(base.slots.keySet()));
  }
}
