package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Arguments;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// Collects the names of a modelled module.
final class Names {
  private final Machine m;
  private final Map<String, Cases> names = new LinkedHashMap<>();

  Names(Machine m) {
    this.m = m;
  }

  Names put(String name, Cases value) {
    names.put(name, value);
    return this;
  }

  Names function(String name, Value.Native.Callable body) {
    return put(name, m.function(name, (machine, a) -> body.call(machine, a.bare(machine))));
  }

  /// A function that asks what its arguments are.
  Names exact(String name, Value.Native.Callable body) {
    return put(name, m.function(name, body));
  }

  /// Functions that give back their first argument.
  Names identity(String... all) {
    for (String name : all) {
      function(name, (_, arguments) -> arguments.positional().getFirst());
    }
    return this;
  }

  /// Functions that do nothing that settings could see.
  Names nothing(String... all) {
    for (String name : all) {
      function(name, (machine, _) -> machine.none());
    }
    return this;
  }

  /// Functions whose result cannot be known.
  Names unknown(String why, String owner, String... all) {
    for (String name : all) {
      function(name, (machine, _) -> machine.opaque(why, owner));
    }
    return this;
  }

  Names exception(String... all) {
    for (String name : all) {
      put(name, m.of(m.builtins.classOf(name)));
    }
    return this;
  }

  Map<String, Cases> all() {
    return names;
  }

  static Cases first(Arguments arguments) {
    return arguments.positional().getFirst();
  }
}
