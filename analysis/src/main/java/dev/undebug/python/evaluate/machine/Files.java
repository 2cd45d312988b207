package dev.undebug.python.evaluate.machine;

import java.util.List;
import java.util.Optional;

/// Files, as the analysed program sees them.
public final class Files {
  private Files() {}

  public static Cases exists(Machine m, String path) {
    return present(m, path, Optional.empty());
  }

  public static Cases isFile(Machine m, String path) {
    return present(m, path, Optional.of(false));
  }

  public static Cases isFolder(Machine m, String path) {
    return present(m, path, Optional.of(true));
  }

  private static Cases present(Machine m, String path, Optional<Boolean> asFolder) {
    Optional<String> inTree = Paths.inTree(path);
    if (inTree.isPresent() && m.source.exists(inTree.get())) {
      return m.diagram.truth(
          asFolder.isEmpty() || asFolder.get() == m.source.isFolder(inTree.get()));
    }
    return absent(m, inTree.orElse(Paths.shown(path)), inTree.isPresent());
  }

  /// Whether a path that the tree lacks exists where the program runs.
  public static Cases absent(Machine m, String path, boolean inTree) {
    boolean isAbsent =
        switch (m.environment.world()) {
          case GIVEN -> true;
          case SHIPPED -> inTree;
          case ANY -> false;
        };
    return isAbsent
        ? m.diagram.never
        : m.predicate(new Atom.FileExists(path), List.of(), new Predicate.Check.Holds());
  }

  /// The text of a file; raises where it is missing.
  public static Cases read(Machine m, String path) {
    Optional<String> inTree = Paths.inTree(path);
    Optional<String> text = inTree.flatMap(m.source::read);
    if (text.isPresent()) {
      m.filesByText.put(text.get(), inTree.orElse(path));
      return m.text(text.get());
    }
    if (inTree.isPresent() && m.source.exists(inTree.get())) {
      return m.escaped(m.unknown("the file " + inTree.get() + " cannot be read", inTree.get()));
    }
    String shown = inTree.orElse(Paths.shown(path));
    return m.branch(
        absent(m, shown, inTree.isPresent()),
        () -> m.opaque("the file " + shown + " is not in the tree", shown),
        () -> m.raise("FileNotFoundError", "No such file or directory: " + Repr.quote(shown)));
  }

  /// `open(path)` for reading; the content is read at once.
  public static Cases open(Machine m, Cases path) {
    return m.each(
        path,
        value -> {
          if (!(value instanceof Value.Text) && !(value instanceof Value.FilePath)) {
            return m.escaped(Operators.reason(m, value));
          }
          Cases content = read(m, Repr.plain(value));
          return m.isReached() ? file(m, content) : m.diagram.unreached;
        });
  }

  /// A file object that holds a text.
  static Cases file(Machine m, Cases content) {
    var file = new Instance(m.clean(), m.builtins.classOf("TextIOWrapper"));
    file.slots.put("content", content);
    file.slots.put("read", m.function("read", (_, _) -> content));
    file.slots.put("close", m.function("close", (machine, _) -> machine.none()));
    file.slots.put("readlines", m.function("readlines", (machine, _) -> lines(machine, content)));
    file.slots.put(
        "readline",
        m.function(
            "readline",
            (machine, _) ->
                machine.each(
                    lines(machine, content),
                    all ->
                        all instanceof ListObject list && !list.items.isEmpty()
                            ? list.items.getFirst().value()
                            : machine.text(""))));
    return m.of(file);
  }

  static Cases lines(Machine m, Cases content) {
    return m.each(
        content,
        value ->
            value instanceof Value.Text(var text)
                ? m.texts(List.of(text.isEmpty() ? new String[0] : text.split("(?<=\n)")))
                : m.operators.unknownFrom(value));
  }
}
