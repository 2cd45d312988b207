package dev.undebug.project;

import java.util.List;

/// Which files of a tree are Python modules.
public final class PythonFiles {

  /// `.py-tpl` is what `startproject --template` writes as `.py`.
  public static final List<String> ENDINGS = List.of(".py", ".py-tpl");

  private PythonFiles() {}

  public static boolean isPython(String path) {
    return ENDINGS.stream().anyMatch(path::endsWith);
  }

  public static String withoutEnding(String path) {
    int dot = path.lastIndexOf(".py");
    return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
  }
}
