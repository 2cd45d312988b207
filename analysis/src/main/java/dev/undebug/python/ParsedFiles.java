package dev.undebug.python;

import dev.undebug.source.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The Python files of a tree that were parsed, for whoever asks next: no file is parsed twice in
/// one dialect.
///
/// What is asked for by its path is kept. What somebody comes by who goes through all files, each
/// for everybody who wants it, is not: the trees of a large project take a hundred times its text.
public final class ParsedFiles {

  private final Tree tree;
  private final Map<File, Module> kept = new ConcurrentHashMap<>();

  /// What files read as whose dialect is not known.
  private final Map<String, Module> guessed = new ConcurrentHashMap<>();

  private record File(String path, Dialect dialect) {}

  private ParsedFiles(Tree tree) {
    this.tree = tree;
  }

  /// Those of a tree.
  public static ParsedFiles of(Tree tree) {
    return tree.once(ParsedFiles.class, ParsedFiles::new);
  }

  /// A file, kept from now on; empty where it cannot be read.
  public Optional<Module> read(String path, Dialect dialect) {
    var file = new File(path, dialect);
    Module known = kept.get(file);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Module> read = tree.bytes(path).map(bytes -> Python.read(path, bytes, dialect));
    read.ifPresent(module -> kept.put(file, module));
    return read;
  }

  /// A file in the dialect that it is written in, judged by itself; kept from now on.
  public Optional<Module> read(String path) {
    // What is Python 3 is read as that.
    Module python3 = kept.get(new File(path, Dialect.PYTHON_3));
    Module known = python3 != null && python3.problems().isEmpty() ? python3 : guessed.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Module> read = tree.bytes(path).map(bytes -> Python.read(path, bytes));
    read.ifPresent(
        module -> {
          guessed.put(path, module);
          kept.put(new File(path, module.dialect()), module);
        });
    return read;
  }

  /// A file that somebody comes by, and looks at once.
  ///
  /// @param bytes what it holds
  public Module pass(String path, byte[] bytes, Dialect dialect) {
    Module known = kept.get(new File(path, dialect));
    return known == null ? Python.read(path, bytes, dialect) : known;
  }
}
