package dev.undebug.threat;

import java.util.List;

/// How far one of the nine measures is taken.
///
/// @param because one sentence
/// @param evidence places, findings and settings that the state rests on
public record Mitigation(Measure measure, State state, String because, List<String> evidence) {

  /// How far.
  public enum State {
    IN_PLACE("in place"),
    PARTIAL("partial"),
    MISSING("missing"),
    UNKNOWN("unknown");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /// The words that reports use.
    public String words() {
      return words;
    }
  }

  /// The nine measures, in the order of the rule families 1xx to 9xx.
  public enum Measure {
    DEBUG_OFF("DEBUG is off in production"),
    ENVIRONMENT_VARIABLES("Secrets come from the environment"),
    ALLOWED_HOSTS("ALLOWED_HOSTS names the hosts"),
    ERROR_HANDLING("Errors are handled"),
    ERROR_PAGES("Error pages of its own"),
    LOGGING("Logging with rotation"),
    PRODUCTION_SERVER("A production web server"),
    AUDITS("Regular audits"),
    SECURITY_HEADERS("Security headers");

    private final String label;

    Measure(String label) {
      this.label = label;
    }

    /// From 1 to 9.
    public int number() {
      return ordinal() + 1;
    }

    public String label() {
      return label;
    }
  }

  public Mitigation {
    evidence = List.copyOf(evidence);
  }
}
