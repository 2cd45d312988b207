package dev.undebug.rule;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the files of a tree say that configure the server before Django: nginx, Apache, Caddy,
/// Traefik's labels, an Ingress.
public final class ServerTexts {

  /// A host that such a file passes on to an application.
  public record Host(String name, Place place) {}

  private static final Pattern CONFIGURATION =
      Pattern.compile(
          "(?i)(.*/)?(.*nginx.*|.*\\.conf(\\.template|\\.j2|\\.tmpl)?|.*caddyfile.*|\\.htaccess|.*\\.ya?ml"
              + "|(.*/)?sites-(available|enabled)/.*|.*traefik.*)");

  /// Answers that tests have recorded hold headers too.
  private static final Pattern RECORDED =
      Pattern.compile("(?i)(.*/)?(tests?|fixtures?|test_?data|sample_?data|[\\w-]*cassettes?)/.*");

  /// Larger files are no configuration that people write.
  private static final int MAX_CHARACTERS = 200_000;

  private static final Pattern SERVER = Pattern.compile("(?m)^[ \\t]*server\\s*\\{");
  private static final Pattern NAMES =
      Pattern.compile("(?m)^[ \\t]*server_name\\s+([^;{}]{1,2000});");

  /// nginx gives the upstream its own name, unless it is told to pass the visitor's.
  private static final Pattern PASSES =
      Pattern.compile(
          "proxy_set_header\\s+Host\\s+\"?\\$(http_)?host|uwsgi_pass\\s|include\\s+[^;]*proxy_params");

  private static final Pattern SERVES_FILES =
      Pattern.compile("(?i)\\b(alias|root|file_server|try_files)\\b");

  /// nginx's and Apache's statements, which no shell has.
  private static final Pattern WRITES_FILES_SERVED =
      Pattern.compile(
          "(?m)^[ \\t]*(location\\s+[^{\\n]{0,80}\\{\\s*(alias|root)\\s|Alias(Match)?\\s+\"?/)");

  private static final Pattern PASSES_ON =
      Pattern.compile("(?m)^[ \\t]*(proxy|uwsgi|fastcgi)_pass\\s");
  private static final Pattern ROUTER =
      Pattern.compile(
          "traefik\\.http\\.routers\\.([\\w${}-]{1,80})\\.(rule|tls(?:\\.certresolver)?(?=[\"']?\\s*[=:]\\s*(?![\"']?false)))");
  private static final Pattern ROUTES_BY_HOST =
      Pattern.compile("routers\\.[\\w${}-]{1,80}\\.rule[\"']?\\s*[=:]\\s*[\"']?Host\\(");
  private static final Pattern LISTENS =
      Pattern.compile("(?m)^[ \\t]*listen\\s+([^;{}\\n]{1,200});");
  private static final Pattern ENDS_TLS = Pattern.compile("(?m)^[ \\t]*ssl_certificate\\s");
  private static final Pattern INCLUDES = Pattern.compile("(?m)^[ \\t]*include\\s");

  private static final Pattern INGRESS = Pattern.compile("(?m)^kind:\\s*[\"']?Ingress\\b");
  private static final Pattern INGRESS_HOST =
      Pattern.compile(
          "(?m)^[ \\t]*+(?:-[ \\t]*+)?host:[ \\t]*[\"']?([A-Za-z0-9.-]{3,253})[\"']?\\s*$");
  private static final Pattern TRAEFIK = Pattern.compile("Host\\(`([A-Za-z0-9.-]{3,253})`\\)");
  private static final Pattern NAME =
      Pattern.compile("(?=.*[a-z])([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,63}");

  /// Names that stand for the reader's own.
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(.*\\.)?example\\.(com|org|net)|.*(your|my|some)-?_?(domain|site|app|host|server).*"
              + "|(.*\\.)?(domain|site)\\.(com|org|tld)|.*\\.(local|localhost|test|internal|lan|svc)");

  private final Tree tree;
  private final List<String> paths;
  private final Map<String, Boolean> mentioned = new ConcurrentHashMap<>();
  private Optional<Boolean> areServing = Optional.empty();

  private ServerTexts(Tree tree) {
    this.tree = tree;
    this.paths =
        tree.files().stream()
            .filter(path -> !path.endsWith(".py"))
            .filter(path -> CONFIGURATION.matcher(path).matches())
            .filter(path -> !RECORDED.matcher(path).matches())
            .filter(path -> !Traefik.isLeftBehind(tree, path))
            .toList();
  }

  /// Those of a tree.
  public static ServerTexts of(Tree tree) {
    return tree.once(ServerTexts.class, ServerTexts::new);
  }

  private Stream<SourceText> texts() {
    return paths.stream()
        .flatMap(path -> tree.text(path).stream())
        .filter(text -> text.text().length() <= MAX_CHARACTERS);
  }

  /// Whether any of them names a header.
  boolean mention(String header) {
    return mentioned.computeIfAbsent(
        header,
        _ -> {
          var sought = Pattern.compile(Pattern.quote(header), Pattern.CASE_INSENSITIVE);
          return texts().anyMatch(text -> sought.matcher(text.text()).find());
        });
  }

  /// Whether any of them serves files below an address, as nginx's `alias` and `root` do.
  boolean serveFiles() {
    if (areServing.isEmpty()) {
      areServing =
          Optional.of(
              texts().anyMatch(text -> SERVES_FILES.matcher(text.text()).find())
                  || scripts().anyMatch(text -> WRITES_FILES_SERVED.matcher(text.text()).find()));
    }
    return areServing.get();
  }

  /// Scripts that set a machine up, which write configurations too.
  private Stream<SourceText> scripts() {
    return tree.files().stream()
        .filter(path -> path.endsWith(".sh") || path.endsWith(".bash"))
        .flatMap(path -> tree.text(path).stream())
        .filter(text -> text.text().length() <= MAX_CHARACTERS);
  }

  /// Whether an nginx of the tree ends TLS itself, passes requests on, and includes nothing that is
  /// not in the tree where it does.
  boolean passesSecurely() {
    return texts()
        .flatMap(text -> blocks(text).stream())
        .anyMatch(
            block ->
                ENDS_TLS.matcher(block).find()
                    && block.contains("proxy_pass")
                    && !INCLUDES.matcher(block).find());
  }

  /// Says so where nginx passes requests on, and listens for HTTPS alone where it does; or where
  /// every router of Traefik's has TLS, as such a router answers nothing else.
  Optional<String> onlySecure() {
    return nginxOnlySecure().or(this::traefikOnlySecure);
  }

  private Optional<String> traefikOnlySecure() {
    var routers = new TreeSet<String>();
    var secure = new TreeSet<String>();
    texts()
        .map(text -> ROUTER.matcher(text.text()))
        .forEach(
            found -> {
              while (found.find()) {
                (found.group(2).startsWith("tls") ? secure : routers).add(found.group(1));
              }
            });
    return !routers.isEmpty() && secure.containsAll(routers)
        ? Optional.of("every router of Traefik answers over HTTPS alone")
        : Optional.empty();
  }

  /// Says so where Traefik passes requests on by their host alone.
  Optional<String> routeByHost() {
    return texts().anyMatch(text -> ROUTES_BY_HOST.matcher(text.text()).find())
        ? Optional.of("Traefik passes on what is sent to its hosts alone")
        : Optional.empty();
  }

  private Optional<String> nginxOnlySecure() {
    boolean isSecure = false;
    for (SourceText text : texts().toList()) {
      for (String block : blocks(text)) {
        if (PASSES_ON.matcher(block).find()) {
          if (!listensSecurely(block)) {
            return Optional.empty();
          }
          isSecure = true;
        }
      }
    }
    return isSecure ? Optional.of("nginx listens for HTTPS alone") : Optional.empty();
  }

  /// Without `listen`, it is port 80.
  private static boolean listensSecurely(String block) {
    var listen = LISTENS.matcher(block);
    boolean isFound = false;
    while (listen.find()) {
      isFound = true;
      if (!listen.group(1).matches(".*\\b(ssl|quic|443)\\b.*")) {
        return false;
      }
    }
    return isFound;
  }

  /// What stands in the `server` blocks of a file.
  private static List<String> blocks(SourceText text) {
    var blocks = new ArrayList<String>();
    var server = SERVER.matcher(text.text());
    int from = 0;
    while (server.find(from)) {
      from = blockEnd(text.text(), server.end());
      blocks.add(text.text().substring(server.end(), from));
    }
    return blocks;
  }

  /// The hosts that are passed on, each once.
  public List<Host> hosts() {
    var hosts = new ArrayList<Host>();
    texts()
        .forEach(
            text -> {
              nginx(text, hosts);
              for (String document : text.text().split("(?m)^---.*$")) {
                if (INGRESS.matcher(document).find()) {
                  add(text, text.text().indexOf(document), INGRESS_HOST.matcher(document), hosts);
                }
              }
              add(text, 0, TRAEFIK.matcher(text.text()), hosts);
            });
    return hosts;
  }

  private static void nginx(SourceText text, List<Host> hosts) {
    var server = SERVER.matcher(text.text());
    int from = 0;
    while (server.find(from)) {
      int end = blockEnd(text.text(), server.end());
      String block = text.text().substring(server.end(), end);
      if (PASSES.matcher(block).find()) {
        var names = NAMES.matcher(block);
        while (names.find()) {
          var words = Pattern.compile("\\S+").matcher(names.group(1));
          while (words.find()) {
            int start = server.end() + names.start(1) + words.start();
            add(text, new Span(start, start + words.group().length()), hosts);
          }
        }
      }
      from = end;
    }
  }

  /// Where the block ends whose brace is open.
  private static int blockEnd(String text, int start) {
    int depth = 1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '#') {
        int line = text.indexOf('\n', i);
        i = line < 0 ? text.length() : line;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private static void add(SourceText text, int offset, Matcher found, List<Host> hosts) {
    while (found.find()) {
      add(text, new Span(offset + found.start(1), offset + found.end(1)), hosts);
    }
  }

  private static void add(SourceText text, Span span, List<Host> hosts) {
    String name = text.slice(span).toLowerCase(Locale.ROOT);
    boolean isKnown = hosts.stream().anyMatch(host -> host.name.equals(name));
    if (!isKnown && NAME.matcher(name).matches() && !PLACEHOLDER.matcher(name).matches()) {
      hosts.add(new Host(name, text.place(span)));
    }
  }
}
