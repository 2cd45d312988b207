package dev.undebug.rule;

import dev.undebug.deploy.Variable;
import dev.undebug.python.evaluate.Read;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells which variables of a deployment look as if they decided, and are read by nobody.
public final class Decoys {

  /// Names that make a reader believe they decide.
  private static final Pattern LOOKS_DECIDING =
      Pattern.compile(
          "(.*_)?DEBUG(_MODE)?|DJANGO_(DEBUG|SECRET|ALLOWED|HOSTS?|SECURE|SSL|HTTPS|HSTS|CSRF|ENV|ENVIRONMENT|STAGE"
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

  private static final Set<String> FALSE = Set.of("", "0", "false", "no", "off", "f", "n");
  private static final Set<String> TRUE = Set.of("1", "true", "yes", "on", "t", "y");

  private static final Pattern CODE = Pattern.compile("\\.(py|sh)$");
  private static final Pattern DOCUMENT =
      Pattern.compile("(?i)\\.(md|rst|txt|html?|js|css|svg|json|lock)$");

  /// Larger files are no scripts.
  private static final int MAX_CHARACTERS = 200_000;

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
        && !mentioned.computeIfAbsent(name, this::isMentioned)
        && !isSoAllTheSame(name, evaluated);
  }

  /// Whether the setting that a variable is called after is what the variable says; of DEBUG people
  /// are to know what decides it.
  private static boolean isSoAllTheSame(String name, Application.Evaluated evaluated) {
    if (!(evaluated.deployment().environment().find(name).orElse(null)
        instanceof Variable.Set set)) {
      return false;
    }
    var values = new Values(evaluated);
    String setting = name.replaceFirst("^DJANGO_", "");
    String text = set.text().strip().toLowerCase(Locale.ROOT);
    return !setting.equals("DEBUG")
        && values.find(setting).isPresent()
        && ((FALSE.contains(text) && values.isTruthy(setting) == Answer.NO)
            || (TRUE.contains(text) && values.isTrue(setting).isYes()));
  }

  private static boolean derivesNames(String library) {
    return DERIVE_NAMES.contains(library.replaceFirst("[. ].*", ""));
  }

  /// Code may have the name in any way; what a shell reads, has a dollar before it.
  private boolean isMentioned(String name) {
    var shells = Pattern.compile("\\$\\{?" + Pattern.quote(name) + "(?!\\w)");
    for (String path : tree.files()) {
      if (CODE.matcher(path).find()) {
        var bytes = tree.bytes(path);
        // Latin-1 keeps every byte, and what is looked for is ASCII.
        if (bytes.isPresent()
            && new String(bytes.get(), StandardCharsets.ISO_8859_1).contains(name)) {
          return true;
        }
      } else if (!DOCUMENT.matcher(path).find()
          && tree.text(path)
              .filter(text -> text.text().length() <= MAX_CHARACTERS)
              .filter(text -> shells.matcher(text.text()).find())
              .isPresent()) {
        return true;
      }
    }
    return false;
  }
}
