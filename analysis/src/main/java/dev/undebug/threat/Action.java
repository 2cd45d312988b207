package dev.undebug.threat;

/// One thing to do; their order is the order of work.
///
/// @param kind what sort of work it is
/// @param words what to do, in one sentence
/// @param because what it rests on, in one phrase
public record Action(Kind kind, String words, String because) {

  /// What sort of work it is, most urgent first.
  public enum Kind {
    STOP,
    ROTATE,
    INVALIDATE,
    PURGE,
    LOOK,
    PREVENT;

    /// The word that reports use.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
