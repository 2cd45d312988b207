package dev.undebug.advisory;

import dev.undebug.advisory.Advisory.Affected;
import dev.undebug.advisory.Advisory.Band;
import dev.undebug.source.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// An archive of records as OSV publishes them (<https://ossf.github.io/osv-schema/>): a zip of
/// JSON files, such as `PyPI/all.zip`, or one JSON file of one record or a list of them.
///
/// Withdrawn records are left out, and records that know each other by an alias are one flaw.
public final class OsvArchive {

  private static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

  /// Bytes that are read in all: the archive of the whole index has a tenth of it.
  private static final long MAX_BYTES = 2L * 1024 * 1024 * 1024;

  private static final Pattern ID = Pattern.compile("(?:CVE|PYSEC|GHSA)-[A-Za-z0-9-]{1,60}");
  private static final Pattern PACKAGE = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  /// What a weakness lets a stranger do, where its number leaves no doubt.
  private static final Map<String, String> KINDS =
      Map.of(
          "CWE-79", "cross-site scripting",
          "CWE-89", "SQL injection",
          "CWE-22", "path traversal",
          "CWE-94", "remote code execution",
          "CWE-78", "remote code execution",
          "CWE-502", "unsafe deserialisation",
          "CWE-352", "cross-site request forgery",
          "CWE-918", "server-side request forgery",
          "CWE-1333", "denial of service",
          "CWE-400", "denial of service");

  private final Map<String, List<Advisory>> records = new TreeMap<>();
  private String newest = "";
  private int withdrawn;
  private int unread;

  private OsvArchive() {}

  /// Reads one.
  ///
  /// @throws IOException with one line, when it is nothing of that kind
  public static OsvArchive read(Path file) throws IOException {
    var archive = new OsvArchive();
    byte[] head = new byte[2];
    try (InputStream in = Files.newInputStream(file)) {
      int length = in.readNBytes(head, 0, 2);
      if (length == 2 && head[0] == 'P' && head[1] == 'K') {
        archive.zip(file);
      } else {
        archive.document(Files.readString(file));
      }
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new IOException("no zip, and no JSON in UTF-8", e);
    }
    if (archive.records.isEmpty()) {
      throw new IOException("no OSV record of a package of PyPI is in it");
    }
    return archive;
  }

  private void zip(Path file) throws IOException {
    long total = 0;
    try (var zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList()) {
        if (!entry.getName().endsWith(".json")) {
          continue;
        }
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] bytes = in.readNBytes(MAX_RECORD_BYTES + 1);
          total += bytes.length;
          if (total > MAX_BYTES) {
            throw new IOException("more than %,d bytes in all".formatted(MAX_BYTES));
          }
          try {
            document(
                bytes.length > MAX_RECORD_BYTES ? "" : new String(bytes, StandardCharsets.UTF_8));
          } catch (IOException _) {
            unread++;
          }
        }
      }
    }
  }

  private void document(String text) throws IOException {
    Json read = Json.read(text);
    if (read instanceof Json.Items(var items, _)) {
      items.forEach(this::osv);
    } else if (!read.items("vulns").isEmpty()) {
      read.items("vulns").forEach(this::osv);
    } else {
      osv(read);
    }
  }

  private void osv(Json osv) {
    String id = osv.text("id");
    if (!ID.matcher(id).matches()) {
      return;
    }
    if (!osv.text("withdrawn").isEmpty()) {
      withdrawn++;
      return;
    }
    var ids = new TreeSet<String>();
    ids.add(id);
    for (Json alias : osv.items("aliases")) {
      if (alias instanceof Json.Text(var text, _) && ID.matcher(text).matches()) {
        ids.add(text);
      }
    }
    for (Json affected : osv.items("affected")) {
      Json about = affected.find("package").orElse(affected);
      String name = about.text("name");
      List<Affected> ranges = ranges(affected);
      if (about.text("ecosystem").equals("PyPI")
          && PACKAGE.matcher(name).matches()
          && !ranges.isEmpty()) {
        String normal = name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
        records
            .computeIfAbsent(normal, _ -> new ArrayList<>())
            .add(new Advisory(normal, List.copyOf(ids), ranges, band(osv), kind(osv), ""));
        String day = osv.text("modified");
        if (day.matches("\\d{4}-\\d\\d-\\d\\d.*") && day.substring(0, 10).compareTo(newest) > 0) {
          newest = day.substring(0, 10);
        }
      }
    }
  }

  /// Affected is what a range holds, and what is listed besides.
  private static List<Affected> ranges(Json affected) {
    var ranges = new ArrayList<Affected>();
    for (Json range : affected.items("ranges")) {
      if (!range.text("type").equals("ECOSYSTEM")) {
        continue;
      }
      String introduced = "";
      for (Json event : range.items("events")) {
        if (!event.text("introduced").isEmpty()) {
          introduced = event.text("introduced");
        }
        String fixed = event.text("fixed");
        String last = event.text("last_affected");
        if (!introduced.isEmpty() && !(fixed + last).isEmpty()) {
          add(ranges, new Affected.From(introduced, fixed + last, fixed.isEmpty()));
          introduced = "";
        }
      }
      if (!introduced.isEmpty()) {
        add(ranges, new Affected.From(introduced, "", false));
      }
    }
    for (Json version : affected.items("versions")) {
      if (version instanceof Json.Text(var text, _)) {
        var release = Release.of(text);
        if (release.isPresent() && ranges.stream().noneMatch(range -> range.holds(release.get()))) {
          add(ranges, new Affected.Only(text.strip()));
        }
      }
    }
    return ranges;
  }

  /// Only what can be written in one word, for that is what the file is made of.
  private static void add(List<Affected> ranges, Affected range) {
    if (range.written().matches("[A-Za-z0-9.!+_<=-]+")) {
      ranges.add(range);
    }
  }

  private static Optional<Band> band(Json osv) {
    for (Json severity : osv.items("severity")) {
      var band = Cvss.band(severity.text("score"));
      if (band.isPresent()) {
        return band;
      }
    }
    return osv.find("database_specific").flatMap(more -> Band.of(more.text("severity")));
  }

  private static String kind(Json osv) {
    for (Json cwe : osv.find("database_specific").orElse(osv).items("cwe_ids")) {
      if (cwe instanceof Json.Text(var text, _) && KINDS.containsKey(text)) {
        return KINDS.getOrDefault(text, "");
      }
    }
    return "";
  }

  /// The newest day on which one of its records was changed, ISO.
  public String asOf() {
    return newest.isEmpty() ? "1970-01-01" : newest;
  }

  /// Records that were left out because somebody took them back.
  public int withdrawn() {
    return withdrawn;
  }

  /// Files of the archive that could not be read.
  public int unread() {
    return unread;
  }

  /// What [Advisories#read] reads; the same archive gives the same text.
  public String written() {
    var text = new StringBuilder("as-of\t%s\ncovered\t*\n".formatted(asOf()));
    records.forEach(
        (_, found) ->
            merged(found).stream()
                .map(
                    flaw ->
                        String.join(
                            "\t",
                            flaw.packageName(),
                            String.join(" ", flaw.ids()),
                            String.join(
                                " ", flaw.affected().stream().map(Affected::written).toList()),
                            flaw.band()
                                .map(band -> band.name().toLowerCase(Locale.ROOT))
                                .orElse(""),
                            flaw.kind(),
                            ""))
                .sorted()
                .forEach(row -> text.append(row).append('\n')));
    return text.toString();
  }

  /// One flaw of all records that share a name, directly or through others.
  private static List<Advisory> merged(List<Advisory> found) {
    var byId = new HashMap<String, Set<Advisory>>();
    for (Advisory one : found) {
      Set<Advisory> together = new LinkedHashSet<>(List.of(one));
      one.ids().forEach(id -> together.addAll(byId.getOrDefault(id, Set.of())));
      together.stream()
          .flatMap(known -> known.ids().stream())
          .forEach(id -> byId.put(id, together));
    }
    return byId.values().stream().distinct().map(OsvArchive::one).toList();
  }

  private static Advisory one(Set<Advisory> same) {
    var ids = same.stream().flatMap(flaw -> flaw.ids().stream()).distinct();
    Stream<Affected> affected = same.stream().flatMap(flaw -> flaw.affected().stream()).distinct();
    return new Advisory(
        same.iterator().next().packageName(),
        ids.sorted(Comparator.comparingInt(OsvArchive::rank).thenComparing(id -> id)).toList(),
        affected.toList(),
        same.stream().flatMap(flaw -> flaw.band().stream()).max(Comparator.naturalOrder()),
        same.stream().map(Advisory::kind).filter(kind -> !kind.isEmpty()).findFirst().orElse(""),
        "");
  }

  private static int rank(String id) {
    return id.startsWith("CVE-") ? 0 : id.startsWith("PYSEC-") ? 1 : 2;
  }
}
