package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;

/// A Python list. An element may be there only under a guard.
public final class ListObject implements Value.Heap {
  private final Taint taint;
  public final List<Value.Item> items;

  ListObject(Taint taint, List<Value.Item> items) {
    this.taint = taint;
    this.items = new ArrayList<>(items);
  }

  @Override
  public Taint taint() {
    return taint;
  }
}
