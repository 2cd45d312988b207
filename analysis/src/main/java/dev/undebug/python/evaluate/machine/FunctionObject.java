package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Expression;
import dev.undebug.python.Parameters;
import dev.undebug.python.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A function of the program, with what it closes over.
public final class FunctionObject implements Value.Heap {

  /// What a function does.
  sealed interface Body {
    record Block(List<Statement> statements, boolean isGenerator) implements Body {}

    record Result(Expression expression) implements Body {}
  }

  private final Taint taint;
  final String name;
  final Parameters parameters;
  final Map<String, Cases> defaults;
  final Body body;
  final Scope enclosing;
  final Map<String, Cases> slots = new LinkedHashMap<>();

  FunctionObject(
      Taint taint, String name, Parameters parameters, Map<String, Cases> defaults, Code code) {
    this.taint = taint;
    this.name = name;
    this.parameters = parameters;
    this.defaults = defaults;
    this.body = code.body;
    this.enclosing = code.enclosing;
  }

  /// A body and the scope it was written in.
  record Code(Body body, Scope enclosing) {}

  @Override
  public Taint taint() {
    return taint;
  }
}
