package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Builds the images of a Dockerfile without building them: what every stage ends with.
final class ImageBuild {

  /// A Dockerfile with more stages is not built further.
  private static final int MAX_STAGES = 100;

  private final Tree tree;
  private final Dockerfile file;
  private final String context;
  private final Map<String, Variable> given;
  private final Map<String, Image> stages = new LinkedHashMap<>();
  private final Map<String, Variable> globals = new TreeMap<>();
  private Stage stage;

  /// The state of the stage that is being built.
  private static final class Stage {
    String name = "";
    String base = "";
    Environment environment = Environment.EMPTY;
    final Map<String, Variable> arguments = new TreeMap<>();
    String folder = "/";
    final List<Image.Copy> copies = new ArrayList<>();
    Image.Words entrypoint;
    Image.Words command;
    boolean hasCommand;
    String user = "";
    Place place;

    Stage(Place place) {
      this.place = place;
      entrypoint = Image.none(place.path());
      command = Image.none(place.path());
    }
  }

  private ImageBuild(Tree tree, Dockerfile file, String context, Map<String, Variable> given) {
    this.tree = tree;
    this.file = file;
    this.context = context;
    this.given = given;
    this.stage = new Stage(Place.ofFile(file.source().path()));
  }

  /// The images of every stage, in order; the last is what is built when no target is named.
  ///
  /// @param context the folder of the tree that is sent to the builder
  /// @param arguments the build arguments
  static List<Image> build(
      Tree tree, Dockerfile file, String context, Map<String, Variable> arguments) {
    var build = new ImageBuild(tree, file, context, arguments);
    boolean hasStage = false;
    for (var instruction : file.instructions()) {
      if (instruction.keyword().equals("FROM")) {
        if (hasStage) {
          build.finish();
        }
        if (build.stages.size() >= MAX_STAGES) {
          return List.copyOf(build.stages.values());
        }
        hasStage = true;
        build.from(instruction);
      } else if (hasStage) {
        build.step(instruction);
      } else if (instruction.keyword().equals("ARG")) {
        build.globalArgument(instruction);
      }
    }
    if (hasStage) {
      build.finish();
    }
    return List.copyOf(build.stages.values());
  }

  private void finish() {
    stages.put(
        stage.name.toLowerCase(Locale.ROOT),
        new Image(
            file.source().path(),
            stage.name,
            stage.base,
            stage.environment,
            stage.folder,
            stage.copies,
            stage.entrypoint,
            stage.command,
            stage.user,
            stage.place));
  }

  private Place place(Dockerfile.Instruction instruction) {
    return file.source().place(instruction.span());
  }

  private List<Dockerfile.Word> words(Dockerfile.Instruction instruction) {
    return DockerfileReader.words(instruction.text(), file.escape());
  }

  private void from(Dockerfile.Instruction instruction) {
    var words =
        words(instruction).stream().filter(word -> !word.written().startsWith("--")).toList();
    stage = new Stage(place(instruction));
    stage.name = Integer.toString(stages.size());
    if (words.size() >= 3 && words.get(1).written().equalsIgnoreCase("as")) {
      stage.name = words.get(2).written();
    }
    String base =
        words.isEmpty()
            ? ""
            : text(words.getFirst().template(), name -> Optional.ofNullable(globals.get(name)));
    Image parent = stages.get(base.toLowerCase(Locale.ROOT));
    if (parent == null) {
      stage.base = base;
      openToBase(base);
      return;
    }
    stage.environment = parent.environment();
    stage.folder = parent.folder();
    stage.copies.addAll(parent.copies());
    stage.entrypoint = parent.entrypoint();
    stage.command = parent.command();
    stage.user = parent.user();
    stage.base = parent.base();
  }

  /// An image of somebody's own may set variables; those of a language or a distribution do not set
  /// any that Django reads.
  private void openToBase(String base) {
    boolean isPlain = base.equals("scratch") || base.isEmpty();
    boolean isOfficial = !base.contains("/") || base.startsWith("docker.io/library/");
    if (!isPlain && !isOfficial && !isPlainBase(base)) {
      stage.environment =
          stage.environment.openTo(
              new Environment.Owner(
                  "base image " + base,
                  "the image is not in the tree",
                  stage.place,
                  Environment.Nature.IMAGE));
    }
  }

  /// Whether an image is a language's or a distribution's.
  static boolean isPlainBase(String image) {
    return image.matches(
        "(.*/)?(python|pypy|debian|ubuntu|alpine|node|buildpack-deps|fedora|centos|rockylinux"
            + "|almalinux|ubi[0-9].*|uv|distroless/.*|python-[0-9].*|amazonlinux|nginx)([:@].*)?");
  }

  private void globalArgument(Dockerfile.Instruction instruction) {
    for (var word : words(instruction)) {
      argument(instruction, word, globals, name -> Optional.ofNullable(globals.get(name)));
    }
  }

  private void argument(
      Dockerfile.Instruction instruction,
      Dockerfile.Word word,
      Map<String, Variable> into,
      Template.Scope scope) {
    int equals = word.written().indexOf('=');
    String name = equals < 0 ? word.written() : word.written().substring(0, equals);
    var place = file.source().place(instruction.span(word.start(), word.end()));
    Variable set = given.get(name);
    if (set != null) {
      into.put(name, set);
    } else if (equals >= 0) {
      var template = DockerfileReader.template(word.written().substring(equals + 1), file.escape());
      into.put(name, Template.variable(template.expand(scope, place), place));
    } else if (globals.containsKey(name)) {
      into.put(name, globals.getOrDefault(name, new Variable.Unset("", place)));
    }
  }

  private Optional<Variable> find(String name) {
    var variable = stage.environment.find(name);
    return variable.isPresent() ? variable : Optional.ofNullable(stage.arguments.get(name));
  }

  private void step(Dockerfile.Instruction instruction) {
    switch (instruction.keyword()) {
      case "ENV" -> environment(instruction);
      case "ARG" -> {
        for (var word : words(instruction)) {
          argument(instruction, word, stage.arguments, this::find);
        }
        stage.arguments.forEach(this::built);
      }
      case "WORKDIR" -> {
        var template = DockerfileReader.template(instruction.text(), file.escape());
        stage.folder = Launch.folder(stage.folder, text(template, this::find));
      }
      case "COPY", "ADD" -> copy(instruction);
      case "RUN" -> {
        stage.copies.addAll(
            BuildCommands.copies(instruction.text(), stage.folder, stage.copies, tree));
        BuildCommands.assignments(instruction.text())
            .forEach((name, text) -> built(name, new Variable.Set(text, place(instruction))));
      }
      case "USER" -> stage.user = text(words(instruction).getFirst().template(), this::find);
      case "CMD" -> {
        stage.command = command(instruction);
        stage.hasCommand = true;
      }
      case "ENTRYPOINT" -> {
        stage.entrypoint = command(instruction);
        if (!stage.hasCommand) {
          stage.command = Image.none(file.source().path());
        }
      }
      default -> {}
    }
  }

  private void built(String name, Variable variable) {
    stage.environment = stage.environment.built(name, variable);
  }

  private void environment(Dockerfile.Instruction instruction) {
    var words = words(instruction);
    if (words.isEmpty()) {
      return;
    }
    var before = stage.environment;
    Template.Scope scope =
        name -> {
          var variable = before.find(name);
          return variable.isPresent() ? variable : Optional.ofNullable(stage.arguments.get(name));
        };
    if (!words.getFirst().written().contains("=")) {
      int start = words.size() > 1 ? words.get(1).start() : instruction.text().length();
      var value = DockerfileReader.template(instruction.text().substring(start), file.escape());
      var place =
          file.source()
              .place(instruction.span(words.getFirst().start(), instruction.text().length()));
      set(words.getFirst().written(), value.expand(scope, place), place);
      return;
    }
    for (var word : words) {
      int equals = word.written().indexOf('=');
      if (equals > 0) {
        var place = file.source().place(instruction.span(word.start(), word.end()));
        var value = DockerfileReader.template(word.written().substring(equals + 1), file.escape());
        set(word.written().substring(0, equals), value.expand(scope, place), place);
      }
    }
  }

  private void set(String name, Template.Expansion value, Place place) {
    stage.environment = stage.environment.with(name, Template.variable(value, place));
  }

  private static String text(Template template, Template.Scope scope) {
    return switch (template.expand(scope, Place.ofFile(""))) {
      case Template.Expansion.Known(var text) -> text;
      case Template.Expansion.Open _, Template.Expansion.Fails _ -> "";
    };
  }

  private Image.Words command(Dockerfile.Instruction instruction) {
    var place = place(instruction);
    var list = JsonWords.read(instruction.text());
    if (list.isPresent()) {
      return new Image.Words(list.get(), false, place);
    }
    return instruction.text().isEmpty()
        ? new Image.Words(List.of(), true, place)
        : new Image.Words(List.of("/bin/sh", "-c", instruction.text()), true, place);
  }

  private void copy(Dockerfile.Instruction instruction) {
    String from = "";
    var paths = new ArrayList<String>();
    for (var word : words(instruction)) {
      if (word.written().startsWith("--from=")) {
        from = word.written().substring("--from=".length());
      } else if (!word.written().startsWith("--")) {
        paths.add(text(word.template(), this::find));
      }
    }
    var list = JsonWords.read(instruction.text().replaceFirst("^(--\\S+\\s+)*", ""));
    if (list.isPresent()) {
      paths.clear();
      paths.addAll(list.get());
    }
    if (paths.size() < 2) {
      return;
    }
    String written = paths.removeLast();
    String to = Launch.folder(stage.folder, written);
    boolean isFolder = written.endsWith("/") || written.equals(".") || paths.size() > 1;
    for (String path : paths) {
      for (String source : sources(from, path)) {
        boolean below = isFolder && tree.hasFile(source);
        stage.copies.add(new Image.Copy(source, below ? join(to, TreePaths.name(source)) : to));
      }
    }
  }

  private static String join(String folder, String name) {
    return folder.equals("/") ? "/" + name : folder + "/" + name;
  }

  private List<String> sources(String from, String path) {
    if (!from.isEmpty()) {
      Image image = stages.get(from.toLowerCase(Locale.ROOT));
      return image == null
          ? List.of()
          : image.locate(path, image.folder(), tree).map(List::of).orElse(List.of());
    }
    String relative = path.startsWith("/") ? path.substring(1) : path;
    var resolved = TreePaths.resolve(context, relative);
    if (resolved.isEmpty()) {
      return List.of();
    }
    if (!resolved.get().contains("*") && !resolved.get().contains("?")) {
      return List.of(resolved.get());
    }
    return tree.filesBelow(context).stream()
        .filter(file -> ShellTests.glob(file, resolved.get()))
        .filter(
            file ->
                file.chars().filter(c -> c == '/').count()
                    == resolved.get().chars().filter(c -> c == '/').count())
        .limit(1_000)
        .toList();
  }
}
