package dev.undebug.rule;

import dev.undebug.code.Code;
import dev.undebug.code.CodeFile;
import dev.undebug.code.CodeWalk;
import dev.undebug.project.Project;
import dev.undebug.python.Node;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.secret.Secrets;
import dev.undebug.settings.Setting;
import dev.undebug.source.Tree;
import dev.undebug.source.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the code rules see in an application: each file is read once, for all of them.
public final class CodeReview {

  /// Files that are looked into; what a larger application has more is left out, and said.
  private static final int MAX_FILES = 20_000;

  private final Tree tree;
  private final List<Project> projects;
  private final List<Evaluated> deployments;
  private Set<String> secrets = Set.of();
  private Map<CodeRule, List<Sighting>> seen = Map.of();
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
    if (!isDone) {
      secrets = secrets(deployments);
      seen = review();
      isDone = true;
    }
    return seen.getOrDefault(rule, List.of()).stream();
  }

  private Map<CodeRule, List<Sighting>> review() {
    var all = new HashMap<CodeRule, List<Sighting>>();
    int files = 0;
    var wanting = new Wanting();
    for (Code.Wanted<List<CodeRule>> one :
        (Iterable<Code.Wanted<List<CodeRule>>>)
            Code.of(tree, projects).files(wanting::rules)::iterator) {
      CodeFile file = one.file();
      if (++files > MAX_FILES) {
        tree.failed(file.path(), "not looked into: more than %,d modules".formatted(MAX_FILES));
        break;
      }
      var seen = one.by().stream().map(rule -> new Collector(rule, file, all, List.of())).toList();
      CodeWalk.walk(
          file, (node, scene) -> seen.forEach(each -> each.rule.look().at(node, scene, each)));
    }
    return all;
  }

  /// Which rules want to look into a file, by the words that it holds.
  private static final class Wanting {
    private final Words words =
        Words.of(Rules.OF_CODE.stream().flatMap(rule -> rule.words().stream()).toList());

    private final List<BitSet> numbers =
        Rules.OF_CODE.stream().map(rule -> words.numbers(rule.words())).toList();

    /// The rules; empty for none.
    Optional<List<CodeRule>> rules(String text) {
      BitSet found = words.in(text);
      var rules = new ArrayList<CodeRule>();
      for (int i = 0; i < numbers.size(); i++) {
        if (numbers.get(i).intersects(found)) {
          rules.add(Rules.OF_CODE.get(i));
        }
      }
      return rules.isEmpty() ? Optional.empty() : Optional.of(rules);
    }
  }

  private final class Collector implements CodeRule.Seen {
    private final CodeRule rule;
    private final CodeFile file;
    private final Map<CodeRule, List<Sighting>> all;
    private final List<Edit> edits;

    Collector(CodeRule rule, CodeFile file, Map<CodeRule, List<Sighting>> all, List<Edit> edits) {
      this.rule = rule;
      this.file = file;
      this.all = all;
      this.edits = edits;
    }

    @Override
    public CodeRule.Seen mending(List<Edit> others) {
      return new Collector(rule, file, all, others);
    }

    @Override
    public void add(
        Severity severity, Confidence confidence, Node place, String message, String help) {
      all.computeIfAbsent(rule, _ -> new ArrayList<>())
          .add(
              new Sighting(severity, confidence, message, help, file.place(place), "")
                  .mending(edits));
    }

    @Override
    public boolean isSecret(String setting) {
      return secrets.contains(setting);
    }

    @Override
    public boolean isSettings(String path) {
      return projects.stream()
          .flatMap(project -> project.settings().stream())
          .anyMatch(module -> module.path().equals(path));
    }
  }
}
