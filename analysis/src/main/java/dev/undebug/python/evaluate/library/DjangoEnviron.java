package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Arguments;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.ClassObject;
import dev.undebug.python.evaluate.machine.DictObject;
import dev.undebug.python.evaluate.machine.Environ;
import dev.undebug.python.evaluate.machine.Instance;
import dev.undebug.python.evaluate.machine.ListObject;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Operators;
import dev.undebug.python.evaluate.machine.Types;
import dev.undebug.python.evaluate.machine.Value;
import dev.undebug.python.evaluate.machine.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// django-environ 0.9 to 0.12: `environ.Env`.
final class DjangoEnviron {
  private static final Set<String> TRUE_WORDS = Set.of("true", "on", "ok", "y", "yes", "1");

  private DjangoEnviron() {}

  static Map<String, Cases> module(Machine m) {
    Names names =
        new Names(m)
            .put("Env", m.of(type(m, "Env")))
            .put("FileAwareEnv", m.of(type(m, "FileAwareEnv")))
            .exception("ImproperlyConfigured")
            .unknown("environ.Path is not modelled", "django-environ", "Path");
    return names.all();
  }

  private static ClassObject type(Machine m, String name) {
    var type = new ClassObject(m.clean(), name, List.of(m.builtins.classOf("object")), List.of());
    var instances =
        new ClassObject(
            m.clean(), name + "Reader", List.of(m.builtins.classOf("object")), List.of());
    type.constructor = new Value.Native(name, (machine, a) -> make(machine, instances, a));
    Value.Native.Callable read = (machine, a) -> Dotenv.read(machine, a, "environ");
    type.put("read_env", m.function("read_env", read));
    return type;
  }

  private static Cases make(Machine m, ClassObject type, Arguments scheme) {
    var env = new Instance(m.clean(), type);
    env.slots.put("__call__", m.function("Env", (machine, a) -> get(machine, scheme, "", a)));
    for (String cast : List.of("str", "bool", "int", "float", "json", "list", "tuple", "dict")) {
      env.slots.put(cast, m.function("env." + cast, (machine, a) -> get(machine, scheme, cast, a)));
    }
    for (String cast :
        List.of(
            "url",
            "db",
            "db_url",
            "cache",
            "cache_url",
            "email",
            "email_url",
            "search_url",
            "path",
            "channels",
            "channels_url",
            "bytes",
            "unicode")) {
      env.slots.put(cast, m.function("env." + cast, (machine, a) -> opaque(machine, cast, a)));
    }
    env.slots.put(
        "read_env", m.function("read_env", (machine, a) -> Dotenv.read(machine, a, "environ")));
    env.slots.put("prefix", m.text(""));
    env.slots.put("ENVIRON", m.of(m.environ));
    return m.of(env);
  }

  /// A cast whose result is not followed; it still raises where nothing is set.
  private static Cases opaque(Machine m, String cast, Arguments arguments) {
    Optional<Cases> fallback = arguments.find(1, "default");
    Cases name =
        arguments
            .find(0, "var")
            .orElse(
                m.text(
                    cast.startsWith("cache")
                        ? "CACHE_URL"
                        : cast.startsWith("email") ? "EMAIL_URL" : "DATABASE_URL"));
    return m.each(
        Environ.get(m, name, m.of(Value.Singleton.ABSENT), "env." + cast),
        found -> {
          if (found == Value.Singleton.ABSENT && fallback.isEmpty()) {
            return m.raise("ImproperlyConfigured", "Set the environment variable");
          }
          return m.escaped(m.unknown("env." + cast + "() is not modelled", "django-environ"));
        });
  }

  private static Cases get(Machine m, Arguments scheme, String method, Arguments arguments) {
    return m.each(
        arguments.find(0, "var").orElseGet(m::none),
        name -> {
          if (!(name instanceof Value.Text(var variable))) {
            return m.escaped(Operators.reason(m, name));
          }
          Cases cast = arguments.find(method.isEmpty() ? 1 : -1, "cast").orElse(m.none());
          Optional<Cases> fallback = arguments.find(method.isEmpty() ? 2 : 1, "default");
          Optional<Cases> described = Optional.ofNullable(scheme.keywords().get(variable));
          if (described.isPresent()) {
            Cases both = m.diagram.narrow(described.get(), m.guard());
            if (both instanceof Cases.Leaf leaf
                && leaf.value() instanceof Value.Tuple(var items)
                && items.size() == 2) {
              cast = cast == m.none() ? items.get(0).value() : cast;
              fallback = fallback.isPresent() ? fallback : Optional.of(items.get(1).value());
            } else {
              cast = cast == m.none() ? both : cast;
            }
          }
          Cases chosen = method.isEmpty() ? cast : m.text(method);
          return value(m, variable, chosen, fallback);
        });
  }

  private static Cases value(Machine m, String variable, Cases cast, Optional<Cases> fallback) {
    Cases text = Environ.get(m, m.text(variable), m.of(Value.Singleton.ABSENT), "env");
    return m.each(
        text,
        found -> {
          if (found == Value.Singleton.ABSENT) {
            return fallback.orElseGet(
                () ->
                    m.raise(
                        "ImproperlyConfigured", "Set the " + variable + " environment variable"));
          }
          return m.branch(
              startsWithDollar(m, found),
              () -> m.escaped(m.unknown("the text names another variable", variable)),
              () -> parse(m, found, cast, fallback));
        });
  }

  private static Cases startsWithDollar(Machine m, Value text) {
    return m.operators.truth(
        m.calls.call(m.attributes.get(m.of(text), "startswith"), Arguments.of(m.text("$"))));
  }

  private static Cases parse(Machine m, Value text, Cases cast, Optional<Cases> fallback) {
    return m.each(
        cast,
        how -> {
          String name = nameOf(how);
          if (how == Value.Singleton.NONE) {
            name = fallback.map(value -> smart(m, value)).orElse("str");
          }
          return parse(m, text, name, how);
        });
  }

  /// Without a cast, the default's type is the cast.
  private static String smart(Machine m, Cases fallback) {
    return m.diagram.narrow(fallback, m.guard()) instanceof Cases.Leaf leaf
        ? switch (leaf.value()) {
          case Value.Text _ -> "str";
          case Value.Bool _ -> "bool";
          case Value.Int _ -> "int";
          case Value.Real _ -> "float";
          case ListObject _ -> "list";
          case Value.Singleton singleton -> singleton == Value.Singleton.NONE ? "optional" : "?";
          default -> "?";
        }
        : "?";
  }

  private static String nameOf(Value cast) {
    return switch (cast) {
      case Value.Text(var name) -> name;
      case ClassObject type -> type.name();
      case ListObject list when list.items.size() == 1 ->
          list.items.getFirst().value() instanceof Cases.Leaf leaf
                  && leaf.value() instanceof ClassObject type
                  && type.name().equals("str")
              ? "list"
              : "?";
      default -> "?";
    };
  }

  private static Cases parse(Machine m, Value text, String cast, Value how) {
    return switch (cast) {
      case "str" -> m.of(text);
      case "optional" ->
          m.branch(Words.isOneOf(m, text, List.of(), Set.of("")), m::none, () -> m.of(text));
      case "bool" -> truth(m, text);
      case "int" -> Types.toInt(m, Arguments.of(m.of(text)));
      case "list" -> list(m, text);
      case "tuple" -> m.calls.call(m.of(m.builtins.classOf("tuple")), Arguments.of(list(m, text)));
      case "json" ->
          m.calls.call(m.attributes.get(m.imports.load("json"), "loads"), Arguments.of(m.of(text)));
      case "float", "dict" ->
          m.escaped(m.unknown("env." + cast + "() is not modelled", "django-environ"));
      default ->
          isCallable(how)
              ? m.calls.call(m.of(how), Arguments.of(m.of(text)))
              : m.escaped(m.unknown("a cast that is not modelled", "django-environ"));
    };
  }

  private static boolean isCallable(Value how) {
    boolean isCollection = how instanceof ListObject || how instanceof DictObject;
    return how instanceof Value.Native || (how instanceof Value.Heap && !isCollection);
  }

  /// A number is true unless it is zero; any other text is true when it is one of the words.
  private static Cases truth(Machine m, Value text) {
    Cases words = Words.isOneOf(m, text, List.of("lower", "strip"), TRUE_WORDS);
    return switch (text) {
      case Value.Symbol _, Value.Text _ ->
          Types.isNumber(m, text, number -> m.operators.truth(m.of(number)), words);
      default -> words;
    };
  }

  static Cases list(Machine m, Value text) {
    if (!(text instanceof Value.Text(var plain))) {
      return m.operators.unknownFrom(text);
    }
    return m.texts(
        java.util.Arrays.stream(plain.split(",")).filter(part -> !part.isEmpty()).toList());
  }
}
