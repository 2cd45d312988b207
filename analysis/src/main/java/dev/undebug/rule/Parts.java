package dev.undebug.rule;

import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import java.util.ArrayList;
import java.util.List;

/// The parts of a value that is built of lists and dictionaries.
public final class Parts {

  /// A text that stands in a value.
  ///
  /// @param path how it is reached: `DATABASES['default']['USER']`
  record Leaf(String path, String text) {}

  /// Deeper nesting is that of no setting.
  private static final int MAX_DEPTH = 12;

  private static final Datum UNKNOWN = new Datum.Unknown("it is there only sometimes", "");

  private Parts() {}

  /// What stands under a key of a dictionary, or of every dictionary of a list; what may stand
  /// there is unknown.
  public static List<Datum> of(Datum value, String key) {
    return switch (value) {
      case Datum.Mapping(var entries) -> {
        var found = new ArrayList<Datum>();
        for (Datum.Entry entry : entries) {
          if (Values.ask(entry.key(), name -> Answer.of(name.equals(new Datum.Text(key))))
              != Answer.NO) {
            boolean isCertain = entry.isAlways() && entry.key() instanceof Datum.Text;
            found.add(isCertain ? entry.value() : UNKNOWN);
          }
        }
        yield found;
      }
      case Datum.Sequence(_, var elements) -> {
        var found = new ArrayList<Datum>();
        for (Datum.Element element : elements) {
          for (Datum part : of(element.value(), key)) {
            found.add(element.isAlways() ? part : UNKNOWN);
          }
        }
        yield found;
      }
      case Datum.None _, Datum.Bool _, Datum.Int _, Datum.Real _, Datum.Text _ -> List.of();
      case Datum.Bytes _, Datum.PathOf _ -> List.of();
      case Datum.FromVariable _, Datum.OneOf _, Datum.Thing _ -> List.of(UNKNOWN);
      case Datum.Unknown _, Datum.Unset _ -> List.of(UNKNOWN);
    };
  }

  /// Every text that a value may hold.
  static List<Leaf> leaves(String name, Datum value) {
    var leaves = new ArrayList<Leaf>();
    collect(name, value, 0, leaves);
    return leaves;
  }

  private static void collect(String path, Datum value, int depth, List<Leaf> leaves) {
    if (depth > MAX_DEPTH) {
      return;
    }
    switch (value) {
      case Datum.Text(var text) -> leaves.add(new Leaf(path, text));
      case Datum.Bytes(var bytes) -> leaves.add(new Leaf(path, bytes));
      case Datum.Sequence(_, var elements) -> {
        for (int i = 0; i < elements.size(); i++) {
          collect(path + "[" + i + "]", elements.get(i).value(), depth + 1, leaves);
        }
      }
      case Datum.Mapping(var entries) -> {
        for (Datum.Entry entry : entries) {
          String key = entry.key() instanceof Datum.Text(var text) ? "'" + text + "'" : "…";
          collect(path + "[" + key + "]", entry.value(), depth + 1, leaves);
        }
      }
      case Datum.OneOf(var cases) -> {
        for (Case one : cases) {
          if (one.outcome() instanceof Case.Outcome.Is(var possible)) {
            collect(path, possible, depth + 1, leaves);
          }
        }
      }
      case Datum.None _, Datum.Bool _, Datum.Int _, Datum.Real _, Datum.PathOf _ -> {}
      case Datum.FromVariable _, Datum.Thing _, Datum.Unknown _, Datum.Unset _ -> {}
    }
  }
}
