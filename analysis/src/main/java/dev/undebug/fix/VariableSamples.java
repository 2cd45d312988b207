package dev.undebug.fix;

import dev.undebug.fix.Repair.Sample;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The file that tells people which variables the application reads: values of their own are none
/// of its business.
final class VariableSamples {

  private static final List<String> NAMES =
      List.of(
          ".env.example",
          ".env.sample",
          "env.example",
          ".env.template",
          ".env.dist",
          "env.sample",
          "example.env");

  private final Tree tree;
  private final SortedMap<String, String> texts = new TreeMap<>();

  VariableSamples(Tree tree) {
    this.tree = tree;
  }

  /// Adds variables, and gives the files that changed by that.
  SortedMap<String, Plan.Contents> with(List<Sample> samples) {
    var changed = new TreeMap<String, Plan.Contents>();
    for (Sample sample : samples) {
      String path = path(sample.project());
      String text = texts.computeIfAbsent(path, this::existing);
      if (Pattern.compile("(?m)^(?:export\\s+|#\\s*)?" + Pattern.quote(sample.name()) + "\\s*=")
          .matcher(text)
          .find()) {
        continue;
      }
      String apart = text.isEmpty() ? "" : text.endsWith("\n") ? "\n" : "\n\n";
      String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
      String more =
          "%s# %s\n%s=%s\n".formatted(apart, sample.says(), sample.name(), sample.value());
      texts.put(path, text + more.replace("\n", lineEnd));
      changed.put(path, new Plan.Contents(texts.get(path).getBytes(StandardCharsets.ISO_8859_1)));
    }
    return changed;
  }

  private String path(String project) {
    return NAMES.stream()
        .flatMap(name -> List.of(TreePaths.join(project, name), name).stream())
        .filter(tree::hasFile)
        .findFirst()
        .orElse(TreePaths.join(project, NAMES.getFirst()));
  }

  /// A character for each byte, so that every byte stays; what is added is ASCII.
  private String existing(String path) {
    return tree.bytes(path).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)).orElse("");
  }
}
