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
    if (m.filesWritten.contains(inTree.orElse(path))) {
      return m.maybe(m.unknown("whether " + Paths.shown(path) + " is written", "the machine"));
    }
    if (inTree.isPresent() && m.source.exists(inTree.get())) {
      return m.diagram.truth(
          asFolder.isEmpty() || asFolder.get() == m.source.isFolder(inTree.get()));
    }
    // A slash behind it asks for a folder, as it does everywhere.
    String ending = asFolder.orElse(false) && !path.endsWith("/") ? "/" : "";
    return absent(m, inTree.orElse(Paths.shown(path)) + ending, inTree.isPresent());
  }

  /// Whether a path that the tree lacks exists where the program runs.
  public static Cases absent(Machine m, String path, boolean inTree) {
    boolean isAbsent =
        switch (m.environment.world()) {
          case GIVEN -> true;
          case SHIPPED -> inTree && !m.environment.brought().contains(path);
          case ANY -> false;
        };
    return isAbsent
        ? m.diagram.never
        : m.predicate(new Atom.FileExists(path), List.of(), new Predicate.Check.Holds());
  }

  /// The text of a file; raises where it is missing.
  public static Cases read(Machine m, String path) {
    Optional<String> inTree = Paths.inTree(path);
    if (m.filesWritten.contains(inTree.orElse(path))) {
      return m.opaque("what the program writes to " + Paths.shown(path), Paths.shown(path));
    }
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

  /// `open(path, mode)`; what is read, is read at once.
  public static Cases open(Machine m, Cases path, Cases mode) {
    return m.each(
        path,
        mode,
        (value, how) -> {
          if (!(value instanceof Value.Text) && !(value instanceof Value.FilePath)) {
            return m.escaped(Operators.reason(m, value));
          }
          if (!(how instanceof Value.Text(var letters))) {
            return m.escaped(Operators.reason(m, how));
          }
          if (letters.chars().anyMatch(letter -> "wxa+".indexOf(letter) >= 0)) {
            return written(m, Repr.plain(value), letters);
          }
          Cases content = read(m, Repr.plain(value));
          return m.isReached() ? file(m, content) : m.diagram.unreached;
        });
  }

  /// A file that is opened to be written; what comes of that in the machine's folders is not known.
  private static Cases written(Machine m, String path, String mode) {
    Optional<String> inTree = Paths.inTree(path);
    Cases exists = mode.contains("x") ? exists(m, path) : m.diagram.never;
    return m.branch(
        exists,
        () -> m.raise("FileExistsError", "File exists: " + Repr.quote(Paths.shown(path))),
        () -> {
          m.filesWritten.add(inTree.orElse(path));
          var why = m.unknown("whether " + Paths.shown(path) + " can be written", "the machine");
          Cases content = inTree.isPresent() ? m.of(why) : m.escaped(why);
          return m.isReached() ? file(m, content) : m.diagram.unreached;
        });
  }

  /// `path.write_text(…)`, `path.touch()`.
  static Cases write(Machine m, String path) {
    m.filesWritten.add(Paths.inTree(path).orElse(path));
    return m.opaque("the size of a file", "");
  }

  /// A file object that holds a text.
  static Cases file(Machine m, Cases content) {
    var file = new Instance(m.clean(), m.builtins.classOf("TextIOWrapper"));
    file.slots.put("content", content);
    file.slots.put("read", m.function("read", (_, _) -> content));
    for (String name : List.of("close", "write", "writelines", "flush", "seek", "truncate")) {
      file.slots.put(name, m.function(name, (machine, _) -> machine.none()));
    }
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
