package dev.undebug.page;

import java.util.List;

/// A Python value as `repr` or `pprint` wrote it. Every part knows where it stands in the text.
sealed interface Repr {

  /// The index of the part's first character.
  int start();

  /// One past its last character.
  int end();

  /// A text or bytes literal, or several in a row, with escapes taken off.
  record Text(String value, int start, int end) implements Repr {}

  /// Anything without inner structure: a number, a name, `<function f at 0x7f…>`.
  record Plain(String source, int start, int end) implements Repr {}

  /// A list, tuple or set.
  record Items(List<Repr> items, int start, int end) implements Repr {}

  /// A dictionary.
  record Entries(List<Entry> entries, int start, int end) implements Repr {}

  /// A constructor call or an object that shows its parts: `Decimal('1')`, `<QueryDict: {…}>`.
  record Call(String name, List<Argument> arguments, int start, int end) implements Repr {}

  /// A key and its value.
  record Entry(Repr key, Repr value) {}

  /// An argument; the keyword is empty when there is none.
  record Argument(String keyword, Repr value) {}

  /// Whether a text stands anywhere inside.
  default boolean hasText() {
    return switch (this) {
      case Text _ -> true;
      case Plain _ -> false;
      case Items(var items, _, _) -> items.stream().anyMatch(Repr::hasText);
      case Entries(var entries, _, _) ->
          entries.stream().anyMatch(entry -> entry.key().hasText() || entry.value().hasText());
      case Call(_, var arguments, _, _) ->
          arguments.stream().anyMatch(argument -> argument.value().hasText());
    };
  }
}
