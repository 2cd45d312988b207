package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.Scene;
import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Node;
import dev.undebug.python.Operator;
import dev.undebug.python.Parameter;
import dev.undebug.python.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// `fields = "__all__"`: a field that the model gets later is open to visitors from then on.
final class BoundFields {

  private static final List<String> EDITING =
      List.of(
          "django.views.generic.CreateView",
          "django.views.generic.UpdateView",
          "django.views.generic.edit.CreateView",
          "django.views.generic.edit.UpdateView");

  /// Classes that let in a few alone.
  private static final Pattern LIMITED =
      Pattern.compile("(?i)permission|passestest|staff|admin|superuser|owner|role|group");

  private static final int MAX_DEPTH = 60;

  private BoundFields() {}

  static void look(Node node, Scene scene, CodeRule.Seen seen) {
    if (node
            instanceof
            Statement.Assign(var targets, Expression.Constant(Literal.Text(var value, _), _), _)
        && value.equals("__all__")
        && targets.size() == 1
        && targets.getFirst() instanceof Expression.Name(var name, _)
        && name.equals("fields")
        && scene.function().isEmpty()
        && (isBound(scene, seen) || isEdited(scene, seen))) {
      seen.add(
          Severity.LOW,
          Confidence.MEDIUM,
          node,
          "visitors may fill every field of the model, those of tomorrow too",
          "name the fields");
    }
  }

  /// Whether this is the Meta of a form or serializer that takes in what visitors send.
  private static boolean isBound(Scene scene, CodeRule.Seen seen) {
    if (scene.types().size() < 2 || !scene.types().getLast().name().equals("Meta")) {
      return false;
    }
    Statement.ClassDef type = scene.types().get(scene.types().size() - 2);
    if (isA(type, "Form")) {
      return !BinderUses.of(seen.tree(), seen.projects())
          .of(type.name())
          .equals(Set.of(BinderUses.Use.ADMINISTERED));
    }
    return isA(type, "Serializer")
        && BinderUses.of(seen.tree(), seen.projects()).of(type.name()).stream()
            .anyMatch(use -> binds(use, type));
  }

  private static boolean isA(Statement.ClassDef type, String kind) {
    return type.bases().stream()
        .flatMap(base -> CodeFile.dotted(base).stream())
        .anyMatch(base -> base.matches("(.*\\.)?\\w*Model" + kind));
  }

  private static boolean binds(BinderUses.Use use, Statement.ClassDef type) {
    return switch (use) {
      case SHOWN, ADMINISTERED -> false;
      case CREATED -> !takesByName(type, "create");
      case UPDATED -> !takesByName(type, "update");
      case UNKNOWN -> true;
    };
  }

  /// Whether a class overrides what stores the fields, and takes them one by one there.
  private static boolean takesByName(Statement.ClassDef type, String method) {
    return type.body().stream()
        .filter(Statement.FunctionDef.class::isInstance)
        .map(Statement.FunctionDef.class::cast)
        .filter(one -> one.name().equals(method))
        .anyMatch(
            one ->
                one.parameters().positional().stream()
                    .map(Parameter::name)
                    .reduce((_, last) -> last)
                    .filter(data -> isByName(one.body(), data, 0))
                    .isPresent());
  }

  private static boolean isByName(List<? extends Node> nodes, String data, int depth) {
    return nodes.stream().allMatch(node -> isByName(node, data, depth));
  }

  private static boolean isByName(Node node, String data, int depth) {
    return depth < MAX_DEPTH
        && switch (node) {
          case Expression.Subscript(Expression.Name(var name, _), Expression.Constant _, _)
              when name.equals(data) ->
              true;
          case Expression.Call(
                  Expression.Attribute(Expression.Name(var name, _), var method, _),
                  var arguments,
                  _,
                  _)
              when name.equals(data)
                  && Set.of("get", "pop").contains(method)
                  && !arguments.isEmpty()
                  && arguments.getFirst() instanceof Expression.Constant ->
              isByName(arguments, data, depth + 1);
          case Expression.Compare(Expression.Constant _, var operators, _, _)
              when operators.equals(List.of(Operator.Comparison.IN)) ->
              true;
          case Expression.Name(var name, _) -> !name.equals(data) && !name.equals("super");
          case Expression.Attribute(_, var name, _)
              when Set.of("validated_data", "initial_data").contains(name) ->
              false;
          default -> isByName(Children.of(node), data, depth + 1);
        };
  }

  /// Whether this is a generic view of Django's that an address leads to.
  private static boolean isEdited(Scene scene, CodeRule.Seen seen) {
    if (scene.types().size() != 1) {
      return false;
    }
    Statement.ClassDef type = scene.types().getFirst();
    return type.bases().stream()
            .flatMap(base -> scene.file().meaning(base).stream())
            .anyMatch(EDITING::contains)
        && type.bases().stream()
            .map(base -> CodeFile.dotted(base).orElse("?"))
            .noneMatch(base -> LIMITED.matcher(base).find())
        && type.decorators().isEmpty()
        && !isAssigned(type, "form_class")
        && NamedViews.of(seen.tree()).isRouted(scene.file().path(), type.name());
  }

  private static boolean isAssigned(Statement.ClassDef type, String target) {
    return type.body().stream()
        .flatMap(one -> assigned(one).stream())
        .anyMatch(name -> name.equals(target) || name.equals("get_form_class"));
  }

  private static Optional<String> assigned(Statement statement) {
    return switch (statement) {
      case Statement.Assign(var targets, _, _)
          when targets.getFirst() instanceof Expression.Name(var name, _) ->
          Optional.of(name);
      case Statement.FunctionDef function -> Optional.of(function.name());
      default -> Optional.empty();
    };
  }
}
