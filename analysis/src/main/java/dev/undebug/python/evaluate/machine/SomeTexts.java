package dev.undebug.python.evaluate.machine;

import java.util.List;
import java.util.Set;

/// Texts of which it is only known that they are not empty.
final class SomeTexts {
  /// Operations that make no text empty.
  private static final Set<String> KEEPS_LENGTH =
      Set.of("lower", "upper", "title", "capitalize", "casefold", "swapcase", "affix");

  private SomeTexts() {}

  static Value.Symbol of(int number, String why, String owner) {
    var atom = new Atom.SomeText(number, why, owner);
    return new Value.Symbol(atom, List.of(), Value.Symbol.Type.TEXT);
  }

  /// It is not the empty text; nobody knows the answer to any other question.
  static Cases answer(Machine m, Atom.SomeText text, List<Op> after, Predicate.Check check) {
    boolean asksForNothing =
        check instanceof Predicate.Check.In(var values)
            && values.equals(Set.of(new Value.Text("")))
            && KEEPS_LENGTH.containsAll(after.stream().map(Op::name).toList());
    return asksForNothing ? m.diagram.never : m.maybe(m.unknown(text.why(), text.owner()));
  }
}
