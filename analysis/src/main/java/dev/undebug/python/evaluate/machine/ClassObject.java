package dev.undebug.python.evaluate.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A class, of the program or of Python itself.
public final class ClassObject implements Value.Heap {
  private final Taint taint;
  final String name;
  final List<ClassObject> order;

  /// The class is known only in part: a base of it cannot be followed. Empty otherwise.
  final List<Value.Opaque> unknownBases;

  final Map<String, Cases> slots = new LinkedHashMap<>();

  /// The classes that its definition names, those of them that can be followed.
  List<ClassObject> bases = List.of();

  /// In which class body each attribute is assigned, where it is one.
  final Map<String, Scope> origins = new LinkedHashMap<>();

  /// What its body says of its names' types, as it is written.
  final Map<String, String> annotations = new LinkedHashMap<>();

  /// What calling it does; `ABSENT` where an instance is made.
  public Value constructor = Value.Singleton.ABSENT;

  /// The object that answers for the class itself where a metaclass would: its `__call__`, which is
  /// given the class first, `__iter__`, `__len__`, `__contains__`, `__getitem__`. `ABSENT` where
  /// there is none.
  Value standIn = Value.Singleton.ABSENT;

  /// @param order the classes it inherits from, nearest first, without itself
  public ClassObject(
      Taint taint, String name, List<ClassObject> order, List<Value.Opaque> unknownBases) {
    this.taint = taint;
    this.name = name;
    this.order = List.copyOf(order);
    this.unknownBases = List.copyOf(unknownBases);
  }

  public String name() {
    return name;
  }

  /// Gives it an attribute.
  public void put(String attribute, Cases value) {
    slots.put(attribute, value);
  }

  /// Makes an object answer for it.
  public void answeredBy(Value object) {
    standIn = object;
  }

  /// The types that its own body writes to names.
  public Map<String, String> ownAnnotations() {
    return java.util.Collections.unmodifiableMap(annotations);
  }

  /// The types that it and the classes it inherits from write to their names, theirs first.
  public Map<String, String> annotations() {
    Map<String, String> all = new LinkedHashMap<>();
    order.reversed().forEach(base -> all.putAll(base.annotations));
    all.putAll(annotations);
    return all;
  }

  /// What answers for the class, or for the nearest class that it inherits from.
  Value standIn() {
    for (ClassObject base : order) {
      if (standIn != Value.Singleton.ABSENT) {
        break;
      }
      if (base.standIn != Value.Singleton.ABSENT) {
        return base.standIn;
      }
    }
    return standIn;
  }

  /// Whether it, or a class that it inherits from, may have an attribute.
  boolean has(String attribute) {
    return slots.containsKey(attribute)
        || order.stream().anyMatch(base -> base.slots.containsKey(attribute));
  }

  boolean isSubclassOf(ClassObject other) {
    return this == other || order.contains(other);
  }

  boolean isException() {
    return order.stream().anyMatch(base -> base.name.equals("BaseException"))
        || name.equals("BaseException");
  }

  @Override
  public Taint taint() {
    return taint;
  }
}
