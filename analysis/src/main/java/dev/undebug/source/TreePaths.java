package dev.undebug.source;

import java.util.ArrayDeque;
import java.util.Optional;

/// Paths of a tree: relative to its root, with forward slashes, the root itself being empty.
public final class TreePaths {

  private TreePaths() {}

  /// The folder that holds a file or folder; the root is its own parent.
  public static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /// The last part of a path.
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// A path below a folder.
  public static String join(String folder, String name) {
    if (folder.isEmpty()) {
      return name;
    }
    return name.isEmpty() ? folder : folder + "/" + name;
  }

  /// Whether a path is a folder, or lies below it.
  public static boolean isWithin(String path, String folder) {
    return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
  }

  /// A relative path as written in a file of that folder; empty when it is absolute or leads out of
  /// the tree.
  public static Optional<String> resolve(String folder, String written) {
    if (written.startsWith("/") || written.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    var parts = new ArrayDeque<String>();
    for (String part : (folder + "/" + written).split("/")) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }
}
