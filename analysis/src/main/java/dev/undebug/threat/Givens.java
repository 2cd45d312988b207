package dev.undebug.threat;

import dev.undebug.deploy.Deployment;
import dev.undebug.deploy.Variable;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.rule.Application;
import dev.undebug.rule.Decoys;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tells which variables of a deployment matter for DEBUG, and which only look as if they did.
final class Givens {

  private static final String MODULE = "DJANGO_SETTINGS_MODULE";

  /// What code has that reads files of variables, or another's reader of them.
  private static final Pattern READS_FILES =
      Pattern.compile(
          "dotenv|read_env|decouple|environs|dynaconf|pydantic_settings|prettyconf|goodconf|[\"'/]\\.env[\"']");

  private final Tree tree;
  private final Decoys decoys;
  private final UnloadedFiles unloaded;
  private final Map<String, Boolean> readers = new HashMap<>();

  Givens(Tree tree) {
    this.tree = tree;
    this.decoys = new Decoys(tree);
    this.unloaded = new UnloadedFiles(tree);
  }

  /// What the deployment's environment says, texts as they are.
  List<Given> of(Application.Evaluated evaluated) {
    var deployment = evaluated.deployment();
    var verdict = evaluated.settings().debug();
    var deciding = new TreeSet<String>();
    Stream.of(verdict.onWhen(), verdict.failsWhen(), verdict.unknownWhen())
        .flatMap(List::stream)
        .map(Alternative::env)
        .forEach(env -> deciding.addAll(env.keySet()));
    var givens = new ArrayList<Given>();
    deployment
        .environment()
        .variables()
        .forEach(
            (name, variable) -> {
              if (name.equals(MODULE)) {
                givens.add(given(name, Given.Use.SETTINGS, variable));
              } else if (deciding.contains(name)) {
                givens.add(given(name, Given.Use.DECIDES, variable));
              } else if (variable instanceof Variable.Set && decoys.isDecoy(name, evaluated)) {
                givens.add(given(name, Given.Use.DECOY, variable));
              }
            });
    built(deployment, deciding).forEach(givens::add);
    List<Given> lost =
        verdict.state() == Verdict.State.UNKNOWN ? List.of() : unloaded.of(deployment, deciding);
    // Whole trees are searched for readers: only where there is something that they could read.
    if (!lost.isEmpty() && !readsFiles(deployment.project())) {
      givens.addAll(lost);
    }
    return givens;
  }

  /// Whether code of a project reads files of variables.
  private boolean readsFiles(String project) {
    return readers.computeIfAbsent(
        project,
        root -> {
          for (String path : tree.filesBelow(root)) {
            boolean isCode = path.endsWith(".py") || path.endsWith(".sh");
            if (isCode && tree.bytes(path).filter(Givens::readsFiles).isPresent()) {
              return true;
            }
          }
          return false;
        });
  }

  private static boolean readsFiles(byte[] code) {
    // Latin-1 keeps every byte, and what is looked for is ASCII.
    return READS_FILES.matcher(new String(code, StandardCharsets.ISO_8859_1)).find();
  }

  private static Stream<Given> built(Deployment deployment, Set<String> deciding) {
    var environment = deployment.environment();
    return environment.built().entrySet().stream()
        .filter(entry -> !environment.variables().containsKey(entry.getKey()))
        .filter(entry -> deciding.contains(entry.getKey()) || entry.getKey().equals(MODULE))
        .map(entry -> given(entry.getKey(), Given.Use.BUILD_ONLY, entry.getValue()));
  }

  private static Given given(String name, Given.Use use, Variable variable) {
    return new Given(
        name,
        use,
        text(variable),
        says(variable),
        variable.place(),
        variable.shadowed().stream()
            .map(lost -> new Given.Lost(text(lost), says(lost), lost.place()))
            .toList());
  }

  static String text(Variable variable) {
    return variable instanceof Variable.Set(var text, _, _) ? text : "";
  }

  private static String says(Variable variable) {
    return switch (variable) {
      case Variable.Set(var text, _, _) -> "set to \"" + text + "\"";
      case Variable.Free free ->
          "set by %s%s"
              .formatted(
                  free.owner(),
                  free.examples().isEmpty()
                      ? ""
                      : ", for which the tree suggests \""
                          + String.join("\" or \"", free.examples())
                          + "\"");
      case Variable.Unset(var why, _, _) -> "taken away: " + why;
    };
  }

  /// The same with texts that may be shown.
  ///
  /// @param shown gives a text as it may be shown
  static Given safe(Given given, UnaryOperator<String> shown) {
    return new Given(
        given.name(),
        given.use(),
        shown.apply(given.value()),
        shown.apply(given.says()),
        given.place(),
        given.shadowed().stream()
            .map(
                lost ->
                    new Given.Lost(
                        shown.apply(lost.value()), shown.apply(lost.says()), lost.place()))
            .toList());
  }
}
