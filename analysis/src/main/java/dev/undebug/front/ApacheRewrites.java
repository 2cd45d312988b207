package dev.undebug.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The rules of `mod_rewrite` that stand in a host itself, as far as they refuse, send elsewhere or
/// leave an address alone.
final class ApacheRewrites {

  private final ApacheHost host;
  private final String address;

  ApacheRewrites(ApacheHost host, String address) {
    this.host = host;
    this.address = address;
  }

  /// Follows the rules; ends where one answers.
  void run() throws Ends {
    boolean isOn =
        host.own().stream()
            .filter(one -> one.is("rewriteengine"))
            .reduce((_, last) -> last)
            .filter(one -> one.last().equalsIgnoreCase("on"))
            .isPresent();
    if (!isOn) {
      return;
    }
    var conditions = new ArrayList<Directive>();
    for (Directive one : host.own()) {
      if (one.is("rewritecond")) {
        conditions.add(one);
      } else if (one.is("rewriterule")) {
        boolean applies = holds(one, conditions);
        conditions.clear();
        if (applies && isLast(one)) {
          return;
        }
      } else if (one.name().startsWith("rewriteo") || one.is("rewritemap")) {
        throw Ends.unknown(one.name() + " is not followed");
      }
    }
  }

  private static List<String> flags(Directive one) {
    String last = one.words().size() > 3 ? one.words().get(3) : "";
    return List.of(last.replaceAll("[\\[\\]\\s]", "").toUpperCase(Locale.ROOT).split(",")).stream()
        .map(flag -> flag.replaceFirst("=.*", ""))
        .toList();
  }

  /// Whether nothing is rewritten after a rule that applies.
  private static boolean isLast(Directive one) throws Ends {
    List<String> flags = flags(one);
    String to = one.words().size() > 2 ? one.words().get(2) : "";
    boolean answers =
        flags.stream().anyMatch(flag -> flag.matches("F|FORBIDDEN|G|GONE|R|REDIRECT|P|PROXY"));
    if (answers || to.matches("(?i)https?://.*")) {
      throw new Ends(new Answer.Other());
    }
    boolean isPlain =
        flags.stream().allMatch(flag -> flag.matches("|L|LAST|END|E|ENV|NC|NOCASE|NE|CO"));
    if (!to.equals("-") || !isPlain) {
      throw Ends.unknown("a rewritten address is not followed");
    }
    return flags.stream().anyMatch(flag -> flag.matches("L|LAST|END"));
  }

  private boolean holds(Directive rule, List<Directive> conditions) throws Ends {
    if (rule.words().size() < 3) {
      throw Ends.unknown("a rule without an address");
    }
    List<String> flags = flags(rule);
    boolean ignoresCase = flags.contains("NC") || flags.contains("NOCASE");
    if (!found(rule.words().get(1), ignoresCase, address)) {
      return false;
    }
    boolean isEither = false;
    boolean holds = true;
    for (Directive condition : conditions) {
      boolean isOr = flags(condition).stream().anyMatch(flag -> flag.matches("OR|ORNEXT"));
      if (!holds) {
        return false;
      }
      boolean here = isEither || condition(condition);
      isEither = isOr && here;
      holds = here || isOr;
    }
    return holds;
  }

  private boolean condition(Directive one) throws Ends {
    if (one.words().size() < 3) {
      throw Ends.unknown("a condition without a test");
    }
    String pattern = one.words().get(2);
    boolean ignoresCase = flags(one).stream().anyMatch(flag -> flag.matches("NC|NOCASE"));
    if (pattern.matches("!?-.|!?[<>=].*")) {
      throw Ends.unknown("the condition " + pattern + " is not followed");
    }
    return switch (one.words().get(1)) {
      case "%{REQUEST_URI}", "%{REQUEST_FILENAME}" -> found(pattern, ignoresCase, address);
      case "%{REQUEST_METHOD}" -> found(pattern, ignoresCase, "GET");
      default -> throw Ends.unknown("the condition " + one.words().get(1) + " is not followed");
    };
  }

  private static boolean found(String written, boolean ignoresCase, String text) throws Ends {
    boolean isNot = written.startsWith("!");
    String pattern = isNot ? written.substring(1) : written;
    return Expression.holds(pattern, ignoresCase, text) != isNot;
  }
}
