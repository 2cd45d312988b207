package dev.undebug.python.evaluate.machine;

import java.util.List;
import java.util.Set;

/// A question about one atom that is answered by yes or no.
///
/// All questions about an atom stand together in a diagram, by first use; the newest atom stands on
/// top, so that a guard that grows keeps what it had as a part of itself.
///
/// @param rank of the atom: when it was first asked about
/// @param index of the first use
public record Predicate(int rank, int index, Atom atom, List<Op> after, Check check)
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
    int byRank = Integer.compare(other.rank, rank);
    return byRank != 0 ? byRank : Integer.compare(index, other.index);
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
