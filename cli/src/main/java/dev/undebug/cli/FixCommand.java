package dev.undebug.cli;

import dev.undebug.fix.Fixer;
import dev.undebug.fix.Plan;
import dev.undebug.fix.Repair;
import dev.undebug.report.FixReport;
import dev.undebug.report.Style;
import dev.undebug.rule.Application;
import dev.undebug.rule.Judge;
import dev.undebug.rule.Policy;
import dev.undebug.rule.Rule;
import dev.undebug.rule.Rules;
import dev.undebug.secret.Mask;
import dev.undebug.secret.Needles;
import dev.undebug.source.Tree;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Threats;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// From the insecure to the secure configuration.
@Command(
    name = "fix",
    mixinStandardHelpOptions = true,
    description =
        "Change what a machine can be sure of: shown as a diff, and written with --write. What users"
            + " would miss with DEBUG off is replaced in the same run.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  undebug fix .",
      "  undebug fix . --rule UDB1 --rule UDB201 --write",
      "  undebug fix . --unsafe --interactive --write",
      "  undebug fix . --unsafe --commit"
    })
final class FixCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = ".",
      description = "The root of the source tree. Default: the current folder.")
  private Path directory = Path.of(".");

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description =
          "Only what closes findings of this rule, by id, by name, or by the beginning of ids such as"
              + " UDB9. Repeatable.")
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--diff",
      description = "Show what would change, and exit with 1 when something would. The default.")
  private boolean isDiff;

  @Option(names = "--write", description = "Write the changes: all of them, or none.")
  private boolean isWriting;

  @Option(
      names = "--commit",
      description = "Write the changes as one git commit each, on a new branch.")
  private boolean isCommitting;

  @Option(
      names = "--unsafe",
      description =
          "Also what changes more than security, or needs something that the tree does not tell.")
  private boolean isUnsafe;

  @Option(names = "--interactive", description = "Ask before each change.")
  private boolean isInteractive;

  @Option(
      names = "--allow-dirty",
      description = "Change files too that have changes which are not committed.")
  private boolean isDirtyAllowed;

  @Option(names = "--reveal", description = "Show secrets as they are, in the diff.")
  private boolean isRevealing;

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = "Judge by this day, such as 2026-01-31, instead of today.")
  private LocalDate today = LocalDate.now(ZoneId.systemDefault());

  @Mixin private EnvironmentOptions environments = new EnvironmentOptions();
  @Mixin private ConfigurationOptions configurations = new ConfigurationOptions();

  @Mixin private QuietOption quiet = new QuietOption();

  private Console console;

  private boolean isNamed;
  private boolean hasProject;

  FixCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    console = quiet.of(console);
    if (isDiff && (isWriting || isCommitting)) {
      throw new UsageException("--diff writes nothing: leave it out, or --write and --commit");
    }
    Tree tree = TreeOptions.open(directory);
    Policy policy = configurations.read(console, directory).policy(today);
    Predicate<String> named = named();
    var answers = new Answers();
    Plan plan;
    try (var progress = new Progress(isInteractive ? console.quiet() : console)) {
      progress.during("trying changes of " + directory);
      plan =
          Fixer.plan(
              tree,
              this::read,
              policy,
              repair ->
                  named.test(repair.rule())
                      && (isUnsafe || repair.safety() == Repair.Safety.SAFE)
                      && (!isInteractive || answers.accept(repair)));
    }
    if (!hasProject) {
      console.note(AnalyzeCommand.nothing(directory) + System.lineSeparator());
      return Undebug.OK;
    }
    if (isWriting || isCommitting) {
      write(plan);
    } else {
      show(tree, plan, policy);
    }
    var style = new Style(console.takesErrColor(), !console.takesUnicode());
    console.note(FixReport.of(plan, isWriting || isCommitting, style));
    return isWriting || isCommitting || plan.files().isEmpty() ? 0 : 1;
  }

  private Application read(Tree tree) {
    try {
      // Names of deployments are checked once: a repair may take one away.
      var application = isNamed ? environments.readKnown(tree) : environments.read(tree);
      isNamed = true;
      hasProject |= !application.projects().isEmpty();
      return application.by(InstalledAdvisories.of(console));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Whether a rule was asked for.
  private Predicate<String> named() {
    var prefixes = new ArrayList<String>();
    for (String rule : rules) {
      String word = rule.toUpperCase(Locale.ROOT);
      List<String> ids =
          Rules.ALL.stream()
              .filter(one -> one.id().startsWith(word) || one.name().equalsIgnoreCase(rule))
              .map(Rule::id)
              .toList();
      if (ids.isEmpty()) {
        throw new UsageException(
            "--rule '%s': no rule is called so; see undebug rules".formatted(rule));
      }
      prefixes.addAll(ids);
    }
    return id -> rules.isEmpty() || prefixes.contains(id);
  }

  private void write(Plan plan) throws IOException {
    var commits = new FixCommits(directory, console);
    if (!isDirtyAllowed) {
      commits.refuseUncommitted(plan.files());
    }
    if (isCommitting) {
      commits.prepare(today);
    }
    new FixedFiles(directory).write(plan.files());
    if (isCommitting) {
      commits.commit(plan);
    }
  }

  private void show(Tree tree, Plan plan, Policy policy) {
    var lines = new ArrayList<String>();
    plan.files().forEach((path, change) -> lines.addAll(UnifiedDiff.of(path, change)));
    Needles secrets = isRevealing || lines.isEmpty() ? Needles.NONE : secrets(tree, policy, lines);
    boolean isMasked = false;
    for (String line : lines) {
      String shown = Mask.plain().text(line, secrets);
      isMasked |= !shown.equals(line);
      console.out().print(shown + "\n");
    }
    console.out().flush();
    if (isMasked) {
      console.note("Secrets are starred in this diff: --reveal shows them.%n".formatted());
    }
  }

  private Needles secrets(Tree tree, Policy policy, List<String> lines) {
    Application application = read(tree);
    var evidence = Evidence.of(application, Judge.judge(application, policy), "", today.toString());
    return Threats.secrets(evidence, lines);
  }

  /// Asks, until somebody has had enough.
  private final class Answers {

    private final BufferedReader in =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));

    private String forAll = "";

    boolean accept(Repair repair) {
      String answer = forAll.isEmpty() ? asked(repair) : forAll;
      if (answer.equals("a") || answer.equals("q")) {
        forAll = answer.equals("a") ? "y" : "n";
      }
      return answer.equals("y") || answer.equals("a");
    }

    private String asked(Repair repair) {
      console
          .err()
          .printf(
              "%s %s%n  in %s%n%s  make this change? [y]es, [n]o, [a]ll, [q]uit: ",
              repair.rule(),
              repair.title(),
              String.join(", ", repair.paths()),
              repair.needs().isEmpty() ? "" : "  needs: %s%n".formatted(repair.needs()));
      console.err().flush();
      try {
        String line = in.readLine();
        String answer = line == null ? "q" : line.strip().toLowerCase(Locale.ROOT);
        return answer.isEmpty() ? "n" : answer.substring(0, 1);
      } catch (IOException e) {
        return "q";
      }
    }
  }
}
