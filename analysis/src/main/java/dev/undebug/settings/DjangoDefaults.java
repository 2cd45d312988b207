package dev.undebug.settings;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
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
    try (InputStream stream = DjangoDefaults.class.getResourceAsStream("defaults.tsv")) {
      if (stream == null) {
        throw new IllegalStateException("the table of Django's defaults is missing");
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split("\t");
        if (!line.startsWith("#") && cells.length == 4 && isWithin(series, cells[1], cells[2])) {
          found.put(cells[0], datum(cells[3]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static boolean isWithin(String series, String from, String to) {
    return (from.equals("-") || order(series) >= order(from))
        && (to.equals("-") || order(series) <= order(to));
  }

  private static int order(String series) {
    String[] parts = series.split("\\.");
    int major = number(parts[0]);
    int minor = parts.length > 1 ? number(parts[1]) : 0;
    return major * 100 + minor;
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 99;
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
