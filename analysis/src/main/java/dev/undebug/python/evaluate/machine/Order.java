package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;

/// The order in which diagrams ask about atoms.
///
/// A new atom may stand anywhere: no diagram asks about it yet, so all of them stay as they are.
final class Order {

  /// Where an atom stands. It moves when another is put before it; which of two stands first never
  /// changes.
  static final class Place implements Comparable<Place> {
    private int at = -1;

    /// How many it follows, one after the other.
    private final int depth;

    private Place(int depth) {
      this.depth = depth;
    }

    /// Before every other.
    static Place first() {
      return new Place(0);
    }

    @Override
    public int compareTo(Place other) {
      return Integer.compare(at, other.at);
    }
  }

  private final List<Place> places = new ArrayList<>();

  /// A place behind every other.
  Place last() {
    return at(places.size(), new Place(0));
  }

  /// A place behind another, and behind those that followed it before.
  Place after(Place leader) {
    int at = leader.at + 1;
    while (at < places.size() && places.get(at).depth > leader.depth) {
      at++;
    }
    return at(at, new Place(leader.depth + 1));
  }

  /// A place right before another.
  Place before(Place other) {
    return at(other.at, new Place(other.depth));
  }

  private Place at(int at, Place made) {
    places.add(at, made);
    for (int i = at; i < places.size(); i++) {
      places.get(i).at = i;
    }
    return made;
  }
}
