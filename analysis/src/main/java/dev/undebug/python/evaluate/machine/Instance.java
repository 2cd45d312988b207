package dev.undebug.python.evaluate.machine;

import java.util.LinkedHashMap;
import java.util.Map;

/// An object of a class, or a plain namespace.
public final class Instance implements Value.Heap {
  /// The slot of what an object behaves as: the tuple of a named tuple, the text of a `StrEnum`'s
  /// member.
  public static final String LIKE = "_like_";

  private final Taint taint;
  final ClassObject type;
  public final Map<String, Cases> slots = new LinkedHashMap<>();

  public Instance(Taint taint, ClassObject type) {
    this.taint = taint;
    this.type = type;
  }

  /// Whether its class refuses assignments, as a frozen dataclass does.
  boolean isFrozen() {
    return type.slots.containsKey("_frozen_");
  }

  public ClassObject type() {
    return type;
  }

  @Override
  public Taint taint() {
    return taint;
  }
}
