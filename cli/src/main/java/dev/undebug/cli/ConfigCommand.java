package dev.undebug.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What is configured, and by whom.
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "What undebug.toml, pyproject.toml and UNDEBUG_ variables decide.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  undebug config show",
      "  undebug config show backend",
      "  undebug config schema > undebug.schema.json",
      "  undebug config schema report > report.schema.json"
    })
final class ConfigCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  ConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "write config show or config schema");
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Every key with its value, and where that comes from.")
  int show(
      @Parameters(
              paramLabel = "DIR",
              arity = "0..1",
              defaultValue = ".",
              description = "The folder to be analysed. Default: the current one.")
          Path directory,
      @Mixin ConfigurationOptions options)
      throws IOException {
    Configuration configuration = options.read(console, directory);
    for (Configuration.Key key : Configuration.Key.values()) {
      var entry = configuration.entry(key);
      List<String> values = entry.values();
      console
          .out()
          .printf(
              "%-10s = %-30s # %s%n",
              key.word(), values.isEmpty() ? "nothing" : String.join(", ", values), entry.origin());
    }
    return Undebug.OK;
  }

  /// What has a schema.
  enum Document {
    CONFIG("undebug.schema.json"),
    REPORT("report-1.schema.json");

    private final String resource;

    Document(String resource) {
      this.resource = resource;
    }
  }

  @Command(
      name = "schema",
      mixinStandardHelpOptions = true,
      description = "The JSON schema of undebug.toml, for editors, or that of JSON reports.")
  int schema(
      @Parameters(
              paramLabel = "config|report",
              arity = "0..1",
              defaultValue = "config",
              description = "Which. Default: config.")
          Document document)
      throws IOException {
    try (InputStream schema = ConfigCommand.class.getResourceAsStream(document.resource)) {
      if (schema == null) {
        throw new IllegalStateException(document.resource + " is not in the program");
      }
      console.out().print(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    }
    return Undebug.OK;
  }
}
