package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Machine;
import java.util.Map;

/// dynaconf's extension for Django: it writes what its files and the environment say into the
/// module that calls it, and answers for settings later. Which files it reads is not modelled.
final class Dynaconf {
  private Dynaconf() {}

  static Map<String, Cases> module(Machine m) {
    return new Names(m)
        .function(
            "DjangoDynaconf",
            (machine, _) -> {
              var why = machine.unknown("dynaconf fills the settings module", "dynaconf");
              machine.names.flood(machine.scope, why);
              return machine.of(why);
            })
        .all();
  }
}
