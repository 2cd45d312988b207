package dev.undebug.python.evaluate.machine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The methods of Python's `str`.
public final class Strings {

  /// Methods that make a text of a text, and never raise.
  private static final Set<String> TEXT_TO_TEXT =
      Set.of(
          "lower",
          "upper",
          "strip",
          "lstrip",
          "rstrip",
          "title",
          "capitalize",
          "casefold",
          "replace",
          "removeprefix",
          "removesuffix",
          "swapcase");

  /// Decisions of a joined text in which its unknowns are kept apart; texts that matter have some
  /// dozens, those of many parts that nobody knows go on to hundreds of thousands.
  private static final int MAX_UNKNOWNS_APART = 2_000;

  /// Decisions of a joined text that is told at all; a name would not be given one of many more
  /// ([Names]).
  private static final int MAX_JOINED = 10_000;

  private Strings() {}

  static Cases call(Machine m, String name, Value receiver, Arguments arguments) {
    if (name.equals("join") && receiver instanceof Value.Text(var glue)) {
      return m.each(arguments.positional().getFirst(), parts -> join(m, glue, parts));
    }
    if (name.equals("format") && receiver instanceof Value.Text(var text)) {
      return Formatting.format(m, text, arguments);
    }
    List<Cases> all = arguments.bare(m).all();
    return m.each(
        all,
        values ->
            receiver instanceof Value.Symbol symbol
                ? ofSymbol(m, name, symbol, values)
                : receiver instanceof Value.Bytes(var bytes)
                    ? ByteStrings.call(m, name, bytes, values)
                    : concrete(m, name, Repr.plain(receiver), values));
  }

  private static Cases ofSymbol(Machine m, String name, Value.Symbol symbol, List<Value> values) {
    boolean isConcrete = values.stream().allMatch(Repr::isScalar);
    if (isConcrete && TEXT_TO_TEXT.contains(name)) {
      var after = new ArrayList<>(symbol.after());
      after.add(new Op(name, values));
      return m.of(new Value.Symbol(symbol.atom(), after, Value.Symbol.Type.TEXT));
    }
    if (isConcrete && (name.equals("partition") || name.equals("rpartition"))) {
      // Three texts that nobody knows; but three, and in a tuple.
      return m.tuple(
          List.of(
              Operators.ofSymbol(m, symbol),
              Operators.ofSymbol(m, symbol),
              Operators.ofSymbol(m, symbol)));
    }
    if (isConcrete && values.size() == 1 && values.getFirst() instanceof Value.Text(var text)) {
      if (name.equals("startswith")) {
        return m.predicate(symbol.atom(), symbol.after(), new Predicate.Check.StartsWith(text));
      }
      if (name.equals("endswith")) {
        return m.predicate(symbol.atom(), symbol.after(), new Predicate.Check.EndsWith(text));
      }
    }
    return Operators.ofSymbol(m, symbol);
  }

  private static Cases join(Machine m, String glue, Value parts) {
    Optional<List<Value.Item>> items = m.operators.iterate(parts);
    if (items.isEmpty()) {
      return m.operators.unknownFrom(parts);
    }
    Cases joined = m.of(Value.Singleton.ABSENT);
    var unknowns = new HashMap<Value, Value>();
    for (Value.Item item : items.get()) {
      Cases present = m.diagram.narrow(item.guard(), m.guard());
      Cases element = m.operators.bare(item.value());
      Cases part = m.diagram.choose(present, element, m.of(Value.Singleton.ABSENT));
      joined =
          m.diagram.combine(
              joined, part, (before, next) -> joinTwo(m, glue, before, next, unknowns));
      if (Diagram.isLargerThan(MAX_UNKNOWNS_APART, joined)) {
        joined = alike(m, joined);
      }
      if (Diagram.isLargerThan(MAX_JOINED, joined)) {
        return m.opaque("a text of too many parts that vary", "undebug");
      }
    }
    Cases whole =
        m.diagram.map(
            m.diagram.narrow(joined, m.guard()),
            value -> value == Value.Singleton.ABSENT ? new Value.Text("") : value);
    return m.diagram.values(whole).contains(Value.Singleton.NOT_IMPLEMENTED)
        ? m.each(whole, value -> joined(m, value))
        : whole;
  }

  /// One unknown for all of them: which part of a long text is not known is of no use to anybody.
  private static Cases alike(Machine m, Cases joined) {
    Optional<Value> first =
        m.diagram.values(joined).stream().filter(Strings::isUnknown).findFirst();
    if (first.isEmpty()) {
      return joined;
    }
    Value one = Operators.reason(m, first.get());
    return m.diagram.map(joined, value -> isUnknown(value) ? one : value);
  }

  private static Cases joined(Machine m, Value whole) {
    return whole == Value.Singleton.NOT_IMPLEMENTED
        ? m.raise("TypeError", "sequence item: expected str instance")
        : m.of(whole);
  }

  /// What is not known stays the same unknown, however it goes on.
  private static Value joinTwo(
      Machine m, String glue, Value before, Value next, Map<Value, Value> unknowns) {
    if (before == Value.Singleton.NOT_IMPLEMENTED || next == Value.Singleton.ABSENT) {
      return before;
    }
    return switch (next) {
      case Value.Text(var text) when before instanceof Value.Text(var start) ->
          start.length() + text.length() > 1_000_000
              ? m.unknown("a text grows too long", "")
              : new Value.Text(start + glue + text);
      case Value.Text _ -> isUnknown(before) ? before : next;
      case Value.Symbol(Atom.SomeText _, var after, _) when after.isEmpty() -> next;
      case Value.Symbol _, Value.Opaque _ ->
          isUnknown(before)
              ? before
              : unknowns.computeIfAbsent(next, unknown -> Operators.reason(m, unknown));
      default -> Value.Singleton.NOT_IMPLEMENTED;
    };
  }

  private static boolean isUnknown(Value value) {
    return value instanceof Value.Opaque
        || (value instanceof Value.Symbol(Atom.SomeText _, var after, _) && after.isEmpty());
  }

  private static Cases concrete(Machine m, String name, String text, List<Value> values) {
    for (Value value : values) {
      if (value instanceof Value.Symbol || value instanceof Value.Opaque) {
        return m.operators.unknownFrom(value);
      }
    }
    switch (name) {
      case "split", "rsplit" -> {
        return m.texts(Splitting.split(text, values, name.equals("rsplit")));
      }
      case "splitlines" -> {
        return m.texts(text.isEmpty() ? List.of() : text.lines().toList());
      }
      case "partition", "rpartition" -> {
        return partition(m, text, Repr.plain(values.getFirst()), name.equals("rpartition"));
      }
      case "startswith", "endswith" -> {
        return affixed(m, text, values.getFirst(), name.equals("startswith"));
      }
      case "encode" -> {
        return m.of(
            new Value.Bytes(
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
      }
      default -> {}
    }
    Optional<Value> result = pure(name, text, values);
    if (result.isPresent()) {
      return m.of(result.get());
    }
    return name.equals("index")
        ? m.raise("ValueError", "substring not found")
        : m.opaque("str." + name + " is not modelled", "undebug");
  }

  private static Cases affixed(Machine m, String text, Value affix, boolean atStart) {
    if (affix instanceof Value.Tuple(var items)) {
      Cases any = m.diagram.never;
      for (Value.Item item : items) {
        any = m.diagram.or(any, m.each(item.value(), one -> affixed(m, text, one, atStart)));
      }
      return any;
    }
    String part = Repr.plain(affix);
    return m.diagram.truth(atStart ? text.startsWith(part) : text.endsWith(part));
  }

  private static Cases partition(Machine m, String text, String at, boolean last) {
    int found = last ? text.lastIndexOf(at) : text.indexOf(at);
    if (found < 0) {
      return last
          ? m.tuple(List.of(m.text(""), m.text(""), m.text(text)))
          : m.tuple(List.of(m.text(text), m.text(""), m.text("")));
    }
    return m.tuple(
        List.of(
            m.text(text.substring(0, found)),
            m.text(at),
            m.text(text.substring(found + at.length()))));
  }

  /// A method that gives a scalar; empty when it raises or is not modelled.
  static Optional<Value> pure(String name, String text, List<Value> values) {
    if (values.isEmpty()) {
      Optional<Value> question = question(name, text);
      if (question.isPresent()) {
        return question;
      }
    }
    return switch (name) {
      case "lower", "casefold" -> ofText(text.toLowerCase(Locale.ROOT));
      case "upper" -> ofText(text.toUpperCase(Locale.ROOT));
      case "strip", "lstrip", "rstrip" ->
          ofText(
              Splitting.strip(text, !name.equals("rstrip"), !name.equals("lstrip"), goes(values)));
      case "title" -> ofText(title(text));
      case "capitalize" ->
          ofText(
              text.isEmpty()
                  ? text
                  : text.substring(0, 1).toUpperCase(Locale.ROOT)
                      + text.substring(1).toLowerCase(Locale.ROOT));
      case "swapcase" -> ofText(swapCase(text));
      case "replace" -> replace(text, values);
      case "removeprefix" -> {
        String part = Repr.plain(values.getFirst());
        yield ofText(text.startsWith(part) ? text.substring(part.length()) : text);
      }
      case "removesuffix" -> {
        String part = Repr.plain(values.getFirst());
        yield ofText(
            !part.isEmpty() && text.endsWith(part)
                ? text.substring(0, text.length() - part.length())
                : text);
      }
      case "find", "rfind" -> find(text, values, name.equals("rfind"));
      case "count" -> count(text, Repr.plain(values.getFirst()));
      case "index" -> {
        int at = text.indexOf(Repr.plain(values.getFirst()));
        yield at < 0 ? Optional.empty() : Optional.of(Value.Int.of(at));
      }
      case "zfill" -> fill(text, values, true);
      default -> Optional.empty();
    };
  }

  private static Optional<Value> find(String text, List<Value> values, boolean last) {
    String part = Repr.plain(values.getFirst());
    if (values.size() == 1) {
      return Optional.of(Value.Int.of(last ? text.lastIndexOf(part) : text.indexOf(part)));
    }
    boolean fromStart =
        values.size() == 2
            && !last
            && values.get(1) instanceof Value.Int(var start)
            && start.signum() >= 0
            && start.bitLength() < 31;
    return fromStart && values.get(1) instanceof Value.Int(var start)
        ? Optional.of(
            Value.Int.of(
                start.intValue() > text.length() ? -1 : text.indexOf(part, start.intValue())))
        : Optional.empty();
  }

  private static Optional<Value> fill(String text, List<Value> values, boolean zeros) {
    if (!zeros
        || text.startsWith("-")
        || text.startsWith("+")
        || !(values.getFirst() instanceof Value.Int(var width))
        || width.bitLength() > 16) {
      return Optional.empty();
    }
    return ofText("0".repeat(Math.max(0, width.intValue() - text.length())) + text);
  }

  private static Optional<Value> question(String name, String text) {
    boolean some = !text.isEmpty();
    return switch (name) {
      case "isdigit", "isdecimal", "isnumeric" ->
          Optional.of(Value.Bool.of(some && text.chars().allMatch(Character::isDigit)));
      case "isalpha" ->
          Optional.of(Value.Bool.of(some && text.chars().allMatch(Character::isLetter)));
      case "isalnum" ->
          Optional.of(Value.Bool.of(some && text.chars().allMatch(Character::isLetterOrDigit)));
      case "isascii" -> Optional.of(Value.Bool.of(text.chars().allMatch(c -> c < 0x80)));
      case "isspace" ->
          Optional.of(
              Value.Bool.of(some && text.chars().allMatch(c -> Splitting.isWhite((char) c))));
      case "isupper" ->
          Optional.of(
              Value.Bool.of(
                  text.chars().anyMatch(Character::isUpperCase)
                      && text.chars().noneMatch(Character::isLowerCase)));
      case "islower" ->
          Optional.of(
              Value.Bool.of(
                  text.chars().anyMatch(Character::isLowerCase)
                      && text.chars().noneMatch(Character::isUpperCase)));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> ofText(String text) {
    return Optional.of(new Value.Text(text));
  }

  private static Splitting.Goes goes(List<Value> values) {
    if (!values.isEmpty() && values.getFirst() instanceof Value.Text(var set)) {
      return c -> set.indexOf(c) >= 0;
    }
    return Splitting::isWhite;
  }

  private static Optional<Value> replace(String text, List<Value> values) {
    if (values.size() != 2
        || !(values.get(0) instanceof Value.Text(var old))
        || !(values.get(1) instanceof Value.Text(var with))
        || text.length() * (long) (with.length() + 1) > 4_000_000) {
      return Optional.empty();
    }
    return ofText(text.replace(old, with));
  }

  private static Optional<Value> count(String text, String part) {
    if (part.isEmpty()) {
      return Optional.of(Value.Int.of(text.length() + 1L));
    }
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return Optional.of(Value.Int.of(count));
  }

  private static String title(String text) {
    var out = new StringBuilder();
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(inWord ? Character.toLowerCase(c) : Character.toTitleCase(c));
      inWord = Character.isLetter(c);
    }
    return out.toString();
  }

  private static String swapCase(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }
    return out.toString();
  }
}
