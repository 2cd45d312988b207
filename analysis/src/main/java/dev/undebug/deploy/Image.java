package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A container image, as one stage of a Dockerfile makes it.
///
/// @param dockerfile the path of the Dockerfile
/// @param stage the stage's name, or its number where it has none
/// @param base the image it starts from, as written; empty when that is another stage
/// @param folder the working directory
/// @param copies what of the tree lies where, latest last
/// @param entrypoint the words of ENTRYPOINT; empty for none
/// @param command the words of CMD; empty for none
/// @param user who it runs as; empty for root
record Image(
    String dockerfile,
    String stage,
    String base,
    Environment environment,
    String folder,
    List<Copy> copies,
    Words entrypoint,
    Words command,
    String user,
    Place place) {

  /// What of the tree lies where in the image.
  ///
  /// @param from the file or folder of the tree
  /// @param to the absolute path
  record Copy(String from, String to) {}

  /// A command as an instruction gives it.
  ///
  /// @param isShell whether a shell is started for it
  record Words(List<String> words, boolean isShell, Place place) {}

  Image {
    copies = List.copyOf(copies);
  }

  /// The words of the process that the image starts: a shell form of ENTRYPOINT ignores CMD.
  Words start() {
    return start(entrypoint, command);
  }

  static Words start(Words entrypoint, Words command) {
    if (entrypoint.words().isEmpty()) {
      return command;
    }
    if (entrypoint.isShell() || command.words().isEmpty()) {
      return entrypoint;
    }
    var all = new ArrayList<>(entrypoint.words());
    all.addAll(command.words());
    return new Words(all, false, command.place());
  }

  static Words none(String path) {
    return new Words(List.of(), false, Place.ofFile(path));
  }

  /// The file or folder of the tree that lies at a path of the image.
  Optional<String> locate(String path, String from, Tree tree) {
    return locate(copies, path, from, tree);
  }

  static Optional<String> locate(List<Copy> copies, String path, String from, Tree tree) {
    String absolute = Launch.folder(from.isEmpty() ? "/" : from, path);
    for (Copy copy : copies.reversed()) {
      if (TreePaths.isWithin(absolute, copy.to()) || copy.to().equals("/")) {
        String rest = absolute.substring(copy.to().length());
        String below = rest.startsWith("/") ? rest.substring(1) : rest;
        String found = TreePaths.join(copy.from(), below);
        if (tree.hasFile(found) || (tree.hasFolder(found) && !tree.hasFile(copy.from()))) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  /// With folders of the tree mounted over it.
  Image mounted(List<Copy> mounts) {
    var all = new ArrayList<>(copies);
    all.addAll(mounts);
    return new Image(
        dockerfile, stage, base, environment, folder, all, entrypoint, command, user, place);
  }

  /// With somebody who may set more.
  Image openTo(Environment.Owner owner) {
    return new Image(
        dockerfile,
        stage,
        base,
        environment.openTo(owner),
        folder,
        copies,
        entrypoint,
        command,
        user,
        place);
  }

  /// An image that nobody in the tree makes.
  static Image elsewhere(String name, Place place) {
    var none = none(place.path());
    return new Image("", "", name, Environment.EMPTY, "/", List.of(), none, none, "", place);
  }
}
