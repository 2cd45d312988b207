package dev.undebug.python.evaluate.library;

import static dev.undebug.python.evaluate.library.Names.first;

import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.machine.Arguments;
import dev.undebug.python.evaluate.machine.Atom;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.ClassObject;
import dev.undebug.python.evaluate.machine.DictObject;
import dev.undebug.python.evaluate.machine.Dicts;
import dev.undebug.python.evaluate.machine.Instance;
import dev.undebug.python.evaluate.machine.ListObject;
import dev.undebug.python.evaluate.machine.Lists;
import dev.undebug.python.evaluate.machine.LiteralText;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Members;
import dev.undebug.python.evaluate.machine.ModulesObject;
import dev.undebug.python.evaluate.machine.Operators;
import dev.undebug.python.evaluate.machine.Paths;
import dev.undebug.python.evaluate.machine.Repr;
import dev.undebug.python.evaluate.machine.Value;
import dev.undebug.python.evaluate.machine.Words;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Modules of Python's own library that settings use.
final class Standard {
  private Standard() {}

  static Map<String, Cases> sys(Machine m) {
    Cases argv =
        m.environment.world() == Environment.World.GIVEN
            ? m.texts(List.of("gunicorn"))
            : !m.environment.arguments().isEmpty()
                ? m.texts(m.environment.arguments())
                : m.of(new Value.Symbol(new Atom.Arguments(), List.of(), Value.Symbol.Type.TEXTS));
    return new Names(m)
        .put("argv", argv)
        .put("platform", m.text("linux"))
        .put("maxsize", m.of(new Value.Int(BigInteger.valueOf(Long.MAX_VALUE))))
        .put(
            "version_info",
            m.tuple(
                List.of(
                    m.integer(m.pythonMinor < 0 ? 2 : 3),
                    m.integer(m.pythonMinor < 0 ? 7 : m.pythonMinor),
                    m.integer(0),
                    m.text("final"),
                    m.integer(0))))
        .put("path", m.list(List.of()))
        .put("modules", m.of(new ModulesObject(m)))
        .function("exit", (machine, _) -> machine.raise("SystemExit", ""))
        .put("stdout", m.opaque("a stream", "how the process is started"))
        .put("stderr", m.opaque("a stream", "how the process is started"))
        .put("executable", m.opaque("the path of the interpreter", "the machine"))
        .put("prefix", m.opaque("the path of the interpreter", "the machine"))
        .put("version", m.opaque("the version of the interpreter", "the machine"))
        .all();
  }

  static Map<String, Cases> inspect(Machine m) {
    return new Names(m).function("getmembers", Members::members).all();
  }

  static Map<String, Cases> pathlib(Machine m) {
    var path = new ClassObject(m.clean(), "Path", List.of(m.builtins.classOf("object")), List.of());
    path.constructor =
        new Value.Native(
            "Path",
            (machine, a) ->
                machine.each(
                    a.positional(),
                    parts -> {
                      Cases made = machine.of(new Value.FilePath("."));
                      for (Value part : parts) {
                        made = machine.each(made, at -> machine.operators.joinPath(at, part));
                      }
                      return made;
                    }));
    path.put("cwd", m.function("cwd", (machine, _) -> Paths.path(machine, Paths.ROOT)));
    path.put(
        "home",
        m.function("home", (machine, _) -> machine.opaque("the home folder", "the machine")));
    return new Names(m)
        .put("Path", m.of(path))
        .put("PurePath", m.of(path))
        .put("PosixPath", m.of(path))
        .all();
  }

  static Map<String, Cases> datetime(Machine m) {
    return new Names(m)
        .put("timedelta", m.of(duration(m)))
        .unknown("the time", "the clock", "datetime", "date", "time", "timezone")
        .all();
  }

  private static ClassObject duration(Machine m) {
    var type =
        new ClassObject(m.clean(), "timedelta", List.of(m.builtins.classOf("object")), List.of());
    type.constructor = new Value.Native("timedelta", Standard::timedelta);
    return type;
  }

  private static final List<String> UNITS =
      List.of("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks");
  private static final List<Long> MICROS =
      List.of(
          86_400_000_000L, 1_000_000L, 1L, 1_000L, 60_000_000L, 3_600_000_000L, 604_800_000_000L);

  private static Cases timedelta(Machine m, Arguments arguments) {
    var given = new ArrayList<Cases>();
    for (int i = 0; i < UNITS.size(); i++) {
      given.add(arguments.find(i, UNITS.get(i)).orElse(m.integer(0)));
    }
    return m.each(
        given,
        values -> {
          var total = BigDecimal.ZERO;
          for (int i = 0; i < values.size(); i++) {
            BigDecimal unit = BigDecimal.valueOf(MICROS.get(i));
            switch (values.get(i)) {
              case Value.Int(var number) ->
                  total = total.add(unit.multiply(new BigDecimal(number)));
              case Value.Real(var number) when Double.isFinite(number) ->
                  total = total.add(unit.multiply(BigDecimal.valueOf(number)));
              case Value.Bool(var truth) -> total = truth ? total.add(unit) : total;
              case Value.Text _ -> {
                return m.raise("TypeError", "unsupported type for timedelta");
              }
              default -> {
                return m.operators.unknownFrom(values.get(i));
              }
            }
          }
          return m.of(new Value.Duration(total.toBigInteger()));
        });
  }

  static Map<String, Cases> socket(Machine m) {
    var host = new Value.Symbol(new Atom.Host(), List.of(), Value.Symbol.Type.TEXT);
    return new Names(m)
        .function("gethostname", (machine, _) -> machine.of(host))
        .function("getfqdn", (machine, _) -> machine.opaque("the machine's name", "the machine"))
        .function("gethostbyname", (machine, _) -> address(machine, false))
        .function("gethostbyname_ex", (machine, _) -> address(machine, true))
        .put("error", m.of(m.builtins.classOf("OSError")))
        .put("gaierror", m.of(m.builtins.classOf("OSError")))
        .all();
  }

  /// An address of the machine; the look-up may fail.
  private static Cases address(Machine m, boolean isLong) {
    var why = m.unknown("an address of the machine", "the machine");
    return m.branch(
        m.maybe(why),
        () -> m.raise("OSError", "Name or service not known"),
        () -> isLong ? m.tuple(List.of(m.of(why), m.of(why), m.of(why))) : m.of(why));
  }

  static Map<String, Cases> platform(Machine m) {
    var host = new Value.Symbol(new Atom.Host(), List.of(), Value.Symbol.Type.TEXT);
    return new Names(m)
        .function("node", (machine, _) -> machine.of(host))
        .function("system", (machine, _) -> machine.text("Linux"))
        .unknown(
            "it depends on the machine",
            "the machine",
            "platform",
            "machine",
            "release",
            "version",
            "processor",
            "python_version")
        .all();
  }

  static Map<String, Cases> strtobool(Machine m) {
    return new Names(m)
        .function(
            "strtobool",
            (machine, a) ->
                machine.each(
                    machine.each(first(a), text -> Words.strtobool(machine, text)),
                    truth -> machine.integer(truth.equals(Value.Bool.TRUE) ? 1 : 0)))
        .all();
  }

  static Map<String, Cases> importlib(Machine m) {
    return new Names(m)
        .function(
            "import_module",
            (machine, a) ->
                machine.each(
                    first(a),
                    name ->
                        switch (name) {
                          case Value.Text(var text) when text.isEmpty() ->
                              machine.raise("ValueError", "Empty module name");
                          case Value.Text(var text) when !text.startsWith(".") ->
                              machine.imports.load(text);
                          default -> machine.escaped(Operators.reason(machine, name));
                        }))
        .identity("reload")
        .all();
  }

  static Map<String, Cases> collections(Machine m) {
    Cases dict = m.of(m.builtins.classOf("dict"));
    return new Names(m)
        .put("OrderedDict", dict)
        .function("defaultdict", Standard::defaultDict)
        .all();
  }

  private static Cases defaultDict(Machine m, Arguments arguments) {
    DictObject dict = m.dict();
    if (arguments.count() > 0
        && m.diagram.narrow(first(arguments), m.guard()) instanceof Cases.Leaf leaf) {
      dict.factory = leaf.value() == Value.Singleton.NONE ? Value.Singleton.ABSENT : leaf.value();
    }
    if (arguments.count() == 0) {
      return m.of(dict);
    }
    Cases done = Dicts.update(m, dict, arguments.withoutFirst());
    return done == m.diagram.unreached ? done : m.of(dict);
  }

  static Map<String, Cases> copy(Machine m) {
    return new Names(m)
        .exact("copy", (machine, a) -> machine.each(first(a), one -> copy(machine, one, 1)))
        .exact("deepcopy", (machine, a) -> machine.each(first(a), one -> copy(machine, one, 20)))
        .all();
  }

  private static Cases copy(Machine m, Value value, int depth) {
    return switch (value) {
      case ListObject list -> {
        var items = new ArrayList<Value.Item>();
        for (Value.Item item : Lists.present(m, list.items)) {
          items.add(new Value.Item(item.guard(), inner(m, item.value(), depth)));
        }
        yield m.listOf(items);
      }
      case DictObject dict -> m.of(Dicts.copied(m, dict, slot -> inner(m, slot, depth)));
      case Instance _ -> m.opaque("a copy of an object is not modelled", "undebug");
      default -> m.of(value);
    };
  }

  private static Cases inner(Machine m, Cases cases, int depth) {
    return depth <= 1 ? cases : m.each(cases, one -> copy(m, one, depth - 1));
  }

  static Map<String, Cases> contextlib(Machine m) {
    var type =
        new ClassObject(m.clean(), "suppress", List.of(m.builtins.classOf("object")), List.of());
    return new Names(m)
        .function(
            "suppress",
            (machine, a) -> {
              var made = new Instance(machine.clean(), type);
              made.slots.put("types", machine.tuple(a.positional()));
              return machine.of(made);
            })
        .all();
  }

  static Map<String, Cases> literals(Machine m) {
    return new Names(m)
        .function(
            "literal_eval",
            (machine, a) ->
                machine.each(
                    first(a),
                    text ->
                        text instanceof Value.Text(var literal)
                            ? LiteralText.evaluate(machine, literal)
                            : machine.branch(
                                machine.maybe(Operators.reason(machine, text)),
                                () -> machine.raise("ValueError", "malformed node or string"),
                                () -> machine.operators.unknownFrom(text))))
        .all();
  }

  static Map<String, Cases> json(Machine m) {
    return new Names(m)
        .function("loads", (machine, a) -> machine.each(first(a), text -> loads(machine, text)))
        .function(
            "load",
            (machine, a) ->
                machine.each(
                    machine.calls.call(machine.attributes.get(first(a), "read"), Arguments.of()),
                    text -> loads(machine, text)))
        .function("dumps", JsonText::dumps)
        .exception("JSONDecodeError")
        .all();
  }

  private static Cases loads(Machine m, Value text) {
    return switch (text) {
      case Value.Text(var json) -> Json.parse(m, json);
      case Value.Bytes(var json) -> Json.parse(m, json);
      case Value.Opaque _, Value.Symbol _ ->
          m.branch(
              m.maybe(Operators.reason(m, text)),
              () -> m.raise("JSONDecodeError", "Expecting value"),
              () -> m.operators.unknownFrom(text));
      default -> m.raise("TypeError", "the JSON object must be str, not " + Repr.plain(text));
    };
  }
}
