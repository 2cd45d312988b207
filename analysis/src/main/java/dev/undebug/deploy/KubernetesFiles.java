package dev.undebug.deploy;

import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Kubernetes workloads, in manifests, Kustomize bases and Helm templates. `env` wins over
/// `envFrom`; of several sources in `envFrom` the last wins.
final class KubernetesFiles {

  private static final Set<String> WORKLOADS =
      Set.of(
          "Deployment",
          "StatefulSet",
          "DaemonSet",
          "Job",
          "CronJob",
          "Pod",
          "ReplicaSet",
          "Rollout",
          "Service");

  /// Of a Job, which no Service leads to.
  static final String RUNS_AND_ENDS = "a Job runs and ends, it answers nobody";

  private final Tree tree;
  private final Dockerfiles dockerfiles;
  private final KubernetesValues values;

  KubernetesFiles(Tree tree, Dockerfiles dockerfiles) {
    this(tree, dockerfiles, new KubernetesValues(tree));
  }

  KubernetesFiles(Tree tree, Dockerfiles dockerfiles, KubernetesValues values) {
    this.tree = tree;
    this.dockerfiles = dockerfiles;
    this.values = values;
  }

  List<Launched> launched() {
    var documents = new TreeMap<String, List<Yaml>>();
    for (String path : tree.files()) {
      boolean isYaml =
          path.endsWith(".yaml") || path.endsWith(".yml") || Kustomizations.isKustomization(path);
      if (!isYaml || path.startsWith(".github/")) {
        continue;
      }
      var text = tree.text(path);
      boolean isManifest = text.isPresent() && isManifest(path, text.get().text());
      if (!isManifest) {
        continue;
      }
      var parts = new ArrayList<Yaml>();
      for (Yaml document : Yaml.documents(text.get(), tree)) {
        values.add(document);
        parts.add(document);
        parts.addAll(document.get("items").map(Yaml::items).orElse(List.of()));
      }
      documents.put(path, parts);
    }
    return launched(documents);
  }

  private List<Launched> launched(Map<String, List<Yaml>> documents) {
    var kustomizations = new Kustomizations(tree, values, documents);
    var overlays = kustomizations.overlays();
    var patches = kustomizations.patchFiles();
    var builders = new HashMap<String, String>();
    for (var overlay : overlays) {
      overlay.workloads().forEach(base -> builders.putIfAbsent(base.path(), overlay.path()));
    }
    var all = new ArrayList<Launched>();
    documents.forEach(
        (path, parts) -> {
          if (!patches.contains(path)) {
            String builder = builders.getOrDefault(path, "");
            String superseded = builder.isEmpty() ? "" : builder + " builds on it";
            for (Yaml workload : parts) {
              for (Launched launched : launched(workload, path, List.of(), values)) {
                boolean isKept =
                    superseded.isEmpty() || launched.supersededBy().equals(RUNS_AND_ENDS);
                all.add(isKept ? launched : launched.supersededBy(superseded));
              }
            }
          }
        });
    for (var overlay : overlays) {
      var within = values.within(overlay.sources());
      for (Yaml workload : overlay.workloads()) {
        var own = overlay.patches().stream().filter(patch -> patch.isFor(workload)).toList();
        for (Launched launched : launched(workload, overlay.path(), own, within)) {
          all.add(launched.openTo(overlay.open()));
        }
      }
    }
    return all;
  }

  private static boolean isManifest(String path, String text) {
    boolean isResource = text.contains("apiVersion:") && text.contains("kind:");
    return isResource || TreePaths.name(path).startsWith("kustomization.");
  }

  /// @param written the file that is applied: the workload's own, or an overlay
  private List<Launched> launched(
      Yaml workload, String written, List<Kustomizations.Patch> patches, KubernetesValues values) {
    var all = new ArrayList<Launched>();
    var pod = pod(workload);
    if (pod.isEmpty() || !WORKLOADS.contains(workload.text("kind"))) {
      return all;
    }
    String name = Kustomizations.name(workload);
    String namespace = workload.at("metadata", "namespace").flatMap(Yaml::scalar).orElse("");
    for (Yaml container : pod.get().get("containers").map(Yaml::items).orElse(List.of())) {
      String part = workload.text("kind") + "/" + name + "/" + container.text("name");
      var patched = new Container(container, containers(patches, container.text("name")));
      if (Dockerfiles.isOfService(shown(patched.text("image")))) {
        continue;
      }
      var reader = new KubernetesFiles(tree, dockerfiles, values);
      var launched = reader.launched(patched, written, part, List.of(written, namespace, name));
      if (workload.text("kind").endsWith("Job")) {
        launched = launched.supersededBy(RUNS_AND_ENDS);
      }
      all.add(isAlone(pod.get()) ? launched.inOwnNetwork() : launched);
    }
    return all;
  }

  /// What patches say about the container of a name.
  private static List<Yaml> containers(List<Kustomizations.Patch> patches, String name) {
    return patches.stream()
        .flatMap(patch -> pod(patch.document()).stream())
        .flatMap(pod -> pod.get("containers").map(Yaml::items).orElse(List.of()).stream())
        .filter(container -> container.text("name").equals(name))
        .toList();
  }

  /// Whether nothing else has the loopback of a container: those of a pod share it.
  private static boolean isAlone(Yaml pod) {
    return pod.get("containers").map(Yaml::items).orElse(List.of()).size() == 1
        && pod.get("hostNetwork").isEmpty();
  }

  static Optional<Yaml> pod(Yaml workload) {
    return switch (workload.text("kind")) {
      case "Pod" -> workload.get("spec");
      case "CronJob" -> workload.at("spec", "jobTemplate", "spec", "template", "spec");
      default -> workload.at("spec", "template", "spec");
    };
  }

  private Launched launched(Container container, String path, String part, List<String> words) {
    var image =
        new NamedImages(tree, dockerfiles)
            .ofManifest(shown(container.text("image")), container.place());
    var environment =
        dockerfiles
            .exports()
            .over(path + "#" + shown(part), environment(container, image.environment()));
    Template.Scope scope = keeping(environment);
    var command = words(container, "command", scope);
    var arguments = words(container, "args", scope);
    boolean hasCommand = !command.words().isEmpty();
    var start =
        Image.start(
            hasCommand ? command : image.entrypoint(),
            hasCommand || !arguments.words().isEmpty() ? arguments : image.command());
    String folder = container.text("workingDir");
    var place = start.words().isEmpty() ? container.place() : start.place();
    var view = dockerfiles.view(image, "");
    var started =
        new Launch(tree, view)
            .start(
                start.words(),
                new Launch.From(environment, folder.isEmpty() ? image.folder() : folder, place));
    boolean isHelm = container.place().path().contains("/templates/");
    return new Launched(
        isHelm ? Kind.HELM : Kind.KUBERNETES,
        path + "#" + shown(part),
        container.place(),
        "",
        view,
        environment,
        started,
        words);
  }

  private static String shown(String part) {
    return YamlTemplate.shown(part);
  }

  private static Image.Words words(Container container, String key, Template.Scope scope) {
    var yaml = container.get(key);
    if (yaml.isEmpty()) {
      return Image.none(container.place().path());
    }
    var words = new ArrayList<String>();
    for (String word : yaml.get().strings()) {
      var template = TemplateReader.read(word, TemplateReader.Dialect.KUBERNETES);
      words.add(
          template.expand(scope, yaml.get().place()) instanceof Template.Expansion.Known(var text)
              ? text
              : word);
    }
    return new Image.Words(words, false, yaml.get().place());
  }

  /// A reference that names nothing stays as it is written.
  private static Template.Scope keeping(Environment environment) {
    return new Template.Scope() {
      @Override
      public Optional<Variable> find(String name) {
        return environment.find(name);
      }

      @Override
      public String unset(Template.Reference reference) {
        return reference.written();
      }
    };
  }

  Environment environment(Container container, Environment image) {
    var environment = image;
    for (Yaml from : container.get("envFrom").map(Yaml::items).orElse(List.of())) {
      environment = withAll(environment, from);
    }
    for (Yaml variable : container.variables()) {
      String name = variable.text("name");
      var value = variable.get("value");
      if (!name.isEmpty()) {
        environment =
            environment.with(
                name, value.isPresent() ? expanded(value.get(), environment) : from(variable));
      }
    }
    return environment;
  }

  private Environment withAll(Environment under, Yaml from) {
    var environment = under;
    String prefix = from.text("prefix");
    for (boolean isSecret : new boolean[] {false, true}) {
      var reference = from.get(isSecret ? "secretRef" : "configMapRef");
      if (reference.isEmpty()) {
        continue;
      }
      String name = reference.get().text("name");
      var source = values.find(name, isSecret, from.path());
      if (source.isPresent()) {
        for (var entry : source.get().values().entrySet()) {
          environment = environment.with(prefix + entry.getKey(), entry.getValue());
        }
        for (Environment.Owner owner : source.get().open()) {
          environment = environment.openTo(owner);
        }
      } else {
        environment =
            environment.openTo(
                KubernetesValues.missing(
                    isSecret ? "Secret" : "ConfigMap", shown(name), from.place()));
      }
    }
    return environment;
  }

  private Variable expanded(Yaml yaml, Environment environment) {
    var value = values.value(yaml);
    if (!(value instanceof Variable.Set(var text, var place, _))) {
      return value;
    }
    var template = TemplateReader.read(text, TemplateReader.Dialect.KUBERNETES);
    return Template.variable(template.expand(keeping(environment), place), place);
  }

  private Variable from(Yaml variable) {
    var secret = variable.at("valueFrom", "secretKeyRef");
    if (secret.isPresent()) {
      return KubernetesValues.secret(secret.get().text("name"), variable);
    }
    var map = variable.at("valueFrom", "configMapKeyRef");
    if (map.isPresent()) {
      String name = map.get().text("name");
      var found =
          values
              .find(name, false, variable.path())
              .map(source -> source.values().get(map.get().text("key")));
      return found.isPresent()
          ? found.get()
          : new Variable.Free(
              "ConfigMap " + shown(name), "it is not in the tree", variable.place());
    }
    if (variable.get("valueFrom").isPresent()) {
      return new Variable.Free("Kubernetes", "it is filled in when it starts", variable.place());
    }
    return variable.isUndecided() ? variable.rendered() : new Variable.Set("", variable.place());
  }
}
