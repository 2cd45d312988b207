package dev.undebug.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.RulePage.Block;
import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The page of every rule, run: what is under "Caught" is caught where the carets say, what is
/// under "Allowed" is silent, and a diff leads from the one to the other.
class RulePagesTest {

  private static final Pattern CARETS = Pattern.compile("[# ]*?(\\^+) (.+)");

  /// Where the blocks of a language go in the project that is judged, unless their fence says it:
  /// `python shop/urls.py`.
  private static final Map<String, String> PATHS =
      Map.of("python", "shop/settings.py", "diff", "shop/settings.py", "dockerfile", "Dockerfile");

  /// The examples know which day it is.
  private static final Policy POLICY = new Policy(LocalDate.of(2026, 11, 26), Set.of(), Map.of());

  private static Optional<String> path(Block block) {
    String[] words = block.language().split(" ");
    return words.length > 1 ? Optional.of(words[1]) : Optional.ofNullable(PATHS.get(words[0]));
  }

  private record Expected(String path, Position start, Position end, String message) {}

  private record Example(String heading, Map<String, String> files, List<Expected> expected) {}

  @TestFactory
  Stream<DynamicTest> everyExampleHolds() {
    return Rules.ALL.stream()
        .flatMap(
            rule ->
                examples(RulePage.of(rule)).stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                rule.id() + " " + example, () -> check(rule, example))));
  }

  @TestFactory
  Stream<DynamicTest> everyFixSilencesItsRule() {
    return Rules.ALL.stream()
        .flatMap(
            rule ->
                RulePage.of(rule).blocks().stream()
                    .filter(block -> block.language().startsWith("diff"))
                    .map(
                        block ->
                            DynamicTest.dynamicTest(
                                rule.id() + " fix", () -> checkFix(rule, block, context(rule)))));
  }

  /// A machine may only replace what its replacement mends.
  @TestFactory
  Stream<DynamicTest> everyEditSilencesItsRule() {
    return Rules.ALL.stream()
        .flatMap(
            rule ->
                examples(RulePage.of(rule)).stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                rule.id() + " edits " + example, () -> checkEdits(rule, example))));
  }

  private static void checkEdits(Rule rule, Example example) {
    var tree = project(example.files());
    for (Finding finding : Judge.judge(Application.read(tree), POLICY)) {
      if (finding.rule().equals(rule.id()) && !finding.edits().isEmpty()) {
        String path = finding.edits().getFirst().place().path();
        var files = new TreeMap<>(example.files());
        files.put(path, edited(tree.text(path).orElseThrow(), finding.edits()));

        assertThat(Judge.judge(Application.read(project(files)), POLICY))
            .as(files.get(path))
            .filteredOn(left -> left.rule().equals(rule.id()))
            .extracting(Finding::message)
            .doesNotContain(finding.message());
      }
    }
  }

  private static String edited(SourceText source, List<Edit> edits) {
    var text = new StringBuilder(source.text());
    var backwards =
        edits.stream()
            .sorted(Comparator.comparing((Edit edit) -> edit.place().start()).reversed())
            .toList();
    for (Edit edit : backwards) {
      Position start = edit.place().start();
      Position end = edit.place().end();
      text.replace(
          source.lineStart(start.line()) + start.column() - 1,
          source.lineStart(end.line()) + end.column() - 1,
          edit.text());
    }
    return text.toString();
  }

  @Test
  void everyPageIsComplete() {
    for (Rule rule : Rules.ALL) {
      RulePage page = RulePage.of(rule);
      List<String> headings = page.blocks().stream().map(Block::heading).distinct().toList();

      assertThat(page.markdown()).startsWith("# " + rule.id() + " " + rule.name() + "\n");
      assertThat(page.summary()).isNotBlank();
      assertThat(headings).contains("Caught", "Allowed");
    }
  }

  @Test
  void idsAndNamesAreUnique() {
    assertThat(Rules.ALL).extracting(Rule::id).doesNotHaveDuplicates().isSorted();
    assertThat(Rules.ALL).extracting(Rule::name).doesNotHaveDuplicates();
    assertThat(Rules.ALL).extracting(Rule::id).allMatch(id -> id.matches("UDB\\d{3}"));
  }

  private static void check(Rule rule, Example example) {
    assertThat(found(rule, example.files()))
        .as("findings under '%s' in\n%s", example.heading(), example.files())
        .containsExactlyInAnyOrderElementsOf(example.expected());
    if (example.heading().equals("Caught")) {
      assertThat(example.expected()).as("carets under 'Caught'").isNotEmpty();
    } else {
      assertThat(example.expected()).as("carets under 'Allowed'").isEmpty();
    }
  }

  private static void checkFix(Rule rule, Block diff, Map<String, String> context) {
    String path = path(diff).orElseThrow();
    String text = diff.text();
    assertThat(found(rule, with(context, path, side(text, '-')))).as(text).isNotEmpty();
    assertThat(found(rule, with(context, path, side(text, '+')))).as(text).isEmpty();
  }

  /// The files of the first example that is caught: a diff is about its settings.
  private static Map<String, String> context(Rule rule) {
    return examples(RulePage.of(rule)).getFirst().files();
  }

  private static Map<String, String> with(Map<String, String> context, String path, String text) {
    var files = new TreeMap<>(context);
    files.put(path, text);
    return files;
  }

  private static String side(String diff, char mark) {
    var side = new StringBuilder();
    for (String line : diff.lines().toList()) {
      if (line.isEmpty() || line.charAt(0) == ' ' || line.charAt(0) == mark) {
        side.append(line.isEmpty() ? "" : line.substring(1)).append('\n');
      }
    }
    return side.toString();
  }

  private static List<Expected> found(Rule rule, Map<String, String> files) {
    return Judge.judge(Application.read(project(files)), POLICY).stream()
        .filter(finding -> finding.rule().equals(rule.id()))
        .map(
            finding ->
                new Expected(
                    finding.place().path(),
                    finding.place().start(),
                    end(finding.place(), files),
                    finding.message()))
        .toList();
  }

  /// Carets mark the first line of a place that has several.
  private static Position end(Place place, Map<String, String> files) {
    int line = place.start().line();
    if (place.end().line() == line) {
      return place.end();
    }
    int above = place.path().equals("Dockerfile") ? 1 : 0;
    String first = files.get(place.path()).lines().toList().get(line - 1 - above);
    return new Position(line, first.length() + 1);
  }

  /// A small project around the examples, as `startproject` makes it, with a production server.
  private static Tree project(Map<String, String> files) {
    var tree = new TreeMap<String, String>();
    String chooses =
        "import os\n\nos.environ.setdefault(\"DJANGO_SETTINGS_MODULE\", \"shop.settings\")\n";
    tree.put("manage.py", chooses);
    tree.put("shop/__init__.py", "");
    tree.put(
        "shop/wsgi.py",
        chooses
            + "from django.core.wsgi import get_wsgi_application\n\n"
            + "application = get_wsgi_application()\n");
    tree.put("requirements.txt", "Django==5.2.17\n");
    tree.put("shop/settings.py", "");
    tree.putAll(files);
    String dockerfile = files.getOrDefault("Dockerfile", "");
    if (!dockerfile.startsWith("FROM")) {
      tree.put(
          "Dockerfile", "FROM python:3.13\n" + dockerfile + "CMD [\"gunicorn\", \"shop.wsgi\"]\n");
    }
    return Tree.of(tree);
  }

  /// Blocks of different files that follow each other under one heading are one project.
  private static List<Example> examples(RulePage page) {
    var examples = new ArrayList<Example>();
    var open = new LinkedHashMap<String, Block>();
    String heading = "";
    for (Block block : page.blocks()) {
      Optional<String> path = path(block);
      if (path.isEmpty() || block.language().startsWith("diff")) {
        continue;
      }
      if (!block.heading().equals(heading) || open.containsKey(path.get())) {
        add(examples, heading, open);
        heading = block.heading();
      }
      open.put(path.get(), block);
    }
    add(examples, heading, open);
    return examples;
  }

  private static void add(List<Example> examples, String heading, Map<String, Block> blocks) {
    if (blocks.isEmpty()) {
      return;
    }
    var files = new TreeMap<String, String>();
    var expected = new ArrayList<Expected>();
    blocks.forEach((path, block) -> read(path, block, files, expected));
    examples.add(new Example(heading, files, expected));
    blocks.clear();
  }

  /// Takes the carets out of a block: what is left is the file.
  private static void read(
      String path, Block block, Map<String, String> files, List<Expected> expected) {
    var text = new StringBuilder();
    // The project puts a line above what a Dockerfile block says.
    int line = path.equals("Dockerfile") && !block.text().startsWith("FROM") ? 1 : 0;
    for (String written : block.text().lines().toList()) {
      var carets = CARETS.matcher(written);
      if (carets.matches()) {
        int column = carets.start(1) + 1;
        expected.add(
            new Expected(
                path,
                new Position(line, column),
                new Position(line, column + carets.group(1).length()),
                carets.group(2)));
      } else {
        text.append(written).append('\n');
        line++;
      }
    }
    files.put(path, text.toString());
  }
}
