package dev.undebug.project;

import dev.undebug.source.Tree;
import java.util.List;

/// Finds Django projects.
public final class Projects {

  private Projects() {}

  /// The Django projects of a tree, sorted by their root folder; several in a monorepo.
  public static List<Project> find(Tree tree) {
    return new ProjectSearch(tree).search();
  }
}
