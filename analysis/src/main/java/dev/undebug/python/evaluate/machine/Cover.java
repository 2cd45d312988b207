package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes a guard as few short conjunctions: an irredundant cover, by Minato's method.
final class Cover {
  private final Diagram diagram;
  private final Implication implication;

  Cover(Diagram diagram) {
    this.diagram = diagram;
    this.implication = new Implication(diagram, diagram.theory);
  }

  /// A conjunction.
  record Cube(List<Theory.Answer> answers) {
    Cube {
      answers = List.copyOf(answers);
    }
  }

  private record Part(List<Cube> cubes, Cases covers) {}

  /// A cover that may also hold where nobody minds.
  ///
  /// @param most conjunctions on the way; a cover that takes more is given up
  List<Cube> of(Cases guard, Cases indifferent, int most) {
    Cases lower = diagram.pruned(guard);
    Cases upper = diagram.or(lower, diagram.pruned(indifferent));
    var shorter = new ArrayList<Cube>();
    for (Cube cube : isop(lower, upper, new Search(most, new HashMap<>())).cubes) {
      shorter.add(shortened(cube, upper));
    }
    return irredundant(shorter, lower);
  }

  private record Search(int most, Map<Bounds, Part> done) {}

  private record Bounds(Cases lower, Cases upper) {}

  private Part isop(Cases lower, Cases upper, Search search) {
    if (lower == diagram.never) {
      return new Part(List.of(), diagram.never);
    }
    if (upper == diagram.always) {
      return new Part(List.of(new Cube(List.of())), diagram.always);
    }
    var bounds = new Bounds(lower, upper);
    Part known = search.done.get(bounds);
    if (known == null) {
      known = split(lower, upper, search);
      search.done.put(bounds, known);
    }
    return known;
  }

  private Part split(Cases lower, Cases upper, Search search) {
    Predicate top = Diagram.first(lower, upper);
    Cases l0 = Diagram.side(lower, top, false);
    Cases l1 = Diagram.side(lower, top, true);
    Cases u0 = Diagram.side(upper, top, false);
    Cases u1 = Diagram.side(upper, top, true);
    Part no = isop(without(l0, u1), u0, search);
    Part yes = isop(without(l1, u0), u1, search);
    Cases left = diagram.or(without(l0, no.covers), without(l1, yes.covers));
    Part both = isop(left, diagram.choose(u0, u1, diagram.never), search);
    var cubes = new ArrayList<Cube>(both.cubes);
    no.cubes.forEach(cube -> cubes.add(with(cube, new Theory.Answer(top, false))));
    yes.cubes.forEach(cube -> cubes.add(with(cube, new Theory.Answer(top, true))));
    if (cubes.size() > search.most) {
      throw new Exhausted("its condition is too long");
    }
    Cases covers = diagram.or(both.covers, diagram.choose(diagram.of(top), yes.covers, no.covers));
    return new Part(cubes, covers);
  }

  private Cases without(Cases one, Cases two) {
    return diagram.choose(two, diagram.never, one);
  }

  private static Cube with(Cube cube, Theory.Answer answer) {
    var all = new ArrayList<>(cube.answers);
    all.add(answer);
    return new Cube(all);
  }

  Cases guard(Cube cube) {
    Cases all = diagram.always;
    for (Theory.Answer answer : cube.answers) {
      Cases one = diagram.of(answer.predicate());
      all = diagram.and(all, answer.holds() ? one : diagram.not(one));
    }
    return all;
  }

  /// Leaves out every answer that the others imply, or that does not matter.
  private Cube shortened(Cube cube, Cases target) {
    Cube at = cube;
    for (Theory.Answer answer : cube.answers) {
      var fewer = new ArrayList<>(at.answers);
      fewer.remove(answer);
      var candidate = new Cube(fewer);
      if (implication.holds(guard(candidate), target)) {
        at = candidate;
      }
    }
    return at;
  }

  private List<Cube> irredundant(List<Cube> cubes, Cases target) {
    var all = List.copyOf(new LinkedHashSet<>(cubes));
    var behind = new ArrayList<Cases>(List.of(diagram.never));
    for (Cube cube : all.reversed()) {
      behind.add(diagram.or(behind.getLast(), guard(cube)));
    }
    var kept = new ArrayList<Cube>();
    Cases before = diagram.never;
    for (int i = 0; i < all.size(); i++) {
      Cases others = diagram.or(before, behind.get(all.size() - 1 - i));
      if (!implication.holds(target, others)) {
        kept.add(all.get(i));
        before = diagram.or(before, guard(all.get(i)));
      }
    }
    return kept;
  }

  /// What the opaque truths leave open becomes one unknown leaf.
  Cases settle(Cases cases) {
    return settle(cases, new Memo());
  }

  private Cases settle(Cases cases, Memo done) {
    if (!(cases instanceof Cases.Fork fork)) {
      return cases;
    }
    Cases known = done.get(cases);
    if (known != Memo.NOTHING) {
      return known;
    }
    Cases made;
    if (fork.predicate.atom() instanceof Atom.Unmodelled(_, var why, var owner)) {
      Cases open = diagram.leaf(new Value.Opaque(-2, why, owner));
      made = joined(settle(fork.no, done), settle(fork.yes, done), open, new Memo());
    } else {
      made = diagram.fork(fork.predicate, settle(fork.no, done), settle(fork.yes, done));
    }
    done.put(cases, made);
    return made;
  }

  /// Whether a diagram asks about nothing that is not modelled.
  static boolean isSettled(Cases cases) {
    return isSettled(cases, new Memo());
  }

  private static boolean isSettled(Cases cases, Memo seen) {
    return !(cases instanceof Cases.Fork fork)
        || !seen.isNew(cases)
        || (!fork.predicate.isUnmodelled()
            && isSettled(fork.no, seen)
            && isSettled(fork.yes, seen));
  }

  /// A guard without the unmodelled truths that another does not ask about: what only they make
  /// fail is taken to start (`docs/decisions/005-processes-that-start.md`).
  Cases assumingStart(Cases guard, Cases other) {
    var asked = new HashSet<Predicate>();
    unmodelled(other, asked, new Memo());
    return assumingStart(guard, asked, new Memo());
  }

  private static void unmodelled(Cases cases, Set<Predicate> found, Memo seen) {
    if (cases instanceof Cases.Fork fork && seen.isNew(cases)) {
      if (fork.predicate.isForeign()) {
        found.add(fork.predicate);
      }
      unmodelled(fork.no, found, seen);
      unmodelled(fork.yes, found, seen);
    }
  }

  private Cases assumingStart(Cases guard, Set<Predicate> asked, Memo done) {
    if (!(guard instanceof Cases.Fork fork)) {
      return guard;
    }
    Cases known = done.get(guard);
    if (known != Memo.NOTHING) {
      return known;
    }
    Cases no = assumingStart(fork.no, asked, done);
    Cases yes = assumingStart(fork.yes, asked, done);
    Cases made =
        fork.predicate.isForeign() && !asked.contains(fork.predicate)
            ? diagram.or(no, yes)
            : diagram.fork(fork.predicate, no, yes);
    done.put(guard, made);
    return made;
  }

  /// Why a diagram that asks about unmodelled truths does: because of undebug, where one of them is
  /// its own.
  static Value.Opaque reason(Cases cases) {
    var found = new ArrayList<Value.Opaque>();
    reasons(cases, found, new Memo());
    return found.stream()
        .filter(why -> why.owner().equals("undebug"))
        .findFirst()
        .orElseGet(found::getFirst);
  }

  private static void reasons(Cases cases, List<Value.Opaque> found, Memo seen) {
    if (cases instanceof Cases.Fork fork && seen.isNew(cases)) {
      if (fork.predicate.atom() instanceof Atom.Unmodelled(_, var why, var owner)) {
        found.add(new Value.Opaque(-2, why, owner));
      }
      reasons(fork.no, found, seen);
      reasons(fork.yes, found, seen);
    }
  }

  /// Where a guard may hold, whatever the truths are that nobody models.
  Cases possible(Cases guard) {
    return possible(guard, new Memo());
  }

  private Cases possible(Cases guard, Memo done) {
    if (!(guard instanceof Cases.Fork fork)) {
      return guard;
    }
    Cases known = done.get(guard);
    if (known == Memo.NOTHING) {
      Cases no = possible(fork.no, done);
      Cases yes = possible(fork.yes, done);
      known =
          fork.predicate.isUnmodelled()
              ? diagram.or(no, yes)
              : diagram.fork(fork.predicate, no, yes);
      done.put(guard, known);
    }
    return known;
  }

  /// A failure that only a truth decides which nobody models is taken not to happen: what is asked
  /// is what a process does that starts.
  private static boolean isFailure(Cases cases) {
    return cases instanceof Cases.Leaf leaf && leaf.value instanceof Value.Failure;
  }

  /// Whether what is open is so because of somebody else's code.
  private static boolean isForeign(Cases open) {
    return open instanceof Cases.Leaf leaf
        && leaf.value instanceof Value.Opaque(_, _, var owner)
        && !owner.equals("undebug");
  }

  /// What two diagrams agree on; open where they differ.
  private Cases joined(Cases one, Cases two, Cases open, Memo done) {
    boolean isForeign = isForeign(open);
    if (one == two || (isForeign && isFailure(two))) {
      return one;
    }
    if (isForeign && isFailure(one)) {
      return two;
    }
    if (one instanceof Cases.Leaf && two instanceof Cases.Leaf) {
      return open;
    }
    Cases made = done.get(one, two);
    if (made == Memo.NOTHING) {
      Predicate top = Diagram.first(one, two);
      Cases no = joined(Diagram.side(one, top, false), Diagram.side(two, top, false), open, done);
      Cases yes = joined(Diagram.side(one, top, true), Diagram.side(two, top, true), open, done);
      made = diagram.fork(top, no, yes);
      done.put(one, two, made);
    }
    return made;
  }
}
