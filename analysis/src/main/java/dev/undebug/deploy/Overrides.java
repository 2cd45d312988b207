package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `undebug.toml`, or `[tool.undebug]` of `pyproject.toml`, says about deployments: whether
/// they count as production.
///
/// ```toml
/// [[deployment]]
/// name = "compose.yaml#web"   # one deployment; or path = "compose.yaml" for all of a file
/// production = false
/// ```
final class Overrides {

  static final String FILE = "undebug.toml";
  private static final String SHARED = "pyproject.toml";

  private record Rule(String name, String path, boolean isProduction, Place place) {

    boolean takes(Deployment deployment) {
      return name.isEmpty()
          ? deployment.place().path().equals(path)
              || deployment.name().replaceFirst("#.*", "").equals(path)
          : deployment.name().equals(name);
    }
  }

  private final List<Rule> rules;

  private Overrides(List<Rule> rules) {
    this.rules = rules;
  }

  static Overrides read(Tree tree) {
    var rules = new ArrayList<Rule>();
    tree.text(FILE)
        .flatMap(text -> TomlFile.read(text, tree))
        .or(() -> shared(tree))
        .ifPresent(
            file -> {
              for (TomlFile rule : file.tables("deployment")) {
                add(rule, rules, tree);
              }
            });
    return new Overrides(rules);
  }

  /// `[tool.undebug]` of a file that many tools share.
  private static Optional<TomlFile> shared(Tree tree) {
    return tree.text(SHARED)
        .filter(text -> text.text().contains("tool.undebug"))
        .flatMap(text -> TomlFile.read(text, tree))
        .flatMap(file -> file.table("tool"))
        .flatMap(tool -> tool.table("undebug"));
  }

  private static void add(TomlFile rule, List<Rule> rules, Tree tree) {
    String name = rule.text("name");
    String path = rule.text("path");
    var production = rule.flag("production");
    Place place = rule.place(name.isEmpty() ? "path" : "name");
    if (name.isEmpty() == path.isEmpty() || production.isEmpty()) {
      tree.failed(
          rule.path(),
          "line %d: a [[deployment]] has a name or a path, and production = true or false"
              .formatted(
                  rule.place(rule.table().keySet().stream().findFirst().orElse(""))
                      .start()
                      .line()));
      return;
    }
    rules.add(new Rule(name, path, production.get(), place));
  }

  /// What the file says of a deployment; the last that takes it counts.
  Optional<Deployment.Standing> of(Deployment deployment) {
    for (Rule rule : rules.reversed()) {
      if (rule.takes(deployment)) {
        return Optional.of(
            new Deployment.Standing(rule.isProduction(), "%s says so".formatted(rule.place())));
      }
    }
    return Optional.empty();
  }

  /// Says which names no deployment has, so that a slip of the pen is not taken for a decision.
  void check(List<Deployment> deployments, Tree tree) {
    for (Rule rule : rules) {
      if (deployments.stream().noneMatch(rule::takes)) {
        tree.failed(
            rule.place().path(),
            "line %d: no deployment is called %s; undebug scan lists them"
                .formatted(
                    rule.place().start().line(),
                    rule.name().isEmpty() ? rule.path() : rule.name()));
      }
    }
  }
}
