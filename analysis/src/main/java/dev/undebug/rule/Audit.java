package dev.undebug.rule;

import dev.undebug.advisory.Advisories;
import dev.undebug.advisory.Advisory;
import dev.undebug.advisory.Marker;
import dev.undebug.advisory.Release;
import dev.undebug.project.Project;
import dev.undebug.requirement.Requirement;
import dev.undebug.requirement.Requirements;
import dev.undebug.requirement.Version;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// What an application asks for, held against what is known; and what checks it again and again.
/// Everything is read when a rule first asks.
public final class Audit {

  /// No application at all.
  public static final Audit NONE = new Audit(Tree.of(Map.of()), List.of(), Advisories::embedded);

  /// Where CI services look for their work.
  private static final Pattern CI =
      Pattern.compile(
          "(?:.*/)?(?:\\.github/workflows/[^/]+\\.ya?ml|\\.(?:gitea|forgejo)/workflows/[^/]+\\.ya?ml"
              + "|\\.gitlab-ci\\.ya?ml|\\.gitlab/.*\\.ya?ml|\\.circleci/config\\.ya?ml|\\.travis\\.ya?ml"
              + "|azure-pipelines\\.ya?ml|bitbucket-pipelines\\.ya?ml|Jenkinsfile|\\.drone\\.ya?ml"
              + "|\\.woodpecker(?:/[^/]+)?\\.ya?ml|buildspec\\.ya?ml|cloudbuild\\.ya?ml|\\.?appveyor\\.ya?ml"
              + "|\\.buildkite/[^/]+\\.ya?ml|\\.semaphore/[^/]+\\.ya?ml|\\.cirrus\\.ya?ml|\\.build\\.ya?ml)");

  /// What CI configuration calls to do its work.
  private static final Pattern CALLED =
      Pattern.compile(
          "(?:.*/)?(?:Makefile|makefile|GNUmakefile|[Jj]ustfile|[Tt]askfile\\.ya?ml|tox\\.ini|noxfile\\.py"
              + "|tasks\\.py|fabfile\\.py|pyproject\\.toml|setup\\.cfg|package\\.json|\\.pre-commit-config\\.ya?ml"
              + "|Dockerfile[^/]*|(?:docker-)?compose[^/]*\\.ya?ml|[^/]+\\.sh|(?:bin|scripts?|\\.ci|ci|\\.github)/[^/]+|action\\.ya?ml)");

  /// What looks at the settings that production runs with.
  private static final Pattern CHECK =
      Pattern.compile(
          "check\\b[^\\n#]{0,200}--deploy|--deploy\\b[^\\n#]{0,200}check|\\bundebug\\b");

  private static final long MAX_CALLED = 200;

  private final Tree tree;
  private final List<Project> projects;
  private final Supplier<Advisories> advisories;
  private Optional<List<Asked>> asked = Optional.empty();

  /// A requirement that counts where the application runs.
  ///
  /// @param isSure whether its marker holds for certain, and it is more than a bound
  public record Asked(Requirement requirement, Project project, boolean isSure) {}

  /// A package of which one exact version is asked for, and its flaws.
  record Matched(Asked asked, Release version, List<Advisory> flaws) {}

  Audit(Tree tree, List<Project> projects, Supplier<Advisories> advisories) {
    this.tree = tree;
    this.projects = projects;
    this.advisories = advisories;
  }

  /// The same by other advisories.
  Audit by(Supplier<Advisories> others) {
    return new Audit(tree, projects, others);
  }

  /// What is known of flaws.
  public Advisories advisories() {
    return advisories.get();
  }

  /// Every requirement of the projects, each line once; what a lock file decides is not asked of
  /// the file that was locked.
  public List<Asked> asked() {
    if (asked.isEmpty()) {
      asked = Optional.of(read());
    }
    return asked.get();
  }

  private List<Asked> read() {
    var all = new ArrayList<Asked>();
    var places = new HashSet<String>();
    for (Project project : projects) {
      List<Requirement> found = Requirements.read(tree, project.requirements());
      var locked = new LinkedHashSet<String>();
      found.stream()
          .filter(one -> one.form() == Requirement.Form.LOCKED)
          .forEach(one -> locked.add(TreePaths.parent(one.place().path()) + " " + one.name()));
      for (Requirement one : found) {
        var holds = Marker.holds(one.marker(), python(project));
        boolean isLocked =
            locked.contains(TreePaths.parent(one.place().path()) + " " + one.name())
                && one.form() != Requirement.Form.LOCKED
                && isLockable(one.place().path());
        if (!isLocked
            && !isCompiled(one, found)
            && !holds.equals(Optional.of(false))
            && places.add(one.name() + " " + one.place())) {
          boolean isBound = one.use() == Requirement.Use.CONSTRAINT;
          all.add(new Asked(one, project, holds.isPresent() && !isBound));
        }
      }
    }
    return List.copyOf(all);
  }

  private static String python(Project project) {
    Version python = project.python();
    return python.isExact() ? python.text().replaceFirst("^[=\\s]+", "") : "";
  }

  private static boolean isLockable(String path) {
    return Set.of("pyproject.toml", "Pipfile", "setup.py", "setup.cfg")
        .contains(TreePaths.name(path));
  }

  /// Whether pip-tools made another file of the one that asks: `requirements.in`, and
  /// `requirements.txt` beside it.
  private static boolean isCompiled(Requirement one, List<Requirement> all) {
    String path = one.place().path();
    if (!path.endsWith(".in")) {
      return false;
    }
    String compiled = path.substring(0, path.length() - 3) + ".txt";
    return all.stream()
        .anyMatch(
            other -> other.place().path().equals(compiled) && other.name().equals(one.name()));
  }

  /// Exact versions that were compared with what is known, flaws or none.
  public List<String> compared() {
    return exact().stream()
        .map(one -> one.requirement().name())
        .filter(name -> advisories().covers(name))
        .distinct()
        .toList();
  }

  private List<Asked> exact() {
    return asked().stream()
        .filter(one -> one.requirement().isExact())
        .filter(one -> Release.of(one.requirement().version()).isPresent())
        .toList();
  }

  /// Exact versions that have known flaws.
  List<Matched> matched() {
    var all = new ArrayList<Matched>();
    for (Asked one : exact()) {
      Release version = Release.of(one.requirement().version()).orElseThrow();
      List<Advisory> flaws = advisories().of(one.requirement().name(), version);
      if (!flaws.isEmpty()) {
        all.add(new Matched(one, version, flaws));
      }
    }
    return all;
  }

  /// The CI configuration of the tree, sorted.
  List<String> ci() {
    return tree.files().stream().filter(file -> CI.matcher(file).matches()).toList();
  }

  /// Whether CI, or what CI may call, checks the settings that production runs with.
  boolean isChecked() {
    return tree.files().stream()
        .filter(file -> CI.matcher(file).matches() || CALLED.matcher(file).matches())
        .limit(MAX_CALLED)
        .flatMap(file -> tree.text(file).stream())
        .anyMatch(text -> CHECK.matcher(text.text()).find());
  }
}
