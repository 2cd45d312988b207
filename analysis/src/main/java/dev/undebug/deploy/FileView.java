package dev.undebug.deploy;

import dev.undebug.source.Tree;
import java.util.Optional;

/// Which file of the tree a process finds under a path.
@FunctionalInterface
interface FileView {

  /// The file or folder of the tree.
  ///
  /// @param path as the process names it
  /// @param folder its working directory, as it sees it
  Optional<String> locate(String path, String folder);

  /// A process that is started in a folder of the tree itself, or on a machine we do not see: of an
  /// absolute path the longest end that exists in the tree is taken for it.
  static FileView of(Tree tree) {
    return (path, folder) -> {
      String seen = Launch.folder(folder, path);
      if (!seen.startsWith("/")) {
        return Optional.of(seen).filter(found -> tree.hasFile(found) || tree.hasFolder(found));
      }
      String end = seen.substring(1);
      while (!end.isEmpty()) {
        if (tree.hasFile(end) || tree.hasFolder(end)) {
          return Optional.of(end);
        }
        int slash = end.indexOf('/');
        end = slash < 0 ? "" : end.substring(slash + 1);
      }
      return path.equals(".") ? Optional.of("") : Optional.empty();
    };
  }
}
