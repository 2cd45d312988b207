package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs loops, round by round.
final class Loops {
  private static final int MAX_ROUNDS = 20_000;

  /// Rounds of a loop whose end the environment decides.
  private static final int MAX_UNDECIDED = 40;

  /// Rounds after each of which a truth that nobody models may have left the loop.
  private static final int MAX_OPEN = 4;

  private final Machine m;

  Loops(Machine m) {
    this.m = m;
  }

  void run(Statement.For loop) {
    Cases iterable = m.diagram.narrow(m.expressions.eval(loop.iterable()), m.guard());
    // However many things are not known, the loop over them is the same.
    Optional<Value> unknown =
        m.diagram.values(iterable).stream().filter(Loops::isUnknown).findFirst();
    m.each(
        m.diagram.map(iterable, value -> isUnknown(value) ? unknown.orElse(value) : value),
        value -> {
          Optional<List<Value.Item>> items = m.operators.iterate(value);
          if (items.isPresent()) {
            rounds(loop, items.get());
          } else if (isUnknown(value)) {
            unknownRounds(loop, Operators.reason(m, value));
          } else {
            unknownRounds(loop, m.unknown("a loop over something that is not modelled", "undebug"));
          }
          return m.none();
        });
  }

  private static boolean isUnknown(Value value) {
    return value instanceof Value.Opaque || value instanceof Value.Symbol;
  }

  /// How often a loop runs is not known: whatever it may do, may have been done.
  private void unknownRounds(Statement.For loop, Value.Opaque why) {
    Cases runs = m.maybe(why);
    m.branch(
        runs,
        () -> {
          // One round with an element that is not known; then what it touched is not known.
          rounds(
              new Statement.For(
                  loop.target(), loop.iterable(), loop.body(), List.of(), false, loop.span()),
              List.of(m.item(m.derived(why))));
          Widening.widen(m, loop.body(), why);
          m.statements.assign(loop.target(), m.derived(why));
          return m.statements.block(loop.orElse());
        },
        () -> m.statements.block(loop.orElse()));
  }

  private void rounds(Statement.For loop, List<Value.Item> items) {
    List<Exit> outer = m.exits;
    m.exits = new ArrayList<>();
    Cases broken = m.diagram.never;
    try {
      for (Value.Item item : items) {
        if (!m.isReached()) {
          break;
        }
        m.at(loop);
        Cases present = m.diagram.narrow(item.guard(), m.guard());
        Cases skipped = m.diagram.andNot(m.guard(), present);
        m.guard = m.diagram.and(m.guard(), present);
        m.statements.assign(loop.target(), item.value());
        m.statements.run(loop.body());
        broken = m.diagram.or(broken, collect(outer));
        m.guard = m.diagram.or(m.guard(), skipped);
      }
    } finally {
      m.exits = outer;
    }
    m.statements.run(loop.orElse());
    m.guard = m.diagram.or(m.guard(), broken);
  }

  /// Ends a round: what continued goes on, what broke is given back, the rest leaves the loop.
  private Cases collect(List<Exit> outer) {
    Cases broken = m.diagram.never;
    for (Exit exit : m.exits) {
      switch (exit) {
        case Exit.Break(var guard) -> broken = m.diagram.or(broken, guard);
        case Exit.Continue(var guard) -> m.guard = m.diagram.or(m.guard(), guard);
        case Exit.Raise _, Exit.Return _, Exit.Lost _, Exit.Begins _ -> outer.add(exit);
      }
    }
    m.exits.clear();
    return broken;
  }

  void run(Statement.While loop) {
    List<Exit> outer = m.exits;
    Cases broken = m.diagram.never;
    Cases ended = m.diagram.never;
    int undecided = 0;
    int open = 0;
    boolean isWidened = false;
    int functions = m.statements.functionsRun();
    for (int round = 0; m.isReached(); round++) {
      m.exits = outer;
      m.at(loop);
      Cases test = m.diagram.narrow(m.operators.truth(m.expressions.eval(loop.test())), m.guard());
      if ((test instanceof Cases.Fork && ++undecided > MAX_UNDECIDED) || round > MAX_ROUNDS) {
        m.lose("a loop whose end is not known", "undebug");
        break;
      }
      ended = m.diagram.or(ended, m.diagram.andNot(m.guard(), test));
      Cases before = m.guard();
      m.guard = m.diagram.and(before, test);
      m.exits = new ArrayList<>();
      m.statements.run(loop.body());
      broken = m.diagram.or(broken, collect(outer));
      boolean isOpen = !Cover.isSettled(m.diagram.narrow(m.guard(), before));
      open += Cover.isSettled(test) ? (isOpen ? 1 : 0) : MAX_OPEN;
      if (isWidened || (open >= MAX_OPEN && functions == m.statements.functionsRun())) {
        // How often it runs is not known: what is true of any later round is true of one in which
        // nothing is known that a round changes.
        Widening.widen(m, loop.body(), m.unknown("a loop whose end is not known", "undebug"));
        if (isWidened) {
          m.exits = outer;
          ended = m.diagram.or(ended, last(test, isOpen, functions));
          break;
        }
        isWidened = true;
      }
    }
    m.exits = outer;
    m.guard = ended;
    m.statements.run(loop.orElse());
    m.guard = m.diagram.or(m.guard(), broken);
  }

  /// Where a loop ends after the round that stands for all later ones: not at all, where it is only
  /// left from within, as that round was.
  private Cases last(Cases test, boolean isLeft, int functions) {
    if (functions != m.statements.functionsRun()) {
      // A function may have changed what the loop does not name.
      m.lose("a loop whose end is not known", "undebug");
      return m.diagram.never;
    }
    return test == m.diagram.always && isLeft ? m.diagram.never : m.guard();
  }
}
