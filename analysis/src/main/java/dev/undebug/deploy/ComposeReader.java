package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads one compose file.
final class ComposeReader {

  /// `extends` of `extends`, at most.
  private static final int MAX_EXTENDS = 8;

  private final Tree tree;
  private final String path;
  private final String folder;
  private final ComposeScope scope;

  private ComposeReader(Tree tree, String path, String folder, ComposeScope scope) {
    this.tree = tree;
    this.path = path;
    this.folder = folder;
    this.scope = scope;
  }

  /// The file's services; nothing when it is no compose file.
  ///
  /// @param folder the project folder, where `.env` lies and relative paths begin
  static Optional<ComposeFile> read(Tree tree, String path, String folder) {
    return read(tree, path, folder, 0);
  }

  private static Optional<ComposeFile> read(Tree tree, String path, String folder, int depth) {
    var text = tree.text(path);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var reader = new ComposeReader(tree, path, folder, ComposeScope.of(tree, folder));
    for (Yaml document : Yaml.documents(text.get(), tree)) {
      var services = services(document);
      var included = document.get("include").filter(_ -> depth < MAX_EXTENDS);
      if (services.isPresent() || included.isPresent()) {
        var own = services.map(reader::file);
        var file = own.orElse(new ComposeFile(path, folder, Map.of()));
        return Optional.of(included.map(list -> reader.including(list, file, depth)).orElse(file));
      }
    }
    return Optional.empty();
  }

  /// The services of a file; version 1 of the format has them at the top, and nothing else.
  private static Optional<Yaml> services(Yaml document) {
    boolean isFirst =
        TreePaths.name(document.path()).contains("compose")
            && !document.entries().isEmpty()
            && document.entries().values().stream().allMatch(ComposeReader::isService);
    return isFirst ? Optional.of(document) : document.get("services").filter(Yaml::isMapping);
  }

  private static boolean isService(Yaml yaml) {
    return Stream.of("image", "build", "extends").anyMatch(key -> yaml.get(key).isPresent());
  }

  /// `include`: files of projects of their own, with a folder and a `.env` of their own.
  private ComposeFile including(Yaml list, ComposeFile file, int depth) {
    var all = new LinkedHashMap<>(file.services());
    for (Yaml item : list.items()) {
      var paths = item.get("path").map(Yaml::strings).orElse(item.strings());
      Optional<ComposeFile> merged = Optional.empty();
      for (String written : paths) {
        String found = TreePaths.resolve(folder, shown(written)).orElse("");
        String project = item.text("project_directory");
        String below =
            project.isEmpty() || paths.isEmpty()
                ? merged.map(ComposeFile::folder).orElse(TreePaths.parent(found))
                : TreePaths.resolve(folder, project).orElse(TreePaths.parent(found));
        var read = read(tree, found, below, depth + 1);
        merged =
            merged.isPresent() && read.isPresent()
                ? Optional.of(merged.get().with(read.get()))
                : merged.or(() -> read);
      }
      merged.ifPresent(
          one -> one.services().forEach((name, service) -> all.putIfAbsent(name, service)));
    }
    return new ComposeFile(path, folder, all);
  }

  private ComposeFile file(Yaml services) {
    var found = new LinkedHashMap<String, ComposeFile.Service>();
    for (var entry : services.entries().entrySet()) {
      if (entry.getValue().isMapping()) {
        found.put(entry.getKey(), service(entry.getKey(), entry.getValue(), services, 0));
      }
    }
    return new ComposeFile(path, folder, found);
  }

  private ComposeFile.Service service(String name, Yaml yaml, Yaml siblings, int depth) {
    var own =
        new ComposeFile.Service(
            name,
            yaml.place(),
            shown(yaml.text("image")),
            build(yaml),
            environment(yaml),
            environmentFiles(yaml),
            words(yaml, "entrypoint"),
            words(yaml, "command"),
            shown(yaml.text("working_dir")),
            mounts(yaml),
            yaml.get("profiles").map(Yaml::strings).orElse(List.of()),
            yaml.get("network_mode").or(() -> yaml.get("net")).flatMap(Yaml::scalar).orElse(""));
    var base = yaml.get("extends");
    if (base.isEmpty() || depth >= MAX_EXTENDS) {
      return own;
    }
    String file = base.get().text("file");
    String other = base.get().scalar().orElse(base.get().text("service"));
    if (file.isEmpty()) {
      return siblings
          .get(other)
          .map(sibling -> service(name, sibling, siblings, depth + 1).with(own))
          .orElse(own);
    }
    return TreePaths.resolve(TreePaths.parent(path), file)
        .filter(found -> !found.equals(path))
        .flatMap(found -> readDeeper(found, depth))
        .map(found -> found.services().get(other))
        .map(service -> service.with(own))
        .orElse(own);
  }

  /// A file that another extends is read without following its own `extends` to further files, so
  /// that two files cannot send the reader round and round.
  private Optional<ComposeFile> readDeeper(String file, int depth) {
    var text = tree.text(file);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var reader = new ComposeReader(tree, file, TreePaths.parent(file), scope);
    for (Yaml document : Yaml.documents(text.get(), tree)) {
      var services = services(document);
      if (services.isPresent()) {
        var found = new LinkedHashMap<String, ComposeFile.Service>();
        services
            .get()
            .entries()
            .forEach(
                (name, yaml) ->
                    found.put(
                        name, reader.service(name, yaml, services.get(), MAX_EXTENDS - depth)));
        return Optional.of(new ComposeFile(file, folder, found));
      }
    }
    return Optional.empty();
  }

  private String shown(String written) {
    return scope.shown(written, Place.ofFile(path));
  }

  private ComposeFile.Build build(Yaml yaml) {
    var build = yaml.get("build");
    if (build.isEmpty()) {
      return ComposeFile.Build.NONE;
    }
    var arguments = new LinkedHashMap<String, Variable>();
    build.get().get("args").ifPresent(args -> arguments.putAll(variables(args)));
    return new ComposeFile.Build(
        true,
        folder,
        shown(build.get().scalar().orElse(build.get().text("context"))),
        shown(build.get().isScalar() ? yaml.text("dockerfile") : build.get().text("dockerfile")),
        shown(build.get().text("target")),
        arguments);
  }

  private Map<String, Variable> environment(Yaml yaml) {
    return yaml.get("environment").map(this::variables).orElse(Map.of());
  }

  /// `NAME: value` or `- NAME=value`; without a value the shell's is passed on.
  private Map<String, Variable> variables(Yaml yaml) {
    var found = new LinkedHashMap<String, Variable>();
    for (var entry : yaml.entries().entrySet()) {
      var value = entry.getValue();
      found.put(
          entry.getKey(),
          value.isNull() && !value.isUndecided()
              ? passed(entry.getKey(), value.place())
              : variable(value, value.printedByGo()));
    }
    for (Yaml item : yaml.items()) {
      String text = item.scalar().orElse("");
      int equals = text.indexOf('=');
      if (equals > 0) {
        found.put(text.substring(0, equals), variable(item, text.substring(equals + 1)));
      } else if (!text.isEmpty()) {
        found.put(text, passed(text, item.place()));
      }
    }
    return found;
  }

  private Variable variable(Yaml yaml, String written) {
    return yaml.isUndecided() ? yaml.rendered() : scope.variable(written, yaml.place());
  }

  private Variable passed(String name, Place place) {
    return scope
        .find(name)
        .map(
            value ->
                Template.variable(
                    new Template(
                            List.of(
                                new Template.Reference(
                                    name, Template.Operator.NONE, Template.of(""), name)))
                        .expand(scope, place),
                    place))
        .orElse(
            new Variable.Free(
                "the shell that runs compose", "compose passes its " + name + " on", place));
  }

  private List<ComposeFile.EnvironmentFile> environmentFiles(Yaml yaml) {
    var found = new ArrayList<ComposeFile.EnvironmentFile>();
    var files = yaml.get("env_file");
    if (files.isEmpty()) {
      return found;
    }
    var items = files.get().isSequence() ? files.get().items() : List.of(files.get());
    for (Yaml item : items) {
      String written = shown(item.scalar().orElse(item.text("path")));
      TreePaths.resolve(folder, written)
          .ifPresentOrElse(
              file ->
                  found.add(
                      new ComposeFile.EnvironmentFile(
                          file, item.text("format").equals("raw"), item.place())),
              () -> found.add(new ComposeFile.EnvironmentFile(written, false, item.place())));
    }
    return found;
  }

  private ComposeFile.Words words(Yaml yaml, String key) {
    var value = yaml.get(key);
    if (value.isEmpty() || value.get().isNull()) {
      return new ComposeFile.Words(false, List.of(), yaml.place());
    }
    List<String> words =
        value.get().isScalar()
            ? ShellLexer.words(shown(value.get().scalar().orElse(""))).stream()
                .map(Shell.Word::plain)
                .toList()
            : value.get().strings().stream().map(this::shown).toList();
    return new ComposeFile.Words(true, words, value.get().place());
  }

  /// Folders of the tree that are mounted into the container: what it runs is what lies there.
  private List<Image.Copy> mounts(Yaml yaml) {
    var mounts = new ArrayList<Image.Copy>();
    for (Yaml item : yaml.get("volumes").map(Yaml::items).orElse(List.of())) {
      String[] parts = shown(item.scalar().orElse("")).split(":");
      String source = item.isMapping() ? item.text("source") : parts[0];
      String target = item.isMapping() ? item.text("target") : parts.length > 1 ? parts[1] : "";
      boolean isPath = source.startsWith(".") || source.contains("/");
      if (isPath && target.startsWith("/")) {
        TreePaths.resolve(folder, source)
            .filter(found -> tree.hasFile(found) || tree.hasFolder(found))
            .ifPresent(found -> mounts.add(new Image.Copy(found, Launch.folder("/", target))));
      }
    }
    return mounts;
  }
}
