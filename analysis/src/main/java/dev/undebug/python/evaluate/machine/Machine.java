package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Node;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.ModuleSource;
import dev.undebug.python.evaluate.Read;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The state of one evaluation: one store, in which every write stands under a guard.
///
/// [#guard] says for which environments the code that is being run is reached. Whatever raises or
/// returns leaves an [Exit] behind and takes its environments out of the guard, so code after it
/// runs for the others only.
public final class Machine {
  /// Nodes of the tree that one evaluation visits; the largest settings modules measured need
  /// 100,000.
  private static final int MAX_STEPS = 3_000_000;

  private static final int MAX_DEPTH = 100;

  /// Combinations of the values of several operands that are told apart.
  private static final int MAX_COMBINATIONS = 2_000;

  public final Diagram diagram;
  final Theory theory = new Theory();
  public final ModuleSource source;
  public final Environment environment;
  public final int pythonMinor;

  Cases guard;

  /// All environments but those that failed for good in the statement that is being run. What
  /// becomes of an environment after it failed for good is of no interest: [#forget] lets guards
  /// and values say anything about it, so that they need not say that it did not fail.
  Cases live;

  List<Exit> exits = new ArrayList<>();

  /// Whether an entry point is being run, before the settings are loaded.
  boolean isEntering;

  public Scope scope;
  Place place = Place.ofFile("");

  /// Where the evaluation was last; also after it broke off.
  Place latest = place;

  /// How many `try` statements around the running code catch import errors, or anything.
  public int tries;

  /// How much of the running code could still stop an exception: `try`, and `with suppress(…)`.
  int catching;

  final List<Read> reads = new ArrayList<>();

  /// The variables whose initial values were looked at.
  final Set<String> asked = new HashSet<>();

  boolean asksForAny;
  final TreeSet<String> libraries = new TreeSet<>();
  public final Builtins builtins;
  final Expressions expressions;
  final Statements statements;
  public final Operators operators;
  public final Attributes attributes;
  public final Calls calls;
  public final Imports imports;
  public final Names names;
  public final Map<String, Library> library;

  /// Files that were read, by their text; `exec` finds the file again.
  final Map<String, String> filesByText = new HashMap<>();

  final TreeSet<String> filesWritten = new TreeSet<>();
  public final EnvironObject environ;

  private final Predicates predicates = new Predicates(theory);
  final Truths truths = new Truths(this, predicates);
  private int opaques;
  int steps;
  private int depth;

  public Machine(
      ModuleSource source, Environment environment, int pythonMinor, Map<String, Library> library) {
    this.library = library;
    this.source = source;
    this.environment = environment;
    this.pythonMinor = pythonMinor;
    this.diagram = new Diagram(theory);
    this.guard = diagram.always;
    this.live = diagram.always;
    this.environ = new EnvironObject(clean());
    this.scope = Scope.ofModule(Scope.File.NONE);
    this.builtins = new Builtins(this);
    this.operators = new Operators(this);
    this.attributes = new Attributes(this);
    this.calls = new Calls(this);
    this.expressions = new Expressions(this);
    this.statements = new Statements(this);
    this.imports = new Imports(this);
    this.names = new Names(this);
  }

  /// Counts a step, and remembers where it is.
  void at(Node node) {
    truths.forget();
    if (++steps > MAX_STEPS) {
      throw new Exhausted("it takes too many steps");
    }
    if (!scope.file.isModel()) {
      place = scope.file.source().place(node.span());
      latest = place;
    }
  }

  void enter() {
    if (++depth > MAX_DEPTH) {
      depth = 0;
      throw new Exhausted("its calls go too deep");
    }
  }

  void leave() {
    depth--;
  }

  public boolean isReached() {
    return guard != diagram.never;
  }

  public Place place() {
    return place;
  }

  public Cases guard() {
    return guard;
  }

  /// Where the running code is reached, as far as it matters.
  public Cases here() {
    return diagram.narrow(guard, live);
  }

  /// Takes a way out.
  void leave(List<Exit> ways, Exit exit) {
    ways.add(exit);
    boolean isFailure = exit instanceof Exit.Raise || exit instanceof Exit.Lost;
    if (isFailure && catching == 0) {
      live = diagram.andNot(live, exit.guard());
    }
  }

  /// Lets the guard say anything about what failed for good.
  void forget() {
    if (catching == 0 && guard instanceof Cases.Fork) {
      guard = diagram.bare(guard, live);
    }
    guard = truths.coarse(guard);
  }

  // Values

  public Cases of(Value value) {
    return diagram.leaf(value);
  }

  public Cases text(String text) {
    if (text.length() > 1_000_000) {
      return opaque("a text grows too long", "");
    }
    return diagram.leaf(new Value.Text(text));
  }

  public Cases none() {
    return diagram.leaf(Value.Singleton.NONE);
  }

  public Cases integer(long value) {
    return diagram.leaf(Value.Int.of(value));
  }

  public Taint clean() {
    return new Taint(diagram.never, new Value.Opaque(-1, "", ""));
  }

  public Value.Opaque unknown(String why, String owner) {
    return new Value.Opaque(++opaques, why, owner);
  }

  public Cases opaque(String why, String owner) {
    return diagram.leaf(unknown(why, owner));
  }

  /// A text that is not known, but not empty.
  public Cases someText(String why, String owner) {
    return diagram.leaf(SomeTexts.of(++opaques, why, owner));
  }

  public Cases derived(Value.Opaque from) {
    return diagram.leaf(unknown(from.why(), from.owner()));
  }

  public Value.Item item(Cases value) {
    return new Value.Item(diagram.always, value);
  }

  public Cases list(Collection<Cases> values) {
    return diagram.leaf(new ListObject(clean(), values.stream().map(this::item).toList()));
  }

  public Cases listOf(List<Value.Item> items) {
    return diagram.leaf(new ListObject(clean(), items));
  }

  public Cases tuple(List<Cases> values) {
    return diagram.leaf(new Value.Tuple(values.stream().map(this::item).toList()));
  }

  public Cases texts(Collection<String> values) {
    return list(values.stream().map(this::text).toList());
  }

  public DictObject dict() {
    return new DictObject(clean(), DictObject.Form.DICT);
  }

  public Cases dict(Map<String, Cases> values) {
    DictObject dict = dict();
    new LinkedHashMap<>(values)
        .forEach((key, value) -> Dicts.put(this, dict, new Value.Text(key), value));
    return diagram.leaf(dict);
  }

  public Cases function(String name, Value.Native.Callable body) {
    return diagram.leaf(new Value.Native(name, body));
  }

  // Cases

  /// Does something for every value there may be, under its own guard, and brings the results
  /// together.
  public Cases each(Cases cases, Function<Value, Cases> body) {
    Cases narrow = diagram.narrow(cases, guard);
    if (!isReached()) {
      return diagram.unreached;
    }
    if (narrow instanceof Cases.Leaf leaf && !Taint.isTainted(leaf.value)) {
      return body.apply(leaf.value);
    }
    Cases out = diagram.unreached;
    Cases live = diagram.never;
    var around = truths.asked;
    for (var reached : Taint.split(diagram, diagram.reached(narrow, guard))) {
      truths.ask(narrow, reached.value());
      guard = reached.guard();
      Cases made = body.apply(reached.value());
      out = diagram.choose(guard, made, out);
      live = diagram.or(live, guard);
    }
    truths.asked = around;
    guard = truths.coarse(live);
    return isReached() ? truths.coarseTruth(out) : diagram.unreached;
  }

  public Cases each(Cases first, Cases second, BiFunction<Value, Value, Cases> body) {
    return each(first, one -> each(second, two -> body.apply(one, two)));
  }

  /// Does something for every combination of values.
  public Cases each(List<Cases> all, Function<List<Value>, Cases> body) {
    long combinations = 1;
    for (Cases one : all) {
      combinations *= diagram.values(diagram.narrow(one, guard)).size();
      if (combinations > MAX_COMBINATIONS) {
        return opaque("too many combinations of values", "undebug");
      }
    }
    return each(all, List.of(), body);
  }

  private Cases each(List<Cases> rest, List<Value> done, Function<List<Value>, Cases> body) {
    if (rest.isEmpty()) {
      return body.apply(done);
    }
    return each(
        rest.getFirst(),
        value -> {
          var more = new ArrayList<>(done);
          more.add(value);
          return each(rest.subList(1, rest.size()), more, body);
        });
  }

  /// Runs one thing where a test holds and another elsewhere.
  public Cases branch(
      Cases test, java.util.function.Supplier<Cases> yes, java.util.function.Supplier<Cases> no) {
    Cases before = guard;
    Cases holds = diagram.narrow(test, guard);
    int ways = exits.size();
    guard = diagram.and(before, holds);
    int start = steps;
    Cases first = isReached() ? yes.get() : diagram.unreached;
    Cases afterFirst = guard;
    int middle = steps;
    guard = diagram.andNot(before, holds);
    Cases second = isReached() ? no.get() : diagram.unreached;
    Cases made = diagram.choose(afterFirst, first, second);
    boolean isIdle = afterFirst == diagram.never ? steps == middle : middle == start;
    guard = diagram.or(afterFirst, guard);
    if (tries == 0
        && isReached()
        && guard != before
        && isIdle
        && Exit.areRaises(exits.subList(ways, exits.size()))) {
      guard = new Cover(diagram).assumingStart(guard, before);
    }
    return made;
  }

  // Predicates

  public Cases predicate(Atom atom, List<Op> after, Predicate.Check check) {
    if (atom instanceof Atom.SomeText some) {
      return SomeTexts.answer(this, some, after, check);
    }
    return diagram.of(predicateOf(atom, after, check));
  }

  Predicate predicateOf(Atom atom, List<Op> after, Predicate.Check check) {
    return predicates.of(atom, after, check);
  }

  /// A truth that nobody knows.
  public Cases maybe(Value.Opaque why) {
    return truths.maybe(new Atom.Unmodelled(++opaques, why.why(), why.owner()));
  }

  // Ways out

  /// Raises an exception wherever the running code is reached.
  public Cases raise(String type, String message) {
    return raise(builtins.exception(this, type, message));
  }

  public Cases raise(Cases exception) {
    if (isReached()) {
      leave(exits, new Exit.Raise(guard, exception, place));
      guard = diagram.never;
    }
    return diagram.unreached;
  }

  /// Gives up on the environments for which the running code is reached.
  public Cases lose(String why, String owner) {
    if (isReached()) {
      leave(exits, new Exit.Lost(guard, unknown(why, owner)));
      guard = diagram.never;
    }
    return diagram.unreached;
  }

  /// What comes of code that cannot be followed; inside `try` it may also raise.
  public Cases escaped(Value.Opaque why) {
    if (tries > 0) {
      Cases fails = maybe(why);
      branch(
          fails,
          () -> raise(diagram.leaf(unknown(why.why(), why.owner()))),
          () -> diagram.unreached);
    }
    return derived(why);
  }

  /// What code that cannot be followed has in hand may be anything afterwards.
  public void expose(Collection<Cases> values, Value.Opaque why) {
    new Exposure(this, why).expose(values);
  }

  /// Says that a package is taken to be installed, in which version.
  public void assume(String distribution) {
    libraries.add(distribution);
  }

  public void read(String variable, String cast) {
    if (reads.size() < 10_000) {
      reads.add(new Read(variable, cast, place));
    }
  }
}
