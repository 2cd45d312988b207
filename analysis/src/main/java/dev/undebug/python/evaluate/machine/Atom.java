package dev.undebug.python.evaluate.machine;

/// Something that the program cannot know.
public sealed interface Atom {

  /// An environment variable.
  record Variable(String name, String owner) implements Atom {}

  /// Whether a path of the tree exists.
  record FileExists(String path) implements Atom {}

  /// Whether a module can be imported.
  record Importable(String module) implements Atom {}

  /// The arguments of the process.
  record Arguments() implements Atom {}

  /// The name of the machine.
  record Host() implements Atom {}

  /// A text that is made while running; all that is known of it is that it is not empty.
  record SomeText(int number, String why, String owner) implements Atom {}

  /// A truth that nobody models; every one is its own.
  record Unmodelled(int number, String why, String owner) implements Atom {}
}
