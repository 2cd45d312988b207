package dev.undebug.cli;

import dev.undebug.capture.Captured;
import dev.undebug.capture.Captures;
import dev.undebug.page.Dissector;
import dev.undebug.rule.Application;
import dev.undebug.source.Source;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Threats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Says what captured responses give away.
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description =
        "Says what captured responses give away: files, folders, or - for standard input.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  undebug inspect error.html",
      "  undebug inspect captures/ --format json",
      "  curl -si https://shop.example/broken/ | undebug inspect -"
    })
final class InspectCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "A .http or .html file, a folder of them, or - for standard input.")
  private List<String> files = new ArrayList<>();

  @Mixin private OutputOptions output = new OutputOptions();

  private final Console console;
  private final List<Evidence.Captured> pages = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    for (String file : files) {
      if (file.equals("-")) {
        take(Captures.read("-", console.in()));
      } else {
        Captures.read(Path.of(file), this::take);
      }
    }
    boolean isNothingRead =
        sources.stream().allMatch(source -> source.status() == Source.Status.FAILED);
    if (isNothingRead) {
      return Undebug.FAILED;
    }
    Evidence evidence =
        Evidence.of(Application.NONE, List.of(), String.join(", ", files), output.today())
            .withPages(pages, sources);
    String nothing = "no debug page in %s".formatted(String.join(", ", files));
    return output.write(
        console, Threats.analyze(evidence, output.mask(console)), List.of(), nothing);
  }

  private void take(Captured captured) {
    switch (captured) {
      case Captured.Whole(var source, var exchange) -> {
        sources.add(new Source(source, Source.Status.READ, ""));
        Dissector.dissect(exchange)
            .ifPresent(page -> pages.add(new Evidence.Captured(source, page)));
      }
      case Captured.Skipped(var source, var why) ->
          sources.add(new Source(source, Source.Status.SKIPPED, why));
      case Captured.Failed(var source, var why) -> {
        sources.add(new Source(source, Source.Status.FAILED, why));
        console.err().println("undebug: " + source + ": " + why);
      }
    }
  }
}
