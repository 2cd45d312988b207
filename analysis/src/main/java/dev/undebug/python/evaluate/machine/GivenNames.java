package dev.undebug.python.evaluate.machine;

import dev.undebug.source.Place;
import dev.undebug.source.Position;
import java.util.List;
import java.util.Optional;

/// Names that a program does not assign in a module, but gives to a library that makes them the
/// module's.
public final class GivenNames {
  private final Machine m;
  private final Scope kept;

  /// The name of the module that was asked for; one with a blank is a module of ours.
  String question = "";

  private Optional<ModuleObject> made = Optional.empty();

  GivenNames(Machine m) {
    this.m = m;
    this.kept = Scope.ofModule(m.scope.file);
  }

  /// Lets libraries do what they do to a settings module once it has run: their models have a
  /// function `_module_made`.
  void finish(Cases loaded) {
    for (var reached : m.diagram.reached(loaded, m.guard())) {
      if (reached.value() instanceof ModuleObject module) {
        made = Optional.of(module);
        wake(module);
      }
    }
    for (ModuleObject one : m.imports.loaded()) {
      Cases hook = one.scope.slots.get("_module_made");
      if (hook != null && m.library.get(one.name) != null && m.isReached()) {
        m.calls.call(hook, Arguments.of(loaded));
      }
    }
  }

  private void wake(ModuleObject module) {
    m.library.forEach(
        (name, library) -> {
          if (library.isWanted(m, module)) {
            m.imports.modelled(name, name);
          }
        });
  }

  /// The module that the evaluation is about, as far as it has come; empty where that is a module
  /// of our own.
  public static Optional<ModuleObject> asked(Machine m) {
    GivenNames names = m.imports.given;
    return names.question.contains(" ")
        ? Optional.empty()
        : names.made.or(
            () ->
                m.imports.loaded().stream()
                    .filter(one -> one.name.equals(names.question))
                    .findFirst());
  }

  /// Keeps what a call was given, with its place.
  public static void keep(Machine m, Value options, String description) {
    if (options instanceof DictObject dict) {
      dict.entries
          .values()
          .forEach(
              entry -> {
                if (entry.key instanceof Value.Text(var name)) {
                  m.names.assign(m.imports.given.kept, name, entry.slot, description);
                }
              });
    }
  }

  /// Makes what was kept the names of a module.
  public static void take(Machine m, Value module) {
    if (!(module instanceof ModuleObject target)) {
      return;
    }
    Scope kept = m.imports.given.kept;
    kept.slots.forEach(
        (name, value) ->
            m.branch(
                m.diagram.not(m.operators.isAbsent(m.diagram.narrow(value, m.guard()))),
                () -> {
                  var origin = new Scope.Origin("given in a call", List.of(kept), name);
                  m.names.set(target.scope, name, value, origin);
                  return m.none();
                },
                m::none));
  }

  /// Sets a name of a module, as if that stood at a line of a file.
  public static void setAt(Machine m, Value module, String name, Cases value, Line line) {
    if (module instanceof ModuleObject target) {
      Place before = m.place;
      var at = new Position(line.number, line.column);
      m.place = new Place(line.path, at, at);
      m.names.assign(target.scope, name, value, line.description);
      m.place = before;
    }
  }

  /// A line of a file.
  ///
  /// @param number from 1
  /// @param column from 1
  /// @param description what stands there
  public record Line(String path, int number, int column, String description) {}

  /// Every text that a list or tuple may have, under one name of a module.
  public static List<String> texts(Machine m, ModuleObject module, String name) {
    var texts = new java.util.ArrayList<String>();
    for (var reached : m.diagram.reached(m.names.ofModule(module.scope, name), m.guard())) {
      List<Value.Item> items =
          switch (reached.value()) {
            case ListObject list -> list.items;
            case Value.Tuple(var all) -> all;
            default -> List.of();
          };
      for (Value.Item item : items) {
        for (var one : m.diagram.reached(item.value(), reached.guard())) {
          if (one.value() instanceof Value.Text(var text)) {
            texts.add(text);
          }
        }
      }
    }
    return texts;
  }
}
