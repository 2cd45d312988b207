package dev.undebug.cli;

import dev.undebug.http.Headers;
import dev.undebug.http.Request;
import dev.undebug.probe.Fleet;
import dev.undebug.probe.Ladder;
import dev.undebug.probe.Login;
import dev.undebug.probe.Probe;
import dev.undebug.probe.Site;
import dev.undebug.probe.Target;
import dev.undebug.rule.Application;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Threats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      "  undebug probe https://shop.example --dry-run",
      "  undebug probe https://shop.example/orders/pay/ --full",
      "  undebug probe https://shop.example --cookie 'staging=1'",
      "  undebug probe https://shop.example --record exchanges",
      "  undebug probe --again report.json",
      "  undebug probe --fleet sites.txt --out verdicts.jsonl",
      "  undebug probe https://shop.example --resolve shop.example:443:10.0.0.7"
    })
final class ProbeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "URL", arity = "0..*", description = "A site, or a page of it.")
  private List<String> urls = new ArrayList<>();

  @Option(
      names = "--full",
      description = "Go on after the first proof, for all that the site gives away.")
  private boolean isFull;

  @Option(
      names = "--post",
      description =
          "Also send two POSTs with nothing in them, where nothing else proves anything. A view that"
              + " takes every path, or no CSRF token, may act on them.")
  private boolean isPosting;

  @Option(
      names = "--files",
      description =
          "Also look for files that should not be served, such as /.env and /.git/HEAD: five"
              + " requests for their first bytes, which are not kept.")
  private boolean isAskingForFiles;

  @Option(
      names = "--login",
      paramLabel = "URL",
      description =
          "Log in by the form of this page first, as --user, with the password in"
              + " UNDEBUG_PASSWORD: one GET and one POST.")
  private @Nullable String login;

  @Option(names = "--user", paramLabel = "NAME", description = "Who logs in.")
  private String user = "";

  @Option(
      names = "--again",
      paramLabel = "REPORT",
      description =
          "Repeat the proofs of an earlier report in JSON, and say of each: closed, or still open.")
  private @Nullable Path again;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description =
          "Write every exchange into this folder, secrets starred unless --reveal; inspect reads"
              + " it again.")
  private @Nullable Path record;

  @Option(
      names = "--fleet",
      paramLabel = "FILE",
      description =
          "Ask the sites of a list, one address a line, or - for standard input; one line of JSON"
              + " for each.")
  private @Nullable String fleet;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "With --fleet: sites that are asked at the same time, of one host never two. Default:"
              + " ${DEFAULT-VALUE}.")
  private int atOnce = 16;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "With --fleet: add the lines to this file; what it has already is not asked again.")
  private @Nullable Path out;

  @Option(names = "--dry-run", description = "Print the requests that would be sent; send none.")
  private boolean isDry;

  @Mixin private SiteOptions sites = new SiteOptions();

  @Option(
      names = "--cookie",
      paramLabel = "NAME=VALUE",
      description =
          "A cookie that is sent with every request, and tried against a SECRET_KEY that leaks,"
              + " offline. Repeatable.")
  private List<String> cookies = new ArrayList<>();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private QuietOption quiet = new QuietOption();

  private Console console;

  ProbeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    console = quiet.of(console);
    for (String cookie : cookies) {
      if (cookie.indexOf('=') < 1) {
        // The value is not repeated: it may be a session.
        throw new UsageException("--cookie: write it as NAME=VALUE");
      }
      sites.cookie(cookie);
    }
    Probe probe = sites.probe(console, new Ladder(isFull, isPosting, isAskingForFiles));
    String form = login;
    if (form != null && !isDry) {
      probe = loggedIn(probe, form);
    }
    String list = fleet;
    if (list != null) {
      return ofFleet(probe, list);
    }
    Path earlier = again;
    if (urls.isEmpty() == (earlier == null)) {
      throw new UsageException("name a site, or --again REPORT, or --fleet FILE");
    }
    return ofSites(probe, earlier);
  }

  private int ofFleet(Probe probe, String list) throws IOException {
    if (!urls.isEmpty() || again != null || record != null || isDry || atOnce < 1) {
      throw new UsageException(
          "--fleet takes its sites from the list alone, without --again, --record and --dry-run,"
              + " and --at-once is at least 1");
    }
    var run = new FleetRun(console, new Fleet(probe, atOnce), output.mask(console), output.today());
    int exit = run.run(list, Optional.ofNullable(out));
    return exit == Undebug.FOUND && output.isExitZero() ? Undebug.OK : exit;
  }

  private int ofSites(Probe probe, @Nullable Path earlier) throws IOException {
    List<Target> targets = urls.stream().map(SiteOptions::target).toList();
    if (isDry) {
      for (Target target : targets) {
        print(target, probe.plan(target));
      }
      return Undebug.OK;
    }
    List<Site> asked =
        earlier == null
            ? SiteOptions.ask(console, probe, targets)
            : new Retest(console, probe).of(earlier);
    String name = earlier == null ? String.join(", ", urls) : earlier.toString();
    Evidence evidence =
        Evidence.of(Application.NONE, List.of(), name, output.today()).withSites(asked);
    if (earlier != null) {
      evidence = evidence.retested();
    }
    Path folder = record;
    if (folder != null) {
      new RecordedExchanges(folder, output.mask(console)).write(asked, evidence);
    }
    return output.write(
        console, Threats.analyze(evidence, output.mask(console)), "no site was asked");
  }

  private Probe loggedIn(Probe probe, String form) {
    String password = console.variable("UNDEBUG_PASSWORD");
    if (user.isEmpty() || password.isEmpty()) {
      throw new UsageException("--login needs --user NAME and the variable UNDEBUG_PASSWORD");
    }
    var login = new Login(SiteOptions.target(form), user, password);
    return switch (login.attempt(probe.transport(), probe.limits(), probe.visitor())) {
      case Login.Outcome.In(var got) -> probe.by(probe.visitor().with(got));
      case Login.Outcome.Out(var why) ->
          throw new UsageException("--login %s: %s".formatted(form, why));
    };
  }

  /// The requests as they would be sent, but for what the owner gave to be sent.
  private void print(Target target, List<Request> requests) {
    console.out().printf("# %s: at most %d requests%n", target, requests.size());
    for (Request request : requests) {
      console.out().printf("%s %s HTTP/1.1%n", request.method(), request.uri());
      if (!request.headers().has("Host")) {
        console.out().printf("Host: %s%n", target.uri().getRawAuthority());
      }
      for (Headers.Field field : request.headers().fields()) {
        boolean isSecret =
            List.of("cookie", "authorization")
                .contains(field.name().toLowerCase(java.util.Locale.ROOT));
        console
            .out()
            .printf(
                "%s: %s%n",
                field.name(), isSecret && !output.isRevealing() ? "(as given)" : field.value());
      }
      console.out().println();
    }
  }
}
