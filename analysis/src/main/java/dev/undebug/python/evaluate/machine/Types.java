package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Python's built-in types, as callables.
public final class Types {
  private Types() {}

  static void define(Machine m, Map<String, ClassObject> classes, ClassObject root) {
    put(m, classes, root, "int", (machine, a) -> toInt(machine, a));
    ClassObject integer = classes.getOrDefault("int", root);
    put(
        m,
        classes,
        root,
        "bool",
        (machine, a) ->
            a.count() == 0
                ? machine.diagram.never
                : machine.operators.truth(a.positional().getFirst()));
    var bool = new ClassObject(m.clean(), "bool", List.of(integer, root), List.of());
    bool.constructor = classes.getOrDefault("bool", root).constructor;
    classes.put("bool", bool);
    put(m, classes, root, "float", Types::toReal);
    put(
        m,
        classes,
        root,
        "str",
        (machine, a) ->
            a.count() == 0 ? machine.text("") : Formatting.str(machine, a.positional().getFirst()));
    classes.put("unicode", classes.getOrDefault("str", root));
    classes.put("basestring", classes.getOrDefault("str", root));
    classes.put("long", integer);
    put(
        m,
        classes,
        root,
        "bytes",
        (machine, _) -> machine.opaque("bytes() is not modelled", "undebug"));
    put(m, classes, root, "list", (machine, a) -> toList(machine, a));
    put(m, classes, root, "tuple", Types::toTuple);
    put(m, classes, root, "dict", Types::toDict);
    put(m, classes, root, "set", (machine, a) -> toSet(machine, a, DictObject.Form.SET));
    put(
        m,
        classes,
        root,
        "frozenset",
        (machine, a) -> toSet(machine, a, DictObject.Form.FROZEN_SET));
    put(m, classes, root, "type", Types::typeOf);
    put(m, classes, root, "super", Types::superOf);
    descriptor(m, classes, root, "staticmethod", Value.Descriptor.Kind.STATIC);
    descriptor(m, classes, root, "classmethod", Value.Descriptor.Kind.CLASS);
    descriptor(m, classes, root, "property", Value.Descriptor.Kind.PROPERTY);
  }

  private static void descriptor(
      Machine m,
      Map<String, ClassObject> classes,
      ClassObject root,
      String name,
      Value.Descriptor.Kind kind) {
    put(
        m,
        classes,
        root,
        name,
        (machine, a) -> machine.of(new Value.Descriptor(kind, a.positional().getFirst())));
  }

  private static void put(
      Machine m,
      Map<String, ClassObject> classes,
      ClassObject root,
      String name,
      Value.Native.Callable body) {
    var type = new ClassObject(m.clean(), name, List.of(root), List.of());
    type.constructor = new Value.Native(name, body);
    classes.put(name, type);
  }

  /// `int(value)`.
  public static Cases toInt(Machine m, Arguments arguments) {
    if (arguments.count() == 0) {
      return m.integer(0);
    }
    Optional<Cases> base = arguments.find(1, "base");
    return m.each(
        arguments.positional().getFirst(),
        value ->
            switch (m.operators.bare(value)) {
              case Value.Int number -> m.of(number);
              case Value.Bool(var truth) -> m.integer(truth ? 1 : 0);
              case Value.Real(var number) ->
                  Double.isFinite(number)
                      ? m.of(new Value.Int(new java.math.BigDecimal(number).toBigInteger()))
                      : m.raise("ValueError", "cannot convert float to integer");
              case Value.Text(var text) -> parsed(m, text, base);
              case Value.Symbol symbol ->
                  base.isEmpty() || base.get() == m.integer(10)
                      ? cast(m, symbol, "int", Value.Symbol.Type.INT)
                      : maybeRaises(m, Operators.reason(m, symbol), "ValueError");
              case Value.Opaque opaque -> maybeRaises(m, opaque, "ValueError");
              default -> m.raise("TypeError", "int() argument must be a string or a number");
            });
  }

  private static Cases parsed(Machine m, String text, Optional<Cases> base) {
    int radix =
        base.isPresent()
                && base.get() instanceof Cases.Leaf leaf
                && leaf.value instanceof Value.Int(var number)
            ? number.intValue()
            : 10;
    return Numbers.parseInt(text, radix)
        .map(m::of)
        .orElseGet(() -> m.raise("ValueError", "invalid literal for int(): " + Repr.quote(text)));
  }

  /// A cast of a text that nobody knows: it may raise.
  public static Cases maybeRaises(Machine m, Value.Opaque opaque, String type) {
    return m.branch(
        m.maybe(opaque),
        () -> m.raise(type, "a cast of a text that is not known"),
        () -> m.derived(opaque));
  }

  public static Cases cast(Machine m, Value.Symbol symbol, String op, Value.Symbol.Type type) {
    if (symbol.type() != Value.Symbol.Type.TEXT) {
      return symbol.type() == type ? m.of(symbol) : m.operators.unknownFrom(symbol);
    }
    var after = new ArrayList<>(symbol.after());
    after.add(new Op(op, List.of()));
    Cases raises = m.predicate(symbol.atom(), after, new Predicate.Check.Raises());
    return m.branch(
        raises,
        () -> m.raise("ValueError", "invalid literal for " + op + "()"),
        () -> m.of(new Value.Symbol(symbol.atom(), after, type)));
  }

  /// What `int` makes of a text, and something else where it raises.
  public static Cases isNumber(
      Machine m, Value text, java.util.function.Function<Value, Cases> number, Cases otherwise) {
    if (text instanceof Value.Text(var plain)) {
      Optional<Value> parsed = Numbers.parseInt(plain, 10);
      return parsed.isPresent() ? number.apply(parsed.get()) : otherwise;
    }
    if (!(text instanceof Value.Symbol symbol)) {
      return otherwise;
    }
    var after = new ArrayList<>(symbol.after());
    after.add(new Op("int", List.of()));
    return m.branch(
        m.predicate(symbol.atom(), after, new Predicate.Check.Raises()),
        () -> otherwise,
        () -> number.apply(new Value.Symbol(symbol.atom(), after, Value.Symbol.Type.INT)));
  }

  public static Cases toReal(Machine m, Arguments arguments) {
    if (arguments.count() == 0) {
      return m.of(new Value.Real(0));
    }
    return m.each(
        arguments.positional().getFirst(),
        value ->
            switch (m.operators.bare(value)) {
              case Value.Real number -> m.of(number);
              case Value.Int(var number) -> m.of(new Value.Real(number.doubleValue()));
              case Value.Bool(var truth) -> m.of(new Value.Real(truth ? 1 : 0));
              case Value.Text(var text) ->
                  Numbers.parseReal(text)
                      .map(m::of)
                      .orElseGet(() -> m.raise("ValueError", "could not convert string to float"));
              case Value.Symbol symbol -> cast(m, symbol, "float", Value.Symbol.Type.REAL);
              case Value.Opaque opaque -> maybeRaises(m, opaque, "ValueError");
              default -> m.raise("TypeError", "float() argument must be a string or a number");
            });
  }

  public static Cases toList(Machine m, Arguments arguments) {
    if (arguments.count() == 0) {
      return m.list(List.of());
    }
    return m.each(
        arguments.positional().getFirst(),
        value -> {
          if (value == Value.Singleton.NONE
              || value instanceof Value.Int
              || value instanceof Value.Bool) {
            return m.raise("TypeError", "object is not iterable");
          }
          return m.operators
              .iterate(value)
              .map(items -> m.listOf(Lists.present(m, items)))
              .orElseGet(() -> m.operators.unknownFrom(value));
        });
  }

  private static Cases toTuple(Machine m, Arguments arguments) {
    return m.each(
        toList(m, arguments),
        value ->
            value instanceof ListObject list ? m.of(new Value.Tuple(list.items)) : m.of(value));
  }

  private static Cases toDict(Machine m, Arguments arguments) {
    DictObject dict = m.dict();
    Cases done = Dicts.update(m, dict, arguments);
    return done == m.diagram.unreached ? done : m.of(dict);
  }

  private static Cases toSet(Machine m, Arguments arguments, DictObject.Form form) {
    var set = new DictObject(m.clean(), form);
    if (arguments.count() == 0) {
      return m.of(set);
    }
    return m.each(
        arguments.positional().getFirst(),
        value -> {
          Optional<List<Value.Item>> items = m.operators.iterateUnordered(value);
          if (items.isEmpty()) {
            set.taint().add(m.diagram, m.here(), Operators.reason(m, value));
          } else {
            Dicts.updateFrom(m, set, new Value.Tuple(items.get()));
          }
          return m.of(set);
        });
  }

  private static Cases typeOf(Machine m, Arguments arguments) {
    if (arguments.count() != 1) {
      return m.opaque("a class that is made while running", "undebug");
    }
    return m.each(
        arguments.positional().getFirst(),
        value -> {
          Optional<String> name = nameOf(value);
          if (value instanceof Instance instance) {
            return m.of(instance.type);
          }
          return name.isPresent()
              ? m.of(m.builtins.classOf(name.get()))
              : m.operators.unknownFrom(value);
        });
  }

  /// The built-in type of a value; empty when it has none of these.
  static Optional<String> nameOf(Value value) {
    return switch (value) {
      case Value.Bool _ -> Optional.of("bool");
      case Value.Int _ -> Optional.of("int");
      case Value.Real _ -> Optional.of("float");
      case Value.Text _ -> Optional.of("str");
      case Value.Bytes _ -> Optional.of("bytes");
      case Value.Tuple _ -> Optional.of("tuple");
      case ListObject _ -> Optional.of("list");
      case DictObject dict ->
          Optional.of(
              switch (dict.form) {
                case DICT -> "dict";
                case SET -> "set";
                case FROZEN_SET -> "frozenset";
              });
      case Value.Symbol symbol ->
          switch (symbol.type()) {
            case TEXT -> Optional.of("str");
            case INT -> Optional.of("int");
            case REAL -> Optional.of("float");
            case TEXTS -> Optional.of("list");
          };
      case ClassObject _ -> Optional.of("type");
      default -> Optional.empty();
    };
  }

  private static Cases superOf(Machine m, Arguments arguments) {
    Scope scope = m.scope;
    if (scope.definingClass.isEmpty() || scope.slots.isEmpty()) {
      return m.opaque("super() is not modelled here", "undebug");
    }
    ClassObject from = scope.definingClass.get();
    Cases receiver = scope.slots.values().iterator().next();
    return arguments.count() == 1
        ? m.opaque("super(type) is not modelled", "undebug")
        : m.each(receiver, one -> m.of(new Value.Super(from, one)));
  }
}
