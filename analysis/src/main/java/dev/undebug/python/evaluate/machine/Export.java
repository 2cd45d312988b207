package dev.undebug.python.evaluate.machine;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Turns values into plain data.
final class Export {
  private static final int MAX_DEPTH = 12;
  private static final int MAX_ELEMENTS = 5_000;

  /// Decisions of an end that values are settled together with. With the ends of settings that can
  /// fail in dozens of ways, each value would take ten thousands of decisions.
  private static final int MAX_TOGETHER = 300;

  private static final Datum ABOVE =
      new Datum.Unknown(
          "a path above the root of the analysed tree", "where the tree is installed");

  private final Machine m;
  private final Conditions conditions;
  private final Ending ending;

  /// The end without what nobody models, and where the module does not come to it.
  private final Cases settledEnd;

  private final Cases stopped;

  /// Where the module comes to its end, as far as it matters to the value that is being told.
  private Cases started;

  private int elements;

  Export(Machine m, Conditions conditions, Ending ending) {
    this.started = m.diagram.always;
    this.m = m;
    this.conditions = conditions;
    this.ending = ending;
    this.settledEnd = conditions.settle(ending.outcome());
    this.stopped = m.diagram.map(settledEnd, one -> Value.Bool.of(one != Value.Singleton.ABSENT));
  }

  /// What becomes of the module where it does not come to its end: first what is not known, then
  /// failures. A condition may also hold where an earlier case does.
  List<Case> ends() {
    var cases = new ArrayList<Case>();
    for (var reached : m.diagram.reached(settledEnd, m.diagram.always)) {
      if (reached.value() instanceof Value.Opaque(_, var why, var owner)) {
        cases.add(
            new Case(
                conditions.shortest(reached.guard(), stopped, "", ""),
                new Case.Outcome.Unknown(why, owner)));
      }
    }
    Cases failing = m.diagram.map(settledEnd, value -> Value.Bool.of(value.equals(Ending.FAILS)));
    Cases sure = m.diagram.never;
    for (Cases raised : ending.failures().values()) {
      sure = m.diagram.or(sure, conditions.sure(raised));
    }
    // What an unmodelled truth decides is only told where nothing else is to be told.
    Cases open = m.diagram.andNot(failing, sure);
    ending
        .failures()
        .forEach(
            (failure, raised) -> {
              Cases possible = m.diagram.and(conditions.possible(raised), open);
              Cases guard = m.diagram.and(m.diagram.or(conditions.sure(raised), possible), failing);
              if (guard != m.diagram.never) {
                var when = conditions.own(guard, failing);
                cases.add(new Case(when, outcome(new Diagram.Reached(failure, guard))));
              }
            });
    return cases;
  }

  /// What a name may be: first what is not known, then values. Where the module does not come to
  /// its end, a condition may hold as well.
  List<Case> cases(Cases value) {
    started = ending.started();
    // What is decided by the same unmodelled truths is settled together.
    boolean isApart =
        conditions.isSettled(value) || Diagram.isLargerThan(MAX_TOGETHER, ending.outcome());
    Cases whole = isApart ? value : ending.over(m, value);
    Cases settled = conditions.settle(whole);
    List<Value> said = m.diagram.values(settledEnd);
    var cases = new ArrayList<Case>();
    for (var reached : m.diagram.reached(settled, m.diagram.always)) {
      boolean isEnd =
          reached.value() == Value.Singleton.UNREACHED
              || (reached.value() != Value.Singleton.ABSENT && said.contains(reached.value()));
      if (isEnd) {
        continue;
      }
      elements = 0;
      // Where a failure was left out, the value is the one of the environments that do not fail.
      Cases own = m.diagram.map(whole, one -> Value.Bool.of(one.equals(reached.value())));
      Cases guard = m.diagram.and(reached.guard(), own);
      // Without what only says that the module comes to its end, a condition is short.
      Cases bare = m.diagram.bare(reached.guard(), m.diagram.not(stopped));
      var when = conditions.own(bare, stopped);
      cases.add(
          Conditions.isUnsayable(when)
              ? new Case(when, new Case.Outcome.Unknown(when.getFirst().why(), "undebug"))
              : new Case(when, outcome(new Diagram.Reached(reached.value(), guard))));
    }
    cases.sort(Comparator.comparingInt(one -> rank(one.outcome())));
    return cases;
  }

  private static int rank(Case.Outcome outcome) {
    return switch (outcome) {
      case Case.Outcome.Unknown _ -> 0;
      case Case.Outcome.Fails _ -> 1;
      case Case.Outcome.Is _, Case.Outcome.Absent _ -> 2;
    };
  }

  private Case.Outcome outcome(Diagram.Reached reached) {
    return switch (reached.value()) {
      case Value.Failure(var type, var message, var place) ->
          new Case.Outcome.Fails(type, message, Optional.of(place));
      case Value.Singleton singleton when singleton == Value.Singleton.ABSENT ->
          new Case.Outcome.Absent();
      case Value.Opaque(_, var why, var owner) -> new Case.Outcome.Unknown(why, owner);
      case Value.Symbol(Atom.SomeText(_, var why, var owner), _, _) ->
          new Case.Outcome.Unknown(why, owner);
      default -> new Case.Outcome.Is(datum(reached.value(), reached.guard(), 0));
    };
  }

  /// What there is where a guard holds and the module comes to its end. Most parts of a value do
  /// not depend on whether it does, so the two are not brought together.
  private Cases narrow(Cases cases, Cases guard) {
    return m.diagram.narrow(m.diagram.narrow(cases, started), guard);
  }

  private Datum datum(Cases cases, Cases guard, int depth) {
    Cases settled = conditions.settle(narrow(cases, guard));
    if (settled instanceof Cases.Leaf leaf) {
      return datum(leaf.value, guard, depth);
    }
    var options = new ArrayList<Case>();
    for (var reached : m.diagram.reached(settled, guard)) {
      Cases when = m.diagram.narrow(reached.guard(), guard);
      Case.Outcome outcome =
          reached.value() == Value.Singleton.ABSENT
              ? new Case.Outcome.Absent()
              : new Case.Outcome.Is(datum(reached.value(), reached.guard(), depth));
      options.add(new Case(when(when, guard), outcome));
    }
    return new Datum.OneOf(options);
  }

  private Datum datum(Value value, Cases guard, int depth) {
    if (depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
      return new Datum.Unknown("the value is too deep or too long to be shown", "");
    }
    if (value instanceof Value.Heap heap
        && heap.taint().when() != m.diagram.never
        && m.diagram.and(m.diagram.and(heap.taint().when(), guard), started) != m.diagram.never) {
      return new Datum.Unknown(heap.taint().content().why(), heap.taint().content().owner());
    }
    return switch (value) {
      case Value.Singleton singleton ->
          singleton == Value.Singleton.NONE
              ? new Datum.None()
              : new Datum.Thing(singleton.name().toLowerCase(java.util.Locale.ROOT));
      case Value.Bool(var truth) -> new Datum.Bool(truth);
      case Value.Int(var number) -> new Datum.Int(number);
      case Value.Real(var number) -> new Datum.Real(number);
      case Value.Text(var text) when Paths.namesAbove(text) -> ABOVE;
      case Value.FilePath(var text) when Paths.namesAbove(text) -> ABOVE;
      case Value.Text(var text) -> new Datum.Text(text);
      case Value.Bytes(var bytes) -> new Datum.Bytes(bytes);
      case Value.FilePath(var text) -> new Datum.PathOf(text);
      case Value.Tuple(var items) -> sequence(Datum.Sequence.Form.TUPLE, items, guard, depth);
      case ListObject list -> sequence(Datum.Sequence.Form.LIST, list.items, guard, depth);
      case DictObject dict ->
          dict.form == DictObject.Form.DICT
              ? mapping(dict, guard, depth)
              : sequence(Datum.Sequence.Form.SET, keys(dict), guard, depth);
      case Value.Symbol symbol -> symbol(symbol);
      case Value.Opaque(_, var why, var owner) -> new Datum.Unknown(why, owner);
      case Instance instance -> new Datum.Thing("an object of " + instance.type.name);
      case ClassObject type -> new Datum.Thing("class " + type.name);
      case FunctionObject function -> new Datum.Thing("function " + function.name);
      case ModuleObject module -> new Datum.Thing("module " + module.name());
      case Value.Duration(var micros) -> new Datum.Thing("timedelta of " + micros + " µs");
      default -> new Datum.Thing("an object");
    };
  }

  private static Datum symbol(Value.Symbol symbol) {
    return switch (symbol.atom()) {
      case Atom.Variable(var name, _) ->
          new Datum.FromVariable(name, symbol.after().stream().map(Op::toString).toList());
      case Atom.SomeText(_, var why, var owner) -> new Datum.Unknown(why, owner);
      default -> new Datum.Unknown("the machine's name", "the machine");
    };
  }

  private List<Value.Item> keys(DictObject dict) {
    Cases outer = m.guard;
    m.guard = m.diagram.always;
    try {
      return Dicts.keys(m, dict);
    } finally {
      m.guard = outer;
    }
  }

  private Datum sequence(Datum.Sequence.Form form, List<Value.Item> items, Cases guard, int depth) {
    var all = new ArrayList<Datum.Element>();
    for (Value.Item item : items) {
      Cases present = narrow(item.guard(), guard);
      Cases both = m.diagram.and(guard, present);
      if (both == m.diagram.never) {
        continue;
      }
      all.add(new Datum.Element(when(present, guard), datum(item.value(), both, depth + 1)));
    }
    return new Datum.Sequence(form, all);
  }

  /// When something is there, given that a guard holds.
  private List<Alternative> when(Cases present, Cases guard) {
    Cases settled = conditions.settle(present);
    var all = new ArrayList<Alternative>();
    for (Value value : m.diagram.values(settled)) {
      if (value instanceof Value.Opaque(_, var why, var owner)) {
        Cases at = m.diagram.map(settled, other -> Value.Bool.of(other.equals(value)));
        all.addAll(conditions.shortest(at, m.diagram.not(guard), why, owner));
      }
    }
    all.addAll(
        say(m.diagram.map(settled, value -> Value.Bool.of(value.equals(Value.Bool.TRUE))), guard));
    return all;
  }

  private List<Alternative> say(Cases holds, Cases guard) {
    return conditions.shortest(holds, m.diagram.not(guard), "", "");
  }

  private Datum mapping(DictObject dict, Cases guard, int depth) {
    var all = new ArrayList<Datum.Entry>();
    for (DictObject.Entry entry : dict.entries.values()) {
      Cases slot = narrow(entry.slot, guard);
      Cases present = m.diagram.map(slot, value -> Value.Bool.of(value != Value.Singleton.ABSENT));
      Cases both = m.diagram.and(guard, present);
      if (both == m.diagram.never) {
        continue;
      }
      all.add(
          new Datum.Entry(
              when(m.diagram.narrow(present, guard), guard),
              datum(entry.key, guard, depth + 1),
              datum(slot, both, depth + 1)));
    }
    return new Datum.Mapping(all);
  }
}
