package dev.undebug.rule;

import dev.undebug.project.PythonFiles;
import dev.undebug.source.Tree;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What the code and the pages of a tree are asked as texts; each question is answered once.
///
/// @param known the answers so far
record CodeTexts(Map<Pattern, Boolean> known) {

  private static final Pattern PAGE = Pattern.compile("(?i)\\.(html?|jinja2?|j2|txt|py)$");

  /// Larger files are no templates that people write.
  private static final int MAX_CHARACTERS = 200_000;

  /// Whether any Python file has what a pattern finds.
  static boolean any(Tree tree, Pattern pattern) {
    return answers(tree)
        .computeIfAbsent(
            pattern, asked -> find(tree, PythonFiles::isPython, Integer.MAX_VALUE, asked));
  }

  /// Whether any template or Python file has what a pattern finds, which is asked of pages alone.
  static boolean anyPage(Tree tree, Pattern pattern) {
    return answers(tree)
        .computeIfAbsent(
            pattern, asked -> find(tree, path -> PAGE.matcher(path).find(), MAX_CHARACTERS, asked));
  }

  private static Map<Pattern, Boolean> answers(Tree tree) {
    return tree.once(CodeTexts.class, _ -> new CodeTexts(new ConcurrentHashMap<>())).known;
  }

  private static boolean find(
      Tree tree, Predicate<String> isAsked, int characters, Pattern pattern) {
    return tree.files().stream()
        .filter(isAsked)
        .flatMap(path -> tree.text(path).stream())
        .anyMatch(
            text -> text.text().length() <= characters && pattern.matcher(text.text()).find());
  }
}
