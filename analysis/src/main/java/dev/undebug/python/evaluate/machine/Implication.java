package dev.undebug.python.evaluate.machine;

/// Whether one guard implies another, mostly without making the diagram that says so.
final class Implication {
  /// Steps in search of an environment that shows that it does not.
  private static final int MAX_STEPS = 500;

  private final Diagram diagram;
  private final Theory theory;

  Implication(Diagram diagram, Theory theory) {
    this.diagram = diagram;
    this.theory = theory;
  }

  /// Whether there is no environment in which one holds and the other does not.
  boolean holds(Cases one, Cases two) {
    var search = new Search();
    return !search.isOpen(one, two)
        || (!search.isShown(one, two, theory.none()) && diagram.andNot(one, two) == diagram.never);
  }

  private final class Search {
    private final Memo open = new Memo();
    private int steps;

    /// Whether any answers lead to where only the first holds, whether or not they can go together.
    private boolean isOpen(Cases one, Cases two) {
      if (one == two || one == diagram.never || two == diagram.always) {
        return false;
      }
      if (one instanceof Cases.Leaf && two instanceof Cases.Leaf) {
        return true;
      }
      Cases known = open.get(one, two);
      if (known == Memo.NOTHING) {
        Predicate top = Diagram.first(one, two);
        boolean isOpen =
            isOpen(Diagram.side(one, top, false), Diagram.side(two, top, false))
                || isOpen(Diagram.side(one, top, true), Diagram.side(two, top, true));
        known = diagram.truth(isOpen);
        open.put(one, two, known);
      }
      return known == diagram.always;
    }

    /// Whether answers that can go together lead there, as far as a few steps tell.
    private boolean isShown(Cases one, Cases two, Theory.Answers answers) {
      if (!isOpen(one, two) || ++steps > MAX_STEPS) {
        return false;
      }
      if (one instanceof Cases.Leaf && two instanceof Cases.Leaf) {
        return true;
      }
      Predicate top = Diagram.first(one, two);
      Theory.Answers ifNo = answers.with(top, false);
      Theory.Answers ifYes = answers.with(top, true);
      return (ifNo.isPossible()
              && isShown(Diagram.side(one, top, false), Diagram.side(two, top, false), ifNo))
          || (ifYes.isPossible()
              && isShown(Diagram.side(one, top, true), Diagram.side(two, top, true), ifYes));
    }
  }
}
