package dev.undebug.python;

import dev.undebug.python.Expression.Absent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The nodes directly below a node, in the order of the source; what was left out is not there.
public final class Children {

  private final List<Node> found = new ArrayList<>();

  private Children() {}

  public static List<Node> of(Node node) {
    var children = new Children();
    switch (node) {
      case Statement statement -> children.of(statement);
      case Expression expression -> children.of(expression);
      case Pattern pattern -> children.of(pattern);
      case Comprehension one ->
          children.add(one.target()).add(one.iterable()).addAll(one.conditions());
      case Parameter one -> children.add(one.annotation()).add(one.defaultValue());
      case Keyword one -> children.add(one.value());
      case Alias _ -> {}
      case WithItem one -> children.add(one.context()).add(one.target());
      case ExceptHandler one -> children.add(one.type()).add(one.target()).addAll(one.body());
      case MatchCase one -> children.add(one.pattern()).add(one.guard()).addAll(one.body());
      case TypeParameter one -> children.add(one.bound()).add(one.defaultValue());
    }
    children.found.sort(Comparator.comparing(Node::span));
    return List.copyOf(children.found);
  }

  private Children add(Node node) {
    if (!(node instanceof Absent)) {
      found.add(node);
    }
    return this;
  }

  private Children addAll(List<? extends Node> nodes) {
    nodes.forEach(this::add);
    return this;
  }

  private Children add(Parameters declared) {
    return addAll(declared.positionalOnly())
        .addAll(declared.positional())
        .addAll(declared.variadic())
        .addAll(declared.keywordOnly())
        .addAll(declared.variadicKeyword())
        .addAll(declared.unpacked());
  }

  private void of(Statement node) {
    switch (node) {
      case Statement.FunctionDef one ->
          addAll(one.decorators())
              .addAll(one.typeParameters())
              .add(one.parameters())
              .add(one.returns())
              .addAll(one.body());
      case Statement.ClassDef one ->
          addAll(one.decorators())
              .addAll(one.typeParameters())
              .addAll(one.bases())
              .addAll(one.keywords())
              .addAll(one.body());
      case Statement.Return one -> add(one.value());
      case Statement.Delete one -> addAll(one.targets());
      case Statement.Assign one -> addAll(one.targets()).add(one.value());
      case Statement.TypeAlias one -> add(one.name()).addAll(one.typeParameters()).add(one.value());
      case Statement.AugAssign one -> add(one.target()).add(one.value());
      case Statement.AnnAssign one -> add(one.target()).add(one.annotation()).add(one.value());
      case Statement.For one ->
          add(one.target()).add(one.iterable()).addAll(one.body()).addAll(one.orElse());
      case Statement.While one -> add(one.test()).addAll(one.body()).addAll(one.orElse());
      case Statement.If one -> add(one.test()).addAll(one.body()).addAll(one.orElse());
      case Statement.With one -> addAll(one.items()).addAll(one.body());
      case Statement.Match one -> add(one.subject()).addAll(one.cases());
      case Statement.Raise one -> add(one.exception()).add(one.cause()).addAll(one.legacy());
      case Statement.Try one ->
          addAll(one.body()).addAll(one.handlers()).addAll(one.orElse()).addAll(one.finalBody());
      case Statement.Assert one -> add(one.test()).add(one.message());
      case Statement.Import one -> addAll(one.names());
      case Statement.ImportFrom one -> addAll(one.names());
      case Statement.ExpressionStatement one -> add(one.value());
      case Statement.Print one -> add(one.destination()).addAll(one.values());
      case Statement.Exec one -> add(one.body()).add(one.globals()).add(one.locals());
      case Statement.BrokenStatement one -> addAll(one.body());
      case Statement.Global _, Statement.Nonlocal _ -> {}
      case Statement.Pass _, Statement.Break _, Statement.Continue _ -> {}
    }
  }

  private void of(Expression node) {
    switch (node) {
      case Expression.BoolOp one -> addAll(one.operands());
      case Expression.NamedExpr one -> add(one.target()).add(one.value());
      case Expression.BinOp one -> add(one.left()).add(one.right());
      case Expression.UnaryOp one -> add(one.operand());
      case Expression.Lambda one -> add(one.parameters()).add(one.body());
      case Expression.IfExp one -> add(one.body()).add(one.test()).add(one.orElse());
      case Expression.Dict one -> addAll(one.keys()).addAll(one.values());
      case Expression.Set one -> addAll(one.elements());
      case Expression.ListComp one -> add(one.element()).addAll(one.generators());
      case Expression.SetComp one -> add(one.element()).addAll(one.generators());
      case Expression.DictComp one -> add(one.key()).add(one.value()).addAll(one.generators());
      case Expression.GeneratorExp one -> add(one.element()).addAll(one.generators());
      case Expression.Await one -> add(one.value());
      case Expression.Yield one -> add(one.value());
      case Expression.YieldFrom one -> add(one.value());
      case Expression.Compare one -> add(one.left()).addAll(one.comparators());
      case Expression.Call one ->
          add(one.function()).addAll(one.arguments()).addAll(one.keywords());
      case Expression.FormattedValue one -> add(one.value()).add(one.formatSpec());
      case Expression.JoinedStr one -> addAll(one.values());
      case Expression.Interpolation one -> add(one.value()).add(one.formatSpec());
      case Expression.TemplateStr one -> addAll(one.values());
      case Expression.Attribute one -> add(one.value());
      case Expression.Subscript one -> add(one.value()).add(one.index());
      case Expression.Starred one -> add(one.value());
      case Expression.ListDisplay one -> addAll(one.elements());
      case Expression.Tuple one -> addAll(one.elements());
      case Expression.Slice one -> add(one.lower()).add(one.upper()).add(one.step());
      case Expression.Repr one -> add(one.value());
      case Expression.Name _, Expression.Constant _, Absent _, Expression.Broken _ -> {}
    }
  }

  private void of(Pattern node) {
    switch (node) {
      case Pattern.MatchValue one -> add(one.value());
      case Pattern.MatchSequence one -> addAll(one.patterns());
      case Pattern.MatchMapping one -> addAll(one.keys()).addAll(one.patterns());
      case Pattern.MatchClass one ->
          add(one.type()).addAll(one.patterns()).addAll(one.keywordPatterns());
      case Pattern.MatchAs one -> add(one.pattern());
      case Pattern.MatchOr one -> addAll(one.patterns());
      case Pattern.MatchSingleton _, Pattern.MatchStar _ -> {}
      case Pattern.MatchCapture _, Pattern.MatchAny _ -> {}
    }
  }
}
