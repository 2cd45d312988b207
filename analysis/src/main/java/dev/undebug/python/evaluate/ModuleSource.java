package dev.undebug.python.evaluate;

import dev.undebug.python.Module;
import java.util.List;
import java.util.Optional;

/// Where the evaluator finds code and files. An implementation never leaves the analysed tree.
///
/// Paths are relative to the root of the tree, with forward slashes.
public interface ModuleSource {

  /// What a dotted name stands for.
  sealed interface Lookup {

    /// A file that was read.
    ///
    /// @param path the file
    /// @param isPackage whether it is the `__init__.py` of a package
    record Found(String path, boolean isPackage, Module module) implements Lookup {}

    /// A folder without `__init__.py`.
    record Namespace(String path) implements Lookup {}

    /// Nothing of the tree has that name.
    ///
    /// @param expectedPath where the tree would have it when its parent package is in the tree;
    ///   empty when the name is none of the tree's
    record Missing(String expectedPath) implements Lookup {}

    /// The file is there and cannot be read as Python.
    record Broken(String path, String why) implements Lookup {}
  }

  /// The module that `import name` would run.
  Lookup module(String dottedName);

  /// The Python of one file, whatever its name; for `exec`, `execfile` and `include`.
  Lookup file(String path);

  /// Whether a file or folder is there.
  boolean exists(String path);

  /// Whether a folder is there.
  boolean isFolder(String path);

  /// The text of a file; empty when it is not there, too large, or not text.
  Optional<String> read(String path);

  /// The names in a folder, sorted.
  List<String> list(String folder);
}
