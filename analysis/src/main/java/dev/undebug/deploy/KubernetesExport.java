package dev.undebug.deploy;

import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what `kubectl get -o json` prints: a workload or a pod, or a list of such things together
/// with the ConfigMaps that they take their environment from.
final class KubernetesExport {

  private KubernetesExport() {}

  static Optional<Export> read(String deployment, SourceText source, Yaml document) {
    var tree = Tree.of(Map.of());
    var values = new KubernetesValues(tree);
    var items = document.get("items").map(Yaml::items).orElse(List.of(document));
    items.forEach(values::add);
    var reader = new KubernetesFiles(tree, new Dockerfiles(tree), values);
    var containers = new ArrayList<Yaml>();
    for (Yaml item : items) {
      KubernetesFiles.pod(item)
          .flatMap(pod -> pod.get("containers"))
          .ifPresent(list -> containers.addAll(list.items()));
    }
    if (containers.isEmpty()) {
      return Optional.empty();
    }
    Yaml chosen = containers.getFirst();
    for (Yaml container : containers) {
      if (deployment.endsWith("/" + container.text("name"))
          || deployment.endsWith("#" + container.text("name"))) {
        chosen = container;
        break;
      }
    }
    var environment = reader.environment(new Container(chosen, List.of()), Environment.EMPTY);
    return Optional.of(
        new Export(
            deployment,
            source.path(),
            environment.variables(),
            environment.open(),
            Export.Reach.PART));
  }
}
