package dev.undebug.bench;

import dev.undebug.http.RawExchange;
import dev.undebug.http.Reading;
import dev.undebug.page.Recogniser;
import dev.undebug.page.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Changes every labelled page of a folder as relays, minifiers and truncated captures do, and
/// counts how often the recogniser still names its kind.
public final class PageMutations {

  private static final Pattern ATTRIBUTE = Pattern.compile("=\"([A-Za-z0-9_#.-]+)\"");
  private static final Pattern OPTIONAL_END =
      Pattern.compile("</(?:li|td|th|tr|p|thead|tbody|body|html|head)>");
  private static final Pattern BETWEEN = Pattern.compile(">\\s+<");
  private static final Pattern TITLE = Pattern.compile("<title>[^<]*</title>");

  private static final Map<String, UnaryOperator<String>> CHANGES = changes();

  private PageMutations() {}

  private static Map<String, UnaryOperator<String>> changes() {
    var changes = new LinkedHashMap<String, UnaryOperator<String>>();
    changes.put("unchanged", page -> page);
    changes.put("cut at 8 KiB", page -> page.substring(0, Math.min(page.length(), 8 << 10)));
    changes.put("cut at 16 KiB", page -> page.substring(0, Math.min(page.length(), 16 << 10)));
    changes.put("footer stripped", PageMutations::withoutFooter);
    changes.put("white space collapsed", page -> page.replaceAll("\\s+", " "));
    changes.put("minified", PageMutations::minified);
    changes.put("minified hard", PageMutations::minifiedHard);
    changes.put("references decimal", page -> page.replace("&#x27;", "&#39;"));
    changes.put("references taken off", page -> page.replace("&#x27;", "'").replace("&#39;", "'"));
    changes.put("references everywhere", PageMutations::referenced);
    changes.put("line ends of Windows", page -> page.replace("\n", "\r\n"));
    changes.put("byte order mark", page -> "\u00ef\u00bb\u00bf" + page);
    changes.put("upper case tags", PageMutations::upperCase);
    return changes;
  }

  private static String withoutFooter(String page) {
    int footer = Math.max(page.lastIndexOf("id=\"explanation\""), page.lastIndexOf("\nYou"));
    return footer < 0 ? page.substring(0, page.length() * 3 / 4) : page.substring(0, footer);
  }

  private static String minified(String page) {
    return BETWEEN.matcher(page.replaceAll("[ \\t]*\\n\\s*", "\n")).replaceAll("><").strip();
  }

  private static String minifiedHard(String page) {
    if (!page.stripLeading().startsWith("<")) {
      return page.replaceAll("\\s+", " ");
    }
    String bare = ATTRIBUTE.matcher(minified(page).replaceAll("\\s+", " ")).replaceAll("=$1");
    return OPTIONAL_END.matcher(bare).replaceAll("");
  }

  private static String referenced(String page) {
    String slashes = page.replace("&#x27;", "&apos;").replace("&amp;", "&#38;");
    var titles = TITLE.matcher(slashes);
    return titles.replaceFirst(
        title ->
            java.util.regex.Matcher.quoteReplacement(
                "<title>"
                    + title.group().substring(7, title.group().length() - 8).replace("/", "&#x2F;")
                    + "</title>"));
  }

  private static String upperCase(String page) {
    return Pattern.compile("</?[a-z0-9]+(?=[\\s>])")
        .matcher(page)
        .replaceAll(tag -> tag.group().toUpperCase(java.util.Locale.ROOT));
  }

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    List<String> lines = Files.readAllLines(root.resolve("labels.tsv"));
    var right = new TreeMap<String, int[]>();
    for (String line : lines.subList(1, lines.size())) {
      String[] label = line.split("\t", -1);
      byte[] bytes = Files.readAllBytes(root.resolve(label[0] + ".http"));
      if (!label[1].isEmpty() && RawExchange.read(bytes) instanceof Reading.Whole(var exchange)) {
        byte[] body = exchange.response().body().bytes();
        var page = new String(body, StandardCharsets.ISO_8859_1);
        CHANGES.forEach(
            (name, change) -> {
              byte[] changed = change.apply(page).getBytes(StandardCharsets.ISO_8859_1);
              String told = told(Recogniser.of(changed));
              boolean isRight =
                  told.equals(label[1])
                      || told.startsWith("werkzeug") && label[1].equals("werkzeug");
              int[] counts = right.computeIfAbsent(name, _ -> new int[2]);
              counts[0] += isRight ? 1 : 0;
              counts[1]++;
              if (!isRight) {
                System.out.println(name + ": " + label[0] + " " + label[1] + " taken for " + told);
              }
            });
        chunked(body, right, label);
      }
    }
    right.forEach((name, counts) -> System.out.println(name + ": " + Arrays.toString(counts)));
  }

  private static void chunked(byte[] body, Map<String, int[]> right, String[] label) {
    var whole = Recogniser.of(body);
    for (int size : new int[] {1, 7, 1000}) {
      var recogniser = new Recogniser();
      for (int at = 0; at < body.length; at += size) {
        recogniser.feed(body, at, Math.min(body.length, at + size));
      }
      boolean isRight = recogniser.finish().equals(whole);
      int[] counts = right.computeIfAbsent("chunks of " + size, _ -> new int[2]);
      counts[0] += isRight ? 1 : 0;
      counts[1]++;
    }
  }

  private static String told(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Seen(var kind) -> kind.word();
      case Verdict.Undecided _ -> "undecided";
      case Verdict.Clear _ -> "nothing";
    };
  }
}
