package dev.undebug.python.evaluate.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every question that was asked of the environment, each only once.
final class Predicates {
  private static final int MAX = 3_000;

  private final Theory theory;
  private final Map<List<Object>, Predicate> known = new HashMap<>();
  private final Map<Atom, Order.Place> places = new HashMap<>();
  private final Order order = new Order();

  Predicates(Theory theory) {
    this.theory = theory;
  }

  Predicate of(Atom atom, List<Op> after, Predicate.Check check) {
    mention(atom, check);
    if (known.size() > MAX) {
      throw new Exhausted("it asks too many questions of its environment");
    }
    List<Object> key = List.of(atom, List.copyOf(after), check);
    Predicate found = known.get(key);
    if (found == null) {
      found = new Predicate(place(atom), known.size(), atom, List.copyOf(after), check);
      known.put(key, found);
    }
    return found;
  }

  /// Texts that the program compares with are worth trying.
  private void mention(Atom atom, Predicate.Check check) {
    switch (check) {
      case Predicate.Check.In(var values) ->
          values.forEach(value -> theory.mention(atom, Repr.plain(value)));
      case Predicate.Check.StartsWith(var text) -> theory.mention(atom, text);
      case Predicate.Check.EndsWith(var text) -> theory.mention(atom, text);
      case Predicate.Check.Contains(var text) -> theory.mention(atom, text);
      case Predicate.Check.Raises _, Predicate.Check.Truthy _, Predicate.Check.Holds _ -> {}
    }
  }

  private Order.Place place(Atom atom) {
    return places.computeIfAbsent(atom, _ -> order.last());
  }

  /// A truth that nobody models, right above what decides whether anybody asks for it.
  Predicate above(Atom.Unmodelled truth, Predicate deciding) {
    places.put(truth, order.after(deciding.place()));
    return of(truth, List.of(), new Predicate.Check.Holds());
  }

  /// A truth that nobody models, right below what decides whether anybody asks for it.
  Predicate below(Atom.Unmodelled truth, Predicate deciding) {
    places.put(truth, order.before(deciding.place()));
    return of(truth, List.of(), new Predicate.Check.Holds());
  }
}
