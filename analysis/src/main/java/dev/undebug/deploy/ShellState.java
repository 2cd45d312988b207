package dev.undebug.deploy;

import dev.undebug.source.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a shell knows while it runs a script.
///
/// @param exported what the processes it starts will find
/// @param locals its other variables
/// @param arguments `$1`, `$2`, …
/// @param folder the working directory
/// @param exportsAll `set -a`
/// @param isOver whether it has been left by `exec`, `exit` or `return`
record ShellState(
    Environment exported,
    SortedMap<String, Variable> locals,
    List<String> arguments,
    String folder,
    boolean exportsAll,
    boolean isOver)
    implements Template.Scope {

  static ShellState start(Environment environment, List<String> arguments, String folder) {
    return new ShellState(environment, new TreeMap<>(), arguments, folder, false, false);
  }

  @Override
  public Optional<Variable> find(String name) {
    if (name.matches("[0-9]{1,3}")) {
      int index = Integer.parseInt(name);
      return index >= 1 && index <= arguments.size()
          ? Optional.of(new Variable.Set(arguments.get(index - 1), Place.ofFile("$" + name)))
          : Optional.empty();
    }
    if (name.equals("@") || name.equals("*")) {
      return Optional.of(new Variable.Set(String.join(" ", arguments), Place.ofFile("$@")));
    }
    if (name.equals("#")) {
      return Optional.of(new Variable.Set(Integer.toString(arguments.size()), Place.ofFile("$#")));
    }
    Variable local = locals.get(name);
    return local == null ? exported.find(name) : Optional.of(local);
  }

  ShellState assign(String name, Variable value, boolean export) {
    if (export || exportsAll || exported.find(name).isPresent()) {
      var rest = new TreeMap<>(locals);
      rest.remove(name);
      return new ShellState(
          exported.with(name, value), rest, arguments, folder, exportsAll, isOver);
    }
    var more = new TreeMap<>(locals);
    more.put(name, value);
    return new ShellState(exported, more, arguments, folder, exportsAll, isOver);
  }

  ShellState export(String name) {
    Variable local = locals.get(name);
    return local == null ? this : assign(name, local, true);
  }

  ShellState withFolder(String to) {
    return new ShellState(exported, locals, arguments, to, exportsAll, isOver);
  }

  ShellState withArguments(List<String> to) {
    return new ShellState(exported, locals, to, folder, exportsAll, isOver);
  }

  ShellState withExportsAll(boolean all) {
    return new ShellState(exported, locals, arguments, folder, all, isOver);
  }

  ShellState over() {
    return new ShellState(exported, locals, arguments, folder, exportsAll, true);
  }

  /// With a file that is not in the tree and may set more.
  ShellState openTo(String file, String script) {
    var owner =
        new Environment.Owner(
            file + " (not in the tree)", script + " reads it", Place.ofFile(script));
    return new ShellState(exported.openTo(owner), locals, arguments, folder, exportsAll, isOver);
  }

  /// What is known after one of two ways was taken, and we do not know which.
  ///
  /// @param why the undecided condition, as one sentence
  /// @param owner who decides it
  ShellState or(ShellState other, String owner, String why) {
    if (isOver) {
      return other;
    }
    if (other.isOver) {
      return this;
    }
    var result = this;
    var names = new LinkedHashSet<String>(exported.variables().keySet());
    names.addAll(other.exported.variables().keySet());
    names.addAll(locals.keySet());
    names.addAll(other.locals.keySet());
    for (String name : names) {
      var mine = find(name);
      var theirs = other.find(name);
      if (!same(mine, theirs)) {
        boolean isExported =
            exported.find(name).isPresent() || other.exported.find(name).isPresent();
        result = result.assign(name, either(mine, theirs, owner, why), isExported);
      }
    }
    return result;
  }

  private static boolean same(Optional<Variable> mine, Optional<Variable> theirs) {
    if (mine.isPresent()
        && theirs.isPresent()
        && mine.get() instanceof Variable.Set(var text, _, _)
        && theirs.get() instanceof Variable.Set(var other, _, _)) {
      return text.equals(other);
    }
    return mine.equals(theirs);
  }

  private static Variable either(
      Optional<Variable> mine, Optional<Variable> theirs, String owner, String why) {
    var examples = new LinkedHashSet<String>();
    Place place = Place.ofFile(owner);
    for (var side : List.of(theirs, mine)) {
      if (side.isPresent()) {
        place = side.get().place();
        switch (side.get()) {
          case Variable.Set(var text, _, _) -> examples.add(text);
          case Variable.Free free -> examples.addAll(free.examples());
          case Variable.Unset _ -> {}
        }
      }
    }
    return new Variable.Free(owner, why, List.copyOf(examples), place, List.of());
  }
}
