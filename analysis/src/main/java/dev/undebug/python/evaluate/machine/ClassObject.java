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

  /// The types that it and the classes it inherits from write to their names, theirs first.
  public Map<String, String> annotations() {
    Map<String, String> all = new LinkedHashMap<>();
    order.reversed().forEach(base -> all.putAll(base.annotations));
    all.putAll(annotations);
    return all;
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
