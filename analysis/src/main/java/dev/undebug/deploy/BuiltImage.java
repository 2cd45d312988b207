package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The image that a Dockerfile makes for a deployment: what it is made from, who runs in it, and
/// what of the tree is copied whole.
///
/// @param dockerfile its path
/// @param context the folder of the tree that is sent to the builder
/// @param base the image that the first of its stages starts from; empty where that is not known
/// @param baseAt where it is written
/// @param stageAt where the stage begins that runs
/// @param user what the last `USER` says; empty where there is none
/// @param copies the `COPY` and `ADD` of everything
public record BuiltImage(
    String dockerfile,
    String context,
    String base,
    Place baseAt,
    Place stageAt,
    String user,
    List<Place> copies) {

  /// The official images, and those of uv, whose tags name the series.
  private static final Pattern PYTHON =
      Pattern.compile(
          "(?:(?:docker\\.io/)?(?:library/)?python:|ghcr\\.io/astral-sh/uv:(?:[0-9.]+-)?python)"
              + "([0-9]+\\.[0-9]+)(?:[.-].*|@.*)?");

  private static final Set<String> EVERYTHING = Set.of(".", "./", "/", "./.", "*");

  public BuiltImage {
    copies = List.copyOf(copies);
  }

  /// One stage: what it starts from, and its instructions.
  private record Stage(
      String name, Dockerfile.Instruction from, List<Dockerfile.Instruction> steps) {

    List<String> words(char escape) {
      return DockerfileReader.words(from.text(), escape).stream()
          .map(Dockerfile.Word::written)
          .filter(word -> !word.startsWith("--"))
          .toList();
    }
  }

  /// The image of a deployment that a Dockerfile describes; empty for every other.
  public static Optional<BuiltImage> of(Tree tree, Deployment deployment) {
    if (deployment.kind() != Kind.DOCKERFILE) {
      return Optional.empty();
    }
    String path = deployment.name().replaceFirst("#.*", "");
    String stage = deployment.name().substring(path.length()).replaceFirst("^#", "");
    return tree.text(path).flatMap(text -> of(tree, text, stage));
  }

  private static Optional<BuiltImage> of(Tree tree, SourceText text, String wanted) {
    Dockerfile file = DockerfileReader.read(text);
    String context = new Dockerfiles(tree).context(text.path(), file);
    List<Stage> stages = stages(file);
    List<Image> images = ImageBuild.build(tree, file, context, Map.of());
    if (stages.isEmpty() || images.isEmpty() || images.size() != stages.size()) {
      return Optional.empty();
    }
    int chosen = stages.size() - 1;
    for (int i = 0; i < stages.size(); i++) {
      chosen = stages.get(i).name().equalsIgnoreCase(wanted) ? i : chosen;
    }
    List<Stage> line = line(stages, chosen, file.escape());
    List<Dockerfile.Instruction> steps =
        line.reversed().stream().flatMap(one -> one.steps().stream()).toList();
    return Optional.of(
        new BuiltImage(
            text.path(),
            context,
            images.get(chosen).base(),
            text.place(line.getLast().from().span()),
            text.place(line.getFirst().from().span()),
            steps.stream()
                .filter(step -> step.keyword().equals("USER"))
                .map(Dockerfile.Instruction::text)
                .reduce("", (_, last) -> last),
            steps.stream()
                .filter(step -> copiesAll(step, file.escape()))
                .map(step -> text.place(step.span()))
                .toList()));
  }

  private static List<Stage> stages(Dockerfile file) {
    var stages = new ArrayList<Stage>();
    for (Dockerfile.Instruction instruction : file.instructions()) {
      if (instruction.keyword().equals("FROM")) {
        var words = new Stage("", instruction, List.of()).words(file.escape());
        boolean isNamed = words.size() >= 3 && words.get(1).equalsIgnoreCase("as");
        String name = isNamed ? words.get(2) : Integer.toString(stages.size());
        stages.add(new Stage(name, instruction, new ArrayList<>()));
      } else if (!stages.isEmpty()) {
        stages.getLast().steps().add(instruction);
      }
    }
    return stages;
  }

  /// A stage, what it starts from, and so on to the one that starts from an image.
  private static List<Stage> line(List<Stage> stages, int chosen, char escape) {
    var line = new ArrayList<Stage>();
    int at = chosen;
    while (at >= 0) {
      Stage stage = stages.get(at);
      line.add(stage);
      var words = stage.words(escape);
      String base = words.isEmpty() ? "" : words.getFirst();
      int parent = at - 1;
      while (parent >= 0 && !stages.get(parent).name().equalsIgnoreCase(base)) {
        parent--;
      }
      at = parent;
    }
    return line;
  }

  private static boolean copiesAll(Dockerfile.Instruction step, char escape) {
    if (!step.keyword().equals("COPY") && !step.keyword().equals("ADD")) {
      return false;
    }
    List<String> words =
        JsonWords.read(step.text())
            .orElseGet(
                () ->
                    DockerfileReader.words(step.text(), escape).stream()
                        .map(Dockerfile.Word::written)
                        .toList());
    return words.stream().noneMatch(word -> word.startsWith("--from"))
        && words.stream()
            .filter(word -> !word.startsWith("--"))
            .limit(Math.max(0, words.size() - 1))
            .findFirst()
            .filter(EVERYTHING::contains)
            .isPresent();
  }

  /// Whether the image's process is root's, as far as the file says: where the base is somebody's
  /// own image, that one may have chosen another user.
  public boolean isRoots() {
    if (!user.isEmpty()) {
      return user.matches("(root|0)(:\\S*)?");
    }
    return base.matches(
        "(docker\\.io/)?(library/)?(python|pypy|debian|ubuntu|alpine|buildpack-deps|node|fedora)([:@].*)?");
  }

  /// The series of Python of an official image, such as `3.9`; empty where the base names none.
  public Optional<String> python() {
    var named = PYTHON.matcher(base.toLowerCase(Locale.ROOT));
    return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
  }

  /// Whether a `.dockerignore` leaves a file or folder of the context's root out.
  public boolean leavesOut(Tree tree, String name) {
    return Stream.of(
            dockerfile + ".dockerignore",
            TreePaths.join(context, ".dockerignore"),
            TreePaths.join(TreePaths.parent(dockerfile), ".dockerignore"),
            ".dockerignore")
        .flatMap(path -> tree.text(path).stream())
        .anyMatch(text -> leavesOut(text.text(), name));
  }

  /// Docker's rule: the last line that matches decides.
  private static boolean leavesOut(String ignored, String name) {
    boolean isOut = false;
    for (String written : ignored.lines().limit(10_000).toList()) {
      String line = written.strip();
      boolean isKept = line.startsWith("!");
      String pattern = (isKept ? line.substring(1) : line).strip().replaceFirst("^(\\./|/)+", "");
      if (!line.startsWith("#") && !pattern.isEmpty() && isMatch(pattern, name)) {
        isOut = !isKept;
      }
    }
    return isOut;
  }

  private static boolean isMatch(String pattern, String name) {
    String plain = pattern.replaceFirst("^(\\*\\*/)+", "").replaceFirst("(/\\*{0,2})+$", "");
    return plain.length() < 200 && (plain.equals("**") || ShellTests.glob(name, plain));
  }
}
