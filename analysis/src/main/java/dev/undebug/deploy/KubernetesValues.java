package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ConfigMaps and Secrets of a tree, Kustomize's generated ones among them. The values of
/// Secrets are not kept.
final class KubernetesValues {

  /// One ConfigMap or Secret.
  ///
  /// @param path the file it is written in
  /// @param open who may put more into it
  record Source(
      String path,
      String name,
      boolean isSecret,
      Map<String, Variable> values,
      List<Environment.Owner> open) {

    /// This one merged over another, key by key.
    Source over(Source base) {
      var merged = new LinkedHashMap<>(base.values);
      values.forEach((key, value) -> merged.merge(key, value, (old, top) -> top.over(old)));
      var all = new ArrayList<>(base.open);
      all.addAll(open);
      return new Source(path, name, isSecret, merged, all);
    }
  }

  private final Tree tree;
  private final ChartValues charts;
  private final List<Source> sources;

  /// What an overlay makes, by preference.
  private final List<Source> own;

  KubernetesValues(Tree tree) {
    this(tree, new ChartValues(tree), new ArrayList<>(), List.of());
  }

  private KubernetesValues(Tree tree, ChartValues charts, List<Source> sources, List<Source> own) {
    this.tree = tree;
    this.charts = charts;
    this.sources = sources;
    this.own = own;
  }

  /// The same, as an overlay sees it.
  KubernetesValues within(List<Source> overlay) {
    return new KubernetesValues(tree, charts, sources, overlay);
  }

  void add(Yaml document) {
    source(document).ifPresent(sources::add);
    for (String key : List.of("configMapGenerator", "secretGenerator")) {
      for (Yaml item : document.get(key).map(Yaml::items).orElse(List.of())) {
        sources.add(generated(document.path(), item, key.startsWith("secret")));
      }
    }
  }

  /// The ConfigMap or Secret that a manifest is.
  Optional<Source> source(Yaml document) {
    String kind = document.text("kind");
    if (kind.equals("ConfigMap") || kind.equals("Secret")) {
      boolean isSecret = kind.equals("Secret");
      String name = document.at("metadata", "name").flatMap(Yaml::scalar).orElse("");
      var values = new LinkedHashMap<String, Variable>();
      for (String key : List.of("data", "stringData")) {
        document
            .get(key)
            .ifPresent(
                data ->
                    data.entries()
                        .forEach((n, v) -> values.put(n, isSecret ? secret(name, v) : value(v))));
      }
      return Optional.of(new Source(document.path(), name, isSecret, values, List.of()));
    }
    return Optional.empty();
  }

  /// What Kustomize generates for one item: its files in their order, then its literals.
  Source generated(String path, Yaml item, boolean isSecret) {
    var values = new LinkedHashMap<String, Variable>();
    var open = new ArrayList<Environment.Owner>();
    String name = item.text("name");
    var files = new ArrayList<>(item.get("envs").map(Yaml::strings).orElse(List.of()));
    files.addAll(item.get("env").map(Yaml::strings).orElse(List.of()));
    for (String file : files) {
      var found = TreePaths.resolve(TreePaths.parent(path), file);
      if (found.filter(tree::hasFile).isEmpty()) {
        open.add(
            new Environment.Owner(
                file + " (not in the tree)", "Kustomize reads it for " + name, item.place()));
      }
      found
          .flatMap(tree::text)
          .ifPresent(
              text -> {
                for (var entry : EnvFile.read(text, EnvFile.Dialect.RAW, Slips.of(tree, text))) {
                  values.put(
                      entry.name(),
                      isSecret ? secret(name, item) : entry.variable(_ -> Optional.empty()));
                }
              });
    }
    for (Yaml literal : item.get("literals").map(Yaml::items).orElse(List.of())) {
      String text = literal.scalar().orElse("");
      int equals = text.indexOf('=');
      if (equals > 0) {
        String value = text.substring(equals + 1).replaceFirst("^([\"'])(.*)\\1$", "$2");
        values.put(
            text.substring(0, equals),
            isSecret ? secret(name, literal) : new Variable.Set(value, literal.place()));
      }
    }
    return new Source(path, name, isSecret, values, open);
  }

  static Variable secret(String name, Yaml at) {
    return new Variable.Free("Secret " + name, "a Kubernetes Secret holds it", at.place());
  }

  /// A value as the API server takes it: anything but a string is refused.
  Variable value(Yaml yaml) {
    if (yaml.isUndecided()) {
      return charts.value(yaml).<Variable>map(set -> set).orElseGet(yaml::rendered);
    }
    return yaml.isOtherThanStringIn11()
        ? new Variable.Free(
            "whoever repairs the manifest",
            "Kubernetes refuses `%s` here: it is not a string; quote it"
                .formatted(yaml.scalar().orElse("")),
            yaml.place())
        : new Variable.Set(yaml.scalar().orElse(""), yaml.place());
  }

  /// The source of a name: of several the one whose file is nearest.
  Optional<Source> find(String name, boolean isSecret, String path) {
    for (Source source : own) {
      if (source.name().equals(name) && source.isSecret() == isSecret) {
        return Optional.of(source);
      }
    }
    Source best = null;
    int bestShared = -1;
    for (Source source : sources) {
      if (source.name().equals(name) && source.isSecret() == isSecret) {
        int shared = shared(source.path(), path);
        if (shared > bestShared) {
          best = source;
          bestShared = shared;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static int shared(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  static Environment.Owner missing(String kind, String name, Place place) {
    return new Environment.Owner(kind + " " + name, "the container takes all of its names", place);
  }
}
