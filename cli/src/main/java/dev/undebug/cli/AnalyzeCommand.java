package dev.undebug.cli;

import dev.undebug.report.DebugOffReport;
import dev.undebug.report.Style;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.DebugOff;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Threats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The whole job: source, site, judgement, report.
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description = "The threat analysis of one application: its source, and its site.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  undebug analyze .",
      "  undebug analyze . --url https://shop.example",
      "  undebug analyze . --format text --format html=report.html",
      "  undebug analyze . --why500"
    })
final class AnalyzeCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = ".",
      description = "The root of the source tree. Default: the current folder.")
  private Path directory = Path.of(".");

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "A site where the application runs, or a page of it. Asked with a few GETs. Repeatable.")
  private List<String> urls = new ArrayList<>();

  @Option(
      names = "--why500",
      description =
          "Say what is answered with DEBUG off, and why: the 400, 404 and 500 that make people"
              + " switch DEBUG on. Nothing is asked of a site.")
  private boolean isWhy500;

  @Mixin private SiteOptions sites = new SiteOptions();
  @Mixin private TreeOptions trees = new TreeOptions();
  @Mixin private SigningOptions signing = new SigningOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private QuietOption quiet = new QuietOption();

  private Console console;

  AnalyzeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    console = quiet.of(console);
    TreeOptions.Judged judged = trees.judge(console, directory, output);
    Evidence source =
        Evidence.of(judged.application(), judged.findings(), name(directory), output.today())
            .withSigning(signing.given());
    if (isWhy500) {
      return why500(source);
    }
    Evidence evidence = source.withSites(sites.ask(console, urls, true));
    Analysis analysis = judged.changed(Threats.analyze(evidence, output.mask(console)));
    return output.write(
        console, analysis, judged.configuration(), judged.where(), nothing(directory));
  }

  private int why500(Evidence source) {
    Analysis analysis = Threats.analyze(source, output.mask(console));
    Optional<Analysis.Started> started = judged(analysis);
    Optional<Evidence.Start> start =
        started.flatMap(
            named ->
                source.starts().stream()
                    .filter(one -> one.deployment().name().equals(named.name()))
                    .findFirst());
    if (start.isEmpty()) {
      console.out().println(nothing(directory));
      return Undebug.OK;
    }
    console
        .out()
        .print(
            DebugOffReport.of(
                started.get(),
                DebugOff.of(start.get(), analysis.findings()),
                new Style(console.takesColor(), !console.takesUnicode())));
    return Undebug.OK;
  }

  /// The deployment that the headline is about; where it is about none, one that is production.
  private static Optional<Analysis.Started> judged(Analysis analysis) {
    return analysis.headline().deployment().isEmpty()
        ? analysis.deployments().stream()
            .filter(Analysis.Started::isProduction)
            .findFirst()
            .or(analysis::deciding)
        : analysis.deciding();
  }

  static String nothing(Path directory) {
    return "%s: no Django project found (no manage.py, wsgi.py, asgi.py or settings module)"
        .formatted(directory);
  }

  /// What the reader calls it: the folder's own name.
  static String name(Path directory) throws IOException {
    Path name = directory.toRealPath().getFileName();
    return name == null ? "/" : name.toString();
  }
}
