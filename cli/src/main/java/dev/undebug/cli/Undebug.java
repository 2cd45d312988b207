package dev.undebug.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The program, from its arguments to its exit code.
///
/// Exit codes: 0 when there is nothing at or above `--fail-on`, 1 when there is, 2 when the command
/// line is wrong or the job could not be done.
public final class Undebug {

  static final int OK = 0;
  static final int FOUND = 1;
  static final int FAILED = 2;

  /// Every command by its name, in the order of the help. Only the one that runs is built: reading
  /// a command's options by reflection is most of the start-up that is ours.
  static final Map<String, Function<Console, Callable<Integer>>> COMMANDS = commands();

  /// What is asked of the program without a command.
  private static final List<String> VERSION = List.of("--version", "-V");

  private final Console console;

  public Undebug(Console console) {
    this.console = console;
  }

  private static Map<String, Function<Console, Callable<Integer>>> commands() {
    var commands = new LinkedHashMap<String, Function<Console, Callable<Integer>>>();
    commands.put("analyze", AnalyzeCommand::new);
    commands.put("scan", ScanCommand::new);
    commands.put("settings", SettingsCommand::new);
    commands.put("probe", ProbeCommand::new);
    commands.put("inspect", InspectCommand::new);
    commands.put("fix", FixCommand::new);
    commands.put("respond", RespondCommand::new);
    commands.put("advisories", AdvisoriesCommand::new);
    commands.put("config", ConfigCommand::new);
    commands.put("explain", ExplainCommand::new);
    commands.put("rules", RulesCommand::new);
    commands.put("completion", CompletionCommand::new);
    return commands;
  }

  /// Runs the command that the arguments name, and says how it ended.
  public int run(String... args) {
    if (args.length == 1 && VERSION.contains(args[0])) {
      // Reading options by reflection would cost half of it.
      console.out().println(Version.WORDS);
      console.out().flush();
      return OK;
    }
    var out = new PrintWriter(console.out(), false, StandardCharsets.UTF_8);
    var err = new PrintWriter(console.err(), false, StandardCharsets.UTF_8);
    try {
      String[] words = args.length == 0 && isDjangoProject() ? new String[] {"analyze", "."} : args;
      CommandLine line = commandLine(words).setOut(out).setErr(err);
      return words.length == 0 ? usage(line, err) : line.execute(words);
    } finally {
      out.flush();
      err.flush();
      console.out().flush();
      console.err().flush();
    }
  }

  private static int usage(CommandLine line, PrintWriter err) {
    line.usage(err);
    return FAILED;
  }

  private static boolean isDjangoProject() {
    return Files.isRegularFile(Path.of("manage.py"));
  }

  private CommandLine commandLine(String[] words) {
    Function<Console, Callable<Integer>> named = words.length == 0 ? null : COMMANDS.get(words[0]);
    CommandLine line = named == null ? whole(console) : new CommandLine(new Root());
    if (named != null) {
      line.addSubcommand(words[0], named.apply(console));
    }
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                console.takesColor() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler(this::badUsage)
        .setExecutionExceptionHandler((exception, _, _) -> failed(exception));
  }

  /// The program with every command.
  static CommandLine whole(Console console) {
    var line = new CommandLine(new Root());
    COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.apply(console)));
    return line;
  }

  private int badUsage(ParameterException exception, String[] args) {
    CommandLine line = exception.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("undebug: " + oneLine(String.valueOf(exception.getMessage())));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(exception, err)) {
      err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
    }
    return FAILED;
  }

  private int failed(Exception exception) {
    switch (exception) {
      case UsageException usage -> console.err().println("undebug: " + usage.getMessage());
      case IOException io -> console.err().println("undebug: " + oneLine(describe(io)));
      default -> {
        console.err().println("undebug: a fault of its own: " + exception);
        exception.printStackTrace(console.err());
      }
    }
    return FAILED;
  }

  /// The JDK names only the path of many file errors; this says what was wrong with it.
  private static String describe(IOException exception) {
    return switch (exception) {
      case java.nio.file.NoSuchFileException missing -> missing.getMessage() + ": no such file";
      case java.nio.file.AccessDeniedException denied -> denied.getMessage() + ": not readable";
      default -> String.valueOf(exception.getMessage());
    };
  }

  private static String oneLine(String text) {
    return text.replace('\r', ' ').replace('\n', ' ').strip();
  }

  /// Version and help of the program as a whole.
  @Command(
      name = "undebug",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND",
      description = "Finds, proves, fixes and blocks DEBUG = True in production, for Django.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  undebug analyze .                     the whole analysis of this project",
        "  undebug scan . --format json          verdicts and findings, for a pipeline",
        "  undebug explain UDB101                what a rule means, and its fix"
      })
  static final class Root implements Runnable {

    @picocli.CommandLine.Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "no command named");
    }
  }
}
