package dev.undebug.cli;

import dev.undebug.source.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;

/// Which files of a working tree git ignores: no change brings them, since none can carry them.
final class IgnoredFiles {

  /// Files of variables, which are kept out of git as a rule.
  private static final Pattern VARIABLES = Pattern.compile("(.*/)?(\\.env(\\.[^/]+)?|[^/]+\\.env)");

  private IgnoredFiles() {}

  /// The files of variables of a folder that git ignores and has in no commit; none where it is in
  /// no repository, or in one that cannot be read.
  static Set<String> of(Path directory, Tree tree) {
    var paths = tree.files().stream().filter(path -> VARIABLES.matcher(path).matches()).toList();
    if (paths.isEmpty()) {
      return Set.of();
    }
    try {
      Optional<Repository> repository = GitRevision.repository(directory);
      if (repository.isEmpty()) {
        return Set.of();
      }
      try (Repository open = repository.get()) {
        return of(open, GitRevision.prefix(directory), paths);
      }
    } catch (IOException | RuntimeException e) {
      // What git says only lessens findings.
      return Set.of();
    }
  }

  /// @param prefix where the paths lie in the repository, with a slash behind it
  /// @param paths files of the working tree
  static Set<String> of(Repository repository, String prefix, Collection<String> paths)
      throws IOException {
    var ignored = new HashSet<String>();
    if (repository.isBare() || paths.isEmpty()) {
      return ignored;
    }
    var folders = new HashSet<String>();
    try (var walk = new TreeWalk(repository)) {
      walk.addTree(new FileTreeIterator(repository));
      walk.setFilter(
          PathFilterGroup.createFromStrings(paths.stream().map(path -> prefix + path).toList()));
      while (walk.next()) {
        boolean isIgnored = walk.getTree(0, FileTreeIterator.class).isEntryIgnored();
        if (walk.getFileMode(0).equals(FileMode.TREE)) {
          if (isIgnored) {
            folders.add(walk.getPathString() + "/");
          } else {
            walk.enterSubtree();
          }
        } else if (isIgnored) {
          ignored.add(walk.getPathString().substring(prefix.length()));
        }
      }
    }
    for (String path : paths) {
      if (folders.stream().anyMatch((prefix + path)::startsWith)) {
        ignored.add(path);
      }
    }
    DirCache tracked = repository.readDirCache();
    ignored.removeIf(path -> tracked.findEntry(prefix + path) >= 0);
    return ignored;
  }
}
