package dev.undebug.report;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Step;
import dev.undebug.secret.Mask;
import dev.undebug.secret.Secrets;
import dev.undebug.settings.DebugEffect;
import dev.undebug.settings.DebugMeaning;
import dev.undebug.settings.Setting;
import dev.undebug.settings.SettingsQuery;
import dev.undebug.threat.Conditions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/// The answer of `undebug settings` for people: a decision table, and on demand the trace.
public final class SettingsText {

  /// Where a value is cut.
  private static final int MAX_CHARACTERS = 400;

  private final Lines lines;
  private final Style style;
  private final SettingsSecrets secrets;

  private SettingsText(Style style, Mask mask) {
    this.style = style;
    this.lines = new Lines(style);
    this.secrets = new SettingsSecrets(mask);
  }

  /// Every setting with its cases.
  public static String of(SettingsQuery.Answer answer, Mask mask, Style style) {
    var text = new SettingsText(style, mask);
    text.head(answer);
    answer.settings().values().forEach(text::setting);
    return text.lines.toString();
  }

  /// Every setting with its cases, and every assignment that won or was shadowed.
  public static String why(SettingsQuery.Answer answer, Mask mask, Style style) {
    var text = new SettingsText(style, mask);
    text.head(answer);
    for (Setting setting : answer.settings().values()) {
      text.setting(setting);
      text.trace(setting);
    }
    if (answer.settings().containsKey("DEBUG")) {
      text.effects(answer.assumed().django());
    }
    return text.lines.toString();
  }

  /// What DEBUG changes in Django itself.
  private void effects(String django) {
    lines.heading("What DEBUG changes in Django " + django);
    for (DebugEffect effect : DebugEffect.of(django)) {
      lines.wrapped("  on   ", 7, effect.on());
      if (!effect.off().isEmpty()) {
        lines.wrapped("  off  ", 7, effect.off());
      }
      lines.faint(7, effect.source());
    }
  }

  private void head(SettingsQuery.Answer answer) {
    lines.line(
        style.faint(
            style.clean(
                "%s on Python %s and Django %s"
                    .formatted(
                        answer.module(), answer.assumed().python(), answer.assumed().django()))));
  }

  private void setting(Setting setting) {
    if (setting.cases().size() == 1) {
      told(
          style.bold(setting.name()) + " ",
          setting.name().length() + 1,
          outcome(setting, setting.cases().getFirst().outcome()));
      meaning(setting);
      return;
    }
    lines.line(style.bold(setting.name()));
    var said = new LinkedHashMap<String, List<Alternative>>();
    for (Case one : setting.cases().reversed()) {
      said.computeIfAbsent(outcome(setting, one.outcome()), _ -> new ArrayList<>())
          .addAll(one.when());
    }
    said.forEach(
        (outcome, when) -> {
          told("  ", 6, outcome);
          lines.faint(6, "when " + when(when));
        });
    meaning(setting);
  }

  /// What Django makes of a DEBUG that is no bool.
  private void meaning(Setting setting) {
    if (setting.name().equals("DEBUG")) {
      setting.values().stream()
          .flatMap(value -> DebugMeaning.of(value, shown("DEBUG", value)).stream())
          .distinct()
          .forEach(sentence -> lines.wrapped("  ", 4, sentence));
    }
  }

  /// What fits on a line stands as it is, blanks included.
  private void told(String lead, int indent, String outcome) {
    if (indent + outcome.length() <= Lines.WIDTH) {
      lines.line(lead + style.clean(outcome));
    } else {
      lines.wrapped(lead, indent, outcome);
    }
  }

  private static String when(List<Alternative> when) {
    return when.isEmpty() ? "nothing else holds" : Conditions.words(when);
  }

  private String outcome(Setting setting, Case.Outcome outcome) {
    return switch (outcome) {
      case Case.Outcome.Is(var value) -> "= " + shown(setting.name(), value) + source(setting);
      case Case.Outcome.Fails(var type, var message, var place) ->
          "! the module does not start: %s%s%s"
              .formatted(
                  type,
                  message.isEmpty() ? "" : ": " + secrets.text(message),
                  place.map(at -> " (" + at + ")").orElse(""));
      case Case.Outcome.Absent() -> "- not set";
      case Case.Outcome.Unknown(var why, var owner) -> "? " + why + who(owner);
    };
  }

  private static String source(Setting setting) {
    return setting.isDefault() ? "  (Django's default)" : "";
  }

  private String shown(String name, Datum value) {
    String text = new PythonText(secrets).of(name, value);
    return text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) + "…" : text;
  }

  private void trace(Setting setting) {
    if (setting.trace().isEmpty()) {
      lines.faint(2, "no settings module assigns it");
    }
    for (Step step : setting.trace()) {
      var hidden = new TreeSet<String>();
      Secrets.within(step.sourceLine()).forEach(secret -> hidden.add(secret.core()));
      lines.wrapped("  ", 4, step.place() + ": " + step.description());
      lines.faint(6, secrets.mask().text(step.sourceLine().strip(), hidden));
    }
  }

  private static String who(String owner) {
    return switch (owner) {
      case "" -> "";
      case "undebug" -> " (undebug does not follow it)";
      default -> " (" + owner + " decides)";
    };
  }
}
