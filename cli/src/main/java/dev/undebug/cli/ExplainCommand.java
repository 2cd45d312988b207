package dev.undebug.cli;

import dev.undebug.rule.Rule;
import dev.undebug.rule.RulePage;
import dev.undebug.rule.Rules;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints the page of a rule.
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Says what a rule means, with examples and the fix.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  undebug explain UDB101",
      "  undebug explain debug-is-true",
      "  undebug explain UDB703 | less"
    })
final class ExplainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RULE", description = "An id or a name; `undebug rules` lists them.")
  private String rule = "";

  private final Console console;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Rule found =
        Rules.find(rule)
            .orElseThrow(
                () ->
                    new UsageException(
                        "no rule '%s'; did you mean %s? `undebug rules` lists them"
                            .formatted(rule, nearest(rule))));
    console.out().print(RulePage.of(found).markdown());
    return Undebug.OK;
  }

  private static String nearest(String word) {
    return Rules.ALL.stream()
        .min(
            Comparator.comparingInt(
                rule ->
                    Math.min(
                        Nearest.distance(word, rule.id()), Nearest.distance(word, rule.name()))))
        .map(rule -> rule.id() + " " + rule.name())
        .orElseThrow();
  }
}
