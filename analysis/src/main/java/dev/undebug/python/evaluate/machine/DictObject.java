package dev.undebug.python.evaluate.machine;

import java.util.LinkedHashMap;
import java.util.Map;

/// A Python dict or set. A slot may be `ABSENT` in some cases.
public final class DictObject implements Value.Heap {

  /// Which collection it is.
  public enum Form {
    DICT,
    SET,
    FROZEN_SET
  }

  /// One key.
  static final class Entry {
    final Value key;
    Cases slot;

    Entry(Value key, Cases slot) {
      this.key = key;
      this.slot = slot;
    }
  }

  private final Taint taint;
  final Form form;
  final Map<Object, Entry> entries = new LinkedHashMap<>();

  /// What a missing key gives, for a `defaultdict`; `ABSENT` for every other.
  public Value factory = Value.Singleton.ABSENT;

  /// Whether the order of the keys differs between cases.
  boolean isOrderUncertain;

  public DictObject(Taint taint, Form form) {
    this.taint = taint;
    this.form = form;
  }

  /// Whether it is a `dict`, not a set.
  public boolean isMapping() {
    return form == Form.DICT;
  }

  @Override
  public Taint taint() {
    return taint;
  }
}
