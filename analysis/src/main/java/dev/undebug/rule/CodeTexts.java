package dev.undebug.rule;

import dev.undebug.source.Tree;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// What the Python files of a tree are asked as texts; each question is answered once.
///
/// @param known the answers so far
record CodeTexts(Map<Pattern, Boolean> known) {

  /// Whether any file has what a pattern finds.
  static boolean any(Tree tree, Pattern pattern) {
    return tree.once(CodeTexts.class, _ -> new CodeTexts(new ConcurrentHashMap<>()))
        .known
        .computeIfAbsent(pattern, asked -> find(tree, asked));
  }

  private static boolean find(Tree tree, Pattern pattern) {
    return tree.files().stream()
        .filter(path -> path.endsWith(".py"))
        .flatMap(path -> tree.text(path).stream())
        .anyMatch(text -> pattern.matcher(text.text()).find());
  }
}
