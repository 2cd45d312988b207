package dev.undebug.python.evaluate.machine;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Classes whose attributes are settings: what they take from each other, and how they become names
/// of a module.
public final class ClassSettings {
  private ClassSettings() {}

  /// Gives a class every setting of its bases as its own, the first base last: what a base merely
  /// inherits counts as much as what its body says.
  ///
  /// @param left names that are inherited as Python does it
  public static void copyDown(Machine m, Value type, Set<String> left) {
    if (!(type instanceof ClassObject made)) {
      return;
    }
    Cases absent = m.of(Value.Singleton.ABSENT);
    var own = Set.copyOf(made.origins.keySet());
    for (ClassObject base : made.bases.reversed()) {
      for (String name : names(base)) {
        if (left.contains(name)) {
          continue;
        }
        Cases found = m.attributes.find(base, name);
        Cases before = made.slots.getOrDefault(name, absent);
        boolean isOwn = own.contains(name);
        Cases missing = isOwn ? m.operators.isAbsent(before) : m.operators.isAbsent(found);
        made.slots.put(
            name,
            isOwn
                ? m.diagram.choose(missing, found, before)
                : m.diagram.choose(missing, before, found));
        if (!isOwn) {
          Scope body = base.origins.get(name);
          made.origins.remove(name);
          if (body != null) {
            made.origins.put(name, body);
          }
        }
      }
    }
  }

  private static Set<String> names(ClassObject type) {
    var names = new TreeSet<>(type.slots.keySet());
    type.order.forEach(base -> names.addAll(base.slots.keySet()));
    names.removeIf(name -> name.startsWith("_") || !name.equals(name.toUpperCase(Locale.ROOT)));
    return names;
  }

  /// The settings of a class that are more than defaults, and those that a module has a name for.
  public static Cases names(Machine m, Value type, Value module) {
    if (!(type instanceof ClassObject made) || !made.unknownBases.isEmpty()) {
      return m.opaque("a class that is not known in full gives its attributes", "");
    }
    Set<String> taken =
        module instanceof ModuleObject target ? target.scope.slots.keySet() : Set.of();
    return m.texts(
        names(made).stream()
            .filter(name -> taken.contains(name) || !isOfRoot(made, name) || isWritten(made, name))
            .toList());
  }

  private static boolean isWritten(ClassObject type, String name) {
    return order(type).stream().anyMatch(one -> one.origins.containsKey(name));
  }

  /// Sets a name of a module to an attribute of a class, so that its trace leads into the class.
  public static void publish(Machine m, Value module, Value type, String name, Cases value) {
    if (!(module instanceof ModuleObject target) || !(type instanceof ClassObject made)) {
      return;
    }
    List<Scope> from = List.of();
    for (ClassObject one : order(made)) {
      Scope body = one.origins.get(name);
      if (from.isEmpty() && body != null) {
        from = List.of(body);
      }
    }
    m.names.set(
        target.scope, name, value, new Scope.Origin("set by class " + made.name, from, name));
  }

  /// Whether a class has nothing but what the class has that all of it goes back to.
  private static boolean isOfRoot(ClassObject type, String name) {
    Cases found = type.slots.get(name);
    return type.order.stream()
        .anyMatch(base -> base.bases.isEmpty() && base.slots.get(name) == found);
  }

  private static List<ClassObject> order(ClassObject type) {
    var all = new java.util.ArrayList<ClassObject>();
    all.add(type);
    all.addAll(type.order);
    return all;
  }
}
