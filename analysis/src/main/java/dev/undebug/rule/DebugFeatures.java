package dev.undebug.rule;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.SettingsRule.Range;
import dev.undebug.rule.SettingsRule.Telling;
import java.util.List;
import java.util.regex.Pattern;

/// Settings beside DEBUG that give away what DEBUG gives away, or keep what it keeps.
final class DebugFeatures {

  /// A function of anything that is true.
  private static final Pattern SHOWN_TO_ALL =
      Pattern.compile(
          "(?:['\"]SHOW_TOOLBAR_CALLBACK['\"]\\s*:|\\bSHOW_TOOLBAR_CALLBACK\\s*=)\\s*"
              + "lambda\\s+\\*{0,2}\\w+(?:\\s*,\\s*\\*{0,2}\\w+)*\\s*:\\s*(?:True|1)\\s*[,})]");

  /// `type("Any", (), {"__contains__": lambda *_: True})()`.
  private static final Pattern HOLDS_EVERYTHING =
      Pattern.compile("['\"]__contains__['\"]\\s*:\\s*lambda[^:]{0,80}:\\s*(?:True|1)\\s*[,}]");

  static final List<Rule> ALL =
      List.of(
          new SettingsRule(
                  "UDB113",
                  "debug-falsy-not-false",
                  Severity.MEDIUM,
                  Range.from(1, 4),
                  v -> v.ask("DEBUG", DebugFeatures::isFalsyNotFalse),
                  new Telling(
                      "DEBUG",
                      "DEBUG is false, but not False: @sensitive_variables hides nothing in error mails",
                      "make it a bool: Django masks only where DEBUG is False"))
              .relievedBy(Reliefs::noMails),
          new SettingsRule(
              "UDB114",
              "template-debug-on",
              Severity.LOW,
              Range.from(1, 8),
              v -> v.isTruthy("DEBUG").not().and(v.ask("TEMPLATES", DebugFeatures::isDebugging)),
              new Telling(
                  "TEMPLATES",
                  "a template engine runs with debug on, although DEBUG is off",
                  "take 'debug' out of OPTIONS; it follows DEBUG by itself")),
          new SettingsRule(
              "UDB115",
              "exceptions-propagated",
              Severity.MEDIUM,
              Range.EVERY,
              v -> v.isTruthy("DEBUG_PROPAGATE_EXCEPTIONS"),
              new Telling(
                  "DEBUG_PROPAGATE_EXCEPTIONS",
                  "DEBUG_PROPAGATE_EXCEPTIONS hands exceptions to the server, which may show them",
                  "take it out; it is for tests")),
          new SettingsRule(
              "UDB116",
              "debug-toolbar-installed",
              Severity.LOW,
              Range.EVERY,
              v -> v.contains("INSTALLED_APPS", "debug_toolbar"),
              new Telling(
                  "INSTALLED_APPS",
                  "the debug toolbar is installed in production",
                  "install it in the settings for development only")),
          new SettingsRule(
              "UDB121",
              "debug-toolbar-for-everyone",
              Severity.HIGH,
              Range.EVERY,
              v ->
                  v.contains("MIDDLEWARE", "debug_toolbar.middleware.DebugToolbarMiddleware")
                      .and(isWritten(v, "DEBUG_TOOLBAR_CONFIG", SHOWN_TO_ALL)),
              new Telling(
                  "DEBUG_TOOLBAR_CONFIG",
                  "the debug toolbar is shown to every visitor, whatever DEBUG is",
                  "take SHOW_TOOLBAR_CALLBACK out; then INTERNAL_IPS and DEBUG decide")),
          new SettingsRule(
              "UDB122",
              "internal-ips-any",
              Severity.MEDIUM,
              Range.EVERY,
              v -> isWritten(v, "INTERNAL_IPS", HOLDS_EVERYTHING),
              new Telling(
                  "INTERNAL_IPS",
                  "INTERNAL_IPS holds every address: all visitors count as developers",
                  "name the developers' addresses, in the settings for development only")),
          new SettingsRule(
              "UDB117",
              "silk-installed",
              Severity.MEDIUM,
              Range.EVERY,
              v ->
                  v.contains("INSTALLED_APPS", "silk")
                      .and(v.contains("MIDDLEWARE", "silk.middleware.SilkyMiddleware"))
                      .and(isOff(v, "SILKY_AUTHENTICATION")),
              new Telling(
                  "INSTALLED_APPS",
                  "Silk records requests and queries in production, and asks nobody for a login",
                  "install it in the settings for development only, or set"
                      + " SILKY_AUTHENTICATION and SILKY_AUTHORISATION")));

  private DebugFeatures() {}

  /// Whether the statement that decides a setting is written in a way.
  private static Answer isWritten(Values values, String setting, Pattern form) {
    return values
        .evaluated()
        .decidedAt(setting)
        .map(place -> Answer.of(form.matcher(Literals.text(values.evaluated(), place)).find()))
        .orElse(Answer.NO);
  }

  /// A setting that no library's default turns on: where nobody sets it, it is off.
  private static Answer isOff(Values values, String setting) {
    return values.find(setting).isEmpty() ? Answer.YES : values.isTruthy(setting).not();
  }

  private static Answer isFalsyNotFalse(Datum debug) {
    return debug instanceof Datum.Bool ? Answer.NO : Values.isTruthy(debug).not();
  }

  private static Answer isDebugging(Datum templates) {
    Answer found = Answer.NO;
    for (Datum options : Parts.of(templates, "OPTIONS")) {
      for (Datum debug : Parts.of(options, "debug")) {
        found = found.or(Values.ask(debug, Values::isTruthy));
      }
    }
    return found;
  }
}
