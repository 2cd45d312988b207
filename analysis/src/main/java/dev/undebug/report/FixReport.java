package dev.undebug.report;

import dev.undebug.fix.Plan;
import dev.undebug.fix.Repair;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What was changed and why, and what is left to a person.
public final class FixReport {

  private FixReport() {}

  /// For the terminal.
  ///
  /// @param isWritten whether the changes were made
  public static String of(Plan plan, boolean isWritten, Style style) {
    var out = new StringBuilder();
    changes(plan, isWritten, style, out);
    left(plan, style, out);
    return out.toString();
  }

  private static void changes(Plan plan, boolean isWritten, Style style, StringBuilder out) {
    if (plan.steps().isEmpty()) {
      out.append("Nothing here is to be changed by a machine.\n");
      return;
    }
    int changes = plan.steps().size();
    int files = plan.files().size();
    out.append(
        style.bold(
            "%d %s in %d %s%s\n"
                .formatted(
                    changes,
                    changes == 1 ? "change" : "changes",
                    files,
                    files == 1 ? "file" : "files",
                    isWritten ? "" : "; --write makes them")));
    var needs = new ArrayList<String>();
    for (Plan.Step step : plan.steps()) {
      Repair repair = step.repair();
      out.append("  %s  %s".formatted(repair.rule(), repair.title()));
      out.append(style.faint("  " + String.join(", ", repair.paths()))).append('\n');
      if (!repair.needs().isEmpty() && !needs.contains(repair.needs())) {
        needs.add(repair.needs());
      }
    }
    variables(plan, style, out);
    if (!needs.isEmpty()) {
      out.append(style.bold("These changes hold only if\n"));
      needs.forEach(need -> out.append("  - ").append(need).append('\n'));
    }
  }

  private static void variables(Plan plan, Style style, StringBuilder out) {
    var names = new TreeSet<String>();
    boolean hasSecrets = false;
    for (Plan.Step step : plan.steps()) {
      step.repair().variables().forEach(sample -> names.add(sample.name()));
      hasSecrets |= step.repair().rule().startsWith("UDB2");
    }
    if (!names.isEmpty()) {
      out.append(style.bold("Set where the application runs\n"));
      out.append("  ").append(String.join(", ", names)).append('\n');
    }
    if (hasSecrets) {
      out.append(
          style.bold("What stood in the code is known to everybody who had it: in this order\n"));
      List.of(
              "turn DEBUG off where the application runs, and deploy",
              "make new credentials, and set the variables above to them",
              "end every session (a new SECRET_KEY does that); never put the old key into SECRET_KEY_FALLBACKS",
              "purge caches and archives that kept debug pages, and the repository's history where it is public",
              "look for uses of the old credentials in the logs of what they open")
          .forEach(task -> out.append("  - ").append(task).append('\n'));
    }
  }

  private static void left(Plan plan, Style style, StringBuilder out) {
    var left =
        plan.left().stream()
            .filter(one -> one.finding().severity().compareTo(Severity.LOW) >= 0)
            .toList();
    if (left.isEmpty()) {
      return;
    }
    out.append(style.bold("Left to you\n"));
    for (Plan.Left one : left) {
      Finding found = one.finding();
      out.append(
          "  %s  %s  %s\n"
              .formatted(
                  found.rule(),
                  found.place().path() + ":" + found.place().start().line(),
                  found.message()));
      out.append(style.faint("    " + one.why())).append('\n');
    }
  }
}
