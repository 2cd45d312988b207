package dev.undebug.rule;

import dev.undebug.source.Place;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where a tree says by which settings it is run, other than in files that start it: a workflow
/// that calls `docker run -e`, a script, a page of documentation.
final class ModuleMentions {

  private static final Pattern FILES =
      Pattern.compile(
          "(?i)(.*/)?([^/]*\\.(ya?ml|sh|bash|md|rst|txt|adoc|json|toml|env|ini|cfg|tf|j2|ps1)|makefile|justfile"
              + "|jenkinsfile|dockerfile[^/]*|\\.env[^/]*)");

  /// Larger files are not written by people.
  private static final int MAX_CHARACTERS = 200_000;

  private final Tree tree;
  private final Map<List<String>, Optional<Place>> known = new ConcurrentHashMap<>();

  private ModuleMentions(Tree tree) {
    this.tree = tree;
  }

  /// Where a file sets `DJANGO_SETTINGS_MODULE` to one of the modules.
  static Optional<Place> find(Tree tree, List<String> modules) {
    return modules.isEmpty()
        ? Optional.empty()
        : tree.once(ModuleMentions.class, ModuleMentions::new).find(modules);
  }

  private Optional<Place> find(List<String> modules) {
    return known.computeIfAbsent(List.copyOf(modules), this::search);
  }

  private Optional<Place> search(List<String> modules) {
    var sets =
        Pattern.compile(
            "DJANGO_SETTINGS_MODULE[\"']?[ \\t]*[=: ][ \\t]*[\"']?("
                + modules.stream().map(Pattern::quote).collect(Collectors.joining("|"))
                + ")(?![\\w.])");
    return tree.files().stream()
        .filter(path -> FILES.matcher(path).matches())
        .flatMap(path -> tree.text(path).stream())
        .filter(text -> text.text().length() <= MAX_CHARACTERS)
        .flatMap(
            text -> {
              var found = sets.matcher(text.text());
              return found.find()
                  ? Optional.of(text.place(new Span(found.start(), found.end()))).stream()
                  : Optional.<Place>empty().stream();
            })
        .findFirst();
  }
}
