package dev.undebug.rule;

import dev.undebug.python.evaluate.Read;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells which variables of a deployment look as if they decided, and are read by nobody.
public final class Decoys {

  /// Names that make a reader believe they decide.
  private static final Pattern LOOKS_DECIDING =
      Pattern.compile(
          "(.*_)?DEBUG(_MODE)?|DJANGO_(\\w*_)?(DEBUG|SECRET|ALLOWED|HOSTS?|SECURE|SSL|HTTPS|HSTS|CSRF|ENV|ENVIRONMENT|STAGE"
              + "|MODE|PRODUCTION|SETTINGS(?!_MODULE))(_\\w+)?"
              + "|(APP_|DEPLOY_)?ENV(IRONMENT)?");

  /// Libraries that read variables whose names stand nowhere in the code.
  private static final Set<String> DERIVE_NAMES =
      Set.of(
          "configurations",
          "django-configurations",
          "dynaconf",
          "pydantic",
          "pydantic-settings",
          "pydantic_settings",
          "goodconf",
          "confz");

  private final Tree tree;
  private final Map<String, Boolean> mentioned = new HashMap<>();

  public Decoys(Tree tree) {
    this.tree = tree;
  }

  /// Called as if it decided, and neither read by the settings nor named anywhere in the code.
  public boolean isDecoy(String name, Application.Evaluated evaluated) {
    var verdict = evaluated.settings().debug();
    return verdict.state() != Verdict.State.UNKNOWN
        && LOOKS_DECIDING.matcher(name).matches()
        && evaluated.settings().reads().stream().map(Read::variable).noneMatch(name::equals)
        && verdict.assumed().libraries().stream().noneMatch(Decoys::derivesNames)
        && !mentioned.computeIfAbsent(name, this::isMentioned);
  }

  private static boolean derivesNames(String library) {
    return DERIVE_NAMES.contains(library.replaceFirst("[. ].*", ""));
  }

  private boolean isMentioned(String name) {
    for (String path : tree.files()) {
      if (path.endsWith(".py") || path.endsWith(".sh")) {
        var bytes = tree.bytes(path);
        // Latin-1 keeps every byte, and what is looked for is ASCII.
        if (bytes.isPresent()
            && new String(bytes.get(), StandardCharsets.ISO_8859_1).contains(name)) {
          return true;
        }
      }
    }
    return false;
  }
}
