package dev.undebug.page;

/// What the [Recogniser] knows so far.
public sealed interface Verdict {

  /// It is a debug page.
  record Seen(PageKind kind) implements Verdict {}

  /// More bytes can still make it one.
  record Undecided() implements Verdict {}

  /// It is none, whatever follows; only a companion that may stand anywhere (the debug toolbar) can
  /// still be found further down.
  record Clear() implements Verdict {}
}
