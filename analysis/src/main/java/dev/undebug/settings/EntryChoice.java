package dev.undebug.settings;

import dev.undebug.python.Module;
import dev.undebug.python.Python;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Evaluator;
import dev.undebug.python.evaluate.ModuleSource;
import dev.undebug.python.evaluate.Test;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The settings modules that an entry point names, which decides that while it runs: its module is
/// evaluated, and asked for the variable that it leaves behind.
final class EntryChoice {

  private static final String NAME = "DJANGO_SETTINGS_MODULE";

  /// A module of ours; nobody else's can have a name with a blank.
  private static final String ASKING = "undebug asks";

  /// Alternatives that a condition joins at most, before it is said to be unknown.
  private static final int MAX_JOINED = 64;

  private final ModuleSource source;
  private final int pythonMinor;

  EntryChoice(ModuleSource source, int pythonMinor) {
    this.source = source;
    this.pythonMinor = pythonMinor;
  }

  /// The modules by name, each with when it is chosen; empty when it cannot be told.
  ///
  /// @param entry the dotted name of the entry point
  Map<String, List<Alternative>> modules(String entry, Environment environment) {
    var asked = new Evaluator(asking(entry), pythonMinor).evaluate(ASKING, environment);
    Evaluation.Binding chosen = asked.names().get("CHOSEN");
    var modules = new LinkedHashMap<String, List<Alternative>>();
    if (chosen == null) {
      return modules;
    }
    for (Case one : chosen.cases()) {
      if (one.outcome() instanceof Case.Outcome.Is(var value) && !add(value, one.when(), modules)) {
        return Map.of();
      }
      if (one.outcome() instanceof Case.Outcome.Unknown) {
        return Map.of();
      }
    }
    return modules;
  }

  private static boolean add(
      Datum value, List<Alternative> when, Map<String, List<Alternative>> modules) {
    return switch (value) {
      case Datum.Text(var module) -> {
        modules.computeIfAbsent(module, _ -> new ArrayList<>()).addAll(when);
        yield !module.isEmpty();
      }
      // What the environment itself names is another deployment's business.
      case Datum.FromVariable(var variable, var after) -> variable.equals(NAME) && after.isEmpty();
      case Datum.OneOf(var cases) ->
          cases.stream()
              .allMatch(
                  one ->
                      one.outcome() instanceof Case.Outcome.Is(var inner)
                          && add(inner, join(when, one.when()), modules));
      case Datum.None _, Datum.Bool _, Datum.Int _, Datum.Real _, Datum.Bytes _ -> false;
      case Datum.Sequence _, Datum.Mapping _, Datum.PathOf _, Datum.Thing _ -> false;
      case Datum.Unknown _, Datum.Unset _ -> false;
    };
  }

  /// Both conditions at once; what the chosen module's name itself is tested for is left out.
  static List<Alternative> join(List<Alternative> first, List<Alternative> second) {
    var joined = new ArrayList<Alternative>();
    for (Alternative one : first) {
      for (Alternative other : second) {
        if (joined.size() < MAX_JOINED) {
          joined.add(join(one, other));
        }
      }
    }
    return joined;
  }

  private static Alternative join(Alternative one, Alternative other) {
    var env = new TreeMap<String, List<Test>>(one.env());
    other.env().forEach((name, tests) -> env.merge(name, tests, EntryChoice::both));
    env.remove(NAME);
    return new Alternative(
        env,
        both(one.files(), other.files()),
        both(one.modules(), other.modules()),
        both(one.argv(), other.argv()),
        both(one.host(), other.host()),
        one.why().isEmpty() ? other.why() : one.why(),
        one.owner().isEmpty() ? other.owner() : one.owner());
  }

  private static List<Test> both(List<Test> one, List<Test> other) {
    var all = new ArrayList<>(one);
    other.stream().filter(test -> !one.contains(test)).forEach(all::add);
    return all;
  }

  private static SortedMap<String, Boolean> both(
      Map<String, Boolean> one, Map<String, Boolean> other) {
    var all = new TreeMap<>(one);
    all.putAll(other);
    return all;
  }

  private ModuleSource asking(String entry) {
    String text =
        """
        import os
        import %s
        CHOSEN = os.environ.get("%s", "")
        """
            .formatted(entry, NAME);
    Module module = Python.read("", text.getBytes(StandardCharsets.UTF_8));
    return new ModuleSource() {
      @Override
      public Lookup module(String dottedName) {
        return dottedName.equals(ASKING)
            ? new Lookup.Found("", false, module)
            : source.module(dottedName);
      }

      @Override
      public Lookup file(String path) {
        return source.file(path);
      }

      @Override
      public boolean exists(String path) {
        return source.exists(path);
      }

      @Override
      public boolean isFolder(String path) {
        return source.isFolder(path);
      }

      @Override
      public Optional<String> read(String path) {
        return source.read(path);
      }

      @Override
      public List<String> list(String folder) {
        return source.list(folder);
      }
    };
  }
}
