package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Operator;
import java.util.Map;

/// Operators that classes define: `__add__`, `__radd__`.
final class OperatorMethods {

  private static final Map<Operator.Binary, String> METHODS =
      Map.ofEntries(
          Map.entry(Operator.Binary.ADD, "add"),
          Map.entry(Operator.Binary.SUB, "sub"),
          Map.entry(Operator.Binary.MULT, "mul"),
          Map.entry(Operator.Binary.MAT_MULT, "matmul"),
          Map.entry(Operator.Binary.DIV, "truediv"),
          Map.entry(Operator.Binary.FLOOR_DIV, "floordiv"),
          Map.entry(Operator.Binary.MOD, "mod"),
          Map.entry(Operator.Binary.POW, "pow"),
          Map.entry(Operator.Binary.L_SHIFT, "lshift"),
          Map.entry(Operator.Binary.R_SHIFT, "rshift"),
          Map.entry(Operator.Binary.BIT_OR, "or"),
          Map.entry(Operator.Binary.BIT_XOR, "xor"),
          Map.entry(Operator.Binary.BIT_AND, "and"));

  private OperatorMethods() {}

  /// What the classes of the operands say, the left one first.
  static Cases call(Machine m, Operator.Binary operator, Value one, Value two) {
    if (!(one instanceof Instance) && !(two instanceof Instance)) {
      return one instanceof ClassObject || two instanceof ClassObject
          ? m.opaque("an operator of a class is not modelled", "undebug")
          : m.raise("TypeError", "unsupported operand type(s) for " + operator);
    }
    String name = METHODS.getOrDefault(operator, "");
    return m.each(
        method(m, one, "__" + name + "__", two),
        made ->
            made == Value.Singleton.NOT_IMPLEMENTED
                ? m.each(
                    method(m, two, "__r" + name + "__", one),
                    other ->
                        other == Value.Singleton.NOT_IMPLEMENTED
                            ? m.raise("TypeError", "unsupported operand type(s) for " + operator)
                            : m.of(other))
                : m.of(made));
  }

  private static Cases method(Machine m, Value object, String name, Value operand) {
    Cases none = m.of(Value.Singleton.NOT_IMPLEMENTED);
    return object instanceof Instance instance
        ? m.each(
            m.attributes.find(instance, name),
            found ->
                found == Value.Singleton.ABSENT
                    ? none
                    : m.calls.call(m.of(found), Arguments.of(m.of(operand))))
        : none;
  }
}
