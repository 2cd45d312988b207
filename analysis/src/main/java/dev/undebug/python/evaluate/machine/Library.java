package dev.undebug.python.evaluate.machine;

import java.util.Map;

/// A module whose behaviour is described in Java, because its code is not in the tree.
public interface Library {

  /// Its names, made for one evaluation.
  Map<String, Cases> names(Machine m);

  /// Whether it has something to say about a module that was made, even where nothing imports it.
  default boolean isWanted(Machine m, ModuleObject made) {
    return false;
  }
}
