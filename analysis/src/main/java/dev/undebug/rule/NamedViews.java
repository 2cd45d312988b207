package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.Scene;
import dev.undebug.project.PythonFiles;
import dev.undebug.python.Expression;
import dev.undebug.python.Statement;
import dev.undebug.source.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which functions and classes of a tree's modules are named anywhere in its code: no address leads
/// to a view that nothing names.
///
/// A word is a name wherever it stands, but in a line that is a comment, and where it defines the
/// like; it names what stands in a module whose name stands in the same file.
final class NamedViews {

  private static final int MAX_NAMES = 200_000;

  private static final Pattern DEFINED =
      Pattern.compile("(?m)^(?:async[ \\t]++)?+(?:def|class)[ \\t]++(\\w++)");

  private static final Pattern WORD =
      Pattern.compile("(?m)^[ \\t]*+#[^\\n]*+|\\b(?:def|class)[ \\t]++\\w++|(\\w++)");

  private static final Pattern STAR =
      Pattern.compile("\\bfrom[ \\t]++([\\w.]++)[ \\t]++import[ \\t]*+\\(?+[ \\t]*+\\*");

  private static final Pattern ADDRESSES = Pattern.compile("(?m)^[^#\\n]*?\\burlpatterns\\b");

  private static final Pattern ADDRESS = Pattern.compile("\\b(?:path|url|register)[ \\t]*+\\(");

  /// Ways to name what no word of the code names.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "\\b(?:getattr|globals|locals|vars|dir|eval|exec|__import__|__dict__|inspect|importlib"
              + "|import_module|import_string|pkgutil|autodiscover\\w*+)\\b");

  /// Decorators that lead no address to what they stand on.
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:.*\\.)?(?:login_required|csrf_exempt|csrf_protect|ensure_csrf_cookie|api_view"
              + "|(?:permission|authentication|renderer|parser|throttle)_classes|require_\\w+"
              + "|never_cache|cache_page|staff_member_required|user_passes_test"
              + "|permission_required|atomic|method_decorator|xframe_options_\\w+)");

  private final Set<String> names = new HashSet<>();
  private final Map<String, Set<String>> mentions = new HashMap<>();
  private final Set<String> starred = new HashSet<>();
  private final Set<String> addressing = new HashSet<>();
  private boolean areAddressesRead;
  private boolean isUnsure;

  private NamedViews() {}

  /// Those of a tree.
  static NamedViews of(Tree tree) {
    return tree.once(NamedViews.class, NamedViews::find);
  }

  private static NamedViews find(Tree tree) {
    var found = new NamedViews();
    List<String> paths = tree.files().stream().filter(PythonFiles::isPython).toList();
    for (String path : paths) {
      tree.text(path)
          .ifPresentOrElse(text -> found.define(path, text.text()), () -> found.isUnsure = true);
    }
    for (String path : paths) {
      tree.text(path).ifPresent(text -> found.mention(path, text.text()));
    }
    return found;
  }

  private void define(String path, String text) {
    names.add(stem(path));
    var matcher = DEFINED.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    var star = STAR.matcher(text);
    while (star.find()) {
      starred.add(star.group(1).substring(star.group(1).lastIndexOf('.') + 1));
    }
    if (ADDRESSES.matcher(text).find()) {
      addressing.add(path);
      areAddressesRead |= ADDRESS.matcher(text).find();
      isUnsure |= UNSEEN.matcher(text).find();
    }
    isUnsure |= names.size() > MAX_NAMES;
  }

  private void mention(String path, String text) {
    var matcher = WORD.matcher(text);
    while (matcher.find()) {
      String word = matcher.group(1);
      if (word != null && names.contains(word)) {
        mentions.computeIfAbsent(word, _ -> new HashSet<>()).add(path);
      }
    }
  }

  private static String stem(String path) {
    return PythonFiles.withoutEnding(path.substring(path.lastIndexOf('/') + 1));
  }

  /// Whether the addresses of the tree may lead to a function or class of a module.
  boolean isRouted(String path, String name) {
    return areAddressesRead && isNamed(path, name);
  }

  /// Whether a module of addresses names a function or class of a module.
  boolean isAddressed(String path, String name) {
    Set<String> ofModule = mentions.getOrDefault(stem(path), Set.of());
    return mentions.getOrDefault(name, Set.of()).stream()
        .anyMatch(one -> addressing.contains(one) && (one.equals(path) || ofModule.contains(one)));
  }

  private boolean isNamed(String path, String name) {
    String stem = stem(path);
    Set<String> ofModule = mentions.getOrDefault(stem, Set.of());
    boolean isAnywhere = stem.equals("__init__") || starred.contains(stem);
    return mentions.getOrDefault(name, Set.of()).stream()
        .anyMatch(one -> isAnywhere || one.equals(path) || ofModule.contains(one));
  }

  /// Whether what stands here is part of a view that nothing names, so that no address leads to it.
  boolean isUnrouted(Scene scene) {
    return areAddressesRead
        && !isUnsure
        && view(scene)
            .filter(name -> names.contains(name) && !isNamed(scene.file().path(), name))
            .isPresent();
  }

  /// The view that is stood in, where it is sure to be one, and is not led to by a decorator.
  private static Optional<String> view(Scene scene) {
    if (scene.types().size() == 1) {
      Statement.ClassDef type = scene.types().getFirst();
      return Optional.of(type)
          .filter(one -> isTop(scene, one) && arePlain(one.decorators()) && isView(scene, one))
          .map(Statement.ClassDef::name);
    }
    return scene
        .function()
        .filter(one -> scene.types().isEmpty() && isTop(scene, one))
        .filter(one -> arePlain(one.decorators()))
        .filter(
            one ->
                !one.parameters().positional().isEmpty()
                    && one.parameters().positional().getFirst().name().equals("request"))
        .map(Statement.FunctionDef::name);
  }

  private static boolean isTop(Scene scene, Statement definition) {
    return scene.file().module().body().stream()
        .anyMatch(one -> one.span().equals(definition.span()));
  }

  private static boolean isView(Scene scene, Statement.ClassDef type) {
    return !type.bases().isEmpty()
        && type.bases().stream()
            .allMatch(
                base ->
                    scene
                        .file()
                        .meaning(base)
                        .filter(
                            name ->
                                name.matches(
                                    "django\\.views\\..*|rest_framework\\.(views|generics|viewsets|mixins)\\..*"))
                        .isPresent());
  }

  private static boolean arePlain(List<Expression> decorators) {
    return decorators.stream()
        .map(one -> one instanceof Expression.Call call ? call.function() : one)
        .allMatch(one -> CodeFile.dotted(one).filter(PLAIN.asMatchPredicate()).isPresent());
  }
}
