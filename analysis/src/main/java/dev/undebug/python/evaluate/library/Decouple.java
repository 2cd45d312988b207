package dev.undebug.python.evaluate.library;

import static dev.undebug.python.evaluate.library.Names.first;

import dev.undebug.python.evaluate.machine.Arguments;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.ClassObject;
import dev.undebug.python.evaluate.machine.Environ;
import dev.undebug.python.evaluate.machine.Formatting;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Operators;
import dev.undebug.python.evaluate.machine.Value;
import dev.undebug.python.evaluate.machine.Words;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/// python-decouple 3: the environment wins over `settings.ini` or `.env`, which win over defaults.
final class Decouple {
  private Decouple() {}

  static Map<String, Cases> module(Machine m) {
    return new Names(m)
        .function("config", Decouple::config)
        .function(
            "Csv", (machine, a) -> machine.function("Csv", (_, inner) -> csv(machine, a, inner)))
        .function(
            "Choices", (machine, _) -> machine.function("Choices", (_, inner) -> first(inner)))
        .function("AutoConfig", (machine, _) -> machine.function("config", Decouple::config))
        .function("Config", (machine, _) -> machine.function("config", Decouple::config))
        .unknown(
            "a repository of settings",
            "python-decouple",
            "RepositoryEnv",
            "RepositoryIni",
            "RepositoryEmpty",
            "RepositorySecret")
        .exception("UndefinedValueError")
        .all();
  }

  private static Cases config(Machine m, Arguments arguments) {
    Optional<Cases> fallback = arguments.find(1, "default");
    Cases cast = arguments.find(2, "cast").orElseGet(m::none);
    Cases text = Environ.get(m, first(arguments), m.of(Value.Singleton.ABSENT), "config");
    return m.each(
        text,
        found -> {
          Cases value =
              found == Value.Singleton.ABSENT ? stored(m, first(arguments), fallback) : m.of(found);
          return m.isReached() ? cast(m, value, cast) : m.diagram.unreached;
        });
  }

  private static Cases stored(Machine m, Cases name, Optional<Cases> fallback) {
    Optional<String> file = fileOf(m);
    return m.each(
        name,
        key -> {
          if (file.isPresent() && file.get().endsWith(".ini")) {
            return m.escaped(m.unknown("settings.ini is not modelled", file.get()));
          }
          Optional<String> text =
              file.flatMap(m.source::read)
                  .map(content -> Dotenv.parse(content).get(Formatting.plain(key)));
          if (text.isPresent()) {
            return m.text(text.get());
          }
          return fallback.orElseGet(
              () -> m.raise("UndefinedValueError", Formatting.plain(key) + " not found"));
        });
  }

  private static Optional<String> fileOf(Machine m) {
    String folder = TreePaths.parent(m.place().path());
    while (true) {
      for (String name : new String[] {"settings.ini", ".env"}) {
        String path = TreePaths.join(folder, name);
        if (m.source.exists(path) && !m.source.isFolder(path)) {
          return Optional.of(path);
        }
      }
      if (folder.isEmpty()) {
        return Optional.empty();
      }
      folder = TreePaths.parent(folder);
    }
  }

  private static Cases cast(Machine m, Cases value, Cases cast) {
    return m.each(
        cast,
        how -> {
          if (how == Value.Singleton.NONE) {
            return value;
          }
          return how instanceof ClassObject type && type.name().equals("bool")
              ? m.each(Formatting.str(m, value), text -> truth(m, text))
              : m.calls.call(m.of(how), Arguments.of(value));
        });
  }

  private static Cases truth(Machine m, Value text) {
    return m.branch(
        m.operators.truth(m.of(text)), () -> Words.strtobool(m, text), () -> m.diagram.never);
  }

  private static Cases csv(Machine m, Arguments how, Arguments arguments) {
    Optional<Cases> cast = how.find(0, "cast");
    boolean isPlain = how.count() <= 1 && how.keywords().keySet().stream().allMatch("cast"::equals);
    return m.each(
        first(arguments),
        value -> {
          if (value == Value.Singleton.NONE) {
            return m.list(java.util.List.of());
          }
          if (!isPlain
              || !(value instanceof Value.Text(var text))
              || text.matches("(?s).*['\"\\\\\n].*")) {
            return m.operators.unknownFrom(
                value instanceof Value.Text
                    ? Operators.reason(
                        m, m.unknown("Csv() is not modelled here", "python-decouple"))
                    : value);
          }
          var parts = new ArrayList<Cases>();
          for (String part : text.split(",")) {
            if (!part.strip().isEmpty()
                || (!text.isEmpty() && text.contains(",") && !part.isEmpty())) {
              Cases one = m.text(part.strip());
              parts.add(cast.map(type -> m.calls.call(type, Arguments.of(one))).orElse(one));
            }
          }
          return m.list(parts);
        });
  }
}
