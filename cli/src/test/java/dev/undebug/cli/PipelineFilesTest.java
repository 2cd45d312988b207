package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What other people's pipelines take from this repository, run as far as it runs without them.
class PipelineFilesTest {

  private static final Path HOUSE = Path.of("..");

  private static Object yaml(String file) throws IOException {
    return new Load(LoadSettings.builder().build())
        .loadFromString(Files.readString(HOUSE.resolve(file)));
  }

  /// The step of the action, with a program in undebug's place that prints its arguments.
  private static String run(Path folder, Map<String, String> inputs) throws Exception {
    var action = (Map<?, ?>) yaml("action.yml");
    var steps = (List<?>) ((Map<?, ?>) action.get("runs")).get("steps");
    var step = (Map<?, ?>) steps.getLast();
    Path program = Files.writeString(folder.resolve("undebug"), "#!/bin/sh\nprintf '%s|' \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    var builder = new ProcessBuilder("bash", "-e", "-c", (String) step.get("run"));
    builder.environment().put("ACTION", folder.toString());
    for (var variable : ((Map<?, ?>) step.get("env")).entrySet()) {
      String name = variable.getValue().toString().replaceAll(".*inputs\\.([a-z-]+).*", "$1");
      var input = (Map<?, ?>) ((Map<?, ?>) action.get("inputs")).get(name);
      if (input != null) {
        builder
            .environment()
            .put(
                variable.getKey().toString(),
                inputs.getOrDefault(name, input.get("default").toString()));
      }
    }
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void theActionScansAsItIsTold(@TempDir Path folder) throws Exception {
    assertThat(run(folder, Map.of()))
        .isEqualTo(
            "scan|.|--format|text|--format|github|--format|sarif=undebug.sarif|--fail-on|high|");
    assertThat(run(folder, Map.of("since", "origin/main", "fail-on", "never")))
        .endsWith("|--since|origin/main|--exit-zero|");
  }

  @Test
  void anInputOfTheActionIsNoCode(@TempDir Path folder) throws Exception {
    assertThat(run(folder, Map.of("directory", "$(touch x); \"a b\"")))
        .startsWith("scan|$(touch x); \"a b\"|--format|");
  }

  @Test
  void theHookStartsTheLauncher() throws IOException {
    var hook = (Map<?, ?>) ((List<?>) yaml(".pre-commit-hooks.yaml")).getFirst();
    var words = (List<?>) hook.get("args");

    assertThat(HOUSE.resolve(hook.get("entry").toString())).isExecutable();
    assertThat(Undebug.COMMANDS).containsKey(words.getFirst().toString());
    assertThat(Run.of(words.getFirst().toString(), "--help").out()).contains("--format");
  }

  @Test
  void theJobWritesWhatItUploads() throws IOException {
    var job = (Map<?, ?>) ((Map<?, ?>) yaml("docs/ci/gitlab.yml")).get("undebug");
    String script = ((List<?>) job.get("script")).getFirst().toString();
    var reports = (Map<?, ?>) ((Map<?, ?>) job.get("artifacts")).get("reports");

    assertThat(script)
        .contains("gitlab=" + reports.get("codequality"), "junit=" + reports.get("junit"));
  }
}
