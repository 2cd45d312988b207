package dev.undebug.cli;

import dev.undebug.deploy.Export;
import dev.undebug.rule.Application;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What an operator exported of environments that the source tree does not decide.
final class EnvironmentOptions {

  @Option(
      names = "--env-from",
      paramLabel = "DEPLOYMENT=FILE",
      description =
          "The environment of a deployment as it runs: the output of docker inspect, kubectl get -o"
              + " json, heroku config --json, systemctl show or env. Repeatable.")
  private List<String> files = new ArrayList<>();

  /// Reads the files, and the application with them.
  Application read(Tree tree) throws IOException {
    List<Export> exports = exports();
    Application application = Application.read(tree, exports);
    for (Export export : exports) {
      boolean isKnown =
          application.deployments().stream()
              .anyMatch(evaluated -> evaluated.name().equals(export.deployment()));
      if (!isKnown) {
        throw new UsageException(
            "--env-from %s: no deployment is called so; there are %s"
                .formatted(
                    export.deployment(),
                    String.join(
                        ", ",
                        application.deployments().stream()
                            .map(Application.Evaluated::name)
                            .limit(20)
                            .toList())));
      }
    }
    return application;
  }

  /// Reads another revision, which may lack deployments that were exported since.
  Application readKnown(Tree tree) throws IOException {
    return Application.read(tree, exports());
  }

  private List<Export> exports() throws IOException {
    var exports = new ArrayList<Export>();
    for (String file : files) {
      exports.add(export(file));
    }
    return exports;
  }

  private static Export export(String written) throws IOException {
    int equals = written.lastIndexOf('=');
    if (equals <= 0) {
      throw new UsageException("--env-from '%s': write DEPLOYMENT=FILE".formatted(written));
    }
    Path path = Path.of(written.substring(equals + 1));
    if (!Files.isRegularFile(path)) {
      throw new UsageException("--env-from %s: no such file".formatted(path));
    }
    if (Files.size(path) > Tree.MAX_FILE_BYTES) {
      throw new UsageException(
          "--env-from %s: more than %,d bytes".formatted(path, Tree.MAX_FILE_BYTES));
    }
    var text =
        new SourceText(
            path.toString(), new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    return Export.read(written.substring(0, equals), text)
        .orElseThrow(
            () -> new UsageException("--env-from %s: not %s".formatted(path, Export.FORMATS)));
  }
}
