package dev.undebug.bench;

import dev.undebug.http.Body;
import dev.undebug.http.Exchange;
import dev.undebug.http.Headers;
import dev.undebug.http.RawExchange;
import dev.undebug.http.Reading;
import dev.undebug.http.Request;
import dev.undebug.http.Response;
import dev.undebug.page.Dissector;
import dev.undebug.page.Recogniser;
import dev.undebug.page.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Changes every labelled page of a folder as relays, minifiers and truncated captures do, and
/// counts how often the recogniser still names its kind. The folder is that of [PageCorpus].
public final class PageMutations {

  private static final Pattern ATTRIBUTE = Pattern.compile("=\"([A-Za-z0-9_#.-]+)\"");
  private static final Pattern OPTIONAL_END =
      Pattern.compile("</(?:li|td|th|tr|p|thead|tbody|body|html|head)>");
  private static final Pattern BETWEEN = Pattern.compile(">\\s+<");
  private static final Pattern TITLE = Pattern.compile("(<title>)([^<]*)(</title>)");
  private static final Pattern TAG = Pattern.compile("</?[a-z0-9]+(?=[\\s>])");

  private static final Map<String, UnaryOperator<String>> CHANGES = changes();

  private final Map<String, int[]> right = new TreeMap<>();

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
    changes.put("references in the title", PageMutations::referenced);
    changes.put("line ends of Windows", page -> page.replace("\n", "\r\n"));
    changes.put("byte order mark", page -> "\u00ef\u00bb\u00bf" + page);
    changes.put("tags in capitals", PageMutations::inCapitals);
    changes.put("welcome translated", PageMutations::translated);
    return changes;
  }

  /// Every visible word of a welcome page, its title too.
  private static String translated(String page) {
    boolean isWelcome = page.contains("exhaust__line") || page.contains("id=\"instructions\"");
    if (!isWelcome) {
      return page;
    }
    int body = page.indexOf("<body");
    String head = page.substring(0, body).replaceAll("<title>[^<]*", "<title>Bonvenon al Django");
    return head + page.substring(body).replaceAll(">[^<>{}]*\\p{Alpha}[^<>{}]*<", ">Gi funkcias!<");
  }

  private static String withoutFooter(String page) {
    int footer = Math.max(page.lastIndexOf("id=\"explanation\""), page.lastIndexOf("\nYou"));
    return page.substring(0, footer < 0 ? page.length() * 3 / 4 : footer);
  }

  private static String minified(String page) {
    return BETWEEN.matcher(page.replaceAll("[ \\t]*\\n\\s*", "\n")).replaceAll("><").strip();
  }

  private static String minifiedHard(String page) {
    String bare = minified(page).replaceAll("\\s+", " ");
    return OPTIONAL_END.matcher(ATTRIBUTE.matcher(bare).replaceAll("=$1")).replaceAll("");
  }

  private static String referenced(String page) {
    return TITLE
        .matcher(page)
        .replaceFirst(
            title ->
                title.group(1)
                    + Matcher.quoteReplacement(title.group(2).replace("/", "&#x2F;"))
                    + title.group(3));
  }

  private static String inCapitals(String page) {
    return TAG.matcher(page).replaceAll(tag -> tag.group().toUpperCase(Locale.ROOT));
  }

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    var mutations = new PageMutations();
    List<String> lines = Files.readAllLines(root.resolve("labels.tsv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] label = line.split("\t", -1);
      byte[] bytes = Files.readAllBytes(root.resolve(label[0] + ".http"));
      if (!label[1].isEmpty() && RawExchange.read(bytes) instanceof Reading.Whole(var exchange)) {
        mutations.page(label[0], label[1], exchange.response().body().bytes());
        mutations.version(label[0], exchange.response().body().bytes());
        mutations.head(label[0], label[1], exchange.response().body());
      }
    }
    mutations.right.forEach(
        (change, counts) ->
            System.out.println("%s: %d of %d".formatted(change, counts[0], counts[1])));
  }

  private void page(String path, String kind, byte[] body) {
    var page = new String(body, StandardCharsets.ISO_8859_1);
    CHANGES.forEach(
        (name, change) -> {
          byte[] changed = change.apply(page).getBytes(StandardCharsets.ISO_8859_1);
          String told = told(Recogniser.of(changed));
          boolean isRight = told.equals(kind) || (kind.equals("werkzeug") && told.startsWith(kind));
          count(name, isRight);
          if (!isRight) {
            System.out.println("%s: %s %s taken for %s".formatted(name, path, kind, told));
          }
        });
    for (int size : new int[] {1, 7, 1000}) {
      count("chunks of " + size, inChunks(body, size).equals(Recogniser.of(body)));
    }
  }

  /// A relay may answer with any status and declare any content type.
  private void head(String path, String kind, Body body) {
    var response = new Response(200, Headers.of("Content-Type", "application/json"), body);
    String told =
        Dissector.dissect(new Exchange(Request.UNKNOWN, response))
            .map(page -> page.kind().word())
            .orElse("nothing");
    boolean isRight = told.equals(kind) || (kind.equals("werkzeug") && told.startsWith(kind));
    count("status 200, application/json", isRight);
    if (!isRight) {
      System.out.println("status 200: %s %s taken for %s".formatted(path, kind, told));
    }
  }

  /// A page that is cut off must not be taken for another version by what it lacks.
  private void version(String path, byte[] body) {
    var cut = new Body(Arrays.copyOf(body, Math.min(body.length, 8 << 10)));
    String version = path.substring(0, path.indexOf('/')).replaceFirst("(\\.0)?a$", "");
    String told =
        Dissector.dissect(Exchange.ofBody(cut))
            .filter(page -> !page.django().holds(version))
            .map(page -> page.django().toString())
            .orElse("");
    count("version, cut at 8 KiB, without headers", told.isEmpty());
    if (!told.isEmpty()) {
      System.out.println("%s cut at 8 KiB is taken for %s".formatted(path, told));
    }
  }

  private static Verdict inChunks(byte[] body, int size) {
    var recogniser = new Recogniser();
    for (int at = 0; at < body.length; at += size) {
      recogniser.feed(body, at, Math.min(body.length, at + size));
    }
    return recogniser.finish();
  }

  private void count(String change, boolean isRight) {
    int[] counts = right.computeIfAbsent(change, _ -> new int[2]);
    counts[0] += isRight ? 1 : 0;
    counts[1]++;
  }

  private static String told(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Seen(var kind) -> kind.word();
      case Verdict.Undecided _ -> "undecided";
      case Verdict.Clear _ -> "nothing";
    };
  }
}
