package dev.undebug.rule;

import dev.undebug.source.Tree;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What of Traefik's configuration in a tree has no effect.
final class Traefik {

  private static final Pattern CONFIGURATION =
      Pattern.compile("(?i)[^\\n]*traefik[^\\n]*\\.(ya?ml|toml)(\\.\\w{1,20})?");

  /// Files that may start it.
  private static final Pattern STARTERS =
      Pattern.compile(
          "(?i)[^\\n]*\\.(ya?ml|sh|bash|tf|service|j2|hcl|nomad|ts|md|rst)|([^\\n]*/)?(makefile|justfile)");

  /// An image or a chart that is run, or an object of Kubernetes for the one of a cluster.
  private static final Pattern STARTS =
      Pattern.compile(
          "(?im)^[^#\\n]*\\b(image[\"']?:[ \\t]*+[\"']?[\\w./-]{0,100}traefik\\b"
              + "|(dockerfile|build|context|chart|repository):[^#\\n]{0,200}traefik"
              + "|(docker|podman|helm|exec)[^#\\n]{0,200}\\btraefik\\b)|^apiVersion:");

  private static final Pattern SERVICE =
      Pattern.compile("(?m)^[ \\t]*+[\"']?traefik[\"']?:[ \\t]*+(&\\w{1,60}[ \\t]*+)?$");

  private static final Pattern MIDDLEWARE =
      Pattern.compile(
          "middlewares\\.([\\w${}-]{1,80})\\.redirect-?scheme", Pattern.CASE_INSENSITIVE);

  private static final Pattern USES =
      Pattern.compile(
          "(?m)^[^#\\n]*routers\\.([\\w${}-]{1,80})\\.middlewares[\"']?[ \\t]*+[=:][ \\t]*+([^#\\n]{1,300})");

  private static final Pattern RULE =
      Pattern.compile("(?m)^[^#\\n]*routers\\.([\\w${}-]{1,80})\\.rule[\"']?[ \\t]*+[=:]");

  /// Larger files are no configuration that people write.
  private static final int MAX_CHARACTERS = 200_000;

  private final boolean isStarted;

  private Traefik(Tree tree) {
    this.isStarted =
        tree.files().stream()
            .filter(path -> STARTERS.matcher(path).matches())
            .anyMatch(path -> starts(tree, path));
  }

  /// A configuration file of Traefik's may have an entry point or a provider of that name.
  private static boolean starts(Tree tree, String path) {
    return tree.text(path)
        .filter(text -> text.text().length() <= MAX_CHARACTERS)
        .filter(text -> text.text().toLowerCase(Locale.ROOT).contains("traefik"))
        .filter(
            text ->
                (!isConfiguration(path) && SERVICE.matcher(text.text()).find())
                    || STARTS.matcher(text.text()).find())
        .isPresent();
  }

  private static boolean isConfiguration(String path) {
    return CONFIGURATION.matcher(path).matches();
  }

  /// Whether a file configures Traefik that nothing of the tree starts: its service may be
  /// commented out, and the file left behind.
  static boolean isLeftBehind(Tree tree, String path) {
    return isConfiguration(path) && !tree.once(Traefik.class, Traefik::new).isStarted;
  }

  /// Whether a middleware that redirects is used by routers without a rule alone. They answer for
  /// the container's name, as Traefik's `defaultRule` has it, and not for what visitors ask.
  ///
  /// @param text of the file
  /// @param label that makes the middleware
  static boolean isWithoutRule(String text, String label) {
    var made = MIDDLEWARE.matcher(label);
    if (!made.find() || text.toLowerCase(Locale.ROOT).contains("defaultrule")) {
      return false;
    }
    var named = Pattern.compile("(?<![\\w-])" + Pattern.quote(made.group(1)) + "(?![\\w-])");
    Set<String> users = new HashSet<>();
    var uses = USES.matcher(text);
    while (uses.find()) {
      if (named.matcher(uses.group(2)).find()) {
        users.add(uses.group(1));
      }
    }
    boolean isUsed = !users.isEmpty();
    var rules = RULE.matcher(text);
    while (rules.find()) {
      if (users.contains(rules.group(1))) {
        return false;
      }
    }
    return isUsed;
  }
}
