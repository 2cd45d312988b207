package dev.undebug.python;

import dev.undebug.python.Expression.Absent;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Shows a tree as text, node by node, in the words of CPython's `ast`: what `lab/ast_dump.py`
/// writes for the same file.
///
/// For Python 2 the shapes are those of its own `ast`: one `With` for each item, `TryExcept` within
/// `TryFinally`, and numbers that have taken up their sign.
public final class Dump {

  final DumpWriter out;
  final SourceText source;
  final boolean isPython2;
  private final DumpStatements statements;
  private final DumpPatterns patterns;

  private Dump(Module module, boolean hasPositions) {
    source = module.source();
    out = new DumpWriter(source, hasPositions);
    isPython2 = module.dialect() == Dialect.PYTHON_2;
    statements = new DumpStatements(this);
    patterns = new DumpPatterns(this);
  }

  /// The whole tree.
  ///
  /// @param hasPositions whether every node tells its line and UTF-8 column, from and to
  public static String of(Module module, boolean hasPositions) {
    var dump = new Dump(module, hasPositions);
    dump.out.node("Module");
    dump.out.list("body", module.body(), dump.statements::statement);
    return dump.out.toString();
  }

  DumpPatterns patterns() {
    return patterns;
  }

  void optional(String field, Expression node) {
    if (!(node instanceof Absent)) {
      child(field, node);
    }
  }

  void child(String field, Expression node) {
    out.child(field, () -> expression(node));
  }

  void all(String field, List<Expression> nodes) {
    out.list(field, nodes, this::expression);
  }

  void expression(Expression node) {
    if (isPython2 && signed(node)) {
      return;
    }
    switch (node) {
      case Absent _ -> out.node("None");
      case Expression.Broken broken -> {
        out.node("Broken", broken.span());
        out.text("message", broken.message());
      }
      case Expression.Name name -> {
        out.node("Name", name.span());
        out.text("id", name.id());
      }
      case Expression.Constant constant -> constant(constant);
      case Expression.Attribute attribute -> {
        out.node("Attribute", attribute.span());
        child("value", attribute.value());
        out.text("attr", attribute.name());
      }
      case Expression.Subscript subscript -> {
        out.node("Subscript", subscript.span());
        child("value", subscript.value());
        child("slice", subscript.index());
      }
      case Expression.Call call -> {
        out.node("Call", call.span());
        child("func", call.function());
        arguments(call);
      }
      case Expression.BoolOp op -> {
        out.node("BoolOp", op.span());
        out.scalar("op", camel(op.operator().name()));
        all("values", op.operands());
      }
      case Expression.BinOp op -> {
        out.node("BinOp", op.span());
        child("left", op.left());
        out.scalar("op", camel(op.operator().name()));
        child("right", op.right());
      }
      case Expression.UnaryOp op -> {
        out.node("UnaryOp", op.span());
        out.scalar("op", unary(op.operator()));
        child("operand", op.operand());
      }
      default -> rare(node);
    }
  }

  private void arguments(Expression.Call call) {
    var positional = new ArrayList<Expression>();
    var starred = new ArrayList<Expression>();
    for (Expression argument : call.arguments()) {
      if (isPython2 && argument instanceof Expression.Starred star) {
        starred.add(star.value());
      } else {
        positional.add(argument);
      }
    }
    all("args", positional);
    out.list("keywords", call.keywords(), this::keyword);
    all("starargs", starred);
  }

  void keyword(Keyword keyword) {
    out.node("keyword", keyword.span());
    out.name("arg", keyword.name());
    child("value", keyword.value());
  }

  private void rare(Expression node) {
    switch (node) {
      case Expression.Tuple tuple -> elements("Tuple", tuple.elements(), tuple.span());
      case Expression.ListDisplay list -> elements("List", list.elements(), list.span());
      case Expression.Set set -> elements("Set", set.elements(), set.span());
      case Expression.Starred starred -> value("Starred", starred.value(), starred.span());
      case Expression.Await await -> value("Await", await.value(), await.span());
      case Expression.Yield yielded -> value("Yield", yielded.value(), yielded.span());
      case Expression.YieldFrom from -> value("YieldFrom", from.value(), from.span());
      case Expression.Repr repr -> value("Repr", repr.value(), repr.span());
      case Expression.Dict dict -> {
        out.node("Dict", dict.span());
        all("keys", dict.keys());
        all("values", dict.values());
      }
      case Expression.NamedExpr named -> {
        out.node("NamedExpr", named.span());
        child("target", named.target());
        child("value", named.value());
      }
      case Expression.Lambda lambda -> {
        out.node("Lambda", lambda.span());
        statements.parameters(lambda.parameters());
        child("body", lambda.body());
      }
      case Expression.IfExp choice -> {
        out.node("IfExp", choice.span());
        child("test", choice.test());
        child("body", choice.body());
        child("orelse", choice.orElse());
      }
      case Expression.Compare compare -> {
        out.node("Compare", compare.span());
        child("left", compare.left());
        out.list("ops", compare.operators(), operator -> out.node(comparison(operator)));
        all("comparators", compare.comparators());
      }
      case Expression.Slice slice -> {
        out.node("Slice", slice.span());
        optional("lower", slice.lower());
        optional("upper", slice.upper());
        optional("step", slice.step());
      }
      default -> comprehensionOrString(node);
    }
  }

  private void comprehensionOrString(Expression node) {
    switch (node) {
      case Expression.ListComp comp -> {
        out.node("ListComp", comp.span());
        comprehension("elt", comp.element(), comp.generators());
      }
      case Expression.SetComp comp -> {
        out.node("SetComp", comp.span());
        comprehension("elt", comp.element(), comp.generators());
      }
      case Expression.GeneratorExp comp -> {
        out.node("GeneratorExp", comp.span());
        comprehension("elt", comp.element(), comp.generators());
      }
      case Expression.DictComp comp -> {
        out.node("DictComp", comp.span());
        child("key", comp.key());
        comprehension("value", comp.value(), comp.generators());
      }
      case Expression.JoinedStr joined -> {
        out.node("JoinedStr", joined.span());
        all("values", joined.values());
      }
      case Expression.TemplateStr template -> {
        out.node("TemplateStr", template.span());
        all("values", template.values());
      }
      case Expression.FormattedValue value -> {
        out.node("FormattedValue", value.span());
        child("value", value.value());
        field(value.conversion(), value.formatSpec());
      }
      case Expression.Interpolation value -> {
        out.node("Interpolation", value.span());
        child("value", value.value());
        out.text("str", value.text());
        field(value.conversion(), value.formatSpec());
      }
      default -> throw new IllegalStateException("no dump for " + node.getClass());
    }
  }

  private void field(char conversion, Expression formatSpec) {
    out.number("conversion", conversion == ' ' ? -1 : conversion);
    optional("format_spec", formatSpec);
  }

  private void elements(String type, List<Expression> elements, Span span) {
    out.node(type, span);
    all("elts", elements);
  }

  private void value(String type, Expression value, Span span) {
    out.node(type, span);
    optional("value", value);
  }

  private void comprehension(String field, Expression element, List<Comprehension> generators) {
    child(field, element);
    out.list("generators", generators, this::generator);
  }

  private void generator(Comprehension generator) {
    out.node("comprehension");
    child("target", generator.target());
    child("iter", generator.iterable());
    all("ifs", generator.conditions());
    if (!isPython2) {
      out.number("is_async", generator.isAsync() ? 1 : 0);
    }
  }

  /// Python 2 reads `-1` as one number.
  private boolean signed(Expression node) {
    if (!(node instanceof Expression.UnaryOp(var operator, var operand, var span))
        || operator != Operator.Unary.USUB
        || !(operand instanceof Expression.Constant(var literal, var operandSpan))
        || source.text().substring(span.start(), operandSpan.start()).contains("(")) {
      return false;
    }
    switch (literal) {
      case Literal.Int _, Literal.Real _, Literal.Imaginary _ -> {}
      case Literal.Text _, Literal.Bytes _, Literal.Bool _, Literal.Singleton _ -> {
        return false;
      }
    }
    Literal negative = negated(literal);
    constant(new Expression.Constant(negative, span));
    return true;
  }

  private static Literal negated(Literal literal) {
    return switch (literal) {
      case Literal.Int(var value) -> new Literal.Int(value.negate());
      case Literal.Real(var value) -> new Literal.Real(-value);
      case Literal.Imaginary(var value) -> new Literal.Imaginary(-value);
      case Literal.Text _, Literal.Bytes _, Literal.Bool _, Literal.Singleton _ -> literal;
    };
  }

  private void constant(Expression.Constant constant) {
    out.node("Constant", constant.span());
    literal(constant.value());
  }

  void literal(Literal literal) {
    switch (literal) {
      case Literal.Text(var value, var prefixU) -> {
        out.scalar("value", isPython2 ? python2(value) : DumpWriter.quoted(value));
        if (prefixU && !isPython2) {
          out.text("kind", "u");
        }
      }
      case Literal.Bytes(var value) ->
          out.scalar("value", isPython2 ? python2(value) : "b" + DumpWriter.quoted(value));
      case Literal.Int(var value) -> out.scalar("value", "int " + value.toString(16));
      case Literal.Real(var value) -> out.scalar("value", "float " + bits(value));
      case Literal.Imaginary(var value) -> out.scalar("value", "imaginary " + bits(value));
      case Literal.Bool(var value) -> out.scalar("value", value ? "True" : "False");
      case Literal.Singleton singleton ->
          out.scalar("value", singleton == Literal.Singleton.NONE ? "None" : "Ellipsis");
    }
  }

  /// Python 2's strings are bytes in the encoding of the file: what is not ASCII is not compared.
  private static String python2(String value) {
    return DumpWriter.quoted(value.replaceAll("[^\\x00-\\x7f]+", "?"));
  }

  private static String bits(double value) {
    return "%016x".formatted(Double.doubleToRawLongBits(value));
  }

  private static String unary(Operator.Unary operator) {
    return switch (operator) {
      case INVERT -> "Invert";
      case NOT -> "Not";
      case UADD -> "UAdd";
      case USUB -> "USub";
    };
  }

  private static String comparison(Operator.Comparison operator) {
    return camel(operator.name());
  }

  /// `MAT_MULT` is `MatMult`.
  static String camel(String constant) {
    var camel = new StringBuilder();
    for (String word : constant.split("_")) {
      camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return camel.toString();
  }
}
