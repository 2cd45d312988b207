package dev.undebug.project;

import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Where `import` looks: the folders of the tree that are on `sys.path`, in order.
///
/// @param roots relative folders; the root of the tree is empty
public record ModulePaths(Tree tree, List<String> roots) {

  /// The file that a dotted name stands for.
  ///
  /// @param path the module's file; for a package its `__init__.py`; for a namespace package the
  ///   folder
  public record Found(String name, String path, Form form) {}

  /// What kind of thing is imported.
  public enum Form {
    MODULE,
    PACKAGE,
    /// A folder without `__init__.py`.
    NAMESPACE
  }

  public ModulePaths {
    roots = List.copyOf(roots);
  }

  /// The file that `import name` would run; in a project template `{{ name }}` stands for a folder
  /// of that name, with or without its braces. It is found as CPython finds it: the first root that
  /// has the package or the module wins, a package before a module; folders without `__init__.py`
  /// count only when no root has either.
  public Optional<Found> find(String name) {
    if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("..")) {
      return Optional.empty();
    }
    if (name.contains("{{")) {
      String squeezed = name.replaceAll("\\s", "");
      var found = find(name, squeezed.replaceAll("\\.(?![^{]*}})", "/"));
      return found.isPresent()
          ? found
          : find(name, squeezed.replace("{{", "").replace("}}", "").replace('.', '/'));
    }
    return find(name, name.replace('.', '/'));
  }

  private Optional<Found> find(String name, String below) {
    for (String root : roots) {
      String path = TreePaths.join(root, below);
      if (tree.hasFile(path + "/__init__.py")) {
        return Optional.of(new Found(name, path + "/__init__.py", Form.PACKAGE));
      }
      for (String ending : PythonFiles.ENDINGS) {
        if (tree.hasFile(path + ending)) {
          return Optional.of(new Found(name, path + ending, Form.MODULE));
        }
      }
    }
    for (String root : roots) {
      String path = TreePaths.join(root, below);
      if (tree.hasFolder(path)) {
        return Optional.of(new Found(name, path, Form.NAMESPACE));
      }
    }
    return Optional.empty();
  }

  /// The text of the file that a dotted name stands for; empty for a namespace package.
  public Optional<SourceText> text(String name) {
    return find(name).flatMap(found -> tree.text(found.path()));
  }

  /// The dotted name under which a file would be imported: from the deepest root that holds it.
  public Optional<String> nameOf(String path) {
    return namesOf(path).stream().findFirst();
  }

  /// The dotted names under which a file could be imported, that from the deepest root first.
  List<String> namesOf(String path) {
    String module = PythonFiles.withoutEnding(path);
    if (module.endsWith("/__init__")) {
      module = TreePaths.parent(module);
    }
    var names = new TreeMap<Integer, String>(Comparator.reverseOrder());
    for (String root : roots) {
      // A package's own folder, on the path by mistake, gives its `__init__` no name.
      if (TreePaths.isWithin(path, root) && !module.equals(root)) {
        String below = root.isEmpty() ? module : module.substring(root.length() + 1);
        names.putIfAbsent(root.length(), below.replace('/', '.'));
      }
    }
    return List.copyOf(names.values());
  }
}
