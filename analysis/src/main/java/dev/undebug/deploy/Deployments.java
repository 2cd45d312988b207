package dev.undebug.deploy;

import dev.undebug.project.Project;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;

/// Finds every way in which the projects of a tree are started.
public final class Deployments {

  private Deployments() {}

  /// The deployments, sorted by name.
  public static List<Deployment> find(Tree tree, List<Project> projects) {
    var assembly = new Assembly(new Pairing(tree, projects));
    var parts = new ArrayList<Assembly.Part>();
    for (Launched launched : launched(tree)) {
      parts.addAll(assembly.assemble(launched));
    }
    for (Project project : projects) {
      parts.addAll(EntryPointDefaults.of(project));
    }
    return new Standings(parts).decide();
  }

  private static List<Launched> launched(Tree tree) {
    var all = new ArrayList<Launched>();
    var dockerfiles = new Dockerfiles(tree);
    all.addAll(dockerfiles.launched());
    all.addAll(new ComposeFiles(tree, dockerfiles).launched());
    return all;
  }
}
