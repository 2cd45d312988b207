package dev.undebug.cli;

import dev.undebug.rule.Application;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Judge;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Threats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Verdicts and findings, for a pipeline.
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = "What DEBUG is in every deployment of a source tree, and what is wrong.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  undebug scan .",
      "  undebug scan . --fail-on medium",
      "  undebug scan . --format json=undebug.json"
    })
final class ScanCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = ".",
      description = "The root of the source tree. Default: the current folder.")
  private Path directory = Path.of(".");

  @Mixin private EnvironmentOptions environments = new EnvironmentOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  private final Console console;

  ScanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Application application = environments.read(AnalyzeCommand.open(directory));
    List<Finding> findings = Judge.judge(application);
    Evidence evidence =
        Evidence.of(application, findings, AnalyzeCommand.name(directory), output.today());
    return output
        .inShort()
        .write(
            console,
            Threats.analyze(evidence, output.mask(console)),
            findings,
            AnalyzeCommand.nothing(directory));
  }
}
