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
    DEBUG_OFF(1, "DEBUG is off in production"),
    ENVIRONMENT_VARIABLES(2, "Secrets come from the environment"),
    ALLOWED_HOSTS(3, "ALLOWED_HOSTS names the hosts"),
    ERROR_HANDLING(4, "Errors are handled"),
    ERROR_PAGES(5, "Error pages of its own"),
    LOGGING(6, "Logging with rotation"),
    PRODUCTION_SERVER(7, "A production web server"),
    AUDITS(8, "Regular audits"),
    SECURITY_HEADERS(9, "Security headers");

    private final int number;
    private final String label;

    Measure(int number, String label) {
      this.number = number;
      this.label = label;
    }

    /// From 1 to 9.
    public int number() {
      return number;
    }

    public String label() {
      return label;
    }
  }

  public Mitigation {
    evidence = List.copyOf(evidence);
  }
}
