package dev.undebug.cli;

import dev.undebug.rule.Application;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Threats;
import java.io.IOException;
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
      "  undebug inspect browser.har crawl.warc.gz mail.eml admins.mbox",
      "  undebug inspect error.html --cookie 'sessionid=eyJ…'",
      "  curl -si https://shop.example/broken/ | undebug inspect -"
    })
final class InspectCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "What was captured: a .http or .html file, a HAR, a WARC, an error mail, a folder of them, or - for standard input.")
  private List<String> files = new ArrayList<>();

  @Mixin private SigningOptions signing = new SigningOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private QuietOption quiet = new QuietOption();

  private Console console;

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    console = quiet.of(console);
    Evidence.Signing given = signing.given();
    var read = new PageFiles(console).read(files);
    if (read.isNothingRead()) {
      return Undebug.FAILED;
    }
    String name = String.join(", ", files);
    Evidence evidence =
        Evidence.of(Application.NONE, List.of(), name, output.today())
            .withPages(read.pages(), read.sources())
            .withSigning(given);
    return output.write(
        console, Threats.analyze(evidence, output.mask(console)), "no debug page in " + name);
  }
}
