package dev.undebug.deploy;

import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A container of a workload, with what patches lay over it. Kubernetes merges `env` by name, and
/// takes every other part from the last patch that has it.
///
/// @param patches in the order in which they are applied
record Container(Yaml base, List<Yaml> patches) {

  Container {
    patches = List.copyOf(patches);
  }

  Optional<Yaml> get(String key) {
    for (Yaml patch : patches.reversed()) {
      var found = patch.get(key);
      if (found.isPresent()) {
        return found;
      }
    }
    return base.get(key);
  }

  String text(String key) {
    return get(key).flatMap(Yaml::scalar).orElse("");
  }

  /// The variables that it names itself, those of patches last.
  List<Yaml> variables() {
    var all = new ArrayList<>(base.get("env").map(Yaml::items).orElse(List.of()));
    for (Yaml patch : patches) {
      all.addAll(patch.get("env").map(Yaml::items).orElse(List.of()));
    }
    return all;
  }

  Place place() {
    return base.place();
  }
}
