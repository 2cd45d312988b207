package dev.undebug.source;

import java.util.stream.Stream;

/// What the `.gitignore` of a folder names, as far as it is plain names: what somebody has beside
/// the tree, and does not publish.
public final class GitIgnore {

  private static final int MAX_LINES = 10_000;

  private GitIgnore() {}

  /// The last parts of its lines, without those that take something back.
  ///
  /// @param folder of the `.gitignore`; empty for the root
  public static Stream<String> names(Tree tree, String folder) {
    return tree.text(TreePaths.join(folder, ".gitignore")).stream()
        .flatMap(text -> text.text().lines().limit(MAX_LINES))
        .map(String::strip)
        .filter(line -> !line.startsWith("#") && !line.startsWith("!"))
        .map(TreePaths::name);
  }
}
