package dev.undebug.python;

import java.util.Collection;

/// Decides which Python a project speaks.
public final class Dialects {

  private Dialects() {}

  /// Python 2, if a file of the project can only be that; a file that is both tells nothing.
  ///
  /// Files that are neither, and Python 3 files beside (a project that was half moved), make it
  /// Python 3 unless those that can only be Python 2 are more.
  public static Dialect of(Collection<Module> modules) {
    int only2 = 0;
    int only3 = 0;
    for (Module module : modules) {
      if (module.dialect() == Dialect.PYTHON_2 && module.problems().isEmpty()) {
        only2++;
      } else if (module.dialect() == Dialect.PYTHON_3
          && module.problems().isEmpty()
          && !Parser.parse(module.source(), Dialect.PYTHON_2).problems().isEmpty()) {
        only3++;
      }
    }
    return only2 > only3 ? Dialect.PYTHON_2 : Dialect.PYTHON_3;
  }
}
