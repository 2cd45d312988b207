package dev.undebug.deploy;

import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a process in a container sees of the tree. A file that no COPY names is looked for by its
/// name: images are made in ways that we do not follow.
///
/// @param context the folder of the tree that the image belongs to
/// @param byName the tree's files by their last name
record ImageView(Tree tree, Image image, String context, Map<String, List<String>> byName)
    implements FileView {

  /// Files that are placed at paths of the tree, at most.
  private static final int MAX_PLACED = 500;

  @Override
  public Optional<String> locate(String path, String folder) {
    var found = image.locate(path, folder, tree);
    if (found.isPresent() || path.equals(".") || path.endsWith("/")) {
      return found;
    }
    String name = TreePaths.name(path);
    boolean isScript = name.contains(".") || path.startsWith("/");
    if (!isScript || (!path.contains("/") && !name.endsWith(".sh"))) {
      return Optional.empty();
    }
    var same =
        byName.getOrDefault(name, List.of()).stream()
            .filter(file -> TreePaths.isWithin(file, context))
            .toList();
    return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
  }

  /// Copies of single files, and of folders that hold no other copies, into a folder of the tree
  /// that lies in the image too.
  @Override
  public SortedMap<String, String> placed() {
    var placed = new TreeMap<String, String>();
    var under = new ArrayList<Image.Copy>();
    for (Image.Copy copy : image.copies()) {
      for (Image.Copy folder : under.reversed()) {
        if (TreePaths.isWithin(copy.to(), folder.to()) || folder.to().equals("/")) {
          place(copy, folder, placed);
          break;
        }
      }
      if (!tree.hasFile(copy.from())) {
        under.add(copy);
      }
    }
    return placed;
  }

  private void place(Image.Copy copy, Image.Copy folder, Map<String, String> placed) {
    String rest = copy.to().substring(folder.to().length());
    String at = TreePaths.join(folder.from(), rest.startsWith("/") ? rest.substring(1) : rest);
    // What lies at the very same place hides all of it, and adds nothing to it.
    if (at.equals(copy.from()) || rest.isEmpty()) {
      return;
    }
    if (tree.hasFile(copy.from())) {
      put(at, copy.from(), placed);
      return;
    }
    int skip = copy.from().isEmpty() ? 0 : copy.from().length() + 1;
    for (String file : tree.filesBelow(copy.from())) {
      put(TreePaths.join(at, file.substring(skip)), file, placed);
    }
  }

  private static void put(String path, String file, Map<String, String> placed) {
    if (placed.size() < MAX_PLACED && !path.equals(file)) {
      placed.put(path, file);
    }
  }
}
