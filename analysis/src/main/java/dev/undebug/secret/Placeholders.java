package dev.undebug.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells values that stand where a credential would from credentials.
public final class Placeholders {

  private static final Set<String> WORDS =
      Set.of(
          "changeme",
          "changethis",
          "changeit",
          "replaceme",
          "replacethis",
          "fillme",
          "fixme",
          "none",
          "null",
          "nil",
          "true",
          "false",
          "unset",
          "undefined",
          "empty",
          "tbd",
          "todo",
          "redacted",
          "removed",
          "hidden",
          "masked",
          "censored",
          "filtered",
          "placeholder",
          "dummy",
          "example",
          "sample",
          "insecure",
          "blank",
          "notset",
          "notconfigured",
          "na");

  /// What templates and shells put in later: `${X}`, `$X`, `{{ x }}`, `{x}`, `%(x)s`, `<x>`, `[x]`.
  private static final Pattern FILLED_IN_LATER =
      Pattern.compile(
          "\\$\\{[^}]*+}|\\$[A-Za-z_][A-Za-z0-9_]*+|\\{\\{.*+|\\{%.*+|\\{[A-Za-z_0-9.]*+}|%\\([^)]*+\\)s|%s"
              + "|<[^<>]*+>|\\[[A-Za-z _-]*+]|@[A-Za-z_]++@|__[A-Za-z_]++__");

  private static final Pattern ASKS =
      Pattern.compile(
          "your(?:user|pass|secret|token|key|api|db)\\w*|default[ _-]?\\w*pass\\w*"
              + "|[\\w. -]*(?:^|[^a-z])(?:fake|dummy|placeholder|not[-_]?a[-_]?(?:real|secret)|example)(?:[^a-z@:/][\\w. -]*)?"
              + "|(?:your|my|insert|enter|put|replace|change|set|some|the|a)[ _-].*|.*[ _-](?:here|goes-here|me|in-production)"
              + "|!+\\s*(?:set|change|replace)\\b.*"
              + "|.*(?:changeme|change-me|change_me|replace-me|replace_me).*",
          Pattern.CASE_INSENSITIVE);

  /// How what [#ASKS] takes begins, or ends, or what it has inside.
  private static final List<String> OPENERS =
      List.of(
          "your", "default", "my", "insert", "enter", "put", "replace", "change", "set", "some",
          "the", "a ", "a_", "a-", "!");

  private static final List<String> ENDINGS = List.of("here", "me", "in-production");

  private static final List<String> INSIDE =
      List.of(
          "fake",
          "dummy",
          "placeholder",
          "not",
          "example",
          "changeme",
          "change-me",
          "change_me",
          "replace-me",
          "replace_me");

  /// The keys that Amazon's documentation uses end like this.
  private static final Pattern DOCUMENTED = Pattern.compile("AKIA[A-Z0-9]*EXAMPLE|.*EXAMPLEKEY");

  /// What tells whoever starts it to put another there; a key that is weak says no such thing.
  private static final Pattern TO_BE_REPLACED =
      Pattern.compile(
          "(?:your|insert|enter|put|replace|change|set)[ _-].*|your[a-z]\\w*|.*[ _-](?:goes[ _-])?here"
              + "|!+\\s*(?:set|change|replace)\\b.*"
              + "|.*(?:change[ _-]?me|change[ _-]?this|replace[ _-]?me|replace[ _-]?this|placeholder).*"
              + "|.*[ _-]change[ _-]in[ _-]production",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /// What a value is starred with, at least this often; a shorter one may be somebody's own.
  private static final Pattern STARRED = Pattern.compile("(?:x{3,}+|\\*{3,}+|[-_.…•#?]{3,}+)");

  private Placeholders() {}

  /// Whether a value asks to be replaced: `change-me`, `your_secret_key_here`, or one that is cut
  /// out.
  public static boolean asksToBeReplaced(String value) {
    return isCutOut(value) || TO_BE_REPLACED.matcher(value.strip()).matches();
  }

  /// Whether a value was taken out of what is shown, or is put in later: `<SECRET_KEY>`,
  /// `xxxxxxxx`, `***`.
  public static boolean isCutOut(String value) {
    String small = value.strip().toLowerCase(Locale.ROOT);
    return STARRED.matcher(small).matches() || FILLED_IN_LATER.matcher(small).matches();
  }

  /// Whether a value only holds the place of one.
  public static boolean isPlaceholder(String value) {
    String bare = value.strip();
    return isNoValue(bare)
        || WORDS.contains(letters(bare))
        || (mayAsk(bare.toLowerCase(Locale.ROOT)) && ASKS.matcher(bare).matches())
        || DOCUMENTED.matcher(bare).matches();
  }

  /// Whether a value, in small letters, has what the longer pattern would find at once or late.
  private static boolean mayAsk(String small) {
    return OPENERS.stream().anyMatch(small::startsWith)
        || ENDINGS.stream().anyMatch(small::endsWith)
        || INSIDE.stream().anyMatch(small::contains);
  }

  /// Whether a value is not there: starred, cut out, or put in later. What asks to be replaced
  /// (`change-me`) is a value all the same: Django signs with it.
  public static boolean isNoValue(String value) {
    String bare = value.strip();
    return bare.isEmpty()
        || isOneCharacter(bare)
        || isDots(bare)
        || FILLED_IN_LATER.matcher(bare).matches();
  }

  /// `********`, `xxxx`, `----`; a single character too: it is no credential.
  private static boolean isOneCharacter(String value) {
    int first = Character.toLowerCase(value.charAt(0));
    return value.chars().allMatch(c -> Character.toLowerCase(c) == first);
  }

  private static boolean isDots(String value) {
    return value.chars().allMatch(c -> c == '.' || c == '…' || c == '*' || c == '•');
  }

  private static String letters(String value) {
    return value.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }
}
