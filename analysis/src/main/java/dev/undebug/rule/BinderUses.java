package dev.undebug.rule;

import dev.undebug.code.Code;
import dev.undebug.code.CodeFile;
import dev.undebug.project.Project;
import dev.undebug.project.PythonFiles;
import dev.undebug.python.Alias;
import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Literal;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import dev.undebug.source.Tree;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the code of a tree does with its forms and serializers, by the names of their classes: two
/// classes of one name count as one.
final class BinderUses {

  /// What is done with a form or serializer.
  enum Use {
    /// It gives out what is stored.
    SHOWN,
    /// It takes in something new.
    CREATED,
    /// It takes in a change.
    UPDATED,
    /// The administration shows it, to staff.
    ADMINISTERED,
    /// Anything else.
    UNKNOWN
  }

  private static final int MAX_NAMES = 50_000;
  private static final int MAX_DEPTH = 100;

  private static final Pattern CLASS = Pattern.compile("(?m)^[ \\t]*+class[ \\t]++(\\w++)");
  private static final Pattern WORD = Pattern.compile("\\w++");
  private static final Pattern DOTTED = Pattern.compile("\\w++(?:\\.\\w++)*+");

  /// `getattr(serializers, name)`.
  private static final Pattern BY_TEXT =
      Pattern.compile("\\b(?:getattr|vars|getmembers)\\([ \\t]*+\\w*+(?<=serializers|forms)\\b");

  private static final Pattern TAKES_DATA = Pattern.compile("\\bdata[ \\t]*+=(?!=)");

  private static final Pattern WRITING_METHOD = Pattern.compile("(?i)[\"'](?:post|put|patch)[\"']");

  private static final Set<String> READING =
      Set.of(
          "APIView",
          "GenericAPIView",
          "ListAPIView",
          "RetrieveAPIView",
          "DestroyAPIView",
          "RetrieveDestroyAPIView",
          "ViewSet",
          "GenericViewSet",
          "ReadOnlyModelViewSet",
          "ListModelMixin",
          "RetrieveModelMixin",
          "DestroyModelMixin");

  private static final Set<String> CREATING =
      Set.of("CreateAPIView", "ListCreateAPIView", "CreateModelMixin", "ModelViewSet");

  private static final Set<String> UPDATING =
      Set.of(
          "UpdateAPIView",
          "RetrieveUpdateAPIView",
          "RetrieveUpdateDestroyAPIView",
          "UpdateModelMixin",
          "ModelViewSet");

  private final Set<String> names = new HashSet<>();
  private final Map<String, Set<Use>> uses = new HashMap<>();

  /// Serializers that are fields of others.
  private final Map<String, Set<String>> parents = new HashMap<>();

  private boolean isByText;

  private BinderUses() {}

  /// Those of a tree.
  static BinderUses of(Tree tree, List<Project> projects) {
    return tree.once(BinderUses.class, one -> find(one, projects));
  }

  private static BinderUses find(Tree tree, List<Project> projects) {
    var found = new BinderUses();
    for (String path : tree.files()) {
      if (PythonFiles.isPython(path)) {
        found.collect(tree.text(path).map(one -> one.text()).orElse(""));
      }
    }
    Code.of(tree, projects)
        .files(found::wanted)
        .forEach(
            one ->
                one.file()
                    .module()
                    .body()
                    .forEach(node -> found.walk(node, one.file(), Optional.empty(), 0)));
    return found;
  }

  private void collect(String text) {
    isByText |= BY_TEXT.matcher(text).find();
    if (text.contains("ModelSerializer") || text.contains("__all__")) {
      var matcher = CLASS.matcher(text);
      while (matcher.find() && names.size() < MAX_NAMES) {
        names.add(matcher.group(1));
      }
    }
  }

  private Optional<Boolean> wanted(String text) {
    return WORD.matcher(text).results().anyMatch(word -> names.contains(word.group()))
        ? Optional.of(true)
        : Optional.empty();
  }

  /// What is done with a form or serializer of a name, and with those that it is a field of.
  Set<Use> of(String name) {
    var all = EnumSet.noneOf(Use.class);
    collect(name, all, new HashSet<>());
    if (isByText) {
      all.add(Use.UNKNOWN);
    }
    return all;
  }

  private void collect(String name, Set<Use> all, Set<String> seen) {
    if (seen.size() < MAX_DEPTH && seen.add(name)) {
      all.addAll(names.contains(name) ? uses.getOrDefault(name, Set.of()) : Set.of(Use.UNKNOWN));
      parents.getOrDefault(name, Set.of()).forEach(parent -> collect(parent, all, seen));
    }
  }

  private void add(String name, Set<Use> more) {
    uses.computeIfAbsent(name, _ -> EnumSet.noneOf(Use.class)).addAll(more);
  }

  /// The class of a form or serializer that an expression names.
  private Optional<String> named(Expression expression) {
    return CodeFile.dotted(expression).map(BinderUses::last).filter(names::contains);
  }

  private static String last(String dotted) {
    return dotted.substring(dotted.lastIndexOf('.') + 1);
  }

  /// @param type the class whose body a node stands in
  private void walk(Node node, CodeFile file, Optional<Statement.ClassDef> type, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    Optional<String> handled =
        switch (node) {
          case Statement.Assign(var targets, var value, _)
              when targets.size() == 1
                  && targets.getFirst() instanceof Expression.Name(var name, _)
                  && type.isPresent() ->
              assigned(name, value, file, type.get());
          case Statement.Return(var value, _) when type.isPresent() ->
              named(value).filter(_ -> file.text(type.get()).contains("def get_serializer_class"));
          case Expression.Call call -> named(call.function());
          default -> Optional.empty();
        };
    switch (node) {
      case Statement.Assign(var targets, _, _)
          when targets.size() == 1
              && targets.getFirst() instanceof Expression.Name(var name, _)
              && name.equals("__all__") -> {}
      case Statement.Assign _ when handled.isPresent() -> {}
      case Statement.Return _ when handled.isPresent() ->
          add(handled.get(), ofView(type.get(), file));
      case Expression.Call call when handled.isPresent() -> {
        called(handled.get(), call, type);
        call.arguments().forEach(one -> walk(one, file, type, depth + 1));
        call.keywords().forEach(one -> walk(one, file, type, depth + 1));
      }
      case Statement.ClassDef inner -> {
        inner.bases().forEach(base -> walk(base, file, type, depth + 1));
        inner.body().forEach(one -> walk(one, file, Optional.of(inner), depth + 1));
      }
      // What documents an API uses nothing.
      case Statement.FunctionDef function ->
          function.body().forEach(one -> walk(one, file, type, depth + 1));
      case Alias(var name, var asName, _)
          when names.contains(name) && !asName.isEmpty() && !asName.equals(name) ->
          add(name, Set.of(Use.UNKNOWN));
      case Expression.Constant(Literal.Text(var text, _), _)
          when DOTTED.matcher(text).matches() && names.contains(last(text)) ->
          add(last(text), Set.of(Use.UNKNOWN));
      case Expression.Name(var name, _) when names.contains(name) -> add(name, Set.of(Use.UNKNOWN));
      case Expression.Attribute(_, var name, _) when names.contains(name) ->
          add(name, Set.of(Use.UNKNOWN));
      default -> Children.of(node).forEach(child -> walk(child, file, type, depth + 1));
    }
  }

  /// What is assigned in the body of a class: the name of the form or serializer, where it is known
  /// what that does.
  private Optional<String> assigned(
      String target, Expression value, CodeFile file, Statement.ClassDef type) {
    Optional<String> name = named(value);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (target.equals("serializer_class")) {
      add(name.get(), ofView(type, file));
    } else {
      boolean isOfAdmin =
          target.matches("(add_)?form")
              && type.bases().stream()
                  .flatMap(base -> CodeFile.dotted(base).stream())
                  .anyMatch(base -> base.matches("(.*\\.)?\\w*(Admin|Inline)"));
      add(name.get(), Set.of(isOfAdmin ? Use.ADMINISTERED : Use.UNKNOWN));
    }
    return name;
  }

  private static Set<Use> ofView(Statement.ClassDef type, CodeFile file) {
    var found = EnumSet.noneOf(Use.class);
    for (Expression base : type.bases()) {
      String name = CodeFile.dotted(base).map(BinderUses::last).orElse("");
      if (CREATING.contains(name)) {
        found.add(Use.CREATED);
      }
      if (UPDATING.contains(name)) {
        found.add(Use.UPDATED);
      }
      if (!CREATING.contains(name) && !UPDATING.contains(name)) {
        found.add(READING.contains(name) ? Use.SHOWN : Use.UNKNOWN);
      }
    }
    if (TAKES_DATA.matcher(file.text(type)).find()) {
      found.add(Use.UNKNOWN);
    }
    boolean isReadOnly =
        type.body().stream()
            .anyMatch(
                one ->
                    one instanceof Statement.Assign(var targets, _, _)
                        && targets.getFirst() instanceof Expression.Name(var name, _)
                        && name.equals("http_method_names")
                        && !WRITING_METHOD.matcher(file.text(one)).find());
    return isReadOnly ? EnumSet.of(Use.SHOWN) : found;
  }

  private void called(String name, Expression.Call call, Optional<Statement.ClassDef> type) {
    boolean isClear =
        call.arguments().size() < 2
            && call.arguments().stream().noneMatch(Expression.Starred.class::isInstance)
            && call.keywords().stream().noneMatch(one -> one.name().isEmpty());
    boolean isField = type.filter(one -> isFieldOf(one, call)).isPresent();
    if (!isClear) {
      add(name, Set.of(Use.UNKNOWN));
    } else if (isField && !hasKeyword(call, "read_only")) {
      parents.computeIfAbsent(name, _ -> new HashSet<>()).add(type.get().name());
    } else if (hasKeyword(call, "data")) {
      boolean isOld = !call.arguments().isEmpty() || hasKeyword(call, "instance");
      add(name, Set.of(isOld ? Use.UPDATED : Use.CREATED));
    } else {
      add(name, Set.of(Use.SHOWN));
    }
  }

  private static boolean hasKeyword(Expression.Call call, String name) {
    return call.keywords().stream().map(Keyword::name).anyMatch(name::equals);
  }

  private static boolean isFieldOf(Statement.ClassDef type, Expression.Call call) {
    return type.body().stream()
        .anyMatch(
            one ->
                one instanceof Statement.Assign(_, Expression.Call value, _)
                    && value.span().equals(call.span()));
  }
}
