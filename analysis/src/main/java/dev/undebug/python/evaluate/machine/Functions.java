package dev.undebug.python.evaluate.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Python's built-in functions.
final class Functions {
  /// The classes of a path.
  private static final Set<String> PATHS =
      Set.of("Path", "PurePath", "PosixPath", "PathLike", "object");

  private Functions() {}

  static void define(Machine m, Map<String, Cases> names) {
    Sequences.define(m, names);
    NumberFunctions.define(m, names);
    objects(m, names);
    code(m, names);
    for (String unknown :
        List.of(
            "eval",
            "input",
            "hash",
            "format",
            "reload",
            "slice",
            "delattr",
            "bytearray",
            "memoryview",
            "complex",
            "breakpoint",
            "help",
            "aiter",
            "anext",
            "object_",
            "exit",
            "quit",
            "reduce",
            "raw_input",
            "unichr")) {
      put(
          m,
          names,
          unknown,
          (machine, a) -> {
            var why = machine.unknown(unknown + "() is not modelled", "undebug");
            machine.expose(a.all(), why);
            return machine.escaped(why);
          });
    }
  }

  private static void objects(Machine m, Map<String, Cases> names) {
    put(m, names, "print", (machine, _) -> machine.none());
    put(
        m,
        names,
        "repr",
        (machine, a) -> machine.each(first(a), one -> Formatting.repr(machine, one)));
    put(m, names, "isinstance", Functions::isInstance);
    put(m, names, "issubclass", Functions::isSubclass);
    put(m, names, "hasattr", Functions::hasAttribute);
    put(m, names, "getattr", Functions::getAttribute);
    put(
        m,
        names,
        "setattr",
        (machine, a) ->
            machine.each(
                a.positional().get(1),
                name -> machine.attributes.set(first(a), name, a.positional().get(2))));
    put(
        m,
        names,
        "callable",
        (machine, a) -> machine.each(first(a), one -> isCallable(machine, one)));
    put(
        m,
        names,
        "globals",
        (machine, _) -> machine.of(new Value.Namespace(machine.scope.globals())));
  }

  private static void code(Machine m, Map<String, Cases> names) {
    put(m, names, "locals", (machine, _) -> machine.of(new Value.Namespace(machine.scope)));
    put(m, names, "vars", Functions::vars);
    put(m, names, "dir", Members::names);
    put(m, names, "exec", (machine, a) -> machine.imports.exec(first(a), namespace(machine, a)));
    put(m, names, "execfile", Functions::execFile);
    put(m, names, "compile", (_, a) -> first(a));
    put(
        m,
        names,
        "open",
        (machine, a) ->
            Files.open(machine, first(a), a.find(1, "mode").orElseGet(() -> machine.text("r"))));
    put(
        m,
        names,
        "__import__",
        (machine, a) ->
            machine.each(
                first(a),
                name ->
                    name instanceof Value.Text(var empty) && empty.isEmpty()
                        ? machine.raise("ValueError", "Empty module name")
                        : name instanceof Value.Text(var text)
                            ? machine.imports.load(text)
                            : machine.escaped(Operators.reason(machine, name))));
    put(m, names, "id", (machine, _) -> machine.opaque("an object's address", "CPython"));
    put(m, names, "iter", (_, a) -> first(a));
  }

  private static void put(
      Machine m, Map<String, Cases> names, String name, Value.Native.Callable body) {
    names.put(name, m.function(name, body));
  }

  private static Cases first(Arguments arguments) {
    return arguments.positional().getFirst();
  }

  private static Cases isInstance(Machine m, Arguments arguments) {
    return m.each(
        first(arguments), arguments.positional().get(1), (value, type) -> isOf(m, value, type));
  }

  private static Cases isOf(Machine m, Value value, Value type) {
    if (type instanceof Value.Tuple(var items)) {
      Cases any = m.diagram.never;
      for (Value.Item item : items) {
        any = m.diagram.or(any, m.each(item.value(), one -> isOf(m, value, one)));
      }
      return any;
    }
    if (!(type instanceof ClassObject wanted)) {
      return m.maybe(Operators.reason(m, type));
    }
    Cases accepted = wanted.slots.get("_accepts_");
    if (accepted != null && !(value instanceof Instance)) {
      return m.each(accepted, types -> isOf(m, value, types));
    }
    if (value instanceof Instance instance) {
      return instance.type.isSubclassOf(wanted) || instance.type.unknownBases.isEmpty()
          ? m.diagram.truth(instance.type.isSubclassOf(wanted))
          : m.maybe(instance.type.unknownBases.getFirst());
    }
    Optional<String> name = Types.nameOf(value);
    if (name.isPresent()) {
      return m.diagram.truth(m.builtins.classOf(name.get()).isSubclassOf(wanted));
    }
    return switch (value) {
      case Value.FilePath _ -> m.diagram.truth(PATHS.contains(wanted.name));
      case Value.Duration _ -> m.diagram.truth(Set.of("timedelta", "object").contains(wanted.name));
      case Value.Descriptor(var kind, _) ->
          m.diagram.truth(
              wanted.name.equals("object")
                  || (kind == Value.Descriptor.Kind.PROPERTY && wanted.name.equals("property")));
      case Value.Native _,
          Value.Bound _,
          Value.Singleton _,
          FunctionObject _,
          ModuleObject _,
          EnvironObject _ ->
          m.diagram.truth(wanted.name.equals("object"));
      default -> m.maybe(Operators.reason(m, value));
    };
  }

  private static Cases isSubclass(Machine m, Arguments arguments) {
    return m.each(
        first(arguments), arguments.positional().get(1), (one, two) -> isSubclass(m, one, two));
  }

  private static Cases isSubclass(Machine m, Value one, Value two) {
    if (two instanceof Value.Tuple(var items)) {
      Cases any = m.diagram.never;
      for (Value.Item item : items) {
        any = m.diagram.or(any, m.each(item.value(), type -> isSubclass(m, one, type)));
      }
      return any;
    }
    return one instanceof ClassObject type
            && two instanceof ClassObject of
            && type.unknownBases.isEmpty()
        ? m.diagram.truth(type.isSubclassOf(of))
        : m.maybe(m.unknown("issubclass() is not modelled here", "undebug"));
  }

  private static Cases hasAttribute(Machine m, Arguments arguments) {
    return m.each(
        first(arguments),
        arguments.positional().get(1),
        (object, name) ->
            object instanceof Value.Opaque opaque
                ? m.maybe(opaque)
                : m.diagram.not(m.operators.isAbsent(findOrAbsent(m, object, Repr.plain(name)))));
  }

  private static Cases getAttribute(Machine m, Arguments arguments) {
    return m.each(
        first(arguments),
        arguments.positional().get(1),
        (object, name) ->
            !(name instanceof Value.Text(var text))
                ? m.escaped(Operators.reason(m, name))
                : arguments.count() > 2
                    ? Dicts.orElse(m, findOrAbsent(m, object, text), arguments.positional().get(2))
                    : m.attributes.get(m.of(object), text));
  }

  /// An attribute, `ABSENT` where there is none, or where a program's own `__getattr__` or property
  /// raises AttributeError.
  private static Cases findOrAbsent(Machine m, Value object, String name) {
    return object instanceof Instance
        ? m.statements.attempts.orWhere(
            m.of(m.builtins.classOf("AttributeError")),
            () -> m.attributes.find(object, name),
            m.of(Value.Singleton.ABSENT))
        : m.attributes.find(object, name);
  }

  private static Cases isCallable(Machine m, Value value) {
    return switch (value) {
      case Value.Native _, Value.Bound _, FunctionObject _, ClassObject _ -> m.diagram.always;
      case Value.Opaque opaque -> m.maybe(opaque);
      case Instance instance ->
          m.diagram.not(m.operators.isAbsent(m.attributes.find(instance, "__call__")));
      default -> m.diagram.never;
    };
  }

  private static Cases vars(Machine m, Arguments arguments) {
    return arguments.count() == 0
        ? m.of(new Value.Namespace(m.scope))
        : m.attributes.get(first(arguments), "__dict__");
  }

  private static Scope namespace(Machine m, Arguments arguments) {
    return arguments.count() > 1
            && arguments.positional().get(1) instanceof Cases.Leaf leaf
            && leaf.value instanceof Value.Namespace(var scope)
        ? scope
        : m.scope;
  }

  private static Cases execFile(Machine m, Arguments arguments) {
    return m.each(
        first(arguments),
        path ->
            path instanceof Value.Text(var text) && Paths.inTree(text).isPresent()
                ? m.imports.include(Paths.inTree(text).orElse(""), namespace(m, arguments))
                : m.imports.exec(m.operators.unknownFrom(path), namespace(m, arguments)));
  }
}
