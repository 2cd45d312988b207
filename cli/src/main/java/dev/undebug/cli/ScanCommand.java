package dev.undebug.cli;

import dev.undebug.deploy.ImageArchive;
import dev.undebug.deploy.SavedImage;
import dev.undebug.report.Whereabouts;
import dev.undebug.rule.Application;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Judge;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Threats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
      "  undebug scan . --since origin/main --format sarif=undebug.sarif",
      "  undebug scan . --env-from compose.yaml#web=inspect.json",
      "  undebug scan --image shop.tar",
      "  undebug scan . --format json=undebug.json"
    })
final class ScanCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = ".",
      description = "The root of the source tree. Default: the current folder.")
  private Path directory = Path.of(".");

  @Option(
      names = "--image",
      paramLabel = "TAR",
      description =
          "Look into a saved image instead of a source tree: the output of docker save, or an OCI"
              + " layout in a tar. Nothing of it is unpacked to disk.")
  private @Nullable Path image;

  @Mixin private TreeOptions trees = new TreeOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private QuietOption quiet = new QuietOption();

  private Console console;

  ScanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    console = quiet.of(console);
    Path archive = image;
    if (archive != null) {
      return scan(archive);
    }
    TreeOptions.Judged judged = trees.judge(console, directory, output);
    Evidence evidence =
        Evidence.of(
            judged.application(),
            judged.findings(),
            AnalyzeCommand.name(directory),
            output.today());
    return output
        .inShort()
        .write(
            console,
            judged.changed(Threats.analyze(evidence, output.mask(console))),
            judged.configuration(),
            judged.where(),
            AnalyzeCommand.nothing(directory));
  }

  private int scan(Path archive) throws IOException {
    if (!Files.isRegularFile(archive)) {
      throw new UsageException("--image %s: no such file".formatted(archive));
    }
    Application application = read(archive);
    var configuration = Configuration.of(console);
    List<Finding> findings = Judge.judge(application, configuration.policy(output.day()));
    Evidence evidence = Evidence.of(application, findings, archive.toString(), output.today());
    return output
        .inShort()
        .write(
            console,
            Threats.analyze(evidence, output.mask(console)),
            configuration,
            Whereabouts.HERE,
            "%s: no Django project found in the image".formatted(archive));
  }

  private Application read(Path archive) throws IOException {
    try (var progress = new Progress(console)) {
      progress.during("reading " + archive);
      return Application.read(saved(archive)).by(InstalledAdvisories.of(console));
    }
  }

  private static SavedImage saved(Path archive) {
    try {
      return ImageArchive.read(archive);
    } catch (IOException e) {
      throw new UsageException(
          "--image %s: not what docker save or skopeo writes: %s"
              .formatted(archive, e.getMessage()));
    }
  }
}
