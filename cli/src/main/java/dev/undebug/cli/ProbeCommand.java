package dev.undebug.cli;

import dev.undebug.probe.Site;
import dev.undebug.rule.Application;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Threats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Asks sites whether DEBUG is on.
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    description = "Asks a site of yours, gently, whether DEBUG is on, and what it gives away.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  undebug probe https://shop.example",
      "  undebug probe https://shop.example/orders/pay/ --full",
      "  undebug probe https://shop.example --header 'Cookie: staging=1'"
    })
final class ProbeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "URL", arity = "1..*", description = "A site, or a page of it.")
  private List<String> urls = new ArrayList<>();

  @Option(
      names = "--full",
      description = "Go on after the first proof, for all that the site gives away.")
  private boolean isFull;

  @Mixin private SiteOptions sites = new SiteOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  private final Console console;

  ProbeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<Site> asked = sites.ask(urls, isFull);
    Evidence evidence =
        Evidence.of(Application.NONE, List.of(), String.join(", ", urls), output.today())
            .withSites(asked);
    return output.write(
        console, Threats.analyze(evidence, output.mask(console)), "no site was asked");
  }
}
