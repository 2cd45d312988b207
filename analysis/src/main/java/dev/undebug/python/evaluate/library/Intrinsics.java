package dev.undebug.python.evaluate.library;

import static dev.undebug.python.evaluate.library.Names.first;

import dev.undebug.python.evaluate.machine.Arguments;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.ClassSettings;
import dev.undebug.python.evaluate.machine.Entering;
import dev.undebug.python.evaluate.machine.Environ;
import dev.undebug.python.evaluate.machine.Formatting;
import dev.undebug.python.evaluate.machine.GivenNames;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.ModuleObject;
import dev.undebug.python.evaluate.machine.Operators;
import dev.undebug.python.evaluate.machine.Paths;
import dev.undebug.python.evaluate.machine.Value;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the models that are written in Python cannot say in Python, and what would take too many
/// steps there.
final class Intrinsics {
  private Intrinsics() {}

  static Map<String, Cases> names(Machine m) {
    var names =
        new Names(m)
            .put(
                "_PYTHON",
                m.tuple(
                    List.of(
                        m.integer(m.pythonMinor < 0 ? 2 : 3),
                        m.integer(m.pythonMinor < 0 ? 7 : m.pythonMinor))))
            .function("_unknown", (machine, a) -> machine.escaped(unknown(machine, a)))
            .function("_opaque", (machine, a) -> machine.of(unknown(machine, a)))
            .function("_absent", (machine, _) -> machine.of(Value.Singleton.ABSENT))
            .function("_is_symbolic", (machine, a) -> each(machine, a, Intrinsics::isSymbolic))
            .function("_is_unknown", (machine, a) -> each(machine, a, Intrinsics::isUnknown));
    environment(names);
    classes(names);
    settings(names);
    files(names);
    texts(names);
    StandardIntrinsics.define(names);
    ClassIntrinsics.define(names);
    Documents.define(names);
    return names.all();
  }

  /// `_environ(name, default, how)`: a read that the report shows. `_any_named(pattern)`: whether a
  /// variable of such a name is set; None where nobody knows. `_some_named(pattern, part)`: whether
  /// one is set and holds a part, in every environment.
  private static void environment(Names names) {
    names
        .function(
            "_environ",
            (m, a) ->
                Environ.get(
                    m,
                    a.positional().get(0),
                    a.positional().get(1),
                    text(m, a.positional().get(2))))
        .function(
            "_any_named",
            (m, a) -> Environ.anyNamed(m, text(m, a.positional().get(0))).orElseGet(m::none))
        .function(
            "_some_named",
            (m, a) ->
                Environ.someNamed(
                    m, text(m, a.positional().get(0)), text(m, a.positional().get(1))))
        .function(
            "_flood",
            (m, a) ->
                m.each(
                    first(a),
                    one -> {
                      if (one instanceof ModuleObject module) {
                        m.names.flood(module.scope(), unknown(m, a.withoutFirst()));
                      }
                      return m.none();
                    }))
        .function(
            "_any_variable",
            (m, a) -> {
              Value.Opaque why = unknown(m, a);
              m.environ.taint().add(m.diagram, m.here(), why);
              return m.none();
            });
  }

  /// `_copy_down(class, names)`, `_publish(module, class, name, value)`: settings that are
  /// attributes.
  private static void classes(Names names) {
    names
        .function(
            "_copy_down",
            (m, a) ->
                m.each(
                    first(a),
                    one -> {
                      var left = Set.of(text(m, a.positional().get(1)).split(" "));
                      ClassSettings.copyDown(m, one, left);
                      return m.none();
                    }))
        .function(
            "_settings_of",
            (m, a) ->
                m.each(
                    a.positional().get(0),
                    a.positional().get(1),
                    (type, module) -> ClassSettings.names(m, type, module)))
        .function(
            "_publish",
            (m, a) ->
                m.each(
                    a.positional().get(0),
                    a.positional().get(1),
                    (module, type) -> {
                      String name = text(m, a.positional().get(2));
                      ClassSettings.publish(m, module, type, name, a.positional().get(3));
                      return m.none();
                    }))
        .function(
            "_is_given",
            (m, _) ->
                m.diagram.truth(
                    m.environment.world() == dev.undebug.python.evaluate.Environment.World.GIVEN));
  }

  /// `_asked_module()`, `_given(options)`, `_take_given(module)`, `_sets_when_ready(module)`,
  /// `_set_at(module, name, value, place, how)`: settings that are no assignments of their module.
  private static void settings(Names names) {
    names
        .function(
            "_asked_module",
            (m, _) ->
                GivenNames.asked(m).map(module -> m.of(module)).orElseGet(() -> Entering.begin(m)))
        .function(
            "_given",
            (m, a) ->
                m.each(
                    first(a),
                    one -> {
                      GivenNames.keep(m, one, "given to settings.configure()");
                      return m.none();
                    }))
        .function(
            "_take_given",
            (m, a) ->
                m.each(
                    first(a),
                    one -> {
                      GivenNames.take(m, one);
                      return m.none();
                    }))
        .function("_sets_when_ready", (m, a) -> LazySettings.writes(m, first(a)))
        .function(
            "_set_at",
            (m, a) ->
                m.each(
                    first(a),
                    one -> {
                      String name = text(m, a.positional().get(1));
                      String how = text(m, a.positional().get(4));
                      var line = LazySettings.line(text(m, a.positional().get(3)), how);
                      GivenNames.setAt(m, one, name, a.positional().get(2), line);
                      return m.none();
                    }));
  }

  private static void files(Names names) {
    names
        .function(
            "_caller_folder", (m, _) -> m.text(Paths.absolute(TreePaths.parent(m.place().path()))))
        .function("_folders_up", (m, a) -> plain(m, a, path -> m.texts(foldersUp(path))))
        .function(
            "_in_tree",
            (m, a) -> plain(m, a, path -> m.diagram.truth(Paths.inTree(path).isPresent())))
        .function(
            "_tree_file",
            (m, a) ->
                plain(
                    m,
                    a,
                    path -> {
                      Optional<String> file = Paths.inTree(path);
                      Optional<String> text =
                          file.isPresent() && !m.source.isFolder(file.get())
                              ? m.source.read(file.get())
                              : Optional.empty();
                      return text.map(m::text).orElseGet(m::none);
                    }));
  }

  /// A folder and those above it, as far as the tree goes.
  private static List<String> foldersUp(String path) {
    var found = new ArrayList<String>();
    Optional<String> inTree = Paths.inTree(path);
    for (String at = inTree.orElse(""); !at.isEmpty(); at = TreePaths.parent(at)) {
      found.add(Paths.absolute(at));
    }
    if (inTree.isPresent()) {
      found.add(Paths.absolute(""));
    }
    return found;
  }

  private static void texts(Names names) {
    names
        .function("_url_stripped", (m, a) -> plain(m, a, url -> m.text(Urls.stripped(url))))
        .function(
            "_all_in",
            (m, a) -> {
              String set = text(m, a.positional().get(1));
              return plain(
                  m, a, text -> m.diagram.truth(text.chars().allMatch(c -> set.indexOf(c) >= 0)));
            })
        .function(
            "_percent_decoded",
            (m, a) -> {
              boolean isForm = a.positional().get(1) == m.diagram.always;
              return plain(m, a, text -> m.text(Urls.decoded(text, isForm)));
            })
        .function(
            "_percent_encoded",
            (m, a) -> {
              String safe = text(m, a.positional().get(1));
              boolean isForm = a.positional().get(2) == m.diagram.always;
              return plain(m, a, text -> m.text(Urls.encoded(text, safe, isForm)));
            })
        .function("_shell_split", Intrinsics::shellSplit)
        .function(
            "_dotenv_bindings",
            (m, a) -> {
              boolean isNewer = a.positional().get(1) == m.diagram.always;
              return plain(m, a, text -> bindings(m, text, isNewer));
            });
  }

  private static Cases shellSplit(Machine m, Arguments arguments) {
    String delimiters = text(m, arguments.positional().get(1));
    return plain(
        m,
        arguments,
        text ->
            ShellWords.split(text, delimiters)
                .map(m::texts)
                .orElseGet(() -> m.raise("ValueError", "No closing quotation")));
  }

  private static Cases bindings(Machine m, String text, boolean isNewer) {
    var made = new ArrayList<Cases>();
    for (DotenvFile.Binding one : DotenvFile.parse(text, isNewer)) {
      made.add(m.tuple(List.of(m.text(one.name()), one.value().map(m::text).orElseGet(m::none))));
    }
    return m.list(made);
  }

  private static Cases each(
      Machine m, Arguments arguments, java.util.function.BiFunction<Machine, Value, Cases> body) {
    return m.each(first(arguments), one -> body.apply(m, one));
  }

  /// Does something with a text or a path; what is neither is not known, or has the wrong type.
  private static Cases plain(Machine m, Arguments arguments, Function<String, Cases> body) {
    return m.each(
        first(arguments),
        one ->
            switch (one) {
              case Value.Text(var text) -> body.apply(text);
              case Value.FilePath(var text) -> body.apply(text);
              case Value.Opaque _, Value.Symbol _ -> m.escaped(Operators.reason(m, one));
              default -> m.raise("TypeError", "expected a text");
            });
  }

  private static Cases isSymbolic(Machine m, Value value) {
    return m.diagram.truth(value instanceof Value.Symbol || value instanceof Value.Opaque);
  }

  private static Cases isUnknown(Machine m, Value value) {
    return m.diagram.truth(value instanceof Value.Opaque);
  }

  private static Value.Opaque unknown(Machine m, Arguments arguments) {
    return m.unknown(
        text(m, arguments.positional().get(0)), text(m, arguments.positional().get(1)));
  }

  private static String text(Machine m, Cases cases) {
    return m.diagram.narrow(cases, m.guard()) instanceof Cases.Leaf leaf
        ? Formatting.plain(leaf.value())
        : "it varies";
  }
}
