package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Dialect;
import dev.undebug.python.Statement;
import dev.undebug.python.evaluate.ModuleSource.Lookup;
import java.util.HashSet;
import java.util.Set;

/// What the names of modules mean in the file that is being run.
final class ImportNames {

  private final Machine m;

  /// Files of Python 2 that look for modules as Python 3 does.
  private final Set<String> absolute = new HashSet<>();

  ImportNames(Machine m) {
    this.m = m;
  }

  /// Remembers what `from __future__ import …` changes.
  void future(Statement.ImportFrom from) {
    if (from.names().stream().anyMatch(alias -> alias.name().equals("absolute_import"))) {
      absolute.add(m.scope.file.source().path());
    }
  }

  /// What a name after `from` means.
  ///
  /// @param level the dots before it
  String absolute(String module, int level) {
    if (level == 0) {
      return implied(module);
    }
    String base = m.scope.file.packageName();
    for (int i = 1; i < level; i++) {
      base = base.contains(".") ? base.substring(0, base.lastIndexOf('.')) : "";
    }
    return module.isEmpty() ? base : base.isEmpty() ? module : base + "." + module;
  }

  /// What a name without dots before it means: Python 2 looks beside the module first, unless that
  /// says `from __future__ import absolute_import`.
  String implied(String name) {
    Scope.File file = m.scope.file;
    if (file.dialect() != Dialect.PYTHON_2
        || file.isModel()
        || file.packageName().isEmpty()
        || absolute.contains(file.source().path())) {
      return name;
    }
    int dot = name.indexOf('.');
    String beside = file.packageName() + "." + (dot < 0 ? name : name.substring(0, dot));
    return switch (m.source.module(beside)) {
      case Lookup.Found _, Lookup.Broken _ -> file.packageName() + "." + name;
      case Lookup.Namespace _, Lookup.Missing _ -> name;
    };
  }
}
