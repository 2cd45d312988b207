package dev.undebug.front;

import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;

/// Finds the servers before Django that a tree configures.
public final class Fronts {

  private Fronts() {}

  /// Every server of every configuration, by path and in the order of the file.
  public static List<Front> of(Tree tree) {
    return new ArrayList<>(new NginxFiles(tree).servers());
  }
}
