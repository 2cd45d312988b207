package dev.undebug.front;

import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Puts what a configuration includes in its place, as far as the tree has it.
///
/// @param harmless files that come with the server and say nothing of the application's files
/// @param names of the directives that include
/// @param read how a file is read; empty for one that the server would refuse
record Included(
    Tree tree,
    Pattern harmless,
    List<String> names,
    Function<SourceText, Optional<List<Directive>>> read) {

  /// Larger files are no configuration that people write.
  static final int MAX_CHARACTERS = 200_000;

  private static final int MAX_INCLUDES = 5;

  /// Directives with what they include; an `include` that is left is one that nobody can follow.
  ///
  /// @param path of the file that they stand in
  List<Directive> in(List<Directive> directives, String path) {
    return in(directives, path, 0);
  }

  private List<Directive> in(List<Directive> directives, String path, int depth) {
    var all = new ArrayList<Directive>();
    for (Directive one : directives) {
      if (names.contains(one.name()) && one.words().size() == 2) {
        all.addAll(included(one, path, depth));
      } else if (one.isBlock() && !one.inner().isEmpty()) {
        all.add(one.with(in(one.inner(), path, depth)));
      } else {
        all.add(one);
      }
    }
    return all;
  }

  private List<Directive> included(Directive include, String path, int depth) {
    String named = include.last();
    if (harmless.matcher(named).matches()) {
      return List.of();
    }
    String name = TreePaths.name(named);
    List<String> found =
        tree.files().stream()
            .filter(file -> TreePaths.name(file).equals(name) && !file.equals(path))
            .toList();
    if (depth == MAX_INCLUDES || found.size() != 1 || name.contains("*")) {
      return List.of(include);
    }
    return tree.text(found.getFirst())
        .filter(text -> text.text().length() <= MAX_CHARACTERS)
        .flatMap(read)
        .map(inner -> in(inner, found.getFirst(), depth + 1))
        .orElse(List.of(include));
  }
}
