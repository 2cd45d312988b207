package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Rule;
import dev.undebug.rule.RulePage;
import dev.undebug.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// What the documents say of commands, options, rules and exit codes is what the program has;
/// `-Dundebug.golden=write` writes the pages that are made of it.
class DocumentsTest {

  private static final Path HOUSE = Path.of("..");
  private static final Path DOCS = HOUSE.resolve("docs");

  /// A command line that somebody types, up to what is said behind it.
  private static final Pattern CALL =
      Pattern.compile("(?m)^\\$ (?:.*\\| )?(?:\\./)?undebug ([^#|>\\n]*)");

  /// A command in a sentence, with some of its options.
  private static final Pattern MENTION = Pattern.compile("`(?:\\./)?undebug ([^`\\n]*)`");

  private static final Pattern RULE = Pattern.compile("\\bUDB\\d{3}\\b");

  private static CommandLine program() {
    return Undebug.whole(Console.ofProcess());
  }

  @Test
  void everyCommandHasItsPageAndItsManPage() throws IOException {
    var program = program();
    var pages = new ArrayList<CommandLine>(program.getSubcommands().values());
    for (CommandLine command : pages) {
      CommandPage page = CommandPage.of(command.getCommandSpec());
      String name = command.getCommandName();

      isWritten(DOCS.resolve("commands/" + name + ".md"), page.markdown());
      isWritten(DOCS.resolve("man/undebug-" + name + ".1"), page.roff());
    }
    assertThat(names(DOCS.resolve("commands"))).hasSize(pages.size());
    assertThat(names(DOCS.resolve("man"))).hasSize(pages.size());
  }

  @Test
  void everyRuleStandsInTheIndex() throws IOException {
    var index =
        new StringBuilder(
            """
            # The rules

            Every rule has a page: what it means, what it catches and allows, and the fix. `undebug explain ID` prints it.

            | rule | name | severity | page |
            |---|---|---|---|
            """);
    for (Rule rule : Rules.ALL) {
      assertThat(RulePage.of(rule).markdown()).startsWith("# " + rule.id() + " " + rule.name());
      index.append(
          "| %s | %s | %s | [page](../analysis/src/main/resources/dev/undebug/rule/%s.md) |\n"
              .formatted(rule.id(), rule.name(), rule.severity().word(), rule.id()));
    }

    isWritten(DOCS.resolve("rules.md"), index.toString());
  }

  @Test
  void everyExampleOfAHelpIsOneThatTheProgramTakes() {
    for (CommandLine command : program().getSubcommands().values()) {
      String[] examples = command.getCommandSpec().usageMessage().footer();
      List<String> calls =
          Stream.of(examples).map(String::strip).filter(one -> one.contains("undebug ")).toList();

      assertThat(calls).as(command.getCommandName()).hasSizeGreaterThanOrEqualTo(3);
      calls.forEach(call -> isTaken(call.substring(call.indexOf("undebug ") + 8)));
    }
  }

  @Test
  void everyCallInTheDocumentsIsOneThatTheProgramTakes() throws IOException {
    int calls = 0;
    for (Path document : documents()) {
      var call = CALL.matcher(Files.readString(document));
      while (call.find()) {
        calls++;
        isTaken(call.group(1));
      }
      var mention = MENTION.matcher(Files.readString(document));
      while (mention.find()) {
        isKnown(mention.group(1));
      }
    }

    assertThat(calls).isGreaterThan(30);
  }

  @Test
  void everyRuleThatTheDocumentsNameIsThere() throws IOException {
    for (Path document : documents()) {
      var rule = RULE.matcher(Files.readString(document));
      while (rule.find()) {
        assertThat(Rules.find(rule.group())).as("%s in %s", rule.group(), document).isPresent();
      }
    }
  }

  @Test
  void theExitCodesAreTheProgramsOwn() throws IOException {
    assertThat(CommandPage.EXIT_CODES)
        .extracting(code -> Integer.parseInt(code.substring(0, 1)))
        .containsExactly(Undebug.OK, Undebug.FOUND, Undebug.FAILED);
    assertThat(Files.readString(HOUSE.resolve("README.md")).replaceAll("\\s+", " "))
        .contains("Exit codes: 0 nothing at or above `--fail-on`", "1 findings", "2 wrong usage");
  }

  private static List<Path> documents() throws IOException {
    try (var files = Files.walk(DOCS)) {
      return Stream.concat(
              Stream.of(HOUSE.resolve("README.md")),
              files.filter(file -> file.toString().endsWith(".md")))
          .filter(file -> !file.toString().contains("measurements"))
          .sorted()
          .toList();
    }
  }

  /// Whether the program takes a command line; what stands two spaces behind it is a remark.
  private static void isTaken(String call) {
    var program = program();
    String[] words =
        Stream.of(call.strip().replaceFirst("\\s{2,}\\S.*", "").split("\\s+"))
            .takeWhile(word -> !word.startsWith(">") && !word.equals("|"))
            .map(word -> word.replaceAll("['\"]", ""))
            .toArray(String[]::new);
    if (words.length == 1 && words[0].matches("--\\w+|COMMAND|\\.\\.\\.")) {
      return;
    }
    try {
      program.setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words);
    } catch (CommandLine.ParameterException e) {
      throw new AssertionError("undebug " + String.join(" ", words) + ": " + e.getMessage(), e);
    }
  }

  /// Whether there is such a command, with such options.
  private static void isKnown(String mention) {
    List<String> words = List.of(mention.strip().split("[\\s=]+"));
    var command = program().getSubcommands().get(words.getFirst());
    if (words.getFirst().startsWith("-") || words.getFirst().matches("[A-Z]+")) {
      return;
    }

    assertThat(command).as("undebug " + mention).isNotNull();
    assertThat(command.getCommandSpec().optionsMap().keySet())
        .as("undebug " + mention)
        .containsAll(
            words.stream().filter(word -> word.startsWith("-") && word.length() > 1).toList());
  }

  private static Set<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }
  }

  private static void isWritten(Path file, String text) throws IOException {
    if ("write".equals(System.getProperty("undebug.golden"))) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    }

    assertThat(text).as(file.toString()).isEqualTo(Files.readString(file));
  }
}
