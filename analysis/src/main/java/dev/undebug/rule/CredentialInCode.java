package dev.undebug.rule;

import dev.undebug.deploy.Variable;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.secret.Placeholders;
import dev.undebug.secret.Proof;
import dev.undebug.secret.Secret;
import dev.undebug.secret.SecretKind;
import dev.undebug.secret.Secrets;
import dev.undebug.settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A credential stands in the settings; one rule for each kind of what it opens.
///
/// @param opens what the credentials of this rule open
record CredentialInCode(String id, String name, Opens opens) implements Rule {

  static final List<Rule> ALL =
      List.of(
          new CredentialInCode("UDB208", "database-credential-in-code", Opens.DATABASE),
          new CredentialInCode("UDB209", "mail-credential-in-code", Opens.MAIL),
          new CredentialInCode("UDB210", "queue-credential-in-code", Opens.QUEUE),
          new CredentialInCode("UDB211", "service-credential-in-code", Opens.SERVICE));

  /// Django's own keys have rules of their own; limits are called after what they limit.
  static final Pattern HARMLESS =
      Pattern.compile(
          "SECRET_KEY(_FALLBACKS)?|.*(RATE|THROTTLE|LIMIT|MESSAGE|TEMPLATE|FORM|ROUTE).*");

  /// What documentation calls a database, its user and its password.
  private static final Pattern EXAMPLE =
      Pattern.compile("(?i)(?:my|your)?_?(?:db|database)?_?(?:name|user(?:name)?|pass(?:word)?)?");

  /// An address of the same machine, with credentials.
  private static final Pattern LOCAL =
      Pattern.compile("[\\w+]+://[^@/]*@(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?(/.*)?");

  /// Keys that sign the tokens with which visitors log in.
  private static final Pattern SIGNS =
      Pattern.compile(
          "(SIMPLE_JWT|JWT_AUTH|NINJA_JWT|GRAPHQL_JWT)\\['(\\w*SIGNING_KEY|JWT_SECRET_KEY)'].*");

  /// Algorithms that sign and check with one key; the packages' own choice is one of them.
  private static final Pattern SIGNS_WITH_ONE_KEY = Pattern.compile("HS\\d+");

  private static final Pattern FILE = Pattern.compile("/.*|.*\\.(pem|key|txt)");

  /// Settings of Celery's monitor, which is no broker; it reads none of Django's settings itself.
  private static final Pattern FLOWER = Pattern.compile(".*FLOWER.*");

  /// A host without a domain.
  private static final Pattern BESIDE =
      Pattern.compile("[\\w+]+://[^@/]*@([\\w-]+|127\\.0\\.0\\.1|\\[::1])(:\\d+)?(/.*)?");

  private static final Pattern QUEUES =
      Pattern.compile(".*(BROKER|CACHE|CELERY|CHANNEL_LAYERS|REDIS|RABBIT|AMQP|RQ_QUEUES|HUEY).*");

  /// What a credential opens.
  enum Opens {
    DATABASE("opens a database"),
    MAIL("opens the mail server"),
    /// A broker or a cache.
    QUEUE("opens a broker or a cache"),
    SERVICE("opens a service");

    /// What the key opens that tokens are signed with.
    private static final String SIGNING = "signs the tokens that visitors log in with";

    private static final String TEST_INBOX =
        "opens an inbox for tests: what is sent there reaches nobody";

    private final String words;

    Opens(String words) {
      this.words = words;
    }

    static Opens of(String setting, Secret secret) {
      if (setting.startsWith("EMAIL")) {
        return MAIL;
      }
      if (QUEUES.matcher(setting).matches() && !FLOWER.matcher(setting).matches()) {
        return QUEUE;
      }
      boolean isDatabase =
          setting.equals("DATABASES") || secret.kind().use() == SecretKind.Use.DATABASE;
      return isDatabase ? DATABASE : SERVICE;
    }
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    var seen = application.meant().stream().flatMap(this::check).toList();
    return opens == Opens.DATABASE
        ? Stream.concat(seen.stream(), UnloadedSettings.check(application, seen))
        : seen.stream();
  }

  private Stream<Sighting> check(Evaluated evaluated) {
    return evaluated.settings().settings().values().stream()
        .filter(setting -> !setting.isDefault() && !HARMLESS.matcher(setting.name()).matches())
        .flatMap(
            setting ->
                leaves(setting).stream()
                    .filter(leaf -> !SecretKeys.isKnown(evaluated, leaf.text()))
                    .filter(leaf -> !isSet(evaluated, leaf.text()))
                    // `SET-ME` under a name that says SECRET_KEY, which is not Django's.
                    .filter(leaf -> !isPlaceholder(setting, leaf) && !isExample(setting, leaf))
                    .filter(leaf -> !isListedWord(leaf) && !Drawn.isPublic(leaf.path()))
                    .flatMap(leaf -> check(evaluated, setting, leaf).stream()));
  }

  /// What only holds the place of a credential opens nothing; with a key that asks to be replaced
  /// tokens are signed all the same.
  private static boolean isPlaceholder(Setting setting, Parts.Leaf leaf) {
    return isSigningKey(setting, leaf)
        ? Placeholders.isNoValue(leaf.text())
        : Placeholders.isPlaceholder(leaf.text());
  }

  /// Whether it signs tokens, and whoever reads it signs others: no name of a file, and no half
  /// that only checks.
  private static boolean isSigningKey(Setting setting, Parts.Leaf leaf) {
    int at = leaf.path().indexOf("['");
    return SIGNS.matcher(leaf.path()).matches()
        && !FILE.matcher(leaf.text()).matches()
        && leaves(setting).stream()
            .filter(
                one ->
                    one.path().startsWith(leaf.path().substring(0, at))
                        && one.path().matches(".*ALGORITHM'].*"))
            .allMatch(one -> SIGNS_WITH_ONE_KEY.matcher(one.text()).matches());
  }

  /// A key that signs is one however it is made.
  private static Optional<Secret> secret(Setting setting, Parts.Leaf leaf) {
    var secret = Secrets.classify(leaf.path(), leaf.text());
    return secret.isEmpty() && !leaf.text().isBlank() && isSigningKey(setting, leaf)
        ? Optional.of(
            Secret.whole(SecretKind.KEY, leaf.text(), Proof.NAME, "tokens are signed with it"))
        : secret;
  }

  /// Whether mail goes to an inbox that its owner looks into, and to nobody else.
  static boolean isTestInbox(Evaluated evaluated) {
    var hosts =
        evaluated.settings().find("EMAIL_HOST").stream()
            .flatMap(setting -> leaves(setting).stream())
            .toList();
    return !hosts.isEmpty() && hosts.stream().allMatch(host -> Hosts.isTestInbox(host.text()));
  }

  static List<Parts.Leaf> leaves(Setting setting) {
    return setting.values().stream()
        .flatMap(value -> Parts.leaves(setting.name(), value).stream())
        .distinct()
        .toList();
  }

  /// Whether it comes from a file of the deployment, which is another rule's business.
  private static boolean isSet(Evaluated evaluated, String text) {
    return evaluated.deployment().environment().variables().values().stream()
        .anyMatch(variable -> variable instanceof Variable.Set set && set.text().contains(text));
  }

  /// `'password': ['read', 'write']` lists scopes, and no passwords.
  static boolean isListedWord(Parts.Leaf leaf) {
    return leaf.path().matches(".*\\[\\d+]") && leaf.text().matches("[A-Za-z_-]+");
  }

  private static Answer holds(Datum value, Parts.Leaf leaf) {
    return Answer.of(
        Parts.leaves("", value).stream().anyMatch(one -> one.text().equals(leaf.text())));
  }

  /// Whether it opens what listens on the same machine alone.
  static boolean isLocal(Secret secret) {
    return LOCAL.matcher(secret.value()).matches();
  }

  /// Whether what a password opens listens on the machine that the application runs on.
  private static boolean isBesideIt(Setting setting, Parts.Leaf password) {
    int at = password.path().indexOf("['PASSWORD']");
    String host = at < 0 ? "" : password.path().substring(0, at) + "['HOST']";
    return leaves(setting).stream()
        .anyMatch(
            leaf ->
                leaf.path().equals(host) && leaf.text().matches("localhost|127\\.0\\.0\\.1|::1"));
  }

  /// Whether a database's name, user and password are those of documentation: `mydatabase`,
  /// `mydatabaseuser`, `mypassword`.
  private static boolean isExample(Setting setting, Parts.Leaf password) {
    int at = password.path().indexOf("['PASSWORD']");
    return at >= 0
        && EXAMPLE.matcher(password.text()).matches()
        && Stream.of("['NAME']", "['USER']")
            .allMatch(
                key ->
                    leaves(setting).stream()
                        .anyMatch(
                            leaf ->
                                leaf.path().equals(password.path().substring(0, at) + key)
                                    && EXAMPLE.matcher(leaf.text()).matches()));
  }

  private static boolean opensNothing(Secret secret) {
    return CommonPasswords.isOne(secret)
        && (secret.core().equals(secret.value()) || LOCAL.matcher(secret.value()).matches());
  }

  private static boolean isLikely(Secret secret, boolean isAlways) {
    return (Drawn.isSure(secret) && !Drawn.opensNothing(secret))
        || (Drawn.isPassword(secret) && isAlways);
  }

  private Optional<Sighting> check(Evaluated evaluated, Setting of, Parts.Leaf leaf) {
    String setting = of.name();
    var place = Literals.find(evaluated, setting, leaf);
    var secret = secret(of, leaf);
    if (place.isEmpty() || secret.isEmpty() || Opens.of(setting, secret.get()) != opens) {
      return Optional.empty();
    }
    var left = new Values(evaluated).left(place.get());
    // What everybody knows, on the same machine or beside it in one compose file.
    boolean isMachines =
        BESIDE.matcher(secret.get().value()).matches() && CommonPasswords.isOne(secret.get());
    if (isMachines || (!left.isEmpty() && opensNothing(secret.get()))) {
      return Optional.empty();
    }
    String unless = left.isEmpty() ? "" : ", while %s is unset".formatted(left.getFirst());
    Severity severity = left.isEmpty() ? Severity.HIGH : Severity.MEDIUM;
    boolean isForTests = opens == Opens.MAIL && isTestInbox(evaluated);
    if (isForTests
        || Drawn.isOfBrowsers(secret.get())
        || (CommonPasswords.isOne(secret.get()) && isBesideIt(of, leaf))) {
      severity = Severity.LOW;
    }
    if (left.isEmpty()) {
      switch (Elsewhere.of(
          evaluated, Set.of(setting), asked -> asked.ask(setting, value -> holds(value, leaf)))) {
        case Elsewhere.Settled() -> {}
        case Elsewhere.Variables variables -> {
          if (opensNothing(secret.get())) {
            return Optional.empty();
          }
          severity = severity.lessened();
          unless = ", and counts " + variables.words();
        }
        case Elsewhere.Outside(var what) -> {
          severity = Severity.LOW;
          unless = ", and counts unless %s sets another".formatted(what);
        }
      }
    }
    boolean isSigning = SIGNS.matcher(leaf.path()).matches();
    boolean isLikely = isSigning || isLikely(secret.get(), unless.isEmpty());
    boolean isKey = secret.get().kind() == SecretKind.KEY && secret.get().proof() == Proof.NAME;
    if (((isKey && !isSigning) || FLOWER.matcher(setting).matches())
        && severity.compareTo(Severity.MEDIUM) > 0) {
      // A name that ends in KEY may be that of an identifier.
      severity = Severity.MEDIUM;
    }
    return Optional.of(
        evaluated
            .sighting(
                isLikely ? severity : Severity.NOTE,
                place.get(),
                "%s is written in the code%s: %s, which %s"
                    .formatted(
                        leaf.path(),
                        unless,
                        secret.get().kind().label(),
                        isForTests ? Opens.TEST_INBOX : isSigning ? Opens.SIGNING : opens.words),
                "read it from the environment, and replace the one that was published")
            .mending(Edits.readText(evaluated, place.get(), leaf.path())));
  }
}
