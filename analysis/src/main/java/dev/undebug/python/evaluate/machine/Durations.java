package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// What `datetime.timedelta` does.
final class Durations {
  private static final BigInteger DAY = BigInteger.valueOf(86_400_000_000L);
  private static final BigInteger SECOND = BigInteger.valueOf(1_000_000);

  private Durations() {}

  static Cases attribute(Machine m, BigInteger micros, String name) {
    return switch (name) {
      case "total_seconds" ->
          m.function(name, (machine, _) -> machine.of(new Value.Real(micros.doubleValue() / 1e6)));
      case "days" -> m.of(new Value.Int(days(micros)));
      case "seconds" -> m.of(new Value.Int(micros.mod(DAY).divide(SECOND)));
      case "microseconds" -> m.of(new Value.Int(micros.mod(SECOND)));
      default -> m.opaque("timedelta." + name + " is not modelled", "undebug");
    };
  }

  static Cases binary(Machine m, Operator.Binary operator, Value left, Value right) {
    if (left instanceof Value.Duration(var a) && right instanceof Value.Duration(var b)) {
      return both(m, operator, a, b);
    }
    if (left instanceof Value.Duration(var a)) {
      return switch (right) {
        case Value.Int(var number) when operator == Operator.Binary.MULT ->
            made(m, a.multiply(number));
        case Value.Int(var number) when number.signum() == 0 && isDivision(operator) ->
            m.raise("ZeroDivisionError", "integer division or modulo by zero");
        case Value.Int(var number) when operator == Operator.Binary.DIV ->
            made(m, halfEven(a, number));
        case Value.Int(var number) when operator == Operator.Binary.FLOOR_DIV ->
            made(m, floor(a, number));
        case Value.Text _ -> m.raise("TypeError", "unsupported operand type(s) for " + operator);
        default -> m.opaque("arithmetic with a timedelta that is not modelled", "undebug");
      };
    }
    return left instanceof Value.Int(var number)
            && right instanceof Value.Duration(var b)
            && operator == Operator.Binary.MULT
        ? made(m, b.multiply(number))
        : m.opaque("arithmetic with a timedelta that is not modelled", "undebug");
  }

  private static Cases both(Machine m, Operator.Binary operator, BigInteger a, BigInteger b) {
    if (isDivision(operator) && b.signum() == 0) {
      return m.raise("ZeroDivisionError", "division by zero");
    }
    return switch (operator) {
      case ADD -> made(m, a.add(b));
      case SUB -> made(m, a.subtract(b));
      case DIV -> m.of(new Value.Real(a.doubleValue() / b.doubleValue()));
      case FLOOR_DIV -> m.of(new Value.Int(floor(a, b)));
      default -> m.opaque("arithmetic with a timedelta that is not modelled", "undebug");
    };
  }

  private static boolean isDivision(Operator.Binary operator) {
    return operator == Operator.Binary.DIV
        || operator == Operator.Binary.FLOOR_DIV
        || operator == Operator.Binary.MOD;
  }

  private static Cases made(Machine m, BigInteger micros) {
    return m.of(new Value.Duration(micros));
  }

  private static BigInteger floor(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() != 0 && parts[1].signum() != b.signum()
        ? parts[0].subtract(BigInteger.ONE)
        : parts[0];
  }

  private static BigInteger halfEven(BigInteger a, BigInteger b) {
    return new BigDecimal(a).divide(new BigDecimal(b), 0, RoundingMode.HALF_EVEN).toBigInteger();
  }

  private static BigInteger days(BigInteger micros) {
    return floor(micros, DAY);
  }

  /// `2 days, 0:00:01`.
  static String plain(BigInteger micros) {
    BigInteger days = days(micros);
    long seconds = micros.mod(DAY).divide(SECOND).longValue();
    BigInteger rest = micros.mod(SECOND);
    String text = "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (rest.signum() != 0) {
      text += ".%06d".formatted(rest);
    }
    return days.signum() == 0
        ? text
        : days + (days.abs().equals(BigInteger.ONE) ? " day, " : " days, ") + text;
  }

  /// `datetime.timedelta(days=1)`.
  static String repr(BigInteger micros) {
    var parts = new ArrayList<String>();
    add(parts, "days", days(micros));
    add(parts, "seconds", micros.mod(DAY).divide(SECOND));
    add(parts, "microseconds", micros.mod(SECOND));
    return "datetime.timedelta(" + (parts.isEmpty() ? "0" : String.join(", ", parts)) + ")";
  }

  private static void add(List<String> parts, String name, BigInteger number) {
    if (number.signum() != 0) {
      parts.add(name + "=" + number);
    }
  }
}
