package dev.undebug.fix;

import dev.undebug.fix.Repair.Sample;
import dev.undebug.rule.Finding;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// DEBUG is off unless somebody says otherwise.
final class DebugRepairs implements Repairer {

  private static final Pattern RULE = Pattern.compile("UDB1(0[1-9]|10)");

  private static final String VARIABLE = "DJANGO_DEBUG";

  @Override
  public Stream<Repair> repairs(Broken broken) {
    return broken.findings().stream()
        .filter(found -> RULE.matcher(found.rule()).matches() && !found.edits().isEmpty())
        .map(found -> repair(broken, found));
  }

  private static Repair repair(Broken broken, Finding found) {
    var plain = Repair.of(found.rule(), title(found)).editing(found.edits());
    var repair =
        found.rule().equals("UDB105") ? plain.unsafe("this deployment is for visitors") : plain;
    boolean isNew = found.edits().stream().anyMatch(edit -> edit.text().contains(VARIABLE));
    return isNew
        ? repair.reading(
            broken
                .evaluated(found)
                .map(one -> one.project().root())
                .distinct()
                .map(
                    root -> new Sample(root, VARIABLE, "", "1 on a developer's own machine alone."))
                .toList())
        : repair;
  }

  private static String title(Finding found) {
    return switch (found.rule()) {
      case "UDB101" -> "Read DEBUG from the environment, off unless it says otherwise";
      case "UDB105" -> "Turn DEBUG off in a deployment";
      case "UDB103", "UDB107" -> "Compare DEBUG's variable with the one text that means on";
      case "UDB110" -> "Start production with settings of its own";
      default -> "Turn the default of DEBUG off";
    };
  }
}
