package dev.undebug.code;

import dev.undebug.project.Project;
import dev.undebug.project.ProjectDialect;
import dev.undebug.project.PythonFiles;
import dev.undebug.python.Dialect;
import dev.undebug.python.Python;
import dev.undebug.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
  private final List<Project> projects;
  private final Map<Project, Dialect> dialects = new HashMap<>();

  private Code(Tree tree, List<Project> projects) {
    this.tree = tree;
    this.projects = projects;
  }

  /// The code of an application.
  public static Code of(Tree tree, List<Project> projects) {
    return new Code(tree, projects);
  }

  /// The files whose text a reader wants, each parsed when it is reached.
  ///
  /// @param wanted is asked of the bytes of a file, read as ISO 8859-1: what it looks for is ASCII
  public Stream<CodeFile> files(Predicate<String> wanted) {
    return projects.isEmpty()
        ? Stream.empty()
        : tree.files().stream()
            .filter(PythonFiles::isPython)
            .filter(path -> !NEVER_SERVED.matcher(path).find())
            .flatMap(path -> tree.bytes(path).flatMap(bytes -> read(path, bytes, wanted)).stream());
  }

  private Optional<CodeFile> read(String path, byte[] bytes, Predicate<String> wanted) {
    return wanted.test(new String(bytes, StandardCharsets.ISO_8859_1))
        ? Optional.of(CodeFile.of(Python.read(path, bytes, dialect(path))))
        : Optional.empty();
  }

  /// That of the project whose folder holds the file, else of the first.
  private Dialect dialect(String path) {
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
