package dev.undebug.template;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what Django would refuse in a template: tags, filters and libraries that do not exist.
///
/// It speaks only where it knows every library that the template loads; what is written in another
/// language of templates, with the same braces, it leaves alone.
public final class TemplateCheck {

  /// What Django refuses.
  ///
  /// @param message what there is not, as one clause
  public record Problem(Span span, String message) {}

  private static final Set<String> INNER = Set.of("else", "elif", "empty", "plural");

  /// Tags and filters of Jinja and Liquid that Django lacks.
  private static final Set<String> OTHERS =
      Set.of(
          "set",
          "macro",
          "call",
          "import",
          "from",
          "do",
          "raw",
          "assign",
          "capture",
          "layout",
          "endset",
          "endmacro",
          "endcall",
          "endraw",
          "trans",
          "unless");

  private static final Set<String> OTHER_FILTERS =
      Set.of(
          "e",
          "tojson",
          "map",
          "list",
          "trim",
          "replace",
          "format",
          "items",
          "reject",
          "rejectattr",
          "select",
          "selectattr",
          "round",
          "int",
          "string",
          "attr",
          "sum",
          "unique",
          "min",
          "max",
          "indent",
          "batch",
          "d",
          "count",
          "abs",
          "to_json",
          "from_json",
          "b64encode",
          "to_yaml");

  /// What registers in ways that are not followed.
  private static final Pattern COMPUTED =
      Pattern.compile(
          "import \\*|register\\.(filters|tags)\\b|setattr\\(|getattr\\(register|globals\\(|for .* in .*:\\s*register|register\\s*=\\s*(?!(\\w+\\.)*Library\\(\\))");

  /// A module without it takes the register of another, to which that and others add as well.
  private static final Pattern REGISTER =
      Pattern.compile("\\bregister\\s*(?::[^=\\n]{1,80})?=\\s*(\\w+\\.)*Library\\(");

  private static final Pattern WORD = Pattern.compile("\\w+");

  private final Tree tree;
  private final int major;
  private final int minor;
  private final boolean isExact;
  private final Map<String, Optional<String>> libraries = new HashMap<>();
  private final Map<String, List<String>> byName = new HashMap<>();

  /// @param isExact whether the project surely runs on that series
  public TemplateCheck(Tree tree, int major, int minor, boolean isExact) {
    this.tree = tree;
    this.major = major;
    this.minor = minor;
    this.isExact = isExact;
    for (String path : tree.files()) {
      int at = path.lastIndexOf("templatetags/");
      if (at >= 0 && path.endsWith(".py") && (at == 0 || path.charAt(at - 1) == '/')) {
        String name =
            path.substring(at + "templatetags/".length(), path.length() - ".py".length())
                .replaceFirst("/__init__$", "")
                .replace('/', '.');
        byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(path);
      }
    }
  }

  /// What is known while one template is read from its start.
  private static final class Scope {
    final List<String> django = new ArrayList<>(List.of(""));
    final List<String> own = new ArrayList<>();
    boolean isOpen;
    boolean hasOpenTags;
  }

  /// The first thing that Django refuses; nothing where it accepts the template, or where that is
  /// not known.
  public Optional<Problem> first(SourceText template) {
    List<Token> tokens = TemplateLexer.tokens(template.text());
    if (isOthers(tokens)) {
      return Optional.empty();
    }
    var scope = new Scope();
    String skipped = "";
    for (Token token : tokens) {
      String tag = token.tag();
      if (!skipped.isEmpty()) {
        skipped = tag.equals(skipped) ? "" : skipped;
        continue;
      }
      if (tag.equals("comment")) {
        skipped = "endcomment";
        continue;
      }
      var problem = problem(token, tag, scope);
      if (problem.isPresent() || scope.isOpen) {
        return problem.map(message -> new Problem(token.span(), message));
      }
    }
    return Optional.empty();
  }

  private boolean isOthers(List<Token> tokens) {
    for (Token token : tokens) {
      boolean isOther =
          switch (token.kind()) {
            case TEXT, COMMENT -> false;
            case VARIABLE -> {
              var read = FilterExpression.read(token.content());
              yield read.isEmpty()
                  || read.get().filters().stream().anyMatch(OTHER_FILTERS::contains);
            }
            case BLOCK ->
                (OTHERS.contains(token.tag())
                        && !(token.tag().equals("trans") && !token.rest().isEmpty()))
                    || token.content().startsWith("-")
                    || token.content().endsWith("-");
          };
      if (isOther) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> problem(Token token, String tag, Scope scope) {
    if (token.kind() == Token.Kind.VARIABLE) {
      return FilterExpression.read(token.content()).stream()
          .flatMap(read -> read.filters().stream())
          .filter(filter -> !hasFilter(filter, scope))
          .map("there is no filter %s"::formatted)
          .findFirst();
    }
    if (token.kind() != Token.Kind.BLOCK || tag.isEmpty()) {
      return Optional.empty();
    }
    if (tag.equals("load")) {
      return load(token.rest(), scope);
    }
    return hasTag(tag, scope) || scope.hasOpenTags
        ? Optional.empty()
        : Optional.of("there is no tag %s".formatted(tag));
  }

  private Optional<String> load(String words, Scope scope) {
    List<String> names = List.of(words.split("\\s+"));
    if (names.size() >= 3 && names.get(names.size() - 2).equals("from")) {
      names = List.of(names.getLast());
    }
    for (String name : names) {
      var presence = Libraries.library(name, major, minor);
      if (byName.containsKey(name)) {
        add(name, scope);
      } else if (presence == Libraries.Presence.REMOVED && isExact) {
        return Optional.of("Django %d.%d has no library %s any more".formatted(major, minor, name));
      } else if (presence == Libraries.Presence.YES) {
        scope.django.add(name);
      } else {
        scope.isOpen = true;
      }
    }
    return Optional.empty();
  }

  private void add(String name, Scope scope) {
    String text = libraries.computeIfAbsent(name, _ -> text(name)).orElse("");
    scope.isOpen |= text.isEmpty();
    scope.hasOpenTags |= text.contains("parser");
    scope.own.add(text);
    scope.django.add(name);
  }

  /// The text of the libraries of a name; empty where what they register is not followed.
  private Optional<String> text(String name) {
    var all = new StringBuilder();
    for (String path : byName.getOrDefault(name, List.of())) {
      var text = tree.text(path);
      if (text.isEmpty()
          || COMPUTED.matcher(text.get().text()).find()
          || !REGISTER.matcher(text.get().text()).find()) {
        return Optional.empty();
      }
      all.append(text.get().text()).append('\n');
    }
    return Optional.of(all.toString());
  }

  private boolean hasFilter(String name, Scope scope) {
    return scope.django.stream()
            .anyMatch(library -> isThere(Libraries.filter(library, name, major, minor)))
        || isNamed(name, scope);
  }

  private boolean hasTag(String name, Scope scope) {
    boolean isEnd = name.startsWith("end") && name.length() > 3;
    return INNER.contains(name)
        || (isEnd && hasTag(name.substring(3), scope))
        || scope.django.stream()
            .anyMatch(library -> isThere(Libraries.tag(library, name, major, minor)))
        || isNamed(name, scope);
  }

  private boolean isThere(Libraries.Presence presence) {
    return switch (presence) {
      case YES, PERHAPS -> true;
      case REMOVED -> !isExact;
      case NO -> false;
    };
  }

  /// Whether a library of the tree has the word at all.
  private static boolean isNamed(String name, Scope scope) {
    for (String text : scope.own) {
      var word = WORD.matcher(text);
      while (word.find()) {
        if (word.group().equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /// The file of the tree that Django would find under a template's name; empty where there is
  /// none, or several.
  ///
  /// @param folders the template folders
  public static Optional<String> file(Tree tree, List<String> folders, String name) {
    var found =
        folders.stream()
            .map(folder -> TreePaths.join(folder, name))
            .filter(tree::hasFile)
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
