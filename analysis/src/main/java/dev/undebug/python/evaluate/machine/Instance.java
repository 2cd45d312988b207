package dev.undebug.python.evaluate.machine;

import java.util.LinkedHashMap;
import java.util.Map;

/// An object of a class, or a plain namespace.
public final class Instance implements Value.Heap {
  private final Taint taint;
  final ClassObject type;
  public final Map<String, Cases> slots = new LinkedHashMap<>();

  public Instance(Taint taint, ClassObject type) {
    this.taint = taint;
    this.type = type;
  }

  public ClassObject type() {
    return type;
  }

  @Override
  public Taint taint() {
    return taint;
  }
}
