package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Comprehension;
import dev.undebug.python.Dialect;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Literal;
import dev.undebug.python.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Evaluates expressions.
final class Expressions {
  private final Machine m;
  private final Subscripts subscripts;

  Expressions(Machine m) {
    this.m = m;
    this.subscripts = new Subscripts(m);
  }

  Subscripts subscripts() {
    return subscripts;
  }

  Cases eval(Expression expression) {
    m.at(expression);
    if (!m.isReached()) {
      return m.diagram.unreached;
    }
    return switch (expression) {
      case Expression.Constant(var literal, _) -> literal(literal);
      case Expression.Name(var id, _) -> m.names.get(id);
      case Expression.Attribute attribute -> attribute(attribute);
      case Expression.Call call -> call(call);
      case Expression.Subscript subscript -> subscript(subscript);
      case Expression.Slice(var lower, var upper, var step, _) ->
          m.of(new Value.Slice(evalOrNone(lower), evalOrNone(upper), evalOrNone(step)));
      case Expression.BinOp operation -> operation(operation);
      case Expression.UnaryOp(var operator, var operand, _) ->
          m.operators.unary(operator, eval(operand));
      case Expression.BoolOp(var operator, var operands, _) -> shortCircuit(operator, operands);
      case Expression.Compare compare -> compare(compare);
      case Expression.IfExp(var test, var body, var orElse, _) ->
          m.branch(m.operators.truth(eval(test)), () -> eval(body), () -> eval(orElse));
      case Expression.ListDisplay(var elements, _) -> collect(elements, Form.LIST);
      case Expression.Tuple(var elements, _) -> collect(elements, Form.TUPLE);
      case Expression.Set(var elements, _) -> collect(elements, Form.SET);
      case Expression.Dict(var keys, var values, _) -> dict(keys, values);
      case Expression.JoinedStr(var values, _) -> joined(values);
      case Expression.FormattedValue field -> field(field);
      case Expression.ListComp(var element, var generators, _) ->
          m.of(
              m.scope.file.dialect() == Dialect.PYTHON_2
                  ? loopHere(element, generators)
                  : loop(element, generators));
      case Expression.GeneratorExp(var element, var generators, _) ->
          m.of(loop(element, generators));
      case Expression.SetComp(var element, var generators, _) ->
          m.each(m.of(loop(element, generators)), this::setFrom);
      case Expression.DictComp comprehension -> comprehension(comprehension);
      case Expression.NamedExpr(var target, var value, _) -> {
        Cases made = eval(value);
        m.statements.assign(target, made);
        yield made;
      }
      case Expression.Lambda(var parameters, var body, _) ->
          m.statements.function("<lambda>", parameters, new FunctionObject.Body.Result(body));
      case Expression.Starred(_, _) -> m.lose("a star that is not modelled", "undebug");
      case Expression.Yield(var value, _) -> m.statements.yielded(evalOrNone(value));
      case Expression.Repr(var value, _) -> m.each(eval(value), one -> Formatting.repr(m, one));
      case Expression.Absent _ -> m.none();
      case Expression.Await _, Expression.YieldFrom _ ->
          m.lose("await and yield from are not modelled", "undebug");
      case Expression.Interpolation _, Expression.TemplateStr _ ->
          m.opaque("template strings are not modelled", "undebug");
      case Expression.Broken(var message, _) ->
          m.lose("the file cannot be read here: " + message, m.place().path());
    };
  }

  private Cases attribute(Expression.Attribute attribute) {
    Cases object = eval(attribute.value());
    m.at(attribute);
    return m.attributes.get(object, attribute.name());
  }

  private Cases subscript(Expression.Subscript subscript) {
    Cases object = eval(subscript.value());
    Cases at = eval(subscript.index());
    m.at(subscript);
    return subscripts.get(object, at);
  }

  private Cases operation(Expression.BinOp operation) {
    Cases one = eval(operation.left());
    Cases two = eval(operation.right());
    m.at(operation);
    return m.operators.binary(operation.operator(), one, two);
  }

  private Cases comprehension(Expression.DictComp comprehension) {
    var pair =
        new Expression.Tuple(
            List.of(comprehension.key(), comprehension.value()), comprehension.span());
    DictObject dict = m.dict();
    m.each(m.of(loop(pair, comprehension.generators())), pairs -> Dicts.updateFrom(m, dict, pairs));
    return m.of(dict);
  }

  Cases evalOrNone(Expression expression) {
    return expression instanceof Expression.Absent ? m.none() : eval(expression);
  }

  private Cases literal(Literal literal) {
    return switch (literal) {
      case Literal.Text(var text, _) -> m.text(text);
      case Literal.Bytes(var bytes) -> m.of(new Value.Bytes(bytes));
      case Literal.Int(var number) -> m.of(new Value.Int(number));
      case Literal.Real(var number) -> m.of(new Value.Real(number));
      case Literal.Imaginary _ -> m.opaque("complex numbers are not modelled", "undebug");
      case Literal.Bool(var truth) -> m.diagram.truth(truth);
      case Literal.Singleton.NONE -> m.none();
      case Literal.Singleton.ELLIPSIS -> m.of(Value.Singleton.ELLIPSIS);
    };
  }

  private Cases shortCircuit(Operator.Logical operator, List<Expression> operands) {
    Cases first = eval(operands.getFirst());
    if (operands.size() == 1 || !m.isReached()) {
      return first;
    }
    Cases truth = m.operators.truth(first);
    List<Expression> rest = operands.subList(1, operands.size());
    return operator == Operator.Logical.AND
        ? m.branch(truth, () -> shortCircuit(operator, rest), () -> first)
        : m.branch(truth, () -> first, () -> shortCircuit(operator, rest));
  }

  private Cases compare(Expression.Compare compare) {
    return compare(eval(compare.left()), compare, 0);
  }

  private Cases compare(Cases left, Expression.Compare compare, int at) {
    Cases right = eval(compare.comparators().get(at));
    m.at(compare);
    Cases holds = m.operators.compare(compare.operators().get(at), left, right);
    if (at + 1 == compare.operators().size() || !m.isReached()) {
      return holds;
    }
    return m.branch(m.operators.truth(holds), () -> compare(right, compare, at + 1), () -> holds);
  }

  /// What a display makes.
  private enum Form {
    LIST,
    TUPLE,
    SET
  }

  private Cases collect(List<Expression> elements, Form form) {
    var list = new ListObject(m.clean(), List.of());
    for (Expression element : elements) {
      if (element instanceof Expression.Starred(var inner, _)) {
        Cases done = m.each(eval(inner), value -> Lists.extend(m, list, value));
        if (done == m.diagram.unreached) {
          return done;
        }
      } else {
        Cases value = eval(element);
        if (!m.isReached()) {
          return m.diagram.unreached;
        }
        list.items.add(m.item(value));
      }
    }
    return switch (form) {
      case LIST -> m.of(list);
      case TUPLE ->
          m.each(
              m.of(list),
              value ->
                  value instanceof ListObject plain
                      ? m.of(new Value.Tuple(plain.items))
                      : m.of(value));
      case SET -> setOf(list.items);
    };
  }

  private Cases setOf(List<Value.Item> items) {
    return setFrom(new Value.Tuple(items));
  }

  private Cases setFrom(Value elements) {
    var set = new DictObject(m.clean(), DictObject.Form.SET);
    Dicts.updateFrom(m, set, elements);
    return m.of(set);
  }

  private Cases dict(List<Expression> keys, List<Expression> values) {
    DictObject dict = m.dict();
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) instanceof Expression.Absent) {
        m.each(eval(values.get(i)), from -> Dicts.updateFrom(m, dict, from));
      } else {
        Cases key = eval(keys.get(i));
        Cases value = eval(values.get(i));
        m.each(
            key,
            one -> {
              Dicts.put(m, dict, one, value);
              return m.none();
            });
      }
      if (!m.isReached()) {
        return m.diagram.unreached;
      }
    }
    return m.of(dict);
  }

  private Cases joined(List<Expression> values) {
    var parts = new ArrayList<Cases>();
    for (Expression value : values) {
      parts.add(eval(value));
    }
    return m.isReached() ? Formatting.concat(m, parts) : m.diagram.unreached;
  }

  private Cases field(Expression.FormattedValue field) {
    Cases value = eval(field.value());
    Cases spec =
        field.formatSpec() instanceof Expression.Absent ? m.text("") : eval(field.formatSpec());
    return m.each(
        spec,
        one ->
            one instanceof Value.Text(var text)
                ? Formatting.field(m, value, field.conversion(), text)
                : m.operators.unknownFrom(one));
  }

  // Comprehensions

  /// A list of Python 2: its names are left behind.
  private ListObject loopHere(Expression element, List<Comprehension> generators) {
    var made = new ListObject(m.clean(), List.of());
    round(eval(generators.getFirst().iterable()), generators, 0, element, made);
    return made;
  }

  private ListObject loop(Expression element, List<Comprehension> generators) {
    Cases first = eval(generators.getFirst().iterable());
    Scope outer = m.scope;
    Scope inner = Scope.within(Scope.Kind.COMPREHENSION, outer);
    inner.entry = Optional.of(m.guard());
    generators.forEach(one -> Binder.targets(one.target(), inner.own));
    m.scope = inner;
    var made = new ListObject(m.clean(), List.of());
    try {
      round(first, generators, 0, element, made);
    } finally {
      m.scope = outer;
    }
    return made;
  }

  private void round(
      Cases iterable, List<Comprehension> generators, int at, Expression element, ListObject made) {
    m.each(
        iterable,
        value -> {
          m.at(element);
          Optional<List<Value.Item>> elements = m.operators.iterate(value);
          if (elements.isEmpty()) {
            made.taint().add(m.diagram, m.here(), Operators.reason(m, value));
            return m.none();
          }
          return m.operators.forEach(
              elements.get(),
              one -> {
                m.at(element);
                m.statements.assign(generators.get(at).target(), one);
                return m.branch(
                    passes(generators.get(at).conditions()),
                    () -> body(generators, at, element, made),
                    m::none);
              });
        });
  }

  private Cases passes(List<Expression> conditions) {
    Cases test = m.diagram.always;
    for (Expression condition : conditions) {
      test = m.branch(test, () -> m.operators.truth(eval(condition)), () -> m.diagram.never);
    }
    return test;
  }

  private Cases body(List<Comprehension> generators, int at, Expression element, ListObject made) {
    if (at + 1 < generators.size()) {
      round(eval(generators.get(at + 1).iterable()), generators, at + 1, element, made);
    } else {
      Cases value = eval(element);
      if (m.isReached()) {
        made.items.add(new Value.Item(m.here(), value));
      }
    }
    return m.none();
  }

  // Calls

  private Cases call(Expression.Call call) {
    Cases function = eval(call.function());
    var positional = new ArrayList<Cases>();
    var keywords = new LinkedHashMap<String, Cases>();
    var unknown = new ArrayList<Value>();
    for (Expression argument : call.arguments()) {
      if (argument instanceof Expression.Starred(var inner, _)) {
        spread(eval(inner), positional, unknown);
      } else {
        positional.add(eval(argument));
      }
    }
    for (Keyword keyword : call.keywords()) {
      Cases value = eval(keyword.value());
      if (keyword.name().isEmpty()) {
        spreadKeywords(value, keywords, unknown);
      } else {
        keywords.put(keyword.name(), value);
      }
    }
    m.at(call);
    if (!m.isReached()) {
      return m.diagram.unreached;
    }
    if (!unknown.isEmpty()) {
      Value.Opaque why = Operators.reason(m, unknown.getFirst());
      m.expose(positional, why);
      return m.escaped(why);
    }
    return m.calls.call(function, new Arguments(positional, keywords));
  }

  private void spread(Cases from, List<Cases> positional, List<Value> unknown) {
    if (!(m.diagram.narrow(from, m.guard()) instanceof Cases.Leaf leaf)) {
      unknown.add(m.unknown("arguments that vary", "undebug"));
      return;
    }
    Optional<List<Value.Item>> items = m.operators.iterate(leaf.value);
    if (items.isEmpty() || !Lists.isDefinite(m, Lists.present(m, items.get()))) {
      unknown.add(leaf.value);
      return;
    }
    Lists.present(m, items.get()).forEach(item -> positional.add(item.value()));
  }

  private void spreadKeywords(
      Cases from, java.util.Map<String, Cases> keywords, List<Value> unknown) {
    if (m.diagram.narrow(from, m.guard()) instanceof Cases.Leaf leaf
        && leaf.value instanceof DictObject dict
        && Lists.isDefinite(m, Lists.present(m, Dicts.keys(m, dict)))) {
      Cases absent = m.of(Value.Singleton.ABSENT);
      for (var entry : dict.entries.values()) {
        Cases value = m.diagram.narrow(entry.slot, m.guard());
        if (value != absent) {
          keywords.put(Repr.plain(entry.key), value);
        }
      }
    } else {
      unknown.add(m.unknown("arguments that vary", "undebug"));
    }
  }
}
