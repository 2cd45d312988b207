package dev.undebug.python.evaluate.machine;

import dev.undebug.python.evaluate.Entry;
import dev.undebug.python.evaluate.ModuleSource.Lookup;

/// An entry point: what a process runs before Django loads the settings.
public final class Entering {
  private Entering() {}

  /// Runs an entry point until Django starts; leaves the guard where the settings are loaded.
  static void run(Machine m, Entry entry) {
    m.isEntering = true;
    if (entry.isScript()) {
      runScript(m, entry);
    } else {
      m.imports.load(entry.module());
    }
    m.isEntering = false;
    for (Exit exit : m.exits) {
      if (exit instanceof Exit.Begins(var guard)) {
        m.guard = m.diagram.or(m.guard, guard);
      }
    }
    m.exits.removeIf(Exit.Begins.class::isInstance);
    if (!entry.choosing().isEmpty()) {
      Cases named = Environ.read(m, Entry.SETTINGS);
      Cases isIt =
          m.each(named, value -> m.operators.equal(value, new Value.Text(entry.choosing())));
      m.guard = m.diagram.and(m.guard, isIt);
    }
  }

  private static void runScript(Machine m, Entry entry) {
    if (m.source.file(entry.path()) instanceof Lookup.Found(var path, _, var module)) {
      var file = new Scope.File(module.source(), module.dialect(), entry.packageName());
      m.imports.execute("__main__", path, file, module.body());
    } else {
      m.lose("the file " + entry.path() + " cannot be read", entry.path());
    }
  }

  /// Django starts: of the entry point that is being run, what comes after is of no interest.
  public static Cases begin(Machine m) {
    if (!m.isEntering) {
      return m.opaque("what Django gives its servers", "django");
    }
    if (m.isReached()) {
      m.leave(m.exits, new Exit.Begins(m.guard));
      m.guard = m.diagram.never;
    }
    return m.diagram.unreached;
  }
}
