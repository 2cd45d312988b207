package dev.undebug.threat;

import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The value of a setting as shipped, as far as it is known without running anything.
public sealed interface Known {

  record Text(String value) implements Known {}

  record Numeral(String digits) implements Known {}

  record Bool(boolean value) implements Known {}

  record None() implements Known {}

  /// A list, a tuple or a set.
  record Items(List<Known> items) implements Known {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// A dictionary, in its own order.
  record Entries(SequencedMap<String, Known> entries) implements Known {
    public Entries {
      entries = new LinkedHashMap<>(entries);
    }
  }

  /// The process environment decides.
  ///
  /// @param why such as `DJANGO_SECRET_KEY of the environment`
  record FromEnvironment(String why) implements Known {}

  /// It cannot be known.
  record Unknown(String why) implements Known {}

  /// What the evaluator knows of a setting.
  static Known of(dev.undebug.settings.Setting setting) {
    if (setting.cases().size() != 1) {
      return new FromEnvironment("its environment decides");
    }
    return switch (setting.cases().getFirst().outcome()) {
      case Case.Outcome.Is(var datum) -> of(datum);
      case Case.Outcome.Fails(var type, _, _) -> new Unknown("reading it raises " + type);
      case Case.Outcome.Absent() -> new Unknown("it is not set");
      case Case.Outcome.Unknown(var why, _) -> new Unknown(why);
    };
  }

  /// A value of the evaluator's.
  static Known of(Datum datum) {
    return switch (datum) {
      case Datum.None() -> new None();
      case Datum.Bool(var value) -> new Bool(value);
      case Datum.Int(var value) -> new Numeral(value.toString());
      case Datum.Real(var value) -> new Numeral(String.valueOf(value));
      case Datum.Text(var value) -> new Text(value);
      case Datum.Bytes(var value) -> new Text(value);
      case Datum.PathOf(var path) -> new Text(path);
      case Datum.Sequence(_, var elements) ->
          new Items(
              elements.stream()
                  .map(element -> element.isAlways() ? of(element.value()) : sometimes())
                  .toList());
      case Datum.Mapping(var entries) -> of(entries);
      case Datum.FromVariable(var variable, _) -> new FromEnvironment("the variable " + variable);
      case Datum.OneOf _ -> new FromEnvironment("its environment decides");
      case Datum.Thing(var description) -> new Unknown(description);
      case Datum.Unknown(var why, _) -> new Unknown(why);
      case Datum.Unset() -> new FromEnvironment("a variable that is not set");
    };
  }

  private static Known of(List<Datum.Entry> entries) {
    var known = new LinkedHashMap<String, Known>();
    for (Datum.Entry entry : entries) {
      String key = entry.key() instanceof Datum.Text(var text) ? text : Reprs.of(of(entry.key()));
      known.put(key, entry.isAlways() ? of(entry.value()) : sometimes());
    }
    return new Entries(known);
  }

  private static Known sometimes() {
    return new FromEnvironment("its environment decides");
  }

  /// The same, where empty texts and nothings come from elsewhere.
  default Known filledBy(String owner) {
    return switch (this) {
      case Text(var value) when value.isEmpty() -> new FromEnvironment(owner);
      case None() -> new FromEnvironment(owner);
      case Items(var items) -> new Items(items.stream().map(item -> item.filledBy(owner)).toList());
      case Entries(var entries) -> {
        var filled = new LinkedHashMap<String, Known>();
        entries.forEach((key, part) -> filled.put(key, part.filledBy(owner)));
        yield new Entries(filled);
      }
      case Text _, Numeral _, Bool _, FromEnvironment _, Unknown _ -> this;
    };
  }

  /// Whether the value is there, and false for Python; what is not known is not false.
  default boolean isFalsy() {
    return switch (this) {
      case Text(var value) -> value.isEmpty();
      case Numeral(var digits) -> digits.matches("[-+]?0+(?:\\.0*)?");
      case Bool(var value) -> !value;
      case None() -> true;
      case Items(var items) -> items.isEmpty();
      case Entries(var entries) -> entries.isEmpty();
      case FromEnvironment _, Unknown _ -> false;
    };
  }

  /// Whether all of it is known.
  default boolean isCertain() {
    return switch (this) {
      case Text _, Numeral _, Bool _, None _ -> true;
      case Items(var items) -> items.stream().allMatch(Known::isCertain);
      case Entries(var entries) -> entries.values().stream().allMatch(Known::isCertain);
      case FromEnvironment _, Unknown _ -> false;
    };
  }

  /// The texts in a list; what is no text is left out.
  default List<String> texts() {
    var texts = new ArrayList<String>();
    if (this instanceof Items(var items)) {
      for (Known item : items) {
        if (item instanceof Text(var value)) {
          texts.add(value);
        }
      }
    }
    return List.copyOf(texts);
  }

  /// A value of a dictionary; unknown when there is none.
  default Known at(String key) {
    if (this instanceof Entries(var entries)) {
      Known found = ((Map<String, Known>) entries).get(key);
      return found == null ? new Unknown("it has no " + key) : found;
    }
    return new Unknown("it is no dictionary");
  }
}
