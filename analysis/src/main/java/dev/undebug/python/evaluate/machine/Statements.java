package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Operator;
import dev.undebug.python.Parameter;
import dev.undebug.python.Parameters;
import dev.undebug.python.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Runs statements.
final class Statements {
  private static final Pattern SETTINGS_MODULE =
      Pattern.compile("[\\w.]*\\bsettings?\\b[\\w.]*|[\\w.]*settings");

  private final Machine m;
  private final Loops loops;
  final Attempts attempts;
  private final Definitions definitions;

  /// What the generators that are being run have yielded, innermost last.
  private final List<ListObject> yielding = new ArrayList<>();

  private int functionsRun;

  Statements(Machine m) {
    this.m = m;
    this.loops = new Loops(m);
    this.attempts = new Attempts(m);
    this.definitions = new Definitions(m);
  }

  void run(List<Statement> body) {
    for (Statement statement : body) {
      if (!m.isReached()) {
        return;
      }
      run(statement);
      m.forget();
    }
  }

  private void run(Statement statement) {
    m.at(statement);
    switch (statement) {
      case Statement.Assign(var targets, var value, _) -> {
        Cases made = m.expressions.eval(value);
        m.at(statement);
        targets.forEach(target -> assign(target, made));
      }
      case Statement.AnnAssign(var target, var annotation, var value, _, _) -> {
        if (target instanceof Expression.Name(var name, _)) {
          var span = annotation.span();
          String text = m.scope.file.source().slice(span);
          m.scope.annotations.put(name, text);
        }
        if (!(value instanceof Expression.Absent)) {
          assign(target, m.expressions.eval(value));
        }
      }
      case Statement.AugAssign(var target, var operator, var value, _) ->
          augment(target, operator, value);
      case Statement.ExpressionStatement(Expression.Call call, _) -> called(call);
      case Statement.ExpressionStatement(var value, _) -> m.expressions.eval(value);
      case Statement.If(var test, var body, var orElse, _) ->
          m.branch(
              m.operators.truth(m.expressions.eval(test)), () -> block(body), () -> block(orElse));
      case Statement.Import(var names, _) -> names.forEach(m.imports::importName);
      case Statement.ImportFrom from -> m.imports.importFrom(from);
      case Statement.FunctionDef function -> definitions.define(function);
      case Statement.ClassDef type -> definitions.define(type);
      case Statement.Return(var value, _) -> {
        Cases made = m.expressions.evalOrNone(value);
        m.forget();
        leave(new Exit.Return(m.guard(), made));
      }
      case Statement.For loop -> loops.run(loop);
      case Statement.While loop -> loops.run(loop);
      case Statement.Break _ -> leave(new Exit.Break(m.guard()));
      case Statement.Continue _ -> leave(new Exit.Continue(m.guard()));
      case Statement.Try attempt -> attempts.run(attempt);
      case Statement.With with -> attempts.run(with);
      case Statement.Raise raise -> attempts.run(raise);
      case Statement.Assert(var test, _, _) ->
          m.branch(
              m.operators.truth(m.expressions.eval(test)),
              m::none,
              () -> m.raise("AssertionError", ""));
      case Statement.Delete(var targets, _) -> targets.forEach(this::delete);
      case Statement.Global(var names, _) -> m.scope.declaredGlobal.addAll(names);
      case Statement.Nonlocal(var names, _) -> m.scope.declaredNonlocal.addAll(names);
      case Statement.Match match -> definitions.match(match);
      case Statement.Print print -> print.values().forEach(m.expressions::eval);
      case Statement.Exec(var body, _, _, _) -> m.imports.exec(m.expressions.eval(body), m.scope);
      case Statement.TypeAlias(var name, _, _, _) ->
          assign(name, m.opaque("a type alias", "undebug"));
      case Statement.Pass _ -> {}
      case Statement.BrokenStatement(var message, _, _) ->
          m.lose("the file cannot be read here: " + message, m.place().path());
    }
  }

  Cases block(List<Statement> body) {
    run(body);
    return m.none();
  }

  private void leave(Exit exit) {
    if (m.isReached()) {
      m.exits.add(exit);
      m.guard = m.diagram.never;
    }
  }

  // Targets

  void assign(Expression target, Cases value) {
    if (!m.isReached()) {
      return;
    }
    switch (target) {
      case Expression.Name(var id, _) -> m.names.assign(id, value);
      case Expression.Attribute(var object, var name, _) ->
          m.attributes.set(m.expressions.eval(object), name, value);
      case Expression.Subscript(var object, var index, _) -> {
        Cases one = m.expressions.eval(object);
        Cases at = m.expressions.eval(index);
        m.expressions.subscripts().set(one, at, value);
      }
      case Expression.Tuple(var elements, _) -> unpack(elements, value);
      case Expression.ListDisplay(var elements, _) -> unpack(elements, value);
      default -> m.lose("an assignment that is not modelled", "undebug");
    }
  }

  private void unpack(List<Expression> targets, Cases value) {
    m.each(
        value,
        one -> {
          Optional<List<Value.Item>> items = m.operators.iterate(one);
          if (items.isEmpty() || !Lists.isDefinite(m, Lists.present(m, items.get()))) {
            unpackUnknown(targets, m.escaped(Operators.reason(m, one)));
            return m.none();
          }
          unpackItems(targets, Lists.present(m, items.get()));
          return m.none();
        });
  }

  private void unpackUnknown(List<Expression> targets, Cases unknown) {
    for (Expression target : targets) {
      assign(target instanceof Expression.Starred(var inner, _) ? inner : target, unknown);
    }
  }

  private void unpackItems(List<Expression> targets, List<Value.Item> items) {
    int star = -1;
    for (int i = 0; i < targets.size(); i++) {
      star = targets.get(i) instanceof Expression.Starred ? i : star;
    }
    if (star < 0 ? items.size() != targets.size() : items.size() < targets.size() - 1) {
      m.raise("ValueError", "cannot unpack " + items.size() + " values");
      return;
    }
    int extra = items.size() - targets.size();
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i) instanceof Expression.Starred(var inner, _)) {
        assign(inner, m.listOf(items.subList(i, i + extra + 1)));
      } else {
        assign(targets.get(i), items.get(star >= 0 && i > star ? i + extra : i).value());
      }
    }
  }

  private void augment(Expression target, Operator.Binary operator, Expression value) {
    switch (target) {
      case Expression.Name(var id, _) -> {
        Cases old = m.names.get(id);
        Cases made = m.operators.inPlace(operator, old, m.expressions.eval(value));
        m.at(target);
        m.names.assign(id, made);
      }
      case Expression.Subscript(var object, var index, _) -> {
        Cases one = m.expressions.eval(object);
        Cases at = m.expressions.eval(index);
        Cases old = m.expressions.subscripts().get(one, at);
        Cases made = m.operators.inPlace(operator, old, m.expressions.eval(value));
        if (m.isReached()) {
          m.expressions.subscripts().set(one, at, made);
        }
      }
      case Expression.Attribute(var object, var name, _) -> {
        Cases one = m.expressions.eval(object);
        Cases old = m.attributes.get(one, name);
        Cases made = m.operators.inPlace(operator, old, m.expressions.eval(value));
        if (m.isReached()) {
          m.attributes.set(one, name, made);
        }
      }
      default -> m.lose("an assignment that is not modelled", "undebug");
    }
  }

  private void delete(Expression target) {
    switch (target) {
      case Expression.Name(var id, _) -> m.names.delete(id);
      case Expression.Subscript(var object, var index, _) -> {
        Cases one = m.expressions.eval(object);
        m.expressions.subscripts().delete(one, m.expressions.eval(index));
      }
      case Expression.Attribute(var object, var name, _) ->
          m.attributes.set(m.expressions.eval(object), name, m.of(Value.Singleton.ABSENT));
      case Expression.Tuple(var elements, _) -> elements.forEach(this::delete);
      default -> m.lose("a deletion that is not modelled", "undebug");
    }
  }

  // Functions

  Cases function(String name, Parameters parameters, FunctionObject.Body body) {
    Map<String, Cases> defaults = new LinkedHashMap<>();
    var all = new ArrayList<Parameter>();
    all.addAll(parameters.positionalOnly());
    all.addAll(parameters.positional());
    all.addAll(parameters.keywordOnly());
    for (Parameter parameter : all) {
      if (!(parameter.defaultValue() instanceof Expression.Absent)) {
        defaults.put(parameter.name(), m.expressions.eval(parameter.defaultValue()));
      }
    }
    return m.of(
        new FunctionObject(
            m.clean(), name, parameters, defaults, new FunctionObject.Code(body, m.scope)));
  }

  /// Runs a function's body in its scope, and brings its returns together.
  Cases runFunction(Scope scope, List<Statement> body, boolean isGenerator) {
    functionsRun++;
    Binder.bind(body, scope);
    List<Exit> outer = m.exits;
    m.exits = new ArrayList<>();
    var yields = new ListObject(m.clean(), List.of());
    if (isGenerator) {
      yielding.add(yields);
    }
    Cases value = m.none();
    try {
      run(body);
      Cases live = m.guard();
      for (Exit exit : m.exits) {
        if (exit instanceof Exit.Return(var guard, var returned)) {
          value = m.diagram.choose(guard, returned, value);
          live = m.diagram.or(live, guard);
        } else {
          outer.add(exit);
        }
      }
      m.guard = live;
      m.forget();
    } finally {
      m.exits = outer;
      if (isGenerator) {
        yielding.removeLast();
      }
    }
    if (!m.isReached()) {
      return m.diagram.unreached;
    }
    return isGenerator ? m.of(yields) : m.diagram.narrow(value, m.guard());
  }

  /// How many functions' bodies have been run so far.
  int functionsRun() {
    return functionsRun;
  }

  /// What else the running generator yields is not known.
  void yieldMore(Value.Opaque why) {
    if (!yielding.isEmpty()) {
      yielding.getLast().taint().add(m.diagram, m.here(), why);
    }
  }

  Cases yielded(Cases value) {
    if (yielding.isEmpty()) {
      return m.lose("yield outside a function", "undebug");
    }
    yielding.getLast().items.add(new Value.Item(m.here(), value));
    return m.none();
  }

  /// A call whose outcome nobody takes.
  private void called(Expression.Call call) {
    Cases outcome = m.expressions.eval(call);
    if (m.scope.kind != Scope.Kind.MODULE || m.scope.file.isModel()) {
      return;
    }
    for (Value value : m.diagram.values(outcome)) {
      if (value instanceof Value.Opaque opaque && !opaque.owner().equals("undebug")) {
        boolean isToldOfSettings =
            call.arguments().stream()
                .anyMatch(
                    argument ->
                        argument instanceof Expression.Constant(Literal.Text(var text, _), _)
                            && SETTINGS_MODULE.matcher(text).matches());
        m.names.touched(opaque, isToldOfSettings);
      }
    }
  }
}
