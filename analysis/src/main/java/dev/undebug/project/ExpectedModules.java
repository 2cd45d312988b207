package dev.undebug.project;

import dev.undebug.source.GitIgnore;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.regex.Pattern;

/// Modules that a tree lacks on purpose: each machine has its own.
public final class ExpectedModules {

  private ExpectedModules() {}

  /// The same of a file, by the name of its module.
  public static boolean isExpectedFile(Tree tree, String path) {
    return isExpected(tree, lastName(path));
  }

  /// The last name of a dotted module, or of a path.
  public static String lastName(String what) {
    return what.replaceFirst("\\.py$", "").replaceFirst(".*[./]", "");
  }

  /// Whether `.gitignore` names a module, so that it is on developers' machines alone.
  public static boolean isIgnored(Tree tree, String name) {
    return GitIgnore.names(tree, "").anyMatch((name + ".py")::equals);
  }

  /// Whether there is `local_settings.py.example`, `local.template.py`, or a line of `.gitignore`.
  public static boolean isExpected(Tree tree, String name) {
    var template =
        Pattern.compile(
            "(?i)"
                + Pattern.quote(name)
                + "([._-]?(example|sample|template|dist|default|tmpl|tpl|in))?(\\.py)?"
                + "[._-](example|sample|template|dist|default|tmpl|tpl|in|txt)(\\.py)?"
                + "|(example|sample|template|default)[._-]?"
                + Pattern.quote(name)
                + "\\.py");
    return tree.files().stream().anyMatch(path -> template.matcher(TreePaths.name(path)).matches())
        || isIgnored(tree, name);
  }
}
