package dev.undebug.threat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Where the standards speak of something. Ids only; the texts belong to their owners.
///
/// @param cwe such as `CWE-489`
/// @param owasp2021 categories of the Top 10 of 2021, such as `A05:2021`
/// @param owasp2025 categories of the Top 10 of 2025, such as `A02:2025`
/// @param asvs requirements of ASVS 5.0, such as `13.4.2`
/// @param attack techniques of MITRE ATT&CK, such as `T1592.002`
/// @param capec attack patterns, such as `CAPEC-121`
public record References(
    List<String> cwe,
    List<String> owasp2021,
    List<String> owasp2025,
    List<String> asvs,
    List<String> attack,
    List<String> capec) {

  public References {
    cwe = List.copyOf(cwe);
    owasp2021 = List.copyOf(owasp2021);
    owasp2025 = List.copyOf(owasp2025);
    asvs = List.copyOf(asvs);
    attack = List.copyOf(attack);
    capec = List.copyOf(capec);
  }

  /// From lists as a table writes them: `489 1295 | A05 | A02 | 13.4.2 | T1595.002 | 121`.
  static References of(String row) {
    String[] cells = row.split("\\|", -1);
    if (cells.length != 6) {
      throw new IllegalArgumentException("%d cells instead of 6: %s".formatted(cells.length, row));
    }
    return new References(
        ids("CWE-", cells[0], ""),
        ids("", cells[1], ":2021"),
        ids("", cells[2], ":2025"),
        ids("", cells[3], ""),
        ids("", cells[4], ""),
        ids("CAPEC-", cells[5], ""));
  }

  private static List<String> ids(String before, String cell, String after) {
    var ids = new ArrayList<String>();
    for (String id : cell.strip().split("\\s+")) {
      if (!id.isEmpty()) {
        ids.add(before + id + after);
      }
    }
    return ids;
  }

  /// Both, each id once, sorted.
  References and(References other) {
    return new References(
        union(cwe, other.cwe),
        union(owasp2021, other.owasp2021),
        union(owasp2025, other.owasp2025),
        union(asvs, other.asvs),
        union(attack, other.attack),
        union(capec, other.capec));
  }

  private static List<String> union(List<String> one, List<String> other) {
    var all = new TreeSet<String>(NATURAL);
    all.addAll(one);
    all.addAll(other);
    return List.copyOf(all);
  }

  /// Every id, in the order of the standards.
  public List<String> all() {
    var all = new ArrayList<String>(cwe);
    all.addAll(owasp2025);
    all.addAll(owasp2021);
    asvs.forEach(id -> all.add("ASVS " + id));
    all.addAll(attack);
    all.addAll(capec);
    return List.copyOf(all);
  }

  /// `CWE-97` before `CWE-489`.
  private static final java.util.Comparator<String> NATURAL =
      java.util.Comparator.comparingInt(String::length)
          .thenComparing(java.util.Comparator.naturalOrder());
}
