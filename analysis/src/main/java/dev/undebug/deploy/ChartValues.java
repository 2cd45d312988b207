package dev.undebug.deploy;

import dev.undebug.source.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The values that a Helm chart ships for its templates, as far as a template takes one as it is:
/// `{{ .Values.debug | quote }}`. Whoever installs the chart may give others.
final class ChartValues {

  /// As `YamlTemplate` leaves an expression that names one value, quoted or not.
  private static final Pattern ONE_VALUE =
      Pattern.compile(
          YamlTemplate.OPEN + "_+\\.Values\\.([A-Za-z0-9_.]+?)(___quote)?_+" + YamlTemplate.CLOSE);

  private final Tree tree;
  private final Map<String, Optional<Yaml>> byChart = new HashMap<>();

  ChartValues(Tree tree) {
    this.tree = tree;
  }

  /// What the chart's own values make of a value of one of its templates.
  Optional<Variable.Set> value(Yaml yaml) {
    var expression = ONE_VALUE.matcher(yaml.scalar().orElse("").strip());
    int templates = yaml.path().lastIndexOf("templates/");
    if (!expression.matches() || yaml.isConditional() || templates < 0) {
      return Optional.empty();
    }
    boolean isQuoted = !yaml.isPlain() || expression.group(2) != null;
    var chart = byChart.computeIfAbsent(yaml.path().substring(0, templates), this::read);
    return chart
        .flatMap(values -> values.at(expression.group(1).split("\\.")))
        .filter(value -> value.isScalar() && !value.isNull())
        // Neither quoted there nor here, a number or a boolean is one that Kubernetes refuses.
        .filter(value -> isQuoted || !value.isOtherThanStringIn11())
        .map(value -> new Variable.Set(value.printedByGo(), value.place()));
  }

  private Optional<Yaml> read(String folder) {
    return tree.text(folder + "values.yaml")
        .flatMap(text -> Yaml.documents(text, tree).stream().findFirst());
  }
}
