package dev.undebug.front;

import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;

/// Finds the servers before Django that a tree configures.
public final class Fronts {

  private Fronts() {}

  /// Every server of every configuration, by kind, path and the order of the file.
  public static List<Front> of(Tree tree) {
    var fronts = new ArrayList<Front>(new NginxFiles(tree).servers());
    fronts.addAll(new ApacheFiles(tree).hosts());
    fronts.addAll(new CaddyFiles(tree).sites());
    return fronts;
  }
}
