package dev.undebug.rule;

import dev.undebug.deploy.Environment;
import dev.undebug.deploy.Variable;
import dev.undebug.secret.Secret;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Passwords that everybody knows, or tries first.
final class CommonPasswords {

  /// Defaults that open nothing but a service on the developer's own machine.
  private static final Set<String> NO_SECRET =
      Set.of("password", "pass", "postgres", "root", "admin", "user", "secret", "test", "guest");

  /// A word, or a short number: chosen for a machine of one's own.
  private static final Pattern SIMPLE = Pattern.compile("[a-z]{1,24}|\\d{1,6}");

  /// What such words are put together from. The longest text that is looked at has 24 letters, so
  /// that trying every way to cut it up takes no time.
  private static final Pattern EVERYDAY =
      Pattern.compile(
          "(?:my|the|our|your|this|is|a|an|it|not|so|very|super|ultra|top|strong|safe|secure|default|local|host"
              + "|dev|develop|development|prod|production|test|testing|demo|sample|example|django|postgres|postgre"
              + "|sql|mysql|maria|redis|rabbit|mq|mongo|db|data|base|web|app|api|server|service|site|shop|blog"
              + "|pass|passwd|password|pwd|word|secret|key|token|admin|root|user|name|owner|guest|change|me|in|qwerty"
              + "|some|random|string|here)+");

  /// Letters of a word that somebody made up for this one place; project names are shorter.
  private static final int SPECIFIC_LETTERS = 13;

  private CommonPasswords() {}

  /// Whether it is one of those that images and examples come with.
  static boolean isOne(Secret secret) {
    return NO_SECRET.contains(secret.core().toLowerCase(Locale.ROOT))
        || SIMPLE.matcher(secret.core()).matches();
  }

  /// Whether it is one of those, or made of everyday words, or the same as the name of the user or
  /// of the database; a long word of somebody's own is not.
  static boolean isKnown(Secret secret, String variable, Environment environment) {
    String core = secret.core();
    return isOne(secret)
        && (core.length() < SPECIFIC_LETTERS
            || EVERYDAY.matcher(core).matches()
            || environment.variables().entrySet().stream()
                .anyMatch(
                    entry ->
                        !entry.getKey().equals(variable)
                            && !entry.getKey().contains("PASS")
                            && entry.getValue() instanceof Variable.Set set
                            && set.text().equals(core)));
  }
}
