package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Names: where they are looked up, and where they are set.
public final class Names {
  /// A name with more values than this is no longer told apart.
  private static final int MAX_VALUES = 300;

  /// Nor is one with more decisions.
  private static final int MAX_NODES = 20_000;

  /// A name with more decisions than this does not keep apart what unmodelled truths decide.
  private static final int MAX_UNSETTLED = 60;

  private static final int MAX_ASSIGNMENTS = 200;

  /// Functions that only the language itself can offer.
  private static final Set<String> NEVER_EXPORTED =
      Set.of("vars", "globals", "locals", "exec", "execfile", "eval", "dir", "__import__");

  private final Machine m;

  Names(Machine m) {
    this.m = m;
  }

  Cases get(String name) {
    Cases found = lookup(m.scope, name);
    return m.each(found, value -> value == Value.Singleton.ABSENT ? missing(name) : m.of(value));
  }

  /// A name that nothing here sets.
  private Cases missing(String name) {
    List<Value.Opaque> foreign = m.scope.globals().foreign;
    return foreign.isEmpty()
        ? m.raise("NameError", "name " + Repr.quote(name) + " is not defined")
        : m.escaped(foreign.getFirst());
  }

  /// Somebody else's code was called for what it does: it may set names of the module that calls
  /// it, as libraries do which are told the names of settings modules.
  void touched(Value.Opaque by, boolean isToldOfSettings) {
    Scope globals = m.scope.globals();
    if (globals.foreign.size() < MAX_ASSIGNMENTS) {
      globals.foreign.add(by);
    }
    if (isToldOfSettings) {
      globals.floods.add(new Scope.Flood(new Cover(m.diagram).possible(m.here()), by));
    }
  }

  /// What a name means here, `ABSENT` where it means nothing.
  Cases lookup(Scope scope, String name) {
    if (scope.kind == Scope.Kind.MODULE || scope.declaredGlobal.contains(name)) {
      return global(scope.globals(), name);
    }
    if (isFunction(scope) && scope.own.contains(name) && !scope.declaredNonlocal.contains(name)) {
      return slot(scope, name);
    }
    Cases found = scope.kind == Scope.Kind.CLASS ? slot(scope, name) : absent();
    if (found != absent() && found instanceof Cases.Leaf) {
      return found;
    }
    Cases outside = outside(scope, name);
    return m.diagram.choose(m.operators.isAbsent(found), outside, found);
  }

  private Cases outside(Scope scope, String name) {
    Optional<Scope> at = scope.outer();
    while (at.isPresent() && at.get().kind != Scope.Kind.MODULE) {
      Scope outer = at.get();
      if (isFunction(outer)
          && outer.own.contains(name)
          && !outer.declaredGlobal.contains(name)
          && !outer.declaredNonlocal.contains(name)) {
        return slot(outer, name);
      }
      at = outer.outer();
    }
    return global(scope.globals(), name);
  }

  private static boolean isFunction(Scope scope) {
    return scope.kind == Scope.Kind.FUNCTION || scope.kind == Scope.Kind.COMPREHENSION;
  }

  private Cases absent() {
    return m.of(Value.Singleton.ABSENT);
  }

  private Cases slot(Scope scope, String name) {
    Cases slot = scope.slots.get(name);
    return slot == null ? absent() : m.diagram.narrow(slot, m.guard());
  }

  private Cases global(Scope globals, String name) {
    Cases found = ofModule(globals, name);
    if (!m.diagram.values(found).contains(Value.Singleton.ABSENT)) {
      return found;
    }
    Cases builtin = m.builtins.find(name);
    return m.diagram.choose(m.operators.isAbsent(found), builtin, found);
  }

  /// A name of a module, without the built-in ones.
  Cases ofModule(Scope globals, String name) {
    Cases found = slot(globals, name);
    if (m.builtins.isException(name) || NEVER_EXPORTED.contains(name)) {
      // No library is known that exports one of its own under these names of Python's.
      return m.diagram.narrow(found, m.guard());
    }
    for (Scope.Flood flood : globals.floods) {
      Cases unknown = m.diagram.and(m.operators.isAbsent(found), flood.guard());
      found = m.diagram.choose(unknown, m.of(flood.content()), found);
    }
    return m.diagram.narrow(found, m.guard());
  }

  /// The scope in which an assignment here sets a name.
  private Scope target(Scope scope, String name) {
    if (scope.kind == Scope.Kind.COMPREHENSION && !scope.own.contains(name)) {
      return scope.outer().map(outer -> target(outer, name)).orElse(scope);
    }
    if (scope.declaredGlobal.contains(name)) {
      return scope.globals();
    }
    if (scope.declaredNonlocal.contains(name)) {
      Optional<Scope> at = scope.outer();
      while (at.isPresent()) {
        if (isFunction(at.get()) && at.get().own.contains(name)) {
          return at.get();
        }
        at = at.get().outer();
      }
    }
    return scope;
  }

  void assign(String name, Cases value) {
    assign(target(m.scope, name), name, value, "assigned");
  }

  public void assign(Scope scope, String name, Cases value, String description) {
    set(scope, name, value, new Scope.Origin(description, List.of(), name));
  }

  void set(Scope scope, String name, Cases value, Scope.Origin origin) {
    if (!m.isReached()) {
      return;
    }
    set(
        scope,
        name,
        value,
        scope.entry.map(entry -> m.diagram.narrow(m.here(), entry)).orElseGet(m::here),
        origin);
  }

  private void set(Scope scope, String name, Cases value, Cases here, Scope.Origin origin) {
    Cases old = scope.slots.getOrDefault(name, absent());
    Cases made = m.diagram.choose(here, value, old);
    scope.slots.put(name, kept(name, made));
    if (scope.kind == Scope.Kind.FUNCTION) {
      scope.own.add(name);
      return;
    }
    var log = scope.assignments.computeIfAbsent(name, _ -> new ArrayList<>());
    if (log.size() < MAX_ASSIGNMENTS) {
      log.add(new Scope.Assignment(m.guard(), value, m.place(), origin));
    }
  }

  /// The value itself, or something simpler where it is told apart too finely.
  private Cases kept(String name, Cases made) {
    Diagram.Extent extent = m.diagram.extent(made);
    if (extent.nodes() <= MAX_UNSETTLED || extent.values().contains(Value.Singleton.ABSENT)) {
      return made;
    }
    if (extent.values().size() > MAX_VALUES || extent.nodes() > MAX_NODES) {
      var why = m.unknown(name + " has too many different values", "undebug");
      m.expose(List.of(made), why);
      return m.of(why);
    }
    boolean isPlain =
        extent.values().stream()
            .allMatch(value -> value instanceof Value.Opaque || Repr.isScalar(value));
    return isPlain && !Cover.isSettled(made) ? new Cover(m.diagram).settle(made) : made;
  }

  void delete(String name) {
    Scope scope = target(m.scope, name);
    m.each(
        slot(scope, name),
        value -> {
          if (value == Value.Singleton.ABSENT) {
            return m.raise("NameError", "name " + Repr.quote(name) + " is not defined");
          }
          assign(scope, name, absent(), "deleted");
          return m.none();
        });
  }

  /// Any name may have been set by code that cannot be followed.
  public void flood(Scope scope, Value.Opaque content) {
    // What may be set at all is not known, so it does not matter which unmodelled truth decides.
    Cases here = new Cover(m.diagram).possible(m.here());
    for (String name : List.copyOf(scope.slots.keySet())) {
      if (!name.startsWith("__")) {
        set(
            scope,
            name,
            m.of(content),
            here,
            new Scope.Origin("may be set: " + content.why(), List.of(), name));
      }
    }
    scope.floods.add(new Scope.Flood(here, content));
  }
}
