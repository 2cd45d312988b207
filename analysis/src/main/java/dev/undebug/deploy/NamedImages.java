package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds the images of names that manifests and compose files give, among those that the
/// Dockerfiles of the tree make.
record NamedImages(Tree tree, Dockerfiles dockerfiles) {

  /// The image that a manifest runs: made by the Dockerfile that its name says, or by the only one
  /// of the tree; otherwise nobody in the tree knows it.
  Image ofManifest(String image, Place place) {
    return saidOrOnly(image, isSomebodys(image), place);
  }

  /// The image whose name a pipeline fills in, which builds it: by the only Dockerfile of the tree.
  Image ofPipeline(String image, Place place) {
    return saidOrOnly(image, true, place);
  }

  private Image saidOrOnly(String image, boolean isAny, Place place) {
    var all = all();
    boolean isOnly = isAny && all.size() == 1;
    return said(image, all)
        .or(() -> isOnly ? Optional.of(all.getFirst()) : Optional.empty())
        .flatMap(path -> made(path, image, place))
        .orElseGet(
            () ->
                Image.elsewhere(image, place)
                    .openTo(owner(image, "the image may be made elsewhere", place)));
  }

  /// The image that a service of a compose file runs without building it. Such files name images of
  /// all the world, so being the only Dockerfile is not enough.
  ///
  /// @param runs whether the services of that image run what an image has in it
  Image ofService(String image, Place place, Predicate<Image> runs) {
    var all = image.isEmpty() ? List.<String>of() : all();
    return said(image, all)
        .filter(_ -> isSomebodys(image) || !ImageBuild.isPlainBase(image))
        .flatMap(path -> made(path, image, place))
        .or(() -> isSomebodys(image) ? only(all, image, place).filter(runs) : Optional.empty())
        .orElseGet(() -> elsewhere(image, place));
  }

  /// An image that the tree does not make; its name may be empty.
  Image elsewhere(String image, Place place) {
    var elsewhere = Image.elsewhere(image, place);
    return image.isEmpty()
        ? elsewhere
        : elsewhere.openTo(owner(image, "the image is not in the tree", place));
  }

  private static Environment.Owner owner(String image, String why, Place place) {
    return new Environment.Owner("image " + image, why, place, Environment.Nature.IMAGE);
  }

  private List<String> all() {
    return tree.files().stream().filter(Dockerfiles::isDockerfile).toList();
  }

  /// An image of a user or a registry; the others are Docker's own.
  private static boolean isSomebodys(String image) {
    return image.contains("/");
  }

  /// The Dockerfile that an image's name says: by the folder that it lies in, by its own name
  /// (`Dockerfile.web`), or by the folder behind the application's name (`shop_backend`).
  private static Optional<String> said(String image, List<String> all) {
    String name = TreePaths.name(image).replaceFirst("[:@].*", "");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return one(all, path -> labels(path).contains(name))
        .or(() -> one(all, path -> labels(path).stream().anyMatch(label -> isEnd(name, label))));
  }

  private static boolean isEnd(String name, String label) {
    return name.endsWith("_" + label) || name.endsWith("-" + label);
  }

  /// What a Dockerfile is called: after its folder, and after itself.
  private static List<String> labels(String path) {
    String own =
        TreePaths.name(path)
            .replaceFirst("(?i)^(docker|container)file([-._]|$)", "")
            .replaceFirst("(?i)\\.dockerfile$", "");
    return Stream.of(TreePaths.name(TreePaths.parent(path)), own)
        .filter(label -> !label.isEmpty())
        .toList();
  }

  /// The one that is meant; those for development are not what is published.
  private static Optional<String> one(List<String> all, Predicate<String> isMeant) {
    var meant = all.stream().filter(isMeant).toList();
    if (meant.size() > 1) {
      meant =
          meant.stream()
              .filter(path -> Purpose.development(List.of(TreePaths.name(path))).isEmpty())
              .toList();
    }
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }

  /// What the only Dockerfile makes that starts a server of Python.
  private Optional<Image> only(List<String> all, String image, Place place) {
    var servers = all.stream().filter(dockerfiles::serves).toList();
    return servers.size() == 1 ? made(servers.getFirst(), image, place) : Optional.empty();
  }

  private Optional<Image> made(String path, String image, Place place) {
    return dockerfiles
        .image(path)
        .map(
            made ->
                made.openTo(
                    new Environment.Owner(
                        "image " + image, "the image may be made elsewhere", place)));
  }
}
