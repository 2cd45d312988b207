package dev.undebug.python.evaluate.machine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// `element in container`.
final class Membership {
  private final Machine m;

  Membership(Machine m) {
    this.m = m;
  }

  Cases contains(Value container, Value element) {
    return switch (container) {
      case Value.Opaque opaque -> m.maybe(opaque);
      case Value.Text(var text) -> inText(text, element);
      case Value.Symbol symbol ->
          element instanceof Value.Text(var part) && symbol.type() == Value.Symbol.Type.TEXT
              ? m.predicate(symbol.atom(), symbol.after(), new Predicate.Check.Contains(part))
              : inTexts(symbol, element);
      case Value.Tuple(var items) -> inItems(items, element);
      case ListObject list -> inItems(list.items, element);
      case DictObject dict -> inDict(dict, element);
      case Value.Namespace(var scope) -> Namespaces.contains(m, scope, element);
      case ModulesObject _ ->
          m.each(
              ModulesObject.find(m, element),
              found ->
                  found instanceof Value.Opaque opaque
                      ? m.maybe(opaque)
                      : m.diagram.truth(found != Value.Singleton.ABSENT));
      case EnvironObject _ ->
          element instanceof Value.Text(var name)
              ? m.diagram.not(m.operators.isAbsent(Environ.read(m, name)))
              : m.maybe(Operators.reason(m, element));
      case Instance instance ->
          m.operators.truth(
              m.calls.call(
                  m.attributes.get(m.of(instance), "__contains__"), Arguments.of(m.of(element))));
      default -> m.raise("TypeError", "argument is not iterable");
    };
  }

  /// Whether an argument of the process is this text; of other lists of texts nothing is known.
  private Cases inTexts(Value.Symbol texts, Value element) {
    return texts.atom() instanceof Atom.Arguments
            && texts.after().isEmpty()
            && element instanceof Value.Text text
        ? m.predicate(texts.atom(), texts.after(), new Predicate.Check.In(Set.of(text)))
        : m.maybe(Operators.reason(m, texts));
  }

  private Cases inText(String text, Value element) {
    return switch (element) {
      case Value.Text(var part) -> m.diagram.truth(text.contains(part));
      case Value.Opaque opaque -> m.maybe(opaque);
      case Value.Symbol symbol -> m.maybe(Operators.reason(m, symbol));
      default -> m.raise("TypeError", "'in <string>' requires string as left operand");
    };
  }

  private Cases inItems(List<Value.Item> items, Value element) {
    List<Value.Item> present = Lists.present(m, items);
    if (element instanceof Value.Symbol symbol && Lists.isDefinite(m, present)) {
      var texts = new LinkedHashSet<Value>();
      for (Value.Item item : present) {
        if (item.value() instanceof Cases.Leaf leaf && leaf.value instanceof Value.Text text) {
          texts.add(text);
        }
      }
      if (texts.size() == present.size() && symbol.type() == Value.Symbol.Type.TEXT) {
        return texts.isEmpty() ? m.diagram.never : m.operators.in(symbol, texts);
      }
    }
    Cases any = m.diagram.never;
    for (Value.Item item : present) {
      Cases same = m.each(item.value(), one -> m.operators.equal(one, element));
      any = m.diagram.or(any, m.diagram.and(item.guard(), same));
    }
    return any;
  }

  private Cases inDict(DictObject dict, Value element) {
    if (element instanceof Value.Opaque opaque) {
      return m.maybe(opaque);
    }
    if (element instanceof Value.Symbol) {
      return inItems(Dicts.keys(m, dict), element);
    }
    return m.diagram.not(m.operators.isAbsent(Dicts.get(m, dict, element)));
  }
}
