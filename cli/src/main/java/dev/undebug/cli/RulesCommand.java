package dev.undebug.cli;

import dev.undebug.rule.Rule;
import dev.undebug.rule.Rules;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Lists the rules.
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Lists every rule: id, name and severity.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  undebug rules",
      "  undebug rules | grep secret",
      "  undebug rules | grep -c critical"
    })
final class RulesCommand implements Callable<Integer> {

  private final Console console;

  RulesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    for (Rule rule : Rules.ALL) {
      console.out().printf("%s  %-28s %s%n", rule.id(), rule.name(), rule.severity().word());
    }
    return Undebug.OK;
  }
}
