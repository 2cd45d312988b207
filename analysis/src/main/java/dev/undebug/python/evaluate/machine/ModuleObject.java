package dev.undebug.python.evaluate.machine;

/// A module that is, or is being, executed; also a modelled library.
public final class ModuleObject implements Value.Heap {
  private final Taint taint;
  final String name;
  final Scope scope;

  ModuleObject(Taint taint, String name, Scope scope) {
    this.taint = taint;
    this.name = name;
    this.scope = scope;
  }

  public String name() {
    return name;
  }

  public Scope scope() {
    return scope;
  }

  @Override
  public Taint taint() {
    return taint;
  }
}
