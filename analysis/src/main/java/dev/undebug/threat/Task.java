package dev.undebug.threat;

/// One thing to do after a leak.
///
/// @param id the same for the same leak in every run: `rotate:stripe-key:PAYMENT['merchant']`
/// @param kind what sort of work it is; tasks are done in the order of their kinds
/// @param words what to do, in one sentence
/// @param where where it is done
/// @param how a command, or what to press; empty when the words say it all
/// @param breaks what it breaks, so that nobody is surprised; empty for nothing
/// @param proof what would prove it closed with `--again`; empty when nothing can, from here
/// @param state how far it is
/// @param because what the state rests on
public record Task(
    String id,
    Action.Kind kind,
    String words,
    String where,
    String how,
    String breaks,
    String proof,
    State state,
    String because) {

  /// How far a task is.
  public enum State {
    /// It is known not to be done, or was not looked at yet.
    OPEN,
    /// What was looked at proves it.
    CLOSED,
    /// Nothing that can be looked at from here proves it either way.
    BY_HAND;

    /// The word that reports use.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /// The same task, further.
  Task in(State now, String why) {
    return new Task(id, kind, words, where, how, breaks, proof, now, why);
  }
}
