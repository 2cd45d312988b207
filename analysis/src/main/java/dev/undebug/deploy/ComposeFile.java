package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The services of a compose file, interpolated: that happens in each file before files are merged.
///
/// @param path the file; of merged files the last
/// @param folder the project folder: that of the first file
record ComposeFile(String path, String folder, Map<String, Service> services) {

  /// One service.
  ///
  /// @param image empty when it names none
  /// @param build empty values when it has none
  /// @param environment what `environment` sets, in order
  /// @param command the words, when it has a command of its own
  /// @param network what `network_mode` says, `net` in version 1; mostly empty
  record Service(
      String name,
      Place place,
      String image,
      Build build,
      Map<String, Variable> environment,
      List<EnvironmentFile> environmentFiles,
      Words entrypoint,
      Words command,
      String folder,
      List<Image.Copy> mounts,
      List<String> profiles,
      String network) {

    boolean isWhole() {
      return build.isThere() ? !build.context().isEmpty() : !image.isEmpty();
    }

    /// The same service with another file's over it.
    Service with(Service over) {
      var merged = new LinkedHashMap<>(environment);
      over.environment.forEach(
          (key, value) -> merged.merge(key, value, (old, top) -> top.over(old)));
      return new Service(
          over.name,
          over.place,
          over.image.isEmpty() ? image : over.image,
          build.with(over.build),
          merged,
          both(environmentFiles, over.environmentFiles),
          over.entrypoint.isThere() ? over.entrypoint : entrypoint,
          over.command.isThere() ? over.command : command,
          over.folder.isEmpty() ? folder : over.folder,
          both(mounts, over.mounts),
          over.profiles.isEmpty() ? profiles : over.profiles,
          over.network.isEmpty() ? network : over.network);
    }

    /// Whether another container, or the machine, has the same loopback.
    boolean sharesNetwork() {
      return !network.isEmpty() && !network.equals("bridge");
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
      var all = new ArrayList<>(first);
      all.addAll(second);
      return all;
    }
  }

  /// How the image is built.
  ///
  /// @param base the project folder of the file that says so
  /// @param context as written; empty when it names none
  /// @param dockerfile as written, relative to the context; empty when it names none
  record Build(
      boolean isThere,
      String base,
      String context,
      String dockerfile,
      String target,
      Map<String, Variable> arguments) {

    static final Build NONE = new Build(false, "", "", "", "", Map.of());

    /// The folder of the tree that is sent to the builder.
    String folder() {
      return TreePaths.resolve(base, context.isEmpty() ? "." : context).orElse(base);
    }

    /// The Dockerfile's path in the tree.
    String file() {
      String name = dockerfile.isEmpty() ? "Dockerfile" : dockerfile;
      return TreePaths.resolve(folder(), name).orElse("");
    }

    Build with(Build over) {
      if (!over.isThere || !isThere) {
        return over.isThere ? over : this;
      }
      var merged = new LinkedHashMap<>(arguments);
      merged.putAll(over.arguments);
      return new Build(
          true,
          over.context.isEmpty() ? base : over.base,
          over.context.isEmpty() ? context : over.context,
          over.dockerfile.isEmpty() ? dockerfile : over.dockerfile,
          over.target.isEmpty() ? target : over.target,
          merged);
    }
  }

  /// An entry of `env_file`.
  record EnvironmentFile(String path, boolean isRaw, Place place) {}

  /// A command or an entrypoint, where one is given; it may be given and empty.
  record Words(boolean isThere, List<String> words, Place place) {}

  /// With an overlay.
  ComposeFile with(ComposeFile over) {
    var merged = new LinkedHashMap<>(services);
    over.services.forEach((key, value) -> merged.merge(key, value, Service::with));
    return new ComposeFile(over.path, folder, merged);
  }
}
