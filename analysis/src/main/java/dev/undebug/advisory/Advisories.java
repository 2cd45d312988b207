package dev.undebug.advisory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The known flaws of packages, as of a day. Read when it is first asked; a package's rows are
/// understood when the package is asked for.
public final class Advisories {

  /// Whom the facts are from, as their licence asks to say.
  public static final String ATTRIBUTION =
      "Python Packaging Advisory Database, its contributors, CC BY 4.0";

  /// None at all.
  public static final Advisories NONE = new Advisories("", Map.of(), Set.of(), Map.of());

  private static final String EVERY_PACKAGE = "*";

  /// Those that come with the program are read once, when they are first needed.
  private static final class Embedded {
    static final Advisories ALL = read();

    private Embedded() {}

    private static Advisories read() {
      var in = Objects.requireNonNull(Advisories.class.getResourceAsStream("advisories.tsv"));
      try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        return Advisories.read(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("the advisories", e);
      }
    }
  }

  private final String asOf;
  private final Map<String, String> later;
  private final Set<String> covered;
  private final Map<String, List<String>> rows;

  /// Rules, vectors and scenarios ask for the same few packages.
  private final Map<Asked, List<Advisory>> answered = new ConcurrentHashMap<>();

  private record Asked(String packageName, Release version) {}

  private Advisories(
      String asOf, Map<String, String> later, Set<String> covered, Map<String, List<String>> rows) {
    this.asOf = asOf;
    this.later = later;
    this.covered = covered;
    this.rows = rows;
  }

  /// Those that come with the program.
  public static Advisories embedded() {
    return Embedded.ALL;
  }

  /// Reads what `advisories.tsv` and an import look like.
  ///
  /// @throws IOException with one line, when it is something else
  public static Advisories read(Reader text) throws IOException {
    String asOf = "";
    var later = new HashMap<String, String>();
    Set<String> covered = Set.of();
    var rows = new HashMap<String, List<String>>();
    var reader = new BufferedReader(text);
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      String[] cells = line.split("\t", 3);
      if (line.startsWith("#") || line.isEmpty()) {
        continue;
      }
      boolean isDay = cells[0].equals("as-of");
      if (isDay && cells.length == 2) {
        asOf = cells[1];
      } else if (isDay && cells.length == 3) {
        later.put(cells[2], cells[1]);
      } else if (cells[0].equals("covered") && cells.length == 2) {
        covered = Set.copyOf(List.of(cells[1].split(" ", -1)));
      } else if (cells.length == 3 && cells[2].contains("\t")) {
        rows.computeIfAbsent(cells[0], _ -> new ArrayList<>()).add(line);
      } else {
        throw new IOException("line %d: no row of advisories".formatted(number));
      }
    }
    if (asOf.isEmpty()) {
      throw new IOException("no day is named");
    }
    return new Advisories(asOf, later, covered, rows);
  }

  /// The day up to which they know, ISO.
  public String asOf() {
    return asOf;
  }

  /// The day up to which they know a package, ISO: some are known for longer.
  public String asOf(String packageName) {
    return later.getOrDefault(packageName, asOf);
  }

  /// `2026-07-23; django 2026-11-03`.
  public String days() {
    var words = new StringBuilder(asOf);
    later.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> words.append("; %s %s".formatted(entry.getKey(), entry.getValue())));
    return words.toString();
  }

  /// How many flaws are known.
  public int count() {
    return rows.values().stream().mapToInt(List::size).sum();
  }

  /// How many packages were looked at; empty when it is every package of the index.
  public Optional<Integer> packages() {
    return covered.contains(EVERY_PACKAGE) ? Optional.empty() : Optional.of(covered.size());
  }

  /// Whether a package was looked at when they were made.
  ///
  /// @param packageName as PEP 503 writes it
  public boolean covers(String packageName) {
    return covered.contains(packageName) || covered.contains(EVERY_PACKAGE);
  }

  /// The flaws of one version of a package.
  public List<Advisory> of(String packageName, Release version) {
    return answered.computeIfAbsent(
        new Asked(packageName, version),
        _ ->
            rows.getOrDefault(packageName, List.of()).stream()
                .map(Advisories::advisory)
                .filter(advisory -> advisory.holds(version))
                .toList());
  }

  /// The newest release of a series that is known to mend a flaw; empty when none is.
  ///
  /// @param series such as `5.2`
  public Optional<String> newestFix(String packageName, String series) {
    return rows.getOrDefault(packageName, List.of()).stream()
        .map(Advisories::advisory)
        .flatMap(advisory -> advisory.affected().stream())
        .flatMap(
            affected ->
                affected instanceof Advisory.Affected.From(_, var end, var isLast) && !isLast
                    ? Stream.of(end)
                    : Stream.empty())
        .filter(end -> Release.of(end).filter(one -> one.series().equals(series)).isPresent())
        .max(Comparator.comparing(end -> Release.of(end).orElseThrow()));
  }

  private static Advisory advisory(String row) {
    String[] cells = row.split("\t", -1);
    var ids = List.of(cells[1].split(" ", -1));
    var affected = new ArrayList<Advisory.Affected>();
    for (String range : cells[2].split(" ", -1)) {
      affected.add(Advisory.Affected.of(range));
    }
    String source = cells.length > 5 ? cells[5] : "";
    return new Advisory(
        cells[0],
        ids,
        affected,
        Advisory.Band.of(cells.length > 3 ? cells[3] : ""),
        cells.length > 4 ? cells[4] : "",
        source.isEmpty() ? "https://osv.dev/vulnerability/" + record(ids) : source);
  }

  private static String record(List<String> ids) {
    return ids.stream().filter(id -> !id.startsWith("CVE-")).findFirst().orElse(ids.getFirst());
  }
}
