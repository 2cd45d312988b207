package dev.undebug.python.evaluate.machine;

import java.util.List;

/// A pure operation on a value; its first operand is what the pipeline has so far.
///
/// @param name a method of `str`, or a function: `int`, `float`, `json.loads`
/// @param arguments concrete
public record Op(String name, List<Value> arguments) {

  public Op {
    arguments = List.copyOf(arguments);
  }

  /// As the report's pipelines spell it: `lower`, `split(',')`.
  @Override
  public String toString() {
    if (arguments.isEmpty()) {
      return name;
    }
    return name + "(" + String.join(", ", arguments.stream().map(Repr::ofConstant).toList()) + ")";
  }
}
