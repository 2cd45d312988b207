package dev.undebug.deploy;

import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a process in a container sees of the tree. A file that no COPY names is looked for by its
/// name: images are made in ways that we do not follow.
///
/// @param context the folder of the tree that the image belongs to
/// @param byName the tree's files by their last name
record ImageView(Tree tree, Image image, String context, Map<String, List<String>> byName)
    implements FileView {

  /// Files that are placed at paths of the tree, at most.
  private static final int MAX_PLACED = 500;

  /// Folders of an image's own search path, at most.
  private static final int MAX_SEARCHED = 50;

  /// Where a program is found that is named without a folder, in the order of Debian's images.
  private static final List<String> SEARCHED =
      List.of("/usr/local/sbin/", "/usr/local/bin/", "/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/");

  /// Files that a command names by their last name alone.
  private static final Pattern PLAIN = Pattern.compile(".+\\.(sh|ini|conf|cfg)");

  @Override
  public Optional<String> locate(String path, String folder) {
    var found = image.locate(path, folder, tree);
    if (found.isPresent() || path.equals(".") || path.endsWith("/")) {
      return found;
    }
    String name = TreePaths.name(path);
    boolean isScript = name.contains(".") || path.startsWith("/");
    if (!isScript || (!path.contains("/") && !PLAIN.matcher(name).matches())) {
      return Optional.empty();
    }
    var same =
        byName.getOrDefault(name, List.of()).stream()
            .filter(file -> TreePaths.isWithin(file, context))
            .toList();
    return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
  }

  @Override
  public String builtFrom() {
    return image.dockerfile().isEmpty() ? "" : image.dockerfile() + "#" + image.stage();
  }

  @Override
  public Optional<String> program(String name) {
    if (name.contains("/")) {
      return Optional.empty();
    }
    return Stream.concat(path(), SEARCHED.stream())
        .flatMap(folder -> image.locate(folder + name, "/", tree).stream())
        .filter(tree::hasFile)
        .findFirst();
  }

  /// The folders that the image itself searches, as far as they are its own.
  private Stream<String> path() {
    return image.environment().find("PATH").orElse(null) instanceof Variable.Set(var text, _, _)
        ? Stream.of(text.split(":"))
            .filter(folder -> folder.startsWith("/"))
            .limit(MAX_SEARCHED)
            .map(folder -> folder + "/")
        : Stream.empty();
  }

  /// Copies of single files, and of folders that hold no other copies, into a folder of the tree
  /// that lies in the image too.
  @Override
  public SortedMap<String, String> placed() {
    var placed = new TreeMap<String, String>();
    List<Image.Copy> copies = image.copies();
    for (int i = 0; i < copies.size(); i++) {
      Image.Copy copy = copies.get(i);
      var around =
          copies.subList(0, i).reversed().stream()
              .filter(folder -> holds(folder, copy))
              .findFirst()
              .or(() -> laterFolder(copies, copy));
      around.ifPresent(folder -> place(copy, folder, placed));
    }
    return placed;
  }

  /// What is copied over a file later leaves it where it has none of its path.
  private Optional<Image.Copy> laterFolder(List<Image.Copy> copies, Image.Copy copy) {
    var after = copies.subList(copies.indexOf(copy) + 1, copies.size());
    return tree.hasFile(copy.from())
        ? after.stream()
            .filter(folder -> holds(folder, copy))
            .findFirst()
            .filter(folder -> !tree.hasFile(below(folder, copy)))
        : Optional.empty();
  }

  private boolean holds(Image.Copy folder, Image.Copy copy) {
    return !tree.hasFile(folder.from())
        && (TreePaths.isWithin(copy.to(), folder.to()) || folder.to().equals("/"));
  }

  /// Where a copy would lie in the folder of the tree that is copied around it.
  private static String below(Image.Copy folder, Image.Copy copy) {
    String rest = copy.to().substring(folder.to().length());
    return TreePaths.join(folder.from(), rest.startsWith("/") ? rest.substring(1) : rest);
  }

  private void place(Image.Copy copy, Image.Copy folder, Map<String, String> placed) {
    String rest = copy.to().substring(folder.to().length());
    String at = below(folder, copy);
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
