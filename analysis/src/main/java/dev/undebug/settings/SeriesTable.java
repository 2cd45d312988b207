package dev.undebug.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads tables of facts that hold from one series of Django to another.
///
/// A line is a key, the first and the last series (`-` where there is no bound), and what is so,
/// separated by tabs; lines that begin with `#` are comments.
final class SeriesTable {
  private SeriesTable() {}

  /// The rows that hold in a series, as they are written.
  ///
  /// @param resource beside this class
  static List<String[]> rows(String resource, String series) {
    var rows = new ArrayList<String[]>();
    try (InputStream stream = SeriesTable.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the table " + resource + " is missing");
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split("\t", -1);
        if (!line.startsWith("#") && cells.length > 3 && isWithin(series, cells[1], cells[2])) {
          rows.add(cells);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
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
}
