package dev.undebug.secret;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Words that are credentials somewhere and words everywhere else: `postgres`, `admin`. They are
/// starred in their own place alone, behind a name that says so.
final class EverydayWords {

  private static final Set<String> ALL =
      Set.of(
          ("admin administrator api app changeme client database db debug default demo dev"
                  + " development django docker example false guest host key letmein local localhost"
                  + " login manager mariadb read write master mongo mongodb mysql name none oracle pass passwd"
                  + " password postgres postgresql prod production pwd rabbitmq redis root secret"
                  + " server service sqlite staging test tester testing token"
                  + " true user username value web welcome")
              .split(" "));

  /// Characters in front of a value that are searched for its name.
  private static final int WINDOW = 160;

  /// A name, and what may stand between it and its value: `"PASSWORD": "`, `password = b'`,
  /// `PASSWORD: str = '`, `getenv("PASSWORD", default="`, `--password=`.
  private static final Pattern NAMED =
      Pattern.compile(
          "([A-Za-z_][A-Za-z0-9_.-]{0,80}+)['\"]?\\]?(?:\\s?:\\s?[a-z]{1,8})?\\s{0,4}(?:=>|=|:|,)\\s{0,4}"
              + "(?:default\\s{0,4}=\\s{0,4})?[bBuUrR]{0,2}['\"]?$"
              + "|--([A-Za-z][A-Za-z0-9-]{0,40}+)[ =]['\"]?$");

  /// `postgres://postgres:`, which a password and an `@` follow.
  private static final Pattern LOGIN = Pattern.compile("://[^/\\s:@]{0,80}:$");

  private EverydayWords() {}

  static boolean isOne(String value) {
    return ALL.contains(value.toLowerCase(Locale.ROOT));
  }

  /// A text in which a word is starred where it is a credential.
  static String star(String text, String word) {
    StringBuilder shown = null;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
      int end = at + word.length();
      if (isInPlace(text, at, end)) {
        shown = shown == null ? new StringBuilder(text) : shown;
        shown.replace(at, end, "*".repeat(word.length()));
      }
    }
    return shown == null ? text : shown.toString();
  }

  private static boolean isInPlace(String text, int start, int end) {
    String before = text.substring(Math.max(0, start - WINDOW), start);
    boolean isWhole =
        (start == 0 || !isOfWord(text.charAt(start - 1)))
            && (end == text.length() || !isOfWord(text.charAt(end)));
    if (!isWhole) {
      return false;
    }
    if (end < text.length() && text.charAt(end) == '@' && LOGIN.matcher(before).find()) {
      return true;
    }
    var named = NAMED.matcher(before);
    if (!named.find()) {
      return false;
    }
    String name = named.group(1) == null ? named.group(2) : named.group(1);
    var promise = Names.promise(name);
    return promise != Names.Promise.NOTHING && promise != Names.Promise.HINT;
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
