package dev.undebug.settings;

import java.util.List;

/// One thing that Django itself does otherwise because of DEBUG.
///
/// @param key a short name
/// @param on what it does with DEBUG on
/// @param off what it does with DEBUG off; empty where that is the same as before
/// @param source the file of Django that asks
public record DebugEffect(String key, String on, String off, String source) {

  /// What an effect concerns.
  public enum Concern {
    PAGES("What a visitor is answered"),
    FILES("Static files and uploads"),
    LOGS("What is logged, and kept"),
    CODE("Templates, and the rest");

    private final String label;

    Concern(String label) {
      this.label = label;
    }

    /// The words that people read.
    public String label() {
      return label;
    }
  }

  /// What it concerns.
  public Concern concern() {
    return switch (key) {
      case "error-page", "error-page-text", "not-found", "bad-request", "csrf" -> Concern.PAGES;
      case "hosts", "runserver", "append-slash" -> Concern.PAGES;
      case "static-files", "media", "hashed-names" -> Concern.FILES;
      case "queries", "logging", "broken-links", "sensitive" -> Concern.LOGS;
      default -> Concern.CODE;
    };
  }

  /// Whether only Django's own server for development does it.
  public boolean isOfRunserver() {
    return key.equals("runserver") || key.equals("static-files");
  }

  /// What DEBUG changes in a series of Django; the table beside this class says how each was seen.
  public static List<DebugEffect> of(String series) {
    return SeriesTable.rows("debug_effects.tsv", series).stream()
        .map(cells -> new DebugEffect(cells[0], cells[3], cells[4], cells[7]))
        .toList();
  }
}
