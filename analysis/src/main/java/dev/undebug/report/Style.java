package dev.undebug.report;

import dev.undebug.rule.Severity;
import dev.undebug.threat.DebugState;
import dev.undebug.threat.Mitigation;
import dev.undebug.threat.Scenario;

/// How a report for terminals looks. A mark and a word always say what the colour says.
///
/// @param hasColour whether escape sequences are written
/// @param isAscii whether marks and frames keep to ASCII
public record Style(boolean hasColour, boolean isAscii) {

  /// Unicode, without colour: what a file gets.
  public static final Style PLAIN = new Style(false, false);

  /// ASCII, without colour.
  public static final Style ASCII = new Style(false, true);

  /// Unicode, with colour: what a terminal gets.
  public static final Style COLOUR = new Style(true, false);

  private String with(String code, String text) {
    return hasColour && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }

  String bold(String text) {
    return with("1", text);
  }

  String faint(String text) {
    return with("2", text);
  }

  String bad(String text) {
    return with("1;31", text);
  }

  String doubtful(String text) {
    return with("33", text);
  }

  String good(String text) {
    return with("32", text);
  }

  String bar() {
    return isAscii ? "|" : "│";
  }

  String dot() {
    return isAscii ? "*" : "•";
  }

  /// A text in the characters that the style may use.
  String clean(String text) {
    if (!isAscii) {
      return text;
    }
    String plain = text.replace("…", "...").replace("–", "-").replace("’", "'");
    return plain.replaceAll("[^\\x20-\\x7E]", "?");
  }

  String word(DebugState state) {
    return switch (state) {
      case ON -> bad(mark("✖", "x") + " on");
      case FAILS -> doubtful("! fails");
      case DEPENDS -> doubtful("? depends");
      case UNKNOWN -> doubtful("? unknown");
      case OFF -> good(mark("✔", "v") + " off");
    };
  }

  String word(Mitigation.State state) {
    return switch (state) {
      case IN_PLACE -> good(mark("✔", "v") + " in place");
      case PARTIAL -> doubtful(mark("◐", "~") + " partial ");
      case MISSING -> bad(mark("✖", "x") + " missing ");
      case UNKNOWN -> faint("? unknown ");
    };
  }

  String word(Scenario.State state) {
    return switch (state) {
      case PROVEN -> bad(mark("✖", "x") + " proven     ");
      case PREDICTED -> bad(mark("✖", "x") + " predicted  ");
      case CONDITIONAL -> doubtful(mark("◐", "~") + " conditional");
      case NOT_POSSIBLE -> good(mark("✔", "v") + " not here   ");
      case UNKNOWN -> faint("? unknown    ");
    };
  }

  String word(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> bad(severity.word());
      case MEDIUM -> doubtful(severity.word());
      case LOW, NOTE -> faint(severity.word());
    };
  }

  private String mark(String symbol, String ascii) {
    return isAscii ? ascii : symbol;
  }
}
