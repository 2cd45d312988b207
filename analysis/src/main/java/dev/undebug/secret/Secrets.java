package dev.undebug.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Tells which values are credentials, of what kind, and how that is known. Nothing leaves the
/// process: every proof is offline.
public final class Secrets {

  /// The longest value that is looked at; private keys and tokens are far shorter.
  private static final int MAX_CHARACTERS = 20_000;

  /// The longest text that is searched for credentials inside it.
  private static final int MAX_TEXT = 1_000_000;

  /// An assignment, keyword argument or dictionary entry with a text literal: `password = "…"`,
  /// `'token': '…'`, `"key"=>"…"`.
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "([A-Za-z_][A-Za-z0-9_.-]{0,80}+)['\"]?\\]?\\s{0,4}(?:=|:)\\s{0,4}[bBuUrR]{0,2}(?:'([^'\\\\\\n]{1,400}+)'|\"([^\"\\\\\\n]{1,400}+)\")");

  /// A variable or setting that is asked for with a default: `os.environ.get("TOKEN", "…")`.
  private static final Pattern DEFAULT =
      Pattern.compile(
          "(?:get|getenv|setdefault|config|env|str|secret|var)\\(\\s{0,4}['\"]([A-Za-z_][A-Za-z0-9_.-]{0,80}+)['\"]\\s{0,4},"
              + "\\s{0,4}(?:default\\s{0,4}=\\s{0,4})?[bBuUrR]{0,2}(?:'([^'\\\\\\n]{1,400}+)'|\"([^\"\\\\\\n]{1,400}+)\")");

  /// An object that shows itself: `<Client key=…>`, and what it says.
  private static final Pattern OBJECT = Pattern.compile("<[A-Z][\\w.]{0,80}+ [^<>]{1,1000}+>");

  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "(?<=[\\s(,])([A-Za-z_][A-Za-z0-9_]{0,80}+)=([^\\s'\"<>(),;&]{6,400}+)(?=[\\s,)>])");

  /// How Django's template engine calls a token of a template; the text behind is the template's.
  private static final Pattern TEMPLATE_TOKEN = Pattern.compile("<[A-Z][a-z]+ $");

  private static final Pattern SCHEME =
      Pattern.compile(
          "^(?:Basic|Bearer|Token|Digest|JWT|ApiKey)\\s+(\\S.*)$", Pattern.CASE_INSENSITIVE);

  /// A parameter of a query, or a cookie behind another one: `?token=…`, `; remember_token=…`.
  private static final Pattern PARAMETER =
      Pattern.compile("(?:[?&]|;\\s)([A-Za-z_][A-Za-z0-9_.-]{0,60}+)=([^&;\\s'\"<>]{3,400}+)");

  /// `sessionid=…` inside a Cookie header.
  private static final Pattern SESSION_COOKIE =
      Pattern.compile("(?:^|[;\\s])sessionid=([^;\\s'\"]{16,4000})");

  /// What `startproject` of Django 3.2 and later puts before the key.
  private static final String STARTPROJECT = "django-insecure-";

  private Secrets() {}

  /// What a value is, judged by itself and by the name it stands under.
  ///
  /// @param name as a [path](Names#last): the last key counts
  /// @param value with entities decoded and quotes taken off
  public static Optional<Secret> classify(String name, String value) {
    String bare = value.strip();
    if (bare.length() > MAX_CHARACTERS || bare.length() < 3 || Placeholders.isNoValue(bare)) {
      return Optional.empty();
    }
    var promise = Names.promise(name);
    boolean isOfStartproject =
        bare.startsWith(STARTPROJECT) && bare.length() > STARTPROJECT.length() + 10;
    if (isOfStartproject || promise == Names.Promise.DJANGO_SECRET_KEY) {
      var key = djangoKey(bare);
      if (key.isPresent()) {
        return key;
      }
    }
    if (Placeholders.isPlaceholder(bare) || Structures.isCertificate(bare)) {
      return Optional.empty();
    }
    for (var proven :
        List.of(ProviderForms.whole(bare), CredentialUrls.whole(bare), Structures.whole(bare))) {
      if (proven.isPresent()) {
        return proven;
      }
    }
    return named(promise, name, bare);
  }

  /// ASCII words, one of which stands in every text that holds a credential or a name that promises
  /// one; payment cards and signed cookies alone say nothing of themselves.
  public static Set<String> words() {
    var words = new TreeSet<>(Names.words());
    words.addAll(ProviderForms.marks());
    words.addAll(List.of(STARTPROJECT, "://", "PRIVATE KEY", "eyJ"));
    return words;
  }

  /// The kind of credential that a name alone promises; empty for names of many other things.
  public static Optional<SecretKind> promised(String name) {
    return switch (Names.promise(name)) {
      case DJANGO_SECRET_KEY -> Optional.of(SecretKind.DJANGO_SECRET_KEY);
      case PASSWORD -> Optional.of(SecretKind.PASSWORD);
      case API_KEY -> Optional.of(SecretKind.API_KEY);
      case AWS_SECRET_KEY -> Optional.of(SecretKind.AWS_SECRET_KEY);
      case KEY -> Optional.of(SecretKind.KEY);
      case TOKEN -> Optional.of(SecretKind.TOKEN);
      case AUTHORIZATION -> Optional.of(SecretKind.AUTHORIZATION);
      case SESSION -> Optional.of(SecretKind.SESSION);
      case DSN, HINT, NOTHING -> Optional.empty();
    };
  }

  /// The credentials that stand inside a longer text: a source line, a header, an error message.
  public static List<Secret> within(String text) {
    String searched = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    var found = new LinkedHashMap<String, Secret>();
    for (var some :
        List.of(
            ProviderForms.within(searched),
            CredentialUrls.within(searched),
            Structures.within(searched),
            assigned(searched),
            cookies(searched))) {
      for (Secret secret : some) {
        found.putIfAbsent(secret.core(), secret);
      }
    }
    return List.copyOf(found.values());
  }

  private static List<Secret> assigned(String text) {
    var found = new ArrayList<Secret>();
    for (Pattern form : List.of(ASSIGNMENT, DEFAULT, PARAMETER)) {
      pairs(text, form, found);
    }
    var object = OBJECT.matcher(text);
    while (object.find()) {
      pairs(object.group(), ATTRIBUTE, found);
    }
    return found;
  }

  private static void pairs(String text, Pattern form, List<Secret> found) {
    var pair = form.matcher(text);
    while (pair.find()) {
      if (!isTemplateToken(text, pair.start())) {
        String value = pair.group(2) == null ? pair.group(pair.groupCount()) : pair.group(2);
        classify(pair.group(1), value).ifPresent(found::add);
      }
    }
  }

  private static boolean isTemplateToken(String text, int at) {
    return text.startsWith("token: ", at)
        && TEMPLATE_TOKEN.matcher(text.substring(Math.max(0, at - 12), at)).find();
  }

  private static List<Secret> cookies(String text) {
    var found = new ArrayList<Secret>();
    var cookie = SESSION_COOKIE.matcher(text);
    while (cookie.find()) {
      if (!Placeholders.isPlaceholder(cookie.group(1))) {
        found.add(
            Secret.whole(
                SecretKind.SESSION,
                cookie.group(1),
                Proof.NAME,
                "the name of Django's session cookie"));
      }
    }
    return found;
  }

  private static Optional<Secret> named(Names.Promise promise, String name, String value) {
    return switch (promise) {
      case DJANGO_SECRET_KEY -> djangoKey(value);
      case PASSWORD -> password(name, value);
      case API_KEY -> opaque(SecretKind.API_KEY, value, 8);
      case AWS_SECRET_KEY -> opaque(SecretKind.AWS_SECRET_KEY, value, 8);
      case KEY -> opaque(SecretKind.KEY, value, 8);
      case TOKEN -> opaque(SecretKind.TOKEN, value, 8);
      case SESSION -> opaque(SecretKind.SESSION, value, 16);
      case AUTHORIZATION -> authorization(value);
      case DSN -> isBlended(value) ? opaque(SecretKind.TOKEN, value, 8) : Optional.empty();
      case HINT -> isBlended(value) ? opaque(SecretKind.KEY, value, 8) : Optional.empty();
      case NOTHING -> Optional.empty();
    };
  }

  private static Optional<Secret> djangoKey(String value) {
    if (value.length() < 8 || value.startsWith("[") || value.startsWith("(")) {
      return Optional.empty();
    }
    return Optional.of(
        value.startsWith(STARTPROJECT)
            ? Secret.whole(
                SecretKind.DJANGO_SECRET_KEY,
                value,
                Proof.FORM,
                "the prefix that startproject writes")
            : Secret.whole(
                SecretKind.DJANGO_SECRET_KEY,
                value,
                Proof.NAME,
                "the name of Django's signing key"));
  }

  private static Optional<Secret> password(String name, String value) {
    if (isPathOrReference(value)) {
      return Optional.empty();
    }
    String path = name.toUpperCase(Locale.ROOT);
    boolean isDatabase =
        path.startsWith("DATABASES[")
            || path.contains("POSTGRES")
            || path.contains("MYSQL")
            || path.matches(".*\\b(?:DB|DATABASE)_?PASS.*");
    var kind = isDatabase ? SecretKind.DATABASE_PASSWORD : SecretKind.PASSWORD;
    return Optional.of(Secret.whole(kind, value, Proof.NAME, "the name says so"));
  }

  private static Optional<Secret> authorization(String value) {
    var scheme = SCHEME.matcher(value);
    if (!scheme.matches()) {
      return opaque(SecretKind.AUTHORIZATION, value, 8);
    }
    String credential = scheme.group(1);
    return Placeholders.isPlaceholder(credential)
        ? Optional.empty()
        : Optional.of(
            new Secret(
                SecretKind.AUTHORIZATION,
                value,
                credential,
                Proof.STRUCTURE,
                "an authorization scheme and a credential"));
  }

  /// A value under a promising name that nothing speaks against.
  private static Optional<Secret> opaque(SecretKind kind, String value, int atLeast) {
    boolean speaksAgainst =
        value.matches(".*\\{\\w{0,40}}.*")
            || value.length() < atLeast
            || value.indexOf(' ') >= 0
            || isPathOrReference(value)
            || isWord(value);
    return speaksAgainst
        ? Optional.empty()
        : Optional.of(Secret.whole(kind, value, Proof.NAME, "the name says so"));
  }

  /// Letters and digits mixed, or as little order as chance leaves.
  private static boolean isBlended(String value) {
    boolean hasDigit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean hasLetter = value.chars().anyMatch(Character::isLetter);
    return (hasDigit && hasLetter) || (value.length() >= 16 && entropy(value) >= 3.5);
  }

  /// A path or a pattern of paths, an address without credentials, a network, a dotted name, a
  /// container or a repr of an object.
  private static boolean isPathOrReference(String value) {
    char first = value.charAt(0);
    return first == '/'
        || value.startsWith("^/")
        || value.matches("[0-9A-Fa-f:.]{2,45}/\\d{1,3}")
        || first == '<'
        || first == '['
        || first == '{'
        || first == '('
        || value.contains("://")
        || value.matches("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)+(?:\\(.*\\))?")
        || value.matches("[A-Z][A-Za-z]*\\(.*\\)");
  }

  /// A number, plain words in small or capital letters (`bearer-token`, `HTTP_X_TOKEN`,
  /// `shop:rebuild`), a path, or the name of a file in a folder.
  private static boolean isWord(String value) {
    return value.matches("(?:[\\w-]+/){1,20}[\\w.-]+\\.[a-z]{2,5}")
        || value.matches("(?:[a-z0-9_.-]{1,24}/){1,20}[a-z0-9_.-]{0,24}")
        || value.matches("[0-9.,+-]{1,15}")
        || value.matches("[a-z]+(?:[:_-][a-z]+)*")
        || value.matches("[A-Z]+(?:[_-][A-Z]+)*");
  }

  /// Shannon's entropy in bits per character.
  static double entropy(String value) {
    var counts = new int[128];
    for (int i = 0; i < value.length(); i++) {
      counts[value.charAt(i) & 127]++;
    }
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / value.length();
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }
}
