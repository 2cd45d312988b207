package dev.undebug.fix;

import java.util.stream.Stream;

/// Knows how to close one kind of gap.
interface Repairer {

  /// What it would do; nothing where it cannot be sure of the text, or there is no gap.
  Stream<Repair> repairs(Broken broken);
}
