package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.project.Projects;
import dev.undebug.source.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every format that says how something is started, and its traps: what shadows what, what is
/// filled in, what is not there, what cannot be read. One file of `traps` for each format; a case
/// is its title behind `===`, files behind `---`, and behind `>>>` what is found.
/// `-Dundebug.golden=write` writes that part anew.
class FormatTrapsTest {

  private static final Path FOLDER = Path.of("src/test/resources/dev/undebug/deploy/traps");

  private record Case(String title, Map<String, String> files, String expected) {
    String written(String found) {
      var text = new StringBuilder("=== " + title + "\n");
      files.forEach((path, file) -> text.append("--- ").append(path).append('\n').append(file));
      return text.append(">>>\n").append(found).toString();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dockerfile",
        "compose",
        "kubernetes",
        "kustomize",
        "helm",
        "procfile",
        "systemd",
        "supervisor",
        "uwsgi",
        "gunicorn",
        "env",
        "platforms"
      })
  void everyTrapIsSeen(String format) throws IOException {
    Path file = FOLDER.resolve(format + ".txt");
    var cases = cases(Files.readString(file));
    var found = new StringBuilder();
    var expected = new StringBuilder();
    for (Case one : cases) {
      found.append(one.written(found(one.files())));
      expected.append(one.written(one.expected()));
    }
    if ("write".equals(System.getProperty("undebug.golden"))) {
      Files.writeString(file, found.toString(), StandardCharsets.UTF_8);
    }

    assertThat(found.toString()).isEqualTo(expected.toString());
  }

  private static List<Case> cases(String text) {
    var cases = new ArrayList<Case>();
    for (String part : text.split("(?m)^=== ")) {
      if (part.isEmpty()) {
        continue;
      }
      int end = part.indexOf('\n');
      String[] halves = part.substring(end + 1).split("(?m)^>>>\n", 2);
      var files = new LinkedHashMap<String, String>();
      for (String file : halves[0].split("(?m)^--- ")) {
        int line = file.indexOf('\n');
        if (line > 0) {
          files.put(file.substring(0, line), file.substring(line + 1));
        }
      }
      cases.add(new Case(part.substring(0, end), files, halves.length > 1 ? halves[1] : ""));
    }
    return cases;
  }

  /// What is found in a project with these files besides its own.
  private static String found(Map<String, String> files) {
    var all = new LinkedHashMap<>(Found.project(""));
    all.putAll(files);
    var tree = Tree.of(all);
    var found = new Found(tree, Deployments.find(tree, Projects.find(tree)));
    var text = new StringBuilder();
    for (Deployment deployment : found.deployments()) {
      if (deployment.kind().isDefault()) {
        continue;
      }
      text.append(deployment.name())
          .append(": ")
          .append(deployment.command().server().word())
          .append(deployment.production() ? ", production" : "")
          .append('\n');
      deployment
          .environment()
          .variables()
          .forEach((name, variable) -> text.append(line(name, variable)));
      for (String owner : found.open(deployment.name())) {
        text.append("  open to ").append(owner).append('\n');
      }
    }
    found.failures().forEach(failure -> text.append("failed: ").append(failure).append('\n'));
    return text.toString();
  }

  private static String line(String name, Variable variable) {
    var line = new StringBuilder("  " + name + " = " + Found.line(variable));
    for (Variable lost : variable.shadowed()) {
      line.append(", over ").append(Found.line(lost));
    }
    return line.append('\n').toString().replace("\n", "\\n").replaceFirst("\\\\n$", "\n");
  }
}
