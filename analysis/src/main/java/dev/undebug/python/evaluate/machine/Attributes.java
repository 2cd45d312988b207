package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Attribute access.
public final class Attributes {
  private static final Set<String> LIST_METHODS =
      Set.of(
          "append", "extend", "insert", "remove", "index", "count", "copy", "clear", "reverse",
          "pop", "sort");
  private static final Set<String> TUPLE_METHODS = Set.of("index", "count");

  private static final List<String> VERSION_FIELDS =
      List.of("major", "minor", "micro", "releaselevel", "serial");

  private static final Set<String> DICT_METHODS =
      Set.of(
          "get",
          "keys",
          "values",
          "items",
          "copy",
          "update",
          "setdefault",
          "pop",
          "clear",
          "has_key",
          "popitem",
          "move_to_end",
          "iteritems",
          "itervalues",
          "iterkeys");
  private static final Set<String> SET_METHODS =
      Set.of(
          "add",
          "discard",
          "remove",
          "union",
          "update",
          "copy",
          "clear",
          "pop",
          "intersection",
          "difference",
          "issubset",
          "issuperset");

  private final Machine m;

  Attributes(Machine m) {
    this.m = m;
  }

  public Cases get(Cases object, String name) {
    return m.each(
        object,
        value ->
            m.each(
                find(value, name),
                found ->
                    found == Value.Singleton.ABSENT
                        ? m.raise("AttributeError", "no attribute " + Repr.quote(name))
                        : m.of(found)));
  }

  /// An attribute, `ABSENT` where there is none.
  public Cases find(Value object, String name) {
    Cases found = modelled(object, name);
    return found instanceof Cases.Leaf leaf && leaf.value == Value.Singleton.ABSENT
        ? BuiltinAttributes.of(m, object, name)
        : found;
  }

  private Cases modelled(Value object, String name) {
    Cases absent = m.of(Value.Singleton.ABSENT);
    return switch (object) {
      case Value.Opaque opaque -> m.escaped(opaque);
      case ModuleObject module -> m.imports.attribute(module, name);
      case Instance instance -> ofInstance(instance, name);
      case ClassObject type -> ofClassObject(type, name);
      case Value.Super(var from, var receiver) -> bind(receiver, inherited(from, receiver, name));
      case Value.FilePath(var path) -> Paths.attribute(m, path, name);
      case Value.Text _, Value.Bytes _ -> strings(object, name);
      case Value.Symbol symbol ->
          symbol.type() == Value.Symbol.Type.TEXT
              ? strings(object, name)
              : m.operators.unknownFrom(symbol);
      case ListObject list ->
          LIST_METHODS.contains(name)
              ? m.function(name, (machine, arguments) -> Lists.call(machine, name, list, arguments))
              : absent;
      case DictObject dict -> ofDict(dict, name);
      case Value.Tuple(var items) -> ofTuple(items, name);
      case ModulesObject _ ->
          m.function(name, (machine, arguments) -> ModulesObject.call(machine, name, arguments));
      case EnvironObject _ ->
          m.function(name, (machine, arguments) -> Environ.call(machine, name, arguments));
      case FunctionObject function ->
          function.slots.getOrDefault(
              name, name.equals("__name__") ? m.text(function.name) : absent);
      case Value.Duration(var micros) -> Durations.attribute(m, micros, name);
      case Value.Bound(_, FunctionObject function) -> find(function, name);
      case Value.Native _, Value.Descriptor _, Value.Bound _ ->
          m.opaque("an attribute of a function is not modelled", "undebug");
      case Value.Namespace(var scope) ->
          m.function(
              name, (machine, arguments) -> Namespaces.call(machine, name, scope, arguments));
      case Value.Singleton _ -> absent;
      default -> absent;
    };
  }

  private Cases ofTuple(List<Value.Item> items, String name) {
    int field = VERSION_FIELDS.indexOf(name);
    if (field >= 0 && isVersion(items)) {
      return items.get(field).value();
    }
    return TUPLE_METHODS.contains(name)
        ? m.function(
            name,
            (machine, arguments) ->
                machine.each(
                    arguments.positional().getFirst(),
                    value ->
                        name.equals("index")
                            ? Lists.index(machine, items, value)
                            : Lists.count(machine, items, value)))
        : m.of(Value.Singleton.ABSENT);
  }

  /// Whether a tuple is `sys.version_info`; no program makes one of this form.
  private boolean isVersion(List<Value.Item> items) {
    return items.size() == VERSION_FIELDS.size() && items.get(3).value().equals(m.text("final"));
  }

  private Cases strings(Value text, String name) {
    boolean known = STRING_METHODS.contains(name);
    return known
        ? m.function(name, (machine, arguments) -> Strings.call(machine, name, text, arguments))
        : m.of(Value.Singleton.ABSENT);
  }

  private static final Set<String> STRING_METHODS =
      Set.of(
          "lower",
          "upper",
          "strip",
          "lstrip",
          "rstrip",
          "title",
          "capitalize",
          "casefold",
          "replace",
          "removeprefix",
          "removesuffix",
          "swapcase",
          "split",
          "rsplit",
          "splitlines",
          "partition",
          "rpartition",
          "startswith",
          "endswith",
          "encode",
          "decode",
          "join",
          "format",
          "find",
          "rfind",
          "count",
          "index",
          "zfill",
          "isdigit",
          "isdecimal",
          "isnumeric",
          "isalpha",
          "isalnum",
          "isspace",
          "isascii",
          "isupper",
          "islower",
          "ljust",
          "rjust",
          "center",
          "translate",
          "expandtabs",
          "format_map",
          "isidentifier",
          "istitle",
          "hex");

  private Cases ofDict(DictObject dict, String name) {
    boolean known =
        dict.form == DictObject.Form.DICT
            ? DICT_METHODS.contains(name)
            : SET_METHODS.contains(name);
    return known
        ? m.function(name, (machine, arguments) -> Dicts.call(machine, name, dict, arguments))
        : m.of(Value.Singleton.ABSENT);
  }

  private Cases ofInstance(Instance instance, String name) {
    Cases absent = m.of(Value.Singleton.ABSENT);
    Cases own = instance.slots.getOrDefault(name, absent);
    return m.each(
        own,
        value -> {
          if (value != Value.Singleton.ABSENT) {
            return m.of(value);
          }
          if (name.equals("__class__")) {
            return m.of(instance.type);
          }
          if (name.equals("__dict__")) {
            return m.dict(instance.slots);
          }
          return m.each(
              bind(instance, ofClass(instance.type, name)),
              found -> found == Value.Singleton.ABSENT ? fallback(instance, name) : m.of(found));
        });
  }

  private Cases fallback(Instance instance, String name) {
    Cases hook =
        name.startsWith("__")
            ? m.of(Value.Singleton.ABSENT)
            : bind(instance, ofClass(instance.type, "__getattr__"));
    return m.each(
        hook,
        value -> {
          if (value != Value.Singleton.ABSENT) {
            return m.calls.call(m.of(value), Arguments.of(m.text(name)));
          }
          Value like = m.operators.bare(instance);
          if (like != instance) {
            return find(like, name);
          }
          return instance.type.unknownBases.isEmpty()
              ? m.of(Value.Singleton.ABSENT)
              : m.escaped(instance.type.unknownBases.getFirst());
        });
  }

  /// What a class, or a class it inherits from, has under a name.
  Cases ofClass(ClassObject type, String name) {
    Cases absent = m.of(Value.Singleton.ABSENT);
    Cases found = type.slots.getOrDefault(name, absent);
    for (ClassObject base : type.order) {
      if (!m.diagram.values(m.diagram.narrow(found, m.guard())).contains(Value.Singleton.ABSENT)) {
        return found;
      }
      Cases missing = m.operators.isAbsent(found);
      found = m.diagram.choose(missing, base.slots.getOrDefault(name, absent), found);
    }
    return found;
  }

  private Cases inherited(ClassObject from, Value receiver, String name) {
    List<ClassObject> order = new ArrayList<>();
    ClassObject type =
        receiver instanceof Instance instance
            ? instance.type
            : receiver instanceof ClassObject self ? self : from;
    order.add(type);
    order.addAll(type.order);
    int at = order.indexOf(from);
    Cases absent = m.of(Value.Singleton.ABSENT);
    for (ClassObject base : order.subList(at + 1, order.size())) {
      Cases found = base.slots.getOrDefault(name, absent);
      if (found != absent) {
        return found;
      }
    }
    if (!type.unknownBases.isEmpty()) {
      return m.derived(type.unknownBases.getFirst());
    }
    if (name.equals("__new__")) {
      return m.builtins.typeAttribute(m.builtins.classOf("object"), name);
    }
    return name.equals("__init__") || name.equals("__init_subclass__")
        ? m.function(name, (machine, _) -> machine.none())
        : absent;
  }

  private Cases bind(Value receiver, Cases found) {
    return m.each(
        found,
        value ->
            switch (value) {
              case FunctionObject function -> m.of(new Value.Bound(receiver, function));
              case Value.Descriptor(var kind, var function) -> descriptor(kind, function, receiver);
              default -> m.of(value);
            });
  }

  private Cases descriptor(Value.Descriptor.Kind kind, Cases function, Value receiver) {
    return switch (kind) {
      case STATIC -> function;
      case CLASS -> {
        Value type = receiver instanceof Instance instance ? instance.type : receiver;
        yield m.each(function, one -> m.of(new Value.Bound(type, one)));
      }
      case PROPERTY -> m.calls.call(function, Arguments.of(m.of(receiver)));
    };
  }

  private Cases ofClassObject(ClassObject type, String name) {
    if (name.equals("__name__") || name.equals("__qualname__")) {
      return m.text(type.name);
    }
    if (name.equals("__dict__")) {
      return m.dict(type.slots);
    }
    return m.each(
        ofClass(type, name),
        value ->
            switch (value) {
              case Value.Descriptor(var kind, var function)
                  when kind != Value.Descriptor.Kind.PROPERTY ->
                  descriptor(kind, function, type);
              case Value.Singleton singleton when singleton == Value.Singleton.ABSENT ->
                  type.unknownBases.isEmpty()
                      ? m.builtins.typeAttribute(type, name)
                      : m.escaped(type.unknownBases.getFirst());
              default -> m.of(value);
            });
  }

  /// Sets an attribute, or removes it with `ABSENT`.
  Cases set(Cases object, String name, Cases value) {
    return m.each(
        object,
        one -> {
          Optional<Map<String, Cases>> slots =
              switch (one) {
                case Instance instance -> Optional.of(instance.slots);
                case ClassObject type -> Optional.of(type.slots);
                case FunctionObject function -> Optional.of(function.slots);
                default -> Optional.empty();
              };
          if (one instanceof Instance instance && instance.isFrozen()) {
            return m.calls.call(
                instance.type.slots.getOrDefault("_frozen_", m.none()), Arguments.NONE);
          }
          if (one instanceof ModuleObject module) {
            m.names.assign(module.scope, name, value, "set as an attribute");
          } else if (slots.isPresent()) {
            write(slots.get(), name, value);
          } else if (!(one instanceof Value.Opaque) && !(one instanceof Value.Native)) {
            return m.raise("AttributeError", "no attribute " + Repr.quote(name));
          }
          return m.none();
        });
  }

  /// Sets an attribute whose name is computed.
  Cases set(Cases object, Value name, Cases value) {
    if (name instanceof Value.Text(var text)) {
      return set(object, text, value);
    }
    Value.Opaque why = Operators.reason(m, name);
    return m.each(
        object,
        one -> {
          if (one instanceof ModuleObject module) {
            m.names.flood(module.scope, why);
          } else if (one instanceof Value.Heap heap) {
            heap.taint().add(m.diagram, m.here(), why);
          }
          return m.none();
        });
  }

  /// Sets a slot of an object, whatever its class says of assignments.
  public void write(Instance instance, String name, Cases value) {
    write(instance.slots, name, value);
  }

  void write(Map<String, Cases> slots, String name, Cases value) {
    Cases old = slots.getOrDefault(name, m.of(Value.Singleton.ABSENT));
    slots.put(name, m.diagram.choose(m.here(), value, old));
  }
}
