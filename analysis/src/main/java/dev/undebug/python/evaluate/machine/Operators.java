package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Operator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Truth, equality, membership, iteration.
public final class Operators {
  private final Machine m;
  private final Arithmetic arithmetic;
  private final Membership membership;
  private final Equality equality;

  Operators(Machine m) {
    this.m = m;
    this.arithmetic = new Arithmetic(m);
    this.membership = new Membership(m);
    this.equality = new Equality(m);
  }

  static Cases ofSymbol(Machine m, Value.Symbol symbol) {
    return m.of(reason(m, symbol));
  }

  /// Why something made of this value is not known.
  public static Value.Opaque reason(Machine m, Value value) {
    return switch (value) {
      case Value.Opaque opaque -> m.unknown(opaque.why(), opaque.owner());
      case Value.Symbol(Atom.Variable(var name, var owner), _, _) ->
          m.unknown("it is computed from the environment variable " + name, owner);
      case Value.Symbol(Atom.SomeText(_, var why, var owner), _, _) -> m.unknown(why, owner);
      case Value.Symbol(Atom.Host _, _, _) ->
          m.unknown("it is computed from the machine's name", "the machine");
      case Value.Symbol(Atom.Arguments _, _, _) ->
          m.unknown("the arguments of the process", "how the process is started");
      default -> m.unknown("an operation that is not modelled", "undebug");
    };
  }

  public Cases unknownFrom(Value value) {
    return m.of(reason(m, value));
  }

  /// What an object behaves as, where it is of a class that inherits from a built-in type; or the
  /// value itself.
  Value bare(Value value) {
    if (!(value instanceof Instance instance) || !instance.slots.containsKey(Instance.LIKE)) {
      return value;
    }
    Cases like = instance.slots.getOrDefault(Instance.LIKE, m.none());
    return m.diagram.narrow(like, m.guard()) instanceof Cases.Leaf leaf
        ? leaf.value
        : m.unknown("an object that varies", "undebug");
  }

  public Cases bare(Cases cases) {
    return cases instanceof Cases.Leaf leaf && !(leaf.value instanceof Instance)
        ? cases
        : m.diagram.map(cases, this::bare);
  }

  // Truth

  public Cases truth(Cases cases) {
    return m.each(m.truths.alike(cases), this::truthOf);
  }

  private Cases truthOf(Value value) {
    return switch (value) {
      case Value.Bool(var truth) -> m.diagram.truth(truth);
      case Value.Singleton singleton -> m.diagram.truth(singleton == Value.Singleton.ELLIPSIS);
      case Value.Int(var number) -> m.diagram.truth(number.signum() != 0);
      case Value.Real(var number) -> m.diagram.truth(number != 0);
      case Value.Text(var text) -> m.diagram.truth(!text.isEmpty());
      case Value.Bytes(var text) -> m.diagram.truth(!text.isEmpty());
      case Value.Duration(var micros) -> m.diagram.truth(micros.signum() != 0);
      case Value.Tuple(var items) -> anyPresent(items);
      case ListObject list -> anyPresent(list.items);
      case DictObject dict -> anyPresent(Dicts.keys(m, dict));
      case Value.Symbol symbol -> truthOf(symbol);
      case Value.Opaque opaque -> m.maybe(opaque);
      case Instance instance -> truthOf(instance);
      default -> m.diagram.always;
    };
  }

  private Cases truthOf(Value.Symbol symbol) {
    return switch (symbol.type()) {
      case TEXT -> m.diagram.not(in(symbol, Set.of(new Value.Text(""))));
      case INT -> m.diagram.not(in(symbol, Set.of(Value.Int.of(0))));
      case REAL -> m.diagram.not(in(symbol, Set.of(new Value.Real(0))));
      case TEXTS -> m.maybe(reason(m, symbol));
    };
  }

  private Cases truthOf(Instance instance) {
    if (bare(instance) != instance) {
      return truthOf(bare(instance));
    }
    for (String method : List.of("__bool__", "__nonzero__", "__len__")) {
      Cases found = m.attributes.ofClass(instance.type, method);
      if (!(found instanceof Cases.Leaf leaf && leaf.value == Value.Singleton.ABSENT)) {
        return truth(m.calls.call(m.attributes.get(m.of(instance), method), Arguments.NONE));
      }
    }
    return instance.type.unknownBases.isEmpty()
        ? m.diagram.always
        : m.maybe(instance.type.unknownBases.getFirst());
  }

  private Cases anyPresent(List<Value.Item> items) {
    Cases any = m.diagram.never;
    for (Value.Item item : items) {
      any = m.diagram.or(any, m.diagram.narrow(item.guard(), m.guard()));
    }
    return any;
  }

  public Cases in(Value.Symbol symbol, Set<Value> values) {
    List<Op> after = symbol.after();
    if (!after.isEmpty() && after.getLast().name().equals("affix")) {
      return inside(symbol, values, after.getLast());
    }
    return m.predicate(symbol.atom(), symbol.after(), new Predicate.Check.In(values));
  }

  /// What stands between the parts that an `affix` put around it.
  private Cases inside(Value.Symbol symbol, Set<Value> values, Op affix) {
    String before = Repr.plain(affix.arguments().get(0));
    String behind = Repr.plain(affix.arguments().get(1));
    var inner = new LinkedHashSet<Value>();
    for (Value value : values) {
      String text = Repr.plain(value);
      boolean fits =
          text.length() >= before.length() + behind.length()
              && text.startsWith(before)
              && text.endsWith(behind);
      if (fits) {
        inner.add(new Value.Text(text.substring(before.length(), text.length() - behind.length())));
      }
    }
    List<Op> rest = symbol.after().subList(0, symbol.after().size() - 1);
    return inner.isEmpty()
        ? m.diagram.never
        : in(new Value.Symbol(symbol.atom(), rest, symbol.type()), inner);
  }

  // Equality

  public Cases equal(Value one, Value two) {
    return equality.equal(bare(one), bare(two));
  }

  // Comparison

  Cases compare(Operator.Comparison operator, Cases left, Cases right) {
    return m.each(left, right, (one, two) -> compare(operator, one, two));
  }

  private Cases compare(Operator.Comparison operator, Value one, Value two) {
    return switch (operator) {
      case EQ -> equal(one, two);
      case NOT_EQ -> m.diagram.not(equal(one, two));
      case IS -> same(one, two);
      case IS_NOT -> m.diagram.not(same(one, two));
      case IN -> contains(two, one);
      case NOT_IN -> m.diagram.not(contains(two, one));
      case LT, LT_E, GT, GT_E -> arithmetic.order(operator, bare(one), bare(two));
    };
  }

  private Cases same(Value one, Value two) {
    if (one instanceof Value.Opaque opaque) {
      return one.equals(two) ? m.diagram.always : m.maybe(opaque);
    }
    if (two instanceof Value.Opaque opaque) {
      return m.maybe(opaque);
    }
    boolean isText = one instanceof Value.Text || one instanceof Value.Symbol;
    if (isText && (two instanceof Value.Text || two instanceof Value.Symbol)) {
      // Whether two equal texts are one object is CPython's own business.
      return m.branch(
          equal(one, two),
          () -> m.maybe(m.unknown("whether two equal texts are one object", "CPython")),
          () -> m.diagram.never);
    }
    return m.diagram.truth(one.equals(two));
  }

  // Membership

  public Cases contains(Value container, Value element) {
    Value inside = bare(container);
    return membership.contains(
        inside instanceof ClassObject type && type.standIn() != Value.Singleton.ABSENT
            ? type.standIn()
            : inside,
        bare(element));
  }

  public Cases isAbsent(Cases cases) {
    return m.diagram.map(cases, value -> Value.Bool.of(value == Value.Singleton.ABSENT));
  }

  // Iteration

  /// The elements; empty when they are not known.
  public Optional<List<Value.Item>> iterate(Value value) {
    return switch (value) {
      case Value.Tuple(var items) -> Optional.of(items);
      case ListObject list -> Optional.of(List.copyOf(list.items));
      case DictObject dict ->
          dict.isOrderUncertain || (dict.form != DictObject.Form.DICT && dict.entries.size() > 1)
              ? Optional.empty()
              : Optional.of(Dicts.keys(m, dict));
      case Value.Text(var text) when text.length() < 10_000 ->
          Optional.of(
              text.chars().mapToObj(c -> m.item(m.text(String.valueOf((char) c)))).toList());
      case Value.Namespace(var scope) -> Namespaces.keys(m, scope);
      case ClassObject type -> iterated(type.standIn());
      case Instance instance ->
          bare(instance) == instance ? iterated(instance) : iterate(bare(instance));
      default -> Optional.empty();
    };
  }

  /// What `__iter__` gives, all of it at once.
  private Optional<List<Value.Item>> iterated(Value object) {
    boolean isKnown =
        object instanceof Instance instance
            && instance.type.unknownBases.isEmpty()
            && m.attributes.ofClass(instance.type, "__iter__") instanceof Cases.Leaf method
            && method.value instanceof FunctionObject;
    if (!isKnown) {
      return Optional.empty();
    }
    Cases made = m.calls.call(m.attributes.get(m.of(object), "__iter__"), Arguments.NONE);
    return m.diagram.narrow(made, m.guard()) instanceof Cases.Leaf leaf
            && !(leaf.value instanceof Instance)
        ? iterate(leaf.value)
        : Optional.empty();
  }

  /// The elements of a set too, where their order does not matter.
  public Optional<List<Value.Item>> iterateUnordered(Value value) {
    return value instanceof DictObject dict ? Optional.of(Dicts.keys(m, dict)) : iterate(value);
  }

  /// Does something for every element, under the guard under which it is there.
  public Cases forEach(List<Value.Item> items, Function<Cases, Cases> body) {
    for (Value.Item item : items) {
      Cases present = m.diagram.narrow(item.guard(), m.guard());
      m.branch(present, () -> body.apply(item.value()), m::none);
      if (!m.isReached()) {
        return m.diagram.unreached;
      }
    }
    return m.none();
  }

  /// `path / part`.
  public Cases joinPath(Value path, Value part) {
    return path instanceof Value.FilePath(var text) ? Paths.join(m, text, part) : m.of(path);
  }

  // Arithmetic

  Cases binary(Operator.Binary operator, Cases left, Cases right) {
    return m.each(left, right, (one, two) -> arithmetic.binary(operator, bare(one), bare(two)));
  }

  Cases unary(Operator.Unary operator, Cases operand) {
    return switch (operator) {
      case NOT -> m.diagram.not(truth(operand));
      case USUB, UADD, INVERT -> m.each(operand, value -> arithmetic.unary(operator, bare(value)));
    };
  }

  /// `left op= right`: lists, dicts and sets change in place.
  Cases inPlace(Operator.Binary operator, Cases left, Cases right) {
    return m.each(
        left,
        right,
        (one, two) -> {
          if (one instanceof ListObject list && operator == Operator.Binary.ADD) {
            Cases done = Lists.extend(m, list, two);
            return done == m.diagram.unreached ? done : m.of(list);
          }
          if (one instanceof DictObject dict && operator == Operator.Binary.BIT_OR) {
            Cases done = Dicts.updateFrom(m, dict, two);
            return done == m.diagram.unreached ? done : m.of(dict);
          }
          return arithmetic.binary(operator, one, two);
        });
  }
}
