package dev.undebug.rule;

import dev.undebug.code.Code;
import dev.undebug.code.CodeFile;
import dev.undebug.code.CodeWalk;
import dev.undebug.code.Local;
import dev.undebug.code.Locals;
import dev.undebug.project.Project;
import dev.undebug.python.Node;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.secret.Secrets;
import dev.undebug.settings.Setting;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the code rules see in an application, and what the variables of its functions hold: each
/// file is read once, for all of them.
public final class CodeReview {

  /// Files that are looked into; what a larger application has more is left out, and said.
  private static final int MAX_FILES = 20_000;

  private final Tree tree;
  private final List<Project> projects;
  private final List<Evaluated> deployments;
  private Set<String> secrets = Set.of();
  private final Map<CodeRule, List<Sighting>> seen = new HashMap<>();
  private final List<Local> locals = new ArrayList<>();
  private boolean isDone;

  CodeReview(Tree tree, List<Project> projects, List<Evaluated> deployments) {
    this.tree = tree;
    this.projects = projects;
    this.deployments = deployments;
  }

  private static Set<String> secrets(List<Evaluated> deployments) {
    var names = new TreeSet<String>();
    var judged = new HashSet<Setting>();
    for (Evaluated evaluated : deployments) {
      evaluated
          .settings()
          .settings()
          .forEach(
              (name, setting) -> {
                if (!setting.isDefault()
                    && judged.add(setting)
                    && CredentialInCode.leaves(setting).stream()
                        .anyMatch(leaf -> Secrets.classify(leaf.path(), leaf.text()).isPresent())) {
                  names.add(name);
                }
              });
    }
    return names;
  }

  /// What a rule sees.
  Stream<Sighting> of(CodeRule rule) {
    review();
    return seen.getOrDefault(rule, List.of()).stream();
  }

  /// The variables of functions that can run inside a request, where they hold what a debug page
  /// should not show.
  public List<Local> locals() {
    review();
    return List.copyOf(locals);
  }

  private void review() {
    if (isDone) {
      return;
    }
    isDone = true;
    secrets = secrets(deployments);
    int files = 0;
    var wanting = new Wanting(projects.isEmpty() ? List.of() : Rules.OF_CODE);
    for (Code.Wanted<Wanting.Wish> one :
        (Iterable<Code.Wanted<Wanting.Wish>>)
            Code.of(tree, projects).files(wanting::wish)::iterator) {
      CodeFile file = one.file();
      if (++files > MAX_FILES) {
        tree.failed(file.path(), "not looked into: more than %,d modules".formatted(MAX_FILES));
        break;
      }
      var rules =
          one.by().rules().stream().map(rule -> new Collector(rule, file, List.of())).toList();
      if (!rules.isEmpty()) {
        CodeWalk.walk(
            file, (node, scene) -> rules.forEach(each -> each.rule.look().at(node, scene, each)));
      }
      if (Locals.areServed(file.path())) {
        locals.addAll(Locals.of(file.module()));
      }
    }
  }

  private final class Collector implements CodeRule.Seen {
    private final CodeRule rule;
    private final CodeFile file;
    private final List<Edit> edits;

    Collector(CodeRule rule, CodeFile file, List<Edit> edits) {
      this.rule = rule;
      this.file = file;
      this.edits = edits;
    }

    @Override
    public CodeRule.Seen mending(List<Edit> others) {
      return new Collector(rule, file, others);
    }

    @Override
    public void add(
        Severity severity, Confidence confidence, Node place, String message, String help) {
      seen.computeIfAbsent(rule, _ -> new ArrayList<>())
          .add(
              new Sighting(severity, confidence, message, help, file.place(place), "")
                  .mending(edits));
    }

    @Override
    public boolean isSecret(String setting) {
      return secrets.contains(setting);
    }

    @Override
    public Tree tree() {
      return tree;
    }

    @Override
    public List<Project> projects() {
      return projects;
    }

    @Override
    public List<Evaluated> deployments() {
      return deployments;
    }

    @Override
    public boolean isSettings(String path) {
      return projects.stream()
          .flatMap(project -> project.settings().stream())
          .anyMatch(module -> module.path().equals(path));
    }
  }
}
