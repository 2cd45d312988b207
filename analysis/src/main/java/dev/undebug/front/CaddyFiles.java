package dev.undebug.front;

import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds the sites that a tree's Caddyfiles have.
final class CaddyFiles {

  private static final Pattern FILE = Pattern.compile("(?i).*(caddyfile[^/]*|\\.caddy)");

  private static final int MAX_IMPORTS = 10;

  private final Tree tree;

  CaddyFiles(Tree tree) {
    this.tree = tree;
  }

  List<CaddySite> sites() {
    var sites = new ArrayList<CaddySite>();
    for (String path : tree.files()) {
      if (FILE.matcher(TreePaths.name(path)).matches()) {
        tree.text(path).ifPresent(text -> sites.addAll(sites(text)));
      }
    }
    return sites;
  }

  private static List<CaddySite> sites(SourceText text) {
    if (text.text().length() > Included.MAX_CHARACTERS || !text.text().contains("file_server")) {
      return List.of();
    }
    List<Directive> blocks = CaddyText.read(text).orElse(List.of());
    var snippets = new HashMap<String, List<Directive>>();
    var sites = new ArrayList<CaddySite>();
    boolean isOrdered = false;
    for (Directive one : blocks) {
      String name = one.name();
      if (name.startsWith("(") && name.endsWith(")")) {
        snippets.put(name.substring(1, name.length() - 1), one.inner());
      } else if (name.isEmpty()) {
        isOrdered = one.inner().stream().anyMatch(option -> option.is("order"));
      } else if (one.isBlock() && !name.startsWith("@")) {
        sites.add(new CaddySite(imported(one.inner(), snippets, 0), one.words(), isOrdered));
      }
    }
    return sites;
  }

  /// Puts snippets in their places; an `import` that is left is one that nobody can follow.
  private static List<Directive> imported(
      List<Directive> directives, Map<String, List<Directive>> snippets, int depth) {
    var all = new ArrayList<Directive>();
    for (Directive one : directives) {
      List<Directive> snippet = one.words().size() > 1 ? snippets.get(one.words().get(1)) : null;
      if (one.is("import") && snippet != null && depth < MAX_IMPORTS) {
        List<Directive> filled =
            snippet.stream()
                .map(inner -> filled(inner, one.words().subList(2, one.words().size())))
                .toList();
        all.addAll(imported(filled, snippets, depth + 1));
      } else if (one.isBlock()) {
        all.add(one.with(imported(one.inner(), snippets, depth)));
      } else {
        all.add(one);
      }
    }
    return all;
  }

  /// A snippet's directive with the arguments that it was imported with.
  private static Directive filled(Directive one, List<String> arguments) {
    List<String> words = one.words();
    for (int at = 0; at < arguments.size(); at++) {
      String argument = arguments.get(at);
      String dotted = "{args." + at + "}";
      String indexed = "{args[" + at + "]}";
      words =
          words.stream()
              .map(word -> word.replace(dotted, argument).replace(indexed, argument))
              .toList();
    }
    List<Directive> inner = one.inner().stream().map(each -> filled(each, arguments)).toList();
    return new Directive(words, inner, one.isBlock(), one.place());
  }
}
