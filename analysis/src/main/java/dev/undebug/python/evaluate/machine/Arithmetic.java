package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Dialect;
import dev.undebug.python.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Operators on concrete operands.
final class Arithmetic {
  /// No honest settings module calculates with larger numbers.
  private static final int MAX_BITS = 20_000;

  private static final int MAX_ITEMS = 100_000;
  private final Machine m;

  Arithmetic(Machine m) {
    this.m = m;
  }

  Cases binary(Operator.Binary operator, Value one, Value two) {
    if (one instanceof Value.Opaque || two instanceof Value.Opaque) {
      return m.operators.unknownFrom(one instanceof Value.Opaque ? one : two);
    }
    if (one instanceof Value.FilePath(var path) && operator == Operator.Binary.DIV) {
      return Paths.join(m, path, two);
    }
    if (operator == Operator.Binary.MOD && one instanceof Value.Text(var text)) {
      return Formatting.percent(m, text, two);
    }
    if (one instanceof Value.Symbol || two instanceof Value.Symbol) {
      return symbolic(operator, one, two);
    }
    Optional<Cases> numbers = numbers(operator, one, two);
    if (numbers.isPresent()) {
      return numbers.get();
    }
    return collections(operator, one, two);
  }

  private Cases symbolic(Operator.Binary operator, Value one, Value two) {
    if (operator == Operator.Binary.ADD) {
      if (one instanceof Value.Symbol symbol
          && two instanceof Value.Text
          && symbol.type() == Value.Symbol.Type.TEXT) {
        return affix(symbol, new Value.Text(""), two);
      }
      if (two instanceof Value.Symbol symbol
          && one instanceof Value.Text
          && symbol.type() == Value.Symbol.Type.TEXT) {
        return affix(symbol, one, new Value.Text(""));
      }
    }
    return m.operators.unknownFrom(one instanceof Value.Symbol ? one : two);
  }

  private Cases affix(Value.Symbol symbol, Value before, Value after) {
    var ops = new ArrayList<>(symbol.after());
    ops.add(new Op("affix", List.of(before, after)));
    return m.of(new Value.Symbol(symbol.atom(), ops, Value.Symbol.Type.TEXT));
  }

  private static Value unboxed(Value value) {
    return value instanceof Value.Bool(var truth) ? Value.Int.of(truth ? 1 : 0) : value;
  }

  private Optional<Cases> numbers(Operator.Binary operator, Value one, Value two) {
    if (one instanceof Value.Bool(var first) && two instanceof Value.Bool(var second)) {
      Optional<Boolean> truth =
          switch (operator) {
            case BIT_AND -> Optional.of(first && second);
            case BIT_OR -> Optional.of(first || second);
            case BIT_XOR -> Optional.of(first ^ second);
            default -> Optional.empty();
          };
      if (truth.isPresent()) {
        return Optional.of(m.diagram.truth(truth.get()));
      }
    }
    Value left = unboxed(one);
    Value right = unboxed(two);
    if (left instanceof Value.Int(var a) && right instanceof Value.Int(var b)) {
      return Optional.of(integers(operator, a, b));
    }
    if (left instanceof Value.Duration || right instanceof Value.Duration) {
      return Optional.of(Durations.binary(m, operator, left, right));
    }
    if (isNumber(left) && isNumber(right)) {
      return Optional.of(reals(operator, real(left), real(right)));
    }
    return Optional.empty();
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Real;
  }

  private static double real(Value value) {
    return switch (value) {
      case Value.Int(var number) -> number.doubleValue();
      case Value.Real(var number) -> number;
      default -> Double.NaN;
    };
  }

  private Cases integers(Operator.Binary operator, BigInteger a, BigInteger b) {
    boolean small = b.bitLength() < 31;
    return switch (operator) {
      case ADD -> integer(a.add(b));
      case SUB -> integer(a.subtract(b));
      case MULT -> a.bitLength() + b.bitLength() > MAX_BITS ? tooLarge() : integer(a.multiply(b));
      case BIT_AND -> integer(a.and(b));
      case BIT_OR -> integer(a.or(b));
      case BIT_XOR -> integer(a.xor(b));
      case L_SHIFT ->
          b.signum() < 0
              ? m.raise("ValueError", "negative shift count")
              : !small || a.bitLength() + b.longValue() > MAX_BITS
                  ? tooLarge()
                  : integer(a.shiftLeft(b.intValue()));
      case R_SHIFT ->
          b.signum() < 0
              ? m.raise("ValueError", "negative shift count")
              : !small ? tooLarge() : integer(a.shiftRight(b.intValue()));
      case POW ->
          b.signum() < 0
              ? m.of(new Value.Real(Math.pow(a.doubleValue(), b.doubleValue())))
              : !small || a.bitLength() * b.longValue() > MAX_BITS
                  ? tooLarge()
                  : integer(a.pow(b.intValue()));
      case DIV, FLOOR_DIV, MOD ->
          b.signum() == 0
              ? m.raise("ZeroDivisionError", "division by zero")
              : division(operator, a, b);
      case MAT_MULT -> m.raise("TypeError", "unsupported operand type(s) for @");
    };
  }

  private Cases division(Operator.Binary operator, BigInteger a, BigInteger b) {
    boolean isLegacy = m.scope.file.dialect() == Dialect.PYTHON_2;
    if (operator == Operator.Binary.DIV && !isLegacy) {
      return m.of(
          new Value.Real(
              new BigDecimal(a)
                  .divide(new BigDecimal(b), new java.math.MathContext(40))
                  .doubleValue()));
    }
    BigInteger[] parts = a.divideAndRemainder(b);
    boolean adjust = parts[1].signum() != 0 && parts[1].signum() != b.signum();
    return operator == Operator.Binary.MOD
        ? integer(adjust ? parts[1].add(b) : parts[1])
        : integer(adjust ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  private Cases integer(BigInteger value) {
    return value.bitLength() > MAX_BITS ? tooLarge() : m.of(new Value.Int(value));
  }

  private Cases tooLarge() {
    return m.opaque("a number grows too large", "");
  }

  private Cases reals(Operator.Binary operator, double a, double b) {
    return switch (operator) {
      case ADD -> m.of(new Value.Real(a + b));
      case SUB -> m.of(new Value.Real(a - b));
      case MULT -> m.of(new Value.Real(a * b));
      case DIV ->
          b == 0
              ? m.raise("ZeroDivisionError", "float division by zero")
              : m.of(new Value.Real(a / b));
      case POW, FLOOR_DIV, MOD -> m.opaque("float arithmetic that is not modelled", "undebug");
      case BIT_AND, BIT_OR, BIT_XOR, L_SHIFT, R_SHIFT, MAT_MULT ->
          m.raise("TypeError", "unsupported operand type(s)");
    };
  }

  private Cases collections(Operator.Binary operator, Value one, Value two) {
    if (operator == Operator.Binary.ADD) {
      return switch (one) {
        case Value.Text(var a) when two instanceof Value.Text(var b) -> m.text(a + b);
        case Value.Bytes(var a) when two instanceof Value.Bytes(var b) ->
            m.of(new Value.Bytes(a + b));
        case Value.Tuple(var a) when two instanceof Value.Tuple(var b) ->
            m.of(new Value.Tuple(both(a, b)));
        case ListObject a when two instanceof ListObject b -> m.listOf(both(a.items, b.items));
        default -> OperatorMethods.call(m, operator, one, two);
      };
    }
    if (operator == Operator.Binary.MULT) {
      return one instanceof Value.Int(var times)
          ? repeat(two, times)
          : two instanceof Value.Int(var times2)
              ? repeat(one, times2)
              : OperatorMethods.call(m, operator, one, two);
    }
    if (one instanceof DictObject a && two instanceof DictObject b) {
      return dicts(operator, a, b);
    }
    return OperatorMethods.call(m, operator, one, two);
  }

  private Cases dicts(Operator.Binary operator, DictObject a, DictObject b) {
    boolean areSets = a.form != DictObject.Form.DICT && b.form != DictObject.Form.DICT;
    if (operator == Operator.Binary.BIT_OR) {
      DictObject all = Dicts.copy(m, a);
      Cases done = Dicts.updateFrom(m, all, b);
      return done == m.diagram.unreached ? done : m.of(all);
    }
    if (areSets && (operator == Operator.Binary.SUB || operator == Operator.Binary.BIT_AND)) {
      var kept = new DictObject(m.clean(), a.form);
      for (Value.Item key : Dicts.keys(m, a)) {
        Value concrete = ((Cases.Leaf) key.value()).value;
        Cases inOther = m.operators.contains(b, concrete);
        Cases keep =
            operator == Operator.Binary.SUB
                ? m.diagram.andNot(key.guard(), inOther)
                : m.diagram.and(key.guard(), inOther);
        m.branch(
            keep,
            () -> {
              Dicts.put(m, kept, concrete, m.none());
              return m.none();
            },
            m::none);
      }
      return m.of(kept);
    }
    return OperatorMethods.call(m, operator, a, b);
  }

  private static List<Value.Item> both(List<Value.Item> one, List<Value.Item> two) {
    var all = new ArrayList<>(one);
    all.addAll(two);
    if (all.size() > MAX_ITEMS) {
      throw new Exhausted("a list grows too long");
    }
    return all;
  }

  private Cases repeat(Value what, BigInteger times) {
    int count =
        times.signum() <= 0 ? 0 : times.bitLength() > 30 ? Integer.MAX_VALUE : times.intValue();
    return switch (what) {
      case Value.Text(var text) ->
          (long) text.length() * count > 1_000_000
              ? m.opaque("a text grows too long", "")
              : m.text(text.repeat(text.isEmpty() ? 0 : count));
      case Value.Tuple(var items) ->
          (long) items.size() * count > MAX_ITEMS
              ? m.opaque("a sequence grows too long", "")
              : m.of(new Value.Tuple(repeat(items, count)));
      case ListObject list ->
          (long) list.items.size() * count > MAX_ITEMS
              ? m.opaque("a sequence grows too long", "")
              : m.listOf(repeat(list.items, count));
      default -> OperatorMethods.call(m, Operator.Binary.MULT, what, new Value.Int(times));
    };
  }

  private static List<Value.Item> repeat(List<Value.Item> items, int count) {
    var all = new ArrayList<Value.Item>();
    for (int i = 0; i < count && !items.isEmpty(); i++) {
      all.addAll(items);
    }
    return all;
  }

  Cases unary(Operator.Unary operator, Value value) {
    Value operand = unboxed(value);
    return switch (operand) {
      case Value.Int(var number) ->
          switch (operator) {
            case USUB -> integer(number.negate());
            case UADD -> integer(number);
            case INVERT -> integer(number.not());
            case NOT -> m.diagram.truth(number.signum() == 0);
          };
      case Value.Real(var number) ->
          m.of(new Value.Real(operator == Operator.Unary.USUB ? -number : number));
      case Value.Duration(var micros) -> m.of(new Value.Duration(micros.negate()));
      case Value.Symbol _, Value.Opaque _ -> m.operators.unknownFrom(operand);
      default -> m.raise("TypeError", "bad operand type for unary operator");
    };
  }

  Cases order(Operator.Comparison operator, Value one, Value two) {
    if (one instanceof Value.Opaque || one instanceof Value.Symbol) {
      return m.maybe(Operators.reason(m, one));
    }
    if (two instanceof Value.Opaque || two instanceof Value.Symbol) {
      return m.maybe(Operators.reason(m, two));
    }
    Optional<Integer> order = order(unboxed(one), unboxed(two));
    if (order.isEmpty()) {
      boolean known = Repr.isScalar(one) && Repr.isScalar(two);
      return known && m.scope.file.dialect() == Dialect.PYTHON_3
          ? m.raise("TypeError", "'<' not supported between these instances")
          : m.maybe(m.unknown("an order that is not modelled", "undebug"));
    }
    int sign = order.get();
    return m.diagram.truth(
        switch (operator) {
          case LT -> sign < 0;
          case LT_E -> sign <= 0;
          case GT -> sign > 0;
          case GT_E -> sign >= 0;
          case EQ, NOT_EQ, IS, IS_NOT, IN, NOT_IN ->
              throw new IllegalStateException("not an order");
        });
  }

  private static Optional<Integer> order(Value one, Value two) {
    if (one instanceof Value.Int(var a) && two instanceof Value.Int(var b)) {
      return Optional.of(a.compareTo(b));
    }
    if (isNumber(one) && isNumber(two)) {
      return Optional.of(Double.compare(real(one), real(two)));
    }
    if (one instanceof Value.Text(var a) && two instanceof Value.Text(var b)) {
      return Optional.of(a.compareTo(b));
    }
    if (one instanceof Value.Duration(var a) && two instanceof Value.Duration(var b)) {
      return Optional.of(a.compareTo(b));
    }
    if (one instanceof Value.Tuple(var a) && two instanceof Value.Tuple(var b)) {
      return order(a, b);
    }
    return Optional.empty();
  }

  private static Optional<Integer> order(List<Value.Item> a, List<Value.Item> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (!(a.get(i).value() instanceof Cases.Leaf first)
          || !(b.get(i).value() instanceof Cases.Leaf second)) {
        return Optional.empty();
      }
      Optional<Integer> order = order(unboxed(first.value), unboxed(second.value));
      if (order.isEmpty() || order.get() != 0) {
        return order;
      }
    }
    return Optional.of(Integer.compare(a.size(), b.size()));
  }
}
