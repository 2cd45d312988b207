package dev.undebug.python.evaluate.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Truths that nobody models: as few as say the same, where diagrams that ask about them stay small
/// (`docs/decisions/006-truths-that-nobody-models.md`).
final class Truths {

  /// Decisions of a guard in which each of these truths is kept apart. Guards of settings that are
  /// told whole have some dozens; those above go on to hundreds of thousands.
  private static final int MAX_GUARD = 300;

  /// Where a new truth stands.
  enum Order {
    /// Above all that was asked before: a guard that grows keeps what it had as a part of itself.
    ON_TOP,
    /// Beside what decides whether it is asked for; and guards are made coarse. Takes more where
    /// most of the truths go together with variables that were asked about long before.
    BESIDE
  }

  private final Machine m;
  private final Predicates predicates;
  Order order = Order.ON_TOP;

  /// The value whose cases are being gone through in the expression that is being evaluated.
  Optional<Asked> asked = Optional.empty();

  Truths(Machine m, Predicates predicates) {
    this.m = m;
    this.predicates = predicates;
  }

  /// One of the cases of a value.
  record Asked(Cases cases, Value value) {

    /// What decides that it is this one.
    private Optional<Predicate> deciding() {
      return Diagram.deciding(cases, value);
    }
  }

  /// Why something is not known.
  record Reason(String why, String owner) {}

  void ask(Cases cases, Value value) {
    asked = Optional.of(new Asked(cases, value));
  }

  void forget() {
    asked = Optional.empty();
  }

  /// A new truth, beside what decides whether anybody asks for it.
  Cases maybe(Atom.Unmodelled truth) {
    if (order == Order.ON_TOP) {
      return m.diagram.of(predicates.of(truth, List.of(), new Predicate.Check.Holds()));
    }
    Optional<Predicate> deciding = asked.flatMap(Asked::deciding);
    if (deciding.isPresent()) {
      return m.diagram.of(predicates.below(truth, deciding.get()));
    }
    return m.diagram.of(
        m.guard instanceof Cases.Fork reached
            ? predicates.above(truth, reached.predicate)
            : predicates.of(truth, List.of(), new Predicate.Check.Holds()));
  }

  /// The same where only what is known of values matters, and not which object each is: what is
  /// unknown for one reason is then one unknown, however many there are. A process that asks has
  /// one of them before it, so one truth will do for all.
  Cases alike(Cases cases) {
    return cases instanceof Cases.Fork ? alike(cases, new HashMap<>()) : cases;
  }

  /// The same for several values, of which a process has one before it.
  ///
  /// @param unknowns those that stand for others
  Cases alike(Cases cases, Map<Reason, Value.Opaque> unknowns) {
    return m.diagram.map(
        cases,
        value ->
            value instanceof Value.Opaque(_, var why, var owner)
                ? unknowns.computeIfAbsent(new Reason(why, owner), _ -> m.unknown(why, owner))
                : value);
  }

  /// A guard that has become large because of what nobody models says less of it: where it holds,
  /// or does not, whatever those truths are, it stays; elsewhere one new truth stands for it. What
  /// is true for both answers of the new one is true for all answers of the old ones.
  Cases coarse(Cases guard) {
    if (order == Order.ON_TOP
        || !Diagram.isLargerThan(MAX_GUARD, guard)
        || Cover.isSettled(guard)) {
      return guard;
    }
    var cover = new Cover(m.diagram);
    Cases possible = cover.possible(guard);
    Cases sure = m.diagram.not(cover.possible(m.diagram.not(guard)));
    return m.diagram.choose(m.maybe(Cover.reason(guard)), possible, sure);
  }

  /// The same for a value whose cases are `True` and `False`; any other stays.
  Cases coarseTruth(Cases value) {
    return order == Order.BESIDE
            && Diagram.isLargerThan(MAX_GUARD, value)
            && m.diagram.values(value).stream().allMatch(Value.Bool.class::isInstance)
        ? coarse(value)
        : value;
  }
}
