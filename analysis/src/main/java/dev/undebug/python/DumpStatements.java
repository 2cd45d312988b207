package dev.undebug.python;

import dev.undebug.python.Expression.Absent;
import dev.undebug.python.Statement.Try;
import dev.undebug.python.Statement.With;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Shows statements as text.
final class DumpStatements {

  private final Dump dump;
  private final DumpWriter out;

  DumpStatements(Dump dump) {
    this.dump = dump;
    out = dump.out;
  }

  private void block(String field, List<Statement> statements) {
    out.list(field, statements, this::statement);
  }

  void statement(Statement node) {
    switch (node) {
      case Statement.FunctionDef function -> function(function);
      case Statement.ClassDef type -> classDef(type);
      case Statement.Return returned -> value("Return", returned.value(), returned.span());
      case Statement.ExpressionStatement alone -> value("Expr", alone.value(), alone.span());
      case Statement.Delete delete -> {
        out.node("Delete", delete.span());
        dump.all("targets", delete.targets());
      }
      case Statement.Assign assign -> {
        out.node("Assign", assign.span());
        dump.all("targets", assign.targets());
        dump.child("value", assign.value());
      }
      case Statement.TypeAlias alias -> {
        out.node("TypeAlias", alias.span());
        dump.child("name", alias.name());
        typeParameters(alias.typeParameters());
        dump.child("value", alias.value());
      }
      case Statement.AugAssign assign -> {
        out.node("AugAssign", assign.span());
        dump.child("target", assign.target());
        out.scalar("op", Dump.camel(assign.operator().name()));
        dump.child("value", assign.value());
      }
      case Statement.AnnAssign assign -> {
        out.node("AnnAssign", assign.span());
        dump.child("target", assign.target());
        dump.child("annotation", assign.annotation());
        dump.optional("value", assign.value());
        out.number("simple", assign.isSimple() ? 1 : 0);
      }
      case Statement.Global global -> {
        out.node("Global", global.span());
        out.names("names", global.names());
      }
      case Statement.Nonlocal nonlocal -> {
        out.node("Nonlocal", nonlocal.span());
        out.names("names", nonlocal.names());
      }
      case Statement.Pass pass -> out.node("Pass", pass.span());
      case Statement.Break leave -> out.node("Break", leave.span());
      case Statement.Continue next -> out.node("Continue", next.span());
      case Statement.Import imports -> {
        out.node("Import", imports.span());
        out.list("names", imports.names(), this::alias);
      }
      case Statement.ImportFrom imports -> {
        out.node("ImportFrom", imports.span());
        out.name("module", imports.module());
        out.list("names", imports.names(), this::alias);
        out.number("level", imports.level());
      }
      default -> compound(node);
    }
  }

  private void value(String type, Expression value, Span span) {
    out.node(type, span);
    dump.optional("value", value);
  }

  private void compound(Statement node) {
    switch (node) {
      case Statement.For loop -> {
        out.node(loop.isAsync() ? "AsyncFor" : "For", loop.span());
        dump.child("target", loop.target());
        dump.child("iter", loop.iterable());
        block("body", loop.body());
        block("orelse", loop.orElse());
      }
      case Statement.While loop -> {
        out.node("While", loop.span());
        dump.child("test", loop.test());
        block("body", loop.body());
        block("orelse", loop.orElse());
      }
      case Statement.If choice -> {
        out.node("If", choice.span());
        dump.child("test", choice.test());
        block("body", choice.body());
        block("orelse", choice.orElse());
      }
      case With with -> with(with, with.items());
      case Statement.Match match -> {
        out.node("Match", match.span());
        dump.child("subject", match.subject());
        out.list("cases", match.cases(), this::matchCase);
      }
      case Try attempt -> attempt(attempt);
      case Statement.Assert check -> {
        out.node("Assert", check.span());
        dump.child("test", check.test());
        dump.optional("msg", check.message());
      }
      case Statement.Raise raise -> {
        out.node("Raise", raise.span());
        dump.optional("exc", raise.exception());
        dump.optional("cause", raise.cause());
        dump.all("legacy", raise.legacy());
      }
      case Statement.Print print -> {
        out.node("Print", print.span());
        dump.optional("dest", print.destination());
        dump.all("values", print.values());
        out.scalar("nl", print.hasNewline() ? "True" : "False");
      }
      case Statement.Exec exec -> {
        out.node("Exec", exec.span());
        dump.child("body", exec.body());
        dump.optional("globals", exec.globals());
        dump.optional("locals", exec.locals());
      }
      case Statement.BrokenStatement broken -> {
        out.node("Broken", broken.span());
        out.text("message", broken.message());
        block("body", broken.body());
      }
      default -> throw new IllegalStateException("no dump for " + node.getClass());
    }
  }

  private void matchCase(MatchCase one) {
    out.node("match_case");
    out.child("pattern", () -> dump.patterns().pattern(one.pattern()));
    dump.optional("guard", one.guard());
    block("body", one.body());
  }

  private void function(Statement.FunctionDef function) {
    out.node(function.isAsync() ? "AsyncFunctionDef" : "FunctionDef", function.span());
    out.text("name", function.name());
    parameters(function.parameters());
    block("body", function.body());
    dump.all("decorator_list", function.decorators());
    dump.optional("returns", function.returns());
    typeParameters(function.typeParameters());
  }

  private void classDef(Statement.ClassDef type) {
    out.node("ClassDef", type.span());
    out.text("name", type.name());
    dump.all("bases", type.bases());
    out.list("keywords", type.keywords(), dump::keyword);
    block("body", type.body());
    dump.all("decorator_list", type.decorators());
    typeParameters(type.typeParameters());
  }

  private void typeParameters(List<TypeParameter> parameters) {
    out.list(
        "type_params",
        parameters,
        one -> {
          out.node(
              switch (one.form()) {
                case TYPE_VAR -> "TypeVar";
                case TYPE_VAR_TUPLE -> "TypeVarTuple";
                case PARAM_SPEC -> "ParamSpec";
              },
              one.span());
          out.text("name", one.name());
          dump.optional("bound", one.bound());
          dump.optional("default_value", one.defaultValue());
        });
  }

  void parameters(Parameters declared) {
    out.child(
        "args",
        () -> {
          out.node("arguments");
          if (dump.isPython2) {
            python2Parameters(declared);
          } else {
            python3Parameters(declared);
          }
        });
  }

  private void python3Parameters(Parameters declared) {
    out.list("posonlyargs", declared.positionalOnly(), this::parameter);
    out.list("args", declared.positional(), this::parameter);
    out.list("vararg", declared.variadic(), this::parameter);
    out.list("kwonlyargs", declared.keywordOnly(), this::parameter);
    dump.all("kw_defaults", declared.keywordOnly().stream().map(Parameter::defaultValue).toList());
    out.list("kwarg", declared.variadicKeyword(), this::parameter);
    dump.all("defaults", defaults(declared));
  }

  private static List<Expression> defaults(Parameters declared) {
    var defaults = new ArrayList<Expression>();
    for (List<Parameter> group : List.of(declared.positionalOnly(), declared.positional())) {
      for (Parameter one : group) {
        if (!(one.defaultValue() instanceof Absent)) {
          defaults.add(one.defaultValue());
        }
      }
    }
    return defaults;
  }

  private void python2Parameters(Parameters declared) {
    int[] unpacked = {0};
    out.list(
        "args",
        declared.positional(),
        one -> {
          if (one.name().startsWith(".")) {
            dump.expression(declared.unpacked().get(unpacked[0]++));
          } else {
            out.node("Name", one.span());
            out.text("id", one.name());
          }
        });
    declared.variadic().forEach(one -> out.text("vararg", one.name()));
    declared.variadicKeyword().forEach(one -> out.text("kwarg", one.name()));
    dump.all("defaults", defaults(declared));
  }

  private void parameter(Parameter parameter) {
    out.node("arg", parameter.span());
    out.text("arg", parameter.name());
    dump.optional("annotation", parameter.annotation());
  }

  private void alias(Alias alias) {
    out.node("alias", alias.span());
    out.text("name", alias.name());
    out.name("asname", alias.asName());
  }

  private void with(With with, List<WithItem> items) {
    out.node(with.isAsync() ? "AsyncWith" : "With", with.span());
    if (!dump.isPython2) {
      out.list("items", items, this::item);
      block("body", with.body());
      return;
    }
    dump.child("context_expr", items.getFirst().context());
    dump.optional("optional_vars", items.getFirst().target());
    if (items.size() == 1) {
      block("body", with.body());
    } else {
      out.list("body", List.of(with), one -> with(one, items.subList(1, items.size())));
    }
  }

  private void item(WithItem item) {
    out.node("withitem");
    dump.child("context_expr", item.context());
    dump.optional("optional_vars", item.target());
  }

  private void attempt(Try node) {
    boolean isBoth = !node.handlers().isEmpty() && !node.finalBody().isEmpty();
    if (dump.isPython2 && isBoth) {
      var inner =
          new Try(node.body(), node.handlers(), node.orElse(), List.of(), false, node.span());
      attempt(new Try(List.of(inner), List.of(), List.of(), node.finalBody(), false, node.span()));
      return;
    }
    String python2 = node.handlers().isEmpty() ? "TryFinally" : "TryExcept";
    out.node(dump.isPython2 ? python2 : node.isStar() ? "TryStar" : "Try", node.span());
    block("body", node.body());
    out.list("handlers", node.handlers(), this::handler);
    block("orelse", node.orElse());
    block("finalbody", node.finalBody());
  }

  private void handler(ExceptHandler handler) {
    out.node("ExceptHandler", handler.span());
    dump.optional("type", handler.type());
    if (dump.isPython2) {
      dump.optional("name", handler.target());
    } else if (handler.target() instanceof Expression.Name name) {
      out.text("name", name.id());
    }
    block("body", handler.body());
  }
}
