package dev.undebug.advisory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Until when the series of Django get security fixes, by `django-support.tsv`.
public final class DjangoSupport {

  /// The oldest series that the table has: what is older is over as long.
  private static final String OLDEST = "1.4";

  /// Releases of a series that are tried against a range; none had half as many.
  private static final int MOST_RELEASES = 60;

  private static final Map<String, LocalDate> ENDS = read();

  private DjangoSupport() {}

  /// The last day of support of the series that a version belongs to; empty where it is not known,
  /// as for series that are newer than the table.
  public static Optional<LocalDate> end(Release version) {
    boolean isOlder =
        Release.of(OLDEST).filter(oldest -> version.compareTo(oldest) < 0).isPresent();
    return Optional.ofNullable(ENDS.get(isOlder ? OLDEST : version.series()));
  }

  /// The newest last day of support among all series that a range takes a release of; empty when it
  /// takes none that the table knows, or one that may be newer than the table.
  public static Optional<LocalDate> end(Specifiers range) {
    LocalDate last = LocalDate.MIN;
    for (Map.Entry<String, LocalDate> series : ENDS.entrySet()) {
      if (takesSome(range, series.getKey()) && series.getValue().isAfter(last)) {
        last = series.getValue();
      }
    }
    boolean takesNewer =
        takesSome(range, "7.0") || takesSome(range, "99.0") || takesSome(range, "6.2");
    return last.equals(LocalDate.MIN) || takesNewer ? Optional.empty() : Optional.of(last);
  }

  private static boolean takesSome(Specifiers range, String series) {
    for (int release = 0; release < MOST_RELEASES; release++) {
      if (Release.of(series + "." + release).filter(range::takes).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /// The newest series with long-term support on a day.
  public static String newestLongTerm(LocalDate today) {
    return ENDS.entrySet().stream()
        .filter(series -> series.getKey().endsWith(".2") && !series.getValue().isBefore(today))
        .map(Map.Entry::getKey)
        .reduce((_, last) -> last)
        .orElse("5.2");
  }

  private static Map<String, LocalDate> read() {
    var ends = new LinkedHashMap<String, LocalDate>();
    var in = Objects.requireNonNull(DjangoSupport.class.getResourceAsStream("django-support.tsv"));
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          ends.put(cells[0], LocalDate.parse(cells[1]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the support table", e);
    }
    return ends;
  }
}
