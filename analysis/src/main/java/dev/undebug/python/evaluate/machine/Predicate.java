package dev.undebug.python.evaluate.machine;

import java.util.List;
import java.util.Set;

/// A question about one atom that is answered by yes or no.
///
/// All questions about an atom stand together in a diagram, by first use; the newest atom stands on
/// top, so that a guard that grows keeps what it had as a part of itself. But a truth that nobody
/// models stands beside what decides whether anybody asks for it: with all of those truths on top,
/// a diagram would have to remember which of them hold until it comes to what they go with.
///
/// @param place of the atom: those that stand later in the order stand above
/// @param index of the first use
public record Predicate(Order.Place place, int index, Atom atom, List<Op> after, Check check)
    implements Comparable<Predicate> {

  /// What is asked of the outcome of the pipeline.
  public sealed interface Check {
    record In(Set<Value> values) implements Check {}

    record StartsWith(String text) implements Check {}

    record EndsWith(String text) implements Check {}

    record Contains(String text) implements Check {}

    record Raises() implements Check {}

    record Truthy() implements Check {}

    /// The atom itself is a truth.
    record Holds() implements Check {}
  }

  /// Whether it is a truth of somebody else's code; what undebug itself lacks is no ground for
  /// assuming anything.
  boolean isForeign() {
    return atom instanceof Atom.Unmodelled(_, _, var owner) && !owner.equals("undebug");
  }

  public boolean isUnmodelled() {
    return atom instanceof Atom.Unmodelled;
  }

  @Override
  public int compareTo(Predicate other) {
    int byPlace = other.place.compareTo(place);
    return byPlace != 0 ? byPlace : Integer.compare(index, other.index);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Predicate predicate && predicate.index == index;
  }

  @Override
  public int hashCode() {
    return index;
  }
}
