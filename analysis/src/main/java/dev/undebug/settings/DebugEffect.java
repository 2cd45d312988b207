package dev.undebug.settings;

import java.util.List;

/// One thing that Django itself does otherwise because of DEBUG.
///
/// @param key a short name
/// @param on what it does with DEBUG on
/// @param off what it does with DEBUG off; empty where that is the same as before
/// @param source the file of Django that asks
public record DebugEffect(String key, String on, String off, String source) {

  /// What DEBUG changes in a series of Django; the table beside this class says how each was seen.
  public static List<DebugEffect> of(String series) {
    return SeriesTable.rows("debug_effects.tsv", series).stream()
        .map(cells -> new DebugEffect(cells[0], cells[3], cells[4], cells[7]))
        .toList();
  }
}
