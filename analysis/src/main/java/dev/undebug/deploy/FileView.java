package dev.undebug.deploy;

import dev.undebug.source.Tree;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;

/// Which file of the tree a process finds under a path.
@FunctionalInterface
interface FileView {

  /// The file or folder of the tree.
  ///
  /// @param path as the process names it
  /// @param folder its working directory, as it sees it
  Optional<String> locate(String path, String folder);

  /// The file of the tree that lies in a folder of the search path under a name, where such a
  /// folder is known.
  default Optional<String> program(String name) {
    return Optional.empty();
  }

  /// The files that lie at a path of the tree there, but are copies of another file of it.
  default SortedMap<String, String> placed() {
    return Collections.emptySortedMap();
  }

  /// The Dockerfile and the stage that the files come from; empty where no image of the tree has
  /// them.
  default String builtFrom() {
    return "";
  }

  /// A process that is started in a folder of the tree itself, or on a machine we do not see: of an
  /// absolute path the longest end that exists in the tree is taken for it; of a working directory
  /// the one that holds manage.py, should there be one.
  static FileView of(Tree tree) {
    return (path, folder) -> {
      String seen = Launch.folder(folder, path);
      if (!seen.startsWith("/")) {
        return Optional.of(seen).filter(found -> tree.hasFile(found) || tree.hasFolder(found));
      }
      boolean isFolder = path.equals(".");
      Optional<String> longest = Optional.empty();
      String end = seen.substring(1);
      while (!end.isEmpty()) {
        boolean isThere = tree.hasFolder(end) || (tree.hasFile(end) && !isFolder);
        if (isThere && (!isFolder || tree.hasFile(end + "/manage.py"))) {
          return Optional.of(end);
        }
        if (isThere && longest.isEmpty()) {
          longest = Optional.of(end);
        }
        int slash = end.indexOf('/');
        end = slash < 0 ? "" : end.substring(slash + 1);
      }
      boolean isRoot = isFolder && (longest.isEmpty() || tree.hasFile("manage.py"));
      return isRoot ? Optional.of("") : longest;
    };
  }
}
