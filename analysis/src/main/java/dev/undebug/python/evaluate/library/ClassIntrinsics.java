package dev.undebug.python.evaluate.library;

import static dev.undebug.python.evaluate.library.Names.first;

import dev.undebug.python.evaluate.machine.Arguments;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.ClassObject;
import dev.undebug.python.evaluate.machine.Formatting;
import dev.undebug.python.evaluate.machine.FunctionObject;
import dev.undebug.python.evaluate.machine.Instance;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Value;
import java.util.LinkedHashMap;

/// What models of `enum`, `dataclasses` and named tuples need of classes.
final class ClassIntrinsics {
  private ClassIntrinsics() {}

  /// `_answers_for(class, object)`: what the class is asked, the object answers.
  /// `_behaves_as(object, value)`: as an object of a class that inherits from a built-in type.
  /// `_is_data(value)`: neither a function nor a descriptor. `_own_annotations(class)`: names of
  /// its own body.
  static void define(Names names) {
    names
        .exact(
            "_answers_for",
            (m, a) ->
                m.each(
                    a.positional(),
                    both -> {
                      if (both.get(0) instanceof ClassObject type) {
                        type.answeredBy(both.get(1));
                      }
                      return m.none();
                    }))
        .exact("_behaves_as", (m, a) -> slot(m, a, Instance.LIKE, a.positional().get(1)))
        .exact(
            "_set_slot",
            (m, a) ->
                m.each(
                    a.positional().get(1),
                    name -> slot(m, a, Formatting.plain(name), a.positional().get(2))))
        .exact("_is_data", (m, a) -> m.each(first(a), one -> m.diagram.truth(isData(one))))
        .exact("_own_annotations", (m, a) -> m.each(first(a), one -> annotations(m, one)));
  }

  private static Cases slot(Machine m, Arguments arguments, String name, Cases value) {
    return m.each(
        first(arguments),
        object -> {
          if (object instanceof Instance instance) {
            m.attributes.write(instance, name, value);
          }
          return m.none();
        });
  }

  private static boolean isData(Value value) {
    return switch (value) {
      case FunctionObject _, Value.Native _, Value.Bound _, Value.Descriptor _ -> false;
      case ClassObject _ -> false;
      default -> true;
    };
  }

  private static Cases annotations(Machine m, Value value) {
    var all = new LinkedHashMap<String, Cases>();
    if (value instanceof ClassObject type) {
      type.ownAnnotations().forEach((name, text) -> all.put(name, m.text(text)));
    }
    return m.dict(all);
  }
}
