package dev.undebug.requirement;

import dev.undebug.python.ParsedFiles;
import dev.undebug.requirement.Requirement.Use;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads requirement and lock files: what is exactly pinned, what is only bounded, and where.
public final class Requirements {

  /// Files that files take in, and theirs.
  private static final int MAX_FILES = 200;

  private final Tree tree;
  private final List<Requirement> all = new ArrayList<>();

  private Requirements(Tree tree) {
    this.tree = tree;
  }

  /// Everything that files ask for, in their order; files that they take in come behind them. What
  /// is wrong with a file goes to the tree's sources, and the rest of it is read.
  public static List<Requirement> read(Tree tree, List<String> files) {
    var reader = new Requirements(tree);
    var open = new LinkedHashMap<String, Use>();
    files.forEach(file -> open.put(file, use(file)));
    for (int i = 0; i < open.size() && i < MAX_FILES; i++) {
      Map.Entry<String, Use> next = List.copyOf(open.entrySet()).get(i);
      reader.file(next.getKey(), next.getValue(), open);
    }
    return List.copyOf(reader.all);
  }

  /// By its name, or by the folder `requirements` it lies in.
  private static Use use(String file) {
    String folder = TreePaths.name(TreePaths.parent(file));
    String name = TreePaths.name(file).replaceFirst("\\.[a-z]+$", "");
    return Requirement.use(folder.contains("requirements") ? folder + "/" + name : name);
  }

  private void file(String file, Use use, Map<String, Use> open) {
    String name = TreePaths.name(file);
    try {
      switch (name) {
        case "poetry.lock", "uv.lock", "pdm.lock" -> lock(file);
        case "Pipfile.lock" -> {
          var source = tree.text(file);
          if (source.isPresent()) {
            all.addAll(PipfileLock.read(source.get()));
          }
        }
        case "pyproject.toml", "Pipfile" -> toml(file);
        case "setup.cfg" -> tree.text(file).ifPresent(source -> all.addAll(SetupFiles.cfg(source)));
        case "setup.py" ->
            ParsedFiles.of(tree).read(file).ifPresent(module -> all.addAll(SetupFiles.py(module)));
        default -> {
          if (name.startsWith("pylock.")) {
            lock(file);
          } else if (name.matches(".*\\.(?:txt|in|pip)") && !name.equals("runtime.txt")) {
            pip(file, use, open);
          }
        }
      }
    } catch (IOException e) {
      tree.failed(file, String.valueOf(e.getMessage()));
    }
  }

  private void lock(String file) {
    tree.textByMark(file)
        .ifPresent(
            source -> {
              var lock = new LockFile(source, roots(file));
              all.addAll(lock.read());
              troubled(file, lock.trouble());
            });
  }

  /// What `pyproject.toml` beside a lock file of Poetry asks for, but for development: between 1.5
  /// and 2.0 the lock file itself does not say which is which.
  private Set<String> roots(String file) {
    return TreePaths.name(file).equals("poetry.lock")
        ? tree.textByMark(TreePaths.join(TreePaths.parent(file), "pyproject.toml")).stream()
            .flatMap(source -> new TomlReader(source).pyproject().stream())
            .filter(requirement -> requirement.use() == Use.RUN)
            .map(Requirement::name)
            .collect(Collectors.toSet())
        : Set.of();
  }

  private void toml(String file) {
    tree.textByMark(file)
        .ifPresent(
            source -> {
              var toml = new TomlReader(source);
              boolean isPipfile = TreePaths.name(file).equals("Pipfile");
              all.addAll(isPipfile ? toml.pipfile() : toml.pyproject());
              troubled(file, toml.trouble());
            });
  }

  private void pip(String file, Use use, Map<String, Use> open) {
    tree.textByMark(file)
        .ifPresent(
            source -> {
              PipFile read = PipFile.read(source, use);
              all.addAll(read.requirements());
              for (PipFile.Taken taken : read.files()) {
                if (tree.hasFile(taken.path())) {
                  open.putIfAbsent(
                      taken.path(), taken.isConstraint() ? Use.CONSTRAINT : use(taken.path()));
                }
              }
              troubled(file, read.trouble());
            });
  }

  private void troubled(String file, String trouble) {
    if (!trouble.isEmpty()) {
      tree.failed(file, trouble);
    }
  }
}
