package dev.undebug.python.evaluate.machine;

import java.util.LinkedHashMap;
import java.util.Map;

/// `os.environ`: what the process started with, and what the program wrote over it.
public final class EnvironObject implements Value.Heap {
  private final Taint taint;

  /// How often the program wrote.
  int writes;

  final Map<String, Cases> written = new LinkedHashMap<>();

  EnvironObject(Taint taint) {
    this.taint = taint;
  }

  @Override
  public Taint taint() {
    return taint;
  }
}
