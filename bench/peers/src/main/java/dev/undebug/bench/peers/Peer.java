package dev.undebug.bench.peers;

/// A parser of Python behind the one face that they are measured through.
interface Peer {

  /// Builds the tree of a file.
  ///
  /// @return whether the file was read whole, without an error
  boolean read(String path, String text);

  /// A parser by its name; only its own classes are loaded.
  static Peer of(String name) {
    return switch (name) {
      case "undebug" -> new Undebug();
      case "graalpy" -> new GraalPy();
      case "joern" -> new Joern();
      case "sonar" -> new Sonar();
      case "tree-sitter" -> new TreeSitter();
      case "none" -> (_, _) -> true;
      default -> throw new IllegalArgumentException("no parser is called " + name);
    };
  }
}
