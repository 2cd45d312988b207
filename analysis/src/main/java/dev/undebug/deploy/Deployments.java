package dev.undebug.deploy;

import dev.undebug.project.Project;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds every way in which the projects of a tree are started.
public final class Deployments {

  private Deployments() {}

  /// The deployments, sorted by name.
  public static List<Deployment> find(Tree tree, List<Project> projects) {
    return find(tree, projects, List.of());
  }

  /// The deployments, sorted by name.
  ///
  /// @param exported what operators exported of running deployments' environments
  public static List<Deployment> find(Tree tree, List<Project> projects, List<Export> exported) {
    var exports = new Exports(exported);
    return find(tree, projects, launched(tree, exports), exports);
  }

  /// The deployments of a saved image: what it starts, and what else could be started in it.
  ///
  /// @param projects those of the image's tree
  public static List<Deployment> find(SavedImage image, List<Project> projects) {
    return find(image.tree(), projects, List.of(image.launched()), Exports.NONE);
  }

  private static List<Deployment> find(
      Tree tree, List<Project> projects, List<Launched> all, Exports exports) {
    var assembly = new Assembly(new Pairing(tree, projects));
    var parts = new ArrayList<Assembly.Part>();
    for (Launched launched : all) {
      parts.addAll(assembly.assemble(launched));
    }
    for (Project project : projects) {
      parts.addAll(EntryPointDefaults.of(project, exports));
    }
    var overrides = Overrides.read(tree);
    var decided = new Standings(parts, projects, overrides).decide();
    overrides.check(decided, tree);
    return decided;
  }

  private static List<Launched> launched(Tree tree, Exports exports) {
    var dockerfiles = new Dockerfiles(tree, exports);
    var all = new ArrayList<Launched>();
    all.addAll(dockerfiles.launched());
    all.addAll(new ComposeFiles(tree, dockerfiles).launched());
    all.addAll(new KubernetesFiles(tree, dockerfiles).launched());
    all.addAll(new Procfiles(tree, dockerfiles).launched());
    all.addAll(new SystemdUnits(tree, exports).launched());
    all.addAll(new FlyFiles(tree, dockerfiles).launched());
    all.addAll(new EcsFiles(tree, dockerfiles).launched());
    all.addAll(new PlatformFiles(tree, dockerfiles).launched());
    all.addAll(new RailwayFiles(tree, dockerfiles).launched());
    all.addAll(new CloudFoundryFiles(tree, exports).launched());
    all.addAll(new ReplitFiles(tree, exports).launched());
    all.addAll(new VercelFiles(tree, exports).launched());
    all.addAll(new ServerConfigurations(tree, exports).launched(used(all)));
    return all;
  }

  /// The names of the files that commands mention, or that what they start is written in.
  private static Set<String> used(List<Launched> all) {
    var used = new HashSet<String>();
    for (Launched launched : all) {
      for (Started started : launched.started()) {
        used.add(TreePaths.name(started.place().path()));
        for (String word : started.words()) {
          used.add(TreePaths.name(word));
        }
      }
    }
    return used;
  }
}
