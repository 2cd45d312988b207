package dev.undebug.template;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The tags and filters that Django brings, by library and series; `lab/template_libraries.py` asks
/// Django 2.2, 3.2, 4.2, 5.2 and 6.1 for them.
public final class Libraries {

  /// Whether a series has something.
  public enum Presence {
    YES,
    /// Another series has it, or one between those that were asked.
    PERHAPS,
    NO,
    /// It was there, and is not any more.
    REMOVED
  }

  /// The series that were asked, oldest first.
  private static final int[] ASKED = {202, 302, 402, 502, 601};

  private record Range(int first, int last) {}

  private static final Map<String, Range> TABLE = read();

  private Libraries() {}

  /// Whether there is a library of that name to `{% load %}`.
  public static Presence library(String name, int major, int minor) {
    return presence(name + "\tlibrary\t", major, minor);
  }

  /// Whether a library has a tag; the empty name is what is always there.
  public static Presence tag(String library, String name, int major, int minor) {
    return presence(library + "\ttag\t" + name, major, minor);
  }

  /// Whether a library has a filter; the empty name is what is always there.
  public static Presence filter(String library, String name, int major, int minor) {
    return presence(library + "\tfilter\t" + name, major, minor);
  }

  private static Presence presence(String key, int major, int minor) {
    Range range = TABLE.get(key);
    if (range == null) {
      return Presence.NO;
    }
    int series = major * 100 + minor;
    if (range.first <= series && series <= range.last) {
      return Presence.YES;
    }
    return range.last < series && next(range.last) <= series ? Presence.REMOVED : Presence.PERHAPS;
  }

  private static int next(int series) {
    for (int asked : ASKED) {
      if (asked > series) {
        return asked;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static Map<String, Range> read() {
    var table = new HashMap<String, Range>();
    try (InputStream stream = Libraries.class.getResourceAsStream("libraries.tsv")) {
      if (stream == null) {
        throw new IllegalStateException("the table libraries.tsv is missing");
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split("\t", -1);
        if (!line.startsWith("#") && cells.length == 5) {
          table.put(
              cells[0] + "\t" + cells[1] + "\t" + cells[2],
              new Range(series(cells[3], 0), series(cells[4], Integer.MAX_VALUE)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(table);
  }

  private static int series(String written, int open) {
    if (written.equals("-")) {
      return open;
    }
    String[] parts = written.split("\\.", -1);
    return Integer.parseInt(parts[0]) * 100 + Integer.parseInt(parts[1]);
  }
}
