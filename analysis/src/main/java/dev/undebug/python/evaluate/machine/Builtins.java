package dev.undebug.python.evaluate.machine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Python's built-in names.
public final class Builtins {
  /// Exception classes that belong to libraries; they have no built-in name.
  private static final Set<String> NOT_BUILT_IN =
      Set.of(
          "ImproperlyConfigured",
          "UndefinedValueError",
          "EnvError",
          "EnvValidationError",
          "JSONDecodeError",
          "ConfigParserError",
          "NoSectionError",
          "NoOptionError",
          "TextIOWrapper");

  private final Machine m;
  private final Map<String, ClassObject> classes = new LinkedHashMap<>();
  private final Map<String, Cases> names = new HashMap<>();

  Builtins(Machine m) {
    this.m = m;
    var root = new ClassObject(m.clean(), "object", List.of(), List.of());
    classes.putAll(Exceptions.all(m, root));
    classes.put(
        "TextIOWrapper", new ClassObject(m.clean(), "TextIOWrapper", List.of(root), List.of()));
    Types.define(m, classes, root);
    classes.forEach(
        (name, type) -> {
          if (!NOT_BUILT_IN.contains(name)) {
            names.put(name, m.of(type));
          }
        });
    names.put("EnvironmentError", m.of(classOf("OSError")));
    names.put("IOError", m.of(classOf("OSError")));
    names.put("NotImplemented", m.of(Value.Singleton.NOT_IMPLEMENTED));
    names.put("__name__", m.text("__main__"));
    names.put("__debug__", m.diagram.always);
    // Names like others in Python 2; Python 3 has no such names.
    names.put("True", m.diagram.always);
    names.put("False", m.diagram.never);
    Functions.define(m, names);
  }

  public ClassObject classOf(String name) {
    ClassObject found = classes.get(name);
    if (found == null) {
      throw new IllegalStateException("no built-in class " + name);
    }
    return found;
  }

  boolean isBuiltin(ClassObject type) {
    return classes.containsValue(type);
  }

  /// Whether a name is that of an exception that every program has.
  boolean isException(String name) {
    ClassObject type = classes.get(name);
    return type != null && type.isException() && names.containsKey(name);
  }

  Cases find(String name) {
    return names.getOrDefault(name, m.of(Value.Singleton.ABSENT));
  }

  public Cases exception(Machine machine, String type, String message) {
    var instance = new Instance(machine.clean(), classOf(type));
    withArguments(machine, instance, List.of(machine.text(message)));
    return machine.of(instance);
  }

  /// Gives an exception what it is made with; in Python 2, the one argument is its `message` too.
  static void withArguments(Machine machine, Instance exception, List<Cases> arguments) {
    exception.slots.put("args", machine.tuple(arguments));
    if (machine.pythonMinor < 0) {
      exception.slots.put(
          "message", arguments.size() == 1 ? arguments.getFirst() : machine.text(""));
    }
  }

  /// `dict.fromkeys`, `str.lower`: an attribute of a built-in type itself.
  Cases typeAttribute(ClassObject type, String name) {
    if (!isBuiltin(type) || type.isException()) {
      return m.of(Value.Singleton.ABSENT);
    }
    if (type.name.equals("object") && name.equals("__new__")) {
      return m.function(
          name,
          (machine, arguments) ->
              machine.each(
                  arguments.positional().getFirst(),
                  of ->
                      of instanceof ClassObject made
                          ? machine.of(new Instance(machine.clean(), made))
                          : machine.operators.unknownFrom(of)));
    }
    if (type.name.equals("dict") && name.equals("fromkeys")) {
      return m.function(
          name,
          (machine, arguments) ->
              machine.each(
                  arguments.positional().getFirst(),
                  keys -> fromKeys(machine, keys, arguments.find(1, "").orElse(machine.none()))));
    }
    if (Set.of("str", "list", "dict", "set").contains(type.name) && !name.startsWith("_")) {
      return m.function(
          name,
          (machine, arguments) ->
              machine.calls.call(
                  machine.attributes.get(arguments.positional().getFirst(), name),
                  arguments.withoutFirst()));
    }
    return m.of(Value.Singleton.ABSENT);
  }

  private static Cases fromKeys(Machine m, Value keys, Cases value) {
    DictObject dict = m.dict();
    m.operators
        .iterate(keys)
        .ifPresentOrElse(
            items ->
                m.operators.forEach(
                    items,
                    one ->
                        m.each(
                            one,
                            key -> {
                              Dicts.put(m, dict, key, value);
                              return m.none();
                            })),
            () -> dict.taint().add(m.diagram, m.here(), Operators.reason(m, keys)));
    return m.of(dict);
  }
}
