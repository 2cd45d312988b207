package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.Scene;
import dev.undebug.project.PythonFiles;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Node;
import dev.undebug.python.Parameter;
import dev.undebug.python.Statement;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.regex.Pattern;

/// Fields of a request, and of a visitor's session, that a view takes as if they were always there.
final class TakenFields {

  /// `all(name in request.GET for name in names)`.
  private static final Pattern ALL_FIELDS =
      Pattern.compile(
          "\\ball\\([^#\\n]{0,80}\\bin\\s+(?:self\\.)?request\\.(?:GET|POST)\\s+for\\b");

  /// What a function may have made sure of before: by the session itself, by who the visitor is, by
  /// a function that is given the request.
  private static final Pattern MADE_SURE =
      Pattern.compile(
          "\\bsession|is_authenticated|is_anonymous|has_perm|\\bassert\\b|\\w\\([ \\t]*+request[ \\t]*+[,)]");

  /// Decorators that ask nothing about the visitor.
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:.*\\.)?(?:csrf_exempt|csrf_protect|ensure_csrf_cookie|require_\\w+|never_cache)");

  private static final Pattern MIDDLEWARE =
      Pattern.compile(
          "\\bdef[ \\t]++(?:__call__|process_request|process_view|\\w*+(?<=_?middleware))\\b|\\bMiddlewareMixin\\b");

  /// Whether what stands before the views of a tree may fill the session, or let few in.
  private record Filling(boolean mayBe) {}

  private TakenFields() {}

  static void look(Node node, Scene scene, CodeRule.Seen seen) {
    field(node, scene, seen);
    session(node, scene, seen);
  }

  private static void field(Node node, Scene scene, CodeRule.Seen seen) {
    if (node
            instanceof
            Expression.Subscript(
                Expression.Attribute(var request, var sent, _),
                Expression.Constant(Literal.Text(var key, _), _),
                _)
        && (sent.equals("POST") || sent.equals("GET"))
        && CodeFile.dotted(request).filter(name -> name.matches("(self\\.)?request")).isPresent()
        && ErrorHandlingRules.isServed(scene)
        && scene.function().isPresent()
        && !scene.isCaught("KeyError", "MultiValueDictKeyError", "LookupError")
        && !isLookedFor(scene, key)
        && isFirst(scene, node)
        && !ErrorHandlingRules.isUnrouted(scene, seen)) {
      seen.add(
          Severity.LOW,
          Confidence.MEDIUM,
          node,
          "a visitor who leaves out this field meets an error page: MultiValueDictKeyError is not"
              + " caught",
          "use a form, or .get() and an answer for when it is missing");
    }
  }

  /// Whether the function asks for a field before it takes it: for this one, or for all of several.
  private static boolean isLookedFor(Scene scene, String key) {
    String text = scene.function().map(scene.file()::text).orElse("");
    return ALL_FIELDS.matcher(text).find()
        || Pattern.compile(
                "[\"']%s[\"']\\s+(not\\s+)?in\\b|\\.get\\(\\s*[\"']%1$s[\"']"
                    .formatted(Pattern.quote(key)))
            .matcher(text)
            .find();
  }

  /// Whether the function has not taken the same field before: where it is missing, the first
  /// fails.
  private static boolean isFirst(Scene scene, Node node) {
    return scene
        .function()
        .filter(
            function ->
                function.span().start()
                        + scene.file().text(function).indexOf(scene.file().text(node))
                    < node.span().start())
        .isEmpty();
  }

  private static void session(Node node, Scene scene, CodeRule.Seen seen) {
    if (node
            instanceof
            Expression.Subscript(
                Expression.Attribute(var request, var kept, _),
                Expression.Constant(Literal.Text(var key, _), _),
                _)
        && kept.equals("session")
        && CodeFile.dotted(request).filter("request"::equals).isPresent()
        && ErrorHandlingRules.isServed(scene)
        && scene.types().isEmpty()
        && scene.function().filter(one -> isOpen(one, node, scene, seen)).isPresent()
        && !scene.isCaught("KeyError", "LookupError")
        && !isLookedFor(scene, key)
        && !isStored(node, scene)
        && !seen.tree().once(Filling.class, TakenFields::filling).mayBe) {
      seen.add(
          Severity.LOW,
          Confidence.MEDIUM,
          node,
          "a visitor whose session does not hold this yet meets an error page: KeyError is not"
              + " caught",
          "use .get() and an answer for when it is missing");
    }
  }

  /// Whether a function is a view that an address leads to, and asks nothing before this node.
  private static boolean isOpen(
      Statement.FunctionDef function, Node node, Scene scene, CodeRule.Seen seen) {
    List<Parameter> parameters = function.parameters().positional();
    int first = function.body().getFirst().span().start();
    int before = node.span().start() - function.span().start();
    return !parameters.isEmpty()
        && parameters.getFirst().name().equals("request")
        && function.decorators().stream().allMatch(TakenFields::isPlain)
        && first <= node.span().start()
        && !MADE_SURE
            .matcher(scene.file().text(function).substring(first - function.span().start(), before))
            .find()
        && NamedViews.of(seen.tree()).isAddressed(scene.file().path(), function.name());
  }

  private static boolean isPlain(Expression decorator) {
    Expression name = decorator instanceof Expression.Call call ? call.function() : decorator;
    return CodeFile.dotted(name).filter(PLAIN.asMatchPredicate()).isPresent();
  }

  /// Whether a key is set or deleted here, not read.
  private static boolean isStored(Node node, Scene scene) {
    String text = scene.file().text(scene.function().orElseThrow());
    int start = scene.function().get().span().start();
    String behind = text.substring(node.span().end() - start).lines().findFirst().orElse("");
    String before = text.substring(0, node.span().start() - start);
    return behind.matches("[ \\t]*+(?:[,)\\]].*)?(?<![=!<>])=(?!=).*")
        || before.substring(before.lastIndexOf('\n') + 1).matches(".*\\bdel\\b.*");
  }

  private static Filling filling(Tree tree) {
    return new Filling(
        tree.files().stream()
            .filter(PythonFiles::isPython)
            .flatMap(path -> tree.text(path).stream())
            .map(one -> one.text())
            .anyMatch(
                text ->
                    text.contains("LoginRequiredMiddleware")
                        || (MIDDLEWARE.matcher(text).find() && text.contains("session"))));
  }
}
