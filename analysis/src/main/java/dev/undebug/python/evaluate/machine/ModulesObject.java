package dev.undebug.python.evaluate.machine;

/// `sys.modules`: what has been imported so far.
public final class ModulesObject implements Value.Heap {
  private static final Value ABSENT = Value.Singleton.ABSENT;

  private final Taint taint;

  public ModulesObject(Machine m) {
    this.taint = m.clean();
  }

  @Override
  public Taint taint() {
    return taint;
  }

  /// The module of a name, `ABSENT` where it is not loaded.
  static Cases find(Machine m, Value name) {
    return name instanceof Value.Text(var text)
        ? m.each(m.imports.loaded(text), found -> m.of(isOfTests(text, found) ? ABSENT : found))
        : m.escaped(Operators.reason(m, name));
  }

  /// Servers load no test runner; settings ask whether they are read by one.
  private static boolean isOfTests(String name, Value found) {
    return found instanceof Value.Opaque && name.equals("pytest");
  }

  static Cases item(Machine m, Value name) {
    return m.each(
        find(m, name),
        found ->
            found == Value.Singleton.ABSENT
                ? m.raise("KeyError", Repr.ofConstant(name))
                : m.of(found));
  }

  /// The methods of a dictionary that settings call on it.
  static Cases call(Machine m, String method, Arguments arguments) {
    return method.equals("get")
        ? m.each(
            arguments.positional().getFirst(),
            name -> Dicts.orElse(m, find(m, name), arguments.find(1, "default").orElse(m.none())))
        : m.opaque("the table of loaded modules", "CPython");
  }
}
