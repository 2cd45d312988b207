package dev.undebug.deploy;

import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the tree suggests for an environment file that it does not hold: `.env.example` beside a
/// missing `.env`.
final class EnvExamples {

  private static final List<String> ENDINGS =
      List.of(
          ".example",
          ".sample",
          ".template",
          ".dist",
          ".tmpl",
          ".tpl",
          "-example",
          "-sample",
          "-template",
          "_example",
          "_sample",
          ".default",
          ".defaults",
          "-dist",
          ".copy");

  private static final List<String> FOR_DOT_ENV =
      List.of(
          "env.example",
          "env.sample",
          "env.template",
          "env.dist",
          "example.env",
          "sample.env",
          "template.env",
          "env-example",
          "env-sample",
          ".example.env",
          ".sample.env",
          ".env.production.example",
          ".env.prod.example");

  private EnvExamples() {}

  /// The suggested lines by name.
  static Map<String, EnvFile.Entry> of(String missing, Tree tree) {
    var candidates = new ArrayList<String>();
    for (String ending : ENDINGS) {
      candidates.add(missing + ending);
    }
    if (TreePaths.name(missing).equals(".env")) {
      for (String name : FOR_DOT_ENV) {
        candidates.add(TreePaths.join(TreePaths.parent(missing), name));
      }
    }
    var found = new TreeMap<String, EnvFile.Entry>();
    for (String candidate : candidates) {
      tree.text(candidate)
          .ifPresent(
              text -> {
                for (var entry : EnvFile.read(text, EnvFile.Dialect.COMPOSE, Slips.UNTOLD)) {
                  if (!entry.isBare()) {
                    found.putIfAbsent(entry.name(), entry);
                  }
                }
              });
    }
    return found;
  }

  /// A variable that the missing file sets.
  static Variable.Free free(String missing, EnvFile.Entry example) {
    String path = example.place().path();
    var text =
        example.value().expand(_ -> java.util.Optional.empty(), example.place())
                instanceof Template.Expansion.Known(var known)
            ? List.of(known)
            : List.<String>of();
    return new Variable.Free(
        missing + " (not in the tree)",
        path + " suggests what it holds",
        text,
        example.place(),
        List.of());
  }
}
