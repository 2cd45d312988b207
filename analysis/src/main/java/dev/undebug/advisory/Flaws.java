package dev.undebug.advisory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The known flaws of packages that lead to code execution, as of a day.
public final class Flaws {

  /// One flaw of a package.
  ///
  /// @param id such as `CVE-2020-1747`
  /// @param ranges of affected versions
  /// @param source the page that says so
  public record Flaw(String packageName, String id, List<Range> ranges, String source) {
    public Flaw {
      ranges = List.copyOf(ranges);
    }

    /// The first version without it behind an affected one; empty when there is none.
    public String fixed(Release version) {
      return ranges.stream()
          .filter(range -> range.holds(version) && !range.isLast())
          .map(Range::end)
          .findFirst()
          .orElse("");
    }
  }

  /// Versions from one on.
  ///
  /// @param end where it ends; empty for never
  /// @param isLast whether the end itself is affected
  public record Range(String from, String end, boolean isLast) {

    static Range of(String text) {
      int less = text.indexOf('<');
      boolean isLast = text.startsWith("<=", less);
      return new Range(text.substring(0, less), text.substring(less + (isLast ? 2 : 1)), isLast);
    }

    boolean holds(Release version) {
      var first = Release.of(from);
      if (first.isEmpty() || version.compareTo(first.get()) < 0) {
        return false;
      }
      if (end.isEmpty()) {
        return true;
      }
      return Release.of(end)
          .filter(last -> isLast ? version.compareTo(last) <= 0 : version.compareTo(last) < 0)
          .isPresent();
    }
  }

  private static final Flaws KNOWN = read();

  private final String asOf;
  private final Set<String> covered;
  private final List<Flaw> all;

  private Flaws(String asOf, Set<String> covered, List<Flaw> all) {
    this.asOf = asOf;
    this.covered = covered;
    this.all = all;
  }

  /// The list that comes with the program.
  public static Flaws known() {
    return KNOWN;
  }

  /// The day up to which it knows, ISO.
  public String asOf() {
    return asOf;
  }

  /// Whether a package was looked at when the list was made.
  ///
  /// @param packageName as PEP 503 writes it
  public boolean covers(String packageName) {
    return covered.contains(packageName);
  }

  /// The flaws of one version of a package.
  public List<Flaw> of(String packageName, Release version) {
    return all.stream()
        .filter(flaw -> flaw.packageName.equals(packageName))
        .filter(flaw -> flaw.ranges.stream().anyMatch(range -> range.holds(version)))
        .toList();
  }

  private static Flaws read() {
    var all = new ArrayList<Flaw>();
    String asOf = "";
    Set<String> covered = Set.of();
    var in = Objects.requireNonNull(Flaws.class.getResourceAsStream("code-execution.tsv"));
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split("\t", -1);
        switch (cells[0]) {
          case String comment when comment.startsWith("#") -> {}
          case "as-of" -> asOf = cells[1];
          case "covered" -> covered = Set.of(cells[1].split(" ", -1));
          default -> {
            var ranges = new ArrayList<Range>();
            for (String range : cells[2].split(" ", -1)) {
              ranges.add(Range.of(range));
            }
            all.add(new Flaw(cells[0], cells[1], ranges, cells[3]));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the list of flaws", e);
    }
    return new Flaws(asOf, covered, all);
  }
}
