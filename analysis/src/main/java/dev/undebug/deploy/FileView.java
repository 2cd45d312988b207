package dev.undebug.deploy;

import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.Optional;

/// Which file of the tree a process finds under a path.
@FunctionalInterface
interface FileView {

  /// The file or folder of the tree.
  ///
  /// @param path as the process names it
  /// @param folder its working directory, as it sees it
  Optional<String> locate(String path, String folder);

  /// A process that is started in a folder of the tree itself. Absolute paths are those of a
  /// machine we do not see: the longest end of such a path that exists in the tree is taken for it.
  static FileView of(Tree tree) {
    return (path, folder) -> {
      if (!path.startsWith("/")) {
        return TreePaths.resolve(folder, path)
            .filter(found -> tree.hasFile(found) || tree.hasFolder(found));
      }
      String end = path.substring(1);
      while (!end.isEmpty()) {
        if (tree.hasFile(end) || tree.hasFolder(end)) {
          return Optional.of(end);
        }
        int slash = end.indexOf('/');
        end = slash < 0 ? "" : end.substring(slash + 1);
      }
      return Optional.empty();
    };
  }
}
