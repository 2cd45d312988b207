package dev.undebug.settings;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Django's default settings, by series; the table beside this class says where each is from.
final class DjangoDefaults {
  static final List<Alternative> ALWAYS =
      List.of(
          new Alternative(
              new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of(), List.of(), "", ""));

  private DjangoDefaults() {}

  /// The defaults of a series.
  static Map<String, Datum> of(String series) {
    Map<String, Datum> found = new TreeMap<>();
    for (String[] cells : SeriesTable.rows("defaults.tsv", series)) {
      found.put(cells[0], datum(cells[3]));
    }
    return found;
  }

  /// A value as the table writes it: a plain Python literal.
  private static Datum datum(String text) {
    return switch (text) {
      case "True" -> new Datum.Bool(true);
      case "False" -> new Datum.Bool(false);
      case "None" -> new Datum.None();
      case "[]" -> new Datum.Sequence(Datum.Sequence.Form.LIST, List.of());
      case "{}" -> new Datum.Mapping(List.of());
      default -> {
        if (text.matches("-?[0-9]+")) {
          yield new Datum.Int(new BigInteger(text));
        }
        if (text.startsWith("[")) {
          var elements = new ArrayList<Datum.Element>();
          for (String part : text.substring(1, text.length() - 1).split(",")) {
            elements.add(new Datum.Element(ALWAYS, datum(part.strip())));
          }
          yield new Datum.Sequence(Datum.Sequence.Form.LIST, elements);
        }
        yield new Datum.Text(text.substring(1, text.length() - 1));
      }
    };
  }
}
