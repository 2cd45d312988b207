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
import java.util.Locale;
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

  /// Defaults that open nothing but a service on the developer's own machine.
  private static final Set<String> NO_SECRET =
      Set.of("password", "pass", "postgres", "root", "admin", "user", "secret", "test", "guest");

  /// A word, or a short number: chosen for a machine of one's own.
  private static final Pattern SIMPLE = Pattern.compile("[a-z]{1,24}|\\d{1,6}");

  /// An address of the same machine, with credentials.
  private static final Pattern LOCAL =
      Pattern.compile("[\\w+]+://[^@/]*@(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?(/.*)?");

  /// Keys that sign the tokens with which visitors log in.
  private static final Pattern SIGNS =
      Pattern.compile(
          "(SIMPLE_JWT|JWT_AUTH|NINJA_JWT|GRAPHQL_JWT)\\['(\\w*SIGNING_KEY|JWT_SECRET_KEY)'].*");

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

    private final String words;

    Opens(String words) {
      this.words = words;
    }

    static Opens of(String setting, Secret secret) {
      if (setting.startsWith("EMAIL")) {
        return MAIL;
      }
      if (QUEUES.matcher(setting).matches()) {
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
    return application.meant().stream().flatMap(this::check);
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
                    .filter(leaf -> !Placeholders.isPlaceholder(leaf.text()))
                    .filter(leaf -> !isListedWord(leaf) && !Drawn.isPublic(leaf.path()))
                    .flatMap(leaf -> check(evaluated, setting, leaf).stream()));
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

  /// Whether it is one of those that images and examples come with.
  static boolean isCommon(Secret secret) {
    return NO_SECRET.contains(secret.core().toLowerCase(Locale.ROOT))
        || SIMPLE.matcher(secret.core()).matches();
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

  private static boolean opensNothing(Secret secret) {
    return isCommon(secret)
        && (secret.core().equals(secret.value()) || LOCAL.matcher(secret.value()).matches());
  }

  private Optional<Sighting> check(Evaluated evaluated, Setting of, Parts.Leaf leaf) {
    String setting = of.name();
    var place = Literals.find(evaluated, setting, leaf);
    var secret = Secrets.classify(leaf.path(), leaf.text());
    if (place.isEmpty() || secret.isEmpty() || Opens.of(setting, secret.get()) != opens) {
      return Optional.empty();
    }
    var left = new Values(evaluated).left(place.get());
    // What everybody knows, on the same machine or beside it in one compose file.
    boolean isMachines = BESIDE.matcher(secret.get().value()).matches() && isCommon(secret.get());
    if (isMachines || (!left.isEmpty() && opensNothing(secret.get()))) {
      return Optional.empty();
    }
    String unless = left.isEmpty() ? "" : ", while %s is unset".formatted(left.getFirst());
    Severity severity = left.isEmpty() ? Severity.HIGH : Severity.MEDIUM;
    if (Drawn.isOfBrowsers(secret.get()) || (isCommon(secret.get()) && isBesideIt(of, leaf))) {
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
    boolean isLikely =
        (Drawn.isSure(secret.get()) && !Drawn.opensNothing(secret.get()))
            || (Drawn.isPassword(secret.get()) && unless.isEmpty())
            || SIGNS.matcher(leaf.path()).matches();
    if (secret.get().kind() == SecretKind.KEY
        && secret.get().proof() == Proof.NAME
        && !SIGNS.matcher(leaf.path()).matches()
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
                    .formatted(leaf.path(), unless, secret.get().kind().label(), opens.words),
                "read it from the environment, and replace the one that was published")
            .mending(Edits.readText(evaluated, place.get(), leaf.path())));
  }
}
