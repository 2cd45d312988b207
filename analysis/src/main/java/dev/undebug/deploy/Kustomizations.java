package dev.undebug.deploy;

import dev.undebug.deploy.KubernetesValues.Source;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Kustomize's overlays: what a `kustomization.yaml` builds of bases and patches. Its own
/// ConfigMaps are merged into those of its bases, replace them, or stand beside them, as `behavior`
/// says.
final class Kustomizations {

  /// What an overlay builds.
  ///
  /// @param path of its kustomization
  /// @param open who changes containers in a way that is not followed
  record Overlay(
      String path,
      List<Yaml> workloads,
      List<Source> sources,
      List<Patch> patches,
      List<Environment.Owner> open) {}

  /// A patch of workloads.
  ///
  /// @param target whom it is for; the workload of its own kind and name where there is none
  record Patch(Yaml document, Optional<Yaml> target) {

    boolean isFor(Yaml workload) {
      String kind = target.map(one -> one.text("kind")).orElse(document.text("kind"));
      String name = target.map(one -> one.text("name")).orElse(name(document));
      return (kind.isEmpty() || kind.equals(workload.text("kind")))
          && (name.isEmpty() || name.equals(name(workload)));
    }
  }

  /// Kustomizations that are looked into for one tree, at most; bases are shared.
  private static final int MAX_VISITS = 2_000;

  private static final int MAX_DEPTH = 20;

  private static final List<String> BASES = List.of("resources", "bases", "components");

  private final Tree tree;
  private final KubernetesValues values;
  private final Map<String, List<Yaml>> documents;
  private final Map<String, Yaml> byFolder = new TreeMap<>();
  private int visits;

  /// @param documents what the tree's manifests hold, by path
  Kustomizations(Tree tree, KubernetesValues values, Map<String, List<Yaml>> documents) {
    this.tree = tree;
    this.values = values;
    this.documents = documents;
    documents.forEach(
        (path, parts) -> {
          if (isKustomization(path) && !parts.isEmpty()) {
            byFolder.put(TreePaths.parent(path), parts.getFirst());
          }
        });
  }

  static boolean isKustomization(String path) {
    return Set.of("kustomization.yaml", "kustomization.yml", "Kustomization")
        .contains(TreePaths.name(path));
  }

  /// The overlays that no other builds on, and that build on something or patch something.
  List<Overlay> overlays() {
    var used = new HashSet<String>();
    byFolder.values().forEach(kustomization -> used.addAll(bases(kustomization)));
    var overlays = new ArrayList<Overlay>();
    for (Yaml kustomization : byFolder.values()) {
      String folder = TreePaths.parent(kustomization.path());
      boolean isOverlay = !bases(kustomization).isEmpty() || !patches(kustomization).isEmpty();
      if (isOverlay && !used.contains(folder)) {
        var content = content(folder, 0);
        if (!content.workloads.isEmpty()) {
          overlays.add(
              new Overlay(
                  kustomization.path(),
                  content.workloads,
                  List.copyOf(content.sources.values()),
                  content.patches,
                  content.open));
        }
      }
    }
    return overlays;
  }

  /// The files that only patch what others hold.
  Set<String> patchFiles() {
    var files = new HashSet<String>();
    for (Yaml kustomization : byFolder.values()) {
      String folder = TreePaths.parent(kustomization.path());
      for (String key : List.of("patchesStrategicMerge", "patches")) {
        for (Yaml item : kustomization.get(key).map(Yaml::items).orElse(List.of())) {
          TreePaths.resolve(folder, item.scalar().orElse(item.text("path")).strip())
              .ifPresent(files::add);
        }
      }
    }
    return files;
  }

  private Set<String> bases(Yaml kustomization) {
    String folder = TreePaths.parent(kustomization.path());
    var bases = new HashSet<String>();
    for (String key : BASES) {
      for (String written : kustomization.get(key).map(Yaml::strings).orElse(List.of())) {
        TreePaths.resolve(folder, written).filter(byFolder::containsKey).ifPresent(bases::add);
      }
    }
    bases.remove(folder);
    return bases;
  }

  private static final class Content {
    final List<Yaml> workloads = new ArrayList<>();
    final Map<String, Source> sources = new LinkedHashMap<>();
    final List<Patch> patches = new ArrayList<>();
    final List<Environment.Owner> open = new ArrayList<>();

    void add(Content other) {
      workloads.addAll(other.workloads);
      sources.putAll(other.sources);
      patches.addAll(other.patches);
      open.addAll(other.open);
    }
  }

  private Content content(String folder, int depth) {
    var content = new Content();
    var kustomization = byFolder.get(folder);
    if (kustomization == null || depth > MAX_DEPTH || visits++ > MAX_VISITS) {
      return content;
    }
    for (String key : BASES) {
      for (String written : kustomization.get(key).map(Yaml::strings).orElse(List.of())) {
        var path = TreePaths.resolve(folder, written).orElse("");
        if (byFolder.containsKey(path) && !path.equals(folder)) {
          content.add(content(path, depth + 1));
        }
        for (Yaml document : documents.getOrDefault(path, List.of())) {
          values.source(document).ifPresent(one -> content.sources.put(key(one), one));
          if (KubernetesFiles.pod(document).isPresent()) {
            content.workloads.add(document);
          }
        }
      }
    }
    for (String key : List.of("configMapGenerator", "secretGenerator")) {
      for (Yaml item : kustomization.get(key).map(Yaml::items).orElse(List.of())) {
        var made = values.generated(kustomization.path(), item, key.startsWith("secret"));
        boolean isMerged = item.text("behavior").equals("merge");
        content.sources.merge(key(made), made, (old, top) -> isMerged ? top.over(old) : top);
      }
    }
    patches(kustomization).forEach(patch -> apply(patch, content, kustomization));
    for (String key : List.of("replacements", "vars", "transformers")) {
      kustomization
          .get(key)
          .ifPresent(at -> content.open.add(owner(kustomization, "its " + key, at)));
    }
    return content;
  }

  private static String key(Source source) {
    return (source.isSecret() ? "Secret " : "ConfigMap ") + source.name();
  }

  private static void apply(Patch patch, Content content, Yaml kustomization) {
    if (!patch.document().isSequence()) {
      content.patches.add(patch);
      return;
    }
    // JSON patches name parts by their number; one that touches containers is not followed.
    boolean isDeep =
        patch.document().items().stream().anyMatch(one -> one.text("path").contains("/containers"));
    if (isDeep) {
      content.open.add(owner(kustomization, "a JSON patch", patch.document()));
    }
  }

  private static Environment.Owner owner(Yaml kustomization, String what, Yaml at) {
    return new Environment.Owner(
        "%s of %s".formatted(what, kustomization.path()), "it changes containers", at.place());
  }

  private List<Patch> patches(Yaml kustomization) {
    String folder = TreePaths.parent(kustomization.path());
    var patches = new ArrayList<Patch>();
    for (String key : List.of("patchesStrategicMerge", "patches", "patchesJson6902")) {
      for (Yaml item : kustomization.get(key).map(Yaml::items).orElse(List.of())) {
        var written = item.isScalar() ? Optional.of(item) : item.get("patch");
        String path = item.isScalar() ? item.scalar().orElse("") : item.text("path");
        var file = TreePaths.resolve(folder, path.strip()).filter(tree::hasFile);
        List<Yaml> found =
            file.isPresent()
                ? read(file.get())
                : written.map(text -> inline(text, kustomization.path())).orElse(List.of());
        found.forEach(document -> patches.add(new Patch(document, item.get("target"))));
      }
    }
    return patches;
  }

  private List<Yaml> read(String path) {
    var known = documents.get(path);
    return known != null
        ? known
        : tree.text(path).map(text -> Yaml.documents(text, tree)).orElse(List.of());
  }

  /// A patch that is written in the kustomization itself; its lines stay those of the file.
  private List<Yaml> inline(Yaml text, String path) {
    String above = "\n".repeat(text.place().start().line());
    return Yaml.documents(new SourceText(path, above + text.scalar().orElse("")), tree);
  }

  static String name(Yaml workload) {
    return workload.at("metadata", "name").flatMap(Yaml::scalar).orElse("");
  }
}
