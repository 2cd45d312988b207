package dev.undebug.python.evaluate.library;

import dev.undebug.python.Dialect;
import dev.undebug.python.Module;
import dev.undebug.python.Python;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Library;
import dev.undebug.python.evaluate.machine.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// `django.conf.global_settings`: Django's defaults in the series that the project's files name.
///
/// Where they name none, what differs between series is not known.
record GlobalSettings(Versions versions) implements Library {
  private static final String RESOURCE = "django/conf/global_settings.tsv";

  private static final Map<String, Module> OF_SERIES = new ConcurrentHashMap<>();

  /// One line of the table.
  private record Row(String name, String from, String to, String value) {
    boolean holdsIn(String series) {
      return (from.equals("-") || order(series) >= order(from))
          && (to.equals("-") || order(series) <= order(to));
    }

    boolean endsBefore(String series) {
      return !to.equals("-") && order(to) < order(series);
    }

    private static int order(String series) {
      String[] parts = series.split("\\.");
      return number(parts[0]) * 100 + (parts.length > 1 ? number(parts[1]) : 0);
    }

    private static int number(String text) {
      return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 99;
    }
  }

  @Override
  public Map<String, Cases> names(Machine m) {
    String series = versions.of("django", "");
    return m.imports.model(
        RESOURCE, OF_SERIES.computeIfAbsent(series, GlobalSettings::of), Intrinsics.names(m));
  }

  private static Module of(String series) {
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> earlier = new HashSet<>();
    for (Row row : rows()) {
      if (!series.isEmpty() && row.endsBefore(series)) {
        earlier.add(row.name);
      } else if (earlier.contains(row.name) && !row.holdsIn(series)) {
        // The series lies between two that were read.
        values.putIfAbsent(row.name, "");
      }
      if (series.isEmpty()) {
        boolean isAlways = row.from.equals("-") && row.to.equals("-");
        values.merge(row.name, isAlways ? row.value : "", (_, _) -> "");
      } else if (row.holdsIn(series)) {
        values.put(row.name, row.value);
      }
    }
    var source = new StringBuilder();
    values.forEach(
        (name, value) ->
            source
                .append(name)
                .append(" = ")
                .append(value.isEmpty() ? "_opaque('a default that differs', 'django')" : value)
                .append('\n'));
    byte[] bytes = source.toString().getBytes(StandardCharsets.UTF_8);
    return Python.read(RESOURCE, bytes, Dialect.PYTHON_3);
  }

  private static List<Row> rows() {
    try (InputStream stream =
        Objects.requireNonNull(GlobalSettings.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
