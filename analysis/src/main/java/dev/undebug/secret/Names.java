package dev.undebug.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a name says about the value behind it.
final class Names {

  /// What a name promises.
  enum Promise {
    DJANGO_SECRET_KEY,
    PASSWORD,
    API_KEY,
    AWS_SECRET_KEY,
    KEY,
    TOKEN,
    AUTHORIZATION,
    SESSION,
    DSN,
    /// A word that credentials bear, and many other things too.
    HINT,
    NOTHING
  }

  private static final Set<String> PASSWORDS =
      Set.of("password", "passwd", "passphrase", "passcode", "pwd", "pass", "pw", "passwort");
  private static final Set<String> TOKENS = Set.of("token", "jwt", "bearer", "pat", "otp");
  private static final Set<String> HINTS =
      Set.of(
          "secret",
          "sensitive",
          "credential",
          "credentials",
          "auth",
          "signature",
          "hmac",
          "salt",
          "iv",
          "key",
          "merchant",
          "cert",
          "private");

  /// Words in front of `key` that make it a credential.
  private static final Set<String> KEY_OWNERS =
      Set.of(
          "secret",
          "private",
          "signing",
          "encryption",
          "access",
          "master",
          "auth",
          "account",
          "storage",
          "crypto",
          "fernet",
          "hmac",
          "license",
          "service",
          "shared",
          "deploy",
          "ssh");

  /// Words in front of `key` that say it is no credential.
  private static final Set<String> HARMLESS =
      Set.of(
          "public",
          "site",
          "primary",
          "foreign",
          "sort",
          "cache",
          "natural",
          "unique",
          "dict",
          "partition",
          "field",
          "group",
          "lookup",
          "translation",
          "publishable",
          "index",
          "hash",
          "session",
          "middleware");

  /// Words behind a promising one that take the promise back: `PASSWORD_HASHERS`, `token_url`.
  private static final Set<String> ABOUT =
      Set.of(
          "hashers",
          "hasher",
          "validators",
          "validator",
          "timeout",
          "age",
          "name",
          "url",
          "uri",
          "path",
          "file",
          "form",
          "field",
          "fields",
          "class",
          "backend",
          "backends",
          "model",
          "type",
          "length",
          "expire",
          "expires",
          "expiry",
          "header",
          "prefix",
          "id",
          "ids",
          "template",
          "view",
          "algorithm",
          "endpoint",
          "lifetime",
          "days",
          "seconds",
          "domain",
          "secure",
          "httponly",
          "samesite",
          "count",
          "enabled",
          "required",
          "reset",
          "function",
          "func",
          "middleware",
          "policy",
          "dir",
          "users",
          "user",
          "host",
          "port");

  private static final Pattern LAST_KEY =
      Pattern.compile("\\[\\s*[bBuU]?(?:'([^']*)'|\"([^\"]*)\")\\s*](?:\\[\\d+])*$");
  private static final Pattern NUMBERED = Pattern.compile("(?<=[a-z]{3})\\d$");
  private static final Pattern WORD = Pattern.compile("[\\w.-]++");
  private static final Pattern LAST_WORD = Pattern.compile("([\\w.-]+?)(?:\\[\\d+])*$");

  /// The variables that hold the signing key in Django's own frames: `secret` of `salted_hmac`,
  /// `key` of a signer.
  private static final Pattern SIGNING_FRAME =
      Pattern.compile(
          "django/utils/crypto\\.py\\S* \\S+: secret|django/core/signing\\.py\\S* \\S+: (?:self\\.)?key");

  /// Words of names that are no part of a longer one.
  private static final int SHORT = 4;

  /// What may stand behind the last word of a name, or of a short one in it.
  private static final List<String> BEHIND =
      List.of(" =", "=", ":", " :", "'", "\"", "]", ")", ",", "_", "-", "1", "2", "s", "S");

  private Names() {}

  /// What stands in every text that has a name which promises something, in the spellings that
  /// people write.
  static Set<String> words() {
    var all = new TreeSet<>(PASSWORDS);
    all.addAll(TOKENS);
    all.addAll(HINTS);
    all.addAll(List.of("authorization", "dsn", "sessionid", "session_cookie", "sessionCookie"));
    var words = new TreeSet<String>();
    for (String word : all) {
      String capital = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
      for (String spelled : List.of(word, capital, word.toUpperCase(Locale.ROOT))) {
        if (word.length() > SHORT) {
          words.add(spelled);
        } else {
          BEHIND.forEach(behind -> words.add(spelled + behind));
        }
      }
    }
    return words;
  }

  static Promise promise(String path) {
    if (path.contains("django/") && SIGNING_FRAME.matcher(path).find()) {
      return Promise.DJANGO_SECRET_KEY;
    }
    String last = last(path);
    List<String> words = words(last);
    if (words.isEmpty()) {
      return Promise.NOTHING;
    }
    if (isDjangoKey(words)) {
      return Promise.DJANGO_SECRET_KEY;
    }
    String end = words.getLast();
    if (ABOUT.contains(end)) {
      return endsWith(words, "access", "key", "id") ? Promise.API_KEY : Promise.NOTHING;
    }
    if (PASSWORDS.contains(singular(end)) || runsTogether(end, PASSWORDS)) {
      return Promise.PASSWORD;
    }
    if (words.contains("sessionid") || endsWith(words, "session", "cookie")) {
      return Promise.SESSION;
    }
    return keyOrToken(words);
  }

  private static Promise keyOrToken(List<String> words) {
    String end = singular(words.getLast());
    if (words.contains("csrf") || words.contains("csrftoken") || end.startsWith("csrf")) {
      return Promise.NOTHING;
    }
    if (TOKENS.contains(end) || runsTogether(end, TOKENS)) {
      return Promise.TOKEN;
    }
    if (end.equals("authorization") || endsWith(words, "proxy", "auth")) {
      return Promise.AUTHORIZATION;
    }
    if (end.equals("dsn")) {
      return Promise.DSN;
    }
    if (end.equals("key") || end.equals("apikey")) {
      return key(words);
    }
    if (end.equals("secret") || runsTogether(end, Set.of("secret"))) {
      return Promise.KEY;
    }
    return words.stream().anyMatch(HINTS::contains) ? Promise.HINT : Promise.NOTHING;
  }

  private static Promise key(List<String> words) {
    if (words.getLast().startsWith("apikey") || words.contains("api")) {
      return Promise.API_KEY;
    }
    if (words.contains("aws") && words.contains("secret")) {
      return Promise.AWS_SECRET_KEY;
    }
    String owner = words.size() < 2 ? "" : words.get(words.size() - 2);
    if (KEY_OWNERS.contains(owner)) {
      return Promise.KEY;
    }
    return HARMLESS.contains(owner) ? Promise.NOTHING : Promise.HINT;
  }

  private static boolean isDjangoKey(List<String> words) {
    return words.equals(List.of("secret", "key"))
        || words.equals(List.of("secret", "key", "fallbacks"))
        || words.equals(List.of("django", "secret", "key"));
  }

  /// `dbpassword`, `authtoken`: written without a mark between the words.
  private static boolean runsTogether(String word, Set<String> ends) {
    return ends.stream().anyMatch(end -> end.length() >= 5 && singular(word).endsWith(end));
  }

  /// `passwords`, and `password2`: what a form asks for again.
  private static String singular(String word) {
    String bare = endsInDigit(word) ? NUMBERED.matcher(word).replaceFirst("") : word;
    return bare.endsWith("s") && !bare.endsWith("ss") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static boolean endsInDigit(String word) {
    return !word.isEmpty() && word.charAt(word.length() - 1) <= '9';
  }

  private static boolean endsWith(List<String> words, String... end) {
    int from = words.size() - end.length;
    return from >= 0 && words.subList(from, words.size()).equals(List.of(end));
  }

  /// The last key of a path: `PASSWORD` of `DATABASES['default']['PASSWORD']`.
  static String last(String path) {
    if (WORD.matcher(path).matches()) {
      return path;
    }
    var key = LAST_KEY.matcher(path);
    if (key.find()) {
      return key.group(1) == null ? key.group(2) : key.group(1);
    }
    var word = LAST_WORD.matcher(path);
    return word.find() ? word.group(1) : path;
  }

  /// The words of a name, small: `SECRET_KEY`, `secretKey` and `secret-key` have the same.
  static List<String> words(String name) {
    var words = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      boolean isPart = i < name.length() && isLetterOrDigit(name.charAt(i));
      boolean isHump =
          isPart && i > start && isCapital(name.charAt(i)) && !isCapital(name.charAt(i - 1));
      if (!isPart || isHump) {
        if (i > start) {
          words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
        }
        start = isPart ? i : i + 1;
      }
    }
    return words;
  }

  private static boolean isLetterOrDigit(char c) {
    return isCapital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
