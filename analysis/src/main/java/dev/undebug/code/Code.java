package dev.undebug.code;

import dev.undebug.project.Project;
import dev.undebug.project.ProjectDialect;
import dev.undebug.project.PythonFiles;
import dev.undebug.python.Dialect;
import dev.undebug.python.ParsedFiles;
import dev.undebug.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The Python of an application that can run inside a request: that of every project but tests,
/// migrations, and what was copied from elsewhere.
public final class Code {

  private static final Pattern NEVER_SERVED =
      Pattern.compile(
          "(^|/)(tests?|testing|test_\\w+|tests_\\w+|migrations|docs?|examples?|benchmarks?|node_modules"
              + "|site-packages|vendor|third_party|fixtures|features|scripts|\\.\\w+)/"
              + "|(^|/)(tests?|test_\\w+|conftest|setup|noxfile|fabfile)\\.py$|_tests?\\.py$");

  private final Tree tree;
  private final ParsedFiles parsed;
  private final List<Project> projects;
  private final Map<Project, Dialect> dialects = new HashMap<>();

  private Code(Tree tree, List<Project> projects) {
    this.tree = tree;
    this.parsed = ParsedFiles.of(tree);
    this.projects = projects;
  }

  /// The code of an application.
  public static Code of(Tree tree, List<Project> projects) {
    return new Code(tree, projects);
  }

  /// A file that was wanted.
  ///
  /// @param by who wants it
  public record Wanted<T>(CodeFile file, T by) {}

  /// The files that anybody wants by their text, each parsed when it is reached.
  ///
  /// @param wanting who wants a file, asked of its bytes, read as ISO 8859-1: what is looked for is
  ///   ASCII; empty for nobody
  public <T> Stream<Wanted<T>> files(Function<String, Optional<T>> wanting) {
    return tree.files().stream()
        .filter(PythonFiles::isPython)
        .filter(path -> !NEVER_SERVED.matcher(path).find())
        .flatMap(path -> tree.bytes(path).flatMap(bytes -> read(path, bytes, wanting)).stream());
  }

  private <T> Optional<Wanted<T>> read(
      String path, byte[] bytes, Function<String, Optional<T>> wanting) {
    return wanting
        .apply(new String(bytes, StandardCharsets.ISO_8859_1))
        .map(by -> new Wanted<>(CodeFile.of(parsed.pass(path, bytes, dialect(path))), by));
  }

  /// That of the project whose folder holds the file, else of the first; of none, Python 3.
  private Dialect dialect(String path) {
    if (projects.isEmpty()) {
      return Dialect.PYTHON_3;
    }
    Project nearest = projects.getFirst();
    for (Project project : projects) {
      boolean isInside = project.root().isEmpty() || path.startsWith(project.root() + "/");
      if (isInside && project.root().length() >= nearest.root().length()) {
        nearest = project;
      }
    }
    return dialects.computeIfAbsent(nearest, ProjectDialect::of);
  }
}
