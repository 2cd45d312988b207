package dev.undebug.project;

import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the packages around an entry point import, and so what runs before it does: Python imports
/// `shop/__init__.py` before `shop/wsgi.py`, and Celery's own documentation has it import
/// `shop/celery.py`, which names settings with `setdefault` as well. The first to name some wins.
final class PackageImports {

  private static final Pattern IMPORT =
      Pattern.compile(
          "\\s*(?:from\\s+([\\w.]+)\\s+import\\s+(.+)|import\\s+([\\w.]+)(?:\\s+as\\s+\\w+)?)\\s*",
          Pattern.DOTALL);

  private final Tree tree;
  private final ModulePaths modules;

  PackageImports(Tree tree, ModulePaths modules) {
    this.tree = tree;
    this.modules = modules;
  }

  /// The files of the tree that the packages of a module import themselves.
  ///
  /// @param module dotted
  List<String> before(String module) {
    var files = new ArrayList<String>();
    for (int dot = module.lastIndexOf('.'); dot > 0; dot = module.lastIndexOf('.', dot - 1)) {
      String name = module.substring(0, dot);
      modules
          .find(name)
          .filter(found -> TreePaths.name(found.path()).equals("__init__.py"))
          .flatMap(found -> tree.text(found.path()))
          .ifPresent(
              text -> {
                for (var line : PythonLines.read(text)) {
                  Matcher found = IMPORT.matcher(line.text());
                  if (found.matches()) {
                    imported(found, name, files);
                  }
                }
              });
    }
    return files;
  }

  private void imported(Matcher line, String within, List<String> files) {
    if (line.group(3) != null) {
      add(line.group(3), files);
      return;
    }
    String from = absolute(line.group(1), within);
    if (!from.isEmpty()) {
      add(from, files);
      for (String name : line.group(2).split("[\\s,()]+")) {
        if (name.matches("\\w+")) {
          add(from + "." + name, files);
        }
      }
    }
  }

  /// A name as `from` has it; empty where it leads above the root.
  private static String absolute(String written, String within) {
    String rest = written.replaceFirst("^\\.+", "");
    int dots = written.length() - rest.length();
    if (dots == 0) {
      return rest;
    }
    String base = within;
    for (int i = 1; i < dots; i++) {
      base = base.contains(".") ? base.substring(0, base.lastIndexOf('.')) : "";
    }
    return rest.isEmpty() || base.isEmpty() ? base : base + "." + rest;
  }

  private void add(String name, List<String> files) {
    modules.find(name).ifPresent(found -> files.add(found.path()));
  }
}
