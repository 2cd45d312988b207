package dev.undebug.deploy;

import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells of `runserver` in a container whether anybody reaches it: without an address it listens on
/// 127.0.0.1, which is the container's own, and publishing its port leads to another.
record Loopback(Tree tree) {

  static final String BECAUSE =
      "runserver listens on its container's own loopback alone, which nobody outside reaches";

  /// A port alone, or an address of the loopback.
  private static final Pattern OWN =
      Pattern.compile("(?i)[0-9]{1,5}|(127(\\.[0-9]+){3}|localhost|\\[::1])(:[0-9]{1,5})?");

  private static final Set<String> OPTIONS_WITH_VALUE =
      Set.of("--settings", "--pythonpath", "-v", "--verbosity");

  /// Options that change no address; those of other projects' commands may.
  private static final Set<String> FLAGS =
      Set.of(
          "--noreload",
          "--nothreading",
          "--insecure",
          "--nostatic",
          "--ipv6",
          "-6",
          "--traceback",
          "--no-color",
          "--force-color",
          "--skip-checks");

  /// What passes on from elsewhere to the loopback, should it run in the same container.
  private static final Pattern PROXY =
      Pattern.compile(
          "nginx|openresty|httpd|apache2(ctl)?|apachectl|lighttpd|caddy|haproxy|traefik|envoy|socat"
              + "|ngrok|cloudflared|service|supervisord|s6-svscan|runsvdir|ssh|autossh");

  /// Whether a command serves nobody outside its container.
  ///
  /// @param entry the file that it starts, should it be known
  boolean isAlone(Launched launched, Command command, String entry) {
    return launched.hasOwnNetwork()
        && command.server() == Server.RUNSERVER
        && namesNoOther(command.words())
        && !isComputed(command)
        && launched.started().stream().noneMatch(Loopback::isProxy)
        && !changesDefault(entry);
  }

  private static boolean namesNoOther(List<String> words) {
    int at = words.indexOf("runserver") + 1;
    if (at == 0) {
      return false;
    }
    while (at < words.size()) {
      String word = words.get(at);
      if (OPTIONS_WITH_VALUE.contains(word)) {
        at++;
      } else if (!FLAGS.contains(word)
          && !word.startsWith("--settings=")
          && !OWN.matcher(word).matches()) {
        return false;
      }
      at++;
    }
    return true;
  }

  /// Whether a variable is in the command as it is written: what it holds is not among the words
  /// where nobody here sets it.
  private boolean isComputed(Command command) {
    var place = command.place();
    var text = tree.text(place.path());
    if (text.isEmpty()) {
      return true;
    }
    int last = Math.min(place.end().line(), text.get().lineCount());
    for (int line = place.start().line(); line <= last; line++) {
      if (text.get().lineText(line).contains("$")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isProxy(Started started) {
    return !started.words().isEmpty()
        && PROXY.matcher(TreePaths.name(started.words().getFirst())).matches();
  }

  /// Whether the project has a `runserver` of its own, or gives Django's another address.
  private boolean changesDefault(String entry) {
    return tree.text(entry)
            .map(SourceText::text)
            .filter(t -> t.contains("default_addr"))
            .isPresent()
        || tree.files().stream()
            .anyMatch(path -> path.endsWith("management/commands/runserver.py"));
  }
}
