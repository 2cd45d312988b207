package dev.undebug.cli;

import dev.undebug.probe.Site;
import dev.undebug.report.ResponseReport;
import dev.undebug.report.SavedReport;
import dev.undebug.report.Style;
import dev.undebug.rule.Application;
import dev.undebug.rule.Judge;
import dev.undebug.secret.Mask;
import dev.undebug.source.Tree;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Leaked;
import dev.undebug.threat.Response;
import dev.undebug.threat.Threats;
import dev.undebug.threat.TreeValues;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The ordered list after a leak, and what of it is proven closed.
@Command(
    name = "respond",
    mixinStandardHelpOptions = true,
    description = "What to do after a leak, in order, for exactly what a page or a report shows.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  undebug respond error.html",
      "  undebug respond report.json --format json",
      "  undebug respond error.html --again --url https://shop.example --tree . --cookie 'sessionid=eyJ…'"
    })
final class RespondCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "REPORT|PAGE",
      arity = "1..*",
      description =
          "A JSON report of inspect, probe or analyze, or the page itself, in whatever inspect reads.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--again",
      description =
          "Look again, and tick off what is proven closed, by --url, --tree and --cookie.")
  private boolean isAgain;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "With --again: the site, or a page of it; asked with a few GETs. Repeatable.")
  private List<String> urls = new ArrayList<>();

  @Option(
      names = "--tree",
      paramLabel = "DIR",
      description = "With --again: the source tree as it is now.")
  private @org.jspecify.annotations.Nullable Path tree;

  @Mixin private TextOrJson format = new TextOrJson();

  @Option(names = "--exit-zero", description = "Exit with 0 whatever is left to do.")
  private boolean isExitZero;

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = "Write this day, such as 2026-01-31, instead of today.")
  private LocalDate today = LocalDate.now(ZoneId.systemDefault());

  @Mixin private SigningOptions signing = new SigningOptions();
  @Mixin private SiteOptions sites = new SiteOptions();

  @Mixin private QuietOption quiet = new QuietOption();

  private Console console;
  private final List<String> pages = new ArrayList<>();
  private final List<Leaked> leaked = new ArrayList<>();

  RespondCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    console = quiet.of(console);
    Path folder = tree;
    if (!isAgain && (!urls.isEmpty() || folder != null)) {
      throw new UsageException("--url and --tree are looked at with --again");
    }
    Evidence.Signing given = signing.given();
    Mask mask = Mask.keyed(FingerprintKey.of(console));
    var shown = new ArrayList<String>();
    for (String file : files) {
      if (isReport(file)) {
        report(Path.of(file));
      } else {
        shown.add(file);
      }
    }
    List<Analysis.Proven> proofs = shown.isEmpty() ? List.of() : pages(shown, given, mask);
    if (pages.isEmpty() && leaked.isEmpty()) {
      console
          .out()
          .println("no debug page in " + String.join(", ", files) + ": nothing to respond to");
      return Undebug.OK;
    }
    var response = Response.of(String.join(", ", files), today.toString(), pages, leaked);
    if (isAgain) {
      List<Site> asked = sites.ask(console, urls, false);
      response = response.again(leaked, again(asked, folder, mask, proofs));
    }
    console
        .out()
        .print(
            switch (format.chosen()) {
              case TEXT ->
                  ResponseReport.text(
                      response, new Style(console.takesColor(), !console.takesUnicode()));
              case JSON -> ResponseReport.json(response);
            });
    return response.isOpen() && !isExitZero ? Undebug.FOUND : Undebug.OK;
  }

  private static boolean isReport(String file) throws IOException {
    if (file.equals("-") || !Files.isRegularFile(Path.of(file))) {
      return false;
    }
    try (var in = Files.newInputStream(Path.of(file))) {
      return SavedReport.begins(in.readNBytes(200));
    }
  }

  private void report(Path file) throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      var report = SavedReport.read(in);
      pages.addAll(report.pages());
      leaked.addAll(report.leaked());
    } catch (IOException damaged) {
      throw new UsageException(file + ": " + damaged.getMessage());
    }
  }

  private List<Analysis.Proven> pages(List<String> shown, Evidence.Signing given, Mask mask) {
    var read = new PageFiles(console).read(shown);
    if (read.isNothingRead()) {
      throw new UsageException("nothing could be read");
    }
    var evidence =
        Evidence.of(Application.NONE, List.of(), String.join(", ", shown), today.toString())
            .withPages(read.pages(), read.sources())
            .withSigning(given);
    Analysis analysis = Threats.analyze(evidence, mask);
    analysis.pages().stream()
        .filter(page -> page.liveness() != dev.undebug.page.Liveness.QUOTED)
        .forEach(page -> pages.add(page.source()));
    leaked.addAll(Response.leaked(analysis));
    return analysis.proofs();
  }

  private Response.Again again(
      List<Site> asked,
      @org.jspecify.annotations.Nullable Path folder,
      Mask mask,
      List<Analysis.Proven> proofs)
      throws IOException {
    var answers = asked.stream().map(Evidence.Asked::of).toList();
    if (folder == null) {
      return new Response.Again(answers, Optional.empty(), Map.of(), false, proofs);
    }
    Tree now = TreeOptions.open(folder);
    Application application = Application.read(now);
    var evidence =
        Evidence.of(
            application, Judge.judge(application), AnalyzeCommand.name(folder), today.toString());
    var headline = Threats.analyze(evidence, mask).headline();
    return new Response.Again(
        answers, Optional.of(headline), TreeValues.of(evidence, mask), true, proofs);
  }
}
