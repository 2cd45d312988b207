package dev.undebug.deploy;

import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text with references to variables in it, as deployment files have them.
record Template(List<Part> parts) {

  /// Longer values are not expanded: a few lines can double a text beyond any memory. Linux gives a
  /// single variable twice as much (MAX_ARG_STRLEN, 131,072 bytes).
  private static final int MAX_LENGTH = 64 * 1024;

  /// A piece of the text.
  sealed interface Part {}

  record Text(String text) implements Part {}

  /// A reference such as `${NAME:-alternative}`.
  ///
  /// @param written as it stands in the file
  record Reference(String name, Operator operator, Template alternative, String written)
      implements Part {}

  /// What only the running program knows: `$(hostname)`, `${NAME##*/}`.
  record Computed(String written) implements Part {}

  /// What stands between a name and its alternative; the forms with a colon treat empty as unset.
  enum Operator {
    NONE(""),
    DEFAULT("-"),
    DEFAULT_IF_EMPTY(":-"),
    ASSIGN("="),
    ASSIGN_IF_EMPTY(":="),
    REQUIRED("?"),
    REQUIRED_NOT_EMPTY(":?"),
    ALTERNATE("+"),
    ALTERNATE_NOT_EMPTY(":+");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    boolean treatsEmptyAsUnset() {
      return sign.startsWith(":");
    }
  }

  /// What became of a template in one environment.
  sealed interface Expansion {
    record Known(String text) implements Expansion {}

    /// Somebody outside the tree decides.
    record Open(Variable.Free by) implements Expansion {}

    /// The program that expands it stops.
    record Fails(String why) implements Expansion {}
  }

  /// Where names are looked up.
  interface Scope {
    Optional<Variable> find(String name);

    /// What an unset name without an alternative becomes.
    default String unset(Reference reference) {
      return "";
    }

    /// Who is asked for a name that nothing says, and that has no alternative; empty where nobody
    /// is.
    default Optional<Variable.Free> asked(String name, Place place) {
      return Optional.empty();
    }
  }

  Template {
    parts = List.copyOf(parts);
  }

  static Template of(String text) {
    return new Template(text.isEmpty() ? List.of() : List.of(new Text(text)));
  }

  /// The text with every reference replaced.
  ///
  /// @param place where the template is written
  Expansion expand(Scope scope, Place place) {
    var text = new StringBuilder();
    for (Part part : parts) {
      switch (expand(part, scope, place)) {
        case Expansion.Known(var known) when text.length() + known.length() > MAX_LENGTH -> {
          return new Expansion.Open(
              new Variable.Free(
                  "the running process",
                  "the value is longer than %,d characters".formatted(MAX_LENGTH),
                  place));
        }
        case Expansion.Known(var known) -> text.append(known);
        case Expansion.Open open -> {
          return parts.size() == 1 ? open : madeOf(open);
        }
        case Expansion.Fails fails -> {
          return fails;
        }
      }
    }
    return new Expansion.Known(text.toString());
  }

  private static Expansion madeOf(Expansion.Open open) {
    var by = open.by();
    return new Expansion.Open(new Variable.Free(by.owner(), by.why(), by.place()));
  }

  static Expansion expand(Part part, Scope scope, Place place) {
    return switch (part) {
      case Text(var text) -> new Expansion.Known(text);
      case Computed(var written) ->
          new Expansion.Open(
              new Variable.Free(
                  "the running process", "`" + written + "` is computed when it starts", place));
      case Reference reference -> expand(reference, scope, place);
    };
  }

  private static Expansion expand(Reference reference, Scope scope, Place place) {
    var found = scope.find(reference.name());
    if (found.isPresent() && found.get() instanceof Variable.Free free) {
      return new Expansion.Open(withExample(free, reference, scope, place));
    }
    boolean isSet =
        found.isPresent()
            && found.get() instanceof Variable.Set(var text, _, _)
            && !(text.isEmpty() && reference.operator().treatsEmptyAsUnset());
    return switch (reference.operator()) {
      case NONE -> {
        var asked =
            found.isEmpty()
                ? scope.asked(reference.name(), place)
                : Optional.<Variable.Free>empty();
        yield asked.isPresent()
            ? new Expansion.Open(asked.get())
            : new Expansion.Known(isSet ? text(found) : scope.unset(reference));
      }
      case DEFAULT, DEFAULT_IF_EMPTY, ASSIGN, ASSIGN_IF_EMPTY ->
          isSet ? new Expansion.Known(text(found)) : reference.alternative().expand(scope, place);
      case REQUIRED, REQUIRED_NOT_EMPTY ->
          isSet
              ? new Expansion.Known(text(found))
              : new Expansion.Fails("`" + reference.written() + "` needs " + reference.name());
      case ALTERNATE, ALTERNATE_NOT_EMPTY ->
          isSet ? reference.alternative().expand(scope, place) : new Expansion.Known("");
    };
  }

  private static Variable.Free withExample(
      Variable.Free free, Reference reference, Scope scope, Place place) {
    boolean hasDefault =
        switch (reference.operator()) {
          case DEFAULT, DEFAULT_IF_EMPTY, ASSIGN, ASSIGN_IF_EMPTY -> true;
          case NONE, REQUIRED, REQUIRED_NOT_EMPTY, ALTERNATE, ALTERNATE_NOT_EMPTY -> false;
        };
    var examples = new ArrayList<>(free.examples());
    if (hasDefault
        && reference.alternative().expand(scope, place) instanceof Expansion.Known(var text)) {
      examples.add(text);
    }
    return new Variable.Free(free.owner(), free.why(), examples, free.place(), free.shadowed());
  }

  private static String text(Optional<Variable> found) {
    return found.orElseThrow() instanceof Variable.Set(var text, _, _) ? text : "";
  }

  /// The expansion as a variable of its own.
  static Variable variable(Expansion expansion, Place place) {
    return switch (expansion) {
      case Expansion.Known(var text) -> new Variable.Set(text, place);
      case Expansion.Open(var by) ->
          new Variable.Free(by.owner(), by.why(), by.examples(), place, List.of());
      case Expansion.Fails(var why) -> new Variable.Free("whoever starts it", why, place);
    };
  }
}
