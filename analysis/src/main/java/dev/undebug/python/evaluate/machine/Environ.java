package dev.undebug.python.evaluate.machine;

import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Owners;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What `os.environ` holds.
public final class Environ {
  private Environ() {}

  /// The text of a variable, `ABSENT` where it is not set.
  public static Cases read(Machine m, String name) {
    Cases written = m.environ.written.get(name);
    if (written == null) {
      return initial(m, name);
    }
    return m.diagram.narrow(written, m.guard());
  }

  private static Cases initial(Machine m, String name) {
    m.asked.add(name);
    return switch (m.environment.find(name)) {
      case Environment.Variable.Known(var text) -> m.text(text);
      case Environment.Variable.Unset _ -> m.of(Value.Singleton.ABSENT);
      case Environment.Variable.Free(var owner) -> {
        var atom = new Atom.Variable(name, Owners.of(name, owner));
        Cases unset =
            m.predicate(atom, List.of(), new Predicate.Check.In(Set.of(Value.Singleton.ABSENT)));
        yield m.diagram.choose(
            unset,
            m.of(Value.Singleton.ABSENT),
            m.of(new Value.Symbol(atom, List.of(), Value.Symbol.Type.TEXT)));
      }
    };
  }

  /// Sets a variable, or unsets it with `ABSENT`, wherever the running code is reached.
  public static void write(Machine m, String name, Cases value) {
    Cases before =
        m.environ.written.containsKey(name) ? m.environ.written.get(name) : initial(m, name);
    m.environ.writes++;
    m.environ.written.put(name, m.diagram.choose(m.here(), value, before));
  }

  /// A read that the report shows.
  public static Cases get(Machine m, Cases name, Cases otherwise, String cast) {
    return m.each(
        m.operators.bare(name),
        value -> {
          if (!(value instanceof Value.Text(var text))) {
            return value instanceof Value.Opaque || value instanceof Value.Symbol
                ? m.operators.unknownFrom(value)
                : m.raise("TypeError", "str expected");
          }
          m.read(text, cast);
          return m.each(
              m.of(m.environ),
              environ ->
                  environ instanceof Value.Opaque && !isGiven(m, text)
                      ? m.operators.unknownFrom(environ)
                      : Dicts.orElse(m, read(m, text), otherwise));
        });
  }

  /// What the process is given stays: a file of variables that is not known adds others.
  private static boolean isGiven(Machine m, String name) {
    return m.environment.variables().get(name) instanceof Environment.Variable.Known;
  }

  /// Whether some variable is named so; empty where that is up to somebody outside the tree.
  ///
  /// @param pattern a name in which `*` stands for any characters
  public static Optional<Cases> anyNamed(Machine m, String pattern) {
    Cases isNamed = seen(m, pattern, "");
    boolean isOpen = m.environment.rest() instanceof Environment.Variable.Free;
    return isNamed == m.diagram.never && isOpen ? Optional.empty() : Optional.of(isNamed);
  }

  /// Whether some variable is named so and holds some text, also where somebody outside the tree
  /// decides: the pattern then stands in conditions for all variables that are named so, and what
  /// they hold is not asked.
  ///
  /// @param pattern a name in which `*` stands for any characters
  public static Cases someNamed(Machine m, String pattern, String part) {
    Cases isNamed = seen(m, pattern, part);
    return m.environment.rest() instanceof Environment.Variable.Free
        ? m.diagram.or(isNamed, isSet(m, initial(m, pattern)))
        : isNamed;
  }

  private static Cases seen(Machine m, String pattern, String part) {
    m.asksForAny = true;
    var fitting =
        Pattern.compile("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", Pattern.DOTALL)
            .asMatchPredicate();
    var names = new TreeSet<>(m.environment.variables().keySet());
    names.addAll(m.environ.written.keySet());
    Cases isNamed = m.diagram.never;
    for (String name : names) {
      if (fitting.test(name)) {
        Cases text = read(m, name);
        Cases fits =
            m.diagram.map(
                text,
                one -> Value.Bool.of(!(one instanceof Value.Text(var t)) || t.contains(part)));
        isNamed = m.diagram.or(isNamed, m.diagram.and(isSet(m, text), fits));
      }
    }
    return isNamed;
  }

  private static Cases isSet(Machine m, Cases text) {
    return m.diagram.map(text, found -> Value.Bool.of(found != Value.Singleton.ABSENT));
  }

  /// `os.environ[name]`.
  public static Cases item(Machine m, Cases name) {
    return m.each(
        m.operators.bare(name),
        value -> {
          if (!(value instanceof Value.Text(var text))) {
            return value instanceof Value.Opaque || value instanceof Value.Symbol
                ? m.escaped(Operators.reason(m, value))
                : m.raise("TypeError", "str expected");
          }
          m.read(text, "os.environ[…]");
          return m.each(
              read(m, text),
              found ->
                  found == Value.Singleton.ABSENT
                      ? m.raise("KeyError", Repr.quote(text))
                      : m.of(found));
        });
  }

  static Cases set(Machine m, Cases name, Cases value) {
    return m.each(
        m.operators.bare(name),
        m.operators.bare(value),
        (key, text) -> {
          boolean isText =
              text instanceof Value.Text
                  || text instanceof Value.Symbol
                  || text instanceof Value.Opaque;
          if (!isText) {
            return m.raise("TypeError", "str expected");
          }
          if (key instanceof Value.Text(var variable)) {
            write(m, variable, m.of(text));
          } else {
            m.environ.taint().add(m.diagram, m.here(), Operators.reason(m, key));
          }
          return m.none();
        });
  }

  static Cases call(Machine m, String method, Arguments arguments) {
    List<Cases> given = arguments.positional();
    return switch (method) {
      case "get" ->
          get(m, given.getFirst(), arguments.find(1, "default").orElse(m.none()), "os.environ.get");
      case "setdefault" ->
          m.each(
              given.getFirst(),
              key ->
                  key instanceof Value.Text(var name)
                      ? m.each(read(m, name), found -> setDefault(m, name, found, given.get(1)))
                      : m.operators.unknownFrom(key));
      case "pop" ->
          m.each(
              given.getFirst(),
              key ->
                  key instanceof Value.Text(var name)
                      ? pop(m, name, given)
                      : m.operators.unknownFrom(key));
      case "copy" -> m.of(m.environ);
      case "update" -> update(m, arguments);
      case "keys", "values", "items" ->
          m.opaque("the whole environment is looked through", "whoever starts the process");
      default -> m.opaque("os.environ." + method + " is not modelled", "undebug");
    };
  }

  private static Cases setDefault(Machine m, String name, Value found, Cases value) {
    if (found != Value.Singleton.ABSENT) {
      return m.of(found);
    }
    write(m, name, value);
    return value;
  }

  private static Cases pop(Machine m, String name, List<Cases> given) {
    m.read(name, "os.environ.pop");
    Cases found = read(m, name);
    write(m, name, m.of(Value.Singleton.ABSENT));
    return m.each(
        found,
        value -> {
          if (value != Value.Singleton.ABSENT) {
            return m.of(value);
          }
          return given.size() > 1 ? given.get(1) : m.raise("KeyError", Repr.quote(name));
        });
  }

  private static Cases update(Machine m, Arguments arguments) {
    for (Cases from : arguments.positional()) {
      m.each(
          from,
          value -> {
            if (!(value instanceof DictObject dict)) {
              m.environ.taint().add(m.diagram, m.here(), Operators.reason(m, value));
              return m.none();
            }
            for (Value.Item item : Dicts.items(m, dict)) {
              m.branch(
                  m.diagram.narrow(item.guard(), m.guard()),
                  () -> setPair(m, item.value()),
                  m::none);
            }
            return m.none();
          });
    }
    arguments.keywords().forEach((name, value) -> set(m, m.text(name), value));
    return m.isReached() ? m.none() : m.diagram.unreached;
  }

  private static Cases setPair(Machine m, Cases pair) {
    return m.each(
        pair,
        value ->
            value instanceof Value.Tuple(var items)
                ? set(m, items.get(0).value(), items.get(1).value())
                : m.none());
  }
}
