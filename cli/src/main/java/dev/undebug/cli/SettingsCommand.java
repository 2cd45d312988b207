package dev.undebug.cli;

import dev.undebug.deploy.EnvTexts;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.report.SettingsJson;
import dev.undebug.report.SettingsText;
import dev.undebug.report.Style;
import dev.undebug.secret.Mask;
import dev.undebug.settings.SettingsQuery;
import dev.undebug.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What settings would be: in one environment, or over all of them.
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = {
      "What a setting would be: with --env, in that environment; without, over every environment.",
      "Nothing of the tree is executed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  undebug settings . --package django-environ=0.9.0 --env DEBUG=on DEBUG",
      "  undebug settings . DEBUG ALLOWED_HOSTS",
      "  undebug settings . --module shop.settings.prod --env DEBUG=False --env-file .env",
      "  undebug settings . --why DEBUG"
    })
final class SettingsCommand implements Callable<Integer> {

  /// More than any process of ours is given.
  private static final int MAX_ENV_FILE_BYTES = 1024 * 1024;

  private static final Pattern PACKAGE =
      Pattern.compile(
          "([A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?)==?(\\d[A-Za-z0-9.+!_-]{0,40})");

  @Parameters(index = "0", paramLabel = "DIR", description = "The root of the source tree.")
  private Path directory = Path.of(".");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "NAME",
      description = "Settings to show. Default: all that the module names.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = {"-m", "--module"},
      paramLabel = "M",
      description = "The settings module, dotted. Default: what wsgi.py or manage.py names.")
  private String module = "";

  @Option(
      names = {"-e", "--env"},
      paramLabel = "K=V",
      description =
          "A variable of the environment; all that is not named is unset. Repeatable;"
              + " --env '' is an empty environment.")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = "--env-file",
      paramLabel = "F",
      description = "A file of variables, as compose reads it; --env wins. Repeatable.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--why",
      paramLabel = "NAME",
      description = "Show every assignment of this setting, the winning one first. Repeatable.")
  private List<String> whys = new ArrayList<>();

  @Option(
      names = "--python",
      paramLabel = "X.Y",
      description = "The version of Python. Default: the project's, else 3.11.")
  private String python = "";

  @Option(
      names = "--django",
      paramLabel = "X.Y",
      description = "The series of Django. Default: the project's, else 5.2.")
  private String django = "";

  @Option(
      names = "--package",
      paramLabel = "NAME=VERSION",
      description =
          "The version of a package, such as python-decouple=3.6; it wins over the project's lock"
              + " files. Repeatable.")
  private List<String> packages = new ArrayList<>();

  @Mixin private TextOrJson format = new TextOrJson();

  @Option(names = "--reveal", description = "Show secrets as they are.")
  private boolean isRevealing;

  private final Console console;

  SettingsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    var choice =
        new SettingsQuery.Choice(
            module, version("--python", python), version("--django", django), versions());
    try {
      var answer =
          SettingsQuery.of(TreeOptions.open(directory), choice).ask(environment(), asked());
      console.out().print(written(answer));
      return Undebug.OK;
    } catch (SettingsQuery.NoSettings none) {
      throw new UsageException(directory + ": " + none.getMessage(), none);
    }
  }

  private String written(SettingsQuery.Answer answer) {
    Mask mask = Mask.keyed(FingerprintKey.of(console));
    Mask shown = isRevealing ? mask.revealing() : mask;
    var style = new Style(console.takesColor(), !console.takesUnicode());
    return switch (format.chosen()) {
      case JSON -> SettingsJson.of(answer, shown);
      case TEXT ->
          whys.isEmpty()
              ? SettingsText.of(answer, shown, style)
              : SettingsText.why(answer, shown, style);
    };
  }

  private static String version(String option, String text) {
    if (!text.isEmpty() && !text.matches("\\d{1,2}\\.\\d{1,2}(\\.\\d{1,3})?")) {
      throw new UsageException("%s '%s': write a version such as 3.11".formatted(option, text));
    }
    return text;
  }

  private Map<String, String> versions() {
    var versions = new TreeMap<String, String>();
    for (String written : packages) {
      var matcher = PACKAGE.matcher(written);
      if (!matcher.matches()) {
        throw new UsageException(
            "--package '%s': write NAME=VERSION, such as python-decouple=3.6".formatted(written));
      }
      String name = matcher.group(1).toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
      versions.put(name, matcher.group(2));
    }
    return versions;
  }

  private Set<String> asked() {
    var asked = new LinkedHashSet<String>();
    for (String name : names) {
      asked.add(named(name));
    }
    for (String name : whys) {
      asked.add(named(name));
    }
    return asked;
  }

  private static String named(String name) {
    if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_]*") || !name.equals(name.toUpperCase(Locale.ROOT))) {
      throw new UsageException(
          "'%s' is no setting: Django reads upper-case names only".formatted(name));
    }
    return name;
  }

  private Environment environment() throws IOException {
    if (variables.isEmpty() && files.isEmpty()) {
      return Environment.every();
    }
    Map<String, String> texts = new TreeMap<>();
    for (Path file : files) {
      texts.putAll(EnvTexts.of(new SourceText(file.toString(), text(file))));
    }
    for (String variable : variables) {
      if (variable.isEmpty()) {
        continue;
      }
      int equals = variable.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--env '%s': write NAME=value".formatted(variable));
      }
      texts.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return Environment.of(texts);
  }

  private static String text(Path file) throws IOException {
    if (!Files.exists(file) || Files.isDirectory(file)) {
      throw new UsageException(file + ": no such file; --env-file wants one");
    }
    try (var stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MAX_ENV_FILE_BYTES + 1);
      if (bytes.length > MAX_ENV_FILE_BYTES) {
        throw new UsageException(file + ": larger than 1 MiB; --env-file wants NAME=value lines");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
