package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Arguments;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.ClassObject;
import dev.undebug.python.evaluate.machine.Environ;
import dev.undebug.python.evaluate.machine.Formatting;
import dev.undebug.python.evaluate.machine.Instance;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Types;
import dev.undebug.python.evaluate.machine.Value;
import dev.undebug.python.evaluate.machine.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// environs: `Env`, whose casts are marshmallow's.
final class Environs {
  private static final Set<String> YES =
      Set.of(
          "t", "T", "true", "True", "TRUE", "on", "On", "ON", "y", "Y", "yes", "Yes", "YES", "1");
  private static final Set<String> NO =
      Set.of(
          "f", "F", "false", "False", "FALSE", "off", "Off", "OFF", "n", "N", "no", "No", "NO",
          "0");

  private Environs() {}

  static Map<String, Cases> module(Machine m) {
    var type = new ClassObject(m.clean(), "Env", List.of(m.builtins.classOf("object")), List.of());
    var instances =
        new ClassObject(m.clean(), "Environs", List.of(m.builtins.classOf("object")), List.of());
    type.constructor =
        new Value.Native("Env", (machine, _) -> machine.of(make(machine, instances)));
    return new Names(m)
        .put("Env", m.of(type))
        .put("FileAwareEnv", m.of(fileAware(m, instances)))
        .put("env", m.of(make(m, instances)))
        .exception("EnvError", "EnvValidationError")
        .all();
  }

  /// Looks at `NAME_FILE` first, which names a file that holds the text.
  private static ClassObject fileAware(Machine m, ClassObject instances) {
    var type =
        new ClassObject(
            m.clean(), "FileAwareEnv", List.of(m.builtins.classOf("object")), List.of());
    type.constructor =
        new Value.Native(
            "FileAwareEnv",
            (machine, _) -> {
              Instance env = make(machine, instances);
              env.slots.replaceAll(
                  (name, cast) -> name.equals("read_env") ? cast : inFile(machine, cast));
              return machine.of(env);
            });
    return type;
  }

  private static Cases inFile(Machine m, Cases cast) {
    return m.function(
        "env",
        (machine, a) ->
            machine.each(
                a.positional().getFirst(),
                name -> {
                  String variable = Formatting.plain(name) + "_FILE";
                  return machine.branch(
                      machine.operators.isAbsent(Environ.read(machine, variable)),
                      () -> machine.calls.call(cast, a),
                      () ->
                          machine.escaped(
                              machine.unknown("a file holds the text", "the file of " + variable)));
                }));
  }

  private static Instance make(Machine m, ClassObject type) {
    var env = new Instance(m.clean(), type);
    env.slots.put("__call__", m.function("env", (machine, a) -> get(machine, "str", a)));
    for (String cast : List.of("str", "bool", "int", "list")) {
      env.slots.put(cast, m.function("env." + cast, (machine, a) -> get(machine, cast, a)));
    }
    for (String cast :
        List.of(
            "float",
            "decimal",
            "json",
            "dict",
            "url",
            "date",
            "datetime",
            "timedelta",
            "path",
            "uuid",
            "log_level",
            "enum",
            "dj_db_url",
            "dj_email_url",
            "dj_cache_url")) {
      env.slots.put(cast, m.function("env." + cast, (machine, a) -> get(machine, "?" + cast, a)));
    }
    env.slots.put(
        "read_env", m.function("read_env", (machine, a) -> Dotenv.read(machine, a, "environs")));
    return env;
  }

  private static Cases get(Machine m, String cast, Arguments arguments) {
    Optional<Cases> fallback = arguments.find(1, "default");
    Cases text =
        Environ.get(
            m, arguments.positional().getFirst(), m.of(Value.Singleton.ABSENT), "env." + cast);
    return m.each(
        text,
        found -> {
          if (found == Value.Singleton.ABSENT) {
            return fallback.orElseGet(() -> m.raise("EnvError", "Environment variable not set"));
          }
          return parse(m, cast, found, arguments);
        });
  }

  private static Cases parse(Machine m, String cast, Value text, Arguments arguments) {
    boolean isPlain = arguments.keywords().keySet().stream().allMatch("default"::equals);
    if (!isPlain && !cast.equals("list")) {
      return m.escaped(m.unknown("a validated variable", "environs"));
    }
    return switch (cast) {
      case "str" -> m.of(text);
      case "bool" ->
          Words.decide(
              m,
              Words.isOneOf(m, text, List.of(), YES),
              Words.isOneOf(m, text, List.of(), NO),
              () -> m.raise("EnvValidationError", "Not a valid boolean."));
      case "int" ->
          m.each(
              Types.isNumber(m, text, m::of, m.of(Value.Singleton.ABSENT)),
              one ->
                  one == Value.Singleton.ABSENT
                      ? m.raise("EnvValidationError", "Not a valid integer.")
                      : m.of(one));
      case "list" ->
          text instanceof Value.Text(var plain) && isPlain
              ? m.texts(plain.isEmpty() ? List.of() : List.of(plain.split(",", -1)))
              : m.operators.unknownFrom(text);
      default ->
          m.escaped(m.unknown("env." + cast.substring(1) + "() is not modelled", "environs"));
    };
  }
}
