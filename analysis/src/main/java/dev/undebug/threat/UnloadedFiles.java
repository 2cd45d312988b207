package dev.undebug.threat;

import dev.undebug.deploy.Deployment;
import dev.undebug.deploy.EnvTexts;
import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Finds committed files of variables that would decide DEBUG if a deployment loaded them, and that
/// it does not load.
record UnloadedFiles(Tree tree) {

  /// Variables of the files that the deployment's environment does not have.
  ///
  /// @param deciding the variables that decide
  List<Given> of(Deployment deployment, Set<String> deciding) {
    var files = new LinkedHashSet<String>();
    for (String folder : List.of(deployment.project(), "")) {
      files.add(TreePaths.join(folder, ".env"));
    }
    var givens = new ArrayList<Given>();
    for (String path : files) {
      tree.text(path)
          .map(EnvTexts::variables)
          .orElse(new TreeMap<>())
          .forEach(
              (name, variable) -> {
                boolean isElsewhere = deployment.environment().find(name).isPresent();
                if (deciding.contains(name) && !isElsewhere) {
                  givens.add(given(name, Givens.text(variable), variable.place()));
                }
              });
    }
    return givens;
  }

  private static Given given(String name, String text, Place place) {
    return new Given(name, Given.Use.UNLOADED, text, "set to \"" + text + "\"", place, List.of());
  }
}
