package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Dialect;
import dev.undebug.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A namespace in which code runs.
public final class Scope {

  /// What kind of code it is.
  enum Kind {
    MODULE,
    CLASS,
    FUNCTION,
    COMPREHENSION
  }

  /// The file that code stands in.
  ///
  /// @param packageName against which relative imports are resolved
  /// @param isModel whether it describes a library; then the places of what happens in it are those
  ///   of the code that calls it
  record File(SourceText source, Dialect dialect, String packageName, boolean isModel) {

    /// Before the first module is entered.
    static final File NONE = new File(new SourceText("", ""), Dialect.PYTHON_3, "");

    File(SourceText source, Dialect dialect, String packageName) {
      this(source, dialect, packageName, false);
    }
  }

  final Kind kind;
  final File file;
  final Map<String, Cases> slots;
  final Set<String> declaredGlobal = new HashSet<>();
  final Set<String> declaredNonlocal = new HashSet<>();
  final Map<String, List<Assignment>> assignments;

  /// The names a function assigns; only these are its own.
  final Set<String> own = new HashSet<>();

  /// Under which guard a star import of something that cannot be followed may have set any name.
  final List<Flood> floods;

  /// Code that cannot be followed and that was called for what it does: it may have set names by
  /// way of its caller's frame.
  final List<Value.Opaque> foreign;

  /// What a class body says of its names' types, as it is written.
  final Map<String, String> annotations = new LinkedHashMap<>();

  private final List<Scope> outer;

  /// Where a function or comprehension was entered; its own names are not looked at elsewhere.
  Optional<Cases> entry = Optional.empty();

  /// The class whose body a function stands in, for `super()`.
  Optional<ClassObject> definingClass = Optional.empty();

  /// Any name may have been set.
  record Flood(Cases guard, Value.Opaque content) {}

  /// A name was set.
  record Assignment(Cases guard, Cases value, dev.undebug.source.Place place, Origin origin) {}

  /// How a name was set.
  ///
  /// @param from the namespace that a value was imported from; empty otherwise
  record Origin(String description, List<Scope> from, String name) {}

  private Scope(Kind kind, File file, List<Scope> outer) {
    this.kind = kind;
    this.file = file;
    this.outer = outer;
    this.slots = new LinkedHashMap<>();
    this.assignments = new LinkedHashMap<>();
    this.floods = new ArrayList<>();
    this.foreign = new ArrayList<>();
  }

  private Scope(File file, Scope same) {
    this.kind = same.kind;
    this.file = file;
    this.outer = same.outer;
    this.slots = same.slots;
    this.assignments = same.assignments;
    this.floods = same.floods;
    this.foreign = same.foreign;
  }

  /// The same namespace, for the code of another file.
  Scope inFile(File other) {
    return new Scope(other, this);
  }

  static Scope ofModule(File file) {
    return new Scope(Kind.MODULE, file, List.of());
  }

  static Scope within(Kind kind, Scope outer) {
    return new Scope(kind, outer.file, List.of(outer));
  }

  /// The module's namespace.
  Scope globals() {
    Scope at = this;
    while (!at.outer.isEmpty()) {
      at = at.outer.getFirst();
    }
    return at;
  }

  /// The next namespace that a function looks in.
  Optional<Scope> outer() {
    return outer.isEmpty() ? Optional.empty() : Optional.of(outer.getFirst());
  }
}
