package dev.undebug.source;

import java.util.Optional;
import java.util.regex.Pattern;

/// What the `.gitignore` files of a tree leave out of what is committed.
public final class GitIgnores {

  private GitIgnores() {}

  /// Whether one of them names a file: it is of this machine then, and not of the repository,
  /// unless somebody added it all the same. The nearest file that says anything of it counts, and
  /// in it the last line.
  ///
  /// @param path relative to the tree
  public static boolean leaveOut(Tree tree, String path) {
    for (String folder = TreePaths.parent(path); ; folder = TreePaths.parent(folder)) {
      String below = folder.isEmpty() ? path : path.substring(folder.length() + 1);
      Optional<Boolean> said =
          tree.text(TreePaths.join(folder, ".gitignore")).flatMap(text -> says(text, below));
      if (said.isPresent() || folder.isEmpty()) {
        return said.orElse(false);
      }
    }
  }

  private static Optional<Boolean> says(SourceText ignores, String path) {
    Optional<Boolean> said = Optional.empty();
    for (String line : ignores.text().lines().map(String::strip).toList()) {
      boolean isKept = line.startsWith("!");
      String pattern = isKept ? line.substring(1) : line;
      if (!pattern.isEmpty() && !pattern.startsWith("#") && matches(pattern, path)) {
        said = Optional.of(!isKept);
      }
    }
    return said;
  }

  /// A pattern with a slash before its end is of one folder; one without, of every folder. What it
  /// names may be a folder above the file.
  private static boolean matches(String pattern, String path) {
    String plain = pattern.replaceFirst("/$", "");
    boolean isOfOneFolder = plain.indexOf('/') >= 0;
    var expression = new StringBuilder(isOfOneFolder ? "" : "(.*/)?");
    String rest = plain.replaceFirst("^/", "");
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (rest.startsWith("**/", i)) {
        expression.append("(.*/)?");
        i += 2;
      } else if (rest.startsWith("**", i)) {
        expression.append(".*");
        i++;
      } else if (c == '*') {
        expression.append("[^/]*");
      } else if (c == '?') {
        expression.append("[^/]");
      } else {
        expression.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.matches(expression + "(/.*)?", path);
  }
}
