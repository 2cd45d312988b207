package dev.undebug.deploy;

import dev.undebug.project.Projects;
import dev.undebug.source.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/// Answers `lab/precedence_oracle.py`: for each folder that a line names, the environments of its
/// deployments, then an empty line.
///
/// A line of the answer is `DEPLOYMENT<tab>NAME<tab>set|free|unset<tab>TEXT`, the text in Base64.
final class EnvironmentDump {
  private EnvironmentDump() {}

  public static void main(String[] arguments) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      var tree = Tree.open(Path.of(line));
      for (Deployment deployment : Deployments.find(tree, Projects.find(tree))) {
        deployment
            .environment()
            .variables()
            .forEach(
                (name, variable) ->
                    out.println(deployment.name() + "\t" + name + "\t" + value(variable)));
      }
      out.println();
    }
  }

  private static String value(Variable variable) {
    return switch (variable) {
      case Variable.Set(var text, _, _) ->
          "set\t" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
      case Variable.Free _ -> "free\t";
      case Variable.Unset _ -> "unset\t";
    };
  }
}
