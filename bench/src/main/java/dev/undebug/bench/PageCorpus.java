package dev.undebug.bench;

import dev.undebug.http.Exchange;
import dev.undebug.http.RawExchange;
import dev.undebug.http.Reading;
import dev.undebug.page.Disclosure;
import dev.undebug.page.Dissector;
import dev.undebug.page.Framework;
import dev.undebug.page.Liveness;
import dev.undebug.page.Page;
import dev.undebug.page.VersionRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// Measures recogniser and dissector on a folder of captured responses with known answers.
///
/// The folder holds `labels.tsv` (path, kind or nothing, the canaries that stand in the body) and
/// `canaries.tsv` (name, value, home category); the first part of a path is the Django version.
public final class PageCorpus {

  private static final Pattern STARS = Pattern.compile("(?<!\\*)\\*{20}(?!\\*)");
  private static final String EXCEPTION_TEXT = "exception";

  private final Path root;
  private final Map<String, String[]> canaries = new HashMap<>();
  private final Map<String, Score> kinds = new TreeMap<>();
  private final Map<String, Score> versions = new TreeMap<>();
  private final Map<String, Score> recall = new TreeMap<>();
  private final Map<String, Score> home = new TreeMap<>();
  private final Map<String, Score> precision = new TreeMap<>();
  private final Map<String, Score> masked = new TreeMap<>();
  private final Map<String, Score> offsets = new TreeMap<>();
  private final Map<String, Integer> liveness = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private int alarms;

  private PageCorpus(Path root) throws IOException {
    this.root = root;
    for (String line : rows("canaries.tsv")) {
      String[] fields = line.split("\t", -1);
      canaries.put(fields[0], fields);
    }
  }

  /// Right answers among all.
  private static final class Score {
    private int right;
    private int all;

    void count(boolean isRight) {
      right += isRight ? 1 : 0;
      all++;
    }

    @Override
    public String toString() {
      return "%d of %d (%.2f %%)".formatted(right, all, 100.0 * right / all);
    }
  }

  public static void main(String[] args) throws IOException {
    var corpus = new PageCorpus(Path.of(args[0]));
    for (String line : corpus.rows("labels.tsv")) {
      corpus.response(line.split("\t", -1));
    }
    corpus.print();
  }

  private List<String> rows(String file) throws IOException {
    List<String> lines = Files.readAllLines(root.resolve(file));
    return lines.subList(1, lines.size());
  }

  private void response(String[] label) throws IOException {
    byte[] bytes = Files.readAllBytes(root.resolve(label[0] + ".http"));
    String kind = label[1];
    switch (RawExchange.read(bytes)) {
      case Reading.Broken(var why) -> {
        if (!kind.isEmpty()) {
          failures.add(label[0] + ": " + why);
        }
      }
      case Reading.Whole(var exchange) -> judge(label, kind, exchange);
    }
  }

  private void judge(String[] label, String kind, Exchange exchange) {
    Optional<Page> page =
        Dissector.dissect(exchange).filter(found -> found.liveness() != Liveness.QUOTED);
    String told = page.map(found -> found.kind().word()).orElse("");
    if (kind.isEmpty()) {
      if (page.isPresent()) {
        alarms++;
        failures.add(label[0] + ": alarm, " + told);
      }
      return;
    }
    String version = label[0].substring(0, label[0].indexOf('/'));
    boolean isRight = told.equals(kind) || (kind.equals("werkzeug") && told.startsWith(kind));
    count(kinds, kind + " " + version, isRight, label[0] + " " + kind + ": taken for " + told);
    if (page.isPresent() && isTakenApart(page.get())) {
      judge(label, version, page.get(), exchange.response().body().bytes());
    }
  }

  private static boolean isTakenApart(Page page) {
    return page.framework() == Framework.DJANGO || page.framework() == Framework.WERKZEUG;
  }

  private void judge(String[] label, String version, Page page, byte[] body) {
    liveness.merge(page.kind() + " " + page.liveness(), 1, Integer::sum);
    String why = label[0] + ": version told as " + page.django();
    count(versions, page.kind().word(), isIn(page.django(), version), why);
    stars(label[0], version, page, new String(body, StandardCharsets.ISO_8859_1));
    var inBody = List.of(label[2].isEmpty() ? new String[0] : label[2].split(" ", -1));
    for (String name : inBody) {
      canary(label[0], version, name, page);
    }
    for (Disclosure disclosure : page.disclosures()) {
      position(label[0], disclosure, body);
      for (String[] canary : canaries.values()) {
        if (disclosure.value().contains(canary[1])) {
          String key = disclosure.category() + " " + version;
          String what = label[0] + ": " + canary[0] + " is told but does not stand there";
          count(precision, key, inBody.contains(canary[0]), what);
        }
      }
    }
  }

  /// Every value that Django starred in the tables of request and settings must be told, with a
  /// name, at its place, and as masked; and nothing else as masked.
  private void stars(String path, String version, Page page, String body) {
    int from = Math.max(body.indexOf("id=\"requestinfo\""), 0);
    var there = new TreeSet<Integer>();
    Matcher stars = STARS.matcher(body);
    while (page.framework() == Framework.DJANGO && stars.find()) {
      if (stars.start() > from) {
        there.add(stars.start());
      }
    }
    var told = new TreeSet<Integer>();
    for (Disclosure disclosure : page.disclosures()) {
      if (disclosure.isMasked() && disclosure.offset() > from) {
        Matcher beside = STARS.matcher(body).region(disclosure.offset(), body.length());
        boolean isThere = beside.find() && beside.start() - disclosure.offset() < 16;
        String name = disclosure.name();
        count(
            masked,
            "told " + version,
            isThere && !name.isEmpty(),
            path + ": " + name + " is not starred");
        told.add(isThere ? beside.start() : -1);
      }
    }
    for (int at : there) {
      count(
          masked,
          "starred " + version,
          told.contains(at),
          path + ": stars at " + at + " are not told");
    }
  }

  /// Branch points before a release print the series alone, without the letter of the folder.
  private static boolean isIn(VersionRange range, String version) {
    return range.holds(version) || range.holds(version.replaceFirst("(\\.0)?a$", ""));
  }

  private void canary(String path, String version, String name, Page page) {
    String[] canary = canaries.get(name);
    boolean isTold = false;
    boolean isHome = false;
    var told = new TreeSet<String>();
    for (Disclosure disclosure : page.disclosures()) {
      if (!disclosure.isMasked() && disclosure.value().contains(canary[1])) {
        isTold = true;
        told.add(disclosure.category().word());
        isHome |=
            disclosure.category().word().equals(canary[2]) || canary[2].equals(EXCEPTION_TEXT);
      }
    }
    count(recall, canary[2] + " " + version, isTold, path + ": " + name + " is not told");
    count(home, canary[2] + " " + version, isHome, path + ": " + name + " is told as " + told);
  }

  /// The bytes at an offset must begin the value; only its first letters are compared, since values
  /// have their escapes and references taken off.
  private void position(String path, Disclosure disclosure, byte[] body) {
    String value = disclosure.value();
    int length = Math.min(body.length - disclosure.offset(), 200);
    String there = new String(body, disclosure.offset(), length, StandardCharsets.UTF_8);
    String decoded = Parser.unescapeEntities(there, false).replaceFirst("^[ub]?['\"(\\[{]*", "");
    String start = value.substring(0, Math.min(6, value.length()));
    boolean isOfList = start.startsWith("[") && there.contains(start.substring(1));
    boolean isPlain =
        !isOfList && start.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\' && c != '\'');
    if (isPlain && !start.isEmpty()) {
      String told = "%s: %s at %d".formatted(path, disclosure.name(), disclosure.offset());
      boolean stands =
          Parser.unescapeEntities(there, false).startsWith(start) || decoded.contains(start);
      count(offsets, disclosure.category().word(), stands, told);
    }
  }

  private void count(Map<String, Score> scores, String key, boolean isRight, String failure) {
    scores.computeIfAbsent(key, _ -> new Score()).count(isRight);
    if (!isRight) {
      failures.add(failure);
    }
  }

  private void print() {
    table("Kinds", kinds);
    System.out.println("Alarms on responses without a label: " + alarms);
    table("Version right or inside the range", versions);
    table("Canaries told as exposed", recall);
    table("Canaries told in their home category", home);
    table("Told canaries that stand in the body", precision);
    table("Starred values", masked);
    table("Positions", offsets);
    System.out.println("Liveness " + liveness);
    failures.forEach(System.out::println);
  }

  private static void table(String title, Map<String, Score> scores) {
    System.out.println(title);
    scores.forEach((key, score) -> System.out.println("  " + key + ": " + score));
  }
}
